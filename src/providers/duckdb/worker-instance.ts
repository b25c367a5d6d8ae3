import type { AsyncDuckDB, AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import type { SqlStatement } from '../../sql/index.js';
import { arrowStream, type Flechette } from './arrow-rows.js';
import { closedEngine, engineError } from './engine-errors.js';
import type { DuckDbInstance, Insertion } from './engine.js';
import { literal } from './literals.js';

interface WorkerParts {
  readonly db: AsyncDuckDB;
  readonly arrow: Flechette;
  readonly worker: Worker;
  /** Rejects once the worker ended by itself. */
  readonly broken: Promise<never>;
  readonly subject: string;
}

type Rows = readonly (readonly unknown[])[];

const ROWS_A_TIME = 250_000;
const ALIVE_MS = 10_000;

export function inWorker(parts: WorkerParts): WorkerInstance {
  return new WorkerInstance(parts);
}

class WorkerInstance implements DuckDbInstance {
  readonly #db: AsyncDuckDB;
  readonly #arrow: Flechette;
  readonly #worker: Worker;
  readonly #subject: string;
  /** Rejects once nothing will be answered any more: a worker that was ended leaves its promises open. */
  readonly #end: Promise<never>;
  #close: (reason: Error) => void = () => undefined;
  #isClosed = false;

  constructor({ db, arrow, worker, broken, subject }: WorkerParts) {
    this.#db = db;
    this.#arrow = arrow;
    this.#worker = worker;
    this.#subject = subject;
    const closing = new Promise<never>((_, reject) => { this.#close = reject; });
    this.#end = Promise.race([broken, closing]);
    this.#end.catch(() => undefined);
  }

  /** Statements of ours, one after the other. */
  async settle(statements: readonly string[]): Promise<void> {
    await this.#connected(async (connection) => {
      for (const statement of statements) await rowsOf(connection, statement);
    });
  }

  async run({ sql, parameters }: SqlStatement, { signal }: { readonly signal: AbortSignal }): Promise<Rows> {
    signal.throwIfAborted();
    return this.#connected((connection) => answerOf(connection, sql, parameters.map(literal)), signal);
  }

  async insert({ table, rows, columns, firstRow, report }: Insertion): Promise<void> {
    for (let from = 0; from < rows.length; from += ROWS_A_TIME) {
      const until = Math.min(from + ROWS_A_TIME, rows.length);
      const bytes = arrowStream(this.#arrow, columns, { rows, from, until, firstRow });
      await this.#connected((connection) => connection.insertArrowFromIPCStream(bytes, { name: table, schema: 'main', create: false }));
      report(until);
    }
  }

  async isAlive(): Promise<boolean> {
    const late = new Promise<boolean>((resolve) => { setTimeout(() => resolve(false), ALIVE_MS); });
    return Promise.race([late, this.#connected((connection) => rowsOf(connection, 'select 1')).then((rows) => rows.length === 1, () => false)]);
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#worker.terminate();
    this.#close(closedEngine(this.#subject));
  }

  /** Work on a connection of its own, so that stopping it stops nothing else. */
  async #connected<Value>(work: (connection: AsyncDuckDBConnection) => Promise<Value>, signal?: AbortSignal): Promise<Value> {
    if (this.#isClosed) throw closedEngine(this.#subject);
    let connection: AsyncDuckDBConnection | undefined;
    const running = (async () => {
      connection = await this.#db.connect();
      try {
        signal?.throwIfAborted();
        return await work(connection);
      } finally {
        if (!this.#isClosed) await connection.close();
      }
    })();
    running.catch(() => undefined);
    let stop: () => void = () => undefined;
    const aborted = new Promise<never>((_, reject) => {
      stop = () => {
        reject(signal?.reason as Error);
        if (!this.#isClosed) connection?.cancelSent().catch(() => undefined);
      };
      signal?.addEventListener('abort', stop, { once: true });
    });
    try {
      return await Promise.race([running, this.#end, aborted]);
    } catch (thrown) {
      signal?.throwIfAborted();
      throw engineError(thrown, this.#subject);
    } finally {
      signal?.removeEventListener('abort', stop);
    }
  }
}

/** Values come in by `execute` only: they are never a part of the statement that is planned. */
async function answerOf(connection: AsyncDuckDBConnection, sql: string, values: readonly string[]): Promise<Rows> {
  if (values.length === 0) return rowsOf(connection, sql);
  await rowsOf(connection, `prepare question as ${sql}`);
  return rowsOf(connection, `execute question(${values.join(', ')})`);
}

/** Sent rather than asked: statements of other connections run in between, and it can be stopped. */
async function rowsOf(connection: AsyncDuckDBConnection, sql: string): Promise<Rows> {
  const rows: unknown[][] = [];
  for await (const batch of await connection.send(sql, true)) {
    const columns = batch.schema.fields.map((_, at) => batch.getChildAt(at));
    for (let row = 0; row < batch.numRows; row += 1) rows.push(columns.map((column) => (column?.get(row) ?? null) as unknown));
  }
  return rows;
}
