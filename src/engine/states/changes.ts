import { NO_DAY } from '../../tables/column-store.js';
import { precedenceOf, stateAt, timelineOf, type StateRows } from './states.js';

/** HCPs whose state, seen over all their timelines, becomes another: parallel arrays, one entry per change, those of one HCP and group together. */
export interface Changes {
  readonly days: Int32Array;
  readonly hcps: Uint32Array;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /** Row that the change is due to. */
  readonly rows: Int32Array;
}

/** Moments at which rows take effect or run out, in no order: point `p` is of row `p >> 1`, and an end where it is odd. */
interface Points {
  /** Points up to `through`, those of one HCP together: of HCP `h` from `offsets[h]` up to before `offsets[h + 1]`. */
  readonly offsets: Uint32Array;
  readonly points: Uint32Array;
}

/** All changes up to a day, by replaying each HCP's timelines in order, apart for each group of rows; of several on one day only the outcome counts. */
export function changesOf(rows: StateRows, groupOf: (row: number) => number, through: number): Changes {
  const { offsets, points } = pointsByHcp(rows, through);
  const replay = new Replay(rows, points.length);
  const timeline = timelineOf(rows);
  const groups = new Map<number, number[]>();
  for (let hcp = 0; hcp + 1 < offsets.length; hcp++) {
    const [from, end] = [offsets[hcp] as number, offsets[hcp + 1] as number];
    if (from === end) continue;
    groups.clear();
    for (let at = from; at < end; at++) {
      const point = points[at] as number;
      const group = groupOf(point >>> 1);
      const list = groups.get(group);
      if (list) list.push(point);
      else groups.set(group, [point]);
    }
    for (const list of groups.values()) replay.add(hcp, list, timeline);
  }
  return replay.changes();
}

/** The first day of a row, or the day on which it runs out. */
function dayOf(point: number, { time, until }: StateRows): number {
  return ((point & 1) === 1 ? until?.[point >>> 1] : time[point >>> 1]) as number;
}

function pointsByHcp(rows: StateRows, through: number): Points {
  const { hcps, mask, time, until, table, definition } = rows;
  const people = table.columns.get(definition.entity);
  const offsets = new Uint32Array((people?.type === 'code' ? people.dictionary.values.length : 0) + 1);
  const each = (visit: (hcp: number, point: number) => void): void => {
    for (let row = 0; row < mask.length; row++) {
      if (!mask[row] || (time[row] as number) > through) continue;
      const hcp = hcps[row] as number;
      const end = until?.[row] ?? NO_DAY;
      visit(hcp, 2 * row);
      if (end !== NO_DAY && end > (time[row] as number) && end <= through) visit(hcp, 2 * row + 1);
    }
  };
  each((hcp) => { offsets[hcp + 1] = (offsets[hcp + 1] as number) + 1; });
  for (let hcp = 0; hcp + 1 < offsets.length; hcp++) offsets[hcp + 1] = (offsets[hcp + 1] as number) + (offsets[hcp] as number);
  const points = new Uint32Array(offsets.at(-1) as number);
  const next = offsets.slice();
  each((hcp, point) => {
    points[next[hcp] as number] = point;
    next[hcp] = (next[hcp] as number) + 1;
  });
  return { offsets, points };
}

/** Replays lists of points and keeps what changes. */
class Replay {
  readonly #rows: StateRows;
  readonly #place: (state: number) => number;
  readonly #found: Changes;
  #count = 0;

  constructor(rows: StateRows, most: number) {
    this.#rows = rows;
    this.#place = precedenceOf(rows);
    this.#found = { days: new Int32Array(most), hcps: new Uint32Array(most), from: new Uint32Array(most), to: new Uint32Array(most), rows: new Int32Array(most) };
  }

  add(hcp: number, points: number[], timelineOfRow: (row: number) => number): void {
    const day = (point: number): number => dayOf(point, this.#rows);
    // On one day what runs out comes before what takes effect, and rows in their order.
    if (points.length > 1) points.sort((a, b) => day(a) - day(b) || (b & 1) - (a & 1) || a - b);
    const current = new Map<number, number>();
    let before = 0;
    for (let at = 0; at < points.length; at++) {
      const point = points[at] as number;
      const row = point >>> 1;
      const timeline = timelineOfRow(row);
      // A row that runs out matters only while nothing has followed it.
      if ((point & 1) === 0 || (current.get(timeline) ?? -2) >>> 1 === row) current.set(timeline, point);
      const today = day(point);
      if (at + 1 < points.length && day(points[at + 1] as number) === today) continue;
      const winner = this.#winner(current);
      const after = this.#stateOf(winner);
      // What the change is due to: the row that won on this day, else the one that gave way.
      if (after !== before) this.#put(today, hcp, before, after, day(winner) === today ? winner >>> 1 : row);
      before = after;
    }
  }

  changes(): Changes {
    const { days, hcps, from, to, rows } = this.#found;
    const count = this.#count;
    return { days: days.slice(0, count), hcps: hcps.slice(0, count), from: from.slice(0, count), to: to.slice(0, count), rows: rows.slice(0, count) };
  }

  #put(day: number, hcp: number, from: number, to: number, row: number): void {
    const at = this.#count++;
    this.#found.days[at] = day;
    this.#found.hcps[at] = hcp;
    this.#found.from[at] = from;
    this.#found.to[at] = to;
    this.#found.rows[at] = row;
  }

  /** Of the timelines' last points the one whose state comes first in the order of precedence, the earliest timeline among equals. */
  #winner(current: ReadonlyMap<number, number>): number {
    let best = -1;
    for (const point of current.values()) if (best < 0 || this.#place(this.#stateOf(point)) < this.#place(this.#stateOf(best))) best = point;
    return best;
  }

  #stateOf(point: number): number {
    const { until, time, expired } = this.#rows;
    const row = point >>> 1;
    const end = until?.[row] ?? NO_DAY;
    return (point & 1) === 1 || (end !== NO_DAY && end <= (time[row] as number)) ? expired : stateAt(this.#rows, row);
  }
}
