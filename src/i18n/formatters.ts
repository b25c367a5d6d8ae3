import { addDays, type Grain, type IsoDate, type Period, type Unit } from '../contract/index.js';

/** How a figure is printed. */
export interface FigureFormat {
  readonly unit: Unit;
  readonly decimals: number;
  readonly currency?: string | undefined;
  /** Labels of the ranks that figures of the unit `stage` stand for. */
  readonly ranks?: readonly string[] | undefined;
}

/** Money of this size is long enough to be written short. */
const LONG_MONEY = 1e6;

const formats = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

/** A format made once per language and name; the name says all that the options depend on. */
function numberFormat(language: string, name: string, options: () => Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${language} ${name}`;
  let format = formats.get(key) as Intl.NumberFormat | undefined;
  if (!format) formats.set(key, (format = new Intl.NumberFormat(language, options())));
  return format;
}

function dateFormat(language: string, name: string, options: () => Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${name}`;
  let format = formats.get(key) as Intl.DateTimeFormat | undefined;
  if (!format) formats.set(key, (format = new Intl.DateTimeFormat(language, options())));
  return format;
}

/** Printed instead of a figure that is not there. */
export const NO_FIGURE = '–';

const atNoon = (date: IsoDate): Date => new Date(`${date}T12:00:00Z`);
const upright = (text: string): string => text.replace('-', '−');

/** Numbers, dates and periods in one language. */
export class Formatters {
  readonly language: string;
  #list: Intl.ListFormat | undefined;

  constructor(language: string) {
    this.language = language;
  }

  /** A plain number; at most `decimals` behind the point, or exactly that many. */
  number(value: number | null, decimals = 0, { signed = false, exact = true, compact = false } = {}): string {
    if (value === null) return NO_FIGURE;
    return upright(numberFormat(this.language, `number ${decimals} ${signed} ${exact} ${compact}`, () => ({
      minimumFractionDigits: exact && !compact ? decimals : 0, maximumFractionDigits: compact ? 1 : decimals,
      ...(signed && { signDisplay: 'exceptZero' }), ...(compact && { notation: 'compact' }),
    })).format(value));
  }

  /** A share from 0 to 1, in per cent. */
  share(value: number | null, decimals = 1, { signed = false } = {}): string {
    if (value === null) return NO_FIGURE;
    return upright(numberFormat(this.language, `share ${decimals} ${signed}`, () => ({
      style: 'percent', minimumFractionDigits: decimals, maximumFractionDigits: decimals, ...(signed && { signDisplay: 'exceptZero' }),
    })).format(value));
  }

  /** A figure as its unit wants it: shares in per cent, money with its currency, ranks by their label; nouns are left to the caller. */
  figure(value: number | null, { unit, decimals, currency = 'EUR', ranks }: FigureFormat, { signed = false, compact = false } = {}): string {
    if (value === null) return NO_FIGURE;
    if (!signed && ranks?.[value] !== undefined) return ranks[value];
    if (unit === 'share') return this.share(value, decimals, { signed });
    if (unit !== 'money') return this.number(value, decimals, { signed, compact });
    return upright(numberFormat(this.language, `money ${currency} ${decimals} ${signed} ${compact}`, () => ({
      style: 'currency', currency, ...(compact ? { notation: 'compact', maximumSignificantDigits: 3 } : { minimumFractionDigits: decimals, maximumFractionDigits: decimals }),
      ...(signed && { signDisplay: 'exceptZero' }),
    })).format(value));
  }

  /** A figure for a narrow place: amounts of money of a million and more in three digits, all else as it is. */
  brief(value: number | null, format: FigureFormat, { signed = false } = {}): string {
    return this.figure(value, format, { signed, compact: format.unit === 'money' && Math.abs(value ?? 0) >= LONG_MONEY });
  }

  /** One day: 14 Nov 2026. */
  date(date: IsoDate, { year = true } = {}): string {
    return dateFormat(this.language, `date ${year}`, () => ({ day: 'numeric', month: 'short', ...(year && { year: 'numeric' }), timeZone: 'UTC' })).format(atNoon(date));
  }

  /** The name of the bucket that starts on the date. */
  bucket(start: IsoDate, grain: Grain, { long = false } = {}): string {
    if (grain === 'day') return this.date(start);
    if (grain === 'week') return this.date(start, { year: long });
    if (grain === 'year') return start.slice(0, 4);
    if (grain === 'quarter') return this.period({ start, end: `${addDays(start, 92).slice(0, 8)}01` });
    return dateFormat(this.language, `month ${long}`, () => ({ month: long ? 'long' : 'short', ...(long && { year: 'numeric' }), timeZone: 'UTC' })).format(atNoon(start));
  }

  /** First to last day, by months where the period is made of whole months. */
  period({ start, end }: Period): string {
    const months = start.endsWith('-01') && end.endsWith('-01');
    const format = dateFormat(this.language, `period ${months}`, () => ({ month: 'short', year: 'numeric', ...(!months && { day: 'numeric' }), timeZone: 'UTC' }));
    // Some engines print thin spaces, some plain ones; a page that a server drew must say the same in every browser.
    return format.formatRange(atNoon(start), atNoon(addDays(end, -1))).replaceAll('\u2009', ' ');
  }

  /** The time of day of an instant, with the date where it is not today's. */
  instant(time: number, now = Date.now(), { seconds = false } = {}): string {
    const sameDay = new Date(time).toDateString() === new Date(now).toDateString();
    return dateFormat(this.language, `instant ${sameDay} ${seconds}`, () => ({ hour: 'numeric', minute: '2-digit', ...(seconds && { second: '2-digit' }), ...(!sameDay && { day: 'numeric', month: 'short' }) })).format(time);
  }

  /** Words joined as the language joins them: A, B and C. */
  list(items: readonly string[]): string {
    this.#list ??= new Intl.ListFormat(this.language, { type: 'conjunction' });
    return this.#list.format(items);
  }
}
