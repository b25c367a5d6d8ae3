import type { Cell, Result } from '../../contract/index.js';
import type { Malformed } from './plan.js';

/** The last value of every row put in another's place. */
function withLast(result: Result, change: (cell: Cell | undefined) => unknown): Result {
  return { ...result, rows: result.rows.map((row) => [...row.slice(0, -1), change(row.at(-1)) as Cell]) };
}

const BREAKS: Readonly<Record<Malformed, (result: Result) => unknown>> = {
  nan: (result) => withLast(result, () => Number.NaN),
  infinity: (result) => withLast(result, () => ({ value: Infinity, numerator: 1, denominator: 0 })),
  'unsafe-integer': (result) => withLast(result, () => 2 ** 53 + 2),
  text: (result) => withLast(result, (cell) => `${JSON.stringify(cell)}`),
  'short-row': (result) => ({ ...result, rows: result.rows.map((row) => row.slice(0, -1)) }),
  html: () => '<!doctype html><title>Sign in</title>',
  'missing-column': ({ columns, rows, totals, meta }) => ({ columns: columns.slice(0, -1), rows: rows.map((row) => row.slice(0, -1)), ...(totals && { totals: totals.slice(0, -1) }), meta }),
};

/** An answer that breaks the data contract. */
export const malformed = (result: Result, how: Malformed): Result => BREAKS[how](result) as Result;
