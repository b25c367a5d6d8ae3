import type { SqlStatement } from '../../sql/index.js';
import type { Table } from '../../tables/column-store.js';
import type { PhysicalColumn } from './layout.js';

/** Rows on their way into a table of the engine. */
export interface Insertion {
  readonly table: string;
  readonly rows: Table;
  /** The columns of the engine's table, in its order. */
  readonly columns: readonly PhysicalColumn[];
  /** Number of the first of the rows. */
  readonly firstRow: number;
  /** Told how many of the rows are in. */
  readonly report: (loaded: number) => void;
}

/** A running engine. */
export interface DuckDbInstance {
  /** The rows of an answer. Rejects with the signal's reason once it is aborted, and lets the engine stop. */
  run(statement: SqlStatement, options: { readonly signal: AbortSignal }): Promise<readonly (readonly unknown[])[]>;
  insert(insertion: Insertion): Promise<void>;
  /** Whether it still answers: an engine that broke never mends. */
  isAlive(): Promise<boolean>;
  /** Ends it and frees its memory; what it was still asked for is rejected. */
  close(): void;
}

/** Where DuckDB runs: `duckDbInWorker` or `nodeDuckDb`. */
export interface DuckDbEngine {
  /** Starts an engine of its own. `report` is told bytes of the engine's own files, where they are loaded. Throws `failed-engine`. */
  start(options: { readonly subject: string; readonly report: (loaded: number, total?: number) => void }): Promise<DuckDbInstance>;
}
