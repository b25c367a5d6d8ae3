import { QueryClient, QueryObserver, type QueryKey } from '@tanstack/query-core';
import { checkMembers, invalidSetting, queryKey, type Change, type DataProvider, type Member, type OmnichannelError, type Query, type Result } from '../contract/index.js';
import { Tray } from './tray.js';

/** What is known about one question, and whether it is being asked. */
export interface Answer {
  readonly result?: Result;
  /** Why the latest attempt failed; a result may stand beside it from before. */
  readonly error?: OmnichannelError;
  readonly asking: boolean;
  /** When the result was received, in milliseconds since 1970; 0 where there is none. */
  readonly receivedAt: number;
}

/** One question somebody is waiting for. */
export interface Watch {
  readonly answer: Answer;
  /** Asks again, past the cache. */
  refresh(): Promise<void>;
  /** Waits no more; the request is aborted when nobody else waits for it. */
  stop(): void;
}

export interface DeskOptions {
  /** How long an answer is fresh, in milliseconds. */
  readonly freshMs?: number;
  /** How long an answer nobody looks at is kept, in milliseconds. */
  readonly keptMs?: number;
  /** How often a failure that says it is retryable is tried again. */
  readonly retries?: number;
  /** The first wait before trying again, in milliseconds; it doubles each time. */
  readonly retryDelayMs?: number;
}

const MEMBERS = 'members';

/** Cache, sharing, batching, retry and abort for one provider. */
export class Desk {
  #provider: DataProvider;
  #client: QueryClient;
  #tray: Tray;
  #watches = 0;
  #unsubscribe: (() => void) | undefined;

  constructor(provider: DataProvider, { freshMs = 300_000, keptMs = 300_000, retries = 3, retryDelayMs = 500 }: DeskOptions = {}) {
    this.#provider = provider;
    this.#tray = new Tray(provider);
    this.#client = new QueryClient({
      defaultOptions: {
        queries: {
          staleTime: freshMs,
          gcTime: keptMs,
          networkMode: 'always',
          refetchOnWindowFocus: false,
          refetchOnReconnect: false,
          retry: (failures, error) => (error as Partial<OmnichannelError>).retryable === true && failures < retries,
          retryDelay: (failures, error) => (error as Partial<OmnichannelError>).retryAfterMs ?? Math.min(retryDelayMs * 2 ** failures, 30_000),
        },
      },
    });
  }

  /** Waits for an answer; `listener` is called on every change of it. */
  watch(query: Query, audience: string, listener: () => void): Watch {
    return this.#observe([audience, queryKey(query)], query.measures, (signal) => this.#tray.ask(query, signal), listener);
  }

  /** All members of a dimension, for their labels; `undefined` where the provider lists none. */
  watchMembers(dimension: string, audience: string, listener: () => void): { readonly members: readonly Member[] | undefined; stop(): void } | undefined {
    const ask = this.#provider.members?.bind(this.#provider);
    if (!ask) return undefined;
    const observer = new QueryObserver<readonly Member[]>(this.#client, {
      queryKey: [audience, MEMBERS, dimension],
      queryFn: async ({ signal }) => checkMembers(await ask({ dimension }, { signal }), this.#name, dimension),
    });
    const stop = observer.subscribe(listener);
    return { get members() { return observer.getCurrentResult().data; }, stop };
  }

  /** Forgets everything: nothing of one audience may be seen by the next. */
  clear(): void {
    this.#client.clear();
  }

  #observe(key: QueryKey, measures: readonly string[], ask: (signal: AbortSignal) => Promise<Result>, listener: () => void): Watch {
    const observer = new QueryObserver<Result, OmnichannelError>(this.#client, { queryKey: key, queryFn: ({ signal }) => ask(signal), meta: { measures } });
    this.#listen();
    const unobserve = observer.subscribe(listener);
    return {
      get answer() {
        const { data, error, isFetching, dataUpdatedAt } = observer.getCurrentResult();
        return { ...(data && { result: data }), ...(error && { error }), asking: isFetching, receivedAt: dataUpdatedAt };
      },
      refresh: async () => void (await observer.refetch()),
      stop: () => {
        unobserve();
        if (--this.#watches === 0) {
          this.#unsubscribe?.();
          this.#unsubscribe = undefined;
        }
      },
    };
  }

  /** Follows the provider from the first watch on; a subscription that fails counts as none, so that it is tried and told again. */
  #listen(): void {
    if (this.#watches === 0 && this.#provider.subscribe) {
      const end = this.#provider.subscribe((change) => this.#onChange(change));
      if (typeof end !== 'function') throw invalidSetting(end, { subject: this.#name, setting: 'subscribe' }, 'Return a function that ends the subscription.');
      this.#unsubscribe = end;
    }
    this.#watches += 1;
  }

  get #name(): string {
    return this.#provider.name ?? 'provider';
  }

  #onChange({ measures }: Change = {}): void {
    void this.#client.invalidateQueries({
      predicate: ({ meta, queryKey: [, second] }) => second === MEMBERS || !measures || (meta?.measures as string[]).some((id) => measures.includes(id)),
    });
  }
}
