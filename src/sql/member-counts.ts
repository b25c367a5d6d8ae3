import { sql } from 'kysely';
import { requireDay, type Filter, type MembersRequest } from '../contract/index.js';
import { entityColumn, holderOf, isOfIntervalState } from '../engine/member-list.js';
import { OBJECTIVES } from '../engine/store.js';
import { FIRST_DATE, isWithin, LAST_DATE } from './buckets.js';
import { leaveOutExcluded } from './conditions.js';
import type { Sql } from './compile.js';
import { JoinedRows } from './joined-rows.js';
import { isBlankPassing, isCodes, passes } from './row-filters.js';
import type { SqlStore } from './sql-store.js';

type Run = (statement: Sql) => Promise<readonly (readonly unknown[])[]>;

/**
 * How many HCPs stand behind each member. For attributes of HCPs and for states that hold between two days, those
 * of the period's last day (or the last complete day); else all HCPs with a counted row, in the period where one is
 * asked for. `undefined` where a table that is needed is missing.
 */
export async function countHcps(request: MembersRequest, store: SqlStore, run: Run): Promise<ReadonlyMap<string, number> | undefined> {
  const { dimension } = request;
  const { catalog, context: { flavour, schema } } = store;
  const entity = entityColumn(store);
  if (dimension === entity) return undefined;
  const holder = holderOf(dimension, catalog);
  if (holder !== undefined && !schema.has(holder)) return undefined;
  const facts = catalog.facts.filter(({ id, key, columns }) => id !== OBJECTIVES && key === undefined && Object.hasOwn(columns, entity) && schema.has(id));
  const selected = holder === undefined ? facts.map(({ id }) => countedRows(id, request, store)) : [standingRows(holder, request, store)];
  const pairs = selected.flatMap((rows) => pairsIn(rows, dimension, entity) ?? []);
  if (pairs.length === 0) return new Map();
  const code = sql.id('u', '~code');
  const found = await run(sql`select ${code}, ${flavour.number(sql`count(distinct ${sql.id('u', '~hcp')})`)} from (${sql.join(pairs, sql` union all `)}) as u group by ${code}`);
  return new Map(found.map(([own, count]) => [store.decode(dimension, own), count as number]));
}

/** The code and the HCP of rows; `undefined` where they lack either. */
function pairsIn(rows: JoinedRows, dimension: string, entity: string): Sql | undefined {
  const codes = rows.table.columns.get(entity)?.type === 'code' ? rows.codes(dimension) : undefined;
  if (!codes) return undefined;
  const code = codes.many ? rows.expand(codes.value) : codes.value;
  rows.where(sql`${rows.own(entity)} is not null`).where(sql`${code} is not null`);
  return sql`select ${code} as ${sql.id('~code')}, ${rows.own(entity)} as ${sql.id('~hcp')} from ${rows.from()}`;
}

function countedRows(fact: string, { period }: MembersRequest, store: SqlStore): JoinedRows {
  const rows = new JoinedRows(fact, store);
  leaveOutExcluded(rows);
  const { time } = rows.table.definition;
  if (!period || time === undefined || rows.table.columns.get(time)?.type !== 'date') return rows;
  const bucket = { start: requireDay(period.start, 'members'), end: requireDay(period.end, 'members') };
  return rows.where(isWithin(rows.own(time), bucket, store.context.flavour) ?? sql`${rows.own(time)} is not null`);
}

/** The rows of a holder that hold on the day, of HCPs whose states on it pass the filters. */
function standingRows(holder: string, request: MembersRequest, store: SqlStore): JoinedRows {
  const { filters = [], dimension } = request;
  const rows = holdingRows(holder, request, store);
  const entity = entityColumn(store);
  for (const filter of filters) {
    if (filter.dimension === dimension || !isOfIntervalState(filter, holder, store.catalog) || !rows.codes(filter.dimension)) continue;
    rows.where(sql`${rows.own(entity)} in (${passingHolders(filter, holdingRows(holder, request, store), entity)})`);
  }
  return rows;
}

function holdingRows(holder: string, { dimension, filters = [], period }: MembersRequest, store: SqlStore): JoinedRows {
  const { catalog, context, context: { flavour } } = store;
  const rows = new JoinedRows(holder, store);
  for (const filter of filters) {
    const isOwn = filter.dimension !== dimension && !isOfIntervalState(filter, holder, catalog) && isCodes(rows.table.columns.get(filter.dimension));
    const codes = isOwn ? rows.codes(filter.dimension) : undefined;
    if (codes) rows.where(passes(codes, filter, context));
  }
  const day = period ? requireDay(period.end, 'members') - 1 : store.completeThrough;
  const state = catalog.states.find(({ kind, fact }) => kind === 'interval' && fact === holder);
  if (!state || Number.isNaN(day)) return rows;
  const date = flavour.date(Math.max(FIRST_DATE, Math.min(day, LAST_DATE)));
  const [from, until] = [state.time, state.until].map((name) => (name !== undefined && rows.table.columns.get(name)?.type === 'date' ? rows.own(name) : undefined));
  if (from) rows.where(sql`(${from} is null or ${from} <= ${date})`);
  if (until) rows.where(sql`(${until} is null or ${until} > ${date})`);
  return rows;
}

/** The HCPs whose codes, seen together, pass a filter: any is wanted and none refused. */
function passingHolders(filter: Filter, rows: JoinedRows, entity: string): Sql {
  const codes = rows.codes(filter.dimension) as NonNullable<ReturnType<JoinedRows['codes']>>;
  const code = { value: codes.many ? rows.expand(codes.value) : codes.value, many: false, column: codes.column };
  const { in: kept, notIn } = filter;
  const any = (listed: readonly string[]): Sql => sql`max(case when ${code.value} is not null and (${passes(code, { dimension: filter.dimension, in: listed }, rows.context)}) then 1 else 0 end)`;
  const wanted = kept ? sql`${any(kept)} = 1` : sql`1 = 1`;
  const refused = notIn ? sql`${any(notIn)} = 0` : sql`1 = 1`;
  const blank = isBlankPassing(filter) ? sql`1 = 1` : sql`1 = 0`;
  return sql`select ${rows.own(entity)} from ${rows.from()} group by ${rows.own(entity)} having (count(${code.value}) = 0 and ${blank}) or (count(${code.value}) > 0 and ${wanted} and ${refused})`;
}
