export { createSqlProvider, type SqlProvider, type SqlProviderOptions } from './sql-provider.js';
export { DIALECTS, type Dialect, type SqlConnection, type SqlStatement, type SqlValue } from './connection.js';
export type { RowRule } from './relation.js';
export type { SqlTableOptions } from './schema.js';
