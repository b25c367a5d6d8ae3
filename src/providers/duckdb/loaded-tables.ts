import { type OmnichannelError, toOmnichannelError, type Catalog, type FactDefinition } from '../../contract/index.js';
import type { SqlConnection, SqlProviderOptions, SqlTableOptions } from '../../sql/index.js';
import { Dictionaries, type Table } from '../../tables/column-store.js';
import { readTable, type TableSource } from '../../tables/table-source.js';
import type { ProgressBoard } from '../../tables/progress-board.js';
import type { DuckDbEngine, DuckDbInstance } from './engine.js';
import { createStatement, layoutOf, ROW, widened, type CodesAs, type PhysicalColumn } from './layout.js';

export type Sources = ReadonlyMap<string, readonly TableSource[]>;

interface LoadedTablesOptions {
  readonly engine: DuckDbEngine;
  readonly sources: Sources;
  readonly catalog: Catalog;
  readonly subject: string;
  readonly progress: ProgressBoard;
  readonly codesAs: CodesAs;
}

/** What stands in the engine. */
interface Placed { readonly columns: readonly PhysicalColumn[]; readonly length: number }

const ENGINE = 'engine';
/** Loaded tables bear other names than tables of the host. */
const placeOf = (id: string): string => `~${id}`;

/** A running engine with the tables that were loaded into it. */
export class LoadedTables {
  /** Why tables could not be loaded, by their ids. */
  readonly failed = new Map<string, OmnichannelError>();
  readonly connection: SqlConnection;
  readonly codes: NonNullable<SqlProviderOptions['codes']>;
  readonly #instance: DuckDbInstance;
  readonly #options: LoadedTablesOptions;
  readonly #dictionaries = new Dictionaries();
  readonly #placed = new Map<string, Placed>();

  /** Starts an engine and loads all sources. Rejects where the engine does not start; tables that cannot be loaded are in `failed`. */
  static async start(options: LoadedTablesOptions): Promise<LoadedTables> {
    const { engine, subject, progress } = options;
    const tell = (loaded: number, total: number | undefined, done: boolean): void => progress.set({ part: ENGINE, loaded, ...(total !== undefined && { total }), done });
    let reached: readonly [loaded: number, total?: number] = [0];
    tell(0, undefined, false);
    const starting = engine.start({
      subject,
      report: (loaded, total) => {
        reached = total === undefined ? [loaded] : [loaded, total];
        tell(loaded, total, false);
      },
    });
    const tables = new LoadedTables(await starting.finally(() => tell(reached[0], reached[1], true)), options);
    await tables.#loadAll();
    return tables;
  }

  private constructor(instance: DuckDbInstance, options: LoadedTablesOptions) {
    this.#instance = instance;
    this.#options = options;
    // A state that rows run out into may stand in none of them.
    for (const { state, expired } of options.catalog.states) if (state !== undefined && expired !== undefined) this.#dictionaries.of(state).add(expired);
    this.connection = { dialect: 'duckdb', run: (statement, running) => instance.run(statement, running) };
    this.codes = {
      encode: (column, code) => (code === '' ? undefined : this.#dictionaries.of(column).find(code)),
      decode: (column, value) => this.#dictionaries.of(column).values[Number(value ?? 0)] ?? '',
    };
  }

  /** Where the loaded tables stand, for the SQL provider. */
  get options(): Readonly<Record<string, SqlTableOptions>> {
    return Object.fromEntries([...this.#placed.keys()].map((id) => [id, { name: placeOf(id), sequence: ROW }]));
  }

  isAlive(): Promise<boolean> {
    return this.#instance.isAlive();
  }

  close(): void {
    this.#instance.close();
  }

  /** Reads a source; what it gives back puts the rows into the engine. */
  async read(id: string, source: TableSource, how: 'append' | 'replace'): Promise<() => Promise<void>> {
    const failure = this.failed.get(id);
    if (failure && how === 'append') throw failure;
    const rows = await this.#read(id, source);
    return async () => {
      await this.#put(rows, how);
      this.failed.delete(id);
    };
  }

  async #loadAll(): Promise<void> {
    await Promise.all([...this.#options.sources].map(async ([id, sources]) => {
      try {
        for (const [at, source] of sources.entries()) await this.#put(await this.#read(id, source), at === 0 ? 'replace' : 'append');
      } catch (thrown) {
        this.#placed.delete(id);
        this.failed.set(id, toOmnichannelError(thrown, id));
        this.#options.progress.set({ part: id, loaded: 0, done: true });
      }
    }));
  }

  async #read(id: string, source: TableSource): Promise<Table> {
    const { catalog, progress } = this.#options;
    progress.set({ part: id, loaded: 0, done: false });
    const definition = catalog.facts.find((fact) => fact.id === id) as FactDefinition;
    return readTable(definition, source, { dictionaries: this.#dictionaries, timeZone: catalog.calendar.timeZone });
  }

  async #put(rows: Table, how: 'append' | 'replace'): Promise<void> {
    const { progress, codesAs } = this.#options;
    const [id, place] = [rows.id, placeOf(rows.id)];
    const before = how === 'append' ? this.#placed.get(id) : undefined;
    const wanted = layoutOf(rows, codesAs);
    const { columns, statements } = before ? widened(place, before.columns, wanted) : { columns: wanted, statements: [createStatement(place, wanted)] };
    for (const statement of statements) await this.#execute(statement);
    const firstRow = before?.length ?? 0;
    await this.#instance.insert({ table: place, rows, columns, firstRow, report: (loaded) => progress.set({ part: id, loaded, total: rows.length, done: false }) });
    this.#placed.set(id, { columns, length: firstRow + rows.length });
    progress.set({ part: id, loaded: rows.length, total: rows.length, done: true });
  }

  async #execute(sql: string): Promise<void> {
    await this.#instance.run({ sql, parameters: [] }, { signal: new AbortController().signal });
  }
}
