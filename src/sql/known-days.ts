import { sql } from 'kysely';
import { stretchesOf, type Stretch } from '../engine/loaded-stretches.js';
import type { Scope } from '../engine/store.js';
import { missingDate, requireTable, keyOf } from './joined-rows.js';
import { relation } from './relation.js';
import type { SqlStore } from './sql-store.js';

/** The days on which a fact has any row at all, ascending; `undefined` while they were not asked for. Throws `missing-table` and `missing-column`. */
export function knownDays(fact: string, time: string | undefined, { measure }: Pick<Scope, 'measure'>, store: SqlStore): readonly number[] | undefined {
  const { definition, columns } = requireTable(fact, store);
  const column = time ?? definition.time;
  if (column === undefined || columns.get(column)?.type !== 'date') throw missingDate(fact, column, measure);
  const { flavour } = store.context;
  const from = sql`${relation(fact, store.context)} as t where ${sql.id('t', column)} is not null`;
  const day = flavour.number(flavour.dayNumber(sql.id('t', column)));
  const key = keyOf(sql`${day} from ${from}`, store.context);
  const rows = store.known({ key, source: { key, from, groups: [day], dimensions: [undefined] }, aggregates: [], isLasting: true });
  return rows?.map(([found]) => found as number).sort((one, other) => one - other);
}

/** Whether a fact has any row in a stretch of days; `undefined` while it was not asked for. */
export function daysWithRows(fact: string, time: string | undefined, scope: Pick<Scope, 'measure'>, store: SqlStore): Stretch | undefined {
  const days = knownDays(fact, time, scope, store);
  return days && stretchesOf(days);
}
