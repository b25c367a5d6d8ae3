import { FLOW_ENDS, OmnichannelError, type Formula } from '../../contract/index.js';
import { cellsOf, MISSING, ZERO, type Cells, type Figure } from './cells.js';
import { NO_DAY, type DateColumn, type Dictionary } from './column-store.js';
import { unsupportedDimension } from './event-leaf.js';
import { rowsByKey } from './row-codes.js';
import { reachOf, type Scope } from './scope.js';
import { countedEntries, eachKey, readAxes, universeOn, type ReadAxis } from './state-leaf.js';
import { stateDefinition, stateRows, type Entries, type StateRows } from './states.js';

export type MovedFormula = Extract<Formula, { readonly op: 'moved' }>;

/** One HCP between two states; `row` says where it stands on other axes. */
interface Move { readonly hcp: number; readonly from: number; readonly to: number; readonly row: number }

/** The two ends of a movement as dimensions: `segmentFrom`, `segmentTo`. */
export function pairDimensions(states: string | undefined): readonly [string, string] {
  return [`${states}From`, `${states}To`];
}

/** HCPs compared between the day before each bucket and its last day. */
export function movedCells(formula: MovedFormula, scope: Scope): Cells {
  scope.bases.add('atEnd');
  const definition = stateDefinition(scope.store, formula.states);
  const pair = pairDimensions(definition.state);
  const inner: Scope = { ...scope, axes: scope.axes.filter(({ dimension }) => !pair.includes(dimension)), filters: scope.filters.filter(({ dimension }) => dimension !== definition.state && !pair.includes(dimension)) };
  if (formula.how !== 'between' && inner.axes.length !== scope.axes.length) throw unsupportedDimension(scope, scope.axes.find(({ dimension }) => pair.includes(dimension))?.dimension ?? '', definition.fact);
  const rows = stateRows(definition, inner.filters, [], scope.store);
  const figures = new Map<number, Figure>();
  const byBucket = scope.buckets.map((bucket, index): Figure => {
    const reach = reachOf(bucket, scope.store);
    const last = Math.min(bucket.end - 1, scope.store.completeThrough);
    const start = reach === 'beyond' ? undefined : countedEntries(rows, bucket.start - 1, inner);
    const end = reach === 'beyond' ? undefined : countedEntries(rows, last, inner);
    if (!start || !end) return MISSING;
    const state = reach === 'partial' ? 'partial' : 'ok';
    const moves = movesOf(formula, rows, [start, end], [bucket.start - 1, last], scope);
    const counts = countMoves(moves, formula, { rows, day: last, index, scope, inner, pair });
    for (const [key, seen] of counts) figures.set(key, { value: seen.size, state, hcps: seen.size, counted: true, personal: true });
    return { ...ZERO, state };
  });
  return cellsOf(figures, (key) => byBucket[key % scope.buckets.length] as Figure);
}

interface Counting { readonly rows: StateRows; readonly day: number; readonly index: number; readonly scope: Scope; readonly inner: Scope; readonly pair: readonly [string, string] }

function countMoves(moves: readonly Move[], { how }: MovedFormula, { rows, day, index, scope, inner, pair }: Counting): Map<number, Set<number>> {
  const own = rows.definition.state;
  const ownFilters = scope.filters.filter(({ dimension }) => dimension === own || pair.includes(dimension));
  const axes = readAxes(rows, day, inner, false, new Set()).filter(({ axis }) => axis.dimension !== own);
  const shown = (move: Move): number => (how === 'entered' ? move.to : move.from);
  const ends: readonly (readonly [string | undefined, (move: Move) => number])[] = [[own, shown], [pair[0], (move) => move.from], [pair[1], (move) => move.to]];
  const ownAxes = scope.axes.flatMap((axis) => ends.flatMap(([dimension, code]) => (axis.dimension === dimension ? [{ axis, code }] : [])));
  const dictionary = rows.states?.dictionary as Dictionary;
  const passes = (move: Move): boolean => ownFilters.every((filter) => {
    const code = ends.find(([dimension]) => dimension === filter.dimension)?.[1](move) ?? 0;
    const value = dictionary.values[code] as string;
    return (filter.in === undefined || filter.in.includes(value)) && !filter.notIn?.includes(value);
  });
  const counts = new Map<number, Set<number>>();
  for (const move of moves) {
    if (!passes(move)) continue;
    const base = ownAxes.reduce((key, { axis, code }) => key + axis.stride * code(move), index);
    eachKey({ hcp: move.hcp, state: move.from, row: move.row }, axes as readonly ReadAxis[], base, (key) => {
      const seen = counts.get(key);
      if (seen) seen.add(move.hcp);
      else counts.set(key, new Set([move.hcp]));
    });
  }
  return counts;
}

