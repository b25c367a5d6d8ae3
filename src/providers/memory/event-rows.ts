import { OmnichannelError, type Condition, type Filter } from '../../contract/index.js';
import { NO_DAY, type CodeColumn, type Table } from '../../tables/column-store.js';
import { loadedStretches, stretchesOf, type Stretch } from '../../engine/loaded-stretches.js';
import { remember } from '../../engine/remember.js';
import { columnCodes, keepPassing, type RowCodes } from '../../engine/row-codes.js';
import { basisDay } from '../../engine/scope.js';
import { applyConditions, indicesOf } from '../../engine/states/conditions.js';
import { derivedCodes } from '../../engine/states/derived.js';
import { membershipAtEvents, membershipOn, stateDimension } from '../../engine/states/memberships.js';
import { daysOf } from '../../engine/states/numbers.js';
import { requireOneOf } from '../../engine/states/single.js';
import type { Scope } from '../../engine/store.js';

/** Rows of a fact that count for a question, before they are grouped. */
export interface EventRows {
  readonly table: Table;
  readonly days: Int32Array;
  /** Row numbers, ascending. */
  readonly rows: Uint32Array;
}

export interface EventSource {
  readonly fact: string;
  readonly where?: readonly Condition[];
  readonly time?: string;
  readonly coarse?: boolean;
}

/** The codes of a fact's rows on a dimension: own column, look-up, or the state of the row's HCP on the basis. */
export function eventCodes(table: Table, days: Int32Array, dimension: string, scope: Scope): RowCodes | undefined {
  const { store } = scope;
  const derived = derivedCodes(dimension, scope);
  if (derived) {
    const persons = table.columns.get(derived.entity);
    return persons?.type === 'code' ? { ...derived.codes, keys: persons.codes } : undefined;
  }
  const day = basisDay(scope, scope.period);
  const isState = store.catalog.states.some(({ state }) => state === dimension);
  const isOwnState = isState && table.definition.columns[dimension] !== undefined;
  const found = stateDimension(dimension, store, (entity) => table.columns.has(entity));
  if (!isOwnState || day === undefined) {
    const codes = remember(scope, `codes ${table.id} ${dimension}`, () => columnCodes(table, dimension, store));
    if (codes) return codes;
  }
  const hcps = (table.columns.get(found?.definition.entity ?? '') as CodeColumn | undefined)?.codes;
  // Filters that the rows answer themselves do not narrow memberships, unless these must come down to one timeline.
  const filters = scope.filters.filter((filter) => columnCodes(table, filter.dimension, store) === undefined || found?.definition.single?.includes(filter.dimension));
  if (found && hcps) return day === undefined ? membershipAtEvents(found, filters, { table, days, hcps }, scope) : { ...membershipOn(found, filters, day, scope), keys: hcps };
  if (!isOwnState || !table.columns.has(dimension)) return undefined;
  throw new OmnichannelError('unsupported-basis', {
    subject: scope.measure, problem: `unsupported basis ${JSON.stringify(scope.basis)} for "${dimension}": the table "${table.id}" only knows it at the event`, remedy: 'Ask with the basis "atEvent", or load the history of memberships.',
  });
}

/** Filters that the fact cannot honour are noted as ignored, unless it is coarse. */
function honoured(table: Table, days: Int32Array, scope: Scope, coarse: boolean): readonly (readonly [Filter, RowCodes])[] {
  return scope.filters.flatMap((filter) => {
    const codes = eventCodes(table, days, filter.dimension, scope);
    if (!codes && !coarse) scope.ignored.add(filter.dimension);
    return codes ? [[filter, codes] as const] : [];
  });
}

/** The rows of a fact within the scope's buckets, and no later than is known, that hold its filters and conditions. */
export function selectRows({ fact, where = [], time, coarse = false }: EventSource, scope: Scope): EventRows {
  const { store } = scope;
  const table = store.table(fact);
  const days = daysOf(table, time ?? table.definition.time, scope.measure);
  const filters = honoured(table, days, scope, coarse);
  const first = Math.min(...scope.buckets.map(({ start }) => start));
  const end = Math.min(scope.through + 1, Math.max(...scope.buckets.map((bucket) => bucket.end)));
  const key = JSON.stringify([fact, time, first, end, scope.basis, scope.period, scope.filters]);
  const mask = remember(scope, `mask ${key}`, () => {
    const left = new Uint8Array(table.length);
    for (let row = 0; row < left.length; row++) left[row] = (days[row] as number) >= first && (days[row] as number) < end ? 1 : 0;
    for (const [filter, codes] of filters) keepPassing(left, codes, filter);
    applyConditions(left, table, table.definition.exclude ?? [], store, true);
    return left;
  });
  const rows = remember(scope, `rows ${key} ${JSON.stringify(where)}`, () => {
    if (where.length === 0) return indicesOf(mask);
    const left = mask.slice();
    applyConditions(left, table, where, store);
    return indicesOf(left);
  });
  requireOneOf(table.definition.single ?? [], { table, rows, grouped: scope.axes.map(({ dimension }) => dimension), measure: scope.measure });
  return { table, days, rows };
}

/** The days on which a fact has any row at all, ascending. */
function knownDays(scope: Scope, fact: string, time: string | undefined): Int32Array {
  return remember(scope, `days ${fact} ${time}`, () => {
    const table = scope.store.table(fact);
    const days = daysOf(table, time ?? table.definition.time, scope.measure);
    return Int32Array.from(new Set(days)).filter((day) => day !== NO_DAY).sort();
  });
}

/** Whether a fact has any row in a stretch of days. */
export function daysWithRows(scope: Scope, fact: string, time: string | undefined): Stretch {
  return stretchesOf(knownDays(scope, fact, time));
}

/** Whether a stretch of days of a fact was loaded. */
export function stretchesLoaded(scope: Scope, fact: string, time: string | undefined): Stretch {
  return remember(scope, `loaded ${fact} ${time} ${scope.through}`, () => loadedStretches(knownDays(scope, fact, time), scope));
}
