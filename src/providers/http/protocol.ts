import {
  ERROR_CODES, isFilter, isTexts, LONGEST_WAIT_MS, OmnichannelError, quoted, toOmnichannelError,
  type Capabilities, type ErrorCode, type Member, type MembersRequest, type Query, type Result,
} from '../../contract/index.js';

/** The version of the protocol that both sides speak. */
export const PROTOCOL_VERSION = 1;
/** Questions of one request that every server takes; one that takes more or fewer says so in its limits. */
export const QUESTIONS_PER_REQUEST = 16;

/** `POST {url}/query`. */
export interface QueryRequest {
  readonly version: typeof PROTOCOL_VERSION;
  readonly queries: readonly Query[];
  /** One for each question: the validator of the answer that the client has kept, or `null`. */
  readonly validators?: readonly (string | null)[];
}

/** A failure as it travels; `code` is one of the library's. */
export interface WireError {
  readonly code: ErrorCode;
  /** What is wrong, in one clause. */
  readonly message: string;
  readonly subject?: string;
  readonly remedy?: string;
  readonly retryable?: boolean;
  readonly retryAfterMs?: number;
}

/** The answer to one question: a result, perhaps with a validator; that the kept one still holds; or why there is none. */
export type QuestionAnswer =
  | { readonly result: Result; readonly validator?: string }
  | { readonly unchanged: true }
  | { readonly error: WireError };

/** One answer for each question, in their order. */
export interface QueryAnswer { readonly version: typeof PROTOCOL_VERSION; readonly results: readonly QuestionAnswer[] }

/** `POST {url}/members`. */
export interface MembersQuestion { readonly version: typeof PROTOCOL_VERSION; readonly request: MembersRequest }
export interface MembersAnswer { readonly version: typeof PROTOCOL_VERSION; readonly members: readonly Member[] }

/** What a server takes and gives at most. */
export interface ServerLimits {
  /** Questions of one request. */
  readonly maxQueries?: number;
  /** Rows of one answer: a question with more is refused with `unsupported-size`, never cut. */
  readonly maxRows?: number;
  /** Members of one answer. */
  readonly maxMembers?: number;
  /** Whether requests may come as `Content-Encoding: gzip`. */
  readonly gzip?: boolean;
}

/** `GET {url}/capabilities`. */
export interface CapabilitiesAnswer {
  readonly version: typeof PROTOCOL_VERSION;
  readonly capabilities: Capabilities;
  readonly catalogVersion?: string;
  readonly limits?: ServerLimits;
}

/** The body of an answer that is no success as a whole. */
export interface FailureAnswer { readonly version: typeof PROTOCOL_VERSION; readonly error: WireError }

export type Fields = Readonly<Record<string, unknown>>;
export const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const isWhole = (value: unknown, least: number): boolean => value === undefined || (Number.isSafeInteger(value) && (value as number) >= least);
const isText = (value: unknown): boolean => value === undefined || typeof value === 'string';

/** Reads the body of a request for figures; throws `invalid-query` or `unsupported-version`. Each question is still to be checked by `checkQuery`, so that a bad one fails alone. */
export function readQueryRequest(body: unknown, subject: string): QueryRequest {
  const { queries, validators } = versioned(body, (problem) => invalidRequest(problem, subject), subject);
  if (!Array.isArray(queries) || queries.length === 0 || !queries.every(isFields)) throw invalidRequest('no list of queries', subject);
  const isKept = (value: unknown): boolean => value === null || typeof value === 'string';
  if (validators !== undefined && !(Array.isArray(validators) && validators.length === queries.length && validators.every(isKept))) throw invalidRequest('no validator or null for each query', subject);
  return body as QueryRequest;
}

/** Reads the body of a request for members; throws `invalid-query` or `unsupported-version`. */
export function readMembersQuestion(body: unknown, subject: string): MembersRequest {
  const { request } = versioned(body, (problem) => invalidRequest(problem, subject), subject);
  const { dimension, search, filters, period, limit, offset } = isFields(request) ? request : {};
  const isPeriod = period === undefined || (isFields(period) && typeof period['start'] === 'string' && typeof period['end'] === 'string');
  const isRight = typeof dimension === 'string' && isText(search) && isWhole(limit, 0) && isWhole(offset, 0) && isPeriod && (filters === undefined || (Array.isArray(filters) && filters.every(isFilter)));
  if (!isRight) throw invalidRequest(`members asked for by ${quoted(request)}`, subject);
  return request as MembersRequest;
}

/** Reads an answer with figures; throws `invalid-answer` or `unsupported-version`. The results in it are still to be checked by `checkResult`. */
export function readQueryAnswer(body: unknown, asked: number, subject: string): readonly QuestionAnswer[] {
  const { results } = answered(body, subject);
  if (!Array.isArray(results) || results.length !== asked) throw invalidAnswer(`${Array.isArray(results) ? results.length : 'no'} results for ${asked} queries`, subject);
  const strange = results.findIndex((answer) => !isQuestionAnswer(answer));
  if (strange >= 0) throw invalidAnswer(`results[${strange}] is neither { result }, { unchanged: true } nor { error: { code, message } }`, subject);
  return results as readonly QuestionAnswer[];
}

