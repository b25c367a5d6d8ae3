import type { Formula } from '../../contract/index.js';
import type { Table } from '../../tables/column-store.js';
import { MISSING, NOT_APPLICABLE, type Figure } from '../../engine/cells.js';
import { remember } from '../../engine/remember.js';
import type { Store } from '../../engine/store.js';
import { distinctPerGroup, type Grouped } from './groups.js';
import { missingColumn, numbersOf } from '../../engine/states/numbers.js';

export type EventFormula = Extract<Formula, { readonly op: 'count' | 'sum' | 'distinct' | 'median' | 'only' }>;

/** One value per group. */
export interface Aggregate {
  /** NaN where no row of the group counts. */
  readonly values: Float64Array;
  /** The figure of a group without a value. */
  readonly blank: (group: number) => Figure;
  /** Value of each row, where rows without one do not count. */
  readonly numbers?: Float64Array;
}

/** The figures of groups of rows, by the operation of a formula. */
export function aggregate(formula: EventFormula, table: Table, grouped: Grouped, store: Store): Aggregate {
  const { keys } = grouped;
  if (formula.op === 'count') return { values: rowsPerGroup(grouped), blank: () => MISSING };
  if (formula.op === 'distinct') {
    const column = table.columns.get(formula.column);
    if (column?.type !== 'code') throw missingColumn(table.id, formula.column);
    return { values: distinctPerGroup(grouped, column.codes, column.dictionary.values.length), blank: () => MISSING };
  }
  const numbers = formula.op === 'sum' ? limited(formula, table, store) : numbersOf(table, formula.column, store);
  if (formula.op === 'median') return { values: medians(grouped, numbers), blank: () => NOT_APPLICABLE, numbers };
  if (formula.op === 'sum') return { values: sums(grouped, numbers), blank: () => MISSING, numbers };
  const rows = rowsPerGroup(grouped);
  const values = new Float64Array(keys.length).fill(Number.NaN);
  grouped.rows.forEach((row, index) => {
    const group = grouped.groups[index] as number;
    if (rows[group] === 1) values[group] = numbers[row] as number;
  });
  return { values, blank: (group) => (rows[group] === 1 ? MISSING : NOT_APPLICABLE), numbers };
}

/** The values of a sum's rows: not above their cap, times their factor; a row without a factor has none. */
function limited({ column, cap, times }: Extract<EventFormula, { readonly op: 'sum' }>, table: Table, store: Store): Float64Array {
  const own = numbersOf(table, column, store);
  if (cap === undefined && times === undefined) return own;
  return remember({ store }, JSON.stringify(['values', table.id, column, cap, times]), () => {
    const caps = cap === undefined ? undefined : numbersOf(table, cap, store);
    const factors = times === undefined ? undefined : numbersOf(table, times, store);
    return own.map((value, row) => {
      const limit = caps?.[row] ?? Number.NaN;
      return (limit < value ? limit : value) * (factors ? (factors[row] as number) : 1);
    });
  });
}

function rowsPerGroup({ groups, keys }: Grouped): Float64Array {
  const counts = new Float64Array(keys.length);
  for (let index = 0; index < groups.length; index++) counts[groups[index] as number] = (counts[groups[index] as number] as number) + 1;
  return counts;
}

function sums({ rows, groups, keys }: Grouped, values: Float64Array): Float64Array {
  const sums = new Float64Array(keys.length).fill(Number.NaN);
  for (let index = 0; index < rows.length; index++) {
    const value = values[rows[index] as number] as number;
    const group = groups[index] as number;
    if (!Number.isNaN(value)) sums[group] = Number.isNaN(sums[group]) ? value : (sums[group] as number) + value;
  }
  return sums;
}

/** The middle value of each group, or the mean of the two in the middle; NaN where it has none. */
export function medians({ rows, groups, keys }: Grouped, values: Float64Array): Float64Array {
  const lists: number[][] = keys.map(() => []);
  rows.forEach((row, index) => {
    const value = values[row] as number;
    if (!Number.isNaN(value)) lists[groups[index] as number]?.push(value);
  });
  return Float64Array.from(lists, (list) => {
    if (list.length === 0) return Number.NaN;
    const sorted = Float64Array.from(list).sort();
    const middle = sorted.length >> 1;
    return sorted.length % 2 === 1 ? (sorted[middle] as number) : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
  });
}
