import { sql } from 'kysely';
import { OmnichannelError, type Catalog, type ColumnDefinition, type FactDefinition } from '../contract/index.js';
import type { TableColumn } from '../tables/column-store.js';
import { compile } from './compile.js';
import type { SqlConnection } from './connection.js';

/** Where a fact of the catalog stands in the database. */
export interface SqlTableOptions {
  /** Name of the table or view, with its schema where it has one: `['marts', 'interactions']`. */
  readonly name?: string | readonly string[];
  /** Names of columns, by their ids in the catalog. */
  readonly columns?: Readonly<Record<string, string>>;
  /** Column that says which of several rows of one day came later; without it their order is undefined. */
  readonly sequence?: string;
}

/** A column as it stands: what it holds for the catalog, and the engine's own type, in lower case. */
export interface SqlColumn { readonly type: TableColumn['type']; readonly name: string; readonly engineType: string }

export interface SqlTable {
  readonly definition: FactDefinition;
  readonly name: readonly string[];
  readonly columns: ReadonlyMap<string, SqlColumn>;
  readonly sequence: string | undefined;
}

export type SqlSchema = ReadonlyMap<string, SqlTable>;

export interface SchemaOptions {
  readonly catalog: Catalog;
  /** Facts by id; a fact that is not named stands in a table of its own id. */
  readonly tables: Readonly<Record<string, SqlTableOptions>>;
  /** Database schema of tables that name none; the connection's own unless said. */
  readonly schema?: string | undefined;
}

interface Found { readonly schema: string; readonly table: string; readonly column: string; readonly type: string }

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const columnType = ({ type, many }: ColumnDefinition): TableColumn['type'] => (type === 'code' && many === true ? 'codes' : type);

/** What the database holds of the catalog's facts. Throws `missing-table` or `missing-column` where the host names one that is not there. */
export async function readSchema(connection: SqlConnection, { catalog, tables, schema }: SchemaOptions, signal: AbortSignal): Promise<SqlSchema> {
  const own = connection.dialect === 'clickhouse' ? sql`currentDatabase()` : sql`current_schema()`;
  const wanted = [...new Set(Object.values(tables).flatMap(({ name }) => (Array.isArray(name) && name.length > 1 ? [name[0] as string] : [])))];
  const schemas = sql.join([schema === undefined ? own : sql`${schema}`, ...wanted.map((name) => sql`${name}`)]);
  const statement = sql`select table_schema, table_name, column_name, data_type, case when table_schema = ${schema === undefined ? own : sql`${schema}`} then 1 else 0 end from information_schema.columns where table_schema in (${schemas}) order by table_schema, table_name, ordinal_position`;
  const rows = await connection.run(compile(statement, connection.dialect), { signal });
  const found = rows.map(([inSchema, table, column, type, isOwn]): Found & { readonly isOwn: boolean } => ({ schema: text(inSchema), table: text(table), column: text(column), type: text(type).toLowerCase(), isOwn: Number(isOwn) === 1 }));
  const known = new Map<string, SqlTable>();
  for (const definition of catalog.facts) {
    const options = tables[definition.id];
    const name = typeof options?.name === 'string' ? [options.name] : (options?.name ?? [definition.id]);
    const columns = found.filter(({ schema: inSchema, table, isOwn }) => table === name.at(-1) && (name.length > 1 ? inSchema === name[0] : isOwn));
    if (columns.length > 0) known.set(definition.id, describe(definition, name.length > 1 || schema === undefined ? name : [schema, ...name], columns, options));
    else if (options) throw new OmnichannelError('missing-table', { subject: definition.id, problem: `missing table "${name.join('.')}"`, remedy: 'Name a table or view that the connection can read, or leave the fact out of `tables`.' });
  }
  return known;
}

function describe(definition: FactDefinition, name: readonly string[], found: readonly Found[], options: SqlTableOptions = {}): SqlTable {
  const types = new Map(found.map(({ column, type }) => [column, type]));
  const columns = new Map<string, SqlColumn>();
  for (const [id, column] of Object.entries(definition.columns)) {
    const physical = options.columns?.[id] ?? id;
    const engineType = types.get(physical);
    if (engineType !== undefined) columns.set(id, { type: columnType(column), name: physical, engineType });
    else if (column.required || options.columns?.[id] !== undefined) {
      throw new OmnichannelError('missing-column', { subject: definition.id, problem: `missing column "${physical}" in "${name.join('.')}"`, remedy: `Name the column that holds "${id}": it has ${[...types.keys()].join(', ')}.` });
    }
  }
  const { sequence } = options;
  if (sequence !== undefined && !types.has(sequence)) {
    throw new OmnichannelError('missing-column', { subject: definition.id, problem: `missing sequence "${sequence}" in "${name.join('.')}"`, remedy: 'Name a column that grows with each row.' });
  }
  return { definition, name, columns, sequence };
}
