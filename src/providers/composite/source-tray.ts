import { toOmnichannelError, untilAborted, type DataProvider, type Query, type Result } from '../../contract/index.js';

interface Waiting {
  readonly query: Query;
  readonly signal: AbortSignal;
  readonly resolve: (result: Result | Promise<Result>) => void;
  readonly reject: (reason: unknown) => void;
}

/** Failures that say nothing about the single questions of a batch. */
const OF_THE_WHOLE: readonly string[] = ['unauthorised', 'unknown-address', 'failed-request', 'failed-connection', 'failed-timeout', 'failed-overload', 'failed-server', 'failed-token'];

/** Gathers what one source is asked in one turn; hands it over together where the source can take it. */
export class SourceTray {
  readonly #provider: DataProvider;
  #waiting: Waiting[] = [];

  constructor(provider: DataProvider) {
    this.#provider = provider;
  }

  ask(query: Query, signal: AbortSignal): Promise<Result> {
    if (!this.#provider.queryAll) return this.#askAlone({ query, signal });
    return new Promise((resolve, reject) => {
      if (this.#waiting.push({ query, signal, resolve, reject }) === 1) queueMicrotask(() => void this.#empty());
    });
  }

  async #empty(): Promise<void> {
    const waiting = this.#waiting.filter(({ signal, reject }) => {
      if (signal.aborted) reject(signal.reason);
      return !signal.aborted;
    });
    this.#waiting = [];
    const [first] = waiting;
    if (!first) return;
    if (waiting.length === 1) return first.resolve(this.#askAlone(first));
    try {
      const answers = await this.#askTogether(waiting);
      waiting.forEach(({ resolve, reject }, at) => {
        const answer = answers[at];
        if (answer instanceof Error) reject(answer);
        else resolve(answer as Result);
      });
    } catch (thrown) {
      const ofTheWhole = OF_THE_WHOLE.includes(toOmnichannelError(thrown, '').code);
      for (const one of waiting) {
        if (ofTheWhole) one.reject(thrown);
        else one.resolve(this.#askAlone(one));
      }
    }
  }

  /** Given up only when nobody waits any more; whoever waits no more is told at once. */
  async #askTogether(waiting: readonly Waiting[]): Promise<readonly (Result | Error)[]> {
    const batch = new AbortController();
    let left = waiting.length;
    for (const { signal, reject } of waiting) {
      signal.addEventListener('abort', () => {
        reject(signal.reason);
        if (--left === 0) batch.abort(signal.reason);
      }, { once: true });
    }
    return untilAborted(Promise.resolve(this.#provider.queryAll?.(waiting.map(({ query }) => query), { signal: batch.signal }) ?? []), batch.signal);
  }

  async #askAlone({ query, signal }: Pick<Waiting, 'query' | 'signal'>): Promise<Result> {
    return this.#provider.query(query, { signal });
  }
}
