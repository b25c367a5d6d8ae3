import { OmnichannelError, type DataProvider, type Query, type Result } from '../../contract/index.js';
import { malformed } from './malformed.js';
import { never } from '../never.js';
import type { Fault, FaultPlan, FaultStep } from './plan.js';

/** A provider that goes wrong as planned. */
export interface FaultyProvider extends DataProvider {
  /** Questions that were asked so far, and how each went wrong, in the order of asking. */
  readonly met: readonly { readonly query: Query; readonly fault: Fault['kind'] | undefined }[];
  /** Rejects what is still waiting and leaves no timer. */
  close(): void;
}

type Options = { readonly signal: AbortSignal };

/**
 * Puts faults between a provider and who asks it. The same plan makes the same questions fail in the same order. Faults are of
 * questions: members, subscriptions and capabilities are those of the provider.
 */
export function withFaults(provider: DataProvider, plan: FaultPlan): FaultyProvider {
  return new Faulty(provider, plan);
}

const refused = (problem: string, { status, retryable = false, retryAfterMs }: { readonly status?: number; readonly retryable?: boolean; readonly retryAfterMs?: number }): Error =>
  Object.assign(new Error(problem), { ...(status !== undefined && { status }), retryable, ...(retryAfterMs !== undefined && { retryAfterMs }) });

class Faulty implements FaultyProvider {
  readonly name: string;
  readonly met: { query: Query; fault: Fault['kind'] | undefined }[] = [];
  readonly members?: NonNullable<DataProvider['members']>;
  readonly subscribe?: NonNullable<DataProvider['subscribe']>;
  readonly #provider: DataProvider;
  readonly #steps: { readonly step: FaultStep; left: number }[];
  readonly #closing = new AbortController();
  #turn: (() => Promise<void>)[] = [];

  constructor(provider: DataProvider, plan: FaultPlan) {
    this.#provider = provider;
    this.name = provider.name ?? 'provider';
    this.#steps = plan.map((step) => ({ step, left: step.times ?? Infinity }));
    const { members, subscribe } = provider;
    if (members) this.members = (request, options) => members.call(provider, request, options);
    if (subscribe) this.subscribe = (listener) => subscribe.call(provider, listener);
  }

  get capabilities(): DataProvider['capabilities'] {
    return this.#provider.capabilities;
  }

  query(query: Query, { signal }: Options): Promise<Result> {
    return this.#answer(query, this.#meet(query), signal);
  }

  async queryAll(queries: readonly Query[], { signal }: Options): Promise<readonly (Result | Error)[]> {
    const faults = queries.map((query) => this.#meet(query));
    const asked = faults.some((fault) => fault?.kind === 'half-batch') ? Math.ceil(queries.length / 2) : queries.length;
    return Promise.all(queries.slice(0, asked).map((query, at) => this.#answer(query, faults[at], signal).catch((thrown: unknown) => {
      if (signal.aborted || this.#closing.signal.aborted || !(thrown instanceof Error)) throw thrown;
      return thrown;
    })));
  }

  close(): void {
    this.#closing.abort(refused('the provider is closed', {}));
  }

  /** The fault that a question meets; counted. */
  #meet(query: Query): Fault | undefined {
    const found = this.#steps.find(({ step: { measures }, left }) => left > 0 && (!measures || query.measures.some((id) => measures.includes(id))));
    if (found) found.left -= 1;
    const fault = found?.step.fault;
    this.met.push({ query, fault: fault?.kind });
    return fault;
  }

  async #answer(query: Query, fault: Fault | undefined, signal: AbortSignal): Promise<Result> {
    this.#closing.signal.throwIfAborted();
    const ask = (heard = signal, provider = this.#provider): Promise<Result> => provider.query(query, { signal: heard });
    switch (fault?.kind) {
      case 'slow': return this.#until(signal, fault.ms).then(() => ask());
      case 'never': return this.#until(signal).then(() => ask());
      case 'fails': throw refused('failed as planned', { retryable: true, ...fault });
      case 'expired-token': throw refused('the token has expired', { status: 401 });
      case 'out-of-order': return this.#lastFirst(() => ask());
      case 'malformed': return malformed(await ask(), fault.how);
      case 'ignores-abort': return ask(never());
      case 'tenants': return ask(signal, tenant(fault, this.name));
      default: return ask();
    }
  }

  /** Waits, for ever unless told how long; rejects when it is aborted or closed. */
  #until(signal: AbortSignal, ms?: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const ends = [signal, this.#closing.signal];
      const timer = ms === undefined ? undefined : setTimeout(() => finish(resolve), ms);
      const onAbort = (): void => finish(() => reject(ends.find(({ aborted }) => aborted)?.reason as Error));
      const finish = (settle: () => void): void => {
        clearTimeout(timer);
        for (const end of ends) end.removeEventListener('abort', onAbort);
        settle();
      };
      for (const end of ends) end.addEventListener('abort', onAbort, { once: true });
      if (ends.some(({ aborted }) => aborted)) onAbort();
    });
  }

  /** Asks at the end of the turn, after all that were asked later in it have been answered. */
  #lastFirst(ask: () => Promise<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      if (this.#turn.push(() => ask().then(resolve, reject)) > 1) return;
      queueMicrotask(() => void this.#answerBackwards());
    });
  }

  async #answerBackwards(): Promise<void> {
    const turn = this.#turn.reverse();
    this.#turn = [];
    for (const answer of turn) await answer();
  }
}

function tenant({ audience, providers }: Extract<Fault, { readonly kind: 'tenants' }>, subject: string): DataProvider {
  const name = audience();
  const provider = Object.hasOwn(providers, name) ? providers[name] : undefined;
  if (provider) return provider;
  throw new OmnichannelError('unauthorised', { subject, problem: `unknown audience "${name}"`, remedy: 'Sign in as somebody who may see these figures.' });
}
