import type { Query } from '../contract/index.js';
import type { Store } from './store.js';

/** A measure of a question that sums another one of it from each rank of a grouped dimension upwards. */
export interface Cumulative {
  /** Positions of the sum and of what it sums among the measures. */
  readonly measure: number;
  readonly of: number;
  /** Position of the dimension among those grouped by. */
  readonly position: number;
  readonly rankOf: (code: string | null | undefined) => number | undefined;
}

/** The sums by rank that a question asks for beside their parts. */
export function cumulativesOf({ measures, dimensions = [] }: Query, { catalog }: Store): readonly Cumulative[] {
  return measures.flatMap((id, measure) => {
    const formula = catalog.measures.find((one) => one.id === id)?.formula;
    if (formula?.op !== 'accumulate' || formula.of.op !== 'measure') return [];
    const [of, position] = [measures.indexOf(formula.of.id), dimensions.indexOf(formula.along)];
    const ranks = new Map(catalog.dimensions.find((one) => one.id === formula.along)?.members?.map(({ code, rank }) => [code, rank]));
    return of < 0 || position < 0 ? [] : [{ measure, of, position, rankOf: (code) => ranks.get(code ?? '') }];
  });
}
