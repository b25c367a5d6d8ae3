import { dayNumber } from '../contract/index.js';
import { NO_DAY } from './column-store.js';

const DAY_MS = 86_400_000;
const QUARTER_MS = 900_000;
const QUARTERS_A_DAY = DAY_MS / QUARTER_MS;

/** Tells on which day of a time zone's calendar an instant falls. */
export class BusinessZone {
  readonly #parts: Intl.DateTimeFormat;
  /** Milliseconds ahead of UTC by quarter hour since 1970: no zone changes its clocks in between. */
  readonly #offsets = new Map<number, number>();

  /** Throws a `RangeError` where the zone does not exist. */
  constructor(timeZone: string) {
    this.#parts = new Intl.DateTimeFormat('en-US', {
      timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
    });
  }

  /** The day number of an instant in milliseconds since 1970. */
  dayOf(instant: number): number {
    return Math.floor((instant + this.#offsetAt(instant)) / DAY_MS);
  }

  /** Most days begin and end with the same offset: two look-ups a day serve all their instants. */
  #offsetAt(instant: number): number {
    const day = Math.floor(instant / DAY_MS);
    const offset = this.#offsetOf(day * QUARTERS_A_DAY);
    return offset === this.#offsetOf((day + 1) * QUARTERS_A_DAY) ? offset : this.#offsetOf(Math.floor(instant / QUARTER_MS));
  }

  #offsetOf(quarter: number): number {
    let offset = this.#offsets.get(quarter);
    if (offset === undefined) {
      const instant = quarter * QUARTER_MS;
      const part: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
      for (const { type, value } of this.#parts.formatToParts(instant)) part[type] = Number(value);
      offset = Date.UTC(part.year ?? 0, (part.month ?? 1) - 1, part.day, part.hour, part.minute, part.second) - instant;
      this.#offsets.set(quarter, offset);
    }
    return offset;
  }
}

const TIMED = /^(\d{4}-\d{2}-\d{2})[Tt ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:[.,](\d+))?)? ?([Zz]|[+-]\d{2}(?::?\d{2})?)?$/;

/** Reads dates as day numbers and remembers them by their text. */
export class DayReader {
  readonly #zone: BusinessZone;
  readonly #days = new Map<string, number>();

  constructor(timeZone: string) {
    this.#zone = new BusinessZone(timeZone);
  }

  /** The business day of a date, of a date with a time (its own date), or of an instant with a zone; `NO_DAY` where the text is none of them. */
  read(text: string): number {
    if (text.length === 10) return this.#date(text);
    const match = TIMED.exec(text);
    if (!match) return NO_DAY;
    const day = this.#date(match[1] ?? '');
    const zone = match[6];
    if (zone === undefined || day === NO_DAY) return day;
    const minutes = Number(match[2]) * 60 + Number(match[3]) - offsetMinutes(zone);
    return this.#zone.dayOf(day * DAY_MS + minutes * 60_000 + Number(match[4] ?? 0) * 1000);
  }

  /** The business day of an instant in milliseconds; `NO_DAY` where it is none. */
  readInstant(instant: number): number {
    return Number.isFinite(instant) ? this.#zone.dayOf(instant) : NO_DAY;
  }

  #date(text: string): number {
    let day = this.#days.get(text);
    if (day === undefined) {
      day = dayNumber(text) ?? NO_DAY;
      this.#days.set(text, day);
    }
    return day;
  }
}

/** Minutes ahead of UTC of `Z`, `+02`, `+0200` or `+02:00`. */
function offsetMinutes(zone: string): number {
  if (zone === 'Z' || zone === 'z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.length > 3 ? zone.slice(-2) : 0);
  return zone.startsWith('-') ? -minutes : minutes;
}

const PLAIN_NUMBER = /^-?\d+(?:\.\d+)?$/;
const WRITTEN_NUMBER = /^[+-]?(?:\d+|\d{1,3}(?:[ \u00a0\u202f]\d{3})+)?(?:[.,]\d+)?(?:e[+-]?\d+)?$/i;

/** The number that a text writes: `1250`, `-3.5`, `1 250` (also with narrow or fixed spaces), `12,5` where `decimalComma`; NaN where it writes none. */
export function parseNumber(text: string, decimalComma: boolean): number {
  if (PLAIN_NUMBER.test(text)) return Number(text);
  const written = text.replace('\u2212', '-');
  if (!/\d/.test(written) || !WRITTEN_NUMBER.test(written) || (!decimalComma && written.includes(','))) return NaN;
  const value = Number(written.replace(/[ \u00a0\u202f]/g, '').replace(',', '.'));
  return Number.isFinite(value) ? value : NaN;
}

const FLAGS: ReadonlyMap<string, 0 | 1> = new Map([['true', 1], ['1', 1], ['yes', 1], ['false', 0], ['0', 0], ['no', 0]]);

/** 1 or 0 for true, yes, 1 or false, no, 0 in any case; `undefined` for other texts. */
export function parseFlag(text: string): 0 | 1 | undefined {
  return FLAGS.get(text) ?? FLAGS.get(text.toLowerCase());
}
