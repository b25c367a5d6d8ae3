import type { Capabilities, Query } from '../contract/index.js';

/** Codes with which a provider refuses what it does not serve. */
export const REFUSALS: readonly string[] = ['unsupported-dimension', 'unsupported-basis', 'unknown-measure', 'unknown-dimension', 'missing-table', 'missing-column'];

/** Whether a provider that says what it serves serves all of a question. Without capabilities everything is to be served. */
export function isServed({ measures, dimensions = [], filters = [], basis }: Query, capabilities: Capabilities | undefined): boolean {
  if (!capabilities) return true;
  const named = [...dimensions, ...filters.map(({ dimension }) => dimension)];
  return measures.every((id) => {
    const served = Object.hasOwn(capabilities.measures, id) ? capabilities.measures[id] : undefined;
    return served !== undefined && named.every((dimension) => served.dimensions.includes(dimension))
      && (basis === undefined || served.bases.some((one) => (typeof basis === 'object' ? typeof one === 'object' : one === basis)));
  });
}
