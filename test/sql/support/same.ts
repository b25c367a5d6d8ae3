import { expect } from 'chai';
import type { Cell, DataProvider, Query, Result } from '../../../src/contract/index.js';
import { createMemoryProvider, type MemoryProviderOptions } from '../../../src/providers/memory/index.js';
import { createSqlProvider, type SqlConnection } from '../../../src/sql/index.js';
import { CORE_CATALOG } from '../../../src/catalog/index.js';
import { readTables, tableOptions, type LoadedTable, type Sources } from './tables.js';

/** What an answer or a refusal says, without what differs by nature. */
export type Outcome = { readonly result: Omit<Result, 'meta'> & { readonly meta: Partial<Result['meta']> } } | { readonly error: string };

/** The same tables behind two providers. */
export interface Pair {
  readonly memory: DataProvider;
  readonly database: DataProvider;
  close(): void | Promise<void>;
}

/** A database with some tables. */
export type OpenDatabase = (tables: readonly LoadedTable[]) => Promise<SqlConnection & { close(): void | Promise<void> }>;

export async function openPair(open: OpenDatabase, sources: Sources, options: Partial<Omit<MemoryProviderOptions, 'tables'>> = {}): Promise<Pair> {
  const catalog = options.catalog ?? CORE_CATALOG;
  const tables = await readTables(sources, catalog);
  const connection = await open(tables);
  const { k, completeFrom, completeThrough } = options;
  const database = createSqlProvider({ connection, catalog, tables: tableOptions(tables), source: 'tables', ...(k !== undefined && { k }), ...(completeFrom && { completeFrom }), ...(completeThrough && { completeThrough }) });
  return { memory: createMemoryProvider({ ...options, tables: sources, source: 'tables' }), database, close: () => connection.close() };
}

export async function outcome(provider: DataProvider, query: Query): Promise<Outcome> {
  try {
    const { meta, ...rest } = await provider.query(query, { signal: new AbortController().signal });
    const { source, completeFrom, completeThrough, basis, ignoredFilters, definitionVersion } = meta;
    const given = Object.entries({ source, completeFrom, completeThrough, basis, ignoredFilters, definitionVersion }).filter(([, value]) => value !== undefined);
    return { result: { ...rest, meta: Object.fromEntries(given) } };
  } catch (error) {
    return { error: (error as { code?: string }).code === undefined ? String(error) : `${(error as { code?: string }).code}: ${String(error)}` };
  }
}

const DIGITS = 10;
const rounded = (value: number): number => (value === 0 ? 0 : Number(value.toPrecision(DIGITS)));

function plain(cell: Cell): unknown {
  if (typeof cell === 'number') return rounded(cell);
  if (cell === null || typeof cell !== 'object') return cell;
  return Object.fromEntries(Object.entries(cell).map(([name, value]) => [name, typeof value === 'number' ? rounded(value) : value as unknown]));
}

/** An outcome whose numbers are equal where they differ by less than is worth telling. */
export function comparable(one: Outcome): unknown {
  if ('error' in one) return one.error.split('. ')[0];
  const { rows, totals, ...rest } = one.result;
  return { ...rest, rows: rows.map((row) => row.map(plain)), ...(totals && { totals: totals.map(plain) }) };
}

/** Asks both and compares whole answers. */
export async function expectSame({ memory, database }: Pair, query: Query): Promise<void> {
  const [expected, found] = await Promise.all([outcome(memory, query), outcome(database, query)]);
  expect(comparable(found), JSON.stringify(query)).to.deep.equal(comparable(expected));
}
