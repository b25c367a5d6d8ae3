import { bucketsOf, bucketStart, isoDate, OmnichannelError, type Grain } from '../../contract/index.js';
import type { Bucket, Scope } from '../../engine/store.js';
import type { CubeTime } from './protocol.js';

/** Days that are asked for together, cut by Cube itself or by nothing. */
export interface Slice {
  readonly range: readonly [string, string];
  readonly granularity?: Grain;
  /** Position of the scope's bucket that Cube's bucket is; -1 where it is none. */
  bucketAt(start: string): number;
}

const GRAINS_OF_CUBE: readonly Grain[] = ['month', 'week', 'quarter', 'year', 'day'];
const MOST_SLICES = 400;

const rangeOf = (start: number, end: number): readonly [string, string] => [isoDate(start), isoDate(end - 1)];

/** The grain in which Cube cuts the buckets as they are: its weeks begin on Monday, its years in January. */
function grainOf(buckets: readonly Bucket[]): Grain | undefined {
  const [first, last] = [buckets[0] as Bucket, buckets.at(-1) as Bucket];
  const isCut = (grain: Grain): boolean => {
    const starts = bucketsOf({ start: isoDate(first.start), end: isoDate(last.end) }, grain);
    return starts.length === buckets.length && buckets.every(({ start, end }, at) => (at === 0 || isoDate(start) === starts[at]) && (at === starts.length - 1 || isoDate(end) === starts[at + 1]));
  };
  return GRAINS_OF_CUBE.find(isCut);
}

/** The known buckets of a scope as few questions: one where Cube cuts time as they are cut, else one for each. */
export function slicesOf({ buckets, through, measure }: Scope): readonly Slice[] {
  const known = buckets.map(({ start, end }, at) => ({ start, end: Math.min(end, through + 1), at })).filter(({ start, end }) => start < end);
  if (known.length === 0) return [];
  const granularity = known.length > 1 ? grainOf(known) : undefined;
  if (granularity === undefined) {
    if (known.length > MOST_SLICES) {
      throw new OmnichannelError('unsupported-size', { subject: measure, problem: `unsupported size: ${known.length} stretches of time that Cube cannot cut itself`, remedy: 'Ask for a shorter period or a coarser grain.' });
    }
    return known.map(({ start, end, at }) => ({ range: rangeOf(start, end), bucketAt: () => at }));
  }
  const places = new Map(known.map(({ start, at }) => [bucketStart(isoDate(start), granularity), at]));
  return [{ range: rangeOf((known[0] as Bucket).start, (known.at(-1) as Bucket).end), granularity, bucketAt: (start) => places.get(start) ?? -1 }];
}

export function timeOf(dimension: string, { range, granularity }: Slice): CubeTime {
  return { dimension, dateRange: range, ...(granularity && { granularity }) };
}
