import { OmnichannelError, type Catalog } from '../contract/index.js';
import { didYouMean } from '../tables/near-matches.js';
import { CellReader, isBlank, type CellValue, type FieldValue } from './cell-reader.js';
import { checkTargets, columnsOf, type FieldMapping, type LeaveOut, type Mapping, type ObjectMapping } from './mapping.js';
import { Notes, type ConnectorNote } from './notes.js';
import { readRows, type ConnectorSource, type RawTable, type Reshape } from './rows.js';
import { Turns } from './turns.js';

export type { FieldValue };
/** One row of a source in the fields of its mapping; blank fields are missing. */
export type SourceRecord = Readonly<Record<string, FieldValue | undefined>>;
/** Rows of a fact, as a table of a provider. */
export type FactRows = readonly Readonly<Record<string, FieldValue>>[];

/** What a connector read. */
export interface ConnectorTables {
  /** By fact: tables of `createMemoryProvider`. */
  readonly tables: Readonly<Record<string, FactRows>>;
  /** What was left out or changed, and how often. */
  readonly notes: readonly ConnectorNote[];
}

export interface ReadingOptions {
  /** The mapping the connector works with, changed by the host or not. */
  readonly mapping: Mapping;
  /** The mapping that the connector brings. */
  readonly base: Mapping;
  readonly catalog: Catalog;
  readonly exportedOn?: string;
  readonly reshape?: Reshape;
}

/** The records of all sources by object of the mapping. */
export class SourceRecords {
  readonly notes = new Notes();
  readonly #rows = new Map<string, ReadRow[]>();
  readonly #records = new Map<string, readonly SourceRecord[]>();
  readonly #columns = new Map<string, ReadonlySet<string>>();
  readonly #options: ReadingOptions;

  private constructor(options: ReadingOptions) {
    this.#options = options;
  }

