import type { Catalog, OmnichannelError, Query } from '../../contract/index.js';
import { factsNeeded, factsOf } from '../../engine/measure-reads.js';
import { OBJECTIVES } from '../../engine/store.js';

/** Why a question cannot be answered where tables could not be loaded: one that its measures need, or one that may have a dimension it names. */
export function failureFor({ measures, dimensions = [], filters = [] }: Query, failed: ReadonlyMap<string, OmnichannelError>, catalog: Catalog): OmnichannelError | undefined {
  if (failed.size === 0) return undefined;
  const named = [...dimensions, ...filters.map(({ dimension }) => dimension)];
  for (const measure of measures) {
    for (const fact of [...factsNeeded(catalog, measure)]) if (failed.has(fact)) return failed.get(fact);
    for (const fact of factsOf(catalog, measure)) if (failed.has(fact) && mayKnow(fact, named, catalog)) return failed.get(fact);
  }
  return undefined;
}

function mayKnow(fact: string, named: readonly string[], { facts, dimensions }: Catalog): boolean {
  if (fact === OBJECTIVES) return named.includes('scenario');
  const columns = facts.find(({ id }) => id === fact)?.columns ?? {};
  return named.some((dimension) => Object.hasOwn(columns, dimension) || dimensions.find(({ id }) => id === dimension)?.derived?.fact === fact);
}
