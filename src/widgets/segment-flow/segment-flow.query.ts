import { addDays, addMonths, bucketStart, mergeFilters, withoutDimension, type Calendar, type Grain, type Period } from '../../contract/index.js';
import type { Questions, Scope } from '../../context/questions.js';

export interface FlowQuestion {
  readonly grain: Grain;
  readonly steps: number;
  readonly scheme?: string;
}

const MONTHS: Partial<Record<Grain, number>> = { month: 1, quarter: 3, year: 12 };

/** The first day of the bucket that comes `count` buckets before the one that starts on the date. */
export function bucketsBefore(start: string, grain: Grain, count: number): string {
  const months = MONTHS[grain];
  return months ? addMonths(start, -months * count) : addDays(start, -count * (grain === 'week' ? 7 : 1));
}

/** The last `steps` buckets of the period; a running bucket ends where the period does. */
export function flowPeriod({ end }: Period, { grain, steps }: Pick<FlowQuestion, 'grain' | 'steps'>, calendar?: Calendar): Period {
  const last = bucketStart(addDays(end, -1), grain, calendar);
  return { start: bucketsBefore(last, grain, Math.max(1, steps) - 1), end };
}

/**
 * Movements bucket by bucket; the sizes at every column, one bucket earlier included, to stand beside them;
 * and, over several buckets, the movements from the first to the last column, which do not follow from the single ones.
 */
export function flowQuestions({ period, filters, catalog }: Scope, { grain, steps, scheme }: FlowQuestion): Questions {
  const shown = flowPeriod(period, { grain, steps }, catalog.calendar);
  // A filter on one segment would leave one end of each movement only.
  const others = withoutDimension(filters, 'segment');
  const narrowed = scheme ? mergeFilters(others, [{ dimension: 'segmentScheme', in: [scheme] }]) : others;
  const moved = { measures: ['movedHcps'], dimensions: ['segmentFrom', 'segmentTo'], filters: narrowed };
  return {
    main: { query: { ...moved, grain, period: shown } },
    sizes: { query: { measures: ['segmentSize'], dimensions: ['segment'], grain, period: { start: bucketsBefore(shown.start, grain, 1), end: shown.end }, filters: narrowed, totals: true } },
    ...(steps > 1 && { whole: { query: { ...moved, period: shown } } }),
  };
}
