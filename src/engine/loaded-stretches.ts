import { bucketStart, isoDate, nextBucket, requireDay, type Formula } from '../contract/index.js';
import { MISSING, NOT_APPLICABLE, ZERO, type Figure } from './cells.js';
import { bucketOf, flowReachOf } from './scope.js';
import type { Scope } from './store.js';

/** Whether something is true of the days from one to before another. */
export type Stretch = (from: number, end: number) => boolean;

/** Whether any of some days, ascending, is in a stretch. */
export function stretchesOf(sorted: ArrayLike<number>): Stretch {
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
 *
 * @param days the days on which the fact has any row at all, ascending
 */
export function loadedStretches(days: ArrayLike<number>, { measure, through }: Pick<Scope, 'measure' | 'through'>): Stretch {
  const hasRows = stretchesOf(days);
  const isMonthly = Array.prototype.every.call(days, (day: number) => isoDate(day).endsWith('-01'));
  return (from, end) => {
    if (hasRows(from, end)) return true;
    const last = Math.min(end, through + 1);
    if (isMonthly || last <= from) return false;
    for (let start = bucketStart(isoDate(from), 'month'); requireDay(start, measure) < last; start = nextBucket(start, 'month')) {
      if (!hasRows(requireDay(start, measure), Math.min(requireDay(nextBucket(start, 'month'), measure), through + 1))) return false;
    }
    return true;
  };
}

/** What a cell without rows is: zero where the fact was loaded, missing elsewhere. */
export function absentFigure(op: Formula['op'], isLoaded: Stretch, scope: Scope): (key: number) => Figure {
  const byBucket = scope.buckets.map((bucket): Figure => {
    const reach = flowReachOf(bucket, scope);
    if (reach === 'beyond' || !isLoaded(bucket.start, bucket.end)) return MISSING;
    if (op === 'median') return NOT_APPLICABLE;
    if (op === 'only') return MISSING;
    return reach === 'partial' ? { ...ZERO, state: 'partial' } : ZERO;
  });
  return (key) => byBucket[bucketOf(key, scope)] as Figure;
}
