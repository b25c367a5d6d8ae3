/**
 * The tables of bench/memory/data.mjs in size and kind, made inside an engine: as many interactions as wanted in the order of
 * their days (as they are loaded day by day), HCPs, a segment of each HCP in each month, consent events.
 */
import { MONTHS } from '../memory/data.mjs';

const DAYS = 730;
const month = (at) => new Date(Date.UTC(2024, 10 + at, 1)).toISOString().slice(0, 10);

/** How the engines write the same. `pick` is a whole number from 0 below a bound, the same for the same row and salt. */
const WRITTEN = {
  duckdb: {
    rows: (count, name) => `range(${count}) as t(${name})`,
    pick: (salt, below, of = 'i') => `(hash(${of}, ${salt}) % ${below})::integer`,
    whole: (value) => `(${value})::integer`,
    day: (iso, plus) => `(date '${iso}' + ${plus})`,
    date: (iso) => `${iso === null ? 'null' : `'${iso}'`}::date`,
    create: (name, _, select) => [`create table "${name}" as ${select}`],
  },
  postgres: {
    rows: (count, name) => `generate_series(0::bigint, ${count} - 1) as t(${name})`,
    pick: (salt, below, of = 'i') => `((hashint8extended(${of}, ${salt}) & 9223372036854775807) % ${below})::integer`,
    whole: (value) => `(${value})::integer`,
    day: (iso, plus) => `(date '${iso}' + ${plus})`,
    date: (iso) => `${iso === null ? 'null' : `'${iso}'`}::date`,
    create: (name, time, select) => (time === undefined ? [`create table "${name}" as ${select}`, `analyze "${name}"`] : partitioned(name, time, select)),
  },
  clickhouse: {
    rows: (count, name) => `(select toInt64(number) as ${name} from numbers(${count})) as t`,
    pick: (salt, below, of = 'i') => `toInt32(sipHash64(${of}, ${salt}) % ${below})`,
    whole: (value) => `toInt32(floor(${value}))`,
    day: (iso, plus) => `toDate32(toDate32('${iso}') + ${plus})`,
    date: (iso) => `cast(${iso === null ? 'null' : `'${iso}'`} as Nullable(Date32))`,
    create: (name, time, select) => [`create table \`${name}\` engine = MergeTree order by ${time === undefined ? 'hcp' : `(${time}, product)`} as ${select}`],
  },
};

const INTERACTIONS = 'hcp text, "occurredAt" date, channel text, product text, campaign text, "keyMessage" text, points double precision, "isPreview" boolean, "isMachine" boolean';

/** One partition a month, as the guide of the gateway wants it. */
function partitioned(name, time, select) {
  const parts = Array.from({ length: MONTHS + 1 }, (_, at) => `create table "${name}_${at}" partition of "${name}" for values from ('${month(at)}') to ('${month(at + 1)}')`);
  return [`create table "${name}" (${INTERACTIONS}) partition by range ("${time}")`, ...parts, `insert into "${name}" ${select}`, `analyze "${name}"`];
}

/** The statements that make the tables, by name of the table. */
export function tableStatements(dialect, { interactions, hcps = 200_000, segments = 34, consents = 1_000_000 }) {
  const { rows, pick, whole, day, date, create } = WRITTEN[dialect];
  const quote = dialect === 'clickhouse' ? '`' : '"';
  const as = (value, name) => `${value} as ${quote}${name}${quote}`;
  const code = (prefix, salt, below, of) => `concat('${prefix}', 1 + ${pick(salt, below, of)})`;
  const months = Array.from({ length: MONTHS }, (_, at) => `select ${at} as m, ${date(month(at))} as f, ${date(at + 1 < MONTHS ? month(at + 1) : null)} as u`).join(' union all ');
  const none = dialect === 'clickhouse' ? "''" : 'null';
  const flag = (salt, of50) => `${pick(salt, of50)} = 0`;
  const selects = {
    hcps: [undefined, `select ${[as("concat('h', 1 + i)", 'hcp'), as(code('specialty', 1, 8), 'specialty'), as(code('territory', 2, 10), 'territory'), as(flag(3, 3), 'targeted')].join(', ')} from ${rows(hcps, 'i')}`],
    interactions: ['occurredAt', `select ${[
      as(`case when ${pick(4, 40)} = 0 then ${none} else ${code('h', 5, hcps)} end`, 'hcp'), as(day('2024-11-01', whole(`i * ${DAYS} / ${interactions}`)), 'occurredAt'), as(code('channel', 6, 6), 'channel'), as(code('product', 7, 12), 'product'),
      as(code('campaign', 8, 40), 'campaign'), as(code('message', 9, 60), 'keyMessage'), as(`cast(${pick(10, 100)} as ${dialect === 'clickhouse' ? 'Float64' : 'double precision'}) / 4`, 'points'), as(flag(11, 50), 'isPreview'), as(flag(12, 50), 'isMachine'),
    ].join(', ')} from ${rows(interactions, 'i')}`],
    // A move in one month of six.
    memberships: [undefined, `select ${[as("concat('h', 1 + i)", 'hcp'), as(code('segment', 13, segments, `i * 1000 + ${whole(`(m + ${pick(14, 6)}) / 6`)}`), 'segment'), as('f', 'validFrom'), as('u', 'validTo')].join(', ')} from ${rows(hcps, 'i')} cross join (${months}) as months`],
    consentEvents: [undefined, `select ${[as(code('h', 15, hcps), 'hcp'), as(`concat('channel', 4 + ${pick(16, 3)})`, 'channel'), as(`case when ${pick(17, 3)} = 0 then 'opt-out' else 'opt-in' end`, 'consentStatus'), as(day('2024-11-01', pick(18, DAYS)), 'effectiveFrom'), as('i', 'seq')].join(', ')} from ${rows(consents, 'i')}`],
  };
  return Object.fromEntries(Object.entries(selects).map(([name, [time, select]]) => [name, create(name, time, select)]));
}

/** What a provider must know of them. */
export const FIGURES = { completeThrough: '2026-10-31', tables: { consentEvents: { sequence: 'seq' } } };
