import { bucketsOf, isoDate, nextBucket, requireDay, type Basis, type Filter, type Grain, type Period } from '../../contract/index.js';
import type { Store } from './store.js';

/** A grouped dimension and where its codes stand in a cell key. */
export interface Axis {
  readonly dimension: string;
  readonly stride: number;
  readonly size: number;
}

/** A stretch of days; `end` is exclusive. */
export interface Bucket { readonly start: number; readonly end: number }

/** What a formula is evaluated over. Formulas derive narrower and wider scopes from it. */
export interface Scope {
  readonly store: Store;
  readonly axes: readonly Axis[];
  readonly buckets: readonly Bucket[];
  /** The whole period, for a membership at its start or end. */
  readonly period: Bucket;
  readonly filters: readonly Filter[];
  readonly basis: Basis | undefined;
  /** Stocks are taken at the start of each bucket instead of its end. */
  readonly atStart?: boolean;
  /** Dimensions that could not be honoured are noted here. */
  readonly ignored: Set<string>;
  /** Kinds of basis that were used. */
  readonly bases: Set<string>;
  /** The measure being computed, for errors. */
  readonly measure: string;
}

const MOST_BUCKETS = 1000;

/** The buckets of a period, cut to it; a period far wider than the data is cut to the data. */
export function bucketsFor(period: Period, grain: Grain | undefined, store: Store): { readonly starts: readonly string[]; readonly buckets: readonly Bucket[] } {
  if (!grain) return { starts: [period.start], buckets: [toBucket(period)] };
  const { calendar } = store.catalog;
  let starts = bucketsOf(period, grain, calendar);
  if (starts.length > MOST_BUCKETS) {
    const first = Math.max(requireDay(period.start, 'period'), store.firstDay);
    const end = Math.min(requireDay(period.end, 'period'), store.completeThrough + 1);
    starts = end > first ? bucketsOf({ start: isoDate(first), end: isoDate(end) }, grain, calendar) : [];
  }
  const { start, end } = toBucket(period);
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

/** What is known of a bucket: beyond the source's reach nothing, at its edge a part. */
export function reachOf({ start, end }: Bucket, store: Store): 'complete' | 'partial' | 'beyond' {
  if (start > store.completeThrough) return 'beyond';
  return end > store.completeThrough + 1 ? 'partial' : 'complete';
}
