import { NO_DAY } from '../../tables/column-store.js';
import { remember } from '../remember.js';
import { indicesOf } from './conditions.js';
import { divisionOf, isOver, timelineOf, type StateRows } from './states.js';

/** Rows of a state's table that hold on a day, in the order of the table; `undefined` where the source knows nothing of that day. */
export function standingOn(rows: StateRows, day: number): Int32Array | undefined {
  switch (rows.definition.kind) {
    case 'snapshot': return snapshotOn(rows, day);
    case 'interval': return intervalsOn(rows, day);
    case 'event': return lastEventsBefore(rows, day);
  }
}

/** The row numbers below a count that pass. */
function rowsWhere(count: number, passes: (row: number) => boolean): Int32Array {
  const kept = new Uint8Array(count);
  let size = 0;
  for (let row = 0; row < count; row++) {
    if (!passes(row)) continue;
    kept[row] = 1;
    size += 1;
  }
  const rows = new Int32Array(size);
  for (let row = 0, at = 0; at < size; row++) if (kept[row]) rows[at++] = row;
  return rows;
}

/** The last snapshot of each division (product) by itself, as long as it stands. */
function snapshotOn(source: StateRows, day: number): Int32Array | undefined {
  const { time, mask, definition: { carryDays = 0 } } = source;
  const division = divisionOf(source);
  const last = new Map<number, number>();
  for (let row = 0; row < mask.length; row++) {
    const at = time[row] as number;
    if (mask[row] && at <= day && at >= day - carryDays && at > (last.get(division(row)) ?? NO_DAY)) last.set(division(row), at);
  }
  return last.size === 0 ? undefined : rowsWhere(mask.length, (row) => mask[row] === 1 && time[row] === last.get(division(row)));
}

/** Rows by the day on which they begin: those of `starts[block]` are `rows` from `offsets[block]` up to before `offsets[block + 1]`. */
interface ByStart {
  readonly starts: Int32Array;
  readonly offsets: Uint32Array;
  readonly rows: Uint32Array;
  /** The day on which the last row of a block has ended. */
  readonly ends: Int32Array;
}

const FOREVER = 2 ** 31 - 1;

function byStart({ time, until }: StateRows): ByStart {
  let [first, last] = [Infinity, -Infinity];
  for (let row = 0; row < time.length; row++) {
    const day = time[row] as number;
    if (day === NO_DAY) continue;
    if (day < first) first = day;
    if (day > last) last = day;
  }
  // What has no first day comes before all days.
  const placeOf = (day: number): number => (day === NO_DAY ? 0 : day - first + 1);
  const counts = new Uint32Array(Math.max(0, last - first + 1) + 1);
  for (let row = 0; row < time.length; row++) counts[placeOf(time[row] as number)] = (counts[placeOf(time[row] as number)] as number) + 1;
  const places = indicesOf(counts.map((count) => (count > 0 ? 1 : 0)));
  const starts = Int32Array.from(places, (place) => (place === 0 ? NO_DAY : first + place - 1));
  const [offsets, blocks] = [new Uint32Array(places.length + 1), new Uint32Array(counts.length)];
  places.forEach((place, block) => {
    blocks[place] = block;
    offsets[block + 1] = (offsets[block] as number) + (counts[place] as number);
  });
  const [rows, ends, next] = [new Uint32Array(time.length), new Int32Array(places.length).fill(NO_DAY), offsets.slice()];
  for (let row = 0; row < time.length; row++) {
    const block = blocks[placeOf(time[row] as number)] as number;
    const end = until && until[row] !== NO_DAY ? (until[row] as number) : FOREVER;
    rows[next[block] as number] = row;
    next[block] = (next[block] as number) + 1;
    if (end > (ends[block] as number)) ends[block] = end;
  }
  return { starts, offsets, rows, ends };
}

function intervalsOn(source: StateRows, day: number): Int32Array | undefined {
  const { time, until, mask, definition, table, key } = source;
  const holds = (row: number): boolean => mask[row] === 1 && (time[row] as number) <= day && (until === undefined || until[row] === NO_DAY || (until[row] as number) > day);
  if (key === undefined) return mask.length === 0 || time.some((start) => start <= day) ? rowsWhere(mask.length, holds) : undefined;
  const { starts, offsets, rows, ends } = remember(source, `starts ${table.id} ${definition.id}`, () => byStart(source));
  if (mask.length > 0 && (starts[0] as number) > day) return undefined;
  // Blocks of rows that may hold; of a history by month it is one of them.
  const blocks = [...starts.keys()].filter((block) => (starts[block] as number) <= day && (ends[block] as number) > day);
  const candidates = blocks.reduce((sum, block) => sum + (offsets[block + 1] as number) - (offsets[block] as number), 0);
  if (candidates > mask.length / 4) return rowsWhere(mask.length, holds);
  const found = new Int32Array(candidates);
  let count = 0;
  for (const block of blocks) {
    for (let at = offsets[block] as number; at < (offsets[block + 1] as number); at++) if (holds(rows[at] as number)) found[count++] = rows[at] as number;
  }
  const standing = found.subarray(0, count);
  return blocks.length > 1 ? standing.sort() : standing;
}

/** A number from 0 for each timeline, by row. */
function timelines(source: StateRows): { readonly ofRow: Uint32Array; readonly count: number } {
  return remember(source, `timelines ${source.definition.id}`, () => {
    const numbers = new Map<number, number>();
    const timeline = timelineOf(source);
    const ofRow = Uint32Array.from({ length: source.mask.length }, (_, row) => {
      const key = timeline(row);
      const known = numbers.get(key) ?? numbers.size;
      if (known === numbers.size) numbers.set(key, known);
      return known;
    });
    return { ofRow, count: numbers.size };
  });
}

/** The row of each timeline that came last by the day, in the order in which the timelines appear. */
function lastEventsBefore(source: StateRows, day: number): Int32Array | undefined {
  const { time, mask, states } = source;
  const { ofRow, count } = timelines(source);
  const last = new Int32Array(count).fill(-1);
  const appeared = new Uint32Array(count);
  let [known, size] = [false, 0];
  for (let row = 0; row < mask.length; row++) {
    if ((time[row] as number) > day) continue;
    known = true;
    if (!mask[row]) continue;
    const timeline = ofRow[row] as number;
    const before = last[timeline] as number;
    if (before < 0) appeared[size++] = timeline;
    if (before < 0 || (time[row] as number) >= (time[before] as number)) last[timeline] = row;
  }
  if (!known) return undefined;
  const standing = Int32Array.from(appeared.subarray(0, size), (timeline) => last[timeline] as number);
  return states ? standing : standing.filter((row) => !isOver(source, row, day));
}
