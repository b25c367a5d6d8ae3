import { columnIndex, measureCell, type Result } from '../../contract/index.js';
import type { Params, Words } from '../../i18n/index.js';

export const SPARK_WIDTH = 100;
export const SPARK_HEIGHT = 28;
const INSET = 3;

/** A small line: one SVG path per unbroken stretch in a 100 × 28 box, its last point, and the same in words. */
export interface Sparkline {
  readonly path: string;
  readonly last?: { readonly x: number; readonly y: number };
  readonly text: string;
}

/** A missing month breaks the line; the line ends with the last figure known. */
export function sparkline(result: Result | undefined, measure: string, print: (value: number) => string, words: Words, sentence: (params: Params) => string): Sparkline | undefined {
  if (!result) return undefined;
  const time = columnIndex(result, 'time');
  const at = columnIndex(result, measure);
  const points = result.rows.map((row) => ({ time: String(row[time]), value: measureCell(row[at]).value }));
  const known = points.flatMap(({ value }) => (value === null ? [] : [value]));
  if (known.length < 2) return undefined;
  const low = Math.min(...known);
  const high = Math.max(...known);
  const x = (index: number): number => round((index / Math.max(1, points.length - 1)) * (SPARK_WIDTH - 2 * INSET) + INSET);
  const y = (value: number): number => round(high === low ? SPARK_HEIGHT / 2 : SPARK_HEIGHT - INSET - ((value - low) / (high - low)) * (SPARK_HEIGHT - 2 * INSET));
  let path = '';
  let last: Sparkline['last'];
  points.forEach(({ value }, index) => {
    if (value === null) return;
    path += `${index > 0 && points[index - 1]?.value !== null ? 'L' : 'M'}${x(index)} ${y(value)}`;
    last = { x: x(index), y: y(value) };
  });
  const month = (index: number): string => words.format.bucket(points.at(index)?.time ?? '', 'month', { long: true });
  return { path, ...(last && { last }), text: sentence({ from: month(0), to: month(-1), low: print(low), high: print(high), last: print(known.at(-1) as number) }) };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
