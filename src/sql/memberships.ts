import { sql } from 'kysely';
import type { StateDefinition } from '../contract/index.js';
import { describesState, entityFact } from '../engine/catalog-states.js';
import { knowsOneCode, lookupKnowing } from '../engine/knows.js';
import type { Bucket, Clause } from '../engine/store.js';
import { FIRST_DATE, LAST_DATE } from './buckets.js';
import type { Sql } from './compile.js';
import { oneEach, requireTable } from './joined-rows.js';
import type { SqlContext } from './relation.js';
import type { SqlTable } from './schema.js';
import { requireOneOf } from './single.js';
import { END, spells, START, STATE, stateRowFilters, stateRows } from './spells.js';
import type { SqlStore } from './sql-store.js';

/** The state through which some entity has a dimension: the state itself, or what a look-up says of it. */
export function stateOfDimension(dimension: string, store: SqlStore, knows: (entity: string) => boolean = () => true): StateDefinition | undefined {
  return store.catalog.states.find((definition) => {
    if (definition.state === undefined || !store.has(definition.fact) || !knows(definition.entity)) return false;
    const isState = definition.state === dimension;
    const isOfEntity = !isState && entityFact(store.catalog, definition.entity)?.columns[dimension] !== undefined;
    return !isOfEntity && knowsOneCode(requireTable(definition.fact, store).definition, dimension, store) && (isState || describesState(definition, dimension, store));
  });
}

/** Names of the columns that the relations of this file have. */
export const HOLDER = '~holder';
export const FROM = '~from';
export const UNTIL = '~until';
export const CODES = '~codes';

export interface Memberships {
  /** In brackets: `~holder` and `~codes`, and where they hold, `~from` a day to before another, `~until`. */
  readonly relation: Sql;
  /** Where `~codes` are arrays: the same with a row for each code, which `~codes` then is. */
  readonly each?: Sql;
}

const ref = (name: string): Sql => sql.id(name);

/** Place of each code of a state in the order of precedence, best first. */
export function placeOf(code: Sql, { state, precedence = [] }: StateDefinition, { encode }: SqlContext): Sql {
  const places = precedence.flatMap((each, at) => {
    const value = encode(state as string, each);
    return value === undefined ? [] : [sql`when ${code} = ${value} then ${sql.lit(at)}`];
  });
  return places.length === 0 ? sql.lit(0) : sql`case ${sql.join(places, sql` `)} else ${sql.lit(precedence.length)} end`;
}

/** Order of the states that one holder is in at once, best first; those out of the order of precedence come last, no state before them. */
export function precedence(code: Sql, definition: StateDefinition, context: SqlContext): Sql {
  return sql`${placeOf(code, definition, context)}, case when ${code} is null then 0 else 1 end, ${code}`;
}

/** The spells with the code of each on a dimension: `~holder`, `~code`, `~state`, `~start`, `~end`. */
function coded(dimension: string, definition: StateDefinition, filters: readonly Clause[], store: SqlStore): Sql {
  const table = requireTable(definition.fact, store);
  const lookup = dimension === definition.state || table.columns.has(dimension) ? undefined : lookupKnowing(table.definition, dimension, store);
  const code = dimension === definition.state ? sql.id('s', STATE) : sql.id(lookup ? 'l' : 's', dimension);
  const joined = lookup ? sql` left join ${oneEach(store.context.schema.get(lookup.id) as SqlTable, store.context)} as l on ${sql.id('l', lookup.key as string)} = ${sql.id('s', lookup.key as string)}` : sql``;
  return sql`select ${sql.id('s', definition.entity)} as ${ref(HOLDER)}, ${code} as ${ref('~code')}, ${sql.id('s', STATE)} as ${ref(STATE)}, ${sql.id('s', START)} as ${ref(START)}, ${sql.id('s', END)} as ${ref(END)} from ${spells(definition, filters, store)} as s${joined}`;
}

/** The filters that narrow a state's rows; refused where several timelines would mix. */
function ownFilters(definition: StateDefinition, filters: readonly Clause[], measure: string, store: SqlStore): readonly Clause[] {
  const own = stateRowFilters(definition, filters, store);
  const rows = stateRows(definition, own, store);
  requireOneOf([...new Set([...(definition.single ?? []), ...(rows.table.definition.single ?? [])])], rows, { grouped: [], measure });
  return own;
}

