import { dimensionDefinition, measureDefinition, type Catalog, type Unit } from '../../contract/index.js';

/** Whether the measure's figures by member add up to the whole: what a stack claims. */
export function addsUp(measure: string, by: string, catalog: Catalog | undefined): boolean {
  const definition = catalog && measureDefinition(catalog, measure);
  const isOverlapping = catalog && dimensionDefinition(catalog, by)?.overlapping;
  return definition !== undefined && definition.additivity !== 'non-additive' && !isOverlapping;
}

const RATES: readonly Unit[] = ['share', 'points', 'index', 'ratio', 'position', 'stage', 'day', 'minute'];

/** Whether the figure of all members is an amount, such as the number of different HCPs, and no rate or middle of theirs. */
export function hasTotal(measure: string, catalog: Catalog | undefined): boolean {
  const definition = catalog && measureDefinition(catalog, measure);
  return definition?.additivity !== 'non-additive' || !RATES.includes(definition.unit);
}
