import { addDays, addMonths, bucketStart, dayNumber, nextBucket, requireDay, type Calendar, type Grain, type IsoDate } from './dates.js';
import { OmnichannelError } from './errors.js';

/** A stretch of the business calendar; `end` is exclusive. */
export interface Period { readonly start: IsoDate; readonly end: IsoDate }

/** What a host may write: a period, an ISO interval `2026-05-01/2026-11-01` (end exclusive) or a preset such as `last-6-months`. */
export type PeriodInput = Period | string;

/** The whole history of a source: what is asked when nobody names a period and the source does not say how far it reaches. */
export const ALL_TIME: Period = Object.freeze({ start: '1900-01-01', end: '2100-01-01' });

export const PERIOD_UNITS = ['day', 'week', 'month', 'quarter', 'year'] as const;
const LAST = /^last-(\d{1,3})-(day|week|month|quarter|year)s?$/;
const NAMED = /^(this|last)-(week|month|quarter|year)$/;

/** Whether the text is a preset that needs the source's `completeThrough` to become a period. */
export function isPreset(input: PeriodInput): input is string {
  return typeof input === 'string' && (LAST.test(input) || NAMED.test(input) || input === 'year-to-date');
}

function invalid(input: unknown, subject: string): OmnichannelError {
  return new OmnichannelError('invalid-period', {
    subject, problem: `invalid period ${JSON.stringify(input)}`,
    remedy: 'Give { start, end } or "2026-05-01/2026-11-01" (end exclusive, after the start), or a preset such as "last-6-months", "this-quarter", "year-to-date".',
  });
}

/**
 * A written period as dates. Presets count whole buckets that lie within what the source holds
 * completely: `last-6-months` with data through 14 November is May to October. `this-…` and
 * `year-to-date` hold the running bucket. The viewer's clock is never asked.
 */
export function resolvePeriod(input: PeriodInput, completeThrough: IsoDate | undefined, subject = 'period', calendar?: Calendar): Period {
  if (!isPreset(input)) return explicitPeriod(input, subject);
  if (completeThrough === undefined) {
    throw new OmnichannelError('missing-period', {
      subject, problem: `missing completeThrough for the preset "${input}"`,
      remedy: 'Let the provider answer meta.completeThrough or capabilities.completeThrough, or give the period as dates.',
    });
  }
  const afterLast = addDays(completeThrough, 1);
  if (input === 'year-to-date') return { start: bucketStart(completeThrough, 'year', calendar), end: afterLast };
  const named = NAMED.exec(input);
  if (named?.[1] === 'this') {
    const start = bucketStart(completeThrough, named[2] as Grain, calendar);
    return { start, end: nextBucket(start, named[2] as Grain) };
  }
  const last = LAST.exec(input);
  const unit = (named?.[2] ?? last?.[2]) as Grain;
  const end = bucketStart(afterLast, unit, calendar);
  return { start: stepBack(end, unit, named ? 1 : Number(last?.[1])), end };
}

function stepBack(end: IsoDate, unit: Grain, count: number): IsoDate {
  if (unit === 'day') return addDays(end, -count);
  if (unit === 'week') return addDays(end, -7 * count);
  return addMonths(end, -count * { month: 1, quarter: 3, year: 12 }[unit]);
}

function explicitPeriod(input: PeriodInput, subject: string): Period {
  const [start, end] = typeof input === 'string' ? input.split('/') : [input?.start, input?.end];
  const from = typeof start === 'string' ? dayNumber(start) : null;
  const to = typeof end === 'string' ? dayNumber(end) : null;
  if (from === null || to === null || to <= from) throw invalid(input, subject);
  return { start: start as string, end: end as string };
}

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

/** The same dates a year earlier; 29 February becomes the 28th. */
export function yearAgo(period: Period): Period {
  return { start: addMonths(period.start, -12), end: addMonths(period.end, -12) };
}

/** The part of the period that the source holds completely, or the period itself where it is all there or nothing is known. */
export function elapsedPart(period: Period, completeThrough: IsoDate | undefined): Period {
  if (completeThrough === undefined) return period;
  const end = addDays(completeThrough, 1);
  return end >= period.end || end <= period.start ? period : { start: period.start, end };
}

/** Whether the source still lacks days of the period. */
export function isRunning(period: Period, completeThrough: IsoDate | undefined): boolean {
  return completeThrough !== undefined && addDays(completeThrough, 1) < period.end;
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
