import type { Condition, Filter, StateDefinition } from '../../contract/index.js';
import { NO_DAY, type CodeColumn, type DateColumn, type Table } from '../../tables/column-store.js';
import { entityFact, isOfStates } from '../../engine/catalog-states.js';
import { remember } from '../../engine/remember.js';
import { columnCodes, keepPassing, lookupOf, type RowCodes } from '../../engine/row-codes.js';
import type { Clause, Store } from '../../engine/store.js';
import { applyConditions } from './conditions.js';
import { requireOneOf } from './single.js';

/** HCPs in a state on a day: parallel arrays, one entry per HCP, state and row that says so. */
export interface Entries {
  readonly hcps: Uint32Array;
  readonly states: Uint32Array;
  /** Row of the state's table; -1 for HCPs that are in no state. */
  readonly rows: Int32Array;
}

/** Filters of a question that concern a state's own rows: its state, its timelines and the look-ups of its table. */
export interface StateRows {
  readonly definition: StateDefinition;
  readonly table: Table;
  readonly hcps: Uint32Array;
  readonly states: RowCodes | undefined;
  readonly time: Int32Array;
  readonly until: Int32Array | undefined;
  /** Rows left by filters that choose rows. */
  readonly mask: Uint8Array;
  /** Rows that hold the formula's conditions; the others still end what was before them. */
  readonly wanted: Uint8Array | undefined;
  /** Code of the state that follows an expired one. */
  readonly expired: number;
  readonly store: Store;
  /** Equal for equal rows, so that their entries are read once a day; absent where the rows were chosen otherwise. */
  readonly key: string | undefined;
}

const days = (table: Table, column: string | undefined): Int32Array | undefined => (column === undefined ? undefined : (table.columns.get(column) as DateColumn | undefined)?.days);

/** Filters that choose rows before it is known which of them count on a day: of changes only whole timelines, of the others any but those about all states of an entity. */
export function rowFilters(definition: StateDefinition, filters: readonly Clause[], store: Store): readonly Clause[] {
  const table = store.table(definition.fact);
  const ofEntity = new Set(Object.keys(entityFact(store.catalog, definition.entity)?.columns ?? {}));
  const choosesTimelines = (dimension: string): boolean => {
    const own = table.columns.has(dimension) ? dimension : lookupOf(table, dimension, store)?.lookup.definition.key;
    return definition.kind !== 'event' || (own !== undefined && definition.by?.includes(own) === true);
  };
  const choosesRows = ({ dimension }: Filter): boolean => !ofEntity.has(dimension) && columnCodes(table, dimension, store) !== undefined && choosesTimelines(dimension);
  return filters.filter((filter) => choosesRows(filter) && !isOfStates(definition, filter, filters, store));
}

/** The rows of a state's table that count, ready to be read by day. */
export function stateRows(definition: StateDefinition, filters: readonly Filter[], where: readonly Condition[], store: Store): StateRows {
  const table = store.table(definition.fact);
  const mask = new Uint8Array(table.length).fill(1);
  const own = rowFilters(definition, filters, store);
  for (const filter of own) {
    const codes = columnCodes(table, filter.dimension, store) as RowCodes;
    keepPassing(mask, codes, filter);
  }
  const wanted = where.length > 0 ? new Uint8Array(table.length).fill(1) : undefined;
  if (wanted) applyConditions(wanted, table, where, store);
  const states = definition.state === undefined ? undefined : columnCodes(table, definition.state, store);
  return {
    definition, table, states, mask, wanted, store, key: JSON.stringify([definition.id, own, where]),
    hcps: (table.columns.get(definition.entity) as CodeColumn).codes,
    time: days(table, definition.time) ?? new Int32Array(table.length).fill(NO_DAY),
    until: days(table, definition.until),
    expired: definition.expired === undefined ? 0 : (states?.dictionary.add(definition.expired) ?? 0),
  };
}

/** The entries on a day; `undefined` where the source knows nothing of that day. */
export function entriesOn(rows: StateRows, day: number): Entries | undefined {
  return rows.key === undefined ? readOn(rows, day) : remember(rows, `entries ${rows.key} ${day}`, () => readOn(rows, day));
}

function readOn(rows: StateRows, day: number): Entries | undefined {
  switch (rows.definition.kind) {
    case 'snapshot': return snapshotOn(rows, day);
    case 'interval': return intervalsOn(rows, day);
    case 'event': return lastEventsBefore(rows, day);
  }
}

function pick(source: StateRows, standing: readonly number[], stateOf = (row: number): number => stateAt(source, row)): Entries {
  const { wanted, hcps } = source;
  const rows = wanted ? standing.filter((row) => wanted[row]) : standing;
  const entries = { rows: Int32Array.from(rows), hcps: new Uint32Array(rows.length), states: new Uint32Array(rows.length) };
  for (let at = 0; at < rows.length; at++) {
    entries.hcps[at] = hcps[rows[at] as number] as number;
    entries.states[at] = stateOf(rows[at] as number);
  }
  return entries;
}

