import { sql } from 'kysely';
import type { Formula, StateDefinition } from '../contract/index.js';
import { isOfStates, pairDimensions, stateDefinition } from '../engine/catalog-states.js';
import type { Cells } from '../engine/cells.js';
import { basisDay, bucketOf, flowReachOf, reachOf } from '../engine/scope.js';
import type { Bucket, Scope } from '../engine/store.js';
import { unsupportedDimension } from '../engine/unsupported-dimension.js';
import { becameCells } from '../engine/states/became-leaf.js';
import { medianRankCells } from '../engine/states/median-rank-leaf.js';
import { movedCells } from '../engine/states/moved-leaf.js';
import { stockCells } from '../engine/states/stock-leaf.js';
import { JoinedRows, keyOf } from './joined-rows.js';
import { needsOf, type Needs } from './kind-needs.js';
import { kindQuestion, knownKinds, type KindQuestion, type Window } from './kind-source.js';
import type { Sql } from './compile.js';
import { KindStore } from './sample-store.js';
import { requireOneOf } from './single.js';
import { DAWN, END, spells, START, stateRows } from './spells.js';
import type { SqlStore } from './sql-store.js';

export type StateFormula = Extract<Formula, { readonly op: 'stock' | 'moved' | 'became' | 'medianRank' }>;

/** On which days something is known of a state. */
interface Knowledge { readonly isKnown: (day: number) => boolean; readonly firstDay: number }

/** The rows of a state that a question looks at, and on which days. */
export interface Looked extends Omit<KindQuestion, 'windows' | 'needs'> {
  /** Of each bucket; `undefined` where nothing is known of it. */
  readonly windows: readonly (Window | undefined)[];
  readonly needs: Needs;
}

/**
 * Figures of states: the database tells how many entities are alike in all that a question looks at, and what it is;
 * each of these kinds is then read as if it were one entity. `read` reads one bucket.
 */
export function kindCells(looked: Looked, scope: Scope, store: SqlStore, read: (scope: Scope, sample: KindStore) => Cells): Cells | undefined {
  const { definition, needs, sum, how } = looked;
  // Changes are told apart for each of several timelines.
  if (how !== 'changes') requireOne(definition, looked.scope, looked.scope.axes.map(({ dimension }) => dimension), store);
  const windows = looked.windows.filter((window) => window !== undefined);
  for (const other of needs.states) if (windows.length > 0) requireOne(other, looked.scope, [], store);
  const knowledge = knowledgeOf(definition, how, looked.scope, store);
  const known = windows.length > 0 ? knownKinds(kindQuestion({ ...looked, windows }, store), store) : [];
  if (!knowledge || !known) return undefined;
  const cells = scope.buckets.map((bucket, at) => {
    const window = looked.windows[at] ?? { first: bucket.start, last: bucket.start, others: undefined };
    const place = windows.indexOf(window);
    const kinds = known.filter((kind) => kind.window === place);
    const sample = new KindStore(store, { definition, needs, sum, window, isOfEnds: how === 'ends', isExpiring: looked.expiringDays !== undefined, kinds, ...knowledge });
    return read({ ...scope, store: sample, buckets: [bucket] }, sample);
  });
  return {
    get: (key) => (cells[bucketOf(key, scope)] as Cells).get(key - bucketOf(key, scope)),
    *keys() {
      for (const [bucket, one] of cells.entries()) for (const key of one.keys()) yield key + bucket;
    },
  };
}

export function stateCells(formula: StateFormula, scope: Scope, store: SqlStore): Cells | undefined {
  const definition = stateDefinition(store, formula.states);
  const inner = innerScope(formula, definition, scope);
  const end = scope.axes.find(({ dimension }) => pairDimensions(definition.state).includes(dimension));
  if (formula.op === 'moved' && formula.how !== 'between' && end) throw unsupportedDimension(scope, end.dimension, definition.fact);
  const needs = needsOf(definition, formula, inner, store);
  const windows = scope.buckets.map((bucket) => windowOf(formula, bucket, scope));
  const looked: Looked = {
    definition, needs, scope: inner, universe: universeOf(formula, definition, scope),
    // Where no other state is looked at on the day of each change, that day is of no matter.
    windows: needs.states.length > 0 ? windows : windows.map((window) => window && { ...window, others: window.others ?? window.last }),
    isOrdered: isOrdered(formula, definition, needs, inner, store),
    how: formula.op === 'moved' ? 'ends' : formula.op === 'became' ? 'changes' : 'any',
    where: 'where' in formula ? (formula.where ?? []) : [],
    ...(formula.op === 'stock' && { sum: formula.sum, expiringDays: formula.expiringDays }),
  };
  return kindCells(looked, scope, store, (own) => readOne(formula, own));
}

/** The figures of a sample. Its rows were chosen by the formula's conditions already. */
function readOne(formula: StateFormula, scope: Scope): Cells {
  switch (formula.op) {
    case 'stock': {
      const { where: _, ...rest } = formula;
      return stockCells(rest, scope);
    }
    case 'moved': return movedCells(formula, scope);
    case 'became': return becameCells(formula, scope);
    case 'medianRank': return medianRankCells(formula, scope);
  }
}

