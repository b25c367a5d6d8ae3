import type { Codes, Table } from '../tables/column-store.js';

/** Columns that name a natural person: figures that rest on few of them are hidden. */
const PERSONS: readonly string[] = ['hcp', 'contact'];

export function isPerson(entity: string): boolean {
  return PERSONS.includes(entity);
}

/** The persons of a table's rows; `undefined` where no row knows one. */
export function personsOf(table: Table): Codes | undefined {
  return PERSONS.map((name) => table.columns.get(name)).find((column) => column?.type === 'code')?.codes;
}
