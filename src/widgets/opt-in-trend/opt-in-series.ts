import {
  bucketStart, columnIndex, measureCell, OmnichannelError,
  type Calendar, type Cell, type CellState, type Grain, type IsoDate, type MeasureCell, type Period, type Result,
} from '../../contract/index.js';
import { timeBuckets, type Bucket } from '../../chart/time-buckets.js';
import { OPT_IN_MEASURES } from './opt-in-trend.query.js';

export type { Bucket };
export type OptInMeasure = (typeof OPT_IN_MEASURES)[number];
export type Figure = MeasureCell & { readonly state: CellState };

/** All figures of one member (or of everything, where nothing divides the picture), one for each bucket. */
export interface OptInSeries {
  readonly code: string;
  readonly figures: Readonly<Record<OptInMeasure, readonly Figure[]>>;
  readonly objectives: Readonly<Record<'optedInHcps' | 'optInRate', readonly (number | null)[]>>;
  /** As it stood just before the first bucket. */
  readonly before: Readonly<Record<'optedInHcps' | 'optInRate', number | null>>;
  /** Opt-outs of HCPs who had no opt-in in force: they do not lower the stock. */
  readonly unfounded: readonly (number | null)[];
  /** Change of the stock that opt-ins, withdrawals and expiries do not account for; `null` where it cannot be said. */
  readonly unexplained: readonly (number | null)[];
}

export interface OptInFigures {
  readonly buckets: readonly Bucket[];
  readonly series: readonly OptInSeries[];
  /** Which measures the source answers at all. */
  readonly has: Readonly<Record<OptInMeasure, boolean>>;
}

export interface OptInFacts {
  readonly main: Result;
  readonly before?: Result;
  readonly period?: Period;
  readonly grain: Grain;
  readonly by?: string;
  readonly calendar?: Calendar;
}

const MISSING: Figure = { value: null, state: 'missing' };

function refuse(code: 'missing-column' | 'invalid-data' | 'ambiguous-scope', problem: string, remedy: string): never {
  throw new OmnichannelError(code, { subject: 'opt-in-trend', problem, remedy });
}

/** A code as text; no value on the dimension is ''. */
function codeOf(cell: Cell | undefined): string {
  return typeof cell === 'string' ? cell : '';
}

/** Reads a result by row: who, which scenario, when. */
function readRows({ main, grain, by, calendar }: OptInFacts): readonly { code: string; scenario: string; start: IsoDate; row: Result['rows'][number] }[] {
  const time = columnIndex(main, 'time');
  const scenario = columnIndex(main, 'scenario');
  const member = by ? columnIndex(main, by) : -1;
  if (main.rows.length === 0) return [];
  if (time < 0) refuse('missing-column', 'missing column "time"', 'Give every row its period as an ISO date in a column "time".');
  if (by && member < 0) refuse('missing-column', `missing column "${by}"`, `Give every row its ${by}, or leave the attribute "by" away.`);
  return main.rows.map((row, at) => {
    const when = row[time];
    if (typeof when !== 'string') return refuse('invalid-data', `missing time in row ${at}`, 'Give every row its period as an ISO date.');
    return {
      code: codeOf(row[member]), scenario: codeOf(row[scenario]) || 'actual',
      start: bucketStart(when, grain, calendar), row,
    };
  });
}

/** The figures of a result in order of time, gaps kept open, and whether stock and flows agree. */
export function optInFigures(facts: OptInFacts): OptInFigures {
  const rows = readRows(facts);
  const byKey = new Map<string, Result['rows'][number]>();
  const keyOf = (code: string, scenario: string, start: IsoDate): string => JSON.stringify([code, scenario, start]);
  for (const { code, scenario, start, row } of rows) {
    const key = keyOf(code, scenario, start);
    if (byKey.has(key)) refuse('ambiguous-scope', `ambiguous rows for ${start}${code && ` and "${code}"`}`, 'Give one row for each period, member and scenario: figures of HCPs cannot be added up.');
    byKey.set(key, row);
  }
  const { completeThrough } = facts.main.meta;
  const buckets = timeBuckets(rows.map(({ start }) => start), { ...facts, ...(completeThrough !== undefined && { completeThrough }) });
  const codes = facts.by ? [...new Set(rows.filter(({ scenario }) => scenario === 'actual').map(({ code }) => code))] : [''];
  const at = Object.fromEntries(OPT_IN_MEASURES.map((id) => [id, columnIndex(facts.main, id)])) as Record<OptInMeasure, number>;
  const has = Object.fromEntries(OPT_IN_MEASURES.map((id) => [id, at[id] >= 0])) as Record<OptInMeasure, boolean>;
  const read = (code: string, scenario: string, id: OptInMeasure): Figure[] =>
    buckets.map(({ start, state }) => (state === 'ahead' && scenario === 'actual' ? MISSING : measureCell(byKey.get(keyOf(code, scenario, start))?.[at[id]])));
  const values = (figures: readonly Figure[]): (number | null)[] => figures.map(({ value }) => value);
  const series = codes.map((code): OptInSeries => {
    const figures = Object.fromEntries(OPT_IN_MEASURES.map((id) => [id, read(code, 'actual', id)])) as Record<OptInMeasure, Figure[]>;
    const before = { optedInHcps: beforeOf(facts, code, 'optedInHcps'), optInRate: beforeOf(facts, code, 'optInRate') };
    return {
      code, figures, before,
      objectives: { optedInHcps: values(read(code, 'objective', 'optedInHcps')), optInRate: values(read(code, 'objective', 'optInRate')) },
      unfounded: buckets.map((_, index) => minus(figures.optOuts[index], figures.withdrawals[index])),
      unexplained: unexplained(figures, before.optedInHcps),
    };
  });
  return { buckets, series, has };
}

function beforeOf({ before, by }: OptInFacts, code: string, id: OptInMeasure): number | null {
  if (!before) return null;
  const member = by ? columnIndex(before, by) : -1;
  const row = before.rows.find((each) => member < 0 || codeOf(each[member]) === code);
  return measureCell(row?.[columnIndex(before, id)]).value;
}

function minus(left: Figure | undefined, right: Figure | undefined): number | null {
  return typeof left?.value === 'number' && typeof right?.value === 'number' ? left.value - right.value : null;
}

function unexplained({ optedInHcps, newOptIns, withdrawals, expiries }: OptInSeries['figures'], before: number | null): (number | null)[] {
  return optedInHcps.map(({ value: stock }, index) => {
    const earlier = index === 0 ? before : optedInHcps[index - 1]?.value ?? null;
    const [came, withdrawn, expired] = [newOptIns[index]?.value ?? null, withdrawals[index]?.value ?? null, expiries[index]?.value ?? null];
    if (stock === null || earlier === null || came === null || withdrawn === null || expired === null) return null;
    return stock - earlier - (came - withdrawn - expired);
  });
}

/** The sum, or `null` as soon as one of them is not known; buckets that have not begun are left out. */
export function sumKnown(figures: readonly Figure[], buckets: readonly Bucket[]): number | null {
  let sum = 0;
  for (const [index, { value }] of figures.entries()) {
    if (buckets[index]?.state === 'ahead') continue;
    if (value === null) return null;
    sum += value;
  }
  return sum;
}

/** Index of the last bucket with a figure, or -1. */
export function lastKnown(figures: readonly Figure[]): number {
  return figures.findLastIndex(({ value }) => value !== null);
}