/** Of several rows of an entity, the first may be the one that counts, or say where the others stand; where the table tells which it is. */
export function isOrdered(formula: Formula, { fact, by = [], precedence }: StateDefinition, { ofRow }: Needs, { axes }: Scope, store: SqlStore): boolean {
  if (store.context.schema.get(fact)?.sequence === undefined) return false;
  if (formula.op === 'became' || formula.op === 'migrationEffect') return true;
  if (formula.op === 'moved' && ['between', 'up', 'down', 'known'].includes(formula.how)) return true;
  const isOfGroup = (dimension: string): boolean => by.includes(dimension) && axes.some((axis) => axis.dimension === dimension);
  return (formula.op === 'moved' || precedence !== undefined) && !ofRow.every(isOfGroup);
}

/** What rows and entities are looked at by; the ends of movements and filters on all states of a holder are looked at afterwards. */
function innerScope(formula: StateFormula, definition: StateDefinition, scope: Scope): Scope {
  if (formula.op !== 'moved') return scope;
  const pair = pairDimensions(definition.state);
  const isOwn = (filter: Scope['filters'][number]): boolean => pair.includes(filter.dimension) || isOfStates(definition, filter, scope.filters, scope.store);
  return { ...scope, axes: scope.axes.filter(({ dimension }) => !pair.includes(dimension)), filters: scope.filters.filter((filter) => !isOwn(filter)) };
}

function windowOf(formula: StateFormula, bucket: Bucket, scope: Scope): Window | undefined {
  const isFlow = formula.op === 'became';
  if ((isFlow ? flowReachOf(bucket, scope) : reachOf(bucket, scope)) === 'beyond') return undefined;
  const last = Math.min(bucket.end - 1, scope.through);
  if (isFlow) return { first: bucket.start - 1, last, others: basisDay(scope, bucket) };
  if (formula.op === 'moved') return { first: bucket.start - 1, last, others: basisDay(scope, bucket) ?? last };
  const at = formula.op === 'stock' ? formula.at : undefined;
  const isAtStart = scope.atStart ?? (at === 'start' || scope.basis === 'atStart');
  const day = isAtStart ? bucket.start - 1 : last;
  return { first: at === 'during' ? bucket.start : day, last: day, others: basisDay(scope, bucket) ?? (at === 'start' ? last : day) };
}

function universeOf(formula: StateFormula, { universe, state }: StateDefinition, { axes, filters }: Scope): KindQuestion['universe'] {
  if (universe === undefined) return 'none';
  if (formula.op === 'moved') return formula.how === 'between' ? 'told' : 'none';
  if (formula.op === 'became') return 'none';
  const tellsApart = axes.some(({ dimension }) => dimension === state) || filters.some(({ dimension, in: kept }) => dimension === state && kept?.includes(''));
  return tellsApart || (formula.op === 'stock' && formula.in?.includes('') === true) ? 'counted' : 'none';
}

function requireOne(definition: StateDefinition, { filters, measure }: Scope, grouped: readonly string[], store: SqlStore): void {
  const rows = stateRows(definition, filters, store);
  requireOneOf([...new Set([...(definition.single ?? []), ...(rows.table.definition.single ?? [])])], rows, { grouped, measure });
}

/** Of a snapshot each by itself is known; of all others whatever follows the first row. */
function knowledgeOf(definition: StateDefinition, how: KindQuestion['how'], scope: Scope, store: SqlStore): Knowledge | undefined {
  const { flavour } = store.context;
  const day = (date: Sql): Sql => flavour.number(flavour.dayNumber(date));
  const ask = (from: Sql, groups: readonly Sql[], aggregates: readonly Sql[], isLasting = false) => {
    const key = JSON.stringify([keyOf(from, store.context), groups.map((group) => keyOf(group, store.context))]);
    return store.known({ key, source: { key, from, groups, dimensions: groups.map(() => undefined) }, aggregates, isLasting });
  };
  if (definition.kind === 'snapshot' && how !== 'changes') {
    const found = ask(sql`${spells(definition, scope.filters, store)} as t`, [day(sql.id('t', START)), day(sql.id('t', END))], []);
    return found && { firstDay: Math.min(...found.map(([start]) => Number(start))), isKnown: (on) => found.some(([start, end]) => Number(start) <= on && Number(end) > on) };
  }
  const rows = new JoinedRows(definition.fact, store);
  const hasTime = rows.table.columns.get(definition.time)?.type === 'date';
  const time = rows.own(definition.time);
  const found = ask(rows.from(), [], [flavour.number(sql`count(*)`), ...(hasTime ? [day(sql`min(${time})`), flavour.number(sql`count(${time})`)] : [])], true);
  if (!found) return undefined;
  const [count = 0, first, dated = 0] = found[0] ?? [];
  const firstDay = hasTime && first !== null ? Number(first) : Infinity;
  const since = Number(dated) < Number(count) ? DAWN : firstDay;
  return { firstDay, isKnown: (on) => (definition.kind === 'interval' && Number(count) === 0) || since <= on };
}
