import { FLOW_ENDS, OmnichannelError, type Filter } from '../../contract/index.js';
import type { Dictionary } from '../../tables/column-store.js';
import { isOfStates, pairDimensions, stateDefinition } from '../catalog-states.js';
import { cellsOf, MISSING, ZERO, type Cells, type Figure } from '../cells.js';
import { isPerson } from '../persons.js';
import { codesByKey } from '../row-codes.js';
import { bucketOf, codeOn, reachOf } from '../scope.js';
import { unsupportedDimension } from '../unsupported-dimension.js';
import { countedSet, type Counted } from './counted.js';
import { holdersOf, type Holders } from './holders.js';
import { leftMoves, type Move, type MovedFormula } from './moved-filters.js';
import { presence, validityOf } from './presence.js';
import { countedEntries, dayOfOthers, eachKey, readAxes, rowGroup, universeOn } from './state-leaf.js';
import type { Entries } from './entries.js';
import { requireSingle, stateRows, type StateRows } from './states.js';
import type { Clause, Scope } from '../store.js';

/** HCPs compared between the day before each bucket and its last day. */
export function movedCells(formula: MovedFormula, scope: Scope): Cells {
  scope.bases.add('atEnd');
  const definition = stateDefinition(scope.store, formula.states);
  const pair = pairDimensions(definition.state);
  const isOwn = (filter: Filter): boolean => pair.includes(filter.dimension) || isOfStates(definition, filter, scope.filters, scope.store);
  const inner: Scope = { ...scope, axes: scope.axes.filter(({ dimension }) => !pair.includes(dimension)), filters: scope.filters.filter((filter) => !isOwn(filter)) };
  if (formula.how !== 'between' && inner.axes.length !== scope.axes.length) throw unsupportedDimension(scope, scope.axes.find(({ dimension }) => pair.includes(dimension))?.dimension ?? '', definition.fact);
  const rows = stateRows(definition, inner.filters, [], scope.store);
  requireSingle(rows, inner.axes.map(({ dimension }) => dimension), scope.measure);
  // Who comes into or out of no state at all is told by the pairs only.
  const own = formula.how === 'between' ? undefined : scope.axes.find(({ dimension }) => dimension === definition.state);
  const personal = isPerson(definition.entity);
  const figures = new Map<number, Figure>();
  const byBucket = scope.buckets.map((bucket, index): ((key: number) => Figure) => {
    const reach = reachOf(bucket, scope);
    const last = Math.min(bucket.end - 1, scope.through);
    // Both ends are told apart by what HCPs are on one day, so that nobody moves by a change of something else.
    const others = dayOfOthers(scope, bucket, last);
    const start = reach === 'beyond' ? undefined : countedEntries(rows, bucket.start - 1, others, inner);
    const end = reach === 'beyond' ? undefined : countedEntries(rows, last, others, inner);
    if (!start || !end) return () => MISSING;
    const state = reach === 'partial' ? 'partial' : 'ok';
    const moves = movesOf(formula, rows, [start, end], [bucket.start - 1, last], inner);
    const counts = countMoves(moves, formula, { rows, day: others, index, scope, inner, pair, own: scope.filters.filter(isOwn), start });
    for (const [key, seen] of counts) figures.set(key, { value: seen.size, state, hcps: personal ? seen.size : Infinity, counted: true, personal });
    const isThere = presence(rows, [bucket.start - 1, last], scope);
    return (key) => (isThere(key) && (!own || codeOn(key, own) !== 0) ? { ...ZERO, state } : MISSING);
  });
  return cellsOf(figures, (key) => (byBucket[bucketOf(key, scope)] as (key: number) => Figure)(key));
}

interface Counting { readonly rows: StateRows; readonly day: number; readonly index: number; readonly scope: Scope; readonly inner: Scope; readonly pair: readonly [string, string]; readonly own: readonly Clause[]; readonly start: Entries }

function countMoves(moves: readonly Move[], { how }: MovedFormula, { rows, day, index, scope, inner, pair, own, start }: Counting): Map<number, Counted> {
  const { state } = rows.definition;
  const axes = readAxes(rows, day, inner, false, new Set()).filter(({ axis }) => axis.dimension !== state);
  const shown = (move: Move): number => (how === 'entered' ? move.to : move.from);
  const ends: readonly (readonly [string | undefined, (move: Move) => number])[] = [[state, shown], [pair[0], (move) => move.from], [pair[1], (move) => move.to]];
  const ownAxes = scope.axes.flatMap((axis) => ends.flatMap(([dimension, code]) => (axis.dimension === dimension ? [{ axis, code }] : [])));
  const counts = new Map<number, Counted>();
  const newSet = countedSet(scope.store);
  for (const move of own.length > 0 ? leftMoves(moves, { how, rows, pair, own, start, inner }) : moves) {
    let base = index;
    for (const { axis, code } of ownAxes) base += axis.stride * code(move);
    eachKey({ hcp: move.hcp, state: move.from, row: move.row }, axes, base, (key) => {
      let seen = counts.get(key);
      if (!seen) counts.set(key, (seen = newSet()));
      seen.add(move.hcp);
    });
  }
  return counts;
}

