import { sql } from 'kysely';
import { isoDate } from '../contract/index.js';
import type { Sql } from './compile.js';
import type { Dialect } from './connection.js';

/** What engines write differently. Days are day numbers since 1970 outside of SQL and dates inside. */
export interface Flavour {
  readonly dialect: Dialect;
  /** A date from a day number. */
  date(day: number): Sql;
  /** The day number of a date. */
  dayNumber(date: Sql): Sql;
  /** A date so many days later. */
  addDays(date: Sql, days: number): Sql;
  /** A figure as a floating-point number, which every client hands out as one. */
  number(value: Sql): Sql;
  /** The texts of a list that is written with `|` between them, as an array. */
  split(list: Sql): Sql;
  /** A relation `alias(value)` with one row per element of an array of the row before it; joined laterally. */
  joinElements(array: Sql, alias: string): Sql;
  /** The value of such a relation. */
  element(alias: string): Sql;
  /** The different texts of an array, or null alone where it has none. */
  orNone(array: Sql): Sql;
  /** Whether an array has any of the texts; never null. */
  hasAny(array: Sql, texts: readonly Sql[]): Sql;
  /** Whether an array has no element, or is none. */
  isEmpty(array: Sql): Sql;
  /** An array without all but some texts. */
  keepOnly(array: Sql, texts: readonly Sql[]): Sql;
  /** The different texts of a group as an array. */
  gather(text: Sql): Sql;
  /** A value as text, null for null. */
  text(value: Sql): Sql;
  /** A value that may be null, whatever its column may. */
  nullable(value: Sql): Sql;
  /** The texts of an array with `|` between them. */
  join(array: Sql): Sql;
  /** The texts of a group with a separator between them, in the order of some values; in any order where there are none. */
  joinGroup(text: Sql, separator: string, order: readonly Sql[]): Sql;
  /** The middle value, or the mean of the two in the middle; null values count for nothing. */
  median(value: Sql): Sql;
  /** Any one of the values. */
  anyOf(value: Sql): Sql;
  /** A day of a business time zone from an instant. */
  dayInZone(instant: Sql, timeZone: string): Sql;
}

const EPOCH = sql`date '1970-01-01'`;
const literalDate = (day: number): Sql => sql`date ${sql.lit(isoDate(day))}`;

const DUCKDB: Flavour = {
  dialect: 'duckdb',
  date: literalDate,
  dayNumber: (date) => sql`(${date} - ${EPOCH})`,
  addDays: (date, days) => sql`(${date} + ${sql.lit(days)})`,
  number: (value) => sql`cast(${value} as double)`,
  split: (list) => sql`string_split(${list}, '|')`,
  joinElements: (array, alias) => sql`cross join lateral (select unnest(${array}) as value) as ${sql.ref(alias)}`,
  element: (alias) => sql.id(alias, 'value'),
  orNone: (array) => sql`case when coalesce(len(${array}), 0) = 0 then [null] else list_distinct(${array}) end`,
  hasAny: (array, texts) => sql`coalesce(list_has_any(${array}, [${sql.join(texts)}]), false)`,
  isEmpty: (array) => sql`coalesce(len(${array}), 0) = 0`,
  keepOnly: (array, texts) => (texts.length === 0 ? sql`cast(null as varchar[])` : sql`list_intersect(${array}, [${sql.join(texts)}])`),
  gather: (text) => sql`array_agg(distinct ${text})`,
  text: (value) => sql`cast(${value} as varchar)`,
  nullable: (value) => value,
  join: (array) => sql`array_to_string(${array}, '|')`,
  // Its ordered aggregates are slow where groups are many and small.
  joinGroup: (text, separator, order) => (order.length === 0
    ? sql`string_agg(${text}, ${sql.lit(separator)})`
    : sql`array_to_string([one['text'] for one in list_sort(list({${sql.join(order.map((value, at) => sql`${sql.lit(`k${at}`)}: ${value}`))}, 'text': ${text}}))], ${sql.lit(separator)})`),
  median: (value) => sql`median(${value})`,
  anyOf: (value) => sql`any_value(${value})`,
  dayInZone: (instant, timeZone) => sql`cast((${instant} at time zone ${sql.lit(timeZone)}) as date)`,
};

