import type { ChartToken } from '../../chart/chart-look.js';
import { endRoom, namedEnds } from '../../chart/end-labels.js';
import type { Bucket } from '../../chart/time-buckets.js';
import type { Tick } from '../../chart/ticks.js';
import { framed, keyOf, lastFigure, measureOf, nameOf, toneOf, type Drawing, type TrendModel } from './trend-model.js';
import type { TrendMeasure } from './trend-print.js';
import { valuesOf, type Strand } from './trend-series.js';

type Values = readonly (number | null)[];

/** A category of the time axis; `hatched`: its figures are not final or not whole. */
export interface TrendTick extends Tick {
  readonly hatched: boolean;
}

/** One row of figures: a line, an area, or bars. */
export interface TrendLine {
  readonly id: string;
  readonly name: string;
  readonly values: Values;
  /** The last figure. */
  readonly endText: string;
  readonly tone: ChartToken;
  /** Another row stands out, or this one does. */
  readonly faded: boolean;
  readonly stressed: boolean;
}

/** A line that figures are held against. */
export interface TrendGuide {
  readonly kind: 'objective' | 'forecast' | 'before';
  readonly id: string;
  readonly values: Values;
  readonly tone: ChartToken;
}

/** Rows of figures of one unit, on one scale. */
export interface TrendPanel {
  readonly title: string;
  readonly lines: readonly TrendLine[];
  readonly guides: readonly TrendGuide[];
  /** Of a stack, what its hidden parts make together where the whole is known; empty where nothing is hidden. */
  readonly hidden: Values;
  /** Counts: no fractions on the scale. */
  readonly whole: boolean;
  /** A mark of the scale, where lines are `interval` apart. */
  readonly say: (value: number, interval: number) => string;
}

/** What stands in the panels, with nothing of the engine in it. */
export interface TrendPicture {
  readonly drawing: Drawing;
  readonly ticks: readonly TrendTick[];
  readonly panels: readonly TrendPanel[];
  /** Width in pixels from which names stand at the ends of the marks; absent where they never fit. */
  readonly namedFrom?: number;
}

/** Widths, in pixels, that the style sheet asks for too. */
export const NAMED_FROM = [320, 400, 480, 560, 640, 720] as const;
/** Share of the width that names at the ends may take. */
const NAMES_SHARE = 0.34;
const SMALL_TYPE = 12;

export function trendPicture(model: TrendModel): TrendPicture {
  const { drawing, figures: { buckets } } = model;
  const panels = panelsOf(model);
  const namedFrom = drawing === 'bar' ? undefined : NAMED_FROM.find((width) => panels.every(({ lines }) => endRoom(namedEnds(lines), SMALL_TYPE) <= width * NAMES_SHARE));
  return { drawing, panels, ticks: buckets.map((bucket, at) => tickOf(bucket, at, model)), ...(namedFrom !== undefined && { namedFrom }) };
}

/** Measures of one unit share a panel. */
function panelsOf(model: TrendModel): TrendPanel[] {
  const units = [...new Set([...model.measures.values()].map(({ unit }) => unit))];
  return units.map((unit) => {
    const measures = [...model.measures.values()].filter((measure) => measure.unit === unit);
    const isHere = (strand: Strand): boolean => measureOf(model, strand).unit === unit;
    return {
      title: titleOf(measures, units.length, model), lines: model.figures.strands.filter(isHere).map((strand) => lineOf(strand, model)),
      guides: framed(model).filter(isHere).flatMap((strand) => guidesOf(strand, model)),
      hidden: hiddenOf(model), whole: unit !== 'share' && measures.every(({ decimals }) => decimals === 0), say: (value, interval) => model.print.mark(value, interval, measures[0] as TrendMeasure),
    };
  });
}

