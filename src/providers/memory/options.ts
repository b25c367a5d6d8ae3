import type { Catalog, DataProvider, IsoDate } from '../../contract/index.js';
import type { TableSource } from '../../tables/table-source.js';

export interface MemoryProviderOptions {
  /** By id of the catalog's facts: `{ interactions: { csv: new URL(…) }, hcps: [{ hcp: 'h1' }] }`. */
  readonly tables: Readonly<Record<string, TableSource>>;
  /** The core catalog unless given. */
  readonly catalog?: Catalog;
  /** The system the figures come from, as a reader knows it. */
  readonly source?: string;
  /** Last day (inclusive) for which the tables hold everything; the latest day in the facts unless given. */
  readonly completeThrough?: IsoDate;
  /** First day (inclusive) from which the tables hold everything: figures that begin before it are partial. Nothing is said of the beginning unless given. */
  readonly completeFrom?: IsoDate;
  /** Smallest group of HCPs that may be shown; 5 unless given, 1 hides nothing. */
  readonly k?: number;
  /** Name used in errors. */
  readonly name?: string;
  /**
   * Reads the tables and answers in a worker, so that the page is never held up: `true` for the worker file of the package,
   * or a function that starts it where the host's bundler or its Trusted Types want to. Without it all is done where the provider is made.
   */
  readonly worker?: boolean | (() => Worker);
  /** Hands the arrays of compact columns over to the worker instead of copying them: they are empty in the page afterwards. */
  readonly transferTables?: boolean;
}

/** A provider that keeps its tables in memory. */
export interface MemoryProvider extends DataProvider {
  /** Settles once the first tables are read; rejects with the first error. Questions wait for it by themselves, and those that do not need a failed table are answered. */
  readonly ready: Promise<void>;
  /** Adds rows to a table. Where the rows are refused the promise rejects and the table stays as it was. */
  append(table: string, source: TableSource): Promise<void>;
  /** Puts a table in the place of the one before, or adds it. Where it is refused the promise rejects and all stays as it was. */
  replace(table: string, source: TableSource): Promise<void>;
  /** Ends what is being read and lets go of all tables; later questions are refused. */
  close(): void;
}
