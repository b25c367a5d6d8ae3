import { dimensionDefinition, isoDate, type FactDefinition, type StateDefinition } from '../../contract/index.js';
import { cellsOf, MISSING, ZERO, type Cells, type Figure } from '../../engine/cells.js';
import { describesState } from '../../engine/catalog-states.js';
import { bucketOf, codeOn, reachOf } from '../../engine/scope.js';
import type { Scope } from '../../engine/store.js';
import { withoutAxes } from '../../engine/without-axes.js';
import { NO_DAY } from '../../tables/column-store.js';
import { rowsByKey } from '../../engine/row-codes.js';
import type { AnsweredRows } from './answers.js';
import { cubeScope, groupsOf, keyOf, refuseRowwise, requireOne, type CubeScope } from './cube-scope.js';
import type { CubeStore } from './cube-store.js';
import { DAY, highest, lowest, ROWS, rowsOf, withNone, type CubeLeaf, type NamedLeaf } from './names.js';
import type { CubeFilter, CubeRow } from './protocol.js';
import { slicesOf, timeOf } from './slices.js';

export type StockLeaf = Extract<CubeLeaf, { readonly op: 'stock' }>;

interface Stock {
  readonly formula: StockLeaf;
  readonly named: NamedLeaf;
  readonly state: StateDefinition;
  readonly fact: FactDefinition;
  readonly scope: Scope;
  readonly store: CubeStore;
  readonly asked: CubeScope;
  /** The day on which each bucket is looked at; `undefined` where nothing is known of it. */
  readonly days: readonly (number | undefined)[];
}

/** Entities in a state at the end or start of each bucket, or on any day of it. */
export function stockCells(formula: StockLeaf, named: NamedLeaf, scope: Scope, store: CubeStore): Cells {
  const { catalog } = store;
  const state = catalog.states.find(({ id }) => id === formula.states) as StateDefinition;
  const fact = catalog.facts.find(({ id }) => id === state.fact) as FactDefinition;
  scope.bases.add('atEnd');
  refuseRowwise(scope.filters, (dimension) => dimension === state.state || describesState(state, dimension, store), scope);
  const asked = cubeScope({ cube: named.cube, fact, coarse: formula.coarse === true, map: store.map }, scope);
  const atStart = scope.atStart ?? (formula.at === 'start' || scope.basis === 'atStart');
  const days = scope.buckets.map((bucket) => (reachOf(bucket, scope) === 'beyond' ? undefined : atStart ? bucket.start - 1 : Math.min(bucket.end - 1, scope.through)));
  const stock: Stock = { formula, named, state, fact, scope, store, asked, days };
  const partial = (figure: Figure, bucket: number): Figure => (!atStart && figure.value !== null && reachOf(scope.buckets[bucket] as Scope['period'], scope) === 'partial' ? { ...figure, state: 'partial' } : figure);
  const figures = new Map([...standing(stock)].map(([key, figure]) => [key, partial(figure, bucketOf(key, scope))]));
  const isThere = presence(stock);
  const cells = cellsOf(figures, (key) => (isThere(key) ? partial(ZERO, bucketOf(key, scope)) : MISSING));
  return asked.lacking.length > 0 ? withoutAxes(cells, scope, asked.lacking) : cells;
}

/** Whether those in no state are told apart: where the state is grouped by, or its absence asked for. */
function tellsApart({ state: { state }, scope }: Stock): boolean {
  return scope.axes.some(({ dimension }) => dimension === state) || scope.filters.some(({ dimension, in: kept }) => dimension === state && kept?.includes(''));
}

function standing(stock: Stock): ReadonlyMap<number, Figure> {
  const { formula, named, asked, store, scope } = stock;
  const figures = new Map<number, Figure>();
  if (!asked.filters) return figures;
  const name = (member: string): string => `${asked.cube}.${member}`;
  const value = name(tellsApart(stock) && store.map.has(name(withNone(named.name))) ? withNone(named.name) : named.name);
  const helper = name(rowsOf(named.name));
  const counts = formula.sum !== undefined && store.map.has(helper);
  const measures = [value, ...(counts ? [helper] : [])];
  const place = (answered: AnsweredRows, bucketAt: (row: CubeRow) => readonly number[]): void => {
    for (const row of answered.rows) {
      const number = answered.number(row, value);
      if (counts ? answered.number(row, helper) === 0 : !number) continue;
      const figure: Figure = number === null ? MISSING : { value: number, state: 'ok', hcps: Infinity, counted: formula.sum === undefined };
      for (const bucket of bucketAt(row)) figures.set(bucket + keyOf(row, asked, answered, store.codeOf), figure);
    }
  };
  const { dimensions, codes } = groupsOf(asked);
  if (formula.at === 'during') {
    for (const slice of slicesOf(scope)) {
      const answered = store.ask({ query: { dimensions, filters: asked.filters, timeDimensions: [timeOf(name(DAY), slice)] }, codes }, measures);
      if (answered) place(answered, (row) => [slice.bucketAt(answered.text(row, `${name(DAY)}.${slice.granularity}`).slice(0, 10))].filter((at) => at >= 0));
    }
    return figures;
  }
  const answered = onDays(stock, asked.cube, dimensions, asked.filters, measures, codes);
  if (answered) place(answered, (row) => bucketsOn(stock, answered.text(row, name(`${DAY}_day`))));
  return figures;
}

