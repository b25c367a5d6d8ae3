import { OmnichannelError, type Formula } from '../../contract/index.js';
import { cellsOf, MISSING, NOT_APPLICABLE, ZERO, type Cells, type Figure } from './cells.js';
import type { CodeColumn } from './column-store.js';
import { daysWithRows, eventCodes, selectRows, type EventRows } from './event-rows.js';
import { distinctPerGroup, groupRows, supportPerGroup, type AxisCodes, type Grouped } from './groups.js';
import { bucketOf, reachOf, type Scope } from './scope.js';

export type EventFormula = Extract<Formula, { readonly op: 'count' | 'sum' | 'distinct' | 'median' }>;

/** A dimension that a measure cannot be grouped by. */
export function unsupportedDimension(scope: Scope, dimension: string, fact: string): OmnichannelError {
  return new OmnichannelError('unsupported-dimension', {
    subject: scope.measure, problem: `unsupported dimension "${dimension}": the table "${fact}" does not know it`, remedy: 'Leave the dimension out, or load a table that joins it.',
  });
}

function axisCodes(rows: EventRows, scope: Scope, coarse: boolean): readonly AxisCodes[] {
  return scope.axes.flatMap((axis) => {
    const codes = eventCodes(rows.table, rows.days, axis.dimension, scope);
    if (codes) return [{ axis, codes }];
    if (coarse) return [];
    throw unsupportedDimension(scope, axis.dimension, rows.table.id);
  });
}

/** Figures over the rows of a fact that are dated in the scope's buckets. */
export function eventCells(formula: EventFormula, scope: Scope): Cells {
  const coarse = 'coarse' in formula && formula.coarse === true;
  const selected = selectRows(formula, scope);
  const axes = axisCodes(selected, scope, coarse);
  const grouped = groupRows(selected.rows, selected.days, axes, scope);
  const values = aggregate(formula, selected, grouped);
  const hcps = selected.table.columns.get('hcp') as CodeColumn | undefined;
  if (hcps) scope.bases.add('atEvent');
  const { k } = scope.store;
  const support = hcps && k > 0 ? supportPerGroup(grouped, hcps.codes, k) : undefined;
  const counted = formula.op === 'count' || formula.op === 'distinct';
  const figures = new Map<number, Figure>();
  grouped.keys.forEach((key, group) => {
    const value = values[group] as number;
    const people = support === undefined || support[group] === 0 || (support[group] as number) >= k ? Infinity : (support[group] as number);
    const partial = reachOf(scope.buckets[bucketOf(key, scope)] as Scope['period'], scope) === 'partial';
    figures.set(key, Number.isNaN(value) ? (formula.op === 'median' ? NOT_APPLICABLE : MISSING) : { value, state: partial ? 'partial' : 'ok', hcps: people, counted, personal: hcps !== undefined });
  });
  return broadcast(cellsOf(figures, absentFigure(formula, scope)), axes, scope);
}

/** What a cell without rows is: zero where the fact was loaded, missing elsewhere. */
function absentFigure({ op, fact, time }: EventFormula, scope: Scope): (key: number) => Figure {
  const hasRows = daysWithRows(scope, fact, time);
  const byBucket = scope.buckets.map((bucket): Figure => {
    const reach = reachOf(bucket, scope);
    if (reach === 'beyond' || !hasRows(bucket.start, bucket.end)) return MISSING;
    if (op === 'median') return NOT_APPLICABLE;
    return reach === 'partial' ? { ...ZERO, state: 'partial' } : ZERO;
  });
  return (key) => byBucket[bucketOf(key, scope)] as Figure;
}

/** A coarse figure lacks some axes: it is the same whatever their code. */
function broadcast(cells: Cells, axes: readonly AxisCodes[], scope: Scope): Cells {
  if (axes.length === scope.axes.length) return cells;
  return withoutAxes(cells, scope, scope.axes.filter((axis) => !axes.some((known) => known.axis === axis)).map(({ dimension }) => dimension));
}

/** The cells read with the codes of some axes set to 0; no cell occurs for their sake. */
export function withoutAxes(cells: Cells, scope: Scope, dimensions: readonly string[]): Cells {
  const dropped = scope.axes.filter(({ dimension }) => dimensions.includes(dimension));
  const strip = (key: number): number => dropped.reduce((rest, { stride, size }) => rest - (Math.floor(rest / stride) % size) * stride, key);
  return { get: (key) => cells.get(strip(key)), keys: () => [] };
}

function aggregate(formula: EventFormula, { table }: EventRows, grouped: Grouped): Float64Array {
  const { rows, groups, keys } = grouped;
  if (formula.op === 'count') {
    const counts = new Float64Array(keys.length);
    for (let index = 0; index < groups.length; index++) counts[groups[index] as number] = (counts[groups[index] as number] as number) + 1;
    return counts;
  }
  const column = table.columns.get(formula.column);
  if (formula.op === 'distinct') {
    if (column?.type !== 'code') throw missingColumn(table.id, formula.column);
    return distinctPerGroup(grouped, column.codes, column.dictionary.values.length);
  }
  if (column?.type !== 'number') throw missingColumn(table.id, formula.column);
  const { values } = column;
  if (formula.op === 'median') return medians(grouped, values);
  const sums = new Float64Array(keys.length).fill(Number.NaN);
  for (let index = 0; index < rows.length; index++) {
    const value = values[rows[index] as number] as number;
    const group = groups[index] as number;
    if (!Number.isNaN(value)) sums[group] = Number.isNaN(sums[group]) ? value : (sums[group] as number) + value;
  }
  return sums;
}

function medians({ rows, groups, keys }: Grouped, values: Float64Array): Float64Array {
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

function missingColumn(table: string, column: string): OmnichannelError {
  return new OmnichannelError('missing-column', { subject: table, problem: `missing column "${column}"`, remedy: 'Load the table with this column, or leave out the measures that need it.' });
}
