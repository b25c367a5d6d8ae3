import { OmnichannelError, type Capabilities, type Change, type ErrorCode, type Member, type MembersRequest, type Progress, type Query, type Result } from '../../contract/index.js';
import type { ObjectsSource, TableSource } from '../../tables/table-source.js';
import type { MemoryProviderOptions } from './options.js';
import type { PackedResult } from './packed-result.js';

export type WorkerOptions = Omit<MemoryProviderOptions, 'worker' | 'transferTables'>;

/** What the page asks of the worker. */
export type Ask =
  | { readonly ask: 'open'; readonly options: WorkerOptions }
  | { readonly ask: 'queryAll'; readonly queries: readonly Query[] }
  | { readonly ask: 'members'; readonly request: MembersRequest }
  | { readonly ask: 'append' | 'replace'; readonly table: string; readonly source: TableSource };
/** `stop`: the answer to an earlier question is no longer needed. */
export type ToWorker = Ask & { readonly id: number } | { readonly stop: number };

export type Answer = readonly (Result | PackedResult | Failure)[] | readonly Member[] | undefined;

/** What the worker tells the page. `open` comes before all else, at once. */
export type ToPage =
  | { readonly tell: 'open' }
  /** The provider cannot be made. */
  | { readonly tell: 'refused'; readonly failure: Failure }
  | { readonly tell: 'answer'; readonly id: number; readonly answer: Answer }
  | { readonly tell: 'failure'; readonly id: number; readonly failure: Failure }
  | { readonly tell: 'capabilities'; readonly capabilities: Capabilities | undefined }
  | { readonly tell: 'change'; readonly change: Change }
  | { readonly tell: 'progress'; readonly progress: Progress };

/** An error of the library as plain data. */
export interface Failure {
  readonly failed: ErrorCode;
  readonly subject: string;
  readonly problem: string;
  readonly remedy: string;
  readonly retryable: boolean;
  readonly retryAfterMs?: number;
}

export function failureOf({ code, message, subject, remedy, retryable, retryAfterMs }: OmnichannelError): Failure {
  const problem = message.slice(`${subject}: `.length, -`. ${remedy} (${code})`.length);
  return { failed: code, subject, problem, remedy, retryable, ...(retryAfterMs !== undefined && { retryAfterMs }) };
}

export function errorOf({ failed, ...details }: Failure): OmnichannelError {
  return new OmnichannelError(failed, details);
}

/** An address on its way to the worker: a `URL` itself cannot go there. */
interface Address { readonly address: string }
const isAddress = (value: unknown): value is Address => typeof value === 'object' && value !== null && typeof (value as Partial<Address>).address === 'string' && Object.keys(value).length === 1;

const isRows = (source: TableSource): source is ObjectsSource => Array.isArray(source);

/** A source as it can go to a worker. Throws `invalid-data` where a part of it is a function. */
export function packSource(source: TableSource, table: string): TableSource {
  if (isRows(source)) return source;
  return Object.fromEntries(Object.entries(source).map(([name, value]: [string, unknown]) => {
    if (typeof value === 'function') throw unportable(table, `its "${name}" is a function`);
    return [name, value instanceof URL ? { address: value.href } : value];
  })) as unknown as TableSource;
}

export function unpackSource(source: TableSource): TableSource {
  if (isRows(source)) return source;
  return Object.fromEntries(Object.entries(source).map(([name, value]: [string, unknown]) => [name, isAddress(value) ? new URL(value.address) : value])) as unknown as TableSource;
}

export function unportable(subject: string, reason: string, cause?: unknown): OmnichannelError {
  return new OmnichannelError('invalid-data', { subject, problem: `invalid source for a worker: ${reason}`, remedy: 'Give plain data, typed arrays, Blobs or URLs, or do without the worker.', cause });
}

/** The memory behind typed arrays in a source, each piece once. */
export function buffersIn(value: unknown, found = new Set<ArrayBuffer>()): ReadonlySet<ArrayBuffer> {
  if (ArrayBuffer.isView(value) && value.buffer instanceof ArrayBuffer) found.add(value.buffer);
  else if (value instanceof ArrayBuffer) found.add(value);
  else if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype) for (const part of Object.values(value)) buffersIn(part, found);
  return found;
}
