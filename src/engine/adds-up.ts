import { dimensionDefinition, type Formula } from '../contract/index.js';
import { FAMILY, KPI } from './kpis.js';
import { hasStateDimension } from './knows.js';
import type { Store } from './store.js';

/** The formula whose figures are added or compared: the numerator of a rate, the first part of a difference. */
function leaf(formula: Formula, store: Store): Formula {
  switch (formula.op) {
    case 'measure': return leaf(store.catalog.measures.find(({ id }) => id === formula.id)?.formula as Formula, store);
    case 'ratio': return leaf(formula.numerator, store);
    case 'difference': case 'product': case 'index': return leaf(formula.left, store);
    case 'share': case 'growth': case 'shift': case 'change': case 'accumulate': case 'widen': case 'reversed': case 'scenario': return leaf(formula.of, store);
    default: return formula;
  }
}

/**
 * Whether the parts of a measure along a dimension (or along time) can be known to make up the whole.
 * The same HCP may use two assets or two channels, or be active in two months: distinct counts add up
 * only along what an HCP is.
 */
export function mayAddUp(measure: string, dimension: string | undefined, store: Store): boolean {
  const { op } = leaf({ op: 'measure', id: measure }, store);
  if (op === 'performance') return dimension !== KPI && dimension !== FAMILY;
  if (op !== 'distinct') return true;
  if (dimension === undefined) return false;
  return dimensionDefinition(store.catalog, dimension)?.derived !== undefined || hasStateDimension(dimension, store) || store.columns('hcps')?.has(dimension) === true;
}
