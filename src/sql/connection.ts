export const DIALECTS = ['duckdb', 'postgres', 'clickhouse'] as const;
export type Dialect = (typeof DIALECTS)[number];

export type SqlValue = string | number | boolean | null;

/** A statement with the values of its placeholders, `$1` … `$n`, or `{p0:String}` … for ClickHouse. */
export interface SqlStatement {
  readonly sql: string;
  readonly parameters: readonly SqlValue[];
}

/** Whatever runs statements: a few lines around an engine's own client. */
export interface SqlConnection {
  readonly dialect: Dialect;
  /** The rows of the answer, one value per column in the order of the statement: texts, finite numbers, booleans, null. Rejects with the signal's reason once it is aborted. */
  run(statement: SqlStatement, options: { readonly signal: AbortSignal }): Promise<readonly (readonly unknown[])[]>;
}
