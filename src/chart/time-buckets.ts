import { addDays, ALL_TIME, bucketsOf, nextBucket, type Calendar, type Grain, type IsoDate, type Period } from '../contract/index.js';

/** A stretch of time in a picture. `running`: the source lacks its last days; `part`: the period cuts it; `ahead`: not begun in the source. */
export interface Bucket {
  readonly start: IsoDate;
  /** Last day that its figures hold. */
  readonly last: IsoDate;
  readonly state: 'whole' | 'running' | 'part' | 'ahead';
}

export interface BucketFacts {
  readonly period?: Period;
  readonly grain: Grain;
  readonly calendar?: Calendar;
  readonly completeThrough?: IsoDate;
}

/** Every bucket from the first to the last that was asked for or answered, so that none is skipped. */
export function timeBuckets(answered: readonly IsoDate[], { period, grain, calendar, completeThrough }: BucketFacts): readonly Bucket[] {
  const bounded = period && period.start !== ALL_TIME.start ? period : undefined;
  const starts = [...(bounded ? bucketsOf(bounded, grain, calendar) : []), ...answered].sort();
  const [first] = starts;
  const final = starts.at(-1);
  if (first === undefined || final === undefined) return [];
  const all = bucketsOf({ start: first, end: addDays(final, 1) }, grain, calendar);
  return all.map((start) => bucketOf(start, nextBucket(start, grain), bounded, completeThrough));
}

function bucketOf(start: IsoDate, end: IsoDate, period: Period | undefined, completeThrough: IsoDate | undefined): Bucket {
  const inside = period && period.end > start && period.end < end ? period.end : end;
  const reach = completeThrough === undefined ? end : addDays(completeThrough, 1);
  const last = addDays(reach < inside && reach > start ? reach : inside, -1);
  if (reach <= start) return { start, last, state: 'ahead' };
  if (reach < end && reach <= inside) return { start, last, state: 'running' };
  return { start, last, state: inside < end || (period !== undefined && period.start > start && period.start < end) ? 'part' : 'whole' };
}
