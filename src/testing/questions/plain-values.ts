import { addDays, bucketsOf, nextBucket, type Basis, type Calendar, type Filter, type Grain, type IsoDate, type Period, type Query } from '../../contract/index.js';
import type { ExpectedFigure, TableRow } from '../dataset/dataset.js';
import { INSTANTS } from '../dataset/events.js';
import { COMPLETE_THROUGH } from '../dataset/tables.js';

/** What plain loops over the rows need of a question. */
export interface Asked extends Pick<Query, 'dimensions' | 'filters' | 'grain' | 'basis'> {
  readonly period: Period;
  readonly calendar?: Calendar;
}

/** A stretch of the question; `through` is the last day of it that is known. */
export interface Stretch { readonly time: IsoDate; readonly start: IsoDate; readonly end: IsoDate; readonly last: IsoDate; readonly isPartial: boolean; readonly isBeyond: boolean }

export const dayOf = (value: TableRow[string] | undefined): IsoDate => INSTANTS[String(value ?? '')] ?? String(value ?? '').slice(0, 10);
export const isSet = (value: TableRow[string] | undefined): boolean => value !== undefined && value !== null && value !== '';
/** The codes in a cell; none where it is blank. */
export const codesIn = (value: TableRow[string] | undefined): readonly string[] => (isSet(value) ? String(value).split('|') : []);
export const before = (date: IsoDate): IsoDate => addDays(date, -1);
const earlier = (left: IsoDate, right: IsoDate): IsoDate => (left < right ? left : right);

/** Last day of which anything is known to the question. */
export const knownThrough = (basis: Basis | undefined): IsoDate => (typeof basis === 'object' ? earlier(basis.asOf, COMPLETE_THROUGH) : COMPLETE_THROUGH);

function stretch(time: IsoDate, { start, end }: Period, through: IsoDate): Stretch {
  return { time, start, end, last: earlier(before(end), through), isPartial: end > addDays(through, 1), isBeyond: start > through };
}

export function stretchesOf({ period, grain, basis, calendar }: Asked): readonly Stretch[] {
  const through = knownThrough(basis);
  if (!grain) return [stretch(period.start, period, through)];
  return bucketsOf(period, grain, calendar).map((time) =>
    stretch(time, { start: time < period.start ? period.start : time, end: earlier(period.end, nextBucket(time, grain satisfies Grain)) }, through));
}

/** Whether someone with these codes is left by a filter. */
export function isLeft(codes: readonly string[], { in: kept, notIn }: Filter): boolean {
  const own = codes.length > 0 ? codes : [''];
  return (!kept || own.some((code) => kept.includes(code))) && !(notIn && own.some((code) => notIn.includes(code)));
}

/** The codes that stand as groups: those the filters on their dimension name; `null` for none. */
export function groupsOf(codes: readonly string[], dimension: string, filters: readonly Filter[] = []): readonly (string | null)[] {
  const own = filters.filter((filter) => filter.dimension === dimension);
  const all = codes.length > 0 ? [...new Set(codes)] : [''];
  return all.filter((code) => own.every((filter) => isLeft([code], filter))).map((code) => code || null);
}

/** Every combination of one code from each list. */
export function combinations(lists: readonly (readonly (string | null)[])[]): readonly (readonly (string | null)[])[] {
  return lists.reduce<readonly (readonly (string | null)[])[]>((known, list) => known.flatMap((some) => list.map((code) => [...some, code])), [[]]);
}

export const MISSING: ExpectedFigure = { value: null };
export const NOT_APPLICABLE: ExpectedFigure = { value: null, state: 'notApplicable' };
/** A figure with the number of HCPs behind it, where there are any. */
export const figure = (value: number, hcps = 0): ExpectedFigure => ({ value, ...(value !== 0 && hcps > 0 && { hcps }) });

/** Numerator over denominator; hidden where either, or what is left between them, stands for few. */
export function rate(above: ExpectedFigure, below: ExpectedFigure, { isPart = false } = {}): ExpectedFigure {
  if (above.value === null || below.value === null) return above.state === 'notApplicable' || below.state === 'notApplicable' ? NOT_APPLICABLE : MISSING;
  if (below.value === 0) return NOT_APPLICABLE;
  const rest = isPart && below.hcps !== undefined && below.value > above.value ? below.value - above.value : Infinity;
  const hcps = Math.min(above.hcps ?? Infinity, below.hcps ?? Infinity, rest);
  return { value: above.value / below.value, numerator: above.value, denominator: below.value, ...(Number.isFinite(hcps) && { hcps }) };
}

/** Of a running stretch a part of the figure. */
export const asPartial = (given: ExpectedFigure, isPartial: boolean): ExpectedFigure => (isPartial && given.value !== null ? { ...given, state: 'partial' } : given);

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] as number : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

export const different = (rows: readonly TableRow[], column: string): number => new Set(rows.map((row) => row[column]).filter(isSet)).size;
