import { DuckDBDateValue, DuckDBInstance, type DuckDBAppender, type DuckDBConnection } from '@duckdb/node-api';
import type { TableColumn } from '../../../src/tables/column-store.js';
import type { SqlConnection } from '../../../src/sql/index.js';
import { SEQUENCE, type LoadedTable } from './tables.js';

/** A database in memory with some tables. */
export interface DuckDb extends SqlConnection {
  readonly instance: DuckDBInstance;
  close(): void;
}

const TYPES: Readonly<Record<TableColumn['type'], string>> = { code: 'VARCHAR', codes: 'VARCHAR', number: 'DOUBLE', date: 'DATE', flag: 'BOOLEAN', text: 'VARCHAR' };
const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

export async function openDuckDb(tables: readonly LoadedTable[]): Promise<DuckDb> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const loading = await instance.connect();
  for (const table of tables) await load(loading, table);
  loading.closeSync();
  const free: DuckDBConnection[] = [];
  return {
    dialect: 'duckdb',
    instance,
    async run({ sql, parameters }, { signal }) {
      signal.throwIfAborted();
      const connection = free.pop() ?? await instance.connect();
      const interrupt = (): void => connection.interrupt();
      signal.addEventListener('abort', interrupt);
      try {
        return (await connection.runAndReadAll(sql, [...parameters])).getRows();
      } catch (error) {
        signal.throwIfAborted();
        throw new Error(`${String(error)}\n${sql}\n${JSON.stringify(parameters)}`);
      } finally {
        signal.removeEventListener('abort', interrupt);
        free.push(connection);
      }
    },
    close() {
      for (const connection of free) connection.closeSync();
      instance.closeSync();
    },
  };
}

async function load(connection: DuckDBConnection, { name, columns, rows }: LoadedTable): Promise<void> {
  await connection.run(`create table ${quoted(name)} (${[...columns.map((column) => `${quoted(column.name)} ${TYPES[column.type]}`), `${SEQUENCE} BIGINT`].join(', ')})`);
  const appender = await connection.createAppender(name);
  rows.forEach((row, at) => {
    row.forEach((value, index) => append(appender, value, columns[index]?.type));
    appender.appendBigInt(BigInt(at));
    appender.endRow();
  });
  appender.closeSync();
}

function append(appender: DuckDBAppender, value: string | number | boolean | null, type: TableColumn['type'] | undefined): void {
  if (value === null) appender.appendNull();
  else if (typeof value === 'string') appender.appendVarchar(value);
  else if (typeof value === 'boolean') appender.appendBoolean(value);
  else if (type === 'date') appender.appendDate(new DuckDBDateValue(value));
  else appender.appendDouble(value);
}
