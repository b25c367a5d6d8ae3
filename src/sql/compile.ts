import { DefaultQueryCompiler, DefaultQueryExecutor, PostgresAdapter, PostgresQueryCompiler, type PrimitiveValueListNode, type QueryCompiler, type QueryExecutorProvider, type RawBuilder } from 'kysely';
import type { Dialect, SqlStatement, SqlValue } from './connection.js';

/** A piece of SQL whose values are bound and whose names are quoted. */
export type Sql = RawBuilder<unknown>;

/** ClickHouse names the type of each value at its place. */
class ClickHouseCompiler extends DefaultQueryCompiler {
  protected override appendValue(value: unknown): void {
    const name = `p${this.numParameters}`;
    this.addParameter(value);
    this.append(`{${name}:${clickHouseType(value)}}`);
  }

  protected override visitPrimitiveValueList({ values }: PrimitiveValueListNode): void {
    this.append('(');
    values.forEach((value, at) => {
      if (at > 0) this.append(', ');
      this.appendValue(value);
    });
    this.append(')');
  }

  protected override getLeftIdentifierWrapper(): string {
    return '`';
  }

  protected override getRightIdentifierWrapper(): string {
    return '`';
  }

  protected override sanitizeIdentifier(identifier: string): string {
    return identifier.replace(/[\\`]/g, (found) => `\\${found}`);
  }
}

function clickHouseType(value: unknown): string {
  if (typeof value === 'number') return Number.isInteger(value) ? 'Int64' : 'Float64';
  return typeof value === 'boolean' ? 'Bool' : 'String';
}

/** Only the compiler of Kysely is used: the builder and the drivers would double what a page loads of it. */
function executorOf(compiler: QueryCompiler): QueryExecutorProvider {
  const executor = new DefaultQueryExecutor(compiler, new PostgresAdapter(), { provideConnection: () => Promise.reject(new TypeError('statements are compiled here, not run')) });
  return { getExecutor: () => executor };
}

const POSTGRES = executorOf(new PostgresQueryCompiler());
const CLICKHOUSE = executorOf(new ClickHouseCompiler());

/** A statement as its engine reads it. DuckDB reads what Postgres reads. */
export function compile(statement: Sql, dialect: Dialect): SqlStatement {
  const { sql, parameters } = statement.compile(dialect === 'clickhouse' ? CLICKHOUSE : POSTGRES);
  return { sql, parameters: parameters as readonly SqlValue[] };
}