/** The codes of each holder on a day, a row each. Throws `ambiguous-scope`. */
export function membershipsOn(day: number, dimension: string, definition: StateDefinition, filters: readonly Clause[], measure: string, store: SqlStore): Memberships {
  const { context, context: { flavour } } = store;
  const date = flavour.date(Math.max(FIRST_DATE, Math.min(day, LAST_DATE)));
  const standing = sql`${coded(dimension, definition, ownFilters(definition, filters, measure, store), store)} where ${sql.id('s', START)} <= ${date} and (${sql.id('s', END)} is null or ${sql.id('s', END)} > ${date})`;
  const isCollapsed = definition.precedence !== undefined;
  const place = sql`row_number() over (partition by ${ref(HOLDER)} order by ${precedence(ref(STATE), definition, context)}) as ${ref('~place')}`;
  const best = isCollapsed ? sql`select * from (select c.*, ${place} from (${standing}) as c) as d where ${ref('~place')} = 1` : standing;
  if (isCollapsed) return { relation: sql`(select ${ref(HOLDER)}, ${ref('~code')} as ${ref(CODES)} from (${best}) as b)` };
  const held = sql`from (${best}) as b where ${ref('~code')} is not null`;
  return {
    relation: sql`(select ${ref(HOLDER)}, ${flavour.gather(ref('~code'))} as ${ref(CODES)} ${held} group by ${ref(HOLDER)})`,
    each: sql`(select distinct ${ref(HOLDER)}, ${ref('~code')} as ${ref(CODES)} ${held})`,
  };
}

/** The codes of each holder over time, as stretches that do not overlap; of those that touch the days of `range`. Throws `ambiguous-scope`. */
export function membershipsOver(range: Bucket, dimension: string, definition: StateDefinition, filters: readonly Clause[], measure: string, store: SqlStore): Memberships {
  const { context, context: { flavour } } = store;
  const [first, last] = [Math.max(FIRST_DATE, range.start), Math.min(LAST_DATE, range.end)].map((day) => flavour.date(day)) as [Sql, Sql];
  const touching = sql`${sql.id('s', START)} < ${last} and (${sql.id('s', END)} is null or ${sql.id('s', END)} > ${first})`;
  const isCollapsed = definition.kind === 'event';
  const held = sql`select ${ref(HOLDER)}, ${ref(isCollapsed ? STATE : '~code')} as ${ref('~code')}, ${ref(START)}, ${ref(END)} from (${coded(dimension, definition, ownFilters(definition, filters, measure, store), store)} where ${touching}) as c${isCollapsed ? sql`` : sql` where ${ref('~code')} is not null`}`;
  const [h, g] = ['h', 'g'].map((alias) => (name: string): Sql => sql.id(alias, name)) as [(name: string) => Sql, (name: string) => Sql];
  const points = sql`select ${ref(HOLDER)}, ${ref(START)} as ${ref(FROM)} from ${ref('~held')} as a union select ${ref(HOLDER)}, ${ref(END)} as ${ref(FROM)} from ${ref('~held')} as a where ${ref(END)} is not null`;
  const parts = sql`select ${ref(HOLDER)}, ${ref(FROM)}, coalesce(lead(${flavour.nullable(ref(FROM))}) over (partition by ${ref(HOLDER)} order by ${ref(FROM)}), ${flavour.date(LAST_DATE)}) as ${ref(UNTIL)} from (${points}) as p`;
  const joined = sql`${ref('~parts')} as g inner join ${ref('~held')} as h on ${h(HOLDER)} = ${g(HOLDER)} where ${h(START)} <= ${g(FROM)} and (${h(END)} is null or ${h(END)} > ${g(FROM)})`;
  const named = sql`with ${ref('~held')} as (${held}), ${ref('~parts')} as (${parts})`;
  const own = sql`${g(HOLDER)} as ${ref(HOLDER)}, ${g(FROM)} as ${ref(FROM)}, ${g(UNTIL)} as ${ref(UNTIL)}`;
  if (!isCollapsed) {
    return {
      relation: sql`(${named} select ${own}, ${flavour.gather(h('~code'))} as ${ref(CODES)} from ${joined} group by ${sql.join([g(HOLDER), g(FROM), g(UNTIL)])})`,
      each: sql`(${named} select distinct ${own}, ${h('~code')} as ${ref(CODES)} from ${joined})`,
    };
  }
  const place = sql`row_number() over (partition by ${sql.join([g(HOLDER), g(FROM)])} order by ${precedence(h('~code'), definition, context)}) as ${ref('~place')}`;
  return { relation: sql`(${named} select ${sql.join([HOLDER, FROM, UNTIL, CODES].map(ref))} from (select ${own}, ${h('~code')} as ${ref(CODES)}, ${place} from ${joined}) as r where ${ref('~place')} = 1)` };
}
