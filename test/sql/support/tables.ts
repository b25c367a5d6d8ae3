import type { Catalog } from '../../../src/contract/index.js';
import { Dictionaries, NO_DAY, NO_FLAG, type Table, type TableColumn } from '../../../src/tables/column-store.js';
import { readTable, type TableSource } from '../../../src/tables/table-source.js';

/** Tables as the memory provider gets them. */
export type Sources = Readonly<Record<string, TableSource>>;

/** Column that says which of two rows came later. */
export const SEQUENCE = 'seq';

/** A table as a database gets it: each column with what its values are. */
export interface LoadedTable {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: TableColumn['type'] }[];
  /** Texts for codes (several with `|` between them) and texts, numbers, day numbers for dates, booleans. */
  readonly rows: readonly (readonly (string | number | boolean | null)[])[];
}

function valueAt(column: TableColumn, row: number): string | number | boolean | null {
  switch (column.type) {
    case 'code': return column.dictionary.values[column.codes[row] as number] || null;
    case 'codes': return [...column.values.subarray(column.offsets[row], column.offsets[row + 1])].map((code) => column.dictionary.values[code]).join('|') || null;
    case 'number': return Number.isNaN(column.values[row]) ? null : (column.values[row] as number);
    case 'date': return column.days[row] === NO_DAY ? null : (column.days[row] as number);
    case 'flag': return column.flags[row] === NO_FLAG ? null : column.flags[row] === 1;
    case 'text': return column.texts[row] ?? null;
  }
}

/** The same rows that the memory provider reads, as a database holds them. */
export async function readTables(sources: Sources, catalog: Catalog): Promise<readonly LoadedTable[]> {
  const dictionaries = new Dictionaries();
  return Promise.all(Object.entries(sources).map(async ([id, source]) => {
    const definition = catalog.facts.find((fact) => fact.id === id);
    if (!definition) throw new Error(`no table ${id} in the catalog`);
    return asRows(await readTable(definition, source, { dictionaries, timeZone: catalog.calendar.timeZone }));
  }));
}

function asRows({ id, columns, length }: Table): LoadedTable {
  const list = [...columns.values()];
  return {
    name: id,
    columns: [...columns].map(([name, { type }]) => ({ name, type })),
    rows: Array.from({ length }, (_, row) => list.map((column) => valueAt(column, row))),
  };
}

/** Where the tables stand for a provider: each under its own name, with its sequence. */
export function tableOptions(tables: readonly LoadedTable[]): Readonly<Record<string, { readonly sequence: string }>> {
  return Object.fromEntries(tables.map(({ name }) => [name, { sequence: SEQUENCE }]));
}
