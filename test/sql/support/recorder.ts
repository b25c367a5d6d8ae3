import { CORE_CATALOG } from '../../../src/catalog/index.js';
import type { Query } from '../../../src/contract/index.js';
import { createSqlProvider, type Dialect, type SqlConnection, type SqlStatement } from '../../../src/sql/index.js';

const TYPES = { code: 'text', number: 'double', date: 'date', flag: 'boolean', text: 'text' } as const;

/** A database with all tables of the core catalog and no rows, which keeps what it is asked. */
export interface Recorder extends SqlConnection { readonly asked: SqlStatement[] }

export function recorder(dialect: Dialect): Recorder {
  const columns = CORE_CATALOG.facts.flatMap((fact) => Object.entries(fact.columns).map(([name, { type }]) => ['main', fact.id, name, TYPES[type], 1]));
  const asked: SqlStatement[] = [];
  return {
    dialect, asked,
    run(statement) {
      asked.push(statement);
      return Promise.resolve(statement.sql.includes('information_schema') ? columns : []);
    },
  };
}

/** The statements of one question, without those that are asked before any. */
export async function statementsOf(query: Query, dialect: Dialect): Promise<readonly SqlStatement[]> {
  const connection = recorder(dialect);
  const provider = createSqlProvider({ connection, catalog: CORE_CATALOG });
  await provider.ready;
  const before = connection.asked.length;
  await provider.query(query, { signal: new AbortController().signal });
  return connection.asked.slice(before);
}
