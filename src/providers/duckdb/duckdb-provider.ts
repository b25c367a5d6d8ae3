import { CORE_CATALOG } from '../../catalog/index.js';
import {
  Listeners, OmnichannelError, untilAborted, type Capabilities, type Catalog, type Change, type DataProvider, type IsoDate, type Member, type MembersRequest, type Progress, type Query, type Result,
} from '../../contract/index.js';
import { checkOptions } from '../../engine/check-options.js';
import { factsOf } from '../../engine/measure-reads.js';
import { createSqlProvider, type SqlProvider, type SqlTableOptions } from '../../sql/index.js';
import { didYouMean } from '../../tables/near-matches.js';
import type { TableSource } from '../../tables/table-source.js';
import { ProgressBoard } from '../../tables/progress-board.js';
import type { DuckDbEngine } from './engine.js';
import { failureFor } from './failed-tables.js';
import { LoadedTables } from './loaded-tables.js';

/** A table that the engine has already: `{ table: 'interactions', columns: { occurredAt: 'date' } }`. Codes stand in it as texts. */
export interface ExistingTable {
  readonly table: string;
  readonly schema?: string;
  /** Names of columns, by their ids in the catalog. */
  readonly columns?: Readonly<Record<string, string>>;
  /** Column that says which of several rows of one day came later. */
  readonly sequence?: string;
}

export interface DuckDbProviderOptions {
  /** `duckDbInWorker({ worker, module })` in a browser, `nodeDuckDb()` on Node. */
  readonly engine: DuckDbEngine;
  /** By id of the catalog's facts: what is loaded into the engine, or where it stands there. */
  readonly tables: Readonly<Record<string, TableSource | ExistingTable>>;
  /** The core catalog unless given. */
  readonly catalog?: Catalog;
  /** The system the figures come from, as a reader knows it. */
  readonly source?: string;
  /** Name used in errors. */
  readonly name?: string;
  /** Smallest group of HCPs that may be shown; 5 unless given, 1 hides nothing. */
  readonly k?: number;
  /** First and last day (inclusive) for which the tables hold everything; as far as the facts reach, unless given. */
  readonly completeFrom?: IsoDate;
  readonly completeThrough?: IsoDate;
}

/** A provider that keeps its tables in a DuckDB of its own. */
export interface DuckDbProvider extends DataProvider {
  /** Starts the engine where nothing has been asked yet; settles once all tables are loaded, rejects with the first error. Questions wait by themselves, and those that do not need a failed table are answered. */
  readonly ready: Promise<void>;
  /** Adds rows to a table. Where the rows are refused the promise rejects and the table stays as it was. */
  append(table: string, source: TableSource): Promise<void>;
  /** Puts a table in the place of the one before, or adds it. Where it is refused the promise rejects and all stays as it was. */
  replace(table: string, source: TableSource): Promise<void>;
  /** Ends the engine and frees its memory; later questions are refused. */
  close(): void;
}

/** An engine that runs, with the tables in it. */
interface Running {
  readonly tables: LoadedTables;
  sql: SqlProvider;
}

/**
 * A provider that answers from tables in DuckDB. The engine starts with the first question; where it breaks, it is ended, and
 * the next question starts another and loads the tables from their sources again. Throws `invalid-catalog`, `duplicate-id`,
 * `cyclic-formula`, `unknown-table`, `invalid-date` or `invalid-setting` at once; what is wrong inside a table comes with the
 * questions that need it, what is wrong with the engine (`failed-engine`) with every question.
 */
export function createDuckDbProvider(options: DuckDbProviderOptions): DuckDbProvider {
  return new TablesInDuckDb(options);
}

const isExisting = (source: TableSource | ExistingTable): source is ExistingTable => typeof (source as Partial<ExistingTable>).table === 'string';

class TablesInDuckDb implements DuckDbProvider {
  readonly name: string;
  readonly #options: DuckDbProviderOptions;
  readonly #catalog: Catalog;
  readonly #existing: Record<string, SqlTableOptions> = {};
  /** What each table was made of, to make it again in another engine. */
  readonly #sources = new Map<string, readonly TableSource[]>();
  readonly #progress = new ProgressBoard();
  readonly #listeners = new Listeners<Change>();
  readonly #asking = new Set<Promise<unknown>>();
  #starting: Promise<Running> | undefined;
  #running: Running | undefined;
  #lastChange: Promise<unknown> = Promise.resolve();
  /** While a table is exchanged nothing is asked. */
  #exchange: Promise<unknown> = Promise.resolve();
  #isClosed = false;

  constructor(options: DuckDbProviderOptions) {
    const { tables, catalog = CORE_CATALOG, name = 'duckdb', k = 5, completeFrom, completeThrough } = options;
    this.name = name;
    this.#options = options;
    this.#catalog = catalog;
    checkOptions({ catalog, k, name, completeFrom, completeThrough });
    for (const [id, source] of Object.entries(tables)) {
      this.#checkTable(id);
      if (isExisting(source)) this.#existing[id] = existingOptions(source);
      else this.#sources.set(id, [source]);
    }
  }

