import { codeOf, columnIndex, measureCell, type Cell, type Result } from '../contract/index.js';
import type { ConformanceQuestion, ExpectedFigure } from './dataset/dataset.js';
import { ensure, ensureEqual, fail } from './assert.js';

/** How far figures may be from the right ones, relative to them: 'exact' leaves room for the order of additions only. */
export type Numbers = 'exact' | number;

const EXACT = 1e-9;

export interface Comparing { readonly k: number; readonly numbers: Numbers }

const keyOf = (codes: readonly (string | null)[], time: string | undefined): string => JSON.stringify([...codes, ...(time === undefined ? [] : [time])]);
const shown = (cell: unknown): string => JSON.stringify(cell);

/** Whether a figure says nothing: a group of nothing else may be left out. */
const isEmptyFigure = ({ value, state }: ExpectedFigure): boolean => state !== 'suppressed' && (value === null || value === 0);

function isClose(left: number, right: number, numbers: Numbers): boolean {
  const tolerance = numbers === 'exact' ? EXACT : numbers;
  return Math.abs(left - right) <= tolerance * Math.max(1, Math.abs(right));
}

/** Fails where a figure is neither right nor rightly hidden. */
export function compareFigure(cell: Cell | undefined, expected: ExpectedFigure, where: string, { k, numbers }: Comparing): void {
  const { state = expected.value === null ? 'missing' : 'ok' } = expected;
  const given = measureCell(cell);
  const isSmall = expected.hcps !== undefined && expected.hcps < k;
  if (k > 1 && given.state === 'suppressed') return ensure(given.value === null && given.numerator === undefined && given.denominator === undefined, `${where}: hidden, and told all the same: ${shown(cell)}`);
  if (isSmall) fail(`${where}: answered ${shown(cell)}, but only ${expected.hcps} HCPs stand behind it; expected { value: null, state: 'suppressed' }`);
  if (given.state !== state) fail(`${where}: answered ${shown(cell)}, expected ${shown(expected)} (${given.state} instead of ${state})`);
  for (const part of ['value', 'numerator', 'denominator'] as const) {
    const [actual, right] = [given[part], expected[part]];
    if (right === undefined || right === null) {
      if (part === 'value' && actual !== null) fail(`${where}: answered ${shown(cell)}, expected no figure`);
      continue;
    }
    if (typeof actual !== 'number' || !isClose(actual, right, numbers)) fail(`${where}: answered ${shown(cell)}, expected ${part} ${right} of ${shown(expected)}`);
  }
}

/** The codes, date and figures of a row, in the order of the question. */
export interface AnsweredRow { readonly codes: readonly (string | null)[]; readonly time: string | undefined; readonly cells: readonly (Cell | undefined)[] }

export function answeredRows(result: Result, { query }: Pick<ConformanceQuestion, 'query'>): readonly AnsweredRow[] {
  const position = (id: string): number => {
    const at = columnIndex(result, id);
    return at >= 0 ? at : fail(`no column "${id}"; the columns are ${result.columns.map((column) => column.id).join(', ')}`);
  };
  const [dimensions, time, measures] = [(query.dimensions ?? []).map(position), query.grain ? position('time') : -1, query.measures.map(position)];
  return result.rows.map((row) => ({ codes: dimensions.map((at) => row[at] as string | null), time: time < 0 ? undefined : codeOf(row[time]) ?? '', cells: measures.map((at) => row[at]) }));
}

/** Fails where an answer is not the right one: rows, figures, totals, and what it says of filters and basis. */
export function compareAnswer(result: Result, question: ConformanceQuestion, comparing: Comparing): void {
  const { query, expect, totals, ignored = [], basis, ordered = false } = question;
  const rows = answeredRows(result, question);
  const keys = rows.map(({ codes, time }) => keyOf(codes, time));
  const twice = keys.find((key, at) => keys.indexOf(key) !== at);
  if (twice !== undefined) fail(`the row ${twice} stands twice`);
  const right = new Map(expect.map((row) => [keyOf(row.codes, row.time), row]));
  rows.forEach(({ cells }, at) => {
    const expected = right.get(keys[at] as string);
    query.measures.forEach((measure, column) => {
      const where = `${measure} at ${keys[at] as string}`;
      if (expected) return compareFigure(cells[column], expected.figures[column] as ExpectedFigure, where, comparing);
      // A row of nothing but hidden figures may stand for none, so that its absence tells nothing.
      if (comparing.k > 1 && cells.every((cell) => measureCell(cell).state === 'suppressed')) return;
      if (!isEmptyFigure(measureCell(cells[column]))) fail(`${where}: answered ${shown(cells[column])}, expected no such row`);
    });
  });
  const missing = [...right].find(([key, { figures }]) => !keys.includes(key) && figures.some((figure) => !isEmptyFigure(figure)));
  if (missing) fail(`no row ${missing[0]}; expected ${shown(missing[1].figures)}`);
  // Hidden figures come last, and so change the place of the others.
  if (ordered && comparing.k <= 1) ensureEqual(keys.filter((key) => right.has(key)), [...right.keys()].filter((key) => keys.includes(key)), 'order of rows');
  if (totals) {
    const cells = result.totals ?? fail('no totals');
    query.measures.forEach((measure, column) => compareFigure(cells[columnIndex(result, measure)], totals[column] as ExpectedFigure, `total of ${measure}`, comparing));
  }
  ensureEqual([...(result.meta.ignoredFilters ?? [])].sort(), [...ignored].sort(), 'meta.ignoredFilters');
  if (basis !== undefined) ensureEqual(result.meta.basis, basis, 'meta.basis');
}
