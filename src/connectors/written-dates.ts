import { dayNumber } from '../contract/index.js';
import { offsetMinutes, type WrittenDates } from './mapping.js';

const FROM_YEAR = /^(\d{4})-(\d{1,2})-(\d{1,2})(.*)$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const BY_PARTS = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(.*)$/;
const IN_WORDS = /^(?:[A-Z][a-z]+,? )?([A-Z][a-z]{2})[a-z]*\.? (\d{1,2}), (\d{4})$/;
const TIME = /^[T ]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*([AaPp][Mm])?\s*(Z|z|UTC|[+-]\d{2}(?::?\d{2})?)?$/;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const MINUTE_MS = 60_000;

/**
 * A written date as `YYYY-MM-DD`, a time with a zone as an instant `…Z`, a time without any as `YYYY-MM-DDThh:mm:ss`;
 * `undefined` where the text is none of them, or where the order of its parts is not said.
 */
export function readDate(text: string, { order = 'ymd', offset }: WrittenDates, subject: string): string | undefined {
  if (order === 'epoch-microseconds' && /^\d{13,17}$/.test(text)) return new Date(Math.floor(Number(text) / 1000)).toISOString();
  const split = partsOf(text, order);
  if (!split) return undefined;
  const [year, month, day, rest] = split;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (dayNumber(date) === null) return undefined;
  return rest === '' ? date : withTime(date, rest, offset, subject);
}

function partsOf(text: string, order: NonNullable<WrittenDates['order']>): readonly [string, string, string, string] | undefined {
  const ordered = FROM_YEAR.exec(text) ?? COMPACT.exec(text);
  if (ordered) return [ordered[1] ?? '', ordered[2] ?? '', ordered[3] ?? '', ordered[4] ?? ''];
  const worded = IN_WORDS.exec(text);
  if (worded) return [worded[3] ?? '', String(MONTHS.indexOf(worded[1] ?? '') + 1), worded[2] ?? '', ''];
  const parts = BY_PARTS.exec(text);
  if (!parts || (order !== 'mdy' && order !== 'dmy')) return undefined;
  const [, first = '', second = '', year = '', rest = ''] = parts;
  return order === 'mdy' ? [year, first, second, rest] : [year, second, first, rest];
}

function withTime(date: string, rest: string, offset: string | undefined, subject: string): string | undefined {
  const match = TIME.exec(rest);
  if (!match) return undefined;
  const [, hours = '', minutes = '', seconds = '0', fraction = '', half, zone] = match;
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  if (hour > 23 || Number(minutes) > 59 || Number(seconds) > 59 || (half !== undefined && (Number(hours) < 1 || Number(hours) > 12))) return undefined;
  const clock = Date.parse(`${date}T00:00:00Z`) + (hour * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000 + Math.floor(Number(`0.${fraction || '0'}`) * 1000);
  const ahead = zone !== undefined ? zoneMinutes(zone) : offset !== undefined ? offsetMinutes(offset, subject) : undefined;
  return ahead === undefined ? new Date(clock).toISOString().slice(0, 19) : new Date(clock - ahead * MINUTE_MS).toISOString();
}

function zoneMinutes(zone: string): number {
  if (/^(?:z|utc)$/i.test(zone)) return 0;
  return (zone.startsWith('-') ? -1 : 1) * (Number(zone.slice(1, 3)) * 60 + Number(zone.length > 3 ? zone.slice(-2) : 0));
}

/** Milliseconds of what `readDate` gives, for comparing. */
export function instantOf(date: string): number {
  return Date.parse(date.length === 19 ? `${date}Z` : date);
}

/** The earlier of two dates, either of which may be missing. */
export function earlier(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return instantOf(other) < instantOf(one) ? other : one;
}