/** The last snapshot of each division (product) by itself, as long as it stands. */
function snapshotOn(source: StateRows, day: number): Entries | undefined {
  const { time, mask, definition: { carryDays = 0 } } = source;
  const division = divisionOf(source);
  const last = new Map<number, number>();
  for (let row = 0; row < mask.length; row++) {
    const at = time[row] as number;
    if (mask[row] && at <= day && at >= day - carryDays && at > (last.get(division(row)) ?? NO_DAY)) last.set(division(row), at);
  }
  if (last.size === 0) return undefined;
  const rows: number[] = [];
  for (let row = 0; row < mask.length; row++) if (mask[row] && time[row] === last.get(division(row))) rows.push(row);
  return pick(source, rows);
}

function intervalsOn(source: StateRows, day: number): Entries | undefined {
  const { time, until, mask } = source;
  const rows: number[] = [];
  let known = source.table.length === 0;
  for (let row = 0; row < mask.length; row++) {
    if ((time[row] as number) > day) continue;
    known = true;
    const end = until?.[row] ?? NO_DAY;
    if (mask[row] && (end === NO_DAY || end > day)) rows.push(row);
  }
  return known ? pick(source, rows) : undefined;
}

function lastEventsBefore(source: StateRows, day: number): Entries | undefined {
  const { time, until, mask, expired } = source;
  const last = new Map<number, number>();
  const timelines = timelineOf(source);
  let known = false;
  for (let row = 0; row < mask.length; row++) {
    if ((time[row] as number) > day) continue;
    known = true;
    if (!mask[row]) continue;
    const timeline = timelines(row);
    const before = last.get(timeline);
    if (before === undefined || (time[row] as number) >= (time[before] as number)) last.set(timeline, row);
  }
  if (!known) return undefined;
  const isOver = (row: number): boolean => until !== undefined && until[row] !== NO_DAY && (until[row] as number) <= day;
  const standing = source.states ? [...last.values()] : [...last.values()].filter((row) => !isOver(row));
  return pick(source, standing, (row) => (isOver(row) ? expired : stateAt(source, row)));
}

export function stateAt({ states }: StateRows, row: number): number {
  return states ? (states.values[states.keys ? (states.keys[row] as number) : row] as number) : 0;
}

/** One number per combination of the columns that divide the timelines. */
export function divisionOf({ table, definition }: StateRows): (row: number) => number {
  const parts = (definition.by ?? []).flatMap((name) => {
    const column = table.columns.get(name);
    return column?.type === 'code' ? [column] : [];
  });
  return (row) => {
    let key = 0;
    for (const { codes, dictionary } of parts) key = key * dictionary.values.length + (codes[row] as number);
    return key;
  };
}

/** One number per HCP and combination of the columns that divide the timelines. */
export function timelineOf(rows: StateRows): (row: number) => number {
  const division = divisionOf(rows);
  const people = rows.table.columns.get(rows.definition.entity) as CodeColumn;
  return (row) => division(row) * people.dictionary.values.length + (people.codes[row] as number);
}

/** Refuses a question over several timelines where only one makes sense: one product at a time. */
export function requireSingle({ definition, table, mask }: StateRows, grouped: readonly string[], measure: string): void {
  const columns = new Set([...(definition.single ?? []), ...(table.definition.single ?? [])]);
  if (columns.size > 0) requireOneOf([...columns], { table, rows: [...mask.keys()].filter((row) => mask[row]), grouped, measure });
}

/** Place of each state in the order of precedence, best first; states that are not in it come last, by their code. */
export function precedenceOf({ definition: { precedence = [] }, states }: StateRows): (state: number) => number {
  return (state) => {
    const at = precedence.indexOf(states?.dictionary.values[state] as string);
    return at < 0 ? precedence.length + state : at;
  };
}

/** Of several timelines of one HCP (within one group), only the state that comes first in the order of precedence. */
export function collapse(entries: Entries, rows: StateRows, groupOf: (row: number) => number): Entries {
  if (!rows.definition.precedence || !rows.states) return entries;
  const place = precedenceOf(rows);
  const byGroup = new Map<number, Map<number, number>>();
  entries.hcps.forEach((hcp, at) => {
    const group = groupOf(entries.rows[at] as number);
    let best = byGroup.get(group);
    if (!best) byGroup.set(group, (best = new Map<number, number>()));
    const before = best.get(hcp);
    if (before === undefined || place(entries.states[at] as number) < place(entries.states[before] as number)) best.set(hcp, at);
  });
  return pickEntries(entries, [...byGroup.values()].flatMap((best) => [...best.values()]));
}

export function pickEntries({ hcps, states, rows }: Entries, kept: readonly number[]): Entries {
  const picked = { hcps: new Uint32Array(kept.length), states: new Uint32Array(kept.length), rows: new Int32Array(kept.length) };
  kept.forEach((from, at) => {
    picked.hcps[at] = hcps[from] as number;
    picked.states[at] = states[from] as number;
    picked.rows[at] = rows[from] as number;
  });
  return picked;
}
