import { OmnichannelError, type Catalog, type Condition, type Formula } from '../../contract/index.js';

/** A formula over rows or states: what Cube answers; all others are made of these. */
export type CubeLeaf = Extract<Formula, { readonly op: 'count' | 'sum' | 'distinct' | 'median' | 'only' | 'stock' }>;

/** A leaf and what the model calls it. */
export interface NamedLeaf {
  readonly leaf: CubeLeaf;
  readonly cube: string;
  /** Name of the measure in its cube. */
  readonly name: string;
  /** The first measure of the catalog that it is part of. */
  readonly measure: string;
  /** Columns other than the fact's own by which measures date it. */
  readonly times: readonly string[];
}

/** A name as the model writes it: `activeHcps` is `active_hcps`. */
export function snakeCase(id: string): string {
  return id.replace(/([a-z0-9])([A-Z])/g, '$1_$2').replace(/[^A-Za-z0-9]+/g, '_').toLowerCase();
}

export const factCube = (fact: string): string => snakeCase(fact);
/** States as they stand on each day. */
export const stateCube = (states: string): string => `${snakeCase(states)}_by_day`;
/** The cube whose rows are there once for each code of a column that holds several. */
export const eachCube = (cube: string, column: string): string => `${cube}_by_${snakeCase(column)}`;
/** All codes of a row in a column that holds several, as `|a|b|`. */
export const listMember = (column: string): string => `${snakeCase(column)}_list`;

/** Members that every cube of facts or states has. */
export const ROWS = 'rows';
export const DAY = 'as_of';
/** The cube that says how far each table reaches. */
export const COVERAGE = 'coverage';
/** Suffixes: rows behind a sum, those in no state counted too, the lowest and highest code of a column that must be one. */
export const rowsOf = (name: string): string => `${name}_rows`;
export const withNone = (name: string): string => `${name}_or_none`;
export const lowest = (column: string): string => `${snakeCase(column)}_lowest`;
export const highest = (column: string): string => `${snakeCase(column)}_highest`;

const isLeaf = (formula: Formula): formula is CubeLeaf => ['count', 'sum', 'distinct', 'median', 'only', 'stock'].includes(formula.op);

function partsOf(formula: Formula): readonly (readonly [string, Formula])[] {
  switch (formula.op) {
    case 'ratio': return [['numerator', formula.numerator], ['denominator', formula.denominator]];
    case 'difference': case 'product': case 'index': return [['left', formula.left], ['right', formula.right]];
    case 'share': case 'growth': case 'shift': case 'change': case 'accumulate': case 'widen': case 'whole': case 'reversed': return [['of', formula.of]];
    default: return [];
  }
}

/** What makes two leaves the same measure of the model: not the day or column of time they are asked for, nor what they may lack. */
export function leafKey(leaf: CubeLeaf): string {
  const where: readonly Condition[] = leaf.where ?? [];
  const own = leaf.op === 'stock' ? [leaf.states, leaf.in ?? null, leaf.sum ?? null, leaf.expiringDays ?? null, leaf.atLeast ?? null]
    : [leaf.fact, leaf.op === 'count' ? null : leaf.column, leaf.op === 'sum' ? [leaf.cap ?? null, leaf.times ?? null] : null];
  return JSON.stringify([leaf.op, own, where]);
}

/**
 * Every leaf of the catalog under the name that the model gives it: that of the measure it is the formula of, else that of the first
 * measure that has it as a part, with the place of the part (`reach_rate_numerator`); parts further down are numbered, since warehouses
 * cut long names.
 */
export function namedLeaves(catalog: Catalog): ReadonlyMap<string, NamedLeaf> {
  const named = new Map<string, NamedLeaf>();
  const numbers = new Map<string, number>();
  const nameOf = (measure: string, path: readonly string[]): string => {
    if (path.length < 2) return [snakeCase(measure), ...path].join('_');
    const number = (numbers.get(measure) ?? 0) + 1;
    numbers.set(measure, number);
    return `${snakeCase(measure)}_part_${number}`;
  };
  const add = (formula: Formula, path: readonly string[], measure: string): void => {
    if (!isLeaf(formula)) {
      for (const [part, inner] of partsOf(formula)) add(inner, [...path, part], measure);
      return;
    }
    const key = leafKey(formula);
    const known = named.get(key) ?? { leaf: formula, measure, name: nameOf(measure, path), cube: formula.op === 'stock' ? stateCube(formula.states) : factCube(formula.fact), times: [] };
    const time = 'time' in formula && formula.time !== undefined && !known.times.includes(formula.time) ? [formula.time] : [];
    named.set(key, { ...known, times: [...known.times, ...time] });
  };
  const whole = catalog.measures.filter(({ formula }) => isLeaf(formula));
  for (const { id, formula } of [...whole, ...catalog.measures]) add(formula, [], id);
  refuseTwins([...named.values()]);
  return named;
}

function refuseTwins(leaves: readonly NamedLeaf[]): void {
  const seen = new Map<string, string>();
  for (const { cube, name, measure } of leaves) {
    const member = `${cube}.${name}`;
    const other = seen.get(member);
    if (other !== undefined) {
      throw new OmnichannelError('duplicate-id', { subject: measure, problem: `duplicate member "${member}" for "${other}" and "${measure}"`, remedy: 'Give the measures ids that differ by more than their spelling.' });
    }
    seen.set(member, measure);
  }
}
