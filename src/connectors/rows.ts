import { OmnichannelError, quoted } from '../contract/index.js';
import { CsvReader } from '../tables/csv.js';
import { Turns } from './turns.js';

/** Rows as plain objects keyed by column, nested records included. */
export type Rows = readonly Readonly<Record<string, unknown>>[];
/** An answer of an API as it came: rows under `records`, `data` or `rows`. Several answers in a list are its pages. */
export type Answer = Readonly<Record<string, unknown>>;
/** The text of a CSV, JSON or NDJSON file, the file itself, rows, an answer or the pages of one. */
export type ExportedRows = string | Blob | Rows | Answer;
/** Exports of the same object, each with the day (`YYYY-MM-DD`) it was made. */
export type DatedExports = readonly { readonly exportedOn: string; readonly rows: ExportedRows }[];
/** One source, dated exports of it, or its files one after the other. */
export type ConnectorSource = ExportedRows | DatedExports | readonly (string | Blob)[];

/** Rows of one source, only the columns that are read. */
export interface RawTable {
  /** As messages call it. */
  readonly subject: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
  /** What the source calls its first row of values: 2 below a header, else 1. */
  readonly firstRow: number;
  readonly decimalComma: boolean;
  readonly exportedOn?: string;
}

/** The rows that one row of a source stands for. */
export type Reshape = (row: Readonly<Record<string, unknown>>) => Rows;

export interface RowsOptions {
  readonly subject: string;
  /** Whether a column, in lower case, is read. */
  readonly wants: (column: string) => boolean;
  /** Makes plain columns of a row that is built otherwise. */
  readonly reshape?: Reshape;
  readonly exportedOn?: string;
}

/** The tables of a source. Throws `invalid-csv` or `invalid-data` where it is none, or an answer that says it is not all. */
export async function readRows(source: ConnectorSource, options: RowsOptions): Promise<readonly RawTable[]> {
  if (isDated(source)) {
    const tables: RawTable[] = [];
    for (const { exportedOn, rows } of source) tables.push(await readOne(rows, { ...options, subject: `${options.subject} of ${exportedOn}`, exportedOn }));
    return tables;
  }
  if (!isFiles(source)) return [await readOne(source, options)];
  const tables: RawTable[] = [];
  for (const [at, file] of source.entries()) tables.push(await readOne(file, { ...options, subject: `${options.subject} (${file instanceof File ? file.name : `file ${at + 1}`})` }));
  return tables;
}

function isFiles(source: ConnectorSource): source is readonly (string | Blob)[] {
  return Array.isArray(source) && source.length > 0 && source.every((each: unknown) => typeof each === 'string' || each instanceof Blob);
}

function isDated(source: ConnectorSource): source is DatedExports {
  return Array.isArray(source) && source.length > 0 && source.every((each: unknown) => isRecord(each) && typeof each.exportedOn === 'string' && 'rows' in each);
}

