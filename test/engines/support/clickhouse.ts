import { openClickHouse } from '../../../examples/gateway/engines/clickhouse.js';
import { ENGINE_LIMITS } from '../../../examples/gateway/options.js';
import { isoDate } from '../../../src/contract/index.js';
import type { SqlConnection } from '../../../src/sql/index.js';
import type { TableColumn } from '../../../src/tables/column-store.js';
import { SEQUENCE, type LoadedTable } from '../../sql/support/tables.js';

const TYPES: Readonly<Record<TableColumn['type'], string>> = { code: 'String', codes: 'String', number: 'Nullable(Float64)', date: 'Nullable(Date32)', flag: 'Nullable(Bool)', text: 'Nullable(String)' };
const quoted = (name: string): string => `\`${name}\``;

let databases = 0;

/** Tables in a database of their own. */
export async function openTables(url: string, tables: readonly LoadedTable[]): Promise<SqlConnection & { close(): Promise<void> }> {
  const database = `test_${databases++}`;
  const send = async (sql: string): Promise<void> => {
    const response = await fetch(`${url}/`, { method: 'POST', body: sql });
    if (!response.ok) throw new Error((await response.text()).slice(0, 500));
  };
  await send(`create database ${database}`);
  for (const { name, columns, rows } of tables) {
    const typed = [...columns.map((column) => `${quoted(column.name)} ${TYPES[column.type]}`), `${SEQUENCE} Int64`];
    await send(`create table ${database}.${quoted(name)} (${typed.join(', ')}) engine = MergeTree order by ${SEQUENCE}`);
    const written = rows.map((row, at) => JSON.stringify({ ...Object.fromEntries(columns.map((column, place) => [column.name, valueOf(column.type, row[place] ?? null)])), [SEQUENCE]: at }));
    if (written.length > 0) await send(`insert into ${database}.${quoted(name)} format JSONEachRow\n${written.join('\n')}`);
  }
  const engine = openClickHouse({ url, database }, { ...ENGINE_LIMITS, connections: 2 });
  return { dialect: 'clickhouse', run: (statement, options) => engine.connection.run(statement, options), close: async () => {
    await engine.close();
    await send(`drop database ${database}`);
  } };
}

function valueOf(type: TableColumn['type'], value: string | number | boolean | null): string | number | boolean | null {
  if (value === null) return type === 'code' || type === 'codes' ? '' : null;
  return type === 'date' ? isoDate(value as number) : value;
}
