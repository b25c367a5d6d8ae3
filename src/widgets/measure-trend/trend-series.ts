import { timeBuckets, type Bucket } from '../../chart/time-buckets.js';
import { bucketsOf, bucketStart, codeOf, columnIndex, measureCell, OmnichannelError, type Calendar, type CellState, type Grain, type IsoDate, type MeasureCell, type Period, type Result } from '../../contract/index.js';

export type Figure = MeasureCell & { readonly state: CellState };

/** Codes of strands that are no member: everything, and all members without a line of their own. */
export const ALL = '~all';
export const OTHER = '~other';

/** One measure of one member (or of all) over time: a figure for each bucket. */
export interface Strand {
  readonly measure: string;
  /** A member's code, `ALL` or `OTHER`. */
  readonly code: string;
  readonly figures: readonly Figure[];
  readonly objective: readonly Figure[];
  readonly forecast: readonly Figure[];
  /** Of the time compared with, by position. */
  readonly before: readonly Figure[];
}

export interface TrendFigures {
  readonly buckets: readonly Bucket[];
  /** Starts of the buckets compared with, by position. */
  readonly earlier: readonly IsoDate[];
  /** What is drawn. */
  readonly strands: readonly Strand[];
  /** Over all members, where the picture is divided and the source was asked. */
  readonly whole?: Strand;
}

export interface TrendFacts {
  readonly main: Result;
  readonly whole?: Result;
  readonly other?: Result;
  readonly before?: Result;
  readonly measures: readonly string[];
  readonly by?: string;
  /** Members with a line of their own. */
  readonly shown: readonly string[];
  readonly period?: Period;
  readonly beforePeriod?: Period;
  readonly grain: Grain;
  readonly calendar?: Calendar;
}

type Read = (measure: string, code: string, scenario: string, start: IsoDate | undefined) => Figure;

const MISSING: Figure = { value: null, state: 'missing' };
const HIDDEN: Figure = { value: null, state: 'suppressed' };
const NO_ROWS: Read = () => MISSING;

function refuse(code: 'missing-column' | 'invalid-data' | 'ambiguous-scope', problem: string, remedy: string): never {
  throw new OmnichannelError(code, { subject: 'measure-trend', problem, remedy });
}

/** The figures of a result by measure, member, scenario and time, and which times it holds. */
function readResult(result: Result | undefined, { measures, grain, calendar }: TrendFacts, by?: string): { readonly read: Read; readonly starts: readonly IsoDate[] } {
  if (!result || result.rows.length === 0) return { read: NO_ROWS, starts: [] };
  const at = (id: string, remedy: string): number => {
    const index = columnIndex(result, id);
    return index < 0 ? refuse('missing-column', `missing column "${id}"`, remedy) : index;
  };
  const time = at('time', 'Give every row its period as an ISO date in a column "time".');
  const member = by ? at(by, `Give every row its ${by}, or leave the attribute "by" away.`) : -1;
  const scenario = columnIndex(result, 'scenario');
  const columns = new Map(measures.map((id) => [id, at(id, 'Give the figures under the id of the measure.')]));
  const rows = new Map<string, Result['rows'][number]>();
  const starts: IsoDate[] = [];
  for (const [index, row] of result.rows.entries()) {
    const when = row[time];
    if (typeof when !== 'string') return refuse('invalid-data', `missing time in row ${index}`, 'Give every row its period as an ISO date.');
    const start = bucketStart(when, grain, calendar);
    const code = by ? codeOf(row[member]) ?? '' : ALL;
    const key = JSON.stringify([code, row[scenario] ?? 'actual', start]);
    if (rows.has(key)) refuse('ambiguous-scope', `ambiguous rows for ${start}${by && code ? ` and "${code}"` : ''}`, 'Give one row for each period, member and scenario, and name the dimension that divides them in "by".');
    rows.set(key, row);
    starts.push(start);
  }
  return {
    starts,
    read: (measure, code, scene, start) => measureCell(rows.get(JSON.stringify([code, scene, start]))?.[columns.get(measure) ?? -1]),
  };
}

/** All that is drawn or told, in order of time, gaps kept open. */
export function trendFigures(facts: TrendFacts): TrendFigures {
  const { measures, by, shown, period, beforePeriod, grain, calendar, main: { meta: { completeThrough } } } = facts;
  const main = readResult(facts.main, facts, by);
  const whole = readResult(facts.whole, facts);
  const other = readResult(facts.other, facts);
  const before = readResult(facts.before, facts, by && facts.before && columnIndex(facts.before, by) >= 0 ? by : undefined);
  const buckets = timeBuckets([...main.starts, ...whole.starts], { grain, ...(period && { period }), ...(calendar && { calendar }), ...(completeThrough !== undefined && { completeThrough }) });
  const earlier = beforePeriod ? bucketsOf(beforePeriod, grain, calendar) : [];
  const strand = (measure: string, code: string, read: Read, key = code): Strand => {
    const scene = (scenario: string): Figure[] => buckets.map(({ start }) => read(measure, key, scenario, start));
    return {
      measure, code, objective: scene('objective'), forecast: scene('forecast'),
      figures: scene('actual').map((figure, at) => (buckets[at]?.state === 'ahead' ? MISSING : figure)),
      before: buckets.map((_, at) => (earlier[at] === undefined ? MISSING : before.read(measure, code, 'actual', earlier[at]))),
    };
  };
  const strands = measures.flatMap((measure) => (by ? shown.map((code) => strand(measure, code, main.read)) : [strand(measure, ALL, main.read)]));
  const [measure = ''] = measures;
  return {
    buckets, earlier,
    strands: facts.other ? [...strands, besideHidden(strand(measure, OTHER, other.read, ALL), strands)] : strands,
    ...(facts.whole && { whole: strand(measure, ALL, whole.read) }),
  };
}

/** The others stay hidden beside a hidden figure: between them and the whole it could be worked out. */
function besideHidden(others: Strand, members: readonly Strand[]): Strand {
  return { ...others, figures: others.figures.map((figure, at) => (figure.value !== null && members.some(({ figures }) => figures[at]?.state === 'suppressed') ? HIDDEN : figure)) };
}

/** Index of the last bucket that is whole and known, else of the last known, or -1. */
export function lastTold({ buckets }: TrendFigures, figures: readonly Figure[]): number {
  const whole = figures.findLastIndex(({ value, state }, at) => value !== null && state !== 'partial' && buckets[at]?.state === 'whole');
  return whole >= 0 ? whole : figures.findLastIndex(({ value }) => value !== null);
}

export function valuesOf(figures: readonly Figure[]): (number | null)[] {
  return figures.map(({ value }) => value);
}
