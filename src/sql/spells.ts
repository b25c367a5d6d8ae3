import { sql } from 'kysely';
import type { StateDefinition } from '../contract/index.js';
import { entityFact, isOfStates } from '../engine/catalog-states.js';
import { knowsCodes, lookupKnowing } from '../engine/knows.js';
import type { Clause } from '../engine/store.js';
import type { Sql } from './compile.js';
import { leaveOutExcluded } from './conditions.js';
import { JoinedRows, requireTable } from './joined-rows.js';
import { SEQUENCE } from './relation.js';
import { keepFilter } from './row-filters.js';
import type { SqlStore } from './sql-store.js';

/** First day of a spell, a date that is always there: of rows without a date one before all others. */
export const START = '~start';
/** First day after a spell, a date; null while it is open. */
export const END = '~end';
/** Code of the state of a spell, null for none. */
export const STATE = '~state';

/** Stands before all days that are asked for, as a day number: 1900-01-01. */
export const DAWN = -25_567;

/** Filters that choose rows before it is known which of them count on a day: of changes only whole timelines, of the others any but those about all states of an entity. */
export function stateRowFilters(definition: StateDefinition, filters: readonly Clause[], store: SqlStore): readonly Clause[] {
  const { definition: fact, columns } = requireTable(definition.fact, store);
  const ofEntity = new Set(Object.keys(entityFact(store.catalog, definition.entity)?.columns ?? {}));
  const choosesTimelines = (dimension: string): boolean => {
    const own = columns.has(dimension) ? dimension : lookupKnowing(fact, dimension, store)?.key;
    return definition.kind !== 'event' || (own !== undefined && definition.by?.includes(own) === true);
  };
  const choosesRows = (dimension: string): boolean => !ofEntity.has(dimension) && knowsCodes(fact, dimension, store) && choosesTimelines(dimension);
  return filters.filter((filter) => choosesRows(filter.dimension) && !isOfStates(definition, filter, filters, store));
}

/** The rows of a state's table that count, name an entity and hold the filters which choose rows. */
export function stateRows(definition: StateDefinition, filters: readonly Clause[], store: SqlStore): JoinedRows {
  const rows = new JoinedRows(definition.fact, store);
  rows.where(sql`${rows.own(definition.entity)} is not null`);
  leaveOutExcluded(rows);
  for (const filter of stateRowFilters(definition, filters, store)) keepFilter(rows, filter, rows.codes(filter.dimension));
  return rows;
}

/**
 * What entities are and how long, as a relation in brackets: one row per spell, with all columns of the state's table as `relation`
 * has them (`~sequence` where the table has one), and `~start`, `~end` and `~state`.
 *
 * A snapshot stands until the next one of its division, no longer than it may be carried. An interval stands as it is written.
 * A change stands until the next of its timeline (entity and `by`); where it runs out before, the rest is a spell of the
 * `expired` state, from the same row. Later rows win ties by sequence. Spells of no day are left out; rows without a state are kept.
 * Of the rows that hold those of the filters that choose rows (`stateRowFilters`); with `as`, stood for as those of another kind.
 */
export function spells(definition: StateDefinition, filters: readonly Clause[], store: SqlStore, as = definition.kind): Sql {
  const rows = stateRows(definition, filters, store);
  switch (as) {
    case 'snapshot': return ofSnapshots(definition, rows);
    case 'interval': return ofIntervals(definition, rows);
    case 'event': return ofChanges(definition, rows);
  }
}

function stateOf({ state }: StateDefinition, rows: JoinedRows): Sql {
  return (state === undefined ? undefined : rows.codes(state)?.value) ?? sql`cast(null as varchar)`;
}

function startOf({ time }: StateDefinition, rows: JoinedRows): Sql {
  const dawn = rows.context.flavour.date(DAWN);
  return rows.table.columns.get(time)?.type === 'date' ? sql`coalesce(${rows.own(time)}, ${dawn})` : dawn;
}

function untilOf({ until }: StateDefinition, rows: JoinedRows): Sql {
  return until !== undefined && rows.table.columns.get(until)?.type === 'date' ? rows.context.flavour.nullable(rows.own(until)) : sql`cast(null as date)`;
}

const ref = (name: string): Sql => sql.id(name);

