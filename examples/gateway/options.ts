import type { EngineLimits } from './engines/engine.js';
import type { Policy, TokenOptions } from './readers.js';
import type { FigureOptions } from './sources.js';
import type { VersionOptions } from './data-version.js';

export interface Limits {
  /** Of a request's body, packed and unpacked. */
  readonly bodyBytes: number;
  /** Questions of one request. */
  readonly maxQueries: number;
  /** Rows of one answer. */
  readonly maxRows: number;
  /** Members of one answer. */
  readonly maxMembers: number;
  /** Time of one question, in milliseconds. */
  readonly questionTimeoutMs: number;
  /** Requests that ask the database at a time: in all, and of one caller. */
  readonly running: number;
  readonly perCaller: number;
  /** Requests that may wait. */
  readonly waiting: number;
  /** Memory for kept answers, in bytes. */
  readonly keptBytes: number;
  /** Sets of rights that are ready at a time, and for how long unused ones are. */
  readonly sources: number;
  readonly sourceIdleMs: number;
}

export const LIMITS: Limits = {
  bodyBytes: 1_048_576, maxQueries: 32, maxRows: 200_000, maxMembers: 5_000, questionTimeoutMs: 30_000, running: 16, perCaller: 4, waiting: 200, keptBytes: 128 * 1_048_576, sources: 200, sourceIdleMs: 1_800_000,
};

export const ENGINE_LIMITS: EngineLimits = { statementTimeoutMs: 30_000, connections: 8, statementRows: 1_000_000 };

export interface GatewayOptions {
  readonly tokens: TokenOptions;
  readonly policy: Policy;
  /** Catalog, tables, k, complete days: as `createSqlProvider` takes them. */
  readonly figures?: FigureOptions;
  readonly limits?: Partial<Limits>;
  /** How the gateway knows that the data changed. */
  readonly version?: Partial<VersionOptions>;
  /** Origins of other pages that may ask; none unless given. */
  readonly origins?: readonly string[];
  /** Where the protocol lies: `/api/figures`. */
  readonly prefix?: string;
  /** Where log lines go: standard output unless given; `false` for nowhere. */
  readonly log?: false | { write(line: string): void };
}
