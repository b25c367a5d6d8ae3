import { measureDefinition, type Catalog, type Condition, type FactDefinition, type Formula, type StateDefinition } from '../../contract/index.js';
import { OBJECTIVES } from './store.js';

/** The formulas that a formula is made of. */
export function partsOf(formula: Formula): readonly Formula[] {
  switch (formula.op) {
    case 'ratio': return [formula.numerator, formula.denominator];
    case 'difference': return [formula.left, formula.right];
    case 'share': case 'growth': case 'change': case 'accumulate': case 'widen': case 'scenario': return [formula.of];
    default: return [];
  }
}

export type Leaf = Extract<Formula, { fact: string } | { states: string }>;

/** The formulas over rows and states at the bottom of a measure, those of the measures it names included. Unknown and cyclic names end the walk. */
export function leavesOf(catalog: Catalog, measureId: string): readonly Leaf[] {
  const leaves: Leaf[] = [];
  const seen = new Set<string>();
  const visitMeasure = (id: string): void => {
    const measure = seen.has(id) ? undefined : measureDefinition(catalog, id);
    seen.add(id);
    if (measure) visit(measure.formula);
  };
  const visit = (formula: Formula): void => {
    if ('fact' in formula || 'states' in formula) leaves.push(formula);
    else if (formula.op === 'measure') visitMeasure(formula.id);
    else partsOf(formula).forEach(visit);
  };
  visitMeasure(measureId);
  return leaves;
}

const factOf = (catalog: Catalog, id: string): FactDefinition | undefined => catalog.facts.find((fact) => fact.id === id);
const stateOf = (catalog: Catalog, id: string): StateDefinition | undefined => catalog.states.find((state) => state.id === id);

/** The table that a leaf counts. */
export function leafFact(catalog: Catalog, leaf: Leaf): FactDefinition | undefined {
  return factOf(catalog, 'fact' in leaf ? leaf.fact : (stateOf(catalog, leaf.states)?.fact ?? ''));
}

/** The columns that conditions look at. */
export function conditionColumns(conditions: readonly Condition[] = []): readonly string[] {
  return conditions.flatMap((condition) => ('anySet' in condition ? condition.anySet : [condition.column]));
}

/** The look-up of a fact that has the column, where the fact itself has not. */
export function lookupWith(catalog: Catalog, fact: FactDefinition, column: string): FactDefinition | undefined {
  if (Object.hasOwn(fact.columns, column)) return undefined;
  return fact.lookups?.map((id) => factOf(catalog, id)).find((lookup) => lookup && Object.hasOwn(lookup.columns, column));
}

/** The tables without which a measure cannot be computed at all. */
export function factsNeeded(catalog: Catalog, measureId: string): ReadonlySet<string> {
  const facts = new Set<string>();
  for (const leaf of leavesOf(catalog, measureId)) {
    const fact = leafFact(catalog, leaf);
    if (!fact) continue;
    facts.add(fact.id);
    const universe = 'states' in leaf ? stateOf(catalog, stateOf(catalog, leaf.states)?.universe ?? '') : undefined;
    if (universe) facts.add(universe.fact);
    for (const column of conditionColumns([...(fact.exclude ?? []), ...('where' in leaf ? (leaf.where ?? []) : [])])) {
      const lookup = lookupWith(catalog, fact, column);
      if (lookup) facts.add(lookup.id);
    }
  }
  return facts;
}

/**
 * All tables that an answer for the measure may read: those it counts, the states that its rows can be
 * grouped or filtered by, the look-ups of all of them, and the objectives.
 */
export function factsOf(catalog: Catalog, measureId: string): ReadonlySet<string> {
  const facts = new Set<string>(factOf(catalog, OBJECTIVES) ? [OBJECTIVES] : []);
  const add = (fact: FactDefinition | undefined): void => {
    if (!fact || facts.has(fact.id)) return;
    facts.add(fact.id);
    for (const lookup of fact.lookups ?? []) add(factOf(catalog, lookup));
    for (const state of catalog.states) if (Object.hasOwn(fact.columns, state.entity)) add(factOf(catalog, state.fact));
  };
  for (const leaf of leavesOf(catalog, measureId)) add(leafFact(catalog, leaf));
  return facts;
}
