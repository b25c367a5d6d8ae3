import { once } from 'node:events';
import pg from 'pg';
import { isoDate } from '../../../src/contract/index.js';
import type { SqlConnection } from '../../../src/sql/index.js';
import type { TableColumn } from '../../../src/tables/column-store.js';
import { SEQUENCE, type LoadedTable } from './tables.js';

/** A schema of its own with some tables, in a server that runs. */
export interface PostgresSchema extends SqlConnection {
  readonly schema: string;
  close(): Promise<void>;
}

const TYPES: Readonly<Record<TableColumn['type'], string>> = { code: 'text', codes: 'text', number: 'double precision', date: 'date', flag: 'boolean', text: 'text' };
const ROWS_AT_ONCE = 500;
let schemas = 0;

/** Puts tables into a schema of their own of the server at an address. */
export async function openPostgres(url: string, tables: readonly LoadedTable[]): Promise<PostgresSchema> {
  const schema = `case_${(schemas += 1)}`;
  const pool = new pg.Pool({ connectionString: url, max: 4, options: `-c search_path=${schema}` });
  const ends: Promise<unknown>[] = [];
  pool.on('connect', (client) => ends.push(once(client, 'end')));
  await pool.query(`create schema ${schema}`);
  for (const table of tables) await load(pool, table);
  return {
    dialect: 'postgres',
    schema,
    async run({ sql, parameters }, { signal }) {
      signal.throwIfAborted();
      try {
        const { rows } = await pool.query<unknown[]>({ text: sql, values: [...parameters], rowMode: 'array' });
        return rows;
      } catch (error) {
        throw new Error(`${String(error)}\n${sql}\n${JSON.stringify(parameters)}`, { cause: error });
      }
    },
    async close() {
      await pool.query(`drop schema ${schema} cascade`);
      await pool.end();
      await Promise.all(ends);
    },
  };
}

async function load(pool: pg.Pool, { name, columns, rows }: LoadedTable): Promise<void> {
  const table = pg.escapeIdentifier(name);
  await pool.query(`create table ${table} (${[...columns.map((column) => `${pg.escapeIdentifier(column.name)} ${TYPES[column.type]}`), `${SEQUENCE} bigint`].join(', ')})`);
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const part = rows.slice(from, from + ROWS_AT_ONCE).map((row, at) => [...row.map((value, index) => (columns[index]?.type === 'date' && typeof value === 'number' ? isoDate(value) : value)), from + at]);
    const places = part.map((row, at) => `(${row.map((_, index) => `$${at * row.length + index + 1}`).join(', ')})`);
    await pool.query(`insert into ${table} values ${places.join(', ')}`, part.flat());
  }
}
