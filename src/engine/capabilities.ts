import { dimensionDefinition, isoDate, type Basis, type Capabilities, type Catalog, type FactDefinition } from '../contract/index.js';
import { FAMILY, KPI, kpisIn } from './kpis.js';
import { derivedEntity, factsNeeded, isPerformance, leafFact, leavesOf } from './measure-reads.js';
import type { Store } from './store.js';

const BASES: readonly Basis[] = ['atEvent', 'atStart', 'atEnd', 'current'];

/** The measures whose tables are all loaded, with the dimensions that every part of them knows. */
export function capabilitiesOf(store: Store): Capabilities {
  const { catalog, completeThrough } = store;
  const measures: Record<string, Capabilities['measures'][string]> = {};
  for (const { id } of catalog.measures) {
    if ([...factsNeeded(catalog, id)].every((fact) => store.columns(fact))) measures[id] = { dimensions: dimensionsOfMeasure(id, store), bases: basesOf(id, catalog) };
  }
  return { measures, ...(Number.isNaN(completeThrough) ? {} : { completeThrough: isoDate(completeThrough) }) };
}

/** What rows of a fact can be grouped and filtered by: its own codes, those of its look-ups, the states of its HCPs, what is derived of them, and the scenario. */
export function dimensionsOf(fact: FactDefinition, store: Store): ReadonlySet<string> {
  const dimensions = new Set(['scenario']);
  const addCodes = (id: string, types: readonly string[] = ['code', 'codes']): void => {
    for (const [name, column] of store.columns(id) ?? []) if (types.includes(column.type)) dimensions.add(name);
  };
  addCodes(fact.id);
  fact.lookups?.forEach((id) => addCodes(id));
  for (const { entity, state, fact: holder } of store.catalog.states) {
    if (!Object.hasOwn(fact.columns, entity) || state === undefined || !store.columns(holder)) continue;
    dimensions.add(state);
    const describing = store.catalog.facts.find(({ key }) => key === state);
    // Who is in several states with several codes each is told by none of them.
    if (describing) addCodes(describing.id, ['code']);
  }
  for (const { id, derived } of store.catalog.dimensions) {
    if (derived && Object.hasOwn(fact.columns, derivedEntity(store.catalog, derived) ?? '') && store.columns(derived.fact)) dimensions.add(id);
  }
  return dimensions;
}

function dimensionsOfMeasure(id: string, store: Store): readonly string[] {
  const { catalog } = store;
  const leaves = leavesOf(catalog, id);
  const binding = leaves.filter((leaf) => !('coarse' in leaf && leaf.coarse));
  const lists = (binding.length > 0 ? binding : leaves).flatMap((leaf) => {
    const fact = leafFact(catalog, leaf);
    if (!fact) return [];
    const dimensions = new Set(dimensionsOf(fact, store));
    const state = leaf.op === 'moved' && leaf.how === 'between' ? catalog.states.find((each) => each.id === leaf.states)?.state : undefined;
    if (state !== undefined) dimensions.add(`${state}From`).add(`${state}To`);
    return [dimensions];
  });
  if (isPerformance(catalog, id)) lists.push(new Set([KPI, FAMILY, 'scenario', ...kpisIn(store).flatMap((kpi) => dimensionsOfMeasure(kpi.id, store))]));
  return [...(lists[0] ?? [])].filter((dimension) => dimensionDefinition(catalog, dimension) && lists.every((list) => list.has(dimension)));
}

/** Only rows of HCPs can be seen by a membership of another day. */
function basesOf(id: string, catalog: Catalog): readonly Basis[] {
  const entities = new Set(catalog.states.map(({ entity }) => entity));
  const namesHcps = leavesOf(catalog, id, true).some((leaf) => [...entities].some((entity) => Object.hasOwn(leafFact(catalog, leaf)?.columns ?? {}, entity)));
  return namesHcps ? BASES : [];
}
