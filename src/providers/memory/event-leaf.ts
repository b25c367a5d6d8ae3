import type { Table } from '../../tables/column-store.js';
import { cellsOf, type Cells, type Figure } from '../../engine/cells.js';
import { absentFigure } from '../../engine/loaded-stretches.js';
import { personsOf } from '../../engine/persons.js';
import { bucketOf, flowReachOf } from '../../engine/scope.js';
import { unsupportedDimension } from '../../engine/unsupported-dimension.js';
import { broadcast } from '../../engine/without-axes.js';
import { aggregate, type EventFormula } from './aggregates.js';
import { eventCodes, selectRows, stretchesLoaded, type EventRows } from './event-rows.js';
import { groupRows, supportPerGroup, type AxisCodes, type Grouped } from './groups.js';
import type { Scope } from '../../engine/store.js';

/** The codes of some rows on each axis; a coarse figure does without those that are not known. */
export function axisCodes(rows: EventRows, scope: Scope, coarse: boolean): readonly AxisCodes[] {
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
  const { values, blank, numbers } = aggregate(formula, selected.table, grouped, scope.store);
  const people = peopleBehind(selected.table, numbers ? withValue(grouped, numbers) : grouped, scope);
  const personal = personsOf(selected.table) !== undefined;
  const counted = formula.op === 'count' || formula.op === 'distinct';
  const figures = new Map<number, Figure>();
  grouped.keys.forEach((key, group) => {
    const value = values[group] as number;
    const partial = flowReachOf(scope.buckets[bucketOf(key, scope)] as Scope['period'], scope) !== 'complete';
    figures.set(key, Number.isNaN(value) ? blank(group) : { value, state: partial ? 'partial' : 'ok', hcps: people(group), counted, personal });
  });
  return broadcast(cellsOf(figures, absentFigure(formula.op, stretchesLoaded(scope, formula.fact, formula.time), scope)), axes, scope);
}

/** How many HCPs stand behind each group, where fewer than may be shown; infinite elsewhere and where no row is an HCP's. */
export function peopleBehind(table: Table, grouped: Grouped, scope: Scope): (group: number) => number {
  const persons = personsOf(table);
  if (persons) scope.bases.add('atEvent');
  const { k } = scope.store;
  const support = persons && k > 0 ? supportPerGroup(grouped, persons, k) : undefined;
  return (group) => (support === undefined || support[group] === 0 || (support[group] as number) >= k ? Infinity : (support[group] as number));
}

/** Only the rows that have a value: the others stand behind no figure. */
function withValue({ rows, groups, keys }: Grouped, numbers: Float64Array): Grouped {
  if (!rows.some((row) => Number.isNaN(numbers[row]))) return { rows, groups, keys };
  const kept = [...rows.keys()].filter((index) => !Number.isNaN(numbers[rows[index] as number]));
  return { keys, rows: Uint32Array.from(kept, (index) => rows[index] as number), groups: Uint32Array.from(kept, (index) => groups[index] as number) };
}
