import {
  Listeners, OmnichannelError, type Capabilities, type Change, type Member, type MembersRequest, type Progress, type Query, type Result,
} from '../../contract/index.js';
import type { TableSource } from '../../tables/table-source.js';
import type { MemoryProvider, MemoryProviderOptions } from './options.js';
import { unpack, type PackedResult } from './packed-result.js';
import { ProgressBoard } from '../../tables/progress-board.js';
import { buffersIn, errorOf, packSource, unportable, type Answer, type Ask, type Failure, type ToPage } from './worker-messages.js';

export type { MemoryProvider, MemoryProviderOptions } from './options.js';

/** How long a worker may take to start, in milliseconds. */
const LONGEST_START_MS = 20_000;

/**
 * A provider that answers from tables in the memory of a worker, of which the page loads only the line to it. What is wrong with
 * the options or a table comes with `ready` and the questions that need it; `failed-engine` where the worker does not start or dies.
 */
export function createMemoryProvider(options: MemoryProviderOptions): MemoryProvider {
  return new TablesInWorker(options);
}

const packagedWorker = (): Worker => new Worker(new URL('./memory.worker.js', import.meta.url), { type: 'module' });

interface Pending {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (reason: Error) => void;
}

class TablesInWorker implements MemoryProvider {
  readonly name: string;
  readonly ready: Promise<void>;
  readonly #pending = new Map<number, Pending>();
  readonly #listeners = new Listeners<Change>();
  readonly #progress = new ProgressBoard();
  readonly #isTransferred: boolean;
  #worker: Worker | undefined;
  #startTimer: ReturnType<typeof setTimeout> | undefined;
  #capabilities: Capabilities | undefined;
  #failure: OmnichannelError | undefined;
  #asked = 0;

  constructor({ worker, transferTables = false, tables, ...options }: MemoryProviderOptions) {
    this.name = options.name ?? 'memory';
    this.#isTransferred = transferTables;
    this.#start(typeof worker === 'function' ? worker : packagedWorker);
    this.ready = this.#open(tables, options);
    this.ready.catch(() => undefined);
  }

  get capabilities(): Capabilities | undefined {
    return this.#capabilities;
  }

  async query(query: Query, options: { readonly signal: AbortSignal }): Promise<Result> {
    const [answer] = await this.queryAll([query], options);
    if (answer instanceof Error) throw answer;
    return answer as Result;
  }

  async queryAll(queries: readonly Query[], { signal }: { readonly signal: AbortSignal }): Promise<readonly (Result | Error)[]> {
    const answers = (await this.#ask({ ask: 'queryAll', queries }, signal)) as readonly (Result | PackedResult | Failure)[];
    return Promise.all(answers.map(async (answer) => ('failed' in answer ? errorOf(answer) : unpack(answer))));
  }

  async members(request: MembersRequest, { signal }: { readonly signal: AbortSignal }): Promise<readonly Member[]> {
    return (await this.#ask({ ask: 'members', request }, signal)) as readonly Member[];
  }

  subscribe(listener: (change: Change) => void): () => void {
    return this.#listeners.add(listener);
  }

  watchProgress(listener: (progress: Progress) => void): () => void {
    return this.#progress.watch(listener);
  }

  append(table: string, source: TableSource): Promise<void> {
    return this.#change('append', table, source);
  }

  replace(table: string, source: TableSource): Promise<void> {
    return this.#change('replace', table, source);
  }

  close(): void {
    this.#fail(new OmnichannelError('failed-request', { subject: this.name, problem: 'failed request: the provider is closed', remedy: 'Create a new provider.' }));
    this.#listeners.clear();
    this.#progress.close();
  }

  async #open(tables: MemoryProviderOptions['tables'], options: Omit<MemoryProviderOptions, 'worker' | 'transferTables' | 'tables'>): Promise<void> {
    const packed = Object.fromEntries(Object.entries(tables).map(([id, source]) => [id, packSource(source, id)]));
    await this.#ask({ ask: 'open', options: { ...options, tables: packed } });
  }

  async #change(ask: 'append' | 'replace', table: string, source: TableSource): Promise<void> {
    await this.#ask({ ask, table, source: packSource(source, table) });
  }

  #start(start: () => Worker): void {
    try {
      const worker = start();
      this.#worker = worker;
      worker.addEventListener('message', ({ data }: MessageEvent<ToPage>) => this.#take(data));
      worker.addEventListener('error', (event) => {
        event.preventDefault();
        this.#fail(this.#engineFailure(this.#startTimer === undefined ? 'the worker died' : 'the worker does not start', event.message));
      });
      worker.addEventListener('messageerror', () => this.#fail(this.#engineFailure('the worker sent what cannot be read')));
      this.#startTimer = setTimeout(() => this.#fail(this.#engineFailure(`the worker did not start within ${LONGEST_START_MS / 1000} s`)), LONGEST_START_MS);
    } catch (thrown) {
      this.#fail(this.#engineFailure('the worker does not start', thrown));
    }
  }

  #engineFailure(reason: string, cause?: unknown): OmnichannelError {
    return new OmnichannelError('failed-engine', {
      subject: this.name, problem: `failed engine: ${reason}`,
      remedy: 'Serve the file memory.worker.js beside the module, allow it by worker-src \'self\', or start it yourself: { worker: () => new Worker(…) }.', cause,
    });
  }

  #ask(ask: Ask, signal?: AbortSignal): Promise<Answer> {
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      if (this.#failure) throw this.#failure;
      const id = this.#asked++;
      const stop = (): void => {
        this.#pending.delete(id);
        this.#worker?.postMessage({ stop: id });
        reject(signal?.reason as Error);
      };
      const settled = (): void => signal?.removeEventListener('abort', stop);
      this.#pending.set(id, {
        resolve: (answer) => { settled(); resolve(answer); },
        reject: (reason) => { settled(); reject(reason); },
      });
      signal?.addEventListener('abort', stop, { once: true });
      this.#post({ ...ask, id });
    });
  }

  #post(message: Ask & { readonly id: number }): void {
    const tables = message.ask === 'open' ? message.options.tables : 'source' in message ? message.source : undefined;
    try {
      this.#worker?.postMessage(message, this.#isTransferred ? [...buffersIn(tables)] : []);
    } catch (cause) {
      const failure = unportable(this.name, String((cause as Error).message), cause);
      if (message.ask === 'open') this.#fail(failure);
      else this.#settle(message.id)?.reject(failure);
    }
  }

  #take(message: ToPage): void {
    switch (message.tell) {
      case 'open': return this.#opened();
      case 'answer': return this.#settle(message.id)?.resolve(message.answer);
      case 'failure': return this.#settle(message.id)?.reject(errorOf(message.failure));
      case 'refused': return this.#fail(errorOf(message.failure));
      case 'capabilities': this.#capabilities = message.capabilities; return;
      case 'progress': return this.#progress.set(message.progress);
      case 'change': this.#listeners.tell(message.change);
    }
  }

  #opened(): void {
    clearTimeout(this.#startTimer);
    this.#startTimer = undefined;
  }

  #settle(id: number): Pending | undefined {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    return pending;
  }

  /** Nothing more comes from the worker: all that waits is refused, and all that will be asked. */
  #fail(failure: OmnichannelError): void {
    this.#failure ??= failure;
    this.#opened();
    this.#worker?.terminate();
    this.#worker = undefined;
    for (const id of [...this.#pending.keys()]) this.#settle(id)?.reject(failure);
  }
}
