import { sql } from 'kysely';
import type { Condition } from '../contract/index.js';
import { allowedCodes, codesByKey, passingKeys } from '../engine/row-codes.js';
import type { Axis, Bucket, Scope } from '../engine/store.js';
import { unsupportedDimension } from '../engine/unsupported-dimension.js';
import { isWithin } from './buckets.js';
import { holdAll, leaveOutExcluded } from './conditions.js';
import type { Sql } from './compile.js';
import { eventCodes, type Dated } from './dimension-codes.js';
import { JoinedRows, missingDate } from './joined-rows.js';
import { isReference } from './references.js';
import { asKeys, isCodes, keepFilter, passes } from './row-filters.js';
import { requireOneOf } from './single.js';
import type { SqlStore } from './sql-store.js';

/** Rows of a fact that count for a question, before they are grouped. */
export interface EventRows {
  readonly rows: JoinedRows;
  readonly dated: Dated;
  /** What a measure's own conditions say of each row; `undefined` where it has none. */
  readonly where: Sql | undefined;
}

export interface EventSource {
  readonly fact: string;
  readonly where?: readonly Condition[];
  readonly time?: string;
  readonly coarse?: boolean;
}

/** The days in which rows count: those of the buckets, no later than is known; empty where it does not end after its start. */
export function rangeOf({ buckets, through }: Pick<Scope, 'buckets' | 'through'>): Bucket {
  return { start: Math.min(...buckets.map(({ start }) => start)), end: Math.min(through + 1, Math.max(...buckets.map(({ end }) => end))) };
}

/** The rows of a fact within the scope's buckets that hold its filters. Filters that the fact cannot honour are noted as ignored, unless it is coarse. */
export function selectRows({ fact, where = [], time, coarse = false }: EventSource, scope: Scope, store: SqlStore): EventRows {
  const rows = new JoinedRows(fact, store);
  const { table, context } = rows;
  const column = time ?? table.definition.time;
  if (column === undefined || table.columns.get(column)?.type !== 'date') throw missingDate(fact, column, scope.measure);
  const dated = { column, range: rangeOf(scope) };
  rows.where(isWithin(rows.own(column), dated.range, context.flavour) ?? sql`${rows.own(column)} is not null`);
  for (const filter of scope.filters) {
    const isOwn = store.catalog.states.every(({ state }) => state !== filter.dimension) && asKeys(filter, rows) !== filter;
    const codes = isOwn ? undefined : eventCodes(rows, dated, filter.dimension, scope);
    if (isOwn) keepFilter(rows, asKeys(filter, rows));
    else if (codes) keepFilter(rows, filter, codes);
    else if (!coarse) scope.ignored.add(filter.dimension);
  }
  leaveOutExcluded(rows);
  const held = holdAll(where, rows);
  requireOneOf(table.definition.single ?? [], rows, { grouped: scope.axes.map(({ dimension }) => dimension), measure: scope.measure, where: held });
  return { rows, dated, where: held };
}

/** An axis with the code of each row, and which codes have cells of their own. */
export interface AxisCodes {
  readonly axis: Axis;
  readonly code: Sql;
  readonly allows: (code: number) => boolean;
}

/** The codes of some rows on each axis; a row with several stands there several times. A coarse figure does without those that are not known. */
export function axisCodes({ rows, dated }: EventRows, scope: Scope, coarse: boolean): readonly AxisCodes[] {
  return scope.axes.flatMap((axis): readonly AxisCodes[] => {
    const codes = eventCodes(rows, dated, axis.dimension, scope);
    if (!codes) {
      if (coarse) return [];
      throw unsupportedDimension(scope, axis.dimension, rows.table.definition.id);
    }
    const code = rows.eachOf(codes);
    keepDescribed(axis, code, rows, scope);
    return [{ axis, code, allows: allowedOn(axis, scope, rows.store) }];
  });
}

/** The filters on what a look-up says of an axis' codes. */
function describing({ dimension }: Axis, { filters }: Pick<Scope, 'filters'>, { catalog, context: { schema } }: SqlStore): { readonly lookup: string; readonly filters: Scope['filters'] } | undefined {
  const lookup = catalog.facts.find(({ key, id }) => key === dimension && schema.has(id))?.id;
  if (lookup === undefined) return undefined;
  return { lookup, filters: filters.filter((filter) => filter.dimension !== dimension && !filter.showsOthers && isCodes(schema.get(lookup)?.columns.get(filter.dimension))) };
}

/** Codes of an axis that filters let through: its own, and those on what a look-up says of its codes. */
function allowedOn(axis: Axis, scope: Scope, store: SqlStore): (code: number) => boolean {
  const dictionary = store.dictionaries.of(axis.dimension);
  const own = allowedCodes(dictionary, scope.filters.filter(({ dimension }) => dimension === axis.dimension));
  const described = describing(axis, scope, store);
  const table = described && store.context.schema.get(described.lookup);
  const passing = described && table && isReference(table) ? described.filters.map((filter) => {
    const column = store.table(described.lookup).columns.get(filter.dimension);
    return column?.type === 'code' || column?.type === 'codes' ? passingKeys(codesByKey(store.table(described.lookup), column), filter) : undefined;
  }) : [];
  return (code) => own[code] === 1 && (code === 0 || passing.every((passes) => !passes || passes[code] === 1));
}

/** The same where the look-up is not kept beside the engine: its rows are joined. */
function keepDescribed(axis: Axis, code: Sql, rows: JoinedRows, scope: Scope): void {
  const described = describing(axis, scope, rows.store);
  const table = described && rows.context.schema.get(described.lookup);
  if (!table || isReference(table)) return;
  for (const filter of described.filters) {
    const alias = rows.joinLookup(table, code);
    const codes = { value: sql.id(alias, filter.dimension), many: table.columns.get(filter.dimension)?.type === 'codes', column: filter.dimension };
    rows.where(sql`(${code} is null or (${passes(codes, filter, rows.context)}))`);
  }
}
