import type { Catalog } from '../../contract/index.js';
import type { Dictionaries, Table } from './column-store.js';

/** The table whose rows are objectives: they date nothing that happened, and any measure may be asked for with them. */
export const OBJECTIVES = 'objectives';

/** What the engine reads: the loaded tables and how to read them. */
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
  /** A loaded table. Throws `missing-table`, or the error with which its loading failed. */
  table(id: string): Table;
  /** Whether the table was given. `table` still throws where its loading failed, so that a broken table is never taken for an absent one. */
  has(id: string): boolean;
}
