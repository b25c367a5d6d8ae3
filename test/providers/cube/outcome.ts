import type { Cell, DataProvider, OmnichannelError, Query, Result } from '../../../src/contract/index.js';
import { createMemoryProvider } from '../../../src/providers/memory/index.js';
import { TABLES } from './dataset.js';

/** An answer without where it comes from, or the code of the error. */
export type Outcome = Pick<Result, 'columns' | 'rows' | 'totals'> | string;

const digits = (value: number): number => Number(value.toPrecision(12));

/** Figures to twelve digits, since sums of fractions depend on their order. */
function rounded(cell: Cell): Cell {
  if (typeof cell === 'number') return digits(cell);
  return typeof cell === 'object' && cell !== null && cell.value !== null ? { ...cell, value: digits(cell.value) } : cell;
}

export async function outcomeOf(provider: DataProvider, query: Query): Promise<Outcome> {
  try {
    const { columns, rows, totals } = await provider.query(query, { signal: new AbortController().signal });
    return { columns, rows: rows.map((row) => row.map(rounded)), ...(totals && { totals: totals.map(rounded) }) };
  } catch (error) {
    return (error as OmnichannelError).code;
  }
}

/** The memory provider over the same rows; it hides nothing. */
export const memory = createMemoryProvider({ k: 0, tables: Object.fromEntries(Object.entries(TABLES).map(([id, csv]) => [id, { csv }])) });
