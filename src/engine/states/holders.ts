import type { Entries } from './entries.js';

/** Entries of two days by their holders, numbered from 0: one entity within one group of timelines. */
export interface Holders { readonly count: number; readonly before: HeldEntries; readonly after: HeldEntries }

/** The entries of one day that are in a state, as chains: the first of each holder, and the next after each. */
export class HeldEntries {
  readonly #entries: Entries;
  readonly #first: Int32Array;
  readonly #next: Int32Array;

  constructor(entries: Entries, holders: Uint32Array, count: number) {
    this.#entries = entries;
    this.#first = new Int32Array(count).fill(-1);
    this.#next = new Int32Array(entries.hcps.length);
    for (let at = entries.hcps.length - 1; at >= 0; at--) {
      if (entries.states[at] === 0) continue;
      const holder = holders[at] as number;
      this.#next[at] = this.#first[holder] as number;
      this.#first[holder] = at;
    }
  }

  /** Position of a holder's first entry; -1 where it has none. */
  first(holder: number): number {
    return this.#first[holder] as number;
  }

  /** The different states of a holder, in the order of its entries. */
  statesOf(holder: number): number[] {
    const found: number[] = [];
    for (let at = this.#first[holder] as number; at >= 0; at = this.#next[at] as number) {
      const state = this.#entries.states[at] as number;
      if (!found.includes(state)) found.push(state);
    }
    return found;
  }
}

/** Numbers the holders of the entries of two days: by their entity alone where all are of one group. */
export function holdersOf(days: readonly [Entries, Entries], groupOf: (row: number) => number, size: number): Holders {
  const [groupsBefore, groupsAfter] = [Float64Array.from(days[0].rows, groupOf), Float64Array.from(days[1].rows, groupOf)];
  const first = groupsBefore[0] ?? groupsAfter[0];
  const isOne = [groupsBefore, groupsAfter].every((groups) => groups.every((group) => group === first));
  const numbers = new Map<number, number>();
  const numberOf = (key: number): number => {
    const known = numbers.get(key) ?? numbers.size;
    if (known === numbers.size) numbers.set(key, known);
    return known;
  };
  const numbered = ({ hcps }: Entries, groups: Float64Array): Uint32Array => (isOne ? hcps : hcps.map((hcp, at) => numberOf((groups[at] as number) * size + hcp)));
  const [before, after] = [numbered(days[0], groupsBefore), numbered(days[1], groupsAfter)];
  const count = isOne ? size : numbers.size;
  return { count, before: new HeldEntries(days[0], before, count), after: new HeldEntries(days[1], after, count) };
}
