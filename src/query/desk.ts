import { QueryClient, QueryObserver, type QueryKey } from '@tanstack/query-core';
import {
  ALL_TIME, checkMembers, invalidSetting, queryKey, toOmnichannelError, untilAborted,
  type Change, type DataProvider, type Member, type MembersRequest, type OmnichannelError, type Query, type Result,
} from '../contract/index.js';
import { ChangeRounds } from './change-rounds.js';
import { Tray } from './tray.js';

/** What is known about one question, and whether it is being asked. */
export interface Answer<Asked = Result> {
  readonly result?: Asked;
  /** Why the latest attempt failed; a result may stand beside it from before. */
  readonly error?: OmnichannelError;
  readonly asking: boolean;
  /** When the result was received, in milliseconds since 1970; 0 where there is none. */
  readonly receivedAt: number;
}

/** One question somebody is waiting for. */
export interface Watch<Asked = Result> {
  readonly answer: Answer<Asked>;
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
  /** How long to rest between two rounds of asking again what the provider says has changed, in milliseconds. */
  readonly changePauseMs?: number;
}

const MEMBERS = 'members';

/** What a question is about, and so which changes concern it. */
type Subject = { readonly measures: readonly string[] } | { readonly dimension: string };

/** Equal for equal requests, whatever the order of filters and codes. */
function membersKey({ dimension, search = '', filters = [], period = ALL_TIME, limit, offset }: MembersRequest): readonly string[] {
  return [search, queryKey({ measures: [], dimensions: [dimension], filters, period, ...(limit !== undefined && { limit }), ...(offset !== undefined && { offset }) })];
}

/** Cache, sharing, batching, retry and abort for one provider. */
export class Desk {
  #provider: DataProvider;
  #client: QueryClient;
  #tray: Tray;
  #rounds: ChangeRounds;
  #watches = 0;
  #unsubscribe: (() => void) | undefined;

  constructor(provider: DataProvider, { freshMs = 300_000, keptMs = 300_000, retries = 3, retryDelayMs = 500, changePauseMs = 500 }: DeskOptions = {}) {
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
    this.#rounds = new ChangeRounds(this.#client, changePauseMs);
  }

  /** Waits for an answer; `listener` is called on every change of it. */
  watch(query: Query, audience: string, listener: () => void): Watch {
    return this.#observe([audience, queryKey(query)], { measures: query.measures }, ({ signal }) => this.#tray.ask(query, signal), listener);
  }

  /** Waits for members of a dimension; `undefined` where the provider lists none. */
  watchMembers(request: MembersRequest, audience: string, listener: () => void): Watch<readonly Member[]> | undefined {
    const { members } = this.#provider;
    if (!members) return undefined;
    return this.#observe([audience, MEMBERS, ...membersKey(request)], { dimension: request.dimension }, async ({ signal }) => {
      try {
        // After the turn, as with figures: by then whoever leaves in it has left.
        await untilAborted(new Promise((resolve) => setTimeout(resolve)), signal);
        return checkMembers(await members.call(this.#provider, request, { signal }), this.#name, request.dimension);
      } catch (thrown) {
        throw signal.aborted ? signal.reason : toOmnichannelError(thrown, this.#name);
      }
    }, listener);
  }

  /** Takes over an answer that was received elsewhere; it is as fresh as if it had been asked for here then. */
  keep(query: Query, audience: string, result: Result, receivedAt: number): void {
    this.#keep([audience, queryKey(query)], { measures: query.measures }, result, receivedAt);
  }

  /** Takes over members that were listed elsewhere. */
  keepMembers(request: MembersRequest, audience: string, members: readonly Member[], receivedAt: number): void {
    this.#keep([audience, MEMBERS, ...membersKey(request)], { dimension: request.dimension }, members, receivedAt);
  }

  /** Forgets what an audience was answered, but for what somebody of it still waits for. */
  forget(audience: string): void {
    this.#client.removeQueries({ queryKey: [audience], type: 'inactive' });
  }

  /** Forgets everything. */
  clear(): void {
    this.#client.clear();
  }

  #keep(queryKey: QueryKey, meta: Subject, data: unknown, updatedAt: number): void {
    this.#client.getQueryCache().build(this.#client, this.#client.defaultQueryOptions({ queryKey, meta })).setData(data, { updatedAt, manual: true });
  }

  /** `queryFn` is kept with the answer, after all have left: it is made where nothing of the listener is in reach. */
  #observe<Asked>(key: QueryKey, meta: Subject, queryFn: (context: { readonly signal: AbortSignal }) => Promise<Asked>, listener: () => void): Watch<Asked> {
    const observer = new QueryObserver<Asked, OmnichannelError>(this.#client, { queryKey: key, queryFn, meta });
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
          this.#rounds.stop();
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
      this.#rounds.start();
    }
    this.#watches += 1;
  }

  get #name(): string {
    return this.#provider.name ?? 'provider';
  }

  #onChange({ measures, dimensions }: Change = {}): void {
    this.#rounds.add(({ meta }) => {
      const subject = meta as unknown as Subject;
      if ('dimension' in subject) return !measures || (dimensions?.includes(subject.dimension) ?? true);
      return !measures || subject.measures.some((id) => measures.includes(id));
    });
  }
}
