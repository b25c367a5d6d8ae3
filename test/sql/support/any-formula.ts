import { COMPARISONS, PERFORMANCES, type Catalog, type FactDefinition, type Formula, type MeasureDefinition, type StateDefinition } from '../../../src/contract/index.js';
import { anyConditions, reachable } from './any-conditions.js';
import type { Chance, Codes } from './any-values.js';

/** A catalog without its measures. */
export type Parts = Omit<Catalog, 'measures'>;

type Of<Op extends Formula['op']> = Extract<Formula, { readonly op: Op }>;
const LEAF_OPS = ['count', 'sum', 'distinct', 'median', 'only', 'openAge', 'stock', 'stock', 'stock', 'became', 'moved', 'moved', 'medianRank', 'migrationEffect'] as const;
const COMPOUND_OPS = ['measure', 'ratio', 'difference', 'product', 'index', 'share', 'growth', 'shift', 'change', 'accumulate', 'widen', 'whole', 'reversed', 'scenario'] as const;
const HOWS = ['up', 'down', 'entered', 'left', 'stayed', 'between', 'known'] as const;
const UNITS = ['hcp', 'event', 'share', 'points', 'ratio', 'money'] as const;
const DEEPEST = 3;

/** Writes formulas over the facts and states of a catalog. */
class Formulas {
  readonly #parts: Parts;
  readonly #codes: Codes;
  readonly #chance: Chance;

  constructor(parts: Parts, codes: Codes, chance: Chance) {
    this.#parts = parts;
    this.#codes = codes;
    this.#chance = chance;
  }

  /** A formula that is read from rows or states. */
  leaf(op: (typeof LEAF_OPS)[number] = this.#chance.pick(LEAF_OPS)): Formula {
    switch (op) {
      case 'stock': return this.#stock();
      case 'became': return this.#became() ?? this.leaf();
      case 'moved': return { op, states: this.#chance.pick(this.#told()).id, how: this.#chance.pick(HOWS), ...(this.#chance.oneIn(3) && { belowTop: true }) };
      case 'medianRank': return this.#ranked() ? { op, states: 'stageState' } : this.leaf('count');
      case 'migrationEffect': return this.#migration() ?? this.leaf('sum');
      default: return this.#ofRows(op);
    }
  }

  /** A formula of others, `depth` levels of them at most. */
  compound(depth: number, measures: readonly string[]): Formula {
    const { pick, oneIn, some } = this.#chance;
    const part = (): Formula => (depth <= 1 || oneIn(2) ? this.#smallest(measures) : this.compound(depth - 1, measures));
    const op = pick(COMPOUND_OPS);
    const dimensions = this.#parts.dimensions.filter(({ id, derived }) => !derived && !['kpi', 'family', 'scenario'].includes(id) && !/From$|To$/.test(id)).map(({ id }) => id);
    switch (op) {
      case 'measure': return { op, id: pick(measures) };
      case 'ratio': return { op, numerator: part(), denominator: part() };
      case 'difference': return { op, left: part(), right: part(), ...(oneIn(3) && { points: true }) };
      case 'product': case 'index': return { op, left: part(), right: part() };
      case 'share': return { op, of: part(), across: [pick(dimensions), ...some(dimensions, 1)] };
      case 'growth': case 'shift': return { op, of: part(), against: pick(COMPARISONS) };
      case 'change': case 'reversed': return { op, of: part() };
      case 'accumulate': return { op, of: part(), along: oneIn(2) && dimensions.includes('stage') ? 'stage' : pick(dimensions) };
      case 'widen': return { op, of: part(), from: 'product', to: dimensions.includes('market') ? 'market' : pick(dimensions) };
      case 'whole': return { op, of: part(), without: [pick(dimensions), ...some(dimensions, 1)] };
      case 'scenario': return { op, of: { op: 'measure', id: pick(measures) }, scenario: pick(['objective', 'forecast']) };
    }
  }

  performance(): Of<'performance'> {
    return { op: 'performance', how: this.#chance.pick(PERFORMANCES), ...(this.#chance.oneIn(4) && { scenario: 'forecast' }) };
  }

  #smallest(measures: readonly string[]): Formula {
    return this.#chance.oneIn(2) ? { op: 'measure', id: this.#chance.pick(measures) } : this.leaf();
  }

  #told(): readonly StateDefinition[] {
    return this.#parts.states.filter(({ state }) => state !== undefined);
  }

  #ranked(): boolean {
    return this.#parts.states.some(({ id }) => id === 'stageState') && this.#parts.dimensions.some(({ id, members }) => id === 'stage' && members?.some(({ rank }) => rank !== undefined));
  }

