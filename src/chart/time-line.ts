import type { ChartLook } from './chart-look.js';
import type { EngineSeries } from './engine-option.js';

type LineSeries = Extract<EngineSeries, { type?: 'line' }>;
type Values = readonly (number | null)[];

/** A line through a row of categories; gaps stay open. */
export interface TimeLine {
  readonly id: string;
  readonly values: Values;
  /** The last figure is of a category that is not whole: a part does not compare with a whole, so the line goes there dashed. */
  readonly open: boolean;
  readonly colour: string;
  readonly width: number;
  readonly opacity?: number;
  /** Opacity of the ground under the line. */
  readonly area?: number;
  /** Panel it stands in. */
  readonly axes: { readonly xAxisIndex: number; readonly yAxisIndex: number };
  readonly z: number;
  /** What is written at its end. */
  readonly label?: LineSeries['label'];
}

/** Index of the last known figure, or -1. */
export function lastKnownIndex(values: Values): number {
  return values.findLastIndex((value) => value !== null);
}

/** Stripes over the colour of a bar whose figure is not final. */
export function hatched(surface: string) {
  return { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 3], rotation: -Math.PI / 4, color: surface };
}

/** The line, its last figure as a dot with its label, and a dashed part of its own where it is open. */
export function timeLine({ id, values, open, colour, width, opacity, area, axes, z, label }: TimeLine, { colours }: ChartLook): EngineSeries[] {
  const end = lastKnownIndex(values);
  const isAlone = (at: number): boolean => (values[at - 1] ?? null) === null && (values[at + 1] ?? null) === null;
  const style = { color: colour, width, ...(opacity !== undefined && { opacity }) };
  const shared = { type: 'line' as const, ...axes, silent: true, symbol: 'circle', showAllSymbol: true, connectNulls: false, z };
  const data = (isIn: (at: number) => boolean, isDashed: boolean): NonNullable<LineSeries['data']> => values.map((value, at) => {
    if (value === null || !isIn(at)) return { value: '-', symbolSize: 0 };
    return { value, symbolSize: at === end ? 6 : !isDashed && isAlone(at) ? 4 : 0, ...(at === end && label && { label }) };
  });
  const solid: EngineSeries = {
    ...shared, id, lineStyle: style, itemStyle: { color: colour }, ...(area !== undefined && { areaStyle: { color: colour, opacity: area } }),
    data: data((at) => !open || at < end, false),
  };
  if (!open || end < 0) return [solid];
  return [solid, {
    ...shared, id: `${id}-open`, lineStyle: { ...style, type: [3, 3] }, itemStyle: { color: colours.surface, borderColor: colour, borderWidth: 1.5 },
    ...(area !== undefined && { areaStyle: { color: colour, opacity: area / 2 } }), data: data((at) => at >= end - 1, true),
  }];
}
