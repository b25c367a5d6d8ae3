import type { ChartToken } from '../../chart/chart-look.js';
import type { Catalog, Period } from '../../contract/index.js';
import type { Answers } from '../../context/questions.js';
import type { TrendMark } from './measure-trend.query.js';
import type { TrendMeasure, TrendPrint } from './trend-print.js';
import { ALL, OTHER, type Strand, type TrendFigures } from './trend-series.js';

/** How figures become marks: `stack` only where the parts add up. */
export type Drawing = 'line' | 'bar' | 'area' | 'stack';

/** Figures with all that naming and drawing them needs. */
export interface TrendModel {
  readonly figures: TrendFigures;
  readonly measures: ReadonlyMap<string, TrendMeasure>;
  readonly by?: string;
  readonly drawing: Drawing;
  readonly mark: TrendMark;
  /** Strand that stands out, if any. */
  readonly chosen?: Strand;
  /** Members that are neither drawn nor part of `OTHER`. */
  readonly untold: number;
  /** Members without a line of their own. */
  readonly rest: readonly string[];
  readonly beforePeriod?: Period;
  readonly comparison?: 'previous-period' | 'year-ago';
  readonly catalog?: Catalog;
  readonly labels: Answers['labels'];
  readonly print: TrendPrint;
}

const STAGES = 'adoptionStage';
const STAGE_TONES = 5;
const TONES = 8;

export function measureOf({ measures }: TrendModel, { measure }: Strand): TrendMeasure {
  return measures.get(measure) as TrendMeasure;
}

/** A member's label, or the measure's where nothing divides the picture. */
export function nameOf(model: TrendModel, strand: Strand): string {
  const { by, print, catalog, labels } = model;
  if (!by) return measureOf(model, strand).label;
  if (strand.code === ALL) return print.text('all');
  if (strand.code === OTHER) return print.text('other');
  return strand.code === '' ? print.text('noMember') : print.words.member(by, strand.code, catalog, labels);
}

/** The last known figure, as it is printed. */
export function lastFigure(strand: Strand, model: TrendModel): string {
  const last = strand.figures.findLast(({ value }) => value !== null);
  return last ? model.print.value(last.value, measureOf(model, strand)) : '';
}

/** Names a strand among those of its picture. */
export function keyOf({ by }: TrendModel, { measure, code }: Strand): string {
  return by ? code : measure;
}

/** Stages have tones that darken with their rank; the others follow each other. */
export function toneOf({ by, figures: { strands } }: TrendModel, strand: Strand): ChartToken {
  if (strand.code === OTHER) return 'neutral';
  const at = strands.indexOf(strand);
  if (by === STAGES && at < STAGE_TONES) return `stage-${at + 1}` as ChartToken;
  return `series-${(Math.max(0, at) % TONES) + 1}` as ChartToken;
}

/** Whose objective, forecast and comparison are drawn: of everything, of the whole under a stack, or of the member that stands out. */
export function framed({ by, drawing, chosen, figures: { strands, whole } }: TrendModel): readonly Strand[] {
  if (!by) return strands;
  if (chosen) return [chosen];
  return drawing === 'stack' && whole ? [whole] : [];
}
