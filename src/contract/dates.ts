import { OmnichannelError } from './errors.js';

/**
 * A calendar date of the business calendar, `YYYY-MM-DD`.
 * @pattern ^\d{4}-\d{2}-\d{2}$
 */
export type IsoDate = string;

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
