import type { Catalog, FactDefinition } from '../../../src/contract/index.js';
import type { ExistingTable } from '../../../src/providers/duckdb/index.js';
import { createStatement, layoutOf } from '../../../src/providers/duckdb/layout.js';
import { nodeDuckDb } from '../../../src/providers/duckdb/node.js';
import { Dictionaries } from '../../../src/tables/column-store.js';
import { readTable, type TableSource } from '../../../src/tables/table-source.js';

/** Writes tables into a database file as a host has them: codes as texts, each in a table `f_<id>`; how they are named to the provider. */
export async function hostFile(path: string, tables: Readonly<Record<string, TableSource>>, catalog: Catalog): Promise<Readonly<Record<string, ExistingTable>>> {
  const instance = await nodeDuckDb({ path }).start({ subject: 'host', report: () => undefined });
  const { signal } = new AbortController();
  for (const [id, source] of Object.entries(tables)) {
    const definition = catalog.facts.find((fact) => fact.id === id) as FactDefinition;
    const rows = await readTable(definition, source, { dictionaries: new Dictionaries(), timeZone: catalog.calendar.timeZone });
    const columns = layoutOf(rows, 'texts');
    await instance.run({ sql: createStatement(`f_${id}`, columns), parameters: [] }, { signal });
    await instance.insert({ table: `f_${id}`, rows, columns, firstRow: 0, report: () => undefined });
  }
  instance.close();
  return Object.fromEntries(Object.keys(tables).map((id) => [id, { table: `f_${id}`, sequence: '~row' }]));
}
