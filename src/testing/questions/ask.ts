import type { Filter, Query } from '../../contract/index.js';
import type { ConformanceQuestion, ExpectedFigure, ExpectedRow } from '../dataset/dataset.js';

export const YEAR = { start: '2026-01-01', end: '2027-01-01' };
export const between = (start: string, end: string): Query['period'] => ({ start, end });
export const only = (dimension: string, ...codes: readonly string[]): Filter => ({ dimension, in: codes });
export const without = (dimension: string, ...codes: readonly string[]): Filter => ({ dimension, notIn: codes });

type More = Partial<Omit<ConformanceQuestion, 'name' | 'query' | 'expect'>>;

/** A figure as it is written by hand: a number, `null` for missing, a state, or a rate as `[numerator, denominator]`. */
export type Written = number | null | 'notApplicable' | readonly [number, number] | ExpectedFigure;

export function written(value: Written): ExpectedFigure {
  if (value === 'notApplicable') return { value: null, state: 'notApplicable' };
  if (Array.isArray(value)) return { value: (value[0] as number) / (value[1] as number), numerator: value[0] as number, denominator: value[1] as number };
  return typeof value === 'object' && value !== null ? value as ExpectedFigure : { value };
}

/** One figure of one measure, without groups. */
export const one = (name: string, measure: string, query: Omit<Query, 'measures'>, value: Written, more: More = {}): ConformanceQuestion =>
  ({ name, query: { ...query, measures: [measure] }, expect: [{ codes: [], figures: [written(value)] }], ...more });

/** Figures by one code or one date, written by hand; `-` is no code. */
export function listed(name: string, query: Query, values: readonly (readonly [string, ...Written[]])[], more: More = {}): ConformanceQuestion {
  const isTime = (query.dimensions ?? []).length === 0;
  const expect = values.map(([key, ...figures]): ExpectedRow => ({ codes: isTime ? [] : [key === '-' ? null : key], ...(isTime && { time: key }), figures: figures.map(written) }));
  return { name, query, expect, ...more };
}

/** Answers of several measures to one question, put side by side; a row that one of them lacks is missing there. */
export function beside(answers: readonly (readonly ExpectedRow[])[]): readonly ExpectedRow[] {
  const keyOf = ({ codes, time }: ExpectedRow): string => JSON.stringify([codes, time]);
  const rows = new Map<string, ExpectedRow>();
  answers.flat().forEach((row) => rows.set(keyOf(row), row));
  const byKey = answers.map((answer) => new Map(answer.map((row) => [keyOf(row), row])));
  return [...rows].map(([key, row]) => ({ ...row, figures: byKey.map((answer) => answer.get(key)?.figures[0] ?? { value: 0 }) }));
}
