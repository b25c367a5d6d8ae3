import { addDays, isoDate, requireDay, type IsoDate } from './dates.js';

export const GRAINS = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type Grain = (typeof GRAINS)[number];

/** Adds calendar months; the day is kept or clamped to the month's end (29 February a year on is 28 February). */
export function addMonths(date: IsoDate, count: number): IsoDate {
  const from = new Date(isoDate(requireDay(date, 'addMonths')));
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
