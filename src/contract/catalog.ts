import type { Calendar } from './buckets.js';
import type { Comparison } from './period-arithmetic.js';

export const DIRECTIONS = ['up', 'down', 'neutral'] as const;
/** Which way is good. `neutral` gets a gap and no verdict. */
export type Direction = (typeof DIRECTIONS)[number];

/** `additive` over everything; `semi-additive` not over time (a stock: its last value); `non-additive`: computed anew at each grain. */
export type Additivity = 'additive' | 'semi-additive' | 'non-additive';

/**
 * What a figure counts. `share` is 0 to 1 and printed in per cent; `points` are percentage points as
 * printed (2.58); `money` is in the catalog's currency; `stage` is a rank of the adoption ladder, printed as
 * its label; the others are plain numbers with a noun.
 */
export const UNITS = [
  'hcp', 'event', 'message', 'asset', 'action', 'point-score', 'pack', 'script', 'visitor', 'lead', 'customer', 'contact', 'account', 'user', 'person', 'fte', 'source', 'request',
  'view', 'visit', 'minute', 'day', 'position', 'stage', 'count', 'share', 'points', 'index', 'ratio', 'money',
] as const;
export type Unit = (typeof UNITS)[number];

/** Ends of a movement that are no segment: outside the universe of HCPs, and a segment that was created or closed in between. `null` is "in the universe, in no segment". */
export const FLOW_ENDS = { outside: '~outside', created: '~created', closed: '~closed' } as const;

/** All conditions of a list must hold for a row. */
export type Condition =
  | { readonly column: string; readonly in: readonly (string | number | boolean)[] }
  | { readonly column: string; readonly notIn: readonly (string | number | boolean)[] }
  | { readonly column: string; readonly isSet: boolean }
  /** The date is set and lies from 0 to `within` days after the date of the column `of`. */
  | { readonly column: string; readonly within: number; readonly of: string }
  | { readonly anySet: readonly string[] };

/**
 * How a figure is computed, as plain data; every provider evaluates it at the grain it is asked for.
 *
 * Over rows of a fact in the period: `count`, `sum`, `distinct`, `median`, `only`, `openAge`.
 * Over states of HCPs (`StateDefinition`): `stock` (distinct HCPs in a state at the period's end or start),
 * `became` (changes of state dated in the period), `moved` (HCPs compared between start and end), `medianRank`, `migrationEffect`.
 * From other formulas, cell by cell: `measure`, `ratio`, `difference`, `product`, `index`, `share`, `growth`, `shift`, `change`, `accumulate`, `widen`, `whole`, `reversed`, `scenario`.
 * Of other measures, named by the dimension `kpi`: `performance`.
 *
 * `coarse` leaves may lack a dimension that is grouped or filtered by: they then answer for all of it
 * (HCPs in scope have no channel).
 *
 * @discriminator op
 */