  #fact(id: string): FactDefinition {
    return this.#parts.facts.find((fact) => fact.id === id) as FactDefinition;
  }

  #columns(fact: FactDefinition, type: string): readonly string[] {
    return reachable(this.#parts.facts, fact).filter(([, column]) => column.type === type).map(([name]) => name);
  }

  #ofRows(op: 'count' | 'sum' | 'distinct' | 'median' | 'only' | 'openAge'): Formula {
    const { oneIn, pick } = this.#chance;
    const fact = pick(this.#parts.facts.filter(({ time }) => time === 'day'));
    const where = oneIn(3) && { where: anyConditions(this.#parts.facts, fact, this.#codes, this.#chance) };
    const dates = Object.entries(fact.columns).filter(([, { type }]) => type === 'date').map(([name]) => name);
    const time = oneIn(4) && { time: pick(dates) };
    const base = { fact: fact.id, ...where };
    const coarse = oneIn(4) && { coarse: true };
    const numbers = this.#columns(fact, 'number');
    switch (op) {
      case 'count': return { op, ...base, ...time, ...coarse };
      case 'distinct': {
        const own = Object.entries(fact.columns).filter(([, { type, many }]) => type === 'code' && !many).map(([name]) => name);
        return own.length === 0 ? { op: 'count', ...base } : { op, column: pick(own), ...base, ...time, ...coarse };
      }
      case 'sum': return { op, column: 'amount', ...base, ...time, ...(oneIn(3) && { cap: pick(numbers) }), ...(oneIn(3) && { times: pick(numbers) }) };
      case 'median': case 'only': return { op, column: 'amount', ...base, ...time };
      case 'openAge': return { op, from: 'day', until: pick(dates), ...base };
    }
  }

  #stock(): Formula {
    const { below, oneIn, pick, some } = this.#chance;
    const state = pick(this.#parts.states);
    const fact = this.#fact(state.fact);
    const numbers = this.#columns(fact, 'number');
    const sum = oneIn(4) && numbers.length > 0 ? pick(numbers) : undefined;
    const expiring = state.until !== undefined && oneIn(4);
    const isDuring = state.kind === 'interval' && sum === undefined && !expiring && oneIn(3);
    return {
      op: 'stock', states: state.id,
      ...(isDuring ? { at: 'during' } : oneIn(3) && { at: pick(['start', 'end'] as const) }),
      ...(oneIn(3) && { where: anyConditions(this.#parts.facts, fact, this.#codes, this.#chance) }),
      ...(oneIn(4) && { coarse: true }), ...(sum !== undefined && { sum }), ...(expiring && { expiringDays: 1 + below(60) }),
      ...(state.state !== undefined && oneIn(2) && { in: some([...this.#codes.of(state.state), '']) }),
      ...(state.state !== undefined && sum === undefined && oneIn(6) && { atLeast: 1 + below(2) }),
    };
  }

  /** Of several timelines without a precedence it is not said which change an HCP had. */
  #became(): Formula | undefined {
    const { oneIn, pick, some } = this.#chance;
    const states = this.#told().filter(({ by = [], precedence }) => by.length === 0 || precedence !== undefined);
    if (states.length === 0) return undefined;
    const { id, state } = pick(states);
    const codes = [...this.#codes.of(state as string), ''];
    return { op: 'became', states: id, ...(oneIn(2) && { to: some(codes) }), ...(oneIn(4) && { from: some(codes) }), ...(oneIn(5) && { notTo: some(codes, 2) }), ...(oneIn(5) && { notFrom: some(codes, 2) }) };
  }

  #migration(): Formula | undefined {
    const entity = this.#parts.states.find(({ id }) => id === 'stageState')?.entity;
    const facts = this.#parts.facts.filter(({ time, columns, single = [] }) => time === 'day' && single.length === 0 && entity !== undefined && columns[entity]?.type === 'code');
    if (!this.#ranked() || facts.length === 0) return undefined;
    const fact = this.#chance.pick(facts);
    return { op: 'migrationEffect', states: 'stageState', fact: fact.id, column: this.#chance.pick(this.#columns(fact, 'number')) };
  }
}

/** Measures of every kind: some of rows and states alone, some of others, some that say how others stand. */
export function anyMeasures(parts: Parts, codes: Codes, chance: Chance): readonly MeasureDefinition[] {
  const formulas = new Formulas(parts, codes, chance);
  const measure = (formula: Formula, at: number): MeasureDefinition => ({
    id: `m${at}`, label: `measure ${at}`, unit: chance.pick(UNITS), decimals: chance.below(4), additivity: chance.pick(['additive', 'semi-additive', 'non-additive'] as const),
    direction: chance.pick(['up', 'down', 'neutral'] as const), definition: 'A measure.', family: chance.pick(['one', 'two']), formula,
  });
  const measures: MeasureDefinition[] = [];
  for (let at = 0; at < 8; at += 1) measures.push(measure(formulas.leaf(), at));
  for (let at = 8; at < 15; at += 1) measures.push(measure(formulas.compound(1 + chance.below(DEEPEST), measures.map(({ id }) => id)), at));
  measures.push(measure(formulas.performance(), 15));
  return measures;
}
