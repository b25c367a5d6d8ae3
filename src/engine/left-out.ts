import { dimensionDefinition, type Query } from '../contract/index.js';
import type { FigureRow } from './figure-row.js';
import type { Clause, Store } from './store.js';

/**
 * For each clause that leaves out members of an overlapping dimension, the question about those it leaves out: the whole less
 * what is answered are they, to the last one.
 */
export function leftOutQueries(query: Query, { catalog, k }: Pick<Store, 'catalog' | 'k'>): readonly Query[] {
  const { filters = [] } = query;
  if (k <= 0) return [];
  return filters.flatMap((filter) => {
    const { dimension, in: kept, notIn = [] } = filter;
    if (!notIn.some((code) => code !== '') || !dimensionDefinition(catalog, dimension)?.overlapping) return [];
    const leftOut: Clause = { dimension, in: notIn, showsOthers: true };
    return [{ ...query, filters: [...filters.filter((one) => one !== filter), ...(kept ? [{ dimension, in: kept }] : []), leftOut] }];
  });
}

const placeOf = ({ codes, time }: FigureRow): string => JSON.stringify([codes, time]);

/** The rows as resting on no more HCPs than those that are left out, where these are too few to be shown. A zero stays nobody's. */
export function besideLeftOut(rows: readonly FigureRow[], leftOut: readonly FigureRow[], k: number): readonly FigureRow[] {
  const places = new Map(leftOut.map((row) => [placeOf(row), row]));
  return rows.map((row) => {
    const gone = row.isObjective ? undefined : places.get(placeOf(row));
    return gone ? { ...row, figures: row.figures.map((figure, at) => {
      const few = gone.figures[at];
      return figure.value && few && few.value !== null && few.hcps < k ? { ...figure, hcps: Math.min(figure.hcps, few.hcps) } : figure;
    }) } : row;
  });
}
