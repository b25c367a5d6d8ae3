import type { IsoDate } from './dates.js';
import type { Period } from './period.js';
import type { Filter } from './filters.js';
import type { Basis, Query } from './query.js';
import type { Result } from './result.js';

/** Asks which members a dimension has. */
export interface MembersRequest {
  readonly dimension: string;
  /** Text that code or label must contain, case and accents ignored. */
  readonly search?: string;
  /** Count only what these leave. */
  readonly filters?: readonly Filter[];
  readonly period?: Period;
  readonly limit?: number;
  readonly offset?: number;
}

export interface Member {
  readonly code: string;
  readonly label?: string;
  /** HCPs behind the member; absent where unknown or hidden for privacy. */
  readonly count?: number;
  /** Place in the dimension's own order, lowest first. */
  readonly rank?: number;
  /** Code of the group it belongs to (a segment's scheme). */
  readonly parent?: string;
}

/** Says that figures changed; absent `measures` means all of them. `dimensions` are those whose members may have changed; absent: any. */
export interface Change { readonly measures?: readonly string[]; readonly dimensions?: readonly string[] }

/** What a source can serve. */
export interface Capabilities {
  readonly measures: Readonly<Record<string, { readonly dimensions: readonly string[]; readonly bases: readonly Basis[] }>>;
  readonly completeThrough?: IsoDate;
}

/** How far the loading of one part of a source has come. */
export interface Progress {
  /** What is loaded: the id of a table, or `engine` for the engine itself; behind the name of its source where there are several (`CRM: hcps`). */
  readonly part: string;
  /** Bytes received while the part comes over the network; the rows read, or bytes where rows are not known yet, otherwise. Comparable with `total` only. */
  readonly loaded: number;
  /** In the unit of `loaded`; absent where it is not known beforehand. */
  readonly total?: number;
  /** Whether the part needs nothing more, be it loaded or failed. */
  readonly done: boolean;
}

/** Whatever answers questions: one method is enough. */
export interface DataProvider {
  /** Name used in errors. */
  readonly name?: string;
  query(query: Query, options: { readonly signal: AbortSignal }): Promise<Result>;
  /** Several questions at once, answers in the same order. A question that fails by itself is answered by its error. */
  queryAll?(queries: readonly Query[], options: { readonly signal: AbortSignal }): Promise<readonly (Result | Error)[]>;
  members?(request: MembersRequest, options: { readonly signal: AbortSignal }): Promise<readonly Member[]>;
  subscribe?(listener: (change: Change) => void): () => void;
  /** Tells how far loading has come: at once for each part that is being loaded, then whenever it went on. Ends with the function that it gives back. */
  watchProgress?(listener: (progress: Progress) => void): () => void;
  readonly capabilities?: Capabilities;
}
