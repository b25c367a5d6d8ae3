import { sql } from 'kysely';
import type { Catalog } from '../contract/index.js';
import type { Sql } from './compile.js';
import type { Flavour } from './flavour.js';
import type { SqlColumn, SqlSchema } from './schema.js';

/** Which rows a caller may see: those with one of the codes. */
export interface RowRule {
  readonly dimension: string;
  /** None at all sees nothing. '' is no code: rows without one are seen by `shared` only. */
  readonly in: readonly string[];
  /** Facts by id whose rows without a code on the dimension are for everybody: objectives of the whole company, a list of products. */
  readonly shared?: readonly string[];
}

/** What statements are built from. */
export interface SqlContext {
  readonly catalog: Catalog;
  readonly flavour: Flavour;
  readonly schema: SqlSchema;
  /** The value that stands for a code in a column's tables; `undefined` where none does. */
  encode(column: string, code: string): string | number | undefined;
  readonly rules: readonly RowRule[];
}

const isText = (engineType: string): boolean => /char|text|string|enum/.test(engineType);
const isArray = (engineType: string): boolean => /^array|\[\]$/.test(engineType);
const isZoned = (engineType: string): boolean => /with time zone|timestamptz|^datetime/.test(engineType);

/** A column of the physical table, whose name is `p`, as the catalog types it. */
export function physicalColumn({ type, name, engineType }: SqlColumn, { catalog, flavour }: SqlContext): Sql {
  const own = sql.id('p', name);
  switch (type) {
    case 'code': return isText(engineType) ? sql`nullif(${own}, '')` : own;
    case 'codes': return isArray(engineType) ? own : flavour.split(sql`nullif(${own}, '')`);
    case 'date': return engineType === 'date' || engineType.startsWith('date32') || /^nullable\(date(32)?\)$/.test(engineType) ? own : isZoned(engineType) ? flavour.dayInZone(own, catalog.calendar.timeZone) : sql`cast(${own} as date)`;
    case 'number': return flavour.number(own);
    case 'flag': return /bool/.test(engineType) ? own : sql`(${own} = 1)`;
    case 'text': return sql`nullif(${own}, '')`;
  }
}
