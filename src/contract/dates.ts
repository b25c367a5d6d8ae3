import { OmnichannelError } from './errors.js';

/**
 * A calendar date of the business calendar, `YYYY-MM-DD`.
 * @pattern ^\d{4}-\d{2}-\d{2}$
 */
export type IsoDate = string;

export const GRAINS = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type Grain = (typeof GRAINS)[number];

const DAY_MS = 86_400_000;
const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Days since 1970-01-01 of an ISO date, or `null` where the text is no date that exists (30 February). */
export function dayNumber(text: string): number | null {
  const match = PATTERN.exec(text);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  date.setUTCFullYear(year);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.getTime() / DAY_MS : null;
}

/** The ISO date of a day number. */
export function isoDate(day: number): IsoDate {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** The day number of an ISO date; throws `invalid-date` naming who asked. */
export function requireDay(text: string, subject: string): number {
  const day = typeof text === 'string' ? dayNumber(text) : null;
  if (day !== null) return day;
  throw new OmnichannelError('invalid-date', {
    subject, problem: `invalid date "${text}"`, remedy: 'Write an existing date as YYYY-MM-DD.',
  });
}

export function addDays(date: IsoDate, count: number): IsoDate {
  return isoDate(requireDay(date, 'addDays') + count);
}

/** Adds calendar months; the day is kept or clamped to the month's end (29 February a year on is 28 February). */
export function addMonths(date: IsoDate, count: number): IsoDate {
  const from = new Date(requireDay(date, 'addMonths') * DAY_MS);
  const first = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + count, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(from.getUTCDate(), last));
  return first.toISOString().slice(0, 10);
}

/** How business years and days are cut. */
export interface Calendar {
  /** IANA zone in which instants become dates. */
  timeZone: string;
  /**
   * First month of the fiscal year, 1 to 12; quarters and years follow it.
   * @asType integer
   * @minimum 1
   * @maximum 12
   */
  fiscalYearStartMonth?: number;
}

/** First day of the bucket that holds the date: Monday of the ISO week, first of month, of the (fiscal) quarter or year. */
export function bucketStart(date: IsoDate, grain: Grain, calendar?: Pick<Calendar, 'fiscalYearStartMonth'>): IsoDate {
  const day = requireDay(date, 'bucketStart');
  if (grain === 'day') return date;
  if (grain === 'week') return isoDate(day - ((((day + 3) % 7) + 7) % 7));
  const month = Number(date.slice(5, 7)) - 1;
  const offset = ((month - ((calendar?.fiscalYearStartMonth ?? 1) - 1)) % 12 + 12) % 12;
  const first = `${date.slice(0, 8)}01`;
  if (grain === 'month') return first;
  return addMonths(first, grain === 'quarter' ? -(offset % 3) : -offset);
}

/** First day of the bucket after the one that starts on `start`. */
export function nextBucket(start: IsoDate, grain: Grain): IsoDate {
  switch (grain) {
    case 'day': return addDays(start, 1);
    case 'week': return addDays(start, 7);
    case 'month': return addMonths(start, 1);
    case 'quarter': return addMonths(start, 3);
    case 'year': return addMonths(start, 12);
  }
}
