import { NO_DAY, type DateColumn } from '../../tables/column-store.js';
import { columnCodes, eachCode, rowsByKey } from '../row-codes.js';
import { codeOn } from '../scope.js';
import type { Scope, Store } from '../store.js';
import { entriesOn } from './entries.js';
import type { StateRows } from './states.js';

/** When the states themselves begin and end, from the look-up that describes them. */
export function validityOf({ definition }: StateRows, store: Store): { start(code: number): number; end(code: number): number } {
  const lookup = store.catalog.facts.find(({ key, id }) => key !== undefined && key === definition.state && store.has(id));
  const table = lookup && store.table(lookup.id);
  const rows = table && rowsByKey(table);
  const read = (column: string, missing: number) => {
    const days = (table?.columns.get(column) as DateColumn | undefined)?.days;
    return (code: number): number => {
      const day = days?.[rows?.[code] ?? -1] ?? NO_DAY;
      return day === NO_DAY ? missing : day;
    };
  };
  return { start: read('validFrom', -Infinity), end: read('validTo', Infinity) };
}

/**
 * Whether a cell's state was there on any of the days, and a snapshot of what it is divided by on the last:
 * of a segment not yet created and of a product without a snapshot nobody knows that it is empty.
 */
export function presence(rows: StateRows, [first, last]: readonly [number, number], scope: Scope): (key: number) => boolean {
  const { definition, table } = rows;
  const tests = scope.axes.flatMap((axis): readonly ((key: number) => boolean)[] => {
    if (axis.dimension === definition.state) {
      const { start, end } = validityOf(rows, scope.store);
      return [(key) => start(codeOn(key, axis)) <= last && end(codeOn(key, axis)) > first];
    }
    const codes = definition.kind === 'snapshot' && definition.by?.includes(axis.dimension) ? columnCodes(table, axis.dimension, scope.store) : undefined;
    if (!codes) return [];
    const standing = new Set<number>();
    for (const row of entriesOn(rows, last)?.rows ?? []) eachCode(codes, row, (code) => standing.add(code));
    return [(key) => standing.has(codeOn(key, axis))];
  });
  return (key) => tests.every((test) => test(key));
}
