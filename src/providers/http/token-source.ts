import { OmnichannelError } from '../../contract/index.js';

/** A token, or what fetches one; with `refresh` the one before was refused. Without a token the request goes without. */
export type Token = string | ((request: { readonly refresh: boolean }) => string | null | undefined | Promise<string | null | undefined>);

/** What a header can carry. */
const TOKEN = /^[\x21-\x7e]+$/;

/** Asks for the token; requests that need one at the same moment share it. */
export class TokenSource {
  readonly #token: Token | undefined;
  readonly #subject: string;
  #asking: Promise<string | undefined> | undefined;
  #renewing: Promise<string | undefined> | undefined;
  #latest: string | undefined;

  constructor(token: Token | undefined, subject: string) {
    this.#token = token;
    this.#subject = subject;
  }

  /** The token of the next request; while another is being fetched in place of a refused one, that. */
  get(): Promise<string | undefined> {
    if (this.#renewing) return this.#renewing;
    this.#asking ??= this.#ask(false).finally(() => (this.#asking = undefined));
    return this.#asking;
  }

  /** Another one in place of the one refused, perhaps already there; `undefined` where there is no other. */
  async renew(refused: string | undefined): Promise<string | undefined> {
    if (typeof this.#token !== 'function') return undefined;
    if (this.#latest !== undefined && this.#latest !== refused) return this.#latest;
    this.#renewing ??= this.#ask(true).finally(() => (this.#renewing = undefined));
    const token = await this.#renewing;
    return token === refused ? undefined : token;
  }

  async #ask(refresh: boolean): Promise<string | undefined> {
    let token: string | null | undefined;
    try {
      token = typeof this.#token === 'function' ? await this.#token({ refresh }) : this.#token;
    } catch (cause) {
      throw this.#failure('the function "token" threw', cause);
    }
    this.#latest = undefined;
    if (token === undefined || token === null || token === '') return undefined;
    if (typeof token === 'string' && TOKEN.test(token)) return (this.#latest = token);
    throw this.#failure('"token" gave no text that a header can carry');
  }

  #failure(problem: string, cause?: unknown): OmnichannelError {
    return new OmnichannelError('failed-token', { subject: this.#subject, problem: `failed token: ${problem}`, remedy: 'Give a token, or a function that answers one or a promise of one.', cause });
  }
}
