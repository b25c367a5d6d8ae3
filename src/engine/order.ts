import { dimensionDefinition, type Query } from '../contract/index.js';
import type { FigureRow } from './figure-row.js';
import type { Store } from './store.js';

/** Compares codes by their place in the dimension's own order, then by the code; "no value" comes last whatever the sign. */
function codeOrder(dimension: string, store: Store, sign = 1): (left: string | null, right: string | null) => number {
  const members = dimensionDefinition(store.catalog, dimension)?.members ?? [];
  const places = new Map(members.map(({ code, rank }, at) => [code, rank ?? at]));
  const placeOf = (code: string): number => places.get(code) ?? members.length;
  return (left, right) => {
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return sign * (placeOf(left) - placeOf(right) || (left < right ? -1 : left > right ? 1 : 0));
  };
}

type Compare = (a: FigureRow, b: FigureRow) => number;

/** By the dimensions in the order they were asked, then by time. */
function ownOrder({ dimensions = [] }: Query, store: Store): Compare {
  const orders = dimensions.map((dimension) => codeOrder(dimension, store));
  return (a, b) => {
    for (const [at, compare] of orders.entries()) {
      const order = compare(a.codes[at] ?? null, b.codes[at] ?? null);
      if (order !== 0) return order;
    }
    return a.time < b.time ? -1 : a.time > b.time ? 1 : 0;
  };
}

function compareBy(by: string, direction: 'asc' | 'desc', query: Query, store: Store): Compare {
  const sign = direction === 'asc' ? 1 : -1;
  const measure = query.measures.indexOf(by);
  if (measure >= 0) {
    // Missing and hidden figures come last either way, so that a place tells nothing of what is hidden.
    return (a, b) => {
      const [left, right] = [a.figures[measure]?.value ?? null, b.figures[measure]?.value ?? null];
      if (left === null || right === null) return Number(left === null) - Number(right === null);
      return (left - right) * sign;
    };
  }
  if (by === 'time') return (a, b) => (a.time < b.time ? -sign : a.time > b.time ? sign : 0);
  const at = (query.dimensions ?? []).indexOf(by);
  const compare = codeOrder(by, store, sign);
  return (a, b) => compare(a.codes[at] ?? null, b.codes[at] ?? null);
}

/** The rows in the order of their dimensions, so that which of several equal figures is hidden beside another does not hang on how rows are held. */
export function inOwnOrder(rows: readonly FigureRow[], query: Query, store: Store): readonly FigureRow[] {
  return [...rows].sort(ownOrder(query, store));
}

/** The rows in the order asked for, cut to limit and offset. */
export function orderRows(rows: readonly FigureRow[], query: Query, store: Store): readonly FigureRow[] {
  const own = ownOrder(query, store);
  const asked = (query.order ?? []).map(({ by, direction }) => compareBy(by, direction, query, store));
  const sorted = [...rows].sort((a, b) => asked.reduce((order, compare) => order || compare(a, b), 0) || own(a, b));
  const from = query.offset ?? 0;
  return query.limit === undefined ? sorted.slice(from) : sorted.slice(from, from + query.limit);
}