/** A stack without its hidden parts is not the whole, and is not to look like it. */
function hiddenOf({ drawing, figures: { buckets, strands, whole } }: TrendModel): Values {
  if (drawing !== 'stack' || !whole) return [];
  const rest = buckets.map((_, at) => {
    const parts = strands.map(({ figures }) => figures[at]);
    const all = whole.figures[at]?.value ?? null;
    if (all === null || !parts.some((part) => part?.state === 'suppressed')) return null;
    const missing = all - parts.reduce((sum, part) => sum + (part?.value ?? 0), 0);
    return missing > 0 ? missing : null;
  });
  return rest.some((value) => value !== null) ? rest : [];
}

/** One panel is named by its unit, which shares write themselves; of several, each by what it shows. */
function titleOf([measure, ...others]: readonly TrendMeasure[], panels: number, { print }: TrendModel): string {
  if (!measure) return '';
  if (panels > 1 && others.length === 0) return measure.label;
  return panels === 1 && measure.unit === 'share' ? '' : print.unit(measure.unit);
}

function lineOf(strand: Strand, model: TrendModel): TrendLine {
  return {
    id: keyOf(model, strand), name: nameOf(model, strand), values: valuesOf(strand.figures), endText: lastFigure(strand, model),
    tone: toneOf(model, strand), faded: model.chosen !== undefined && model.chosen !== strand, stressed: model.chosen === strand,
  };
}

/** Guides of one of several lines wear its colour. */
function guidesOf(strand: Strand, model: TrendModel): TrendGuide[] {
  const isOneOfMany = !model.by && model.figures.strands.length > 1;
  const tone = toneOf(model, strand);
  const rows: Record<TrendGuide['kind'], { values: Values; tone: ChartToken }> = {
    before: { values: valuesOf(strand.before), tone: isOneOfMany ? tone : 'neutral' },
    objective: { values: valuesOf(strand.objective), tone: isOneOfMany ? tone : 'text' },
    forecast: { values: forecastOf(strand, model), tone: model.drawing === 'stack' ? 'muted' : tone },
  };
  return (['before', 'objective', 'forecast'] as const).flatMap((kind) => {
    const { values, tone: colour } = rows[kind];
    return values.some((value) => value !== null) ? [{ kind, id: `${keyOf(model, strand)}-${kind}`, values, tone: colour }] : [];
  });
}

/** From the last whole figure on. */
function forecastOf({ figures, forecast }: Strand, { figures: { buckets } }: TrendModel): Values {
  const last = figures.findLastIndex(({ value, state }, at) => value !== null && state !== 'partial' && buckets[at]?.state === 'whole');
  if (!forecast.some(({ value }, at) => at > last && value !== null)) return [];
  return forecast.map(({ value }, at) => (at > last ? value : at === last ? figures[at]?.value ?? null : null));
}

function tickOf(bucket: Bucket, at: number, model: TrendModel): TrendTick {
  const { print: { words, grain }, figures: { strands } } = model;
  const isPartial = strands.some(({ figures }) => figures[at]?.state === 'partial');
  return {
    label: grain === 'day' ? words.format.date(bucket.start, { year: false }) : words.format.bucket(bucket.start, grain),
    year: grain === 'quarter' || grain === 'year' ? '' : bucket.start.slice(0, 4), remark: remarkOf(bucket.state, at, isPartial, model),
    hatched: bucket.state === 'running' || bucket.state === 'part' || isPartial,
  };
}

function remarkOf(state: Bucket['state'], at: number, isPartial: boolean, model: TrendModel): string {
  const { print: { text }, figures: { strands } } = model;
  // A forecast is drawn and named as such.
  if (state === 'ahead') return framed(model).some(({ forecast }) => (forecast[at]?.value ?? null) !== null) ? '' : text('notYet');
  const states = strands.map(({ figures }) => figures[at]?.state);
  if (states.includes('suppressed')) return text('hidden');
  if (strands.every(({ figures }) => (figures[at]?.value ?? null) === null)) return text('none');
  return state === 'running' ? text('soFar') : state === 'part' || isPartial ? text('incompletePart') : '';
}
