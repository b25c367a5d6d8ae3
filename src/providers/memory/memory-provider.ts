import { CORE_CATALOG } from '../../catalog/index.js';
import {
  checkQuery, OmnichannelError, requireDay, toOmnichannelError,
  type Capabilities, type Catalog, type Change, type DataProvider, type IsoDate, type Member, type MembersRequest, type Query, type Result,
} from '../../contract/index.js';
import { capabilitiesOf } from '../../engine/capabilities.js';
import { checkCatalog } from '../../engine/catalog-check.js';
import { changedDimensions } from './changed-dimensions.js';
import type { Table } from '../../tables/column-store.js';
import { answerQuery } from '../../engine/answer.js';
import { LoadedStore } from './loaded-store.js';
import { factsOf } from '../../engine/measure-reads.js';
import { loadedTable } from './member-counts.js';
import { members } from './members.js';
import { appendTable } from '../../tables/table-append.js';
import { readTable, type TableSource } from '../../tables/table-source.js';

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
}

/** A provider that keeps its tables in the page. */
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

/**
 * A provider that answers from tables in memory. Throws `invalid-catalog`, `duplicate-id`, `cyclic-formula`,
 * `unknown-table`, `invalid-date` or `invalid-setting` at once; what is wrong inside a table comes with the questions that need it.
 */
export function createMemoryProvider(options: MemoryProviderOptions): MemoryProvider {
  return new TablesInMemory(options);
}

class TablesInMemory implements MemoryProvider {
  readonly name: string;
  readonly ready: Promise<void>;
  readonly #store: LoadedStore;
  readonly #closing = new AbortController();
  readonly #listeners = new Set<(change: Change) => void>();
  #isReady = false;
  #capabilities: { readonly revision: number; readonly value: Capabilities } | undefined;
  /** Changes follow one another in the order in which they were asked for. */
  #lastChange: Promise<unknown>;

  constructor({ tables, catalog = CORE_CATALOG, source = 'memory', completeFrom, completeThrough, k = 5, name = 'memory' }: MemoryProviderOptions) {
    this.name = name;
    checkCatalog(catalog);
    if (!Number.isInteger(k) || k < 0) {
      throw new OmnichannelError('invalid-setting', { subject: name, problem: `invalid k ${String(k)}`, remedy: 'Give the smallest group that may be shown as a whole number; 1 hides nothing.' });
    }
    const day = (date: IsoDate | undefined): number | undefined => (date === undefined ? undefined : requireDay(date, name));
    this.#store = new LoadedStore({ catalog, k, source, from: day(completeFrom), reach: day(completeThrough) });
    for (const id of Object.keys(tables)) this.#store.definition(id);
    this.ready = this.#load(tables);
    this.#lastChange = this.ready.catch(() => undefined);
  }

  get capabilities(): Capabilities | undefined {
    if (!this.#isReady) return undefined;
    const { revision } = this.#store;
    if (this.#capabilities?.revision !== revision) this.#capabilities = { revision, value: capabilitiesOf(this.#store) };
    return this.#capabilities.value;
  }

  async query(query: Query, { signal }: { readonly signal: AbortSignal }): Promise<Result> {
    await this.#whenReady(signal);
    checkQuery(query, this.name);
    return answerQuery(query, this.#store);
  }

  async members(request: MembersRequest, { signal }: { readonly signal: AbortSignal }): Promise<readonly Member[]> {
    await this.#whenReady(signal);
    return members(request, this.#store);
  }

  subscribe(listener: (change: Change) => void): () => void {
    const own = (change: Change): void => listener(change);
    this.#listeners.add(own);
    return () => void this.#listeners.delete(own);
  }

  append(table: string, source: TableSource): Promise<void> {
    return this.#change(table, async () => {
      const before = this.#store.has(table) ? this.#store.table(table) : undefined;
      const added = await this.#read(table, source);
      return before ? appendTable(before, added) : added;
    });
  }

  replace(table: string, source: TableSource): Promise<void> {
    return this.#change(table, () => this.#read(table, source));
  }

  close(): void {
    this.#closing.abort(new OmnichannelError('failed-request', { subject: this.name, problem: 'failed request: the provider is closed', remedy: 'Create a new provider.' }));
    this.#listeners.clear();
    this.#store.clear();
  }

  async #load(tables: Readonly<Record<string, TableSource>>): Promise<void> {
    const settled = await Promise.all(Object.entries(tables).map(async ([id, source]) => {
      const table = await this.#read(id, source).catch((thrown: unknown) => toOmnichannelError(thrown, id));
      if (!this.#closing.signal.aborted) this.#store.put(id, table);
      return table;
    }));
    this.#isReady = true;
    const failure = settled.find((table) => table instanceof OmnichannelError);
    if (failure) throw failure;
  }

  async #read(id: string, source: TableSource): Promise<Table> {
    const { catalog, dictionaries } = this.#store;
    const { signal } = this.#closing;
    return readTable(this.#store.definition(id), source, { dictionaries, timeZone: catalog.calendar.timeZone, signal });
  }

  #change(id: string, read: () => Promise<Table>): Promise<void> {
    const change = this.#lastChange.then(async () => {
      const table = await read().catch((thrown: unknown) => {
        throw this.#closing.signal.aborted ? this.#closing.signal.reason : toOmnichannelError(thrown, id);
      });
      this.#closing.signal.throwIfAborted();
      const { completeThrough } = this.#store;
      const before = loadedTable(this.#store, id);
      this.#store.put(id, table);
      // Another last day counts other HCPs behind any member.
      const isSameDay = Object.is(completeThrough, this.#store.completeThrough);
      this.#notify(id, isSameDay ? changedDimensions([...(before ? [before] : []), table], this.#store) : undefined);
    });
    this.#lastChange = change.catch(() => undefined);
    return change;
  }

  /** Each listener in a turn of its own: what one throws neither stops the others nor fails the change. */
  #notify(table: string, dimensions: readonly string[] | undefined): void {
    const { catalog } = this.#store;
    const measures = catalog.measures.flatMap(({ id }) => (factsOf(catalog, id).has(table) ? [id] : []));
    for (const listener of this.#listeners) {
      queueMicrotask(() => {
        if (this.#listeners.has(listener)) listener({ measures, ...(dimensions && { dimensions }) });
      });
    }
  }

  async #whenReady(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    await untilAborted(this.ready.catch(() => undefined), signal);
    this.#closing.signal.throwIfAborted();
  }
}

/** Waits for the work, or rejects with the signal's reason as soon as it is aborted. */
async function untilAborted(work: Promise<unknown>, signal: AbortSignal): Promise<void> {
  let stop: () => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason as Error);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
