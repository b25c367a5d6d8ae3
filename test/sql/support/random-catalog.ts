import { GRAINS, type Catalog, type ColumnDefinition, type FactDefinition, type Filter, type Query } from '../../../src/contract/index.js';
import { dimensionsOf } from '../../../src/engine/capabilities.js';
import { leafFact, leavesOf } from '../../../src/engine/measure-reads.js';
import type { Leaf, Store } from '../../../src/engine/store.js';
import { dayOf, randomBelow } from '../../providers/memory/engine/small.js';
import type { Sources } from './tables.js';

const EVENT_OPS: readonly Leaf['op'][] = ['count', 'sum', 'distinct', 'median', 'only', 'openAge'];
const MOST_CODES = 4;
const FIRST_DAY = '2025-11-01';
const DAYS = 240;

type Below = (bound: number) => number;
const picker = (below: Below) => <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item;

/** Measures that are made from rows alone. */
export function eventMeasures(catalog: Catalog): readonly string[] {
  return catalog.measures.map(({ id }) => id).filter((id) => {
    const leaves = leavesOf(catalog, id);
    return leaves.length > 0 && leaves.every(({ op }) => EVENT_OPS.includes(op));
  });
}

/** The codes of a column: those that the catalog names, else a few of their own. */
export function codesOf(catalog: Catalog, column: string): readonly string[] {
  const members = catalog.dimensions.find(({ id }) => id === column)?.members?.map(({ code }) => code).slice(0, MOST_CODES);
  return members ?? Array.from({ length: column === 'hcp' ? 15 : MOST_CODES }, (_, at) => `${column}${at}`);
}

function valueOf(catalog: Catalog, name: string, { type, many, required }: ColumnDefinition, below: Below): unknown {
  const pick = picker(below);
  if (!required && below(6) === 0) return null;
  switch (type) {
    case 'code': return many ? Array.from({ length: below(3) }, () => pick(codesOf(catalog, name))).join('|') || null : pick(codesOf(catalog, name));
    case 'number': return below(4) === 0 ? -below(5) : below(400) / 4;
    case 'date': return dayOf(FIRST_DAY, below(DAYS));
    case 'flag': return below(2) === 0;
    case 'text': return `text ${below(5)}`;
  }
}

function rowsOf(catalog: Catalog, { key, columns }: FactDefinition, below: Below): readonly Readonly<Record<string, unknown>>[] {
  const row = (fixed: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> =>
    ({ ...Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, valueOf(catalog, name, column, below)])), ...fixed });
  // One key is described twice: the later row counts.
  if (key !== undefined) return [...codesOf(catalog, key).slice(1), codesOf(catalog, key)[1] as string].map((code) => row({ [key]: code }));
  return Array.from({ length: 40 + below(80) }, () => row());
}

/** Every table of a catalog, filled by chance. */
export function randomSources(catalog: Catalog, seed: number): Sources {
  const below = randomBelow(seed);
  return Object.fromEntries(catalog.facts.map((fact) => [fact.id, rowsOf(catalog, fact, below) as Readonly<Record<string, unknown>>[]]));
}

/** A question about some measures by what the facts behind them know, and sometimes by what they do not. */
export function randomQuestion(catalog: Catalog, measures: readonly string[], store: Pick<Store, 'catalog' | 'columns'>, below: Below): Query {
  const pick = picker(below);
  const asked = [...new Set(Array.from({ length: 1 + below(2) }, () => pick(measures)))];
  const facts = leavesOf(catalog, asked[0] as string).map((leaf) => leafFact(catalog, leaf)).filter((fact) => fact !== undefined);
  const known = facts.map((fact) => dimensionsOf(fact, store as Store));
  const all = [...(known[0] ?? [])].filter((dimension) => dimension !== 'scenario' && catalog.dimensions.some(({ id }) => id === dimension) && known.every((list) => list.has(dimension)));
  const dimensions = all.length === 0 ? [] : [...new Set(Array.from({ length: below(3) }, () => pick(all)))];
  const filterable = below(5) === 0 || all.length === 0 ? catalog.dimensions.map(({ id }) => id).filter((id) => id !== 'scenario') : all;
  const filters = Array.from({ length: below(3) }, (): Filter => {
    const dimension = dimensions.length > 0 && below(3) === 0 ? pick(dimensions) : pick(filterable);
    const codes = [...codesOf(catalog, catalog.dimensions.find(({ id }) => id === dimension)?.derived?.column ?? dimension), '', 'nobody'];
    const some = Array.from({ length: 1 + below(3) }, () => pick(codes));
    return [{ dimension, in: some }, { dimension, notIn: some }, { dimension, in: some, notIn: [pick(codes)] }][below(3)] as Filter;
  });
  const start = below(DAYS);
  const basis = pick([undefined, undefined, undefined, 'atEvent', 'atStart', 'atEnd', 'current', { asOf: '2026-03-10' }] as const);
  const grain = below(3) ? pick(GRAINS) : undefined;
  return {
    measures: asked, dimensions, filters, totals: below(2) === 0, ...(grain && { grain }), ...(basis && { basis }),
    period: { start: dayOf(FIRST_DAY, start), end: dayOf(FIRST_DAY, start + 10 + below(120)) },
  };
}
