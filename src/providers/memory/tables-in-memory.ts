import { CORE_CATALOG } from '../../catalog/index.js';
import {
  checkQuery, Listeners, OmnichannelError, toOmnichannelError, untilAborted, type Capabilities, type Change, type Member, type MembersRequest, type Progress, type Query, type Result,
} from '../../contract/index.js';
import { answerQuery } from '../../engine/answer.js';
import { capabilitiesOf } from '../../engine/capabilities.js';
import { checkOptions } from '../../engine/check-options.js';
import { factsOf } from '../../engine/measure-reads.js';
import type { Table } from '../../tables/column-store.js';
import { appendTable } from '../../tables/table-append.js';
import { readTable, type TableSource } from '../../tables/table-source.js';
import { changedDimensions } from './changed-dimensions.js';
import { LoadedStore } from './loaded-store.js';
import { loadedTable } from './member-counts.js';
import { members } from './members.js';
import type { MemoryProvider } from './options.js';
import { ProgressBoard } from '../../tables/progress-board.js';
import { nextTurn } from './turns.js';
import type { WorkerOptions } from './worker-messages.js';

/** Tables in the memory of the thread this is made in. */
export class TablesInMemory implements MemoryProvider {
  readonly name: string;
  readonly ready: Promise<void>;
  readonly #store: LoadedStore;
  readonly #closing = new AbortController();
  readonly #listeners = new Listeners<Change>();
  readonly #progress = new ProgressBoard();
  #isReady = false;
  #capabilities: { readonly revision: number; readonly value: Capabilities } | undefined;
  /** Changes follow one another in the order in which they were asked for. */
  #lastChange: Promise<unknown>;

  constructor({ tables, catalog = CORE_CATALOG, source = 'memory', completeFrom, completeThrough, k = 5, name = 'memory' }: WorkerOptions) {
    this.name = name;
    const reach = checkOptions({ catalog, k, name, completeFrom, completeThrough });
    this.#store = new LoadedStore({ catalog, k, source, from: reach.completeFrom, reach: reach.completeThrough });
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

  /** One question a turn, so that the thread is never held up for longer than by one of them. */
  async queryAll(queries: readonly Query[], { signal }: { readonly signal: AbortSignal }): Promise<readonly (Result | Error)[]> {
    await this.#whenReady(signal);
    const answers: (Result | Error)[] = [];
    for (const query of queries) {
      await nextTurn();
      signal.throwIfAborted();
      this.#closing.signal.throwIfAborted();
      answers.push(this.#answerOrError(query));
    }
    return answers;
  }

  async members(request: MembersRequest, { signal }: { readonly signal: AbortSignal }): Promise<readonly Member[]> {
    await this.#whenReady(signal);
    return members(request, this.#store);
  }

  subscribe(listener: (change: Change) => void): () => void {
    return this.#listeners.add(listener);
  }

  watchProgress(listener: (progress: Progress) => void): () => void {
    return this.#progress.watch(listener);
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
    this.#progress.close();
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
    const part = this.#progress.begin(id);
    try {
      return await readTable(this.#store.definition(id), source, { dictionaries, timeZone: catalog.calendar.timeZone, signal, onProgress: part.advance });
    } finally {
      part.end();
    }
  }

  #answerOrError(query: Query): Result | Error {
    try {
      checkQuery(query, this.name);
      return answerQuery(query, this.#store);
    } catch (thrown) {
      return toOmnichannelError(thrown, this.name);
    }
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

  #notify(table: string, dimensions: readonly string[] | undefined): void {
    const { catalog } = this.#store;
    const measures = catalog.measures.flatMap(({ id }) => (factsOf(catalog, id).has(table) ? [id] : []));
    this.#listeners.tell({ measures, ...(dimensions && { dimensions }) });
  }

  async #whenReady(signal: AbortSignal): Promise<void> {
    await untilAborted(this.ready.catch(() => undefined), signal);
    this.#closing.signal.throwIfAborted();
  }
}