const bucketsOn = ({ days }: Stock, day: string): readonly number[] => days.flatMap((known, at) => (known !== undefined && isoDate(known) === day ? [at] : []));

/** Rows of a cube by day, of the days on which the buckets are looked at. */
function onDays({ days, store }: Stock, cube: string, dimensions: readonly string[], filters: readonly CubeFilter[], measures: readonly string[], codes: Readonly<Record<string, string>>): AnsweredRows | undefined {
  const wanted = [...new Set(days.flatMap((day) => (day === undefined ? [] : [isoDate(day)])))].sort();
  const member = `${cube}.${DAY}_day`;
  return wanted.length === 0 ? undefined : store.ask({ query: { dimensions: [...dimensions, member], filters: [...filters, { member, operator: 'equals', values: wanted }] }, codes }, measures);
}

/**
 * Whether anything is known of a cell without anybody: the source has rows of its day, of a snapshot also of what it is divided by,
 * and the state itself was there.
 */
function presence(stock: Stock): (key: number) => boolean {
  const { state, fact, scope, store, named } = stock;
  const { cube } = named;
  const single = [...new Set([...(state.single ?? []), ...(fact.single ?? [])])].filter((column) => !scope.axes.some(({ dimension }) => dimension === column));
  const parted = state.kind === 'snapshot' ? (state.by ?? []) : [];
  const divided = scope.axes.filter(({ dimension }) => parted.includes(dimension));
  const own = cubeScope({ cube, fact, coarse: true, map: store.map }, { ...scope, axes: divided, filters: scope.filters.filter(({ dimension }) => parted.includes(dimension)), ignored: new Set() });
  const edges = single.flatMap((column) => [`${cube}.${lowest(column)}`, `${cube}.${highest(column)}`]).filter((member) => store.map.has(member));
  const answered = own.filters && onDays(stock, cube, own.axes.map(({ member }) => member), own.filters, [`${cube}.${ROWS}`, ...edges], groupsOf(own).codes);
  const known = new Set<number>();
  for (const row of answered?.rows ?? []) {
    if (!answered?.number(row, `${cube}.${ROWS}`)) continue;
    for (const bucket of bucketsOn(stock, answered.text(row, `${cube}.${DAY}_day`))) known.add(bucket + keyOf(row, own, answered, store.codeOf));
  }
  if (answered) requireOne(single.filter((column) => store.map.has(`${cube}.${lowest(column)}`)), answered, cube, scope);
  const isValid = validity(stock);
  return (key) => isValid(key) && known.has(bucketOf(key, scope) + divided.reduce((sum, axis) => sum + codeOn(key, axis) * axis.stride, 0));
}

/** Whether the state of a cell had begun and not ended on the day it is looked at, by the look-up that describes it. */
function validity({ state, scope, store, days }: Stock): (key: number) => boolean {
  const axis = scope.axes.find(({ dimension }) => dimension === state.state);
  const lookup = store.catalog.facts.find(({ id, key }) => key !== undefined && key === state.state && store.has(id));
  if (!axis || !lookup || dimensionDefinition(store.catalog, axis.dimension) === undefined) return () => true;
  const table = store.table(lookup.id);
  const rows = rowsByKey(table);
  const day = (column: string, code: number): number => {
    const dates = table.columns.get(column);
    return dates?.type === 'date' ? (dates.days[rows[code] ?? -1] ?? NO_DAY) : NO_DAY;
  };
  return (key) => {
    const on = days[bucketOf(key, scope)];
    const [from, to] = [day('validFrom', codeOn(key, axis)), day('validTo', codeOn(key, axis))];
    return on !== undefined && from <= on && (to === NO_DAY || to > on);
  };
}
