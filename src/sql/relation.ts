import { sql } from 'kysely';
import type { Catalog } from '../contract/index.js';
import type { Sql } from './compile.js';
import type { Flavour } from './flavour.js';
import type { SqlColumn, SqlSchema, SqlTable } from './schema.js';

/** Which rows a caller may see: those with one of the codes, on every fact that has the dimension by itself or by a look-up; of facts that have not, none. */
export interface RowRule { readonly dimension: string; readonly in: readonly string[] }

/** What statements are built from. */
export interface SqlContext {
  readonly catalog: Catalog;
  readonly flavour: Flavour;
  readonly schema: SqlSchema;
  /** The value that stands for a code in a column's tables; `undefined` where none does. */
  encode(column: string, code: string): string | number | undefined;
  readonly rules: readonly RowRule[];
}

/** Name under which a relation has the column that tells later rows of a day from earlier ones. */
export const SEQUENCE = '~sequence';

/**
 * The rows of a fact as the catalog names and types their columns: codes with null for "no value", lists of codes as arrays,
 * dates of the business calendar, numbers, flags. Of the rows a caller may see.
 */
export function relation(fact: string, context: SqlContext): Sql {
  const table = context.schema.get(fact) as SqlTable;
  const columns = [...table.columns].map(([id, column]) => sql`${columnOf(column, context)} as ${sql.ref(id)}`);
  const sequence = table.sequence === undefined ? [] : [sql`${sql.ref(table.sequence)} as ${sql.ref(SEQUENCE)}`];
  return sql`(select ${sql.join([...columns, ...sequence])} from ${sql.id(...table.name)})`;
}

const isText = (engineType: string): boolean => /char|text|string|enum/.test(engineType);
const isArray = (engineType: string): boolean => /^array|\[\]$/.test(engineType);
const isZoned = (engineType: string): boolean => /with time zone|timestamptz|^datetime/.test(engineType);

function columnOf({ type, name, engineType }: SqlColumn, { catalog, flavour }: SqlContext): Sql {
  const own = sql.ref(name);
  switch (type) {
    case 'code': return isText(engineType) ? sql`nullif(${own}, '')` : own;
    case 'codes': return isArray(engineType) ? own : flavour.split(sql`nullif(${own}, '')`);
    case 'date': return engineType === 'date' || engineType.startsWith('date32') || /^nullable\(date(32)?\)$/.test(engineType) ? own : isZoned(engineType) ? flavour.dayInZone(own, catalog.calendar.timeZone) : sql`cast(${own} as date)`;
    case 'number': return flavour.number(own);
    case 'flag': case 'text': return own;
  }
}
