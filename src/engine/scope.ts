import { ALL_TIME, bucketsOf, comparisonPeriod, isoDate, nextBucket, requireDay, type Basis, type Comparison, type Grain, type Period } from '../contract/index.js';
import type { Axis, Bucket, Scope, Store } from './store.js';

const MOST_BUCKETS = 1000;

/** The last day of which everything is known to a question. */
export function knownThrough({ completeThrough }: Store, basis: Basis | undefined): number {
  const last = Number.isNaN(completeThrough) ? Infinity : completeThrough;
  return typeof basis === 'object' ? Math.min(last, requireDay(basis.asOf, 'basis')) : last;
}

/** The buckets of a period, cut to it; all of time, or a period far wider than the data, is cut to the data. */
export function bucketsFor(period: Period, grain: Grain | undefined, through: number, store: Store): { readonly starts: readonly string[]; readonly buckets: readonly Bucket[] } {
  const isAllTime = period.start === ALL_TIME.start && period.end === ALL_TIME.end;
  const { start, end } = toBucket(period);
  const held = { start: Math.max(start, store.firstDay), end: Math.min(end, through + 1) };
  const data = held.end > held.start ? held : undefined;
  if (!grain) return { starts: [period.start], buckets: [(isAllTime && data) || { start, end }] };
  const { calendar } = store.catalog;
  let starts = isAllTime ? [] : bucketsOf(period, grain, calendar);
  if (isAllTime || starts.length > MOST_BUCKETS) starts = data ? bucketsOf(toPeriod(data), grain, calendar) : [];
  return { starts, buckets: starts.map((from) => ({ start: Math.max(start, requireDay(from, 'period')), end: Math.min(end, requireDay(nextBucket(from, grain), 'period')) })) };
}

export function toBucket({ start, end }: Period): Bucket {
  return { start: requireDay(start, 'period'), end: requireDay(end, 'period') };
}

export function toPeriod({ start, end }: Bucket): Period {
  return { start: isoDate(start), end: isoDate(end) };
}

/** Position of a cell's bucket. */
export function bucketOf(key: number, { buckets }: Scope): number {
  return key % buckets.length;
}

/** Code of an axis in a cell key. */
export function codeOn(key: number, { stride, size }: Axis): number {
  return Math.floor(key / stride) % size;
}

/** What is known of a bucket: beyond the last known day nothing, at its edge a part. */
export function reachOf({ start, end }: Bucket, { through }: Pick<Scope, 'through'>): 'complete' | 'partial' | 'beyond' {
  if (start > through) return 'beyond';
  return end > through + 1 ? 'partial' : 'complete';
}

/** The same of what happened in a bucket: what lies before the first known day is as unknown as what lies beyond the last. */
export function flowReachOf(bucket: Bucket, scope: Pick<Scope, 'through' | 'store'>): ReturnType<typeof reachOf> {
  const { completeFrom } = scope.store;
  if (bucket.end <= completeFrom) return 'beyond';
  return bucket.start < completeFrom && reachOf(bucket, scope) === 'complete' ? 'partial' : reachOf(bucket, scope);
}

/** The stretch that a bucket is compared with; of a running bucket the same elapsed part. */
export function comparedBucket(bucket: Bucket, against: Comparison, { through }: Pick<Scope, 'through'>): Bucket {
  return toBucket(comparisonPeriod(toPeriod(bucket), against, Number.isFinite(through) ? isoDate(through) : undefined));
}

/** The day on which a basis reads memberships; `undefined` is the day of each event. */
export function basisDay({ basis, store, through }: Pick<Scope, 'basis' | 'store' | 'through'>, bucket: Bucket): number | undefined {
  if (basis === undefined || basis === 'atEvent') return undefined;
  if (typeof basis === 'object') return requireDay(basis.asOf, 'basis');
  if (basis === 'atStart') return bucket.start - 1;
  return basis === 'atEnd' ? Math.min(bucket.end - 1, through) : Number.isNaN(store.completeThrough) ? Infinity : store.completeThrough;
}
