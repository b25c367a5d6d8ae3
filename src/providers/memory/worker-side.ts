import { toOmnichannelError, type OmnichannelError, type Result } from '../../contract/index.js';
import { pack } from './packed-result.js';
import { TablesInMemory } from './tables-in-memory.js';
import { failureOf, unpackSource, type Answer, type Ask, type ToPage, type ToWorker, type WorkerOptions } from './worker-messages.js';

/** The worker's end of the line to the page. */
export interface PagePort {
  postMessage(message: ToPage, transfer: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

/** Keeps the tables of one provider on behalf of a page, and answers its questions. */
export function serveTables(port: PagePort): void {
  const side = new WorkerSide(port);
  port.addEventListener('message', ({ data }) => side.take(data as ToWorker));
}

class WorkerSide {
  readonly #port: PagePort;
  readonly #running = new Map<number, AbortController>();
  #provider: TablesInMemory | undefined;

  constructor(port: PagePort) {
    this.#port = port;
  }

  take(message: ToWorker): void {
    if ('stop' in message) this.#running.get(message.stop)?.abort();
    else void this.#run(message.id, message);
  }

  async #run(id: number, ask: Ask): Promise<void> {
    const controller = new AbortController();
    this.#running.set(id, controller);
    try {
      const { answer, transfer } = await this.#answer(ask, controller.signal);
      this.#tell({ tell: 'answer', id, answer }, transfer);
    } catch (thrown) {
      this.#tell({ tell: 'failure', id, failure: failureOf(toOmnichannelError(thrown, this.#provider?.name ?? 'memory')) });
    } finally {
      this.#running.delete(id);
    }
  }

  async #answer(ask: Ask, signal: AbortSignal): Promise<{ readonly answer: Answer; readonly transfer: readonly ArrayBuffer[] }> {
    if (ask.ask === 'open') return { answer: await this.#open(ask.options), transfer: [] };
    const provider = this.#provider as TablesInMemory;
    if (ask.ask === 'queryAll') return packAll(await provider.queryAll(ask.queries, { signal }));
    if (ask.ask === 'members') return { answer: await provider.members(ask.request, { signal }), transfer: [] };
    await provider[ask.ask](ask.table, unpackSource(ask.source));
    return { answer: undefined, transfer: [] };
  }

  async #open({ tables, ...options }: WorkerOptions): Promise<undefined> {
    this.#tell({ tell: 'open' });
    const provider = this.#made({ ...options, tables: Object.fromEntries(Object.entries(tables).map(([id, source]) => [id, unpackSource(source)])) });
    this.#provider = provider;
    provider.subscribe((change) => {
      this.#tell({ tell: 'capabilities', capabilities: provider.capabilities });
      this.#tell({ tell: 'change', change });
    });
    provider.watchProgress((progress) => this.#tell({ tell: 'progress', progress }));
    await provider.ready.finally(() => this.#tell({ tell: 'capabilities', capabilities: provider.capabilities }));
    return undefined;
  }

  #made(options: WorkerOptions): TablesInMemory {
    try {
      return new TablesInMemory(options);
    } catch (thrown) {
      this.#tell({ tell: 'refused', failure: failureOf(toOmnichannelError(thrown, options.name ?? 'memory')) });
      throw thrown;
    }
  }

  #tell(message: ToPage, transfer: readonly ArrayBuffer[] = []): void {
    this.#port.postMessage(message, [...transfer]);
  }
}

function packAll(answers: readonly (Result | Error)[]): { readonly answer: Answer; readonly transfer: readonly ArrayBuffer[] } {
  const packed = answers.map((one) => (one instanceof Error ? { answer: failureOf(one as OmnichannelError), transfer: [] } : pack(one)));
  return { answer: packed.map(({ answer }) => answer), transfer: packed.flatMap(({ transfer }) => transfer) };
}
