import { dimensionDefinition, isoDate, measureDefinition, OmnichannelError, type Basis, type Cell, type Filter, type Formula, type Query, type Result } from '../contract/index.js';
import { asAsked, inOneOrder, privacyOf } from './across-groupings.js';
import { cellsOf, NOT_APPLICABLE, type Cells, type Figure } from './cells.js';
import type { FigureRow } from './figure-row.js';
import { evaluate } from './formula.js';
import { virtualCodes } from './kpis.js';
import { besideLeftOut, leftOutQueries } from './left-out.js';
import { isPerformance, partsOf } from './measure-reads.js';
import { pairDimensions } from './catalog-states.js';
import { didYouMean } from '../tables/near-matches.js';
import { objectiveCells } from './objectives.js';
import { inOwnOrder, orderRows } from './order.js';
import { bucketsFor, codeOn, knownThrough, toBucket } from './scope.js';
import type { Axis, Scope, Store } from './store.js';
import { suppress } from './suppression.js';

const SCENARIO = 'scenario';
const ACTUAL = 'actual';

/** Answers one question from the loaded tables. */
export function answerQuery(query: Query, store: Store): Result {
  for (const id of query.measures) if (!measureDefinition(store.catalog, id)) throw unknown('measure', id, store.catalog.measures.map((measure) => measure.id));
  const named = [...(query.dimensions ?? []), ...(query.filters ?? []).map(({ dimension }) => dimension)];
  for (const id of named) if (!dimensionDefinition(store.catalog, id)) throw unknown('dimension', id, store.catalog.dimensions.map((dimension) => dimension.id));
  const notes = { ignored: new Set<string>(), bases: new Set<string>() };
  const scenarios = scenariosOf(query);
  const asked = inOneOrder(query);
  const figures = inOwnOrder(guardedRows(asked, store, scenarios, notes), asked, store);
  const totals = query.totals ? guardedRows(withoutGroups(query), store, scenarios.slice(0, 1), notes, true)[0] : undefined;
  const shown = suppress(figures, totals, privacyOf(asked, store, (coarser) => guardedRows(coarser, store, scenariosOf(coarser), notes, true)));
  const rows = orderRows(asAsked(shown.rows, query), query, store);
  return {
    columns: [
      ...(query.dimensions ?? []).map((id) => ({ id, kind: 'dimension' as const })),
      ...(query.grain ? [{ id: 'time', kind: 'time' as const }] : []),
      ...query.measures.map((id) => ({ id, kind: 'measure' as const })),
    ],
    rows: rows.map((row) => [...row.codes, ...(query.grain ? [row.time] : []), ...row.figures.map(cellIn)]),
    ...(shown.totals && { totals: [...(query.dimensions ?? []).map(() => null), ...(query.grain ? [null] : []), ...shown.totals.figures.map(cellIn)] }),
    meta: metaOf(query, store, notes),
  };
}

function unknown(noun: 'measure' | 'dimension', id: string, known: readonly string[]): OmnichannelError {
  return new OmnichannelError(`unknown-${noun}`, { subject: 'query', problem: `unknown ${noun} "${id}"`, remedy: didYouMean(id, known) });
}

function withoutGroups({ dimensions: _, grain: __, order: ___, limit: ____, offset: _____, ...query }: Query): Query {
  return query;
}

/** The scenarios a question is about, actual figures first. */
function scenariosOf({ dimensions = [], filters = [] }: Query): readonly string[] {
  const narrowed = filters.filter(({ dimension }) => dimension === SCENARIO);
  const grouped = dimensions.includes(SCENARIO);
  const candidates = narrowed.flatMap(({ in: kept }) => kept ?? []);
  const all = candidates.length > 0 ? [...new Set(candidates)] : grouped ? [ACTUAL, 'objective', 'forecast', 'benchmark'] : [ACTUAL];
  const left = all.filter((scenario) => narrowed.every(({ in: kept, notIn }) => (!kept || kept.includes(scenario)) && !notIn?.includes(scenario)));
  const sorted = [...left].sort((a, b) => Number(b === ACTUAL) - Number(a === ACTUAL));
  return grouped ? sorted : sorted.slice(0, 1);
}