function ofIntervals(definition: StateDefinition, rows: JoinedRows): Sql {
  const [start, end] = [startOf(definition, rows), untilOf(definition, rows)];
  rows.where(sql`(${end} is null or ${end} > ${start})`);
  return sql`(select t.*, ${stateOf(definition, rows)} as ${ref(STATE)}, ${start} as ${ref(START)}, ${end} as ${ref(END)} from ${rows.from()})`;
}

/** Columns that divide timelines. */
export function divisionColumns({ by = [] }: StateDefinition, { table }: Pick<JoinedRows, 'table'>): readonly string[] {
  return by.filter((column) => table.columns.get(column)?.type === 'code');
}

function ofSnapshots(definition: StateDefinition, rows: JoinedRows): Sql {
  const { flavour } = rows.context;
  const { time, carryDays = 0 } = definition;
  const state = stateOf(definition, rows);
  rows.where(sql`${rows.own(time)} is not null`);
  const divisions = divisionColumns(definition, rows).map((column, at) => [ref(`~d${at}`), sql`coalesce(${flavour.text(ref(column))}, '')`] as const);
  const names = divisions.map(([name]) => name);
  const by = names.length === 0 ? sql`` : sql`partition by ${sql.join(names)} `;
  const own = [...divisions.map(([name, value]) => sql`${value} as ${name}`), sql`${ref(time)} as ${ref('~day')}`];
  const days = sql`select ${sql.join([...names, ref('~day'), sql`lead(${flavour.nullable(ref('~day'))}) over (${by}order by ${ref('~day')}) as ${ref('~next')}`])} from (select distinct ${sql.join(own)} from ${ref('~rows')}) as d`;
  const same = sql.join([sql`n.${ref('~day')} = s.${ref(time)}`, ...divisions.map(([name], at) => sql`n.${name} = coalesce(${flavour.text(sql.id('s', divisionColumns(definition, rows)[at] as string))}, '')`)], sql` and `);
  const carried = flavour.addDays(sql`s.${ref(time)}`, carryDays + 1);
  const end = sql`case when n.${ref('~next')} < ${carried} then n.${ref('~next')} else ${carried} end`;
  return sql`(with ${ref('~rows')} as (select t.*, ${state} as ${ref(STATE)} from ${rows.from()}), ${ref('~days')} as (${days}) select s.*, s.${ref(time)} as ${ref(START)}, ${end} as ${ref(END)} from ${ref('~rows')} as s inner join ${ref('~days')} as n on ${same})`;
}

function ofChanges(definition: StateDefinition, rows: JoinedRows): Sql {
  const { flavour } = rows.context;
  const [state, start, until] = [stateOf(definition, rows), startOf(definition, rows), untilOf(definition, rows)];
  const timeline = [definition.entity, ...divisionColumns(definition, rows)].map((column) => rows.own(column));
  const order = rows.table.sequence === undefined ? [start] : [start, rows.own(SEQUENCE)];
  const next = sql`lead(${flavour.nullable(start)}) over (partition by ${sql.join(timeline)} order by ${sql.join(order)})`;
  const all = sql`select t.*, ${state} as ${ref('~is')}, ${start} as ${ref('~from')}, ${until} as ${ref('~until')}, ${next} as ${ref('~next')} from ${rows.from()}`;
  const [is, from, over, following] = ['~is', '~from', '~until', '~next'].map(ref) as [Sql, Sql, Sql, Sql];
  const lasting = sql`select s.*, ${is} as ${ref(STATE)}, ${from} as ${ref(START)}, case when ${over} is null or ${over} >= ${following} then ${following} else ${over} end as ${ref(END)} from ${ref('~changes')} as s where (${over} is null or ${over} > ${from}) and (${following} is null or ${following} > ${from})`;
  if (definition.state === undefined) return sql`(with ${ref('~changes')} as (${all}) ${lasting})`;
  const ended = sql`case when ${over} > ${from} then ${over} else ${from} end`;
  const after = definition.expired === undefined ? sql`cast(null as varchar)` : sql`${rows.context.encode(definition.state, definition.expired) ?? null}`;
  const expired = sql`select s.*, ${after} as ${ref(STATE)}, ${ended} as ${ref(START)}, ${following} as ${ref(END)} from ${ref('~changes')} as s where ${over} is not null and (${following} is null or ${following} > ${ended})`;
  return sql`(with ${ref('~changes')} as (${all}) ${lasting} union all ${expired})`;
}
