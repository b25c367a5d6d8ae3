import { columnIndex, FLOW_ENDS, measureCell, nextBucket, OmnichannelError, type Cell, type CellState, type Grain, type IsoDate, type MeasureCell, type Period, type Result } from '../../contract/index.js';

/** The code of "in the universe, in no segment". */
export const NO_SEGMENT = '';
export const ENDS: readonly string[] = Object.values(FLOW_ENDS);

/** HCPs who were in one state at the start of a step and in another at its end. */
export interface Flow {
  readonly step: number;
  readonly from: string;
  readonly to: string;
  readonly cell: MeasureCell & { readonly state: CellState };
}

/** Movements in order of time: step `n` lies between the dates `boundaries[n]` and `boundaries[n + 1]` (each the day after). */
export interface FlowFigures {
  readonly boundaries: readonly (IsoDate | undefined)[];
  readonly flows: readonly Flow[];
}

/** Sizes by the boundary they hold at and the segment. */
export type Sizes = ReadonlyMap<string, MeasureCell & { readonly state: CellState }>;
export const sizeKey = (boundary: IsoDate | undefined, code: string): string => `${boundary ?? ''}|${code}`;

const codeOf = (cell: Cell | undefined): string => (typeof cell === 'string' ? cell : NO_SEGMENT);

function required(result: Result, id: string): number {
  const at = columnIndex(result, id);
  if (at >= 0 || result.rows.length === 0) return at;
  throw new OmnichannelError('missing-column', { subject: 'segment-flow', problem: `missing column "${id}"`, remedy: 'Give rows with segmentFrom, segmentTo, movedHcps and, for several periods, time.' });
}

/** All bucket starts from the first to the last, also those without a row. */
function unbroken(starts: readonly IsoDate[], grain: Grain): IsoDate[] {
  const [first, last] = [starts[0], starts.at(-1)];
  if (first === undefined || last === undefined) return [];
  const all: IsoDate[] = [];
  for (let start = first; start < last; start = nextBucket(start, grain)) all.push(start);
  return [...all, last];
}

/** Reads the movements of a result; without a time column they are one step over the whole period. */
export function readFlows(result: Result, grain: Grain, period?: Period, steps?: number): FlowFigures {
  const [from, to, moved] = [required(result, 'segmentFrom'), required(result, 'segmentTo'), required(result, 'movedHcps')];
  const time = columnIndex(result, 'time');
  const scenario = columnIndex(result, 'scenario');
  const rows = scenario < 0 ? result.rows : result.rows.filter((row) => row[scenario] === 'actual');
  const seen = [...new Set(time < 0 ? [] : rows.map((row) => codeOf(row[time])))].sort();
  const all = unbroken(seen, grain);
  const starts = steps === undefined ? all : all.slice(-steps);
  const last = starts.at(-1);
  const boundaries = last === undefined ? [period?.start, period?.end] : [...starts, nextBucket(last, grain)];
  const stepOf = new Map(starts.map((start, step) => [start, step]));
  const known = new Set<string>();
  const flows = rows.flatMap((row) => {
    const step = time < 0 ? 0 : stepOf.get(codeOf(row[time]));
    if (step === undefined) return [];
    const flow: Flow = { step, from: codeOf(row[from]), to: codeOf(row[to]), cell: measureCell(row[moved]) };
    const key = `${step}|${flow.from}|${flow.to}`;
    if (known.has(key)) {
      throw new OmnichannelError('invalid-data', { subject: 'segment-flow', problem: `duplicate movement "${flow.from}" to "${flow.to}"`, remedy: 'Give one row for each pair of segments and period: HCPs of several rows cannot be added.' });
    }
    known.add(key);
    return [flow];
  });
  return { boundaries, flows };
}

/** Reads sizes at the end of each bucket. */
export function readSizes(result: Result | undefined, grain: Grain): Sizes {
  if (!result) return new Map();
  const [segment, time, size] = ['segment', 'time', 'segmentSize'].map((id) => columnIndex(result, id)) as [number, number, number];
  if (segment < 0 || time < 0 || size < 0) return new Map();
  return new Map(result.rows.map((row) => [sizeKey(nextBucket(codeOf(row[time]), grain), codeOf(row[segment])), measureCell(row[size])]));
}
