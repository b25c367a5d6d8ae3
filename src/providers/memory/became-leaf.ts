import type { Formula } from '../../contract/index.js';
import { NO_DAY } from '../../tables/column-store.js';
import { stateDefinition } from '../../engine/catalog-states.js';
import { cellsOf, MISSING, ZERO, type Cells, type Figure } from '../../engine/cells.js';
import { isPerson } from '../../engine/persons.js';
import { remember } from '../../engine/remember.js';
import { basisDay, bucketOf, flowReachOf } from '../../engine/scope.js';
import { changesOf, type Change } from './changes.js';
import { stateDimension } from './memberships.js';
import { eachKey, leftByFilters, readAxes, rowGroup } from './state-leaf.js';
import { stateRows, type Entries, type StateRows } from './states.js';
import type { Bucket, Scope } from '../../engine/store.js';

export type BecameFormula = Extract<Formula, { readonly op: 'became' }>;

/** Changes of an HCP's state, seen over all its timelines in scope, dated in each bucket. */
export function becameCells(formula: BecameFormula, scope: Scope): Cells {
  scope.bases.add('atEvent');
  const rows = stateRows(stateDefinition(scope.store, formula.states), scope.filters, [], scope.store);
  const wanted = matcher(formula, rows);
  const grouped = scope.axes.map(({ dimension, stride }) => [dimension, stride]);
  const changes = remember(scope, JSON.stringify(['changes', formula.states, grouped, scope.filters, scope.through]), () => changesOf(rows, rowGroup(rows, scope.axes, scope), scope.through)).filter(wanted);
  const personal = isPerson(rows.definition.entity);
  const figures = new Map<number, Figure>();
  const people = new Map<number, Set<number>>();
  const firstDay = firstKnownDay(rows);
  const byBucket = scope.buckets.map((bucket, index): Figure => {
    const reach = flowReachOf(bucket, scope);
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
          figures.set(key, { value: (figures.get(key)?.value ?? 0) + 1, state, hcps: personal ? (people.get(key)?.size ?? 0) : Infinity, counted: true, personal });
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
  const entries: Entries = { hcps: Uint32Array.from(changes, ({ hcp }) => hcp), states: Uint32Array.from(changes, ({ to }) => to), rows: Int32Array.from(changes, ({ row }) => row) };
  return leftByFilters(entries, rows, day, scope, false).map((at) => changes[at] as Change);
}

function matcher({ to, from, notTo, notFrom }: BecameFormula, rows: StateRows): (change: Change) => boolean {
  const codes = (states: readonly string[] | undefined): ReadonlySet<number | undefined> | undefined => states && new Set(states.map((state) => rows.states?.dictionary.find(state)));
  const [toCodes, fromCodes, notToCodes, notFromCodes] = [codes(to), codes(from), codes(notTo), codes(notFrom)];
  return (change) => (!toCodes || toCodes.has(change.to)) && (!fromCodes || fromCodes.has(change.from)) && !notToCodes?.has(change.to) && !notFromCodes?.has(change.from);
}
