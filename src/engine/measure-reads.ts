import { measureDefinition, type Catalog, type Condition, type DimensionDefinition, type FactDefinition, type Formula, type MeasureDefinition, type StateDefinition } from '../contract/index.js';
import { isPerson } from './persons.js';
import { OBJECTIVES, type Leaf } from './store.js';

/** The formulas that a formula is made of. */
export function partsOf(formula: Formula): readonly Formula[] {
  switch (formula.op) {
    case 'ratio': return [formula.numerator, formula.denominator];
    case 'difference': case 'product': case 'index': return [formula.left, formula.right];
    case 'share': case 'growth': case 'shift': case 'change': case 'accumulate': case 'widen': case 'whole': case 'reversed': case 'scenario': return [formula.of];
    default: return [];
  }
}

/** Whether a measure says how others stand, by any of its parts. */
export function isPerformance(catalog: Catalog, id: string): boolean {
  const seen = new Set<string>();
  const visit = (formula: Formula | undefined): boolean => {
    if (formula?.op === 'measure') {
      if (seen.has(formula.id)) return false;
      seen.add(formula.id);
      return visit(catalog.measures.find((measure) => measure.id === formula.id)?.formula);
    }
    return formula?.op === 'performance' || (formula !== undefined && partsOf(formula).some(visit));
  };
  return visit({ op: 'measure', id });
}

/** The measures whose performance can be asked for. */
export function possibleKpis(catalog: Catalog): readonly MeasureDefinition[] {
  return catalog.measures.filter(({ id }) => !isPerformance(catalog, id));
}

/** The formulas over rows and states at the bottom of a measure, those of the measures it names included (and, where asked, of those whose performance it may be). Unknown and cyclic names end the walk. */
export function leavesOf(catalog: Catalog, measureId: string, withKpis = false): readonly Leaf[] {
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
    else if (formula.op === 'performance' && withKpis) for (const { id } of possibleKpis(catalog)) visitMeasure(id);
    else partsOf(formula).forEach(visit);
  };
  visitMeasure(measureId);
  return leaves;
}

const factOf = (catalog: Catalog, id: string): FactDefinition | undefined => catalog.facts.find((fact) => fact.id === id);
const stateOf = (catalog: Catalog, id: string): StateDefinition | undefined => catalog.states.find((state) => state.id === id);

/** Column of the persons whom the rows behind a derived dimension tell of. */
export function derivedEntity(catalog: Catalog, { fact }: NonNullable<DimensionDefinition['derived']>): string | undefined {
  return Object.keys(factOf(catalog, fact)?.columns ?? {}).find(isPerson);
}

/** The table that a leaf counts: that of its states, where it has both. */
export function leafFact(catalog: Catalog, leaf: Leaf): FactDefinition | undefined {
  return factOf(catalog, 'states' in leaf ? (stateOf(catalog, leaf.states)?.fact ?? '') : leaf.fact);
}

/** The columns that conditions look at. */
export function conditionColumns(conditions: readonly Condition[] = []): readonly string[] {
  return conditions.flatMap((condition) => ('anySet' in condition ? condition.anySet : 'of' in condition ? [condition.column, condition.of] : [condition.column]));
}

/** The columns of numbers that a leaf reads from its table or from a look-up of it. */
function numberColumns(leaf: Leaf): readonly string[] {
  const columns = leaf.op === 'sum' ? [leaf.cap, leaf.times] : leaf.op === 'stock' ? [leaf.sum] : [];
  return columns.filter((column) => column !== undefined);
}

/** The look-up of a fact that has the column, where the fact itself has not. */
export function lookupWith(catalog: Catalog, fact: FactDefinition, column: string): FactDefinition | undefined {
  if (Object.hasOwn(fact.columns, column)) return undefined;
  return fact.lookups?.map((id) => factOf(catalog, id)).find((lookup) => lookup && Object.hasOwn(lookup.columns, column));
}

/** The tables without which a measure cannot be computed at all. */
export function factsNeeded(catalog: Catalog, measureId: string): ReadonlySet<string> {
  const facts = new Set<string>(isPerformance(catalog, measureId) ? [OBJECTIVES] : []);
  for (const leaf of leavesOf(catalog, measureId)) {
    const fact = leafFact(catalog, leaf);
    if (!fact) continue;
    facts.add(fact.id);
    if ('fact' in leaf) facts.add(leaf.fact);
    const universe = 'states' in leaf ? stateOf(catalog, stateOf(catalog, leaf.states)?.universe ?? '') : undefined;
    if (universe) facts.add(universe.fact);
    for (const column of [...conditionColumns([...(fact.exclude ?? []), ...('where' in leaf ? (leaf.where ?? []) : [])]), ...numberColumns(leaf)]) {
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
    for (const state of catalog.states) if (state.state !== undefined && Object.hasOwn(fact.columns, state.entity)) add(factOf(catalog, state.fact));
    for (const { derived } of catalog.dimensions) if (derived && Object.hasOwn(fact.columns, derivedEntity(catalog, derived) ?? '')) add(factOf(catalog, derived.fact));
  };
  for (const leaf of leavesOf(catalog, measureId, true)) {
    add(leafFact(catalog, leaf));
    if ('fact' in leaf) add(factOf(catalog, leaf.fact));
    if ('states' in leaf) add(factOf(catalog, stateOf(catalog, stateOf(catalog, leaf.states)?.universe ?? '')?.fact ?? ''));
  }
  return facts;
}
