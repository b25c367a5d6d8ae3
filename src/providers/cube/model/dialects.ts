import { OmnichannelError } from '../../../contract/index.js';

export const DIALECTS = ['postgres', 'duckdb', 'clickhouse', 'snowflake', 'bigquery'] as const;
export type DialectName = (typeof DIALECTS)[number];

/** What the warehouses write differently. */
export interface Dialect {
  /** An identifier, quoted: columns may be called like words of the language. */
  name(identifier: string): string;
  text(value: string): string;
  date(expression: string): string;
  timestamp(expression: string): string;
  asText(expression: string): string;
  /** A select of each day from one to before another, as `day`. */
  days(from: string, before: string): string;
  addDays(date: string, count: number): string;
  daysBetween(later: string, earlier: string): string;
  /** The middle value, or the mean of the two in the middle; absent where the warehouse has no exact one that groups. */
  median?(expression: string): string;
  /** Joins one row for each part of a text that is separated by `|`, as `part`; one without a code where there is none. */
  parts(list: string): string;
  readonly part: string;
}

const doubled = (value: string): string => value.replaceAll("'", "''");
const slashed = (value: string): string => value.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
const daysApart = (from: string, before: string): number => Math.round((Date.parse(before) - Date.parse(from)) / 86_400_000);

const postgres: Dialect = {
  name: (identifier) => `"${identifier.replaceAll('"', '""')}"`,
  text: (value) => `'${doubled(value)}'`,
  date: (expression) => `CAST(${expression} AS DATE)`,
  timestamp: (expression) => `CAST(${expression} AS TIMESTAMP)`,
  asText: (expression) => `CAST(${expression} AS VARCHAR)`,
  days: (from, before) => `SELECT DISTINCT CAST(DATE '${from}' + n AS DATE) AS day FROM generate_series(0, ${daysApart(from, before) - 1}) AS n`,
  addDays: (date, count) => `(${date} + ${count})`,
  daysBetween: (later, earlier) => `(${later} - ${earlier})`,
  median: (expression) => `PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY ${expression})`,
  parts: (list) => `LEFT JOIN LATERAL (SELECT DISTINCT NULLIF(TRIM(piece), '') AS code FROM unnest(string_to_array(${list}, '|')) AS piece WHERE TRIM(piece) <> '') part ON TRUE`,
  part: 'part.code',
};

const WAREHOUSES: Readonly<Record<DialectName, Dialect>> = {
  postgres,
  duckdb: {
    ...postgres,
    days: (from, before) => `SELECT DISTINCT CAST(DATE '${from}' + CAST(range AS INTEGER) AS DATE) AS day FROM range(${daysApart(from, before)})`,
    parts: (list) => `LEFT JOIN LATERAL (SELECT DISTINCT TRIM(piece) AS code FROM (SELECT unnest(string_split(${list}, '|')) AS piece) WHERE TRIM(piece) <> '') part ON TRUE`,
  },
  clickhouse: {
    name: (identifier) => `\`${identifier.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\``,
    text: (value) => `'${slashed(value)}'`,
    date: (expression) => `CAST(${expression} AS Nullable(Date32))`,
    timestamp: (expression) => `CAST(${expression} AS Nullable(DateTime64(3, 'UTC')))`,
    asText: (expression) => `toString(${expression})`,
    days: (from, before) => `SELECT addDays(toDate32('${from}'), number) AS day FROM numbers(${daysApart(from, before)})`,
    addDays: (date, count) => `addDays(${date}, ${count})`,
    daysBetween: (later, earlier) => `dateDiff('day', ${earlier}, ${later})`,
    median: (expression) => `quantileExactInclusive(0.5)(${expression})`,
    parts: (list) => `LEFT ARRAY JOIN arrayDistinct(arrayFilter(piece -> piece != '', arrayMap(piece -> trim(piece), splitByChar('|', ifNull(${list}, ''))))) AS part_code`,
    part: 'part_code',
  },
  snowflake: {
    ...postgres,
    name: (identifier) => `"${identifier.toUpperCase().replaceAll('"', '""')}"`,
    text: (value) => `'${slashed(value)}'`,
    days: (from, before) => `SELECT DATEADD(day, ROW_NUMBER() OVER (ORDER BY SEQ4()) - 1, DATE '${from}') AS "DAY" FROM TABLE(GENERATOR(ROWCOUNT => ${daysApart(from, before)}))`,
    addDays: (date, count) => `DATEADD(day, ${count}, ${date})`,
    daysBetween: (later, earlier) => `DATEDIFF(day, ${earlier}, ${later})`,
    parts: (list) => `LEFT JOIN LATERAL (SELECT DISTINCT TRIM(piece.value) AS code FROM TABLE(SPLIT_TO_TABLE(${list}, '|')) piece WHERE TRIM(piece.value) <> '') part`,
  },
  bigquery: {
    name: (identifier) => `\`${identifier.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\``,
    text: (value) => `'${slashed(value)}'`,
    date: (expression) => `CAST(${expression} AS DATE)`,
    timestamp: (expression) => `CAST(${expression} AS TIMESTAMP)`,
    asText: (expression) => `CAST(${expression} AS STRING)`,
    days: (from, before) => `SELECT day FROM UNNEST(GENERATE_DATE_ARRAY(DATE '${from}', DATE_SUB(DATE '${before}', INTERVAL 1 DAY))) AS day`,
    addDays: (date, count) => `DATE_ADD(${date}, INTERVAL ${count} DAY)`,
    daysBetween: (later, earlier) => `DATE_DIFF(${later}, ${earlier}, DAY)`,
    parts: (list) => `LEFT JOIN UNNEST(ARRAY(SELECT DISTINCT AS STRUCT TRIM(piece) AS code FROM UNNEST(SPLIT(${list}, '|')) AS piece WHERE TRIM(piece) <> '')) AS part`,
    part: 'part.code',
  },
};

/** How a warehouse writes; throws `invalid-setting`. */
export function dialectOf(name: string): Dialect {
  const known = DIALECTS.find((one) => one === name);
  if (known) return WAREHOUSES[known];
  throw new OmnichannelError('invalid-setting', { subject: 'cube-model', problem: `invalid dialect "${name}"`, remedy: `Use one of ${DIALECTS.join(', ')}.` });
}
