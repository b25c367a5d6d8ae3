import type { Basis, Catalog, Filter, Formula } from '../contract/index.js';
import type { Dictionaries, Table, TableColumn } from '../tables/column-store.js';
import type { Cells } from './cells.js';

/** The table whose rows are objectives: they date nothing that happened, and any measure may be asked for with them. */
export const OBJECTIVES = 'objectives';

/** A filter as the engine asks with it. */
export interface Clause extends Filter {
  /** It chooses who counts, and hides none of the other codes they have. */
  readonly showsOthers?: boolean;
}

/** A grouped dimension and where its codes stand in a cell key. */
export interface Axis {
  readonly dimension: string;
  readonly stride: number;
  readonly size: number;
}

/** A stretch of days; `end` is exclusive. */
export interface Bucket { readonly start: number; readonly end: number }

/** What a formula is evaluated over. Formulas derive narrower and wider scopes from it. */
export interface Scope {
  readonly store: Store;
  readonly axes: readonly Axis[];
  readonly buckets: readonly Bucket[];
  /** The whole period, for a membership at its start or end. */
  readonly period: Bucket;
  readonly filters: readonly Clause[];
  readonly basis: Basis | undefined;
  /** Last day of which everything is known: the source's, or that of a frozen report; infinite where no fact says. */
  readonly through: number;
  /** Stocks are taken at the start of each bucket instead of its end. */
  readonly atStart?: boolean;
  /** Dimensions that could not be honoured are noted here. */
  readonly ignored: Set<string>;
  /** Kinds of basis that were used. */
  readonly bases: Set<string>;
  /** The measure being computed, for errors. */
  readonly measure: string;
}

/** A formula that is read from rows or states; all others are made from these, cell by cell. */
export type Leaf = Extract<Formula, { fact: string } | { states: string }>;

/** What the engine reads: figures at the bottom of each formula, and the tables that describe codes. */
export interface Store {
  readonly catalog: Catalog;
  readonly dictionaries: Dictionaries;
  /** Smallest group of HCPs that may be shown. */
  readonly k: number;
  /** Name of the source, as a reader knows it. */
  readonly source: string;
  /** When the tables were last changed, an ISO instant. */
  readonly loadedAt: string;
  /** Last day (inclusive) for which the tables hold everything, as a day number; NaN where no fact is loaded. */
  readonly completeThrough: number;
  /** First day (inclusive) from which the tables hold everything, as a day number; -Infinity where nobody says. */
  readonly completeFrom: number;
  /** First day in the facts, as a day number; NaN where no fact is loaded. */
  readonly firstDay: number;
  /** Grows by one with each change of a table: what was computed before is out of date. */
  readonly revision: number;
  /** The figures of a leaf in every cell of a scope. */
  leaf(formula: Leaf, scope: Scope): Cells;
  /** A table that describes codes or holds objectives, all of its rows. Throws `missing-table`, or the error with which its loading failed. */
  table(id: string): Table;
  /** Whether the table was given. `table` still throws where its loading failed, so that a broken table is never taken for an absent one. */
  has(id: string): boolean;
  /** Which columns a table has; `undefined` where it was not given or its loading failed. */
  columns(id: string): ReadonlyMap<string, { readonly type: TableColumn['type'] }> | undefined;
}
