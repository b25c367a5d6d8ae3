import { sql } from 'kysely';
import { ALL_TIME, dimensionDefinition, type Filter, type Member, type MembersRequest, type Period } from '../contract/index.js';
import { FAMILY, KPI } from '../engine/kpis.js';
import { derivedMembers, describedBy, kpiMembers, memberColumn, memberList, pageOf, parentColumn, type Description, type MemberSources } from '../engine/member-list.js';
import { toBucket } from '../engine/scope.js';
import { OBJECTIVES } from '../engine/store.js';
import { compile, type Sql } from './compile.js';
import type { SqlConnection } from './connection.js';
import { derivedCodes } from './derived.js';
import { JoinedRows, oneEach } from './joined-rows.js';
import { countHcps } from './member-counts.js';
import { CODES } from './memberships.js';
import { isReference } from './references.js';
import { relation } from './relation.js';
import { isCodes, passes } from './row-filters.js';
import type { SqlTable } from './schema.js';
import type { SqlStore } from './sql-store.js';

/** Where the members are read from; a store of its own for each reading of the schema. */
export interface MembersSource {
  readonly store: SqlStore;
  readonly connection: SqlConnection;
  /** Lists that were asked for already, by their request; a search asks with every letter. */
  readonly known: Map<string, Promise<readonly Member[]>>;
}

type Rows = readonly (readonly unknown[])[];

/**
 * The members of a dimension: those of the catalog, of the look-up whose key it is, and those found in the tables; by rank,
 * then by label. Counts are of HCPs and left out below `k`. Of the filters only those on columns of the look-up, or of the
 * HCPs' table for attributes of HCPs, narrow the answer. Throws `unknown-dimension`.
 */
export async function sqlMembers(request: MembersRequest, source: MembersSource): Promise<readonly Member[]> {
  const { known, store } = source;
  const column = memberColumn(request.dimension, store.catalog);
  const key = JSON.stringify([column, request.period, request.filters]);
  let list = known.get(key);
  if (!list) {
    list = gather({ ...request, dimension: column }, source);
    known.set(key, list);
    list.catch(() => known.delete(key));
  }
  return pageOf(await list, request);
}

async function gather(request: MembersRequest, source: MembersSource): Promise<readonly Member[]> {
  const { dimension, filters = [] } = request;
  const { store } = source;
  const derived = dimensionDefinition(store.catalog, dimension)?.derived;
  if (derived) {
    const [ofColumn, ever, counts] = await Promise.all([
      gather({ dimension: derived.column, ...(request.filters && { filters: request.filters }) }, source), countDerived(dimension, ALL_TIME, source), countDerived(dimension, request.period ?? ALL_TIME, source),
    ]);
    return derivedMembers(ofColumn, ever, counts, store);
  }
  if (dimension === KPI || dimension === FAMILY) return kpiMembers(dimension, filters, store);
  const [found, described, counts] = await Promise.all([codesInTables(dimension, source), descriptions(request, source), countHcps(request, store, (statement) => run(statement, source))]);
  return memberList(dimension, { found, ...described, counts }, store);
}

function run(statement: Sql, { connection }: Pick<MembersSource, 'connection'>): Promise<Rows> {
  return connection.run(compile(statement, connection.dialect), { signal: new AbortController().signal });
}

/** The codes that rows hold in the column. An objective alone makes no member. */
async function codesInTables(dimension: string, source: MembersSource): Promise<ReadonlySet<string>> {
  const { store } = source;
  const tables = store.catalog.facts.filter(({ id }) => id !== OBJECTIVES && isCodes(store.context.schema.get(id)?.columns.get(dimension)));
  const found = await Promise.all(tables.map(async ({ id }) => {
    const rows = new JoinedRows(id, store);
    const many = rows.table.columns.get(dimension)?.type === 'codes';
    const code = many ? rows.expand(rows.own(dimension)) : rows.own(dimension);
    return run(sql`select distinct ${code} as ${sql.id('~code')} from ${rows.where(sql`${code} is not null`).from()}`, source);
  }));
  return new Set(found.flat().map(([code]) => store.decode(dimension, code)).filter((code) => code !== ''));
}

/** What the look-up of a dimension says of its codes. */
async function descriptions(request: MembersRequest, source: MembersSource): Promise<Pick<MemberSources, 'describe' | 'onlyDescribed'>> {
  const { store } = source;
  const lookup = store.catalog.facts.flatMap(({ id, key }) => (key === request.dimension ? (store.context.schema.get(id) ?? []) : []))[0];
  if (!lookup) return {};
  return isReference(lookup) ? describedBy(store.table(lookup.definition.id), request, store) : describedInDatabase(lookup, request, source);
}

/** The same of a look-up that is not kept beside the engine: the HCPs. */
async function describedInDatabase(lookup: SqlTable, { dimension, filters = [] }: MembersRequest, source: MembersSource): Promise<Pick<MemberSources, 'describe' | 'onlyDescribed'>> {
  const { store, store: { context, context: { flavour } } } = source;
  const column = (name: string, type: string): Sql => (lookup.columns.get(name)?.type === type ? sql.id('d', name) : sql`null`);
  const parent = parentColumn(dimension);
  const narrowing = filters.filter((filter) => filter.dimension !== dimension && isCodes(lookup.columns.get(filter.dimension)));
  const held = [sql`${sql.id('d', dimension)} is not null`, ...narrowing.map((filter) => passesOwn(filter, lookup, store))];
  const order = lookup.columns.get('order')?.type === 'number' ? flavour.number(column('order', 'number')) : sql`null`;
  const rows = await run(sql`select ${sql.id('d', dimension)}, ${column('label', 'text')}, ${order}, ${column(parent, 'code')} from ${oneEach(lookup, context, relation)} as d where ${sql.join(held, sql` and `)}`, source);
  const byCode = new Map(rows.map(([code, label, place, group]): [string, Description] => [store.decode(dimension, code), {
    label: typeof label === 'string' ? label : undefined, order: typeof place === 'number' ? place : undefined, parent: group === null || group === undefined ? undefined : store.decode(parent, group),
  }]));
  return { describe: (code) => byCode.get(code), onlyDescribed: narrowing.length > 0 };
}

function passesOwn(filter: Filter, { columns }: SqlTable, { context }: SqlStore): Sql {
  const { dimension } = filter;
  return passes({ value: sql.id('d', dimension), many: columns.get(dimension)?.type === 'codes', column: dimension }, filter, context);
}

/** How many persons have each code of a dimension that is made from rows. */
async function countDerived(dimension: string, period: Period, source: MembersSource): Promise<ReadonlyMap<string, number>> {
  const { store, store: { context: { flavour } } } = source;
  const through = Number.isNaN(store.completeThrough) ? Infinity : store.completeThrough;
  const found = derivedCodes(dimension, { period: toBucket(period), through }, store);
  if (!found) return new Map();
  const code = flavour.element('e');
  const rows = await run(sql`select ${code}, ${flavour.number(sql`count(*)`)} from ${found.relation} as d ${flavour.joinElements(sql.id('d', CODES), 'e')} group by ${code}`, source);
  return new Map(rows.map(([own, count]) => [store.decode(found.column, own), count as number]));
}
