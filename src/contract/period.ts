import { addDays, addMonths, bucketStart, dayNumber, nextBucket, type Calendar, type Grain, type IsoDate } from './dates.js';
import { OmnichannelError } from './errors.js';

/** A stretch of the business calendar; `end` is exclusive. */
export interface Period { readonly start: IsoDate; readonly end: IsoDate }

/** What a host may write: a period, an ISO interval `2026-05-01/2026-11-01` (end exclusive) or a preset such as `last-6-months`. */
export type PeriodInput = Period | string;

/** The whole history of a source: what is asked when nobody names a period and the source does not say how far it reaches. */
export const ALL_TIME: Period = Object.freeze({ start: '1900-01-01', end: '2100-01-01' });

const LAST = /^last-([1-9]\d{0,2})-(day|week|month|quarter|year)s?$/;
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

/** Whether the source still lacks days of the period. */
export function isRunning(period: Period, completeThrough: IsoDate | undefined): boolean {
  return completeThrough !== undefined && addDays(completeThrough, 1) < period.end;
}
