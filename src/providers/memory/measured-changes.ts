import type { CodeColumn } from '../../tables/column-store.js';
import { columnCodes, eachCode } from '../../engine/row-codes.js';
import { codeOn } from '../../engine/scope.js';
import type { Axis, Bucket, Scope } from '../../engine/store.js';
import { daysWithRows, selectRows } from './event-rows.js';
import { isOfRows, type Changes, type Measured, type MigrationFormula } from '../../engine/states/migration-leaf.js';
import { numbersOf } from '../../engine/states/numbers.js';
import type { StateRows } from '../../engine/states/states.js';

/** Changes per HCP, from the rows of the fact. */
export function measuredInRows(formula: MigrationFormula, scope: Scope): Measured {
  return { hasRows: daysWithRows(scope, formula.fact, undefined), changesOf: (rows, buckets) => changesPerHcp(formula, rows, buckets, scope) };
}

/** What each HCP has more now than before, apart for the axes that rows of the fact know. */
function changesPerHcp({ fact, column }: MigrationFormula, rows: StateRows, [now, then]: readonly [Bucket, Bucket], scope: Scope): Changes {
  const { store } = scope;
  const axes = scope.axes.filter(({ dimension }) => isOfRows(dimension, fact, rows, scope));
  const filters = scope.filters.filter(({ dimension }) => isOfRows(dimension, fact, rows, scope));
  const sums = new Map<number, Map<number, number>>();
  for (const [bucket, sign] of [[now, 1], [then, -1]] as const) {
    const { table, rows: selected } = selectRows({ fact }, { ...scope, buckets: [bucket], filters });
    const values = numbersOf(table, column, store);
    const { codes: hcps } = table.columns.get(rows.definition.entity) as CodeColumn;
    const parts = axes.map((axis) => ({ axis, codes: columnCodes(table, axis.dimension, store) }));
    for (const row of selected) {
      if (Number.isNaN(values[row])) continue;
      eachPart(row, parts, (part) => {
        const known = sums.get(part) ?? new Map<number, number>();
        sums.set(part, known.set(hcps[row] as number, (known.get(hcps[row] as number) ?? 0) + sign * (values[row] as number)));
      });
    }
  }
  return (key, hcp) => sums.get(axes.reduce((part, axis) => part + axis.stride * codeOn(key, axis), 0))?.get(hcp);
}

function eachPart(row: number, axes: readonly { readonly axis: Axis; readonly codes: ReturnType<typeof columnCodes> }[], visit: (part: number) => void, part = 0): void {
  const [first, ...rest] = axes;
  if (!first?.codes) return visit(part);
  eachCode(first.codes, row, (code) => eachPart(row, rest, visit, part + first.axis.stride * code));
}