export type Formula =
  | { readonly op: 'count'; readonly fact: string; readonly where?: readonly Condition[]; readonly time?: string; readonly coarse?: boolean }
  /** `cap` names a column that limits the value of each row, `times` one that multiplies it. */
  | { readonly op: 'sum'; readonly fact: string; readonly column: string; readonly cap?: string; readonly times?: string; readonly where?: readonly Condition[]; readonly time?: string }
  | { readonly op: 'distinct'; readonly fact: string; readonly column: string; readonly where?: readonly Condition[]; readonly time?: string; readonly coarse?: boolean }
  | { readonly op: 'median'; readonly fact: string; readonly column: string; readonly where?: readonly Condition[]; readonly time?: string }
  /** The value of the one row that a cell comes down to; not applicable where several meet: a reach as its network gives it cannot be added. */
  | { readonly op: 'only'; readonly fact: string; readonly column: string; readonly where?: readonly Condition[]; readonly time?: string }
  /** Median days from the date `from` to the period's end (to the last known day, where it is earlier) of the rows that are open then: dated before it, and `until` not before it. */
  | { readonly op: 'openAge'; readonly fact: string; readonly from: string; readonly until: string; readonly where?: readonly Condition[] }
  /** `in` with '' counts HCPs of the universe in no state; `during` those in a state on any day of the period. `sum` adds a number of the rows that hold then, instead of counting entities; `expiringDays` keeps states that end within so many days; `atLeast` counts entities in so many different states at once. */
  | { readonly op: 'stock'; readonly states: string; readonly in?: readonly string[]; readonly at?: 'start' | 'end' | 'during'; readonly where?: readonly Condition[]; readonly coarse?: boolean;
      readonly sum?: string; readonly expiringDays?: number; readonly atLeast?: number }
  /** Rows count once per HCP and change. `from: null` (no state before) may be listed as ''. */
  | { readonly op: 'became'; readonly states: string; readonly to?: readonly string[]; readonly from?: readonly string[]; readonly notTo?: readonly string[]; readonly notFrom?: readonly string[] }
  /** `up` and `down` by rank; `entered`/`left`: in the (grouped) state at one end only; `stayed`: at both; `between`: from one state to another, grouped by the pair; `known`: in any state at both ends. */
  | { readonly op: 'moved'; readonly states: string; readonly how: 'up' | 'down' | 'entered' | 'left' | 'stayed' | 'between' | 'known'; readonly belowTop?: boolean }
  /** Rank of the middle HCP, the lower of two; nothing where nobody is known. */
  | { readonly op: 'medianRank'; readonly states: string }
  /**
   * A column of a fact per HCP, summed over the period, minus the same over as many days before it: of HCPs whose rank rose in the
   * period, minus the same of those who stayed; HCPs without any row in the two stretches are not observed and stay out. An association, not a cause.
   */
  | { readonly op: 'migrationEffect'; readonly states: string; readonly fact: string; readonly column: string }
  | { readonly op: 'measure'; readonly id: string }
  | { readonly op: 'ratio'; readonly numerator: Formula; readonly denominator: Formula }
  /** `points` multiplies the difference of two shares by 100. */
  | { readonly op: 'difference'; readonly left: Formula; readonly right: Formula; readonly points?: boolean }
  | { readonly op: 'product'; readonly left: Formula; readonly right: Formula }
  /** 100 × (1 + left) / (1 + right), of two growths. */
  | { readonly op: 'index'; readonly left: Formula; readonly right: Formula }
  /** The part of the whole that is left when `across` is neither grouped nor filtered by; HCPs without a value on it stay out of the whole. */
  | { readonly op: 'share'; readonly of: Formula; readonly across: readonly string[] }
  /** x(now) / x(then) − 1; a running period against the same elapsed part; nothing where x(then) is zero or negative. */
  | { readonly op: 'growth'; readonly of: Formula; readonly against: Comparison }
  /** x of the period before or a year ago; a running period is compared with the same elapsed part. */
  | { readonly op: 'shift'; readonly of: Formula; readonly against: Comparison }
  /** x at the period's end − x at its start. */
  | { readonly op: 'change'; readonly of: Formula }
  /** Sum of this and all higher ranks of an ordered dimension. */
  | { readonly op: 'accumulate'; readonly of: Formula; readonly along: string }
  /** Replaces filters and grouping on `from` by the members of `to` that it belongs to (a product by its market). */
  | { readonly op: 'widen'; readonly of: Formula; readonly from: string; readonly to: string }
  /** The same for all members of the dimensions `without`: they neither narrow nor divide it. */
  | { readonly op: 'whole'; readonly of: Formula; readonly without: readonly string[] }
  /** Movements with their two ends swapped: what came back from j to i stands at i → j. */
  | { readonly op: 'reversed'; readonly of: Formula }
  /** The same measure in another scenario; `of` names a measure. */
  | { readonly op: 'scenario'; readonly of: { readonly op: 'measure'; readonly id: string }; readonly scenario: string }
  /**
   * How the measures named by the dimension `kpi` (grouped, or filtered to one) stand against a scenario, the objective unless said.
   * `attainment`: actual / objective, both above zero; of a measure where down is good as objective / actual. `gap`: actual − objective, in the
   * measure's unit, in points for a share. `relativeGap`: gap / |objective|. `pace`: attainment / elapsed share of the period.
   * `remaining`: what is missing to the objective, 0 once it is reached. Without one KPI: not applicable.
   */
  | { readonly op: 'performance'; readonly how: 'actual' | 'objective' | 'attainment' | 'gap' | 'relativeGap' | 'pace' | 'remaining'; readonly scenario?: string };

export const PERFORMANCES = ['actual', 'objective', 'attainment', 'gap', 'relativeGap', 'pace', 'remaining'] as const;

export interface MeasureDefinition {
  /** What queries, settings and links call it, in camel case. */
  readonly id: string;
  /** Its name for the reader, in English; languages translate by id. */
  readonly label: string;
  readonly unit: Unit;
  /**
   * Digits after the point that a reader is shown.
   * @asType integer
   * @minimum 0
   * @maximum 20
   */
  readonly decimals: number;
  readonly additivity: Additivity;
  readonly direction: Direction;
  /** What is counted and what is left out, in one or two sentences for the reader. */
  readonly definition: string;
  /** The group of measures it is listed with. */
  readonly family: string;
  /** Who answers for the definition. */
  readonly owner?: string;
  /** Past values may still change. */
  readonly late?: boolean;
  /** The same thing counted otherwise: events in total, different HCPs, part of a whole; ids of measures, this one among them. */
  readonly counting?: { readonly [Counting in 'total' | 'unique' | 'share']?: string };
  readonly formula: Formula;
}

export interface MemberDefinition {
  readonly code: string;
  readonly label: string;
  readonly rank?: number;
}

