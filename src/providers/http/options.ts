import { invalidSetting, requireWhole, type Capabilities } from '../../contract/index.js';
import type { Token } from '../token-source.js';
import type { WireOptions } from './wire.js';

export interface HttpProviderOptions {
  /** Where the protocol is spoken: `query`, `members` and `capabilities` lie below it. No question mark, no credentials. */
  readonly url: string | URL;
  /** Sent as `Authorization: Bearer`. A function is asked before each request, and once more with `refresh: true` after a refusal. */
  readonly token?: Token;
  /** Further headers of every request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Name used in errors. */
  readonly name?: string;
  /** How long a request may take from the token to the last byte, in milliseconds; 60,000 unless given. Half of it is left to the token. */
  readonly timeoutMs?: number;
  /** Most questions of one request; else what the server says, else 16. */
  readonly batch?: number;
  /** Whether cookies travel; `same-origin` unless given. */
  readonly credentials?: RequestCredentials;
  /** What the server can answer; else it is asked once, when somebody wants to know. */
  readonly capabilities?: Capabilities;
  /** In place of the page's own `fetch`. */
  readonly fetch?: typeof fetch;
}

const CREDENTIALS = ['omit', 'same-origin', 'include'];
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** The options of the wire; throws `invalid-setting` where one is none. */
export function wireOptions(options: HttpProviderOptions): WireOptions {
  const { token, headers = {}, name = 'http', timeoutMs = 60_000, batch, credentials = 'same-origin', fetch: own } = options;
  const refuse = (value: unknown, setting: string, remedy: string): never => {
    throw invalidSetting(value, { subject: name, setting }, remedy);
  };
  requireWhole(timeoutMs, { subject: name, setting: 'timeoutMs', least: 1, most: LONGEST_TIMER_MS });
  requireWhole(batch, { subject: name, setting: 'batch', least: 1 });
  if (token !== undefined && typeof token !== 'string' && typeof token !== 'function') refuse(typeof token, 'token', 'Give a text, or a function that answers one.');
  if (!CREDENTIALS.includes(credentials)) refuse(credentials, 'credentials', `Use one of ${CREDENTIALS.join(', ')}.`);
  if (own !== undefined && typeof own !== 'function') refuse(own, 'fetch', 'Give a function like fetch.');
  try {
    new Headers(headers);
  } catch {
    refuse(Object.keys(headers), 'headers', 'Give texts that a header can carry.');
  }
  const fetch: WireOptions['fetch'] = own ?? ((input, init) => globalThis.fetch(input, init));
  return { url: addressOf(options.url, refuse), name, token, headers, timeoutMs, credentials, fetch };
}

/** The address without a slash at its end. What is in it may be logged on the way, so that it may hold no secret. */
function addressOf(url: unknown, refuse: (value: unknown, setting: string, remedy: string) => never): string {
  const text = url instanceof URL ? url.href : url;
  if (typeof text !== 'string' || text.trim() === '') return refuse(url, 'url', 'Give the address of the server.');
  if (/[?#]/.test(text)) refuse(text.replace(/[?#].*/s, '?…'), 'url', 'Give the address without question mark and hash; what proves who asks goes into "token" or "headers".');
  if (/^[a-z][a-z0-9+.-]*:\/\/[^/]*@/i.test(text)) refuse(text.replace(/\/\/[^/]*@/, '//…@'), 'url', 'Give the address without name and password; what proves who asks goes into "token" or "headers".');
  return text.trim().replace(/\/+$/, '');
}
