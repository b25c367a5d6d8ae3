import { dimensionDefinition, type Query } from '../../contract/index.js';
import type { Store } from './store.js';
import type { FigureRow } from './suppression.js';

/** Place of a code in its dimension's own order; "no value" comes last. */
function placeOf(dimension: string, store: Store): (code: string | null) => number {
  const members = dimensionDefinition(store.catalog, dimension)?.members ?? [];
  const places = new Map(members.map(({ code, rank }, at) => [code, rank ?? at]));
  return (code) => (code === null ? Infinity : places.get(code) ?? members.length);
}

type Compare = (a: FigureRow, b: FigureRow) => number;

/** By the dimensions in the order they were asked, then by time. */
function ownOrder({ dimensions = [] }: Query, store: Store): Compare {
  const places = dimensions.map((dimension) => placeOf(dimension, store));
  return (a, b) => {
    for (const [at, place] of places.entries()) {
      const [left, right] = [a.codes[at] ?? null, b.codes[at] ?? null];
      const byPlace = place(left) - place(right);
      if (byPlace !== 0 && !Number.isNaN(byPlace)) return byPlace;
      if (left !== right) return (left ?? '') < (right ?? '') ? -1 : 1;
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
  const place = placeOf(by, store);
  return (a, b) => {
    const [left, right] = [a.codes[at] ?? null, b.codes[at] ?? null];
    const byPlace = place(left) - place(right);
    return (Number.isNaN(byPlace) || byPlace === 0 ? ((left ?? '') < (right ?? '') ? -1 : left === right ? 0 : 1) : byPlace) * sign;
  };
}

/** The rows in the order asked for, cut to limit and offset. */
export function orderRows(rows: readonly FigureRow[], query: Query, store: Store): readonly FigureRow[] {
  const own = ownOrder(query, store);
  const asked = (query.order ?? []).map(({ by, direction }) => compareBy(by, direction, query, store));
  const sorted = [...rows].sort((a, b) => asked.reduce((order, compare) => order || compare(a, b), 0) || own(a, b));
  const from = query.offset ?? 0;
  return query.limit === undefined ? sorted.slice(from) : sorted.slice(from, from + query.limit);
}