export interface DimensionDefinition {
  readonly id: string;
  readonly label: string;
  /** Members in a fixed order, drawn even when empty. */
  readonly members?: readonly MemberDefinition[];
  /** Members have ranks: a higher one is further. */
  readonly ordered?: boolean;
  /** An HCP may have several values: parts may exceed the whole. */
  readonly overlapping?: boolean;
  /** Made from rows: an HCP has the codes of `column` in those rows of `fact` that are dated before the end of the question's period, so that questions with one end are of the same HCPs; applies to every measure that knows HCPs. */
  readonly derived?: { readonly fact: string; readonly column: string; readonly where?: readonly Condition[]; readonly time?: string };
}

export const COLUMN_TYPES = ['code', 'text', 'number', 'date', 'flag'] as const;
export type ColumnType = (typeof COLUMN_TYPES)[number];

export interface ColumnDefinition {
  readonly type: ColumnType;
  readonly required?: boolean;
  /** Several codes in one cell, separated by `|`. */
  readonly many?: boolean;
}

/** A table: facts have a time column; look-up tables have a key. */
export interface FactDefinition {
  readonly id: string;
  readonly label: string;
  readonly columns: Readonly<Record<string, ColumnDefinition>>;
  /** Column that dates a row; look-up tables have none. */
  readonly time?: string;
  /** Column whose code identifies a row: makes this a look-up table whose other columns are dimensions of every fact that holds the key. */
  readonly key?: string;
  /** Look-up tables joined by their key, in order of precedence: their columns become dimensions of this fact. Own columns win over them, they win over states. */
  readonly lookups?: readonly string[];
  /** Source rows that are never counted (previews, machine events, test sends). */
  readonly exclude?: readonly Condition[];
  /** Columns that must come down to one value, else the question is ambiguous: two attribution models do not add. */
  readonly single?: readonly string[];
}

/** States that HCPs are in over time. */
export interface StateDefinition {
  readonly id: string;
  readonly fact: string;
  /** `snapshot`: rows are dated states of all; `interval`: rows hold from `time` to before `until`; `event`: rows are changes that hold until the next (or `until`). */
  readonly kind: 'snapshot' | 'interval' | 'event';
  readonly entity: string;
  /** Column with the state; absent: being there is the state. */
  readonly state?: string;
  readonly time: string;
  readonly until?: string;
  /** State that follows once `until` has passed. */
  readonly expired?: string;
  /** Columns that divide the timelines (product, channel). */
  readonly by?: readonly string[];
  /** Columns of `by` that must come down to one value, else the question is ambiguous. */
  readonly single?: readonly string[];
  /** Which state wins when timelines of one HCP are seen together, best first; absent: an HCP may be in several. */
  readonly precedence?: readonly string[];
  /** States of the universe: HCPs in it without a state here form the "none" group. */
  readonly universe?: string;
  /** How many days a snapshot stands for when the next is missing. */
  readonly carryDays?: number;
}

/** Everything a provider and a reader must know about the figures: plain data, extended or overridden by the host. */
export interface Catalog {
  readonly version: string;
  readonly currency: string;
  readonly calendar: Calendar;
  readonly measures: readonly MeasureDefinition[];
  readonly dimensions: readonly DimensionDefinition[];
  readonly facts: readonly FactDefinition[];
  readonly states: readonly StateDefinition[];
}

/** What a host adds or replaces, by id. */
export type CatalogExtension = { readonly [Key in keyof Catalog]?: Catalog[Key] };

type Listed = 'measures' | 'dimensions' | 'facts' | 'states';

function mergeById<Item extends { readonly id: string }>(base: readonly Item[], added: readonly Item[] = []): readonly Item[] {
  const byId = new Map(base.map((item) => [item.id, item]));
  for (const item of added) byId.set(item.id, item);
  return [...byId.values()];
}

/** The base with the host's entries added, or put in place of those with the same id. */
export function extendCatalog(base: Catalog, extension: CatalogExtension): Catalog {
  const lists = { measures: mergeById(base.measures, extension.measures), dimensions: mergeById(base.dimensions, extension.dimensions),
    facts: mergeById(base.facts, extension.facts), states: mergeById(base.states, extension.states) } satisfies Pick<Catalog, Listed>;
  return { version: extension.version ?? base.version, currency: extension.currency ?? base.currency, calendar: extension.calendar ?? base.calendar, ...lists };
}

export function measureDefinition(catalog: Catalog, id: string): MeasureDefinition | undefined {
  return catalog.measures.find((measure) => measure.id === id);
}

export function dimensionDefinition(catalog: Catalog, id: string): DimensionDefinition | undefined {
  return catalog.dimensions.find((dimension) => dimension.id === id);
}

/** Whether parts of the measure along a dimension are the whole by its definition: a share across just that. */
export function isWholeAlong(dimension: string, measure: string, catalog: Catalog | undefined): boolean {
  const formula = catalog && measureDefinition(catalog, measure)?.formula;
  return formula?.op === 'share' && formula.across.includes(dimension);
}
