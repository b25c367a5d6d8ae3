/** A filter of Cube's: one condition, or several joined. */
export type CubeFilter =
  | { readonly member: string; readonly operator: 'equals' | 'notEquals' | 'contains' | 'notContains' | 'set' | 'notSet'; readonly values?: readonly string[] }
  | { readonly or: readonly CubeFilter[] }
  | { readonly and: readonly CubeFilter[] };

export interface CubeTime {
  readonly dimension: string;
  readonly granularity?: string;
  /** First and last day, both inclusive. */
  readonly dateRange: readonly [string, string];
}

/** A question in Cube's own words. */
export interface CubeQuery {
  readonly measures?: readonly string[];
  readonly dimensions?: readonly string[];
  readonly timeDimensions?: readonly CubeTime[];
  readonly filters?: readonly CubeFilter[];
  readonly order?: readonly (readonly [string, 'asc' | 'desc'])[];
  readonly limit?: number;
  readonly offset?: number;
  readonly timezone?: string;
}

export type CubeRow = Readonly<Record<string, unknown>>;

/** The part of an answer to `/load` that is read. */
export interface CubeAnswer {
  readonly data: readonly CubeRow[];
  /** The question as it was answered, the server's own limit in it. */
  readonly query?: { readonly limit?: number };
  readonly lastRefreshTime?: string;
}

/** What a model has: the members of each cube that the reader may ask for. */
export interface CubeMeta {
  readonly cubes: readonly { readonly name: string; readonly measures: readonly { readonly name: string }[]; readonly dimensions: readonly { readonly name: string }[] }[];
}
