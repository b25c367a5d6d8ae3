import type { Formula } from '../../contract/index.js';
import { NO_DAY } from '../../tables/column-store.js';
import { stateDefinition } from '../catalog-states.js';
import { cellsOf, MISSING, ZERO, type Cells, type Figure } from '../cells.js';
import { isPerson } from '../persons.js';
import { remember } from '../remember.js';
import { sampleIn } from '../sample.js';
import { basisDay, bucketOf, flowReachOf } from '../scope.js';
import { changesOf, type Changes } from './changes.js';
import { countedSet, weigher, type Counted } from './counted.js';
import { stateDimension } from './memberships.js';
import { eachKey, leftByFilters, readAxes, rowGroup } from './state-leaf.js';
import type { Entries } from './entries.js';
import { stateRows, type StateRows } from './states.js';
import type { Bucket, Scope } from '../store.js';

export type BecameFormula = Extract<Formula, { readonly op: 'became' }>;

/** The changes of one cell, and the HCPs behind them. */
interface Tally { readonly hcps: Counted; changes: number }

/** Changes of an HCP's state, seen over all its timelines in scope, dated in each bucket. */
export function becameCells(formula: BecameFormula, scope: Scope): Cells {
  scope.bases.add('atEvent');
  const rows = stateRows(stateDefinition(scope.store, formula.states), scope.filters, [], scope.store);
  const grouped = scope.axes.map(({ dimension }) => dimension);
  const changes = remember(scope, JSON.stringify(['changes', formula.states, grouped, scope.filters, scope.through]), () => changesOf(rows, rowGroup(rows, scope.axes, scope), scope.through));
  const personal = isPerson(rows.definition.entity);
  const newSet = countedSet(scope.store);
  const weight = weigher(scope.store);
  const figures = new Map<number, Figure>();
  const inside = byBucket(changes, wantedChanges(formula, rows), scope.buckets);
  const firstDay = firstKnownDay(rows);
  const absent = scope.buckets.map((bucket, index): Figure => {
    const reach = flowReachOf(bucket, scope);
    if (reach === 'beyond' || bucket.end <= firstDay) return MISSING;
    const state = reach === 'partial' ? 'partial' : 'ok';
    const tallies = new Map<number, Tally>();
    for (const [day, some] of byDayOfOthers(changes, inside[index] as readonly number[], rows, bucket, scope)) {
      const axes = readAxes(rows, day, scope, false, new Set());
      for (const at of keepFiltered(changes, some, rows, day, scope)) {
        const hcp = changes.hcps[at] as number;
        eachKey({ hcp, state: changes.to[at] as number, row: changes.rows[at] as number }, axes, index, (key) => {
          let tally = tallies.get(key);
          if (!tally) tallies.set(key, (tally = { hcps: newSet(), changes: 0 }));
          tally.hcps.add(hcp);
          tally.changes += weight(hcp);
        });
      }
    }
    for (const [key, { hcps, changes: value }] of tallies) figures.set(key, { value, state, hcps: personal ? hcps.size : Infinity, counted: true, personal });
    return { ...ZERO, state };
  });
  return cellsOf(figures, (key) => absent[bucketOf(key, scope)] as Figure);
}

/** The wanted changes that are dated in each bucket. Buckets are in order and do not overlap. */
function byBucket({ days, from, to }: Changes, isWanted: (from: number, to: number) => boolean, buckets: readonly Bucket[]): readonly (readonly number[])[] {
  const lists: number[][] = buckets.map(() => []);
  for (let at = 0; at < days.length; at++) {
    const day = days[at] as number;
    let [low, high] = [0, buckets.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((buckets[middle] as Bucket).end <= day) low = middle + 1;
      else high = middle;
    }
    if (low < buckets.length && day >= (buckets[low] as Bucket).start && isWanted(from[at] as number, to[at] as number)) lists[low]?.push(at);
  }
  return lists;
}

/** Changes by the day as of which other states are read: that of the basis, else each change's own. */
function byDayOfOthers({ days }: Changes, some: readonly number[], { definition }: StateRows, bucket: Bucket, scope: Scope): ReadonlyMap<number, readonly number[]> {
  const varies = [...scope.axes, ...scope.filters].some(({ dimension }) => (stateDimension(dimension, scope.store)?.definition.id ?? definition.id) !== definition.id);
  const fixed = basisDay(scope, bucket) ?? (varies ? undefined : bucket.end - 1);
  if (fixed !== undefined || some.length === 0) return new Map([[fixed ?? bucket.end - 1, some]]);
  const byDay = new Map<number, number[]>();
  for (const at of some) {
    const list = byDay.get(days[at] as number);
    if (list) list.push(at);
    else byDay.set(days[at] as number, [at]);
  }
  return byDay;
}

function firstKnownDay({ time, store, definition }: StateRows): number {
  return sampleIn(store)?.firstDayOf(definition.id) ?? time.reduce((first, day) => (day !== NO_DAY && day < first ? day : first), Infinity);
}

function keepFiltered({ hcps, to, rows: due }: Changes, some: readonly number[], rows: StateRows, day: number, scope: Scope): readonly number[] {
  if (scope.filters.length === 0) return some;
  const entries: Entries = { hcps: Uint32Array.from(some, (at) => hcps[at] as number), states: Uint32Array.from(some, (at) => to[at] as number), rows: Int32Array.from(some, (at) => due[at] as number) };
  return leftByFilters(entries, rows, day, scope, false).map((at) => some[at] as number);
}

function wantedChanges({ to, from, notTo, notFrom }: BecameFormula, { states }: StateRows): (from: number, to: number) => boolean {
  const codes = (names: readonly string[] | undefined): ReadonlySet<number | undefined> | undefined => names && new Set(names.map((name) => states?.dictionary.find(name)));
  const [toCodes, fromCodes, notToCodes, notFromCodes] = [codes(to), codes(from), codes(notTo), codes(notFrom)];
  return (before, after) => (!toCodes || toCodes.has(after)) && (!fromCodes || fromCodes.has(before)) && !notToCodes?.has(after) && !notFromCodes?.has(before);
}
