import type { Catalog, FactDefinition, Filter, StateDefinition } from '../contract/index.js';
import type { Clause, Store } from './store.js';

/** The two ends of a movement as dimensions: `segmentFrom`, `segmentTo`. */
export function pairDimensions(states: string | undefined): readonly [string, string] {
  return [`${states}From`, `${states}To`];
}

export function stateDefinition(store: Store, id: string): StateDefinition {
  return store.catalog.states.find((state) => state.id === id) as StateDefinition;
}

/** The look-up that describes an entity. */
export function entityFact({ facts }: Catalog, entity: string): FactDefinition | undefined {
  return facts.find(({ key }) => key === entity);
}

/** Whether the look-up of a state's codes holds the dimension (a segment's scheme). */
export function describesState({ state }: StateDefinition, dimension: string, { catalog }: Store): boolean {
  return dimension !== state && catalog.facts.some(({ key, columns }) => key === state && key !== undefined && columns[dimension] !== undefined);
}

/**
 * Whether a filter is about all the states that an entity is in at once: one on the state itself, and one on what a look-up
 * says of it, where that is more than a choice of rows.
 */
export function isOfStates(definition: StateDefinition, { dimension }: Filter, filters: readonly Clause[], store: Store): boolean {
  if (dimension === definition.state) return true;
  const same = filters.filter((filter) => filter.dimension === dimension);
  return (same.length > 1 || same.some(({ notIn = [], showsOthers }) => notIn.length > 0 || showsOthers)) && describesState(definition, dimension, store);
}
