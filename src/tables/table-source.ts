import { OmnichannelError, type ColumnDefinition, type FactDefinition } from '../contract/index.js';
import type { Dictionaries, Table, TableColumn } from './column-store.js';
import { columnWriter, type ColumnWriter, type Reading } from './column-writers.js';
import { compactColumn, compactLength, isCompact, type CompactColumn, type CompactSource } from './compact-columns.js';
import { CsvReader } from './csv.js';
import { csvText, type CsvSource } from './csv-text.js';
import { isFileSource, rowsIn, type FileSource } from './file-source.js';
import { didYouMean } from './near-matches.js';
import { DayReader } from './values.js';

/** Rows as plain objects keyed by column. */
export type ObjectsSource = readonly Readonly<Record<string, unknown>>[];
/** Columns of equal length: `{ hcp: ['h1', 'h2'], occurredAt: ['2026-05-01', null] }`. */
export type ColumnsSource = Readonly<Record<string, ArrayLike<unknown>>>;
/**
 * Where a table comes from. Columns bear the names of the catalog; '' and `null` are missing values.
 * Dates are `YYYY-MM-DD`, date-times or instants; several codes in one cell are separated by `|`, or an array.
 */
export type TableSource = ObjectsSource | ColumnsSource | CompactSource | CsvSource | FileSource;

export interface ReadingContext {
  readonly dictionaries: Dictionaries;
  /** Zone in which instants become dates. */
  readonly timeZone: string;
  /** Ends the reading. */
  readonly signal?: AbortSignal;
  /** Told how much has been read, and of how much where it is known. */
  readonly onProgress?: (loaded: number, total?: number) => void;
}

/** How long the page is kept busy in one go, in milliseconds. */
const TURN_MS = 40;
const ROWS_BETWEEN_LOOKS = 4096;

/**
 * A source as typed columns. Throws `invalid-csv`, `unknown-column`, `missing-column`, `invalid-date`, `invalid-number`
 * or `invalid-data` naming table, row and column; the error that tells why an address gives no file.
 */
export async function readTable(definition: FactDefinition, source: TableSource, context: ReadingContext): Promise<Table> {
  const reading: Reading = {
    table: definition.id, firstRow: 1, decimalComma: false, days: new DayReader(context.timeZone), dictionaryOf: (column) => context.dictionaries.of(column),
  };
  if (isCsv(source)) return readCsv(definition, source, reading, context);
  if (isFileSource(source)) return readTable(definition, await rowsIn(source, definition.id, context.signal), context);
  if (isCompact(source)) return readCompact(definition, source, reading);
  return Array.isArray(source) ? readObjects(definition, source as ObjectsSource, reading) : readColumns(definition, source as ColumnsSource, reading);
}

function isCsv(source: object): source is CsvSource {
  const { csv } = source as { csv?: unknown };
  return typeof csv === 'string' || csv instanceof Blob || csv instanceof URL;
}

async function readCsv(definition: FactDefinition, source: CsvSource, reading: Reading, { signal, onProgress }: ReadingContext): Promise<Table> {
  // A file that comes from afar is half done when it is here.
  const isFar = source.csv instanceof URL;
  const text = await csvText(source, definition.id, { ...(signal && { signal }), onBytes: (loaded, total) => onProgress?.(loaded / 2, total) });
  const tellRead = (read: number): void => onProgress?.(isFar ? (text.length + read) / 2 : read, text.length);
  const reader = new CsvReader(text, definition.id);
  if (reader.header.length === 1 && Object.keys(definition.columns).length > 1) {
    throw new OmnichannelError('invalid-csv', {
      subject: definition.id, problem: `invalid CSV: one column "${(reader.header[0] ?? '').slice(0, 80)}"`,
      remedy: 'Separate the columns by comma, semicolon or tab; to read a file, give its address as a URL.',
    });
  }
  const writers = writersOf(definition, reader.header, { ...reading, firstRow: 2, decimalComma: reader.separator !== ',' });
  const columns = [...writers.values()];
  const fields: string[] = [];
  let length = 0;
  let turnEnd = performance.now() + TURN_MS;
  while (reader.next(fields)) {
    for (let at = 0; at < columns.length; at += 1) (columns[at] as ColumnWriter).addText(fields[at] as string);
    length += 1;
    if (length % ROWS_BETWEEN_LOOKS === 0 && performance.now() > turnEnd) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      signal?.throwIfAborted();
      tellRead(reader.position);
      turnEnd = performance.now() + TURN_MS;
    }
  }
  return tableOf(definition, length, writers);
}