async function readOne(source: ExportedRows, options: RowsOptions): Promise<RawTable> {
  const held = source instanceof Blob ? await textOf(source, options.subject) : source;
  if (typeof held !== 'string') return fromObjects(rowsOf(held, options.subject), options);
  const text = held.replace(/^\uFEFF/, '').trimStart();
  return /^[[{]/.test(text) ? fromObjects(rowsOf(parsed(text, options.subject), options.subject), options) : fromCsv(held, options);
}

async function textOf(file: Blob, subject: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  } catch (cause) {
    throw new OmnichannelError('invalid-csv', { subject, problem: 'invalid CSV: its bytes are no UTF-8 text', remedy: 'Save the file as UTF-8.', cause });
  }
}

function parsed(text: string, subject: string): Rows | Answer {
  try {
    const held = JSON.parse(text) as Rows | Answer;
    const isOneLine = isRecord(held) && listIn(held) === undefined && held.responseStatus === undefined;
    return isOneLine ? [held] : held;
  } catch (cause) {
    const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
    return lines.map((line, at) => {
      try {
        return JSON.parse(line) as Readonly<Record<string, unknown>>;
      } catch {
        throw new OmnichannelError('invalid-data', { subject, problem: `invalid JSON in line ${at + 1}`, remedy: 'Give one JSON text, or one JSON object in each line.', cause });
      }
    });
  }
}

async function fromCsv(text: string, { subject, wants, exportedOn }: RowsOptions): Promise<RawTable> {
  const reader = new CsvReader(text, subject);
  const kept = [...reader.header.keys()].filter((at) => wants((reader.header[at] ?? '').toLowerCase()));
  const rows: (readonly unknown[])[] = [];
  const fields: string[] = [];
  const turns = new Turns();
  while (reader.next(fields)) {
    rows.push(kept.map((at) => detached(fields[at] ?? '')));
    if (turns.isOver()) await turns.rest();
  }
  return { subject, header: kept.map((at) => reader.header[at] ?? ''), rows, firstRow: 2, decimalComma: reader.separator !== ',', ...(exportedOn !== undefined && { exportedOn }) };
}

/** The text in memory of its own: a part of a long text would keep all of it alive. */
const detached = (text: string): string => (text === '' ? '' : ` ${text}`.slice(1));

function fromObjects(objects: Rows, { subject, wants, reshape = (row) => [row], exportedOn }: RowsOptions): RawTable {
  const places = new Map<string, number>();
  const rows = objects.flatMap((object, at) => {
    if (!isRecord(object)) throw new OmnichannelError('invalid-data', { subject, problem: `invalid row ${at + 1}: ${quoted(object)}`, remedy: 'Give rows as plain objects keyed by column.' });
    return reshape(object).map((shaped) => {
      const row: unknown[] = [];
      flatten(shaped, '', (name, value) => {
        if (!wants(name.toLowerCase())) return;
        let place = places.get(name);
        if (place === undefined) places.set(name, (place = places.size));
        row[place] = value;
      });
      return row;
    });
  });
  return { subject, header: [...places.keys()], rows, firstRow: 1, decimalComma: false, ...(exportedOn !== undefined && { exportedOn }) };
}

function flatten(record: Readonly<Record<string, unknown>>, prefix: string, put: (name: string, value: unknown) => void): void {
  for (const [name, value] of Object.entries(record)) {
    if (name === 'attributes' && isRecord(value)) continue;
    if (isRecord(value)) flatten(value, `${prefix}${name}.`, put);
    else put(prefix + name, value);
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

function rowsOf(held: Rows | Answer, subject: string): Rows {
  if (!Array.isArray(held)) return pagesOf([held as Answer], subject);
  const pages = held as readonly Answer[];
  return pages.length > 0 && pages.every((page) => isRecord(page) && listIn(page) !== undefined) ? pagesOf(pages, subject) : (held as Rows);
}

/** The rows inside an answer: Salesforce says `records`, Vault and X `data`, YouTube `rows` beside `columnHeaders`. */
function listIn(answer: Answer): readonly unknown[] | undefined {
  return [answer.records, answer.data, 'columnHeaders' in answer ? (answer.rows ?? []) : undefined].find((list): list is readonly unknown[] => Array.isArray(list));
}

function pagesOf(pages: readonly Answer[], subject: string): Rows {
  const rows = pages.flatMap((page) => {
    const list = listIn(page);
    if (!list || page.responseStatus === 'FAILURE') throw new OmnichannelError('invalid-data', { subject, problem: `no rows in the answer ${quoted(page).slice(0, 200)}`, remedy: 'Give the answer of a query that succeeded, or its rows.' });
    return Array.isArray(page.columnHeaders) ? inColumns(page.columnHeaders as readonly unknown[], list) : (list as Rows);
  });
  const total = totalOf(pages[0] ?? {});
  if (total !== undefined && total > rows.length) {
    throw new OmnichannelError('invalid-data', { subject, problem: `${rows.length} of ${total} rows`, remedy: 'Give all pages of the answer, as a list.' });
  }
  return rows;
}

function totalOf({ totalSize, responseDetails }: Answer): number | undefined {
  const total = isRecord(responseDetails) ? responseDetails.total : totalSize;
  return typeof total === 'number' ? total : undefined;
}

function inColumns(headers: readonly unknown[], list: readonly unknown[]): Rows {
  const names = headers.map((header) => (isRecord(header) ? String(header.name) : String(header)));
  return list.map((row) => Object.fromEntries(names.map((name, at) => [name, (row as readonly unknown[])[at]])));
}
