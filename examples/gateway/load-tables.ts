import { readdirSync } from 'node:fs';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { Catalog, ColumnDefinition, FactDefinition } from 'omnichannel-widgets';
import pg from 'pg';
import { SEQUENCE } from './engines/duckdb.js';

type Row = Readonly<Record<string, string | number | boolean | null>>;
interface File { readonly fact: FactDefinition; readonly columns: readonly string[]; readonly rows: readonly Row[] }
type Types = Readonly<Record<ColumnDefinition['type'], string>>;

const ROWS_AT_ONCE = 5_000;
const POSTGRES_TYPES: Types = { code: 'text', text: 'text', number: 'double precision', date: 'date', flag: 'boolean' };
const CLICKHOUSE_TYPES: Types = { code: 'String', text: 'Nullable(String)', number: 'Nullable(Float64)', date: 'Nullable(Date32)', flag: 'Nullable(Bool)' };
const typeOf = ({ columns }: FactDefinition, id: string): ColumnDefinition['type'] => columns[id]?.type ?? 'text';
const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** The facts that a folder has a CSV file of: `consent-events.csv` is `consentEvents`. */
async function* filesIn(folder: string, catalog: Catalog): AsyncGenerator<File> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.csv'))) {
    const id = path.parse(file).name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
    const fact = catalog.facts.find((one) => one.id === id);
    if (!fact) continue;
    const read = await connection.runAndReadAll(`select * from read_csv(${text(path.join(folder, file))}, header = true, all_varchar = true)`);
    const columns = read.columnNames();
    const rows = read.getRows().map((values, at): Row => ({ ...Object.fromEntries(columns.map((column, place) => [column, valueOf(typeOf(fact, column), values[place] as string | null)])), [SEQUENCE]: at }));
    yield { fact, columns, rows };
  }
  connection.closeSync();
}

function valueOf(type: ColumnDefinition['type'], written: string | null): string | number | boolean | null {
  if (written === null || written === '') return null;
  if (type === 'number') return Number(written);
  return type === 'flag' ? written === 'true' || written === '1' : written;
}

const chunks = <Item>(items: readonly Item[]): readonly (readonly Item[])[] => Array.from({ length: Math.ceil(items.length / ROWS_AT_ONCE) }, (_, at) => items.slice(at * ROWS_AT_ONCE, (at + 1) * ROWS_AT_ONCE));

/** Makes the tables of a folder of CSV files in Postgres: facts with a time parted by month, look-ups with their key as an index. */
export async function loadPostgres(url: string, folder: string, catalog: Catalog): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for await (const { fact, columns, rows } of filesIn(folder, catalog)) {
      const table = quoted(fact.id);
      const time = fact.key === undefined && fact.time !== undefined && columns.includes(fact.time) ? fact.time : undefined;
      const typed = [...columns.map((column) => `${quoted(column)} ${POSTGRES_TYPES[typeOf(fact, column)]}`), `${SEQUENCE} bigint`];
      await client.query(`create table ${table} (${typed.join(', ')})${time === undefined ? '' : ` partition by range (${quoted(time)})`}`);
      for (const [name, bounds] of time === undefined ? [] : monthsOf(rows, time)) await client.query(`create table ${quoted(`${fact.id}_${name}`)} partition of ${table} ${bounds}`);
      for (const chunk of chunks(rows)) await client.query(`insert into ${table} select * from json_populate_recordset(null::${table}, $1)`, [JSON.stringify(chunk)]);
      for (const column of [fact.key, time, ...(fact.key === undefined && columns.includes('hcp') ? ['hcp'] : [])]) if (column !== undefined) await client.query(`create index on ${table} (${quoted(column)})`);
      await client.query(`analyze ${table}`);
    }
  } finally {
    await client.end();
  }
}

/** A partition for each month that has rows, and one for what has no date. */
function monthsOf(rows: readonly Row[], time: string): readonly (readonly [name: string, bounds: string])[] {
  const months = [...new Set(rows.flatMap((row) => (row[time] === null ? [] : [String(row[time]).slice(0, 7)])))].sort();
  const next = (month: string): string => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 1)).toISOString().slice(0, 10);
  return [...months.map((month) => [month.replace('-', '_'), `for values from (${text(`${month}-01`)}) to (${text(next(month))})`] as const), ['others', 'default'] as const];
}

/** The same in ClickHouse, over its HTTP interface. */
export async function loadClickHouse(url: string, folder: string, catalog: Catalog): Promise<void> {
  const send = async (sql: string, body = ''): Promise<void> => {
    const response = await fetch(`${url}/?${new URLSearchParams({ query: sql, date_time_input_format: 'best_effort' })}`, { method: 'POST', body });
    if (!response.ok) throw new Error((await response.text()).slice(0, 500));
  };
  for await (const { fact, columns, rows } of filesIn(folder, catalog)) {
    const typed = [...columns.map((column) => `\`${column}\` ${CLICKHOUSE_TYPES[typeOf(fact, column)]}`), `${SEQUENCE} Int64`];
    await send(`create table \`${fact.id}\` (${typed.join(', ')}) engine = MergeTree order by ${SEQUENCE}`);
    const filled = (row: Row): Row => Object.fromEntries(Object.entries(row).map(([column, value]) => [column, value ?? (typeOf(fact, column) === 'code' ? '' : null)]));
    for (const chunk of chunks(rows)) await send(`insert into \`${fact.id}\` format JSONEachRow`, chunk.map((row) => JSON.stringify(filled(row))).join('\n'));
  }
}
