import type { ColumnDefinition } from '../../../src/contract/index.js';
import { dayOf, randomBelow } from '../../providers/memory/engine/small.js';

export type Row = Readonly<Record<string, unknown>>;

/** Chance with a seed: the same draws in every run. */
export interface Chance {
  readonly below: (bound: number) => number;
  pick<Item>(items: readonly Item[]): Item;
  /** Some of the items in any order, each once. */
  some<Item>(items: readonly Item[], most?: number): readonly Item[];
  /** Whether one of so many. */
  oneIn(count: number): boolean;
}

export function chanceOf(seed: number): Chance {
  const draw = randomBelow((seed * 7919) % 2_147_483_646 + 1);
  for (let warm = 0; warm < 5; warm += 1) draw(2);
  // The low digits of a product of primes are not drawn fairly.
  const below = (bound: number): number => Math.floor((draw(2_147_483_647) / 2_147_483_647) * bound);
  const pick = <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item;
  return {
    below, pick,
    oneIn: (count) => below(count) === 0,
    some: (items, most = items.length) => {
      const left = [...items];
      return Array.from({ length: below(Math.min(most, items.length) + 1) }, () => left.splice(below(left.length), 1)[0] as typeof items[number]);
    },
  };
}

export const FIRST_DAY = '2025-11-03';
export const DAYS = 200;

const ODD = [
  "O'Brien", '100%', '_', '😀', 'שלום', 'مرحبا', 'a\\b', '"q"', '$1', '?', ':p', '{p0:String}', 'É', 'é', 'e', 'E', 'null', 'a b', '--', 'constructor', '__proto__',
  '01', '1', 'true', `${'very long '.repeat(40)}end`, '~odd', 'ﬁ', 'a,b;c', 'line\nend', '<b>',
];

/** The codes of each column: a few plain ones and a few that are hard to write. */
export class Codes {
  readonly #byColumn = new Map<string, readonly string[]>();
  readonly #chance: Chance;

  constructor(chance: Chance) {
    this.#chance = chance;
  }

  of(column: string): readonly string[] {
    const known = this.#byColumn.get(column);
    if (known) return known;
    const persons = column === 'hcp' || column === 'account' ? 14 : 3 + this.#chance.below(2);
    const codes = [...new Set([...Array.from({ length: persons }, (_, at) => `${column}${at}`), ...this.#chance.some(ODD, 2)])];
    this.#byColumn.set(column, codes);
    return codes;
  }
}

/** A value of a column, or none. Numbers are quarters, so that their sums are exact whatever their order. */
export function anyValue(name: string, { type, many, required }: ColumnDefinition, codes: Codes, chance: Chance): unknown {
  const { below, pick, oneIn } = chance;
  if (!required && oneIn(6)) return pick([null, '']);
  switch (type) {
    case 'code': return many ? Array.from({ length: below(4) }, () => pick(codes.of(name).filter((code) => !code.includes('|')))).join('|') : pick(codes.of(name));
    case 'number': return oneIn(4) ? pick([0, -below(40) / 4, 1_000_000]) : below(400) / 4;
    case 'date': return dayOf(FIRST_DAY, below(DAYS));
    case 'flag': return pick([true, false]);
    case 'text': return pick(['text', "it's", '100%', '😀']);
  }
}