  get ready(): Promise<void> {
    return this.#start().then(async ({ tables: { failed }, sql }) => {
      const [failure] = failed.values();
      if (failure) throw failure;
      await sql.ready;
    });
  }

  get capabilities(): Capabilities | undefined {
    return this.#running?.sql.capabilities;
  }

  async query(query: Query, options: { readonly signal: AbortSignal }): Promise<Result> {
    return this.#ask(options.signal, async ({ sql, tables }) => {
      const failure = failureFor(query, tables.failed, this.#catalog);
      if (failure) throw failure;
      return sql.query(query, options);
    });
  }

  async queryAll(queries: readonly Query[], options: { readonly signal: AbortSignal }): Promise<readonly (Result | Error)[]> {
    return this.#ask(options.signal, async ({ sql, tables }) => {
      const failures = queries.map((query) => failureFor(query, tables.failed, this.#catalog));
      const answers = [...await sql.queryAll(queries.filter((_, at) => !failures[at]), options)];
      return failures.map((failure) => failure ?? (answers.shift() as Result | Error));
    });
  }

  async members(request: MembersRequest, options: { readonly signal: AbortSignal }): Promise<readonly Member[]> {
    return this.#ask(options.signal, async ({ sql }) => sql.members(request, options));
  }

  subscribe(listener: (change: Change) => void): () => void {
    return this.#listeners.add(listener);
  }

  watchProgress(listener: (progress: Progress) => void): () => void {
    return this.#progress.watch(listener);
  }

  append(table: string, source: TableSource): Promise<void> {
    return this.#change(table, source, 'append');
  }

  replace(table: string, source: TableSource): Promise<void> {
    return this.#change(table, source, 'replace');
  }

  close(): void {
    this.#isClosed = true;
    void this.#starting?.then(({ tables }) => tables.close(), () => undefined);
    this.#starting = undefined;
    this.#running = undefined;
    this.#sources.clear();
    this.#listeners.clear();
    this.#progress.close();
  }

  #checkTable(id: string): void {
    const { facts } = this.#catalog;
    if (facts.some((fact) => fact.id === id)) return;
    throw new OmnichannelError('unknown-table', { subject: this.name, problem: `unknown table "${id}"`, remedy: `${didYouMean(id, facts.map((fact) => fact.id))} Tables are the facts of the catalog.` });
  }

  #checkOpen(): void {
    if (this.#isClosed) throw new OmnichannelError('failed-request', { subject: this.name, problem: 'failed request: the provider is closed', remedy: 'Create a new provider.' });
  }

  /** The running engine, or one that is started now. A start that fails is tried anew with the next question. */
  #start(): Promise<Running> {
    if (!this.#starting) {
      const starting = this.#load();
      this.#starting = starting;
      starting.catch(() => {
        if (this.#starting === starting) this.#starting = undefined;
      });
    }
    return this.#starting;
  }

  async #load(): Promise<Running> {
    this.#checkOpen();
    const tables = await LoadedTables.start({
      engine: this.#options.engine, sources: this.#sources, catalog: this.#catalog, subject: this.name, progress: this.#progress,
      codesAs: Object.keys(this.#existing).length > 0 ? 'texts' : 'numbers',
    });
    if (this.#isClosed) tables.close();
    this.#checkOpen();
    return (this.#running = { tables, sql: this.#sqlOver(tables) });
  }

  #sqlOver(tables: LoadedTables): SqlProvider {
    const { engine: _, ...options } = this.#options;
    const isOwn = Object.keys(this.#existing).length === 0;
    return createSqlProvider({
      ...options, source: options.source ?? 'DuckDB', name: this.name, connection: tables.connection, tables: { ...this.#existing, ...tables.options },
      ...(isOwn && { codes: tables.codes, freshMs: Infinity }),
    });
  }

  /** Asks the running engine; one that broke meanwhile is ended. */
  async #ask<Answer>(signal: AbortSignal, ask: (running: Running) => Promise<Answer>): Promise<Answer> {
    signal.throwIfAborted();
    this.#checkOpen();
    let exchange: Promise<unknown>;
    let running: Running;
    do {
      exchange = this.#exchange;
      running = await untilAborted(exchange.then(() => this.#start()), signal);
    } while (exchange !== this.#exchange);
    this.#checkOpen();
    const asking = ask(running);
    this.#asking.add(asking);
    try {
      return await asking;
    } catch (thrown) {
      signal.throwIfAborted();
      this.#checkOpen();
      if (thrown instanceof OmnichannelError && thrown.code === 'failed-engine' && !(await running.tables.isAlive())) this.#drop(running);
      throw thrown;
    } finally {
      this.#asking.delete(asking);
    }
  }

  #drop(running: Running): void {
    running.tables.close();
    if (this.#running !== running) return;
    this.#running = undefined;
    this.#starting = undefined;
  }

  #change(id: string, source: TableSource, how: 'append' | 'replace'): Promise<void> {
    const change = this.#lastChange.then(async () => {
      this.#checkOpen();
      this.#checkTable(id);
      const running = await this.#start();
      const put = await running.tables.read(id, source, how);
      const exchange = Promise.allSettled([...this.#asking]).then(async () => {
        this.#checkOpen();
        await put().catch((thrown: unknown) => {
          // Some of the rows may be in.
          this.#drop(running);
          throw thrown;
        });
        this.#sources.set(id, how === 'append' ? [...(this.#sources.get(id) ?? []), source] : [source]);
        running.sql = this.#sqlOver(running.tables);
      });
      this.#exchange = exchange.catch(() => undefined);
      await exchange;
      this.#notify(id);
    });
    this.#lastChange = change.catch(() => undefined);
    return change;
  }

  #notify(table: string): void {
    const measures = this.#catalog.measures.flatMap(({ id }) => (factsOf(this.#catalog, id).has(table) ? [id] : []));
    this.#listeners.tell({ measures });
  }
}

function existingOptions({ table, schema, columns, sequence }: ExistingTable): SqlTableOptions {
  return { name: schema === undefined ? table : [schema, table], ...(columns && { columns }), ...(sequence !== undefined && { sequence }) };
}