  /** Throws `unknown-table`, `unknown-column`, `missing-column`, `invalid-csv`, `invalid-data`, `invalid-date` or `invalid-number` naming source, row, column and value. */
  static async read(sources: Readonly<Record<string, ConnectorSource | undefined>>, options: ReadingOptions): Promise<SourceRecords> {
    const all = new SourceRecords(options);
    checkTargets(options.mapping, options.base, options.catalog);
    for (const [name, source] of Object.entries(sources)) if (source !== undefined) await all.#add(name, source);
    for (const [object, rows] of all.#rows) all.#records.set(object, all.#kept(object, rows));
    return all;
  }

  has(object: string): boolean {
    return this.#records.has(object);
  }

  /** Whether any source of the object has a column for the field. */
  knows(object: string, field: string): boolean {
    return this.#columns.get(object)?.has(field) ?? false;
  }

  of(object: string): readonly SourceRecord[] {
    return this.#records.get(object) ?? [];
  }

  /** Throws `missing-table` where an object is not there that another cannot be read without. */
  require(object: string, why: string): void {
    if (this.has(object)) return;
    const { mapping } = this.#options;
    throw new OmnichannelError('missing-table', { subject: mapping.system, problem: `missing object "${mapping.objects[object]?.names[0] ?? object}"`, remedy: why });
  }

  /** The fields of a record that the fact has as columns. */
  columns(record: SourceRecord, fact: string): Record<string, FieldValue> {
    const known = columnsOf(this.#options.catalog, fact);
    const row: Record<string, FieldValue> = {};
    for (const [name, value] of Object.entries(record)) if (value !== undefined && Object.hasOwn(known, name)) row[name] = value;
    return row;
  }

  /** Whether a column of a fact holds several codes. */
  isMany(fact: string, column: string): boolean {
    return columnsOf(this.#options.catalog, fact)[column]?.many ?? false;
  }

  async #add(name: string, source: ConnectorSource): Promise<void> {
    const { mapping, exportedOn, reshape } = this.#options;
    const [object, definition] = objectNamed(name, mapping);
    const columns = new Set(Object.values(definition.fields).flatMap(({ from }) => from.map((column) => column.toLowerCase())));
    const subject = `${mapping.system}: ${name}`;
    const tables = await readRows(source, { subject, wants: (column) => columns.has(column), ...(reshape && { reshape }), ...(exportedOn !== undefined && { exportedOn }) });
    for (const table of tables) await this.#addTable(object, definition, table);
  }

  async #addTable(object: string, definition: ObjectMapping, table: RawTable): Promise<void> {
    const fields = Object.entries(definition.fields).map(([name, field]) => this.#fieldReader(name, field, definition, table));
    this.#columns.set(object, new Set([...(this.#columns.get(object) ?? []), ...fields.flatMap(({ name, isThere }) => (isThere ? [name] : []))]));
    const rows = this.#rows.get(object) ?? [];
    this.#rows.set(object, rows);
    const turns = new Turns();
    for (const [at, row] of table.rows.entries()) {
      const record: Record<string, FieldValue | undefined> = {};
      let leftOut: string | undefined;
      for (const { name, read } of fields) {
        const value = read(row, at);
        if (typeof value === 'object' && 'leftOut' in value) leftOut ??= value.leftOut;
        else if (value !== undefined) record[name] = value;
      }
      leftOut ??= definition.leaveOut?.find((rule) => applies(rule, record))?.reason;
      rows.push({ record, leftOut });
      if (turns.isOver()) await turns.rest();
    }
  }

  /** Each record as it was given last, without those to leave out. */
  #kept(object: string, rows: readonly ReadRow[]): readonly SourceRecord[] {
    const key = this.#options.mapping.objects[object]?.key;
    const last = new Map<unknown, ReadRow>(rows.map((row) => [key === undefined ? row : (row.record[key] ?? row), row]));
    this.notes.add(object, 'given more than once: the last one counts', rows.length - last.size);
    return [...last.values()].flatMap(({ record, leftOut }) => {
      if (leftOut === undefined) return [record];
      this.notes.add(object, leftOut);
      return [];
    });
  }

  #fieldReader(name: string, field: FieldMapping, { fact }: ObjectMapping, table: RawTable): FieldReader {
    const { catalog, mapping } = this.#options;
    const lower = table.header.map((column) => column.toLowerCase());
    const places = field.from.flatMap((column) => (column.toLowerCase() === 'exportedon' && !lower.includes('exportedon') && table.exportedOn !== undefined ? [-1] : [lower.indexOf(column.toLowerCase())].filter((at) => at >= 0)));
    if (field.required && places.length === 0 && (table.rows.length > 0 || table.header.length > 0)) {
      throw new OmnichannelError('missing-column', {
        subject: table.subject, problem: `missing column "${field.from[0]}"`, remedy: `Export ${field.from.length > 1 ? `one of ${field.from.join(', ')}` : 'it'}, or name the column that holds "${name}" with extendMapping.`,
      });
    }
    const column = columnsOf(catalog, fact)[name];
    const kind = field.kind ?? (column?.many ? 'codes' : column?.type) ?? 'code';
    const values = field.values && new Map(Object.entries(field.values).map(([written, meant]) => [written.toLowerCase(), meant]));
    const cell = new CellReader({ name, field, kind, values, table, dates: { ...mapping.dates, ...field.dates } });
    return {
      name, isThere: places.length > 0,
      read: (row, at) => {
        for (const place of places) {
          const value = place < 0 ? table.exportedOn : row[place];
          if (!isBlank(value)) return cell.read(value, at, place);
        }
        return field.required === 'value' ? cell.refuse('invalid-data', 'missing value', at, places[0] ?? -1, 'Give every row a value in this column.') : undefined;
      },
    };
  }
}

interface ReadRow { readonly record: SourceRecord; readonly leftOut: string | undefined }

/** Records by what they have in common, in the order in which each comes first. */
export function groupBy<Key>(records: readonly SourceRecord[], keyOf: (record: SourceRecord) => Key): ReadonlyMap<Key, readonly SourceRecord[]> {
  const groups = new Map<Key, SourceRecord[]>();
  for (const record of records) {
    const key = keyOf(record);
    const group = groups.get(key);
    if (group) group.push(record);
    else groups.set(key, [record]);
  }
  return groups;
}

interface FieldReader {
  readonly name: string;
  readonly isThere: boolean;
  readonly read: (row: readonly unknown[], at: number) => CellValue;
}

function applies({ field, in: among, isSet }: LeaveOut, record: SourceRecord): boolean {
  const value = record[field];
  if (isSet !== undefined && (value !== undefined) !== isSet) return false;
  return among === undefined || (value !== undefined && among.includes(value as string | boolean));
}

function objectNamed(name: string, { objects, system }: Mapping): readonly [string, ObjectMapping] {
  const found = Object.entries(objects).find(([object, { names }]) => object === name || names.some((each) => each.toLowerCase() === name.toLowerCase()));
  if (found) return found;
  throw new OmnichannelError('unknown-table', { subject: system, problem: `unknown object "${name}"`, remedy: didYouMean(name, Object.values(objects).flatMap(({ names }) => names)) });
}
