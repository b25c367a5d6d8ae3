import type { Bucket } from '../../chart/time-buckets.js';
import { measureDefinition, type Catalog, type Direction, type Grain, type Unit } from '../../contract/index.js';
import type { Translate, Words } from '../../i18n/index.js';
import type { TREND_MESSAGES } from './measure-trend.messages.js';
import type { Figure } from './trend-series.js';

export type TrendText = Translate<keyof typeof TREND_MESSAGES>;

/** A measure as it is printed. */
export interface TrendMeasure {
  readonly id: string;
  readonly label: string;
  readonly unit: Unit;
  readonly decimals: number;
  readonly currency?: string;
  /** Labels of the ranks that its figures are. */
  readonly ranks?: readonly string[] | undefined;
  readonly direction: Direction;
  /** Past values may still change. */
  readonly late: boolean;
}

const MOST_DECIMALS = 2;

/** What the catalog says of a measure; one that it does not know is a plain number, as fine as its `values`. */
export function trendMeasure(id: string, catalog: Catalog | undefined, words: Words, values: readonly (number | null)[]): TrendMeasure {
  const known = catalog && measureDefinition(catalog, id);
  if (known) return { id, label: words.measureLabel(known), unit: known.unit, decimals: known.decimals, currency: catalog.currency, ranks: words.ranks(known.unit, catalog), direction: known.direction, late: known.late === true };
  const decimals = Math.max(0, ...values.map((value) => String(value ?? '').split('.')[1]?.length ?? 0));
  return { id, label: words.column(id, catalog), unit: 'count', decimals: Math.min(MOST_DECIMALS, decimals), direction: 'neutral', late: false };
}

const capital = (text: string, language: string): string => text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
const BIG = 100_000;

/** How this widget prints. */
export class TrendPrint {
  readonly words: Words;
  readonly text: TrendText;
  readonly grain: Grain;

  constructor(words: Words, text: TrendText, grain: Grain) {
    this.words = words;
    this.text = text;
    this.grain = grain;
  }

  value(value: number | null, measure: TrendMeasure): string {
    return this.words.format.figure(value, measure);
  }

  figure({ value, state }: Figure, measure: TrendMeasure, bucket: Bucket | undefined): string {
    if (state === 'suppressed') return this.text('hidden');
    return bucket?.state === 'ahead' && value === null ? this.text('notYet') : this.value(value, measure);
  }

  /** With its noun, where it has one: 312 messages. */
  withUnit(value: number, measure: TrendMeasure): string {
    const unit = measure.unit === 'share' ? '' : this.words.unit(measure.unit, value);
    return unit === '' ? this.value(value, measure) : this.text('figureOf', { value: this.value(value, measure), unit });
  }

  /** A difference in the measure's own unit; of shares in points, of stages in steps. */
  difference(value: number, measure: TrendMeasure, signed: boolean): string {
    const { format } = this.words;
    if (measure.unit === 'stage') return this.words.steps(value, { signed });
    if (measure.unit === 'share') return this.text('points', { value: format.number(value * 100, Math.max(1, measure.decimals), { signed }) });
    if (measure.unit === 'points') return this.text('points', { value: format.number(value, measure.decimals, { signed }) });
    return format.figure(value, measure, { signed });
  }

  /** A mark of the scale, as fine as its steps. */
  mark(value: number, interval: number, { unit, currency, ranks }: TrendMeasure): string {
    if (ranks) return ranks[value] ?? '';
    const step = unit === 'share' ? interval * 100 : interval;
    const decimals = [0, 1, 2].find((count) => Math.abs(step * 10 ** count - Math.round(step * 10 ** count)) < 1e-6) ?? 3;
    return this.words.format.figure(value, { unit, decimals, ...(currency && { currency }) }, { compact: Math.abs(value) >= BIG || (unit === 'money' && value !== 0 && interval >= BIG / 10) });
  }

  /** The noun of a unit as a title: Messages. */
  unit(unit: Unit): string {
    return unit === 'share' ? this.text('share') : capital(this.words.unit(unit, 2), this.words.language);
  }

  /** The bucket's full name, and that it is not whole. */
  bucket({ start, state }: Bucket): string {
    const name = capital(this.name(start), this.words.language);
    if (state === 'running') return this.text('soFarLong', { bucket: name });
    return state === 'part' ? this.text('inPartLong', { bucket: name }) : name;
  }

  /** The bucket's full name inside a sentence. */
  name(start: string): string {
    const name = this.words.format.bucket(start, this.grain, { long: true });
    return this.grain === 'week' ? this.text('week', { date: name }) : name;
  }
}
