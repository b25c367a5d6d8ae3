import { checkQuery, checkResult, toOmnichannelError, type DataProvider, type Query, type Result } from '../contract/index.js';

interface Waiting {
  readonly query: Query;
  readonly signal: AbortSignal;
  readonly resolve: (result: Result) => void;
  readonly reject: (reason: unknown) => void;
}

/** Gathers the questions of one turn of the event loop and hands them to the provider together. */
export class Tray {
  #provider: DataProvider;
  #waiting: Waiting[] = [];

  constructor(provider: DataProvider) {
    this.#provider = provider;
  }

  ask(query: Query, signal: AbortSignal): Promise<Result> {
    return new Promise((resolve, reject) => {
      if (this.#waiting.push({ query, signal, resolve, reject }) === 1) setTimeout(() => this.#empty(), 0);
    });
  }

  #empty(): void {
    const waiting = this.#waiting.filter((one) => this.#isAskable(one));
    this.#waiting = [];
    if (waiting.length > 1 && this.#provider.queryAll) void this.#askTogether(waiting);
    else for (const one of waiting) void this.#settle(one, () => this.#provider.query(one.query, { signal: one.signal }));
  }

  /** What breaks the contract is refused by itself: its neighbours on the tray are asked. */
  #isAskable({ query, signal, reject }: Waiting): boolean {
    try {
      signal.throwIfAborted();
      checkQuery(query, this.#name);
      return true;
    } catch (thrown) {
      reject(signal.aborted ? signal.reason : toOmnichannelError(thrown, this.#name));
      return false;
    }
  }

  async #askTogether(waiting: readonly Waiting[]): Promise<void> {
    const batch = new AbortController();
    let left = waiting.length;
    for (const { signal, reject } of waiting) {
      signal.addEventListener('abort', () => {
        reject(signal.reason);
        if (--left === 0) batch.abort(signal.reason);
      }, { once: true });
    }
    const answers = Promise.resolve().then(() => this.#provider.queryAll?.(waiting.map(({ query }) => query), { signal: batch.signal }));
    await Promise.all(waiting.map((one, at) => this.#settle(one, async () => (await answers)?.[at] as Result)));
  }

  async #settle({ query, signal, resolve, reject }: Waiting, answer: () => Promise<Result | Error>): Promise<void> {
    try {
      const found = await answer();
      if (found instanceof Error) throw found;
      resolve(checkResult(found, this.#name, query));
    } catch (thrown) {
      reject(signal.aborted ? signal.reason : toOmnichannelError(thrown, this.#name));
    }
  }

  get #name(): string {
    return this.#provider.name ?? 'provider';
  }
}