function readObjects(definition: FactDefinition, rows: ObjectsSource, reading: Reading): Table {
  const names = new Set<string>(rows.length === 0 ? Object.keys(definition.columns) : []);
  rows.forEach((row, at) => {
    if (typeof row !== 'object' || row === null) {
      throw new OmnichannelError('invalid-data', { subject: definition.id, problem: `invalid row ${at + 1}: ${String(row)}`, remedy: 'Give rows as plain objects keyed by column.' });
    }
    for (const name in row) names.add(name);
  });
  const writers = writersOf(definition, [...names], reading);
  for (const [name, writer] of writers) for (const row of rows) writer.addValue(row[name]);
  return tableOf(definition, rows.length, writers);
}

function readColumns(definition: FactDefinition, columns: ColumnsSource, reading: Reading): Table {
  const names = Object.keys(columns);
  const writers = writersOf(definition, names, reading);
  const lengthOf = (name: string): number | undefined => {
    const column: unknown = columns[name];
    return Array.isArray(column) || ArrayBuffer.isView(column) ? (column as ArrayLike<unknown>).length : undefined;
  };
  const length = lengthOf(names[0] ?? '') ?? 0;
  for (const [name, writer] of writers) {
    if (lengthOf(name) !== length) throw unequal(definition, name, lengthOf(name), `${length} in "${names[0]}"`);
    const values = columns[name] as ArrayLike<unknown>;
    for (let at = 0; at < length; at += 1) writer.addValue(values[at]);
  }
  return tableOf(definition, length, writers);
}

function readCompact(definition: FactDefinition, { columns }: CompactSource, reading: Reading): Table {
  const known = columnsOf(definition, Object.keys(columns));
  const [[first, source] = ['', []]] = Object.entries(columns);
  const length = compactLength(source) ?? 0;
  const typed = new Map<string, TableColumn>();
  for (const [name, column] of known) {
    const own = compactLength(columns[name] as CompactColumn);
    if (own !== length) throw unequal(definition, name, own, `${length} in "${first}"`);
    typed.set(name, compactColumn(name, column, columns[name] as CompactColumn, reading));
  }
  return { id: definition.id, definition, length, columns: typed };
}

function unequal({ id }: FactDefinition, name: string, length: number | undefined, others: string): OmnichannelError {
  return new OmnichannelError('invalid-data', { subject: id, problem: `invalid column "${name}" with ${length ?? 'no'} values, ${others}`, remedy: 'Give every column as an array, all of one length.' });
}

function writersOf(definition: FactDefinition, names: readonly string[], reading: Reading): ReadonlyMap<string, ColumnWriter> {
  return new Map([...columnsOf(definition, names)].map(([name, column]) => [name, columnWriter(name, column, reading)]));
}

/** What the catalog says of the columns that a source brings. */
function columnsOf(definition: FactDefinition, names: readonly string[]): ReadonlyMap<string, ColumnDefinition> {
  const known = Object.keys(definition.columns);
  const columns = new Map<string, ColumnDefinition>();
  for (const name of names) {
    const column = Object.hasOwn(definition.columns, name) ? definition.columns[name] : undefined;
    if (!column) {
      throw new OmnichannelError('unknown-column', {
        subject: definition.id, problem: `unknown column "${name}"`, remedy: `${didYouMean(name, known.filter((each) => !names.includes(each)))} Leave it out, or add it to the table in the catalog.`,
      });
    }
    columns.set(name, column);
  }
  for (const name of known) {
    if (!definition.columns[name]?.required || columns.has(name)) continue;
    throw new OmnichannelError('missing-column', { subject: definition.id, problem: `missing column "${name}"`, remedy: `Give the table this column; it has ${names.join(', ') || 'none'}.` });
  }
  return columns;
}

function tableOf(definition: FactDefinition, length: number, writers: ReadonlyMap<string, ColumnWriter>): Table {
  const columns = new Map<string, TableColumn>();
  for (const [name, writer] of writers) columns.set(name, writer.finish());
  return { id: definition.id, definition, length, columns };
}
