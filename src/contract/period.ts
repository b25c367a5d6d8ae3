import { addDays, dayNumber, type IsoDate } from './dates.js';
import { OmnichannelError } from './errors.js';
import { LAST_PRESET, NAMED_PRESET } from './preset-patterns.js';

/** A stretch of the business calendar; `end` is exclusive. */
export interface Period { readonly start: IsoDate; readonly end: IsoDate }

/** What a host may write: a period, an ISO interval `2026-05-01/2026-11-01` (end exclusive) or a preset such as `last-6-months`. */
export type PeriodInput = Period | string;

/** The whole history of a source: what is asked when nobody names a period and the source does not say how far it reaches. */
export const ALL_TIME: Period = Object.freeze({ start: '1900-01-01', end: '2100-01-01' });

/** Whether the text is a preset that needs the source's `completeThrough` to become a period. */
export function isPreset(input: PeriodInput): input is string {
  return typeof input === 'string' && (LAST_PRESET.test(input) || NAMED_PRESET.test(input) || input === 'year-to-date');
}

function invalid(input: unknown, subject: string): OmnichannelError {
  return new OmnichannelError('invalid-period', {
    subject, problem: `invalid period ${JSON.stringify(input)}`,
    remedy: 'Give { start, end } or "2026-05-01/2026-11-01" (end exclusive, after the start), or a preset such as "last-6-months", "this-quarter", "year-to-date".',
  });
}

/** A period written as dates; throws `invalid-period` naming who asked. */
export function writtenPeriod(input: PeriodInput, subject: string): Period {
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
