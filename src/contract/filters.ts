import type { Filter } from './query.js';

/** Both lists together; equal clauses once. Clauses on one dimension narrow each other. */
export function mergeFilters(...lists: readonly (readonly Filter[] | undefined)[]): readonly Filter[] {
  const seen = new Map<string, Filter>();
  for (const filter of lists.flatMap((list) => list ?? [])) seen.set(JSON.stringify([filter.dimension, filter.in, filter.notIn]), filter);
  return [...seen.values()];
}

/** The filters that do not touch the dimension. */
export function withoutDimension(filters: readonly Filter[] | undefined, dimension: string): readonly Filter[] {
  return (filters ?? []).filter((filter) => filter.dimension !== dimension);
}
