import type { CellState } from '../contract/index.js';

/** A figure with its parts and with how many HCPs stand behind it. */
export interface Figure {
  readonly value: number | null;
  readonly state: CellState;
  readonly numerator?: number;
  readonly denominator?: number;
  /** Fewest distinct HCPs behind any part of the figure that is not zero; infinite where no HCP is. */
  readonly hcps: number;
  /** The value counts things, so that what is left of a whole is a count too. */
  readonly counted?: boolean;
  /** The value rests on single HCPs. */
  readonly personal?: boolean;
}

export const MISSING: Figure = Object.freeze({ value: null, state: 'missing', hcps: Infinity });
export const NOT_APPLICABLE: Figure = Object.freeze({ value: null, state: 'notApplicable', hcps: Infinity });
export const ZERO: Figure = Object.freeze({ value: 0, state: 'ok', hcps: Infinity, counted: true });

/** Figures by cell key: the bucket plus the code of each axis times its stride. */
export interface Cells {
  get(key: number): Figure;
  /** Cells that occur; empty where the figures lack one of the axes. */
  keys(): Iterable<number>;
}

/** The cells of a map, and the figure of those that are not in it. */
export function cellsOf(map: ReadonlyMap<number, Figure>, absent: (key: number) => Figure): Cells {
  return { get: (key) => map.get(key) ?? absent(key), keys: () => map.keys() };
}

/** The cells of both, each figure made by `combine`. */
export function combineCells(left: Cells, right: Cells, combine: (left: Figure, right: Figure) => Figure): Cells {
  return {
    get: (key) => combine(left.get(key), right.get(key)),
    *keys() {
      yield* left.keys();
      yield* right.keys();
    },
  };
}

const NOT_THERE: readonly CellState[] = ['error', 'suppressed', 'missing', 'notApplicable'];

/** The state of a figure made from others: the worst of them. */
export function worstState(...figures: readonly Figure[]): CellState {
  const states = figures.map(({ state }) => state);
  return NOT_THERE.find((state) => states.includes(state)) ?? (states.includes('partial') ? 'partial' : states.includes('estimated') ? 'estimated' : 'ok');
}

/** `compute` where all figures are there, else nothing with the worst of their states. */
export function derive(figures: readonly Figure[], compute: (...values: number[]) => Partial<Figure> & Pick<Figure, 'value'>): Figure {
  const hcps = Math.min(...figures.map((figure) => figure.hcps));
  if (figures.some(({ value }) => value === null)) return { value: null, state: worstState(...figures), hcps };
  return { state: worstState(...figures), hcps, ...compute(...figures.map(({ value }) => value as number)) };
}
