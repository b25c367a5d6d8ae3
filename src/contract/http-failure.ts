import { OmnichannelError, type ErrorCode } from './errors.js';

/** As much of a `Response` as says why it holds no figures. */
export interface RefusedResponse {
  readonly status: number;
  /** `opaqueredirect` where a browser keeps a redirect to itself. */
  readonly type?: string;
  readonly headers: Pick<Headers, 'get'>;
}

/** A server that asks for more patience than this is not asked again by itself. */
export const LONGEST_WAIT_MS = 120_000;
/** The most that is waited on the word of a date that may come from a wrong clock. */
const LONGEST_GUESS_MS = 30_000;

type Kind = readonly [code: ErrorCode, remedy: string, retryable?: true];

const SIGN_IN: Kind = ['unauthorised', 'Sign in again or give the provider valid credentials.'];
const NO_ADDRESS: Kind = ['unknown-address', 'Check the address.'];
const OVERLOAD: Kind = ['failed-overload', 'Ask again later.', true];
const TIMEOUT: Kind = ['failed-timeout', 'Ask again, or ask for less at once.', true];

const KINDS: Readonly<Record<number, Kind>> = {
  401: SIGN_IN, 403: SIGN_IN, 407: SIGN_IN, 511: SIGN_IN,
  404: NO_ADDRESS, 405: NO_ADDRESS, 410: NO_ADDRESS, 501: NO_ADDRESS,
  408: TIMEOUT, 504: TIMEOUT, 429: OVERLOAD, 503: OVERLOAD,
  413: ['unsupported-size', 'Ask for less at once, or let the server accept more.'],
};

/** Whether the server sent the reader elsewhere instead of answering. */
export const isRedirect = ({ status, type }: Pick<RefusedResponse, 'status' | 'type'>): boolean => type === 'opaqueredirect' || (status >= 300 && status < 400 && status !== 304);

/** The error for a response that is no success; `what` is what was asked, as a reader of the message knows it. */
export function httpFailure(response: RefusedResponse, subject: string, what: string, now: number = Date.now()): OmnichannelError {
  if (isRedirect(response)) {
    return new OmnichannelError('unauthorised', {
      subject, problem: `failed request: ${what} answered with a redirect, probably to a page for signing in`, remedy: 'Sign in again; else give the address that answers without a redirect.',
    });
  }
  const { status, headers } = response;
  const [code, remedy, retryable = false] = KINDS[status] ?? (status >= 500 ? ['failed-server', 'Ask again, and see the log of the server.', true] : ['failed-request', 'See what the server says of it.']);
  const wait = retryable ? retryAfterMs(headers, now) : undefined;
  return new OmnichannelError(code, {
    subject, problem: `failed request: ${what} answered ${status}`, remedy, retryable: retryable && (wait ?? 0) <= LONGEST_WAIT_MS,
    ...(wait !== undefined && { retryAfterMs: wait }),
  });
}

/** The error for a server that could not be reached or fell silent half-way: no network, no such host, a closed connection, an address that does not allow this page. */
export function connectionFailure(subject: string, what: string, cause: unknown): OmnichannelError {
  return new OmnichannelError('failed-connection', {
    subject, problem: `failed connection: ${what} did not answer to the end`, remedy: 'Check the address, the connection, and that its server allows this page.', retryable: true, cause,
  });
}

export function timeoutFailure(subject: string, what: string, timeoutMs: number): OmnichannelError {
  return new OmnichannelError('failed-timeout', { subject, problem: `failed request: ${what} did not answer within ${timeoutMs} ms`, remedy: TIMEOUT[1], retryable: true });
}

/**
 * The wait that `Retry-After` asks for, in milliseconds; `undefined` where it asks for none. A date is read by the
 * server's own clock where the answer has a `Date`; by ours only for a short while, since clocks differ.
 */
export function retryAfterMs(headers: Pick<Headers, 'get'>, now: number): number | undefined {
  const said = headers.get('retry-after')?.trim() ?? '';
  if (/^\d+$/.test(said)) return Number(said) * 1000 || undefined;
  const [until, theirs] = [said.endsWith('GMT') ? Date.parse(said) : Number.NaN, Date.parse(headers.get('date') ?? '')];
  const wait = Number.isNaN(theirs) ? Math.min(until - now, LONGEST_GUESS_MS) : until - theirs;
  return wait > 0 ? wait : undefined;
}
