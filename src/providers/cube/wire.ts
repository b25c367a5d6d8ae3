import { connectionFailure, httpFailure, OmnichannelError, timeoutFailure, untilAborted } from '../../contract/index.js';
import { TokenSource, type Token } from '../token-source.js';
import type { CubeAnswer, CubeMeta, CubeQuery, CubeRow } from './protocol.js';

export interface WireOptions {
  /** Address of the protocol; ends in `/cubejs-api/v1` unless the server was told otherwise. */
  readonly url: string | URL;
  readonly token?: Token;
  readonly name: string;
  /** How long one question may take, waiting included. */
  readonly timeoutMs: number;
  readonly fetch: typeof fetch;
}

/** What Cube says instead of figures while it still computes them. */
const CONTINUE_WAIT = 'Continue wait';
/** Rows asked for at once: Cube's own limit unless a server was given another. */
const PAGE = 10_000;
const MOST_PAGES = 100;
/** Cube itself holds a request for some seconds before it asks for patience; a proxy that lost it does not. */
const PAUSE_MS = { waiting: 100, lost: 1000 } as const;

export interface Loaded { readonly rows: readonly CubeRow[]; readonly loadedAt: string | undefined }

interface Said { readonly response: Response; readonly text: string }

/** Cube answers 403 for a token it does not take as well as for a reader without rights; only its words tell them apart. */
const ABOUT_TOKEN = /\b(token|authorization|jwt|signature|expired)\b/i;
const isRefused = ({ response: { status }, text }: Said): boolean => status === 401 || (status === 403 && ABOUT_TOKEN.test(text));

/** Why Cube refused a question, in its own words. */
export class RefusedByCube extends Error {}

/** Cube's REST protocol. */
export class Wire {
  readonly #options: WireOptions;
  readonly #base: string;
  readonly #tokens: TokenSource;

  constructor(options: WireOptions) {
    this.#options = options;
    this.#tokens = new TokenSource(options.token, options.name, options.timeoutMs / 2);
    this.#base = String(options.url).replace(/\/+$/, '');
  }

  /** The token that a request would go with now. */
  token(signal: AbortSignal): Promise<string | undefined> {
    return this.#tokens.current(signal);
  }

  async meta(signal: AbortSignal): Promise<CubeMeta> {
    const answer = await this.#ask<CubeMeta>('/meta', undefined, signal);
    return Array.isArray(answer.cubes) ? answer : this.#noAnswer('no list of cubes');
  }

  /** All rows of a question, page by page where the server gives only so many at once. */
  async load(query: CubeQuery, signal: AbortSignal): Promise<Loaded> {
    const order = [...(query.dimensions ?? []), ...(query.timeDimensions ?? []).filter(({ granularity }) => granularity !== undefined).map(({ dimension }) => dimension)].map((member) => [member, 'asc'] as const);
    const rows: CubeRow[] = [];
    let loadedAt: string | undefined;
    for (let page = 0; page < MOST_PAGES; page++) {
      const asked: CubeQuery = { ...query, ...(order.length > 0 && { order }), limit: PAGE, ...(rows.length > 0 && { offset: rows.length }), timezone: 'UTC' };
      const answer = await this.#ask<CubeAnswer>('/load', { query: asked }, signal);
      if (!Array.isArray(answer.data)) this.#noAnswer('no rows');
      for (const row of answer.data as readonly CubeRow[]) rows.push(row);
      if (answer.lastRefreshTime !== undefined && (loadedAt === undefined || answer.lastRefreshTime < loadedAt)) loadedAt = answer.lastRefreshTime;
      if (answer.data.length < Math.min(PAGE, answer.query?.limit ?? PAGE) || order.length === 0) return { rows, loadedAt };
    }
    throw new OmnichannelError('unsupported-size', { subject: this.#options.name, problem: `unsupported size: more than ${rows.length - 1} groups`, remedy: 'Ask for fewer dimensions, a coarser grain, or filter.' });
  }

  async #ask<Answer extends object>(path: string, body: unknown, signal: AbortSignal): Promise<Answer> {
    const { name, timeoutMs } = this.#options;
    const time = AbortSignal.timeout(timeoutMs);
    const either = AbortSignal.any([signal, time]);
    const init: RequestInit = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    try {
      for (;;) {
        const answer = await this.#once<Answer>(path, init, either);
        if (typeof answer === 'object') return answer;
        await pause(PAUSE_MS[answer], either);
      }
    } catch (thrown) {
      if (signal.aborted) throw signal.reason;
      throw time.aborted ? timeoutFailure(name, 'Cube', timeoutMs) : thrown;
    }
  }

  /** The answer, or why to ask again. */
  async #once<Answer extends object>(path: string, init: RequestInit, signal: AbortSignal): Promise<Answer | keyof typeof PAUSE_MS> {
    const { answer: { response, text } } = await this.#tokens.send({ ask: (token) => this.#send(path, { ...init, signal }, token), isRefused, signal });
    if (response.status === 502) return 'lost';
    const answer = parsed(text);
    const error = answer?.error;
    if (response.ok && error === CONTINUE_WAIT) return 'waiting';
    if (response.status === 400 && typeof error === 'string') throw new RefusedByCube(error);
    if (!response.ok) throw Object.assign(httpFailure(response, this.#options.name, 'Cube'), { cause: error });
    return answer === undefined || error !== undefined ? this.#noAnswer(typeof error === 'string' ? error : 'no JSON') : (answer as Answer);
  }

  async #send(path: string, init: RequestInit, token: string | undefined): Promise<Said> {
    const headers = { ...(init.body === undefined ? {} : { 'content-type': 'application/json' }), ...(token === undefined ? {} : { authorization: token }) };
    try {
      const response = await this.#options.fetch(`${this.#base}${path}`, { ...init, headers });
      return { response, text: await response.text() };
    } catch (thrown) {
      throw connectionFailure(this.#options.name, 'Cube', thrown);
    }
  }

  #noAnswer(why: string): never {
    throw new OmnichannelError('invalid-answer', { subject: this.#options.name, problem: `invalid answer of Cube: ${why}`, remedy: 'Check that the address is that of the REST protocol, such as https://…/cubejs-api/v1.' });
  }
}

function parsed(text: string): { readonly error?: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    await untilAborted(new Promise<void>((resolve) => { timer = setTimeout(resolve, ms); }), signal);
  } finally {
    clearTimeout(timer);
  }
}
