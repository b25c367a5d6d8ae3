import { assess } from '../../contract/index.js';
import type { Figure, Grid, Series } from './grid.view.js';
import type { Breakdown } from './measure-breakdown.query.js';
import { figureText, type Writing } from './texts.view.js';

/** What all bars are held against, in words; `met` and `missed` only of measures with a good direction. */
export interface Reference {
  readonly text: string;
  readonly met?: string;
  readonly missed?: string;
}

interface ReferenceSource extends Writing {
  readonly grid: Grid;
  readonly breakdown: Breakdown;
  readonly isShare: boolean;
}

/** Half a unit of the last decimal printed is no fraction. */
const isRound = (value: number): boolean => Math.abs(value - Math.round(value)) < 1e-9;

/** The reference of the figures themselves: shares of them have none. */
export function referenceValue({ breakdown: { reference }, isShare }: Pick<ReferenceSource, 'breakdown' | 'isShare'>): number | undefined {
  return isShare ? undefined : reference;
}

export function referenceOf(source: ReferenceSource): Reference | undefined {
  const value = referenceValue(source);
  const [series] = source.grid.series;
  if (value === undefined || !series) return undefined;
  const { unit, decimals, direction } = series.measure;
  const measure = { ...series.measure, decimals: isRound(unit === 'share' ? value * 100 : value) ? 0 : decimals };
  const figure = figureText({ value, state: 'ok' }, { measure }, source);
  if (direction === 'neutral') return { text: figure };
  const { text } = source;
  return direction === 'down'
    ? { text: figure, met: text('isWithin', { figure }), missed: text('isAbove', { figure }) }
    : { text: figure, met: text('reaches', { figure }), missed: text('isBelow', { figure }) };
}

/** Whether a figure, as it is printed, stands on the good side of the reference. */
export function verdictOf({ value }: Figure, { measure: { unit, decimals, direction } }: Pick<Series, 'measure'>, source: ReferenceSource): 'met' | 'missed' | undefined {
  const reference = referenceValue(source);
  if (reference === undefined || value === null) return undefined;
  const { verdict } = assess(value, reference, { direction, decimals: unit === 'share' ? decimals + 2 : decimals, tolerance: 0 });
  return verdict === 'none' ? undefined : verdict === 'met' ? 'met' : 'missed';
}
