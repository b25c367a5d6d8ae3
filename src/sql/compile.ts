import { DefaultQueryCompiler, DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, type PrimitiveValueListNode, type QueryCompiler, type RawBuilder } from 'kysely';
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

function compilerOf(createQueryCompiler: () => QueryCompiler): Kysely<unknown> {
  return new Kysely({
    dialect: { createAdapter: () => new PostgresAdapter(), createDriver: () => new DummyDriver(), createIntrospector: (db) => new PostgresIntrospector(db), createQueryCompiler },
  });
}

const POSTGRES = compilerOf(() => new PostgresQueryCompiler());
const CLICKHOUSE = compilerOf(() => new ClickHouseCompiler());

/** A statement as its engine reads it. DuckDB reads what Postgres reads. */
export function compile(statement: Sql, dialect: Dialect): SqlStatement {
  const { sql, parameters } = statement.compile(dialect === 'clickhouse' ? CLICKHOUSE : POSTGRES);
  return { sql, parameters: parameters as readonly SqlValue[] };
}
