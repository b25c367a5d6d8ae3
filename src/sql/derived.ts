import { sql } from 'kysely';
import { dimensionDefinition } from '../contract/index.js';
import { derivedEntity } from '../engine/measure-reads.js';
import type { Scope } from '../engine/store.js';
import { isWithin } from './buckets.js';
import { leaveOutExcluded, holds } from './conditions.js';
import type { Sql } from './compile.js';
import { JoinedRows, missingDate } from './joined-rows.js';
import { CODES, HOLDER } from './memberships.js';
import type { SqlStore } from './sql-store.js';

/** The codes of each person on a dimension that is made from rows, as arrays: `~holder` and `~codes`, in brackets; and the same with a row for each code. `undefined` where the dimension is another, or its table is missing. */
export function derivedCodes(dimension: string, { period, through }: Pick<Scope, 'period' | 'through'>, store: SqlStore): { readonly entity: string; readonly relation: Sql; readonly each: Sql; readonly column: string } | undefined {
  const derived = dimensionDefinition(store.catalog, dimension)?.derived;
  const entity = derived && derivedEntity(store.catalog, derived);
  if (!derived || entity === undefined || !store.has(derived.fact)) return undefined;
  const rows = new JoinedRows(derived.fact, store);
  const time = derived.time ?? rows.table.definition.time;
  if (time === undefined || rows.table.columns.get(time)?.type !== 'date') throw missingDate(derived.fact, time, dimension);
  const { flavour } = store.context;
  rows.where(isWithin(rows.own(time), { start: -Infinity, end: Math.min(period.end, through + 1) }, flavour) ?? sql`${rows.own(time)} is not null`);
  leaveOutExcluded(rows);
  for (const condition of derived.where ?? []) rows.where(holds(condition, rows));
  const codes = rows.codes(derived.column);
  const code = codes ? rows.eachOf(codes) : sql`cast(null as varchar)`;
  rows.where(sql`${rows.own(entity)} is not null`).where(sql`${code} is not null`);
  const holder = sql`${rows.own(entity)} as ${sql.id(HOLDER)}`;
  return {
    entity, column: derived.column,
    relation: sql`(select ${holder}, ${flavour.gather(code)} as ${sql.id(CODES)} from ${rows.from()} group by ${rows.own(entity)})`,
    each: sql`(select distinct ${holder}, ${code} as ${sql.id(CODES)} from ${rows.from()})`,
  };
}
