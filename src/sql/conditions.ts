import { sql } from 'kysely';
import { dayNumber, type Condition } from '../contract/index.js';
import type { Sql } from './compile.js';
import type { JoinedColumn, JoinedRows } from './joined-rows.js';

type ColumnCondition = Exclude<Condition, { readonly anySet: readonly string[] } | { readonly within: number }>;
type Listed = string | number | boolean;

const NEVER = sql`1 = 0`;
const ALWAYS = sql`1 = 1`;

/** Whether rows hold a condition in their own column or in that of a look-up they are joined with; never null. */
export function holds(condition: Condition, rows: JoinedRows): Sql {
  if ('anySet' in condition) return anyOf(condition.anySet.map((column) => holds({ column, isSet: true }, rows)));
  if ('within' in condition) return holdsWithin(condition, rows);
  const column = rows.column(condition.column);
  if (!column) return isOfBlank(condition) ? ALWAYS : NEVER;
  const set = isSet(column, rows);
  if ('isSet' in condition) return condition.isSet ? set : sql`not (${set})`;
  const any = hasAny(column, condition, rows);
  if ('in' in condition) return any ? sql`(${set} and ${any})` : NEVER;
  return any ? sql`not (${set} and ${any})` : ALWAYS;
}

/** Whether rows hold all conditions; `undefined` where there is none. */
export function holdAll(conditions: readonly Condition[], rows: JoinedRows): Sql | undefined {
  return conditions.length === 0 ? undefined : sql.join(conditions.map((condition) => holds(condition, rows)), sql` and `);
}

/** Leaves out the rows that hold any of the conditions by which a fact's rows do not count. */
export function leaveOutExcluded(rows: JoinedRows): void {
  for (const condition of rows.table.definition.exclude ?? []) rows.where(sql`not (${holds(condition, rows)})`);
}

function anyOf(parts: readonly Sql[]): Sql {
  return parts.length === 0 ? NEVER : sql`(${sql.join(parts, sql` or `)})`;
}

/** What a condition says of a column without a value. */
function isOfBlank(condition: ColumnCondition): boolean {
  return 'isSet' in condition ? !condition.isSet : 'notIn' in condition;
}

function isSet({ type, value }: JoinedColumn, { context: { flavour } }: JoinedRows): Sql {
  return type === 'codes' ? sql`not (${flavour.isEmpty(value)})` : sql`${value} is not null`;
}

/** Whether a value is one of those listed, of those that the column can have; `undefined` where it can have none. */
function hasAny({ type, value }: JoinedColumn, condition: Exclude<ColumnCondition, { readonly isSet: boolean }>, { context: { flavour, encode } }: JoinedRows): Sql | undefined {
  const listed: readonly Listed[] = 'in' in condition ? condition.in : condition.notIn;
  const values = listed.flatMap((one): readonly Sql[] => {
    switch (type) {
      case 'code': case 'codes': {
        const code = typeof one === 'string' && one !== '' ? encode(condition.column, one) : undefined;
        return code === undefined ? [] : [sql`${code}`];
      }
      case 'text': return typeof one === 'string' && one !== '' ? [sql`${one}`] : [];
      case 'number': return typeof one === 'number' ? [flavour.number(sql`${one}`)] : [];
      case 'flag': return typeof one === 'boolean' ? [one ? sql`true` : sql`false`] : [];
      case 'date': {
        const day = typeof one === 'string' ? dayNumber(one) : null;
        return day === null ? [] : [flavour.date(day)];
      }
    }
  });
  if (values.length === 0) return undefined;
  return type === 'codes' ? flavour.hasAny(value, values) : sql`${value} in (${sql.join(values)})`;
}

/** A date column of the rows or of a look-up. */
function dateOf(name: string, rows: JoinedRows): Sql | undefined {
  const column = rows.column(name);
  return column?.type === 'date' ? column.value : undefined;
}

function holdsWithin({ column, within, of }: Extract<Condition, { readonly within: number }>, rows: JoinedRows): Sql {
  const [later, earlier] = [dateOf(column, rows), dateOf(of, rows)];
  if (!later || !earlier) return NEVER;
  return sql`(${later} is not null and ${earlier} is not null and ${later} >= ${earlier} and ${later} <= ${rows.context.flavour.addDays(earlier, within)})`;
}
