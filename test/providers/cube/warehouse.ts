import pg from 'pg';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Catalog, ColumnDefinition } from '../../../src/contract/index.js';
import { snakeCase } from '../../../src/providers/cube/names.js';
import { CsvReader } from '../../../src/tables/csv.js';

/** Texts of CSV files by table of the catalog. */
export type CsvTables = Readonly<Record<string, string>>;

const TYPES: Readonly<Record<ColumnDefinition['type'], string>> = { code: 'text', text: 'text', number: 'double precision', date: 'date', flag: 'boolean' };
const ROWS_AT_ONCE = 5000;

/** The tables of the demo, read from its folders. */
export function demoTables(): CsvTables {
  const folders = ['demo/data', 'demo/data/digital'];
  return Object.fromEntries(folders.flatMap((folder) => {
    const files = JSON.parse(readFileSync(path.join(folder, 'tables.json'), 'utf8')) as Record<string, string>;
    return Object.entries(files).map(([id, file]) => [id, readFileSync(path.join(folder, file), 'utf8')] as const);
  }));
}

/** The columns that each table has, as `cube-model` wants to know them. */
export function columnsOf(tables: CsvTables): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(Object.entries(tables).map(([id, text]) => [id, new CsvReader(text, id).header]));
}

/** Puts tables into a database under the names that `cube-model` expects, blank texts as nulls. */
export async function fillWarehouse(url: string, tables: CsvTables, catalog: Catalog): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    for (const [id, text] of Object.entries(tables)) {
      const fact = catalog.facts.find((one) => one.id === id);
      if (!fact) continue;
      const columns = new CsvReader(text, id).header.map((name) => `"${snakeCase(name)}" ${TYPES[fact.columns[name]?.type ?? 'text']}`).join(', ');
      await client.query(`CREATE TABLE "${snakeCase(id)}" (${columns})`);
      const rows = rowsOf(text, id);
      for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
        await client.query(`INSERT INTO "${snakeCase(id)}" SELECT * FROM json_populate_recordset(NULL::"${snakeCase(id)}", $1)`, [JSON.stringify(rows.slice(at, at + ROWS_AT_ONCE))]);
      }
    }
    await client.query('ANALYZE');
  } finally {
    await client.end();
  }
}

function rowsOf(text: string, table: string): readonly Readonly<Record<string, string>>[] {
  const reader = new CsvReader(text, table);
  const rows: Record<string, string>[] = [];
  const fields: string[] = [];
  while (reader.next(fields)) rows.push(Object.fromEntries(reader.header.flatMap((name, at) => (fields[at] ? [[snakeCase(name), fields[at]]] : []))));
  return rows;
}