const POSTGRES: Flavour = {
  ...DUCKDB,
  dialect: 'postgres',
  number: (value) => sql`cast(${value} as double precision)`,
  split: (list) => sql`string_to_array(${list}, '|')`,
  joinElements: (array, alias) => sql`cross join lateral unnest(${array}) as ${sql.ref(alias)}(value)`,
  orNone: (array) => sql`(select coalesce(array_agg(distinct v), array[null]::text[]) from unnest(${array}) as v where v <> '')`,
  hasAny: (array, texts) => sql`coalesce(cast(${array} as text[]) && array[${sql.join(texts)}]::text[], false)`,
  isEmpty: (array) => sql`coalesce(cardinality(${array}), 0) = 0`,
  keepOnly: (array, texts) => (texts.length === 0 ? sql`cast(null as text[])` : sql`(select array_agg(v) from unnest(${array}) as v where v in (${sql.join(texts)}))`),
  gather: (text) => sql`array_agg(distinct cast(${text} as text))`,
  joinGroup: (text, separator, order) => sql`string_agg(${text}, ${sql.lit(separator)}${order.length === 0 ? sql`` : sql` order by ${sql.join(order)}`})`,
  median: (value) => sql`percentile_cont(0.5) within group (order by ${value})`,
  anyOf: (value) => sql`min(${value})`,
};

const CLICKHOUSE: Flavour = {
  dialect: 'clickhouse',
  date: (day) => sql`toDate32(${sql.lit(isoDate(day))})`,
  dayNumber: (date) => sql`toInt32(toDate32(${date}))`,
  addDays: (date, days) => sql`(toDate32(${date}) + ${sql.lit(days)})`,
  number: (value) => sql`toFloat64(${value})`,
  split: (list) => sql`arrayFilter(one -> one <> '', splitByChar('|', ifNull(${list}, '')))`,
  joinElements: (array, alias) => sql`array join ${array} as ${sql.ref(alias)}`,
  element: (alias) => sql`nullif(${sql.id(alias)}, '')`,
  orNone: (array) => sql`if(empty(${array}), [''], arrayDistinct(${array}))`,
  hasAny: (array, texts) => sql`hasAny(${array}, [${sql.join(texts)}])`,
  isEmpty: (array) => sql`empty(${array})`,
  keepOnly: (array, texts) => sql`arrayFilter(one -> has([${sql.join(texts)}], one), ${array})`,
  gather: (text) => sql`groupUniqArray(assumeNotNull(${text}))`,
  text: (value) => sql`toString(${value})`,
  nullable: (value) => sql`toNullable(${value})`,
  join: (array) => sql`arrayStringConcat(${array}, '|')`,
  joinGroup: (text, separator, order) => order.length === 0
    ? sql`arrayStringConcat(groupArray(${text}), ${sql.lit(separator)})`
    : sql`arrayStringConcat(arrayMap(one -> tupleElement(one, ${sql.lit(order.length + 1)}), arraySort(groupArray(tuple(${sql.join([...order, text])})))), ${sql.lit(separator)})`,
  median: (value) => sql`quantileExactInclusive(0.5)(${value})`,
  anyOf: (value) => sql`any(${value})`,
  dayInZone: (instant, timeZone) => sql`toDate32(toTimeZone(${instant}, ${sql.lit(timeZone)}))`,
};

export function flavourOf(dialect: Dialect): Flavour {
  return { duckdb: DUCKDB, postgres: POSTGRES, clickhouse: CLICKHOUSE }[dialect];
}
