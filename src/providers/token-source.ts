import { OmnichannelError, untilAborted } from '../contract/index.js';

/** A token, or what fetches one; with `refresh` the one before was refused. Without a token the request goes without. */
export type Token = string | ((request: { readonly refresh: boolean }) => string | null | undefined | Promise<string | null | undefined>);

/** What a header can carry. */
const TOKEN = /^[\x21-\x7e]+$/;

/** One request as it is sent with a token. */
export interface Exchange<Answer> {
  readonly ask: (token: string | undefined) => Promise<Answer>;
  /** Whether the answer says that the token is worth nothing; a reader without rights is another matter. */
  readonly isRefused: (answer: Answer) => boolean;
  readonly signal: AbortSignal;
  /** Asks for no reader's figures, so that no question has to take the token that was fetched for it. */
  readonly isAside?: boolean;
}

type Fetched = Promise<string | undefined>;

/** Another token in place of a refused one: for all requests that had been sent by the time it was there. */
interface Renewal {
  readonly token: Fetched;
  lastSent: number;
}

/** What requests share that are on their way at the same time. */
interface Shared {
  fetching?: Fetched | undefined;
  renewal?: Renewal;
  latest?: string | undefined;
}

/**
 * Sends requests with a token, and once more with another one where it was refused. Requests on their way at the same
 * time share what is fetched; once none is left nothing is shared, since the next may be another reader's.
 */
export class TokenSource {
  readonly #token: Token | undefined;
  readonly #subject: string;
  readonly #waitMs: number;
  #shared: Shared = {};
  #pending = 0;
  #sent = 0;

  /** `waitMs`: how long the function may take. */
  constructor(token: Token | undefined, subject: string, waitMs: number) {
    this.#token = token;
    this.#subject = subject;
    this.#waitMs = waitMs;
  }

  /** The answer and the token that it was given to. Throws `failed-token` where none could be fetched, `unauthorised` where no other could be in place of a refused one. */
  async send<Answer>({ ask, isRefused, signal, isAside = false }: Exchange<Answer>): Promise<{ readonly answer: Answer; readonly token: string | undefined }> {
    const count = isAside ? 0 : 1;
    if (count > 0 && this.#pending === 0) this.#shared = {};
    this.#pending += count;
    try {
      const token = await untilAborted(this.#get(this.#shared), signal);
      const sent = (this.#sent += 1);
      const answer = await untilAborted(ask(token), signal);
      if (!isRefused(answer) || typeof this.#token !== 'function') return { answer, token };
      const other = await untilAborted(this.#other(token, sent, this.#shared), signal);
      return other === undefined || other === token ? { answer, token } : { answer: await untilAborted(ask(other), signal), token: other };
    } finally {
      this.#pending -= count;
    }
  }

  /** The token that a request would go with now. Throws `failed-token` where none could be fetched. */
  async current(signal: AbortSignal): Promise<string | undefined> {
    const { token } = await this.send({ ask: () => Promise.resolve(), isRefused: () => false, signal });
    return token;
  }

  /** While another token is being fetched in place of a refused one, that. */
  #get(shared: Shared): Fetched {
    if (shared.renewal?.lastSent === Infinity) return shared.renewal.token;
    return (shared.fetching ??= this.#fetch(false, shared).finally(() => { shared.fetching = undefined; }));
  }

  /** Another one in place of the one refused, perhaps already there. */
  #other(refused: string | undefined, sent: number, shared: Shared): Fetched {
    if (shared.latest !== undefined && shared.latest !== refused) return Promise.resolve(shared.latest);
    if (!shared.renewal || sent > shared.renewal.lastSent) shared.renewal = this.#renewal(shared);
    return shared.renewal.token;
  }

  #renewal(shared: Shared): Renewal {
    const renewal = { token: this.#renewed(shared), lastSent: Infinity };
    const over = (): void => { renewal.lastSent = this.#sent; };
    renewal.token.then(over, over);
    return renewal;
  }

  async #renewed(shared: Shared): Fetched {
    try {
      return await this.#fetch(true, shared);
    } catch (cause) {
      throw new OmnichannelError('unauthorised', {
        subject: this.#subject, problem: 'failed request: the token was refused, and there is no other', remedy: 'Sign in again, let "token" give another one, then call refresh().', cause,
      });
    }
  }

  async #fetch(refresh: boolean, shared: Shared): Fetched {
    const token: unknown = typeof this.#token === 'function' ? await this.#call(this.#token, refresh) : this.#token;
    const given = token === null || token === '' ? undefined : token;
    if (given !== undefined && !(typeof given === 'string' && TOKEN.test(given))) throw this.#failure('"token" gave no text that a header can carry');
    shared.latest = given;
    return given;
  }

  async #call(token: Exclude<Token, string>, refresh: boolean): Promise<unknown> {
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(this.#failure(`the function "token" did not answer within ${this.#waitMs} ms`)), this.#waitMs);
    try {
      return await untilAborted(Promise.resolve(token({ refresh })), late.signal);
    } catch (cause) {
      throw late.signal.aborted ? late.signal.reason : this.#failure('the function "token" threw', cause);
    } finally {
      clearTimeout(timer);
    }
  }

  #failure(problem: string, cause?: unknown): OmnichannelError {
    return new OmnichannelError('failed-token', { subject: this.#subject, problem: `failed token: ${problem}`, remedy: 'Give a token, or a function that answers one or a promise of one, and rejects where there is none to be had.', cause });
  }
}
