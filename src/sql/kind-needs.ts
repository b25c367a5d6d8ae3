import type { Formula, StateDefinition } from '../contract/index.js';
import { dimensionDefinition, OmnichannelError } from '../contract/index.js';
import { entityFact, pairDimensions } from '../engine/catalog-states.js';
import { derivedEntity } from '../engine/measure-reads.js';
import { isPerson } from '../engine/persons.js';
import { knowsCodes } from '../engine/knows.js';
import type { Scope } from '../engine/store.js';
import { requireTable } from './joined-rows.js';
import { stateOfDimension } from './memberships.js';
import type { SqlStore } from './sql-store.js';

/** What a question looks at of the entities of a state: those alike in all of it are of one kind. */
export interface Needs {
  /** Each entity is looked at by itself. */
  readonly single: boolean;
  /** Dimensions that the look-up of the entity has. */
  readonly ofEntity: readonly string[];
  /** Dimensions that the rows of the state have, by themselves or by look-ups. */
  readonly ofRow: readonly string[];
  /** Other states of the entity. */
  readonly states: readonly StateDefinition[];
  /** Dimensions made from rows. */
  readonly derived: readonly string[];
  /** Column of the persons behind rows that are no persons'. */
  readonly person: string | undefined;
}

const holdsCodes = (type: string | undefined): boolean => type === 'code' || type === 'codes';

/** What the dimensions and filters of a scope look at; those that nothing has are left to the reading of the figures. */
export function needsOf(definition: StateDefinition, formula: Formula, scope: Scope, store: SqlStore): Needs {
  const { catalog } = store;
  const table = requireTable(definition.fact, store);
  const ofEntity = new Set<string>();
  const ofRow = new Set<string>(formula.op === 'became' ? definition.by : []);
  const states = new Map<string, StateDefinition>();
  const derived = new Set<string>();
  const pair = pairDimensions(definition.state);
  const dimensions = new Set([...scope.axes, ...scope.filters].map(({ dimension }) => dimension));
  const entity = entityFact(catalog, definition.entity);
  for (const dimension of dimensions) {
    if (dimension === definition.state || dimension === definition.entity || pair.includes(dimension)) continue;
    const made = dimensionDefinition(catalog, dimension)?.derived;
    const person = made && derivedEntity(catalog, made);
    if (made && person !== undefined && store.has(made.fact)) {
      if (person === definition.entity) derived.add(dimension);
      else if (table.columns.has(person)) throw unknownWay(dimension, definition, scope);
    } else if (entity && holdsCodes(store.columns(entity.id)?.get(dimension)?.type)) ofEntity.add(dimension);
    else if (knowsCodes(table.definition, dimension, store)) ofRow.add(dimension);
    else {
      const found = stateOfDimension(dimension, store, (holder) => table.columns.has(holder));
      if (!found || found.id === definition.id) continue;
      if (found.entity !== definition.entity) throw unknownWay(dimension, definition, scope);
      states.set(found.id, found);
    }
  }
  const person = isPerson(definition.entity) ? undefined : [...table.columns.keys()].find((column) => isPerson(column) && table.columns.get(column)?.type === 'code');
  for (const column of ofRow) if (!knowsCodes(table.definition, column, store)) ofRow.delete(column);
  return { single: dimensions.has(definition.entity), ofEntity: [...ofEntity], ofRow: [...ofRow], states: [...states.values()], derived: [...derived], person };
}

function unknownWay(dimension: string, { fact, entity }: StateDefinition, { measure }: Scope): OmnichannelError {
  return new OmnichannelError('unsupported-dimension', {
    subject: measure, problem: `unsupported dimension "${dimension}": rows of "${fact}" are read by "${entity}" only`, remedy: 'Leave the dimension out, or keep the tables of this measure in memory.',
  });
}
