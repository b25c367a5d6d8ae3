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
  /** The texts of an array with `|` between them. */
  join(array: Sql): Sql;
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
  join: (array) => sql`array_to_string(${array}, '|')`,
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
  median: (value) => sql`percentile_cont(0.5) within group (order by ${value})`,
  anyOf: (value) => sql`min(${value})`,
};

const CLICKHOUSE: Flavour = {
  dialect: 'clickhouse',
  date: (day) => sql`toDate32(${sql.lit(isoDate(day))})`,
  dayNumber: (date) => sql`toInt32(toDate32(${date}))`,
  addDays: (date, days) => sql`(toDate32(${date}) + ${sql.lit(days)})`,
  number: (value) => sql`toFloat64(${value})`,
  split: (list) => sql`splitByChar('|', ${list})`,
  joinElements: (array, alias) => sql`array join ${array} as ${sql.ref(alias)}`,
  join: (array) => sql`arrayStringConcat(${array}, '|')`,
  median: (value) => sql`quantileExactInclusive(0.5)(${value})`,
  anyOf: (value) => sql`any(${value})`,
  dayInZone: (instant, timeZone) => sql`toDate32(toTimeZone(${instant}, ${sql.lit(timeZone)}))`,
};

export function flavourOf(dialect: Dialect): Flavour {
  return { duckdb: DUCKDB, postgres: POSTGRES, clickhouse: CLICKHOUSE }[dialect];
}
