import { columnIndex, measureCell, type Result } from '../../contract/index.js';
import type { Params, Words } from '../../i18n/index.js';
import { scenarioOf } from './kpi-figures.view.js';

export const SPARK_WIDTH = 100;
export const SPARK_HEIGHT = 28;
const INSET = 3;

/** A small line: one SVG path per unbroken stretch in a 100 × 28 box, its last point, the objective, and the same in words. */
export interface Sparkline {
  readonly path: string;
  readonly objective: string;
  readonly last?: { readonly x: number; readonly y: number };
  readonly text: string;
}

const round = (value: number): number => Math.round(value * 100) / 100;

/** A missing month breaks the line; a running one is left out, since it would look like a fall. */
export function sparkline(result: Result | undefined, measure: string, print: (value: number) => string, words: Words, sentence: (params: Params) => string): Sparkline | undefined {
  if (!result) return undefined;
  const time = columnIndex(result, 'time');
  const at = columnIndex(result, measure);
  const months = [...new Set(result.rows.map((row) => row[time] as string))].sort();
  const figuresOf = (scenario: string): readonly (number | null)[] => months.map((month) => {
    const { value, state } = measureCell(result.rows.find((row) => row[time] === month && scenarioOf(result, row) === scenario)?.[at]);
    return state === 'partial' ? null : value;
  });
  const [actual, objective] = [figuresOf('actual'), figuresOf('objective')];
  const known = actual.filter((value) => value !== null);
  if (known.length < 2) return undefined;
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const all = [...known, ...objective.filter((value) => value !== null)];
  const [bottom, top] = [Math.min(...all), Math.max(...all)];
  const x = (index: number): number => round((index / Math.max(1, months.length - 1)) * (SPARK_WIDTH - 2 * INSET) + INSET);
  const y = (value: number): number => round(top === bottom ? SPARK_HEIGHT / 2 : SPARK_HEIGHT - INSET - ((value - bottom) / (top - bottom)) * (SPARK_HEIGHT - 2 * INSET));
  const path = (values: readonly (number | null)[]): string => values.map((value, index) => (value === null ? '' : `${index > 0 && (values[index - 1] ?? null) !== null ? 'L' : 'M'}${x(index)} ${y(value)}`)).join('');
  const end = actual.findLastIndex((value) => value !== null);
  const month = (index: number): string => words.format.bucket(months[index] as string, 'month', { long: true });
  return {
    path: path(actual), objective: path(objective), last: { x: x(end), y: y(actual[end] as number) },
    text: sentence({ from: month(0), to: month(end), low: print(low), high: print(high), last: print(actual[end] as number) }),
  };
}
