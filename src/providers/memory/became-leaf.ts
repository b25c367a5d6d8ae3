import type { Formula } from '../../contract/index.js';
import { cellsOf, MISSING, ZERO, type Cells, type Figure } from './cells.js';
import { NO_DAY } from './column-store.js';
import { basisDay, stateDimension } from './memberships.js';
import { remember } from './remember.js';
import { bucketOf, reachOf, type Bucket, type Scope } from './scope.js';
import { eachKey, leftByFilters, readAxes, rowGroup } from './state-leaf.js';
import { precedenceOf, stateAt, stateDefinition, stateRows, timelineOf, type Entries, type StateRows } from './states.js';

export type BecameFormula = Extract<Formula, { readonly op: 'became' }>;

interface Change { readonly day: number; readonly hcp: number; readonly from: number; readonly to: number; readonly row: number }

/** Changes of an HCP's state, seen over all its timelines in scope, dated in each bucket. */
export function becameCells(formula: BecameFormula, scope: Scope): Cells {
  scope.bases.add('atEvent');
  const rows = stateRows(stateDefinition(scope.store, formula.states), scope.filters, [], scope.store);
  const wanted = matcher(formula, rows);
  const grouped = scope.axes.map(({ dimension, stride }) => [dimension, stride]);
  const changes = remember(scope, JSON.stringify(['changes', formula.states, grouped, scope.filters, scope.through]), () => changesOf(rows, scope)).filter(wanted);
  const figures = new Map<number, Figure>();
  const people = new Map<number, Set<number>>();
  const firstDay = firstKnownDay(rows);
  const byBucket = scope.buckets.map((bucket, index): Figure => {
    const reach = reachOf(bucket, scope);
    if (reach === 'beyond' || bucket.end <= firstDay) return MISSING;
    const inside = changes.filter(({ day }) => day >= bucket.start && day < bucket.end);
    const state = reach === 'partial' ? 'partial' : 'ok';
    for (const [day, some] of byDayOfOthers(inside, rows, bucket, scope)) {
      const axes = readAxes(rows, day, scope, false, new Set());
      for (const change of keepFiltered(some, rows, day, scope)) {
        eachKey({ hcp: change.hcp, state: change.to, row: change.row }, axes, index, (key) => {
          const seen = people.get(key);
          if (seen) seen.add(change.hcp);
          else people.set(key, new Set([change.hcp]));
          figures.set(key, { value: (figures.get(key)?.value ?? 0) + 1, state, hcps: people.get(key)?.size ?? 0, counted: true, personal: true });
        });
      }
    }
    return { ...ZERO, state };
  });
  return cellsOf(figures, (key) => byBucket[bucketOf(key, scope)] as Figure);
}

/** Changes by the day as of which other states are read: that of the basis, else each change's own. */
function byDayOfOthers(changes: readonly Change[], { definition }: StateRows, bucket: Bucket, scope: Scope): ReadonlyMap<number, readonly Change[]> {
  const varies = [...scope.axes, ...scope.filters].some(({ dimension }) => (stateDimension(dimension, scope.store)?.definition.id ?? definition.id) !== definition.id);
  const fixed = basisDay(scope, bucket) ?? (varies ? undefined : bucket.end - 1);
  if (fixed !== undefined || changes.length === 0) return new Map([[fixed ?? bucket.end - 1, changes]]);
  const byDay = new Map<number, Change[]>();
  for (const change of changes) {
    const list = byDay.get(change.day);
    if (list) list.push(change);
    else byDay.set(change.day, [change]);
  }
  return byDay;
}

function firstKnownDay({ time }: StateRows): number {
  return time.reduce((first, day) => (day !== NO_DAY && day < first ? day : first), Infinity);
}

function keepFiltered(changes: readonly Change[], rows: StateRows, day: number, scope: Scope): readonly Change[] {
  const entries: Entries = { hcps: changes.map(({ hcp }) => hcp), states: changes.map(({ to }) => to), rows: changes.map(({ row }) => row) };
  return leftByFilters(entries, rows, day, scope, false).map((at) => changes[at] as Change);
}

function matcher({ to, from, notTo, notFrom }: BecameFormula, rows: StateRows): (change: Change) => boolean {
  const codes = (states: readonly string[] | undefined): ReadonlySet<number | undefined> | undefined => states && new Set(states.map((state) => rows.states?.dictionary.find(state)));
  const [toCodes, fromCodes, notToCodes, notFromCodes] = [codes(to), codes(from), codes(notTo), codes(notFrom)];
  return (change) => (!toCodes || toCodes.has(change.to)) && (!fromCodes || fromCodes.has(change.from)) && !notToCodes?.has(change.to) && !notFromCodes?.has(change.from);
}

/** A row taking effect, or running out. */
interface Point { readonly day: number; readonly row: number; readonly state: number; readonly timeline: number; readonly isEnd: boolean }

/** All changes, by replaying each HCP's timelines in order; of several on one day only the outcome counts. */
function changesOf(rows: StateRows, scope: Scope): readonly Change[] {
  const group = rowGroup(rows, scope.axes, scope);
  const timeline = timelineOf(rows);
  const points = new Map<string, Point[]>();
  const add = (row: number, point: Point): void => {
    const key = `${rows.hcps[row]} ${group(row)}`;
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
  return [...points.values()].flatMap((list) => replay(list, rows, scope.through));
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
