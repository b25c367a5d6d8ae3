import { addDays, addMonths, elapsedPart, previousPeriod, requireDay, wholeMonths, yearAgo, type IsoDate, type Period, type Query } from '../contract/index.js';

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

/** The same question about the time compared with. */
export function comparisonQuery(query: Query, comparison: Comparison, completeThrough: IsoDate | undefined): Query {
  return { ...query, period: comparisonPeriod(query.period, comparison, completeThrough) };
}
