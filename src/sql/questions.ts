import type { Cells } from '../engine/cells.js';
import type { Scope } from '../engine/store.js';
import type { Sql } from './compile.js';

/** One row of an answer: the groups, then the aggregates. Codes are numbers of their dimension's dictionary, 0 for none. */
export type SqlRow = readonly unknown[];

/** Rows that several questions are about: they are asked together, in one statement. */
export interface SqlSource {
  /** Equal for equal sources. */
  readonly key: string;
  /** Common table expressions, by name, in the order they build upon each other. */
  readonly with?: readonly (readonly [name: string, query: Sql])[];
  /** What follows `from`, conditions included. */
  readonly from: Sql;
  /** What rows are grouped by. */
  readonly groups: readonly Sql[];
  /** The dimension whose codes stand in each group; `undefined` where it is a number. */
  readonly dimensions: readonly (string | undefined)[];
  /** How rows of an answer are read, where they hold more than codes and numbers; it makes all their codes known to the dictionaries. */
  readonly read?: (rows: readonly SqlRow[]) => readonly SqlRow[];
}

/** What a leaf asks of the database. */
export interface SqlQuestion {
  /** Equal for equal questions. */
  readonly key: string;
  readonly source: SqlSource;
  readonly aggregates: readonly Sql[];
  /** Whether its answer is the same for all filters and periods: it is kept as long as the references. */
  readonly isLasting?: boolean;
}

/** Answers by the key of their question; `undefined` while it was not asked yet. */
export type Known = (question: SqlQuestion) => readonly SqlRow[] | undefined;

/** How a leaf is answered: `undefined` while its questions (all of them noted by `known`) have no answer. */
export type ReadLeaf = (scope: Scope, known: Known) => Cells | undefined;
