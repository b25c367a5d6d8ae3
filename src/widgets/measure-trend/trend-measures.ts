import { dimensionDefinition, measureDefinition, type Catalog } from '../../contract/index.js';

/** Whether the measure's figures by member add up to the whole: what a stack claims. */
export function addsUp(measure: string, by: string, catalog: Catalog | undefined): boolean {
  const definition = catalog && measureDefinition(catalog, measure);
  const isOverlapping = catalog && dimensionDefinition(catalog, by)?.overlapping;
  return definition !== undefined && definition.additivity !== 'non-additive' && !isOverlapping;
}
