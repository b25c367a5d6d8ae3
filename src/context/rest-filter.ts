import { dimensionDefinition, type Catalog, type Filter } from '../contract/index.js';

/**
 * The filter of all members of a dimension but those that are shown. Of an overlapping dimension it names them: to leave out all
 * who have any of those shown would leave next to nobody.
 */
export function restFilter(dimension: string, { shown, rest }: { readonly shown: readonly string[]; readonly rest: readonly string[] }, catalog: Catalog | undefined): Filter {
  return catalog && dimensionDefinition(catalog, dimension)?.overlapping ? { dimension, in: rest } : { dimension, notIn: shown };
}
