import { sql } from 'kysely';
import { bucketStart, isoDate, nextBucket, requireDay } from '../contract/index.js';
import type { Scope } from '../engine/store.js';
import { missingDate, requireTable, keyOf } from './joined-rows.js';
import { relation } from './relation.js';
import type { SqlStore } from './sql-store.js';

/** Whether there is any row from one day to before another. */
export type Stretch = (from: number, end: number) => boolean;

/** The days on which a fact has any row at all, ascending; `undefined` while they were not asked for. Throws `missing-table` and `missing-column`. */
function knownDays(fact: string, time: string | undefined, { measure }: Pick<Scope, 'measure'>, store: SqlStore): readonly number[] | undefined {
  const { definition, columns } = requireTable(fact, store);
  const column = time ?? definition.time;
  if (column === undefined || columns.get(column)?.type !== 'date') throw missingDate(fact, column, measure);
  const { flavour } = store.context;
  const from = sql`${relation(fact, store.context)} as t where ${sql.id('t', column)} is not null`;
  const day = flavour.number(flavour.dayNumber(sql.id('t', column)));
  const key = keyOf(sql`${day} from ${from}`, store.context);
  const rows = store.known({ key, source: { key, from, groups: [day], dimensions: [undefined] }, aggregates: [], isLasting: true });
  return rows?.map(([found]) => found as number).sort((one, other) => one - other);
}

/** Whether a fact has any row in a stretch of days; `undefined` while it was not asked for. */
export function daysWithRows(fact: string, time: string | undefined, scope: Pick<Scope, 'measure'>, store: SqlStore): Stretch | undefined {
  const days = knownDays(fact, time, scope, store);
  return days && stretchesOf(days);
}

function stretchesOf(sorted: readonly number[]): Stretch {
  return (from, end) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] as number) < from) low = middle + 1;
      else high = middle;
    }
    return low < sorted.length && (sorted[low] as number) < end;
  };
}

/**
 * Whether a stretch was loaded, so that no row is a true zero: it has rows, or every month it touches has some. A whole
 * month without any was not loaded. A fact that is dated by month only (always the first) knows nothing of single days.
 */
export function loadedStretches(fact: string, time: string | undefined, scope: Pick<Scope, 'measure' | 'through'>, store: SqlStore): Stretch | undefined {
  const days = knownDays(fact, time, scope, store);
  if (!days) return undefined;
  const hasRows = stretchesOf(days);
  const isMonthly = days.every((day) => isoDate(day).endsWith('-01'));
  return (from, end) => {
    if (hasRows(from, end)) return true;
    const last = Math.min(end, scope.through + 1);
    if (isMonthly || last <= from) return false;
    for (let start = bucketStart(isoDate(from), 'month'); requireDay(start, fact) < last; start = nextBucket(start, 'month')) {
      if (!hasRows(requireDay(start, fact), Math.min(requireDay(nextBucket(start, 'month'), fact), scope.through + 1))) return false;
    }
    return true;
  };
}
