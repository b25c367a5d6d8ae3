import { largestRemainder } from '../../contract/index.js';
import { MISSING, type Figure, type Grid, type Line } from './grid.view.js';
import type { BreakdownShare } from './measure-breakdown.query.js';

export interface Share {
  /** The exact part, 0 to 1. */
  readonly figure: Figure;
  /** As it is printed in whole per cent, 0 to 1: parts of a whole make 100 %. */
  readonly printed: number | null;
}

/** The whole that a figure is a part of, as the source computed it. */
function baseOf(grid: Grid, line: Line, at: number, share: BreakdownShare, isSplit: boolean): Figure {
  if (!isSplit || share === 'column') return grid.series[at]?.total ?? MISSING;
  return share === 'row' ? line.total : grid.whole;
}

function partOf({ value, state }: Figure, base: Figure): Figure {
  if (value === null) return { value: null, state };
  if (base.value === null) return { value: null, state: base.state === 'suppressed' ? 'suppressed' : 'missing' };
  if (base.value <= 0) return { value: null, state: 'notApplicable' };
  return { value: value / base.value, numerator: value, denominator: base.value, state };
}

const DECIMALS = 2;
const plainly = (value: number | null): number | null => (value === null ? null : Math.round(value * 10 ** DECIMALS) / 10 ** DECIMALS);

/** Parts that add up are rounded together, others each by itself. */
function printed(figures: readonly Figure[], adds: boolean): readonly (number | null)[] {
  const values = figures.map(({ value }) => value);
  return adds && values.every((value) => value === null || value >= 0) ? largestRemainder(values, DECIMALS) : values.map(plainly);
}

/** The share of each figure, line by line. */
export function sharesOf(grid: Grid, share: BreakdownShare, isSplit: boolean): readonly (readonly Share[])[] {
  const figures = grid.lines.map((line) => line.figures.map((figure, at) => partOf(figure, baseOf(grid, line, at, share, isSplit))));
  if (isSplit && share === 'row') return figures.map((row) => withPrinted(row, printed(row, grid.addsSplit)));
  if (isSplit && share === 'all') return figures.map((row) => withPrinted(row, printed(row, false)));
  const columns = grid.series.map((_, at) => printed(figures.map((row) => row[at] as Figure), grid.addsBy));
  return figures.map((row, line) => withPrinted(row, columns.map((column) => column[line] ?? null)));
}

function withPrinted(figures: readonly Figure[], texts: readonly (number | null)[]): readonly Share[] {
  return figures.map((figure, at) => ({ figure, printed: texts[at] ?? null }));
}

/** Whether the shares, or the parts of each line, are known to make no more than the whole. */
export function addsFor(grid: Grid, share: BreakdownShare, isSplit: boolean): boolean {
  if (!isSplit || share === 'column') return grid.addsBy;
  return share === 'row' ? grid.addsSplit : grid.addsBy && grid.addsSplit;
}