function byHcp({ hcps, states, rows }: Entries): Map<number, { readonly states: number[]; readonly row: number }> {
  const found = new Map<number, { states: number[]; row: number }>();
  hcps.forEach((hcp, at) => {
    const state = states[at] as number;
    if (state === 0) return;
    const known = found.get(hcp);
    if (!known) found.set(hcp, { states: [state], row: rows[at] as number });
    else if (!known.states.includes(state)) known.states.push(state);
  });
  return found;
}

function movesOf({ how, belowTop = false }: MovedFormula, rows: StateRows, [start, end]: readonly [Entries, Entries], days: readonly [number, number], scope: Scope): readonly Move[] {
  const [before, after] = [byHcp(start), byHcp(end)];
  if (how === 'between') return pairs(rows, before, after, days, scope);
  const moves: Move[] = [];
  if (how === 'up' || how === 'down' || how === 'known') {
    const rank = rankOf(rows, scope);
    const top = Math.max(...rank.values());
    for (const [hcp, { states: [from = 0], row }] of before) {
      const [to = 0] = after.get(hcp)?.states ?? [];
      const [low, high] = [rank.get(from), rank.get(to)];
      if (low === undefined || high === undefined || (belowTop && low === top)) continue;
      if (how === 'known' || (how === 'up' ? high > low : high < low)) moves.push({ hcp, from, to, row });
    }
    return moves;
  }
  const [source, other] = how === 'entered' ? [after, before] : [before, after];
  for (const [hcp, { states, row }] of source) {
    for (const state of states) {
      const stays = other.get(hcp)?.states.includes(state) ?? false;
      if (stays === (how === 'stayed')) moves.push({ hcp, from: state, to: state, row });
    }
  }
  return moves;
}

/** Each state of the start goes to one of the end and each of the end comes from one of the start, so that both sides balance. */
function pairs(rows: StateRows, before: ReturnType<typeof byHcp>, after: ReturnType<typeof byHcp>, [startDay, endDay]: readonly [number, number], scope: Scope): readonly Move[] {
  const [there, here] = [universeOn(rows, startDay, scope), universeOn(rows, endDay, scope)];
  const dictionary = rows.states?.dictionary as Dictionary;
  const [outside, created, closed] = [FLOW_ENDS.outside, FLOW_ENDS.created, FLOW_ENDS.closed].map((code) => dictionary.add(code)) as [number, number, number];
  const validity = segmentValidity(rows, scope);
  const moves: Move[] = [];
  for (const hcp of new Set([...before.keys(), ...after.keys()])) {
    const [from, to] = [before.get(hcp)?.states ?? [], after.get(hcp)?.states ?? []];
    const row = after.get(hcp)?.row ?? before.get(hcp)?.row ?? -1;
    const left = from.filter((state) => !to.includes(state));
    const entered = to.filter((state) => !from.includes(state));
    for (const state of from) if (to.includes(state)) moves.push({ hcp, from: state, to: state, row });
    for (let at = 0; at < Math.max(left.length, entered.length); at++) {
      const [a, b] = [left[at], entered[at]];
      const cameFrom = a ?? (!there.has(hcp) ? outside : validity.start(b as number) > startDay ? created : 0);
      const wentTo = b ?? (!here.has(hcp) ? outside : validity.end(a as number) <= endDay ? closed : 0);
      moves.push({ hcp, from: cameFrom, to: wentTo, row });
    }
  }
  return moves;
}

/** When the states themselves begin and end, from the look-up that describes them. */
function segmentValidity({ definition }: StateRows, { store }: Scope): { start(code: number): number; end(code: number): number } {
  const lookup = store.catalog.facts.find(({ key, id }) => key !== undefined && key === definition.state && store.has(id));
  const table = lookup && store.table(lookup.id);
  const read = (column: string, missing: number) => {
    const days = (table?.columns.get(column) as DateColumn | undefined)?.days;
    const rows = table && rowsByKey(table);
    return (code: number): number => {
      const day = days?.[rows?.[code] ?? -1] ?? NO_DAY;
      return day === NO_DAY ? missing : day;
    };
  };
  return { start: read('validFrom', -Infinity), end: read('validTo', Infinity) };
}

function rankOf(rows: StateRows, { store, measure }: Scope): ReadonlyMap<number, number> {
  const members = store.catalog.dimensions.find(({ id }) => id === rows.definition.state)?.members ?? [];
  const ranks = new Map(members.flatMap(({ code, rank }) => (rank === undefined ? [] : [[rows.states?.dictionary.add(code) as number, rank] as const])));
  if (ranks.size > 0) return ranks;
  throw new OmnichannelError('invalid-catalog', { subject: measure, problem: `missing ranks of "${rows.definition.state}"`, remedy: 'Give the members of the dimension a rank each.' });
}
