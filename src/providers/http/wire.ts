import { connectionFailure, httpFailure, isRedirect, OmnichannelError, timeoutFailure } from '../../contract/index.js';
import { eachLine, LineReader, LINES_TYPE, parsed } from './answer-lines.js';
import { decodeError, invalidAnswer, isFields, isWireError } from './protocol.js';
import { TokenSource, type Token } from '../token-source.js';

export interface WireOptions {
  readonly url: string;
  readonly name: string;
  readonly token: Token | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly credentials: RequestCredentials;
  readonly fetch: typeof fetch;
}

export interface Sending {
  readonly path: 'query' | 'members' | 'capabilities';
  /** What is posted, for the token it goes with; without it the path is got. */
  readonly body?: (token: string | undefined) => unknown;
  readonly gzip?: boolean;
  readonly signal: AbortSignal;
}

/** From this many characters on packing pays. */
const PACKED_FROM = 4_096;

/** Sends one request at a time: token, time limit, and every failure by its name. */
export class Wire {
  readonly #options: WireOptions;
  readonly #tokens: TokenSource;
  readonly #closing = new AbortController();

  constructor(options: WireOptions) {
    this.#options = options;
    this.#tokens = new TokenSource(options.token, options.name, options.timeoutMs / 2);
  }

  /** The document that the server answers; the token that it was asked with is told beside it. */
  async send(sending: Sending): Promise<{ readonly document: unknown; readonly token: string | undefined }> {
    const { name, timeoutMs } = this.#options;
    sending.signal.throwIfAborted();
    const over = new AbortController();
    const timer = setTimeout(() => over.abort(timeoutFailure(name, `"${sending.path}"`, timeoutMs)), timeoutMs);
    const signal = AbortSignal.any([sending.signal, this.#closing.signal, over.signal]);
    const aborted = new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }));
    try {
      if (signal.aborted) throw signal.reason;
      return await Promise.race([this.#exchange({ ...sending, signal }), aborted]);
    } catch (thrown) {
      if (signal.aborted) throw signal.reason;
      throw thrown instanceof OmnichannelError ? thrown : connectionFailure(name, `"${sending.path}"`, thrown);
    } finally {
      clearTimeout(timer);
    }
  }

  close(): void {
    this.#closing.abort(new OmnichannelError('failed-request', { subject: this.#options.name, problem: 'failed request: the provider is closed', remedy: 'Create a new provider.' }));
  }

  async #exchange(sending: Sending): Promise<{ readonly document: unknown; readonly token: string | undefined }> {
    const { name } = this.#options;
    const { path, signal } = sending;
    let response: Response | undefined;
    const ask = async (token: string | undefined): Promise<Response> => {
      void response?.body?.cancel();
      return (response = await this.#fetch(sending, token));
    };
    const isRefused = (answer: Response): boolean => answer.status === 401 || isRedirect(answer);
    const { answer, token } = await this.#tokens.send({ ask, isRefused, signal, isAside: path === 'capabilities' });
    if (!answer.ok) throw await this.#failure(answer, sending);
    return { document: await documentOf(answer, name), token };
  }

  async #fetch({ path, body, gzip, signal }: Sending, token: string | undefined): Promise<Response> {
    const { url, headers: own, credentials, fetch } = this.#options;
    const headers = new Headers(own);
    headers.set('Accept', path === 'query' ? `${LINES_TYPE}, application/json` : 'application/json');
    if (token !== undefined) headers.set('Authorization', `Bearer ${token}`);
    const common = { headers, credentials, signal, redirect: 'manual' } as const;
    if (!body) return fetch(`${url}/${path}`, common);
    headers.set('Content-Type', 'application/json');
    const text = JSON.stringify(body(token));
    if (!gzip || text.length < PACKED_FROM) return fetch(`${url}/${path}`, { ...common, method: 'POST', body: text });
    headers.set('Content-Encoding', 'gzip');
    const packed = new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip')));
    return fetch(`${url}/${path}`, { ...common, method: 'POST', body: await packed.arrayBuffer() });
  }

  /** What the status says, in the server's own words where it has any. */
  async #failure(response: Response, { path }: Sending): Promise<OmnichannelError> {
    const { name } = this.#options;
    const failure = httpFailure(response, name, `"${path}"`);
    const told = isJson(response) ? toldIn(await response.text(), name) : undefined;
    if (!told) return failure;
    const { code, retryable, retryAfterMs } = failure;
    return decodeError({ retryable, ...(retryAfterMs !== undefined && { retryAfterMs }), ...told, ...(code === 'unauthorised' && { code }) }, name);
  }
}

const typeOf = ({ headers }: Response): string => headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
const isJson = (response: Response): boolean => /^application\/(.+\+)?json$/.test(typeOf(response));

async function documentOf(response: Response, subject: string): Promise<unknown> {
  const type = typeOf(response);
  if (type === LINES_TYPE && response.body) {
    const lines = new LineReader(subject);
    await eachLine(response.body, (line) => lines.take(line));
    return lines.document;
  }
  const text = await response.text();
  if (text.trim() === '') throw invalidAnswer('nothing in it', subject, true);
  if (type !== '' && !isJson(response)) throw invalidAnswer(`${type} instead of application/json`, subject);
  return parsed(text, subject);
}

function toldIn(text: string, subject: string): Parameters<typeof decodeError>[0] | undefined {
  try {
    const document = parsed(text, subject);
    return isFields(document) && isWireError(document['error']) ? document['error'] : undefined;
  } catch {
    return undefined;
  }
}
