import type { Query } from '../contract/index.js';
import { mayAddUp } from './adds-up.js';
import { MISSING, type Figure } from './cells.js';
import { cumulativesOf } from './cumulative.js';
import type { FigureRow } from './figure-row.js';
import type { CoarserAnswer } from './given-away.js';
import { linksOf } from './links.js';
import { inOwnOrder } from './order.js';
import type { Store } from './store.js';
import { protect, type Privacy } from './suppression.js';

const SCENARIO = 'scenario';

type RowsOf = (query: Query) => readonly FigureRow[];

/** Without some of the positions, in every way: all but the positions themselves. */
function fewer(kept: readonly number[], droppable: readonly number[]): readonly (readonly number[])[] {
  const all = kept.reduce<readonly (readonly number[])[]>((known, position) => known.flatMap((some) => (droppable.includes(position) ? [some, [...some, position]] : [[...some, position]])), [[]]);
  return all.filter(({ length }) => length < kept.length);
}

/** What is known of one measure of a question by fewer of its groups; each answer is evaluated when first asked for, and once. */
class OneMeasure {
  readonly #query: Query;
  readonly #store: Store;
  readonly #rowsOf: RowsOf;
  readonly #rows = new Map<string, readonly FigureRow[]>();
  readonly #answers = new Map<string, Pick<CoarserAnswer, 'rows' | 'hidden'>>();
  readonly #dimensions: readonly string[];
  readonly positions: readonly number[];
  /** Positions along which the measure may add up. */
  readonly #droppable: readonly number[];

  constructor(query: Query, id: string, store: Store, rowsOf: RowsOf) {
    this.#query = { ...query, measures: [id] };
    this.#store = store;
    this.#rowsOf = rowsOf;
    this.#dimensions = query.dimensions ?? [];
    this.positions = Array.from({ length: this.#dimensions.length + (query.grain ? 1 : 0) }, (_, at) => at);
    this.#droppable = this.positions.filter((position) => this.#dimensions[position] !== SCENARIO && mayAddUp(id, this.#dimensions[position], store));
  }

  /** How the answer by some of the groups is protected. */
  privacyOf(kept: readonly number[]): Privacy {
    const query = this.#by(kept);
    const hasTime = query.grain !== undefined;
    return {
      k: this.#store.k, dimensions: query.dimensions ?? [], hasTime, cumulatives: cumulativesOf(query, this.#store), links: linksOf(query, this.#store),
      lineTotal: (_, position, row) => this.#totalOf(kept, position, row),
      groupings: () => ({ k: this.#store.k, positions: kept.length, hasTime, coarser: () => this.#coarserThan(kept) }),
    };
  }

  #by(kept: readonly number[]): Query {
    const { grain, ...query } = this.#query;
    return { ...query, dimensions: this.#dimensions.filter((_, position) => kept.includes(position)), ...(grain && kept.includes(this.#dimensions.length) && { grain }) };
  }

  #rowsBy(kept: readonly number[]): readonly FigureRow[] {
    const query = this.#by(kept);
    return once(this.#rows, kept.join(), () => inOwnOrder(this.#rowsOf(query), query, this.#store));
  }

  #coarserThan(kept: readonly number[]): readonly CoarserAnswer[] {
    const choices = fewer(kept, this.#droppable);
    // All are evaluated before any is looked into: a database is asked for them together.
    const answers = choices.map((some) => this.#rowsBy(some));
    return choices.map((some, at) => ({ kept: some.map((position) => kept.indexOf(position)), ...once(this.#answers, some.join(), () => this.#protected(answers[at] as readonly FigureRow[], some)) }));
  }

  #protected(answered: readonly FigureRow[], kept: readonly number[]): Pick<CoarserAnswer, 'rows' | 'hidden'> {
    const { rows, hidden: [hidden = new Set<number>()] } = protect(answered, this.privacyOf(kept));
    return { rows, hidden };
  }

  /** The figure over a whole line: the row's cell without the code at one position, or without the time. */
  #totalOf(kept: readonly number[], position: number, { codes, time }: FigureRow): Figure {
    const dropped = kept[position] as number;
    if (!this.#droppable.includes(dropped)) return MISSING;
    const left = kept.filter((one) => one !== dropped);
    const isByTime = this.#by(left).grain !== undefined;
    const wanted = JSON.stringify(codes.filter((_, at) => at !== position));
    return this.#rowsBy(left).find((row) => (!isByTime || row.time === time) && JSON.stringify(row.codes) === wanted)?.figures[0] ?? MISSING;
  }
}

function once<Value>(known: Map<string, Value>, key: string, compute: () => Value): Value {
  const found = known.get(key);
  if (found !== undefined) return found;
  const value = compute();
  known.set(key, value);
  return value;
}

/**
 * How an answer is protected together with all coarser ones: those by fewer of its dimensions, or without its buckets, as far as
 * the figures add up along what is left out.
 */
export function privacyOf(query: Query, store: Store, rowsOf: RowsOf): Privacy {
  const measures = query.measures.map((id) => new OneMeasure(query, id, store, rowsOf));
  const alone = measures.map((measure) => measure.privacyOf(measure.positions));
  const of = (measure: number): Privacy => alone[measure] as Privacy;
  return {
    k: store.k, dimensions: query.dimensions ?? [], hasTime: query.grain !== undefined, cumulatives: cumulativesOf(query, store), links: linksOf(query, store),
    lineTotal: (measure, position, row) => of(measure).lineTotal(0, position, row),
    groupings: (measure) => of(measure).groupings(0),
    ...(measures.length > 1 && { alone: of }),
  };
}

/** The question with its dimensions in one order, so that what is hidden does not hang on the order in which they are asked. */
export function inOneOrder(query: Query): Query {
  return query.dimensions ? { ...query, dimensions: [...query.dimensions].sort() } : query;
}

/** Rows of the question in one order with their codes in the order of the question as it was asked. */
export function asAsked(rows: readonly FigureRow[], { dimensions = [] }: Query): readonly FigureRow[] {
  const sorted = [...dimensions].sort();
  const from = dimensions.map((id) => sorted.indexOf(id));
  return rows.map((row) => ({ ...row, codes: from.map((at) => row.codes[at] as string | null) }));
}
