import { sampleIn } from '../sample.js';
import type { Store } from '../store.js';
import { CodeSet } from './code-set.js';

/** Different entities, counted. */
export interface Counted {
  readonly size: number;
  add(code: number): void;
}

/** Counts entities of a sample as often as they stand for others. */
class WeighedSet implements Counted {
  size = 0;
  readonly #weights: Float64Array;
  readonly #seen = new Set<number>();

  constructor(weights: Float64Array) {
    this.#weights = weights;
  }

  add(code: number): void {
    if (this.#seen.has(code)) return;
    this.#seen.add(code);
    this.size += this.#weights[code] as number;
  }
}

/** A set that counts entities of a store. */
export function countedSet(store: Store): () => Counted {
  const sample = sampleIn(store);
  return sample ? () => new WeighedSet(sample.weights) : () => new CodeSet();
}

/** How many entities an entity of a store stands for. */
export function weigher(store: Store): (code: number) => number {
  const sample = sampleIn(store);
  return sample ? (code) => sample.weights[code] as number : () => 1;
}
