import { OmnichannelError, type Condition, type Filter, type StateDefinition } from '../../contract/index.js';
import { NO_DAY, type CodeColumn, type DateColumn, type Table } from './column-store.js';
import { applyConditions } from './conditions.js';
import { allowedCodes, allowedKeys, columnCodes, type RowCodes } from './row-codes.js';
import type { Store } from './store.js';

/** HCPs in a state on a day: parallel arrays, one entry per HCP, state and row that says so. */
export interface Entries {
  readonly hcps: readonly number[];
  readonly states: readonly number[];
  /** Row of the state's table; -1 for HCPs that are in no state. */
  readonly rows: readonly number[];
}

/** Filters of a question that concern a state's own rows: its state, its timelines and the look-ups of its table. */
export interface StateRows {
  readonly definition: StateDefinition;
  readonly table: Table;
  readonly hcps: Uint32Array;
  readonly states: RowCodes | undefined;
  readonly time: Int32Array;
  readonly until: Int32Array | undefined;
  /** Rows left by filters and conditions on anything but the state itself. */
  readonly mask: Uint8Array;
  /** Code of the state that follows an expired one. */
  readonly expired: number;
}

const days = (table: Table, column: string | undefined): Int32Array | undefined => (column === undefined ? undefined : (table.columns.get(column) as DateColumn | undefined)?.days);

export function stateDefinition(store: Store, id: string): StateDefinition {
  return store.catalog.states.find((state) => state.id === id) as StateDefinition;
}

/** Filters on dimensions that the state's own rows know, apart from the state itself. */
export function rowFilters(definition: StateDefinition, filters: readonly Filter[], store: Store): readonly Filter[] {
  const table = store.table(definition.fact);
  const hcpDimensions = new Set(Object.keys(store.catalog.facts.find(({ id }) => id === 'hcps')?.columns ?? {}));
  return filters.filter(({ dimension }) => dimension !== definition.state && !hcpDimensions.has(dimension) && columnCodes(table, dimension, store) !== undefined);
}

/** The rows of a state's table that count, ready to be read by day. */
export function stateRows(definition: StateDefinition, filters: readonly Filter[], where: readonly Condition[], store: Store): StateRows {
  const table = store.table(definition.fact);
  const mask = new Uint8Array(table.length).fill(1);
  applyConditions(mask, table, where, store);
  for (const filter of rowFilters(definition, filters, store)) {
    const codes = columnCodes(table, filter.dimension, store) as RowCodes;
    const allowed = allowedKeys(codes, allowedCodes(codes.dictionary, [filter]));
    for (let row = 0; row < mask.length; row++) if (!allowed[codes.keys ? (codes.keys[row] as number) : row]) mask[row] = 0;
  }
  const states = definition.state === undefined ? undefined : columnCodes(table, definition.state, store);
  return {
    definition, table, states, mask,
    hcps: (table.columns.get(definition.entity) as CodeColumn).codes,
    time: days(table, definition.time) ?? new Int32Array(table.length).fill(NO_DAY),
    until: days(table, definition.until),
    expired: definition.expired === undefined ? 0 : (states?.dictionary.add(definition.expired) ?? 0),
  };
}

/** The entries on a day; `undefined` where the source knows nothing of that day. */
export function entriesOn(rows: StateRows, day: number): Entries | undefined {
  switch (rows.definition.kind) {
    case 'snapshot': return snapshotOn(rows, day);
    case 'interval': return intervalsOn(rows, day);
    case 'event': return lastEventsBefore(rows, day);
  }
}

function pick({ hcps, states }: StateRows, rows: readonly number[], stateOf?: (row: number) => number): Entries {
  const state = stateOf ?? ((row: number) => (states ? (states.values[states.keys ? (states.keys[row] as number) : row] as number) : 0));
  return { rows, hcps: rows.map((row) => hcps[row] as number), states: rows.map(state) };
}

function snapshotOn(source: StateRows, day: number): Entries | undefined {
  const { time, mask, definition } = source;
  let last = NO_DAY;
  for (let row = 0; row < mask.length; row++) if (mask[row] && (time[row] as number) <= day && (time[row] as number) > last) last = time[row] as number;
  if (last === NO_DAY || day - last > (definition.carryDays ?? 0)) return undefined;
  const rows: number[] = [];
  for (let row = 0; row < mask.length; row++) if (mask[row] && time[row] === last) rows.push(row);
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
  return pick(source, [...last.values()], (row) => (isOver(row) ? expired : stateAt(source, row)));
}

export function stateAt({ states }: StateRows, row: number): number {
  return states ? (states.values[states.keys ? (states.keys[row] as number) : row] as number) : 0;
}

/** One number per HCP and combination of the columns that divide the timelines. */
export function timelineOf({ table, hcps, definition }: StateRows): (row: number) => number {
  const parts = (definition.by ?? []).flatMap((name) => {
    const column = table.columns.get(name);
    return column?.type === 'code' ? [column] : [];
  });
  return (row) => parts.reduce((key, { codes, dictionary }) => key * dictionary.values.length + (codes[row] as number), hcps[row] as number);
}

/** Refuses a question over several timelines where only one makes sense: one product at a time. */
export function requireSingle({ definition, table }: StateRows, entries: Entries, grouped: readonly string[], measure: string): void {
  for (const name of definition.single ?? []) {
    const column = table.columns.get(name);
    if (grouped.includes(name) || column?.type !== 'code') continue;
    const codes = new Set(entries.rows.map((row) => column.codes[row] as number));
    if (codes.size <= 1) continue;
    const values = [...codes].map((code) => `"${column.dictionary.values[code]}"`).sort();
    throw new OmnichannelError('ambiguous-scope', {
      subject: measure, problem: `ambiguous ${name}: ${values.slice(0, 5).join(', ')}${values.length > 5 ? ' …' : ''}`, remedy: `Filter or group by one ${name}: figures of several cannot be put together.`,
    });
  }
}

/** Of several timelines of one HCP (within one group), only the state that comes first in the order of precedence. */
export function collapse(entries: Entries, rows: StateRows, groupOf: (row: number) => number): Entries {
  const order = rows.definition.precedence;
  if (!order || !rows.states) return entries;
  const { values } = rows.states.dictionary;
  const rank = (state: number): number => {
    const at = order.indexOf(values[state] as string);
    return at < 0 ? order.length : at;
  };
  const best = new Map<string, number>();
  entries.hcps.forEach((hcp, at) => {
    const key = `${hcp} ${groupOf(entries.rows[at] as number)}`;
    const before = best.get(key);
    if (before === undefined || rank(entries.states[at] as number) < rank(entries.states[before] as number)) best.set(key, at);
  });
  const kept = [...best.values()];
  return { hcps: kept.map((at) => entries.hcps[at] as number), states: kept.map((at) => entries.states[at] as number), rows: kept.map((at) => entries.rows[at] as number) };
}
