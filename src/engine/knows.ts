import type { FactDefinition } from '../contract/index.js';
import { describesState, entityFact } from './catalog-states.js';
import type { Store } from './store.js';

/** Whether a table's column holds codes. */
function holdsCodes(store: Store, table: string, column: string): boolean {
  const type = store.columns(table)?.get(column)?.type;
  return type === 'code' || type === 'codes';
}

/** The look-up through which rows of a table have a column, where they have it not themselves. */
export function lookupKnowing(fact: FactDefinition, column: string, store: Store): FactDefinition | undefined {
  const own = store.columns(fact.id);
  return fact.lookups?.flatMap((id) => store.catalog.facts.filter((one) => one.id === id))
    .find(({ id, key }) => store.columns(id)?.has(column) === true && key !== undefined && own?.get(key)?.type === 'code');
}

/** Whether rows of a table have codes on a dimension: in a column of their own, else by a look-up. */
export function knowsCodes(fact: FactDefinition, dimension: string, store: Store): boolean {
  if (holdsCodes(store, fact.id, dimension)) return true;
  const lookup = lookupKnowing(fact, dimension, store);
  return lookup !== undefined && holdsCodes(store, lookup.id, dimension);
}

/** Whether rows of a table have no more than one code each on a dimension: in a column of their own, else by a look-up. */
export function knowsOneCode(fact: FactDefinition, dimension: string, store: Store): boolean {
  const own = store.columns(fact.id)?.get(dimension);
  const column = own ?? store.columns(lookupKnowing(fact, dimension, store)?.id ?? '')?.get(dimension);
  return column?.type === 'code';
}

/** Whether some entity has a dimension by way of its states: the state itself, or what a look-up says of it. */
export function hasStateDimension(dimension: string, store: Store): boolean {
  const { states, facts } = store.catalog;
  return states.some((definition) => {
    const fact = facts.find(({ id }) => id === definition.fact);
    if (definition.state === undefined || !fact || !store.has(fact.id)) return false;
    const isOfEntity = definition.state !== dimension && entityFact(store.catalog, definition.entity)?.columns[dimension] !== undefined;
    return !isOfEntity && knowsOneCode(fact, dimension, store) && (definition.state === dimension || describesState(definition, dimension, store));
  });
}
