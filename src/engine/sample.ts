import type { RowCodes } from './row-codes.js';
import type { Store } from './store.js';

/**
 * A store in which one entity stands for all that are alike in what a question looks at, found in a larger store:
 * its tables hold what it asks of them and no more, and what is counted counts for all that an entity stands for.
 */
export interface SampleStore extends Store {
  /** How many entities each one stands for, by its code. */
  readonly weights: Float64Array;
  /** Rows of a state's table that stand on a day, chosen by the question's filters already; `undefined` where nothing is known of the day. */
  standing(states: string, day: number): readonly number[] | undefined;
  /** First day of any row of the larger store's table; infinite where there is none. */
  firstDayOf(states: string): number;
  /** The codes of each entity on a dimension made from rows. */
  derived(dimension: string): RowCodes;
}

export function sampleIn(store: Store): SampleStore | undefined {
  return 'weights' in store ? (store as SampleStore) : undefined;
}
