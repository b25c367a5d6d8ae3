import type { Catalog } from '../contract/catalog.js';
import { DIMENSIONS } from './dimensions.js';
import { FACTS, LOOKUPS, STATES } from './facts.js';
import { MEASURES } from './measures/index.js';

export { ADOPTION_LADDER } from './dimensions.js';

/** The built-in catalog; a host adds to it with `extendCatalog`. */
export const CORE_CATALOG: Catalog = {
  version: '1',
  currency: 'EUR',
  calendar: { timeZone: 'UTC' },
  measures: MEASURES,
  dimensions: DIMENSIONS,
  facts: [...LOOKUPS, ...FACTS],
  states: STATES,
};