function movesOf({ how, belowTop = false }: MovedFormula, rows: StateRows, [start, end]: readonly [Entries, Entries], days: readonly [number, number], scope: Scope): readonly Move[] {
  if (how === 'up' || how === 'down' || how === 'known') {
    return rankedMoves(rows, [start, end], scope).filter(({ rise, fromTop }) => !(belowTop && fromTop) && (how === 'known' || (how === 'up' ? rise > 0 : rise < 0)));
  }
  const groupOf = rowGroup(rows, scope.axes, scope);
  const size = scope.store.dictionaries.of(rows.definition.entity).values.length;
  if (how === 'between') return pairs(rows, [start, end], holdersOf([start, end], groupOf, size), days, scope);
  const [source, other] = how === 'entered' ? [end, start] : [start, end];
  const [isIn, firstOf] = [placesOf(other, groupOf, size), placesOf(source, groupOf, size)];
  const moves: Move[] = [];
  for (let at = 0; at < source.hcps.length; at++) {
    const [hcp, state, row] = [source.hcps[at] as number, source.states[at] as number, source.rows[at] as number];
    if (state === 0 || firstOf(hcp, state, row) !== at) continue;
    if ((isIn(hcp, state, row) >= 0) === (how === 'stayed')) moves.push({ hcp, from: state, to: state, row });
  }
  return moves;
}

/** Finds the first entry of an HCP in a state, within the group of timelines of a row; -1 where there is none. */
function placesOf({ hcps, states, rows }: Entries, groupOf: (row: number) => number, size: number): (hcp: number, state: number, row: number) => number {
  const first = new Int32Array(size).fill(-1);
  const next = new Int32Array(hcps.length);
  for (let at = hcps.length - 1; at >= 0; at--) {
    const hcp = hcps[at] as number;
    next[at] = first[hcp] as number;
    first[hcp] = at;
  }
  return (hcp, state, row) => {
    const group = groupOf(row);
    let at = first[hcp] as number;
    while (at >= 0 && (states[at] !== state || groupOf(rows[at] as number) !== group)) at = next[at] as number;
    return at;
  };
}

/** A move between two ranks, up where `rise` is above zero. */
export interface RankedMove extends Move { readonly rise: number; readonly fromTop: boolean }

/** HCPs whose rank is known at both ends, apart for each group of timelines (product). */
export function rankedMoves(rows: StateRows, [start, end]: readonly [Entries, Entries], scope: Scope): readonly RankedMove[] {
  const groupOf = rowGroup(rows, scope.axes, scope);
  const size = scope.store.dictionaries.of(rows.definition.entity).values.length;
  const { count, before, after } = holdersOf([start, end], groupOf, size);
  const rank = rankOf(rows, scope);
  const top = Math.max(...rank.values());
  const moves: RankedMove[] = [];
  for (let holder = 0; holder < count; holder++) {
    const [at, then] = [before.first(holder), after.first(holder)];
    if (at < 0 || then < 0) continue;
    const [from, to] = [start.states[at] as number, end.states[then] as number];
    const [low, high] = [rank.get(from), rank.get(to)];
    if (low !== undefined && high !== undefined) moves.push({ hcp: start.hcps[at] as number, from, to, row: start.rows[at] as number, rise: high - low, fromTop: low === top });
  }
  return moves;
}

/** Each state of the start goes to one of the end and each of the end comes from one of the start, so that both sides balance; all within one scheme. */
function pairs(rows: StateRows, [start, end]: readonly [Entries, Entries], { count, before, after }: Holders, [startDay, endDay]: readonly [number, number], scope: Scope): readonly Move[] {
  const [there, here] = [universeOn(rows, startDay, scope), universeOn(rows, endDay, scope)];
  const dictionary = rows.states?.dictionary as Dictionary;
  const [outside, created, closed] = [FLOW_ENDS.outside, FLOW_ENDS.created, FLOW_ENDS.closed].map((code) => dictionary.add(code)) as [number, number, number];
  const validity = validityOf(rows, scope.store);
  const schemeOf = schemes(rows, scope);
  const moves: Move[] = [];
  for (let holder = 0; holder < count; holder++) {
    const [at, then] = [before.first(holder), after.first(holder)];
    if (at < 0 && then < 0) continue;
    const [hcp, row] = then >= 0 ? [end.hcps[then] as number, end.rows[then] as number] : [start.hcps[at] as number, start.rows[at] as number];
    const [from, to] = [before.statesOf(holder), after.statesOf(holder)];
    const entered = to.filter((state) => !from.includes(state));
    for (const state of from) {
      const next = entered.findIndex((one) => schemeOf(one) === schemeOf(state));
      const [other] = to.includes(state) || next < 0 ? [] : entered.splice(next, 1);
      moves.push({ hcp, row, from: state, to: to.includes(state) ? state : other ?? (!here[hcp] ? outside : validity.end(state) <= endDay ? closed : 0) });
    }
    for (const state of entered) moves.push({ hcp, row, from: !there[hcp] ? outside : validity.start(state) > startDay ? created : 0, to: state });
  }
  return moves;
}

/** The scheme that a state belongs to, from the look-up that describes the states: HCPs move within a scheme. */
function schemes({ definition: { state } }: StateRows, { store }: Scope): (code: number) => number {
  const lookup = store.catalog.facts.find(({ key, id }) => key !== undefined && key === state && store.has(id));
  const table = lookup && store.table(lookup.id);
  const scheme = table && [...table.columns].flatMap(([name, column]) => (column.type === 'code' && name !== state ? [column] : []))[0];
  const codes = table && scheme && codesByKey(table, scheme).values;
  return (code) => codes?.[code] ?? 0;
}

/** The rank of each state, by code. */
export function rankOf(rows: StateRows, { store, measure }: Scope): ReadonlyMap<number, number> {
  const members = store.catalog.dimensions.find(({ id }) => id === rows.definition.state)?.members ?? [];
  const ranks = new Map(members.flatMap(({ code, rank }) => (rank === undefined ? [] : [[rows.states?.dictionary.add(code) as number, rank] as const])));
  if (ranks.size > 0) return ranks;
  throw new OmnichannelError('invalid-catalog', { subject: measure, problem: `missing ranks of "${rows.definition.state}"`, remedy: 'Give the members of the dimension a rank each.' });
}
