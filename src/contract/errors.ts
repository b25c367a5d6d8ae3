/** What can go wrong, as words a program can compare. Each has a paragraph in `docs/errors.md`. */
export const ERROR_CODES = [
  'missing-provider', 'missing-measure', 'missing-table', 'missing-column', 'missing-period',
  'invalid-answer', 'invalid-catalog', 'invalid-csv', 'invalid-data', 'invalid-date', 'invalid-number', 'invalid-period', 'invalid-query', 'invalid-result', 'invalid-setting', 'invalid-state',
  'unknown-measure', 'unknown-dimension', 'unknown-column', 'unknown-table', 'unknown-address',
  'unsupported-dimension', 'unsupported-basis', 'unsupported-size', 'unsupported-version',
  'ambiguous-scope', 'duplicate-id', 'cyclic-formula',
  'unauthorised', 'failed-request', 'failed-connection', 'failed-timeout', 'failed-overload', 'failed-server', 'failed-token', 'failed-engine',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

export interface ErrorDetails {
  /** Who speaks: an element's tag, a provider's name, a table. */
  subject: string;
  /** What is wrong, in one clause: the word, the noun, the value. */
  problem: string;
  /** What the reader can do about it, in one sentence. */
  remedy: string;
  /** Whether asking again may succeed. */
  retryable?: boolean;
  /** How long to wait before asking again, in milliseconds. */
  retryAfterMs?: number;
  cause?: unknown;
}

/** The one error class of the library: `<subject>: <problem>. <remedy> (<code>)`. */
export class OmnichannelError extends Error {
  readonly code: ErrorCode;
  readonly subject: string;
  readonly remedy: string;
  readonly retryable: boolean;
  readonly retryAfterMs?: number;

  constructor(code: ErrorCode, { subject, problem, remedy, retryable = false, retryAfterMs, cause }: ErrorDetails) {
    super(`${subject}: ${problem}. ${remedy} (${code})`, cause === undefined ? undefined : { cause });
    this.name = 'OmnichannelError';
    this.code = code;
    this.subject = subject;
    this.remedy = remedy;
    this.retryable = retryable;
    if (retryAfterMs !== undefined) this.retryAfterMs = retryAfterMs;
  }
}

/** Whether it is an error of the library, of this copy or of another one on the page. */
function isOwn(thrown: unknown): thrown is OmnichannelError {
  if (thrown instanceof OmnichannelError) return true;
  const { name, code, subject, remedy } = (thrown ?? {}) as Partial<OmnichannelError>;
  return name === 'OmnichannelError' && ERROR_CODES.some((known) => known === code) && typeof subject === 'string' && typeof remedy === 'string';
}

/** Any thrown value as an `OmnichannelError`: a foreign error becomes `failed-request`. */
export function toOmnichannelError(thrown: unknown, subject: string): OmnichannelError {
  if (isOwn(thrown)) return thrown;
  const foreign = thrown as { name?: string; message?: string; code?: string; status?: number; retryable?: boolean; retryAfterMs?: number } | null;
  const known = ERROR_CODES.find((code) => code === foreign?.code);
  const unauthorised = foreign?.status === 401 || foreign?.status === 403;
  return new OmnichannelError(known ?? (unauthorised ? 'unauthorised' : 'failed-request'), {
    subject,
    problem: `failed request: ${foreign?.message ?? String(thrown)}`,
    remedy: unauthorised ? 'Sign in again or give the provider valid credentials.' : 'See the cause; ask again with refresh().',
    retryable: foreign?.retryable ?? false,
    ...(foreign?.retryAfterMs === undefined ? {} : { retryAfterMs: foreign.retryAfterMs }),
    cause: thrown,
  });
}

/** The error for a part of the library that loads when it is needed and could not be fetched. */
export function missingPart(part: string, subject: string, cause: unknown): OmnichannelError {
  return new OmnichannelError('failed-engine', { subject, problem: `failed loading of ${part}`, remedy: 'Serve all files of the package from one place and try again.', cause });
}

/** A value as an error tells it, whatever it is. */
export function quoted(value: unknown): string {
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'number') return String(value);
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return String(value);
  }
}