/** The rows of an answer, none of which gives a few away whom the question leaves out. */
function guardedRows(query: Query, store: Store, scenarios: readonly string[], notes: Notes, over = false): readonly FigureRow[] {
  return leftOutQueries(query, store).reduce((rows, others) => besideLeftOut(rows, figureRows(others, store, scenarios, notes, true), store.k), figureRows(query, store, scenarios, notes, over));
}

interface Notes { readonly ignored: Set<string>; readonly bases: Set<string> }

/** One row per scenario, combination of codes and bucket, with a figure per measure. `over` several groups a measure that makes sense of one only is not applicable. */
function figureRows(query: Query, store: Store, scenarios: readonly string[], notes: Notes, over = false): readonly FigureRow[] {
  const through = knownThrough(store, query.basis);
  const { starts, buckets } = bucketsFor(query.period, query.grain, through, store);
  const dimensions = (query.dimensions ?? []).filter((id) => id !== SCENARIO);
  const axes = axesOf(dimensions, buckets.length, store);
  const filters = (query.filters ?? []).filter(({ dimension }) => dimension !== SCENARIO);
  const base = { store, axes, buckets, filters, basis: query.basis, through, period: toBucket(query.period), ...notes };
  if (buckets.length === 0) return [];
  // A performance is of the actual figures whatever the scenario that is filtered by.
  const isGrouped = query.dimensions?.includes(SCENARIO) === true;
  const ofActual = !isGrouped && query.measures.some((id) => isPerformance(store.catalog, id));
  const byScenario = scenarios.map((scenario) => query.measures.map((id): Cells => {
    const scope: Scope = { ...base, measure: id };
    if (scenario !== ACTUAL && (isGrouped || !isPerformance(store.catalog, id))) return objectiveCells(id, scenario, scope);
    return over ? unlessAmbiguous(() => evaluate({ op: 'measure', id }, scope)) : evaluate({ op: 'measure', id }, scope);
  }));
  const groups = occurring(byScenario, axes, buckets.length, store, filters);
  const at = (query.dimensions ?? []).indexOf(SCENARIO);
  return scenarios.flatMap((scenario, which) => groups.flatMap((group) => starts.map((time, bucket): FigureRow => {
    const codes: (string | null)[] = axes.map((axis) => store.dictionaries.of(dictionaryOf(axis.dimension, store)).values[codeOn(group, axis)] || null);
    if (at >= 0) codes.splice(at, 0, scenario);
    const figures = (byScenario[which] as readonly Cells[]).map((cells) => cells.get(group + bucket));
    return { codes, time, figures, isObjective: scenario !== ACTUAL && !ofActual };
  })).filter((row) => !row.isObjective || row.figures.some(({ value }) => value !== null)));
}

function unlessAmbiguous(read: () => Cells): Cells {
  try {
    return read();
  } catch (thrown) {
    if (thrown instanceof OmnichannelError && thrown.code === 'ambiguous-scope') return cellsOf(new Map(), () => NOT_APPLICABLE);
    throw thrown;
  }
}

function axesOf(dimensions: readonly string[], buckets: number, store: Store): readonly Axis[] {
  let stride = Math.max(1, buckets);
  return dimensions.map((dimension) => {
    // Both ends of a movement may need codes that no row has yet, hence some room.
    const size = roomFor(dimension, store);
    const axis = { dimension, stride, size };
    stride *= size;
    return axis;
  });
}

const SPARE_CODES = 8;

