import { addMonths, bucketStart, nextBucket, type Calendar, type Grain } from './buckets.js';
import { addDays, requireDay, type IsoDate } from './dates.js';
import type { Period } from './period.js';

/** The starts of all buckets that touch the period, in order. */
export function bucketsOf(period: Period, grain: Grain, calendar?: Calendar): IsoDate[] {
  const starts: IsoDate[] = [];
  for (let start = bucketStart(period.start, grain, calendar); start < period.end; start = nextBucket(start, grain)) starts.push(start);
  return starts;
}

/** Whole months covered by the period, or 0 where it does not begin and end on the first of a month. */
export function wholeMonths({ start, end }: Period): number {
  if (!start.endsWith('-01') || !end.endsWith('-01')) return 0;
  return (Number(end.slice(0, 4)) - Number(start.slice(0, 4))) * 12 + Number(end.slice(5, 7)) - Number(start.slice(5, 7));
}

/** The stretch of the same kind just before: the months before for whole months, as many days before otherwise. */
export function previousPeriod(period: Period): Period {
  const months = wholeMonths(period);
  if (months > 0) return { start: addMonths(period.start, -months), end: period.start };
  const days = requireDay(period.end, 'period') - requireDay(period.start, 'period');
  return { start: addDays(period.start, -days), end: period.start };
}

/** Whether the period is made of whole ISO weeks. */
function isWeeks({ start, end }: Period): boolean {
  return bucketStart(start, 'week') === start && bucketStart(end, 'week') === end;
}

/** The same dates a year earlier, 29 February as the 28th; whole weeks as the weeks 52 before. */
export function yearAgo(period: Period): Period {
  const { start, end } = period;
  if (wholeMonths(period) === 0 && isWeeks(period)) return { start: addDays(start, -364), end: addDays(end, -364) };
  const isMonthEnd = end.endsWith('-01');
  return { start: addMonths(start, -12), end: isMonthEnd ? addMonths(end, -12) : addDays(addMonths(addDays(end, -1), -12), 1) };
}

/** The part of the period that the source holds completely, or the period itself where it is all there or nothing is known. */
export function elapsedPart(period: Period, completeThrough: IsoDate | undefined): Period {
  if (completeThrough === undefined) return period;
  const end = addDays(completeThrough, 1);
  return end >= period.end || end <= period.start ? period : { start: period.start, end };
}

export const COMPARISONS = ['previous-period', 'year-ago'] as const;
/** With which stretch of time a figure is compared. */
export type Comparison = (typeof COMPARISONS)[number];

function sameLength(from: IsoDate, model: Period, limit: IsoDate): Period {
  const months = wholeMonths(model);
  const end = months > 0 && from.endsWith('-01') ? addMonths(from, months) : addDays(from, requireDay(model.end, 'comparison') - requireDay(model.start, 'comparison'));
  return { start: from, end: end < limit ? end : limit };
}

/** The period to compare with; a running period is compared with the same elapsed part. */
export function comparisonPeriod(period: Period, comparison: Comparison, completeThrough: IsoDate | undefined): Period {
  const elapsed = elapsedPart(period, completeThrough);
  const before = comparison === 'year-ago' ? yearAgo(period) : previousPeriod(period);
  return elapsed === period ? before : sameLength(before.start, elapsed, before.end);
}
