import type { Condition, Filter, StateDefinition } from '../../contract/index.js';
import { NO_DAY, type CodeColumn, type Codes, type DateColumn, type Table } from '../../tables/column-store.js';
import { entityFact, isOfStates } from '../catalog-states.js';
import { columnCodes, keepPassing, lookupOf, type RowCodes } from '../row-codes.js';
import { sampleIn } from '../sample.js';
import type { Clause, Store } from '../store.js';
import { applyConditions, indicesOf } from './conditions.js';
import { requireOneOf } from './single.js';

/** Filters of a question that concern a state's own rows: its state, its timelines and the look-ups of its table. */
export interface StateRows {
  readonly definition: StateDefinition;
  readonly table: Table;
  readonly hcps: Codes;
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
  const hcps = (table.columns.get(definition.entity) as CodeColumn).codes;
  const isSample = sampleIn(store) !== undefined;
  if (!isSample) {
    // A row that names nobody is nobody's state.
    for (let row = 0; row < mask.length; row++) if (hcps[row] === 0) mask[row] = 0;
    applyConditions(mask, table, table.definition.exclude ?? [], store, true);
  }
  const own = isSample ? [] : rowFilters(definition, filters, store);
  for (const filter of own) {
    const codes = columnCodes(table, filter.dimension, store) as RowCodes;
    keepPassing(mask, codes, filter);
  }
  const wanted = where.length > 0 ? new Uint8Array(table.length).fill(1) : undefined;
  if (wanted) applyConditions(wanted, table, where, store);
  const states = definition.state === undefined ? undefined : columnCodes(table, definition.state, store);
  return {
    definition, table, states, hcps, mask, wanted, store, key: JSON.stringify([definition.id, own, where]),
    time: days(table, definition.time) ?? new Int32Array(table.length).fill(NO_DAY),
    until: days(table, definition.until),
    expired: definition.expired === undefined ? 0 : (states?.dictionary.add(definition.expired) ?? 0),
  };
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
  if (columns.size > 0) requireOneOf([...columns], { table, rows: indicesOf(mask), grouped, measure });
}

/** Place of each state in the order of precedence, best first; no state and then those that are not in it come last, by their code. */
export function precedenceOf({ definition: { precedence = [] }, states }: StateRows): (state: number) => number {
  const values = states?.dictionary.values ?? [];
  const listed = new Map(precedence.map((name, place) => [name, place]));
  const others = new Map(values.filter((name) => !listed.has(name)).sort().map((name, at) => [name, precedence.length + at]));
  const places = values.map((name) => listed.get(name) ?? (others.get(name) as number));
  return (state) => places[state] ?? Infinity;
}

/** Whether what a row says has run out by a day. */
export function isOver({ until }: StateRows, row: number, day: number): boolean {
  return until !== undefined && until[row] !== NO_DAY && (until[row] as number) <= day;
}

/** How many codes the persons of a state's table may have. */
export function personCount({ table, definition }: StateRows): number {
  return (table.columns.get(definition.entity) as CodeColumn).dictionary.values.length;
}