function roomFor(dimension: string, store: Store): number {
  const { members = [], derived } = dimensionDefinition(store.catalog, dimension) ?? {};
  for (const code of [...members.map((member) => member.code), ...(derived ? store.dictionaries.of(derived.column).values : []), ...virtualCodes(dimension, store.catalog)]) store.dictionaries.of(dimension).add(code);
  const sizes = [dimension, dictionaryOf(dimension, store), ...widerThan(dimension, store)].map((id) => store.dictionaries.of(id).values.length);
  return Math.max(...sizes) + SPARE_CODES;
}

/** Dimensions that a formula may put in the place of this one. */
function widerThan(dimension: string, { catalog }: Store): readonly string[] {
  const targets = (formula: Formula): readonly string[] => [...(formula.op === 'widen' && formula.from === dimension ? [formula.to] : []), ...partsOf(formula).flatMap(targets)];
  return [...new Set(catalog.measures.flatMap(({ formula }) => targets(formula)))];
}

/** The dictionary a dimension's codes come from: the ends of a movement share their state's. */
export function dictionaryOf(dimension: string, store: Store): string {
  return store.catalog.states.find(({ state }) => state !== undefined && pairDimensions(state).includes(dimension))?.state ?? dimension;
}

/** Whether another grouped dimension decides the code of this one: an asset has its stage. */
function isDescribed(axis: Axis, axes: readonly Axis[], { catalog }: Store): boolean {
  return catalog.facts.some(({ key, columns }) => key !== axis.dimension && columns[axis.dimension] !== undefined && axes.some(({ dimension }) => dimension === key));
}

/** The combinations of codes that occur in any figure, as cell keys of the first bucket; ordered dimensions with all their members. */
function occurring(byScenario: readonly (readonly Cells[])[], axes: readonly Axis[], buckets: number, store: Store, filters: readonly Filter[]): readonly number[] {
  const groups = new Set<number>(axes.length === 0 ? [0] : []);
  for (const cells of byScenario.flat()) for (const key of cells.keys()) groups.add(key - (key % buckets));
  for (const axis of axes) {
    const definition = dimensionDefinition(store.catalog, axis.dimension);
    if (!definition?.ordered || !definition.members || isDescribed(axis, axes, store)) continue;
    const own = filters.filter(({ dimension }) => dimension === axis.dimension);
    const codes = definition.members.map(({ code }) => code)
      .filter((code) => own.every(({ in: kept, notIn }) => (!kept || kept.includes(code)) && !notIn?.includes(code)))
      .map((code) => store.dictionaries.of(axis.dimension).add(code));
    for (const group of [...groups]) for (const code of codes) groups.add(group + (code - codeOn(group, axis)) * axis.stride);
    if (groups.size === 0 && axes.length === 1) for (const code of codes) groups.add(code * axis.stride);
  }
  return [...groups];
}

function cellIn({ value, state, numerator, denominator }: Figure): Cell {
  if (state === 'suppressed') return { value: null, state };
  if (numerator === undefined && state === 'ok') return value;
  if (state === 'missing') return null;
  return { value, ...(numerator !== undefined && value !== null && { numerator, denominator: denominator as number }), ...(state !== 'ok' && { state }) };
}

function metaOf({ basis }: Query, store: Store, { ignored, bases }: Notes): Result['meta'] {
  const through = knownThrough(store, basis);
  // What is asked at events is read at the end for stocks; figures that read both ways have no one basis.
  const used: Basis | undefined = basis !== undefined && basis !== 'atEvent' && bases.size > 0 ? basis : bases.size === 1 ? ([...bases][0] as Basis) : undefined;
  return {
    source: store.source,
    ...(Number.isFinite(store.completeFrom) && { completeFrom: isoDate(store.completeFrom) }),
    ...(Number.isFinite(through) && { completeThrough: isoDate(through) }),
    loadedAt: store.loadedAt,
    ...(used !== undefined && { basis: used }),
    ...(ignored.size > 0 && { ignoredFilters: [...ignored].sort() }),
    definitionVersion: store.catalog.version,
  };
}