/** Reads an answer with members; throws `invalid-answer` or `unsupported-version`. The members are still to be checked by `checkMembers`. */
export function readMembersAnswer(body: unknown, subject: string): readonly Member[] {
  const { members } = answered(body, subject);
  if (!Array.isArray(members)) throw invalidAnswer('no list of members', subject);
  return members as readonly Member[];
}

/** Reads what a server can do; throws `invalid-answer` or `unsupported-version`. */
export function readCapabilities(body: unknown, subject: string): CapabilitiesAnswer {
  const { capabilities, catalogVersion, limits = {} } = answered(body, subject);
  const { measures, completeThrough } = isFields(capabilities) ? capabilities : {};
  const isMeasure = (measure: unknown): boolean => isFields(measure) && isTexts(measure['dimensions']) && Array.isArray(measure['bases']) && measure['bases'].every((basis) => typeof basis === 'string' || isFields(basis));
  if (!isFields(measures) || !Object.values(measures).every(isMeasure) || !isText(completeThrough)) throw invalidAnswer('no capabilities { measures: { id: { dimensions, bases } } }', subject);
  if (!isText(catalogVersion)) throw invalidAnswer(`catalogVersion ${quoted(catalogVersion)} is no text`, subject);
  const isLimits = isFields(limits) && ['maxQueries', 'maxRows', 'maxMembers'].every((name) => isWhole(limits[name], 1)) && ['boolean', 'undefined'].includes(typeof limits['gzip']);
  if (!isLimits) throw invalidAnswer(`limits ${quoted(limits)} are no whole numbers`, subject);
  return body as CapabilitiesAnswer;
}

/** Whether a value is a failure as it travels. Codes of a newer server are read as `failed-request`. */
export function isWireError(value: unknown): value is WireError {
  if (!isFields(value)) return false;
  const { code, message, subject, remedy, retryable, retryAfterMs } = value;
  const isWait = retryAfterMs === undefined || (typeof retryAfterMs === 'number' && retryAfterMs >= 0);
  return typeof code === 'string' && typeof message === 'string' && isText(subject) && isText(remedy) && ['boolean', 'undefined'].includes(typeof retryable) && isWait;
}

/** An error for the wire. Nothing of its cause travels, since that may tell how the server is made. */
export function encodeError(thrown: unknown): WireError {
  const { code, message, subject, remedy, retryable, retryAfterMs } = toOmnichannelError(thrown, 'server');
  const told = message.replace(`${subject}: `, '').replace(`. ${remedy} (${code})`, '');
  return { code, message: thrown instanceof OmnichannelError ? told : 'failed request', subject, remedy, ...(retryable && { retryable }), ...(retryAfterMs !== undefined && { retryAfterMs }) };
}

/** The error that a server has told. */
export function decodeError({ code, message, subject, remedy, retryable, retryAfterMs }: WireError, server: string): OmnichannelError {
  return new OmnichannelError(ERROR_CODES.find((known) => known === code) ?? 'failed-request', {
    subject: subject === undefined || subject === server ? server : `${server}: ${subject}`, problem: message, remedy: remedy ?? 'See the log of the server.',
    retryable: retryable === true && (retryAfterMs ?? 0) <= LONGEST_WAIT_MS, ...(retryAfterMs !== undefined && { retryAfterMs }),
  });
}

export function invalidAnswer(problem: string, subject: string, retryable = false, cause?: unknown): OmnichannelError {
  return new OmnichannelError('invalid-answer', { subject, problem: `invalid answer: ${problem}`, remedy: 'Let the server answer as docs/http-protocol.md says.', retryable, cause });
}

function invalidRequest(problem: string, subject: string): OmnichannelError {
  return new OmnichannelError('invalid-query', { subject, problem: `invalid request: ${problem}`, remedy: 'Ask as docs/http-protocol.md says.' });
}

const answered = (body: unknown, subject: string): Fields => versioned(body, (problem) => invalidAnswer(problem, subject), subject);

function versioned(body: unknown, refusal: (problem: string) => OmnichannelError, subject: string): Fields {
  if (!isFields(body)) throw refusal(`${quoted(body).slice(0, 80)} is no object`);
  const { version } = body;
  if (version === PROTOCOL_VERSION) return body;
  if (version === undefined) throw refusal('no version');
  throw new OmnichannelError('unsupported-version', { subject, problem: `unsupported version ${quoted(version)} of the protocol`, remedy: `Speak version ${PROTOCOL_VERSION}.` });
}

function isQuestionAnswer(answer: unknown): boolean {
  if (!isFields(answer)) return false;
  const { result, validator, unchanged, error } = answer;
  const said = [result, unchanged, error].filter((part) => part !== undefined);
  return said.length === 1 && (unchanged === true || isWireError(error) || (isFields(result) && isText(validator)));
}
