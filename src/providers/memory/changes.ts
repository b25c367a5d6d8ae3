import { NO_DAY } from '../../tables/column-store.js';
import { precedenceOf, stateAt, timelineOf, type StateRows } from './states.js';

/** An HCP whose state, seen over all its timelines, becomes another. */
export interface Change { readonly day: number; readonly hcp: number; readonly from: number; readonly to: number; readonly row: number }

/** A row taking effect, or running out. */
interface Point { readonly day: number; readonly row: number; readonly state: number; readonly timeline: number; readonly isEnd: boolean }

/** All changes up to a day, by replaying each HCP's timelines in order, apart for each group of rows; of several on one day only the outcome counts. */
export function changesOf(rows: StateRows, groupOf: (row: number) => number, through: number): readonly Change[] {
  const timeline = timelineOf(rows);
  const points = new Map<string, Point[]>();
  const add = (row: number, point: Point): void => {
    const key = `${rows.hcps[row]} ${groupOf(row)}`;
    const list = points.get(key);
    if (list) list.push(point);
    else points.set(key, [point]);
  };
  for (let row = 0; row < rows.mask.length; row++) {
    if (!rows.mask[row]) continue;
    const one = { row, timeline: timeline(row) };
    const start = rows.time[row] as number;
    const end = rows.until?.[row] ?? NO_DAY;
    const isOver = end !== NO_DAY && end <= start;
    add(row, { ...one, day: start, state: isOver ? rows.expired : stateAt(rows, row), isEnd: false });
    if (end !== NO_DAY && !isOver) add(row, { ...one, day: end, state: rows.expired, isEnd: true });
  }
  return [...points.values()].flatMap((list) => replay(list, rows, through));
}

function replay(points: readonly Point[], rows: StateRows, lastDay: number): readonly Change[] {
  const sorted = [...points].sort((a, b) => a.day - b.day || Number(b.isEnd) - Number(a.isEnd) || a.row - b.row);
  const place = precedenceOf(rows);
  const current = new Map<number, Point>();
  const changes: Change[] = [];
  let before = 0;
  sorted.forEach((point, at) => {
    if (point.day > lastDay) return;
    // A row that runs out matters only while nothing has followed it.
    if (!point.isEnd || current.get(point.timeline)?.row === point.row) current.set(point.timeline, point);
    if (sorted[at + 1]?.day === point.day) return;
    const after = [...current.values()].reduce((best, one) => (place(one.state) < place(best.state) ? one : best));
    // What the change is due to: the row that won on this day, else the one that gave way.
    const { row } = after.day === point.day ? after : point;
    if (after.state !== before) changes.push({ day: point.day, hcp: rows.hcps[row] as number, from: before, to: after.state, row });
    before = after.state;
  });
  return changes;
}
