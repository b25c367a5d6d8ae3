import { GRAINS, type Grain } from './buckets.js';
import { dayNumber, type IsoDate } from './dates.js';
import { OmnichannelError, quoted } from './errors.js';
import { isFilter, isTexts, type Filter } from './filters.js';
import type { Period } from './period.js';

/** Which membership of a changing attribute (segment, stage) counts: at the event, at the period's start or end, now, or as known on a date. */
export type Basis = 'atEvent' | 'atStart' | 'atEnd' | 'current' | { readonly asOf: IsoDate };

export interface Order { readonly by: string; readonly direction: 'asc' | 'desc' }

/** A question as plain, serialisable data: no URL, no clock, no language. */
export interface Query {
  /**
   * Ids of the catalog.
   * @minItems 1
   */
  readonly measures: readonly string[];
  /** Ids of the catalog by which figures are divided. */
  readonly dimensions?: readonly string[];
  readonly period: Period;
  readonly grain?: Grain;
  readonly filters?: readonly Filter[];
  readonly basis?: Basis;
  /** Ask for one more row over everything, computed at its own grain. */
  readonly totals?: boolean;
  readonly order?: readonly Order[];
  /**
   * Most rows of the answer.
   * @asType integer
   * @minimum 0
   */
  readonly limit?: number;
  /**
   * Rows left out before the first.
   * @asType integer
   * @minimum 0
   */
  readonly offset?: number;
}

const QUERY_KEYS = ['measures', 'dimensions', 'period', 'grain', 'filters', 'basis', 'totals', 'order', 'limit', 'offset'];

/**
 * A text that is equal for equal questions, whatever the order of properties, of filters and of the
 * members inside a filter; absent and empty parts are the same. The order of measures and dimensions counts, since columns follow it.
 */
export function queryKey(query: Query): string {
  const filters = (query.filters ?? [])
    .map(({ dimension, in: kept, notIn }) => [dimension, kept ? [...new Set(kept)].sort() : null, notIn?.length ? [...new Set(notIn)].sort() : null] as const)
    .filter(([, kept, notIn]) => kept !== null || notIn !== null)
    .map((filter) => JSON.stringify(filter));
  return JSON.stringify([
    query.measures, query.dimensions ?? [], query.period.start, query.period.end, query.grain ?? null,
    [...new Set(filters)].sort(), query.basis ?? null, query.totals ?? false,
    (query.order ?? []).map(({ by, direction }) => [by, direction]), query.limit ?? null, query.offset ?? 0,
  ]);
}

const isDay = (value: unknown): value is IsoDate => typeof value === 'string' && dayNumber(value) !== null;

/** Throws `invalid-query` naming the property and its value where the question breaks the contract. */
export function checkQuery(query: Query, subject = 'query'): void {
  const refuse = (noun: string, value: unknown, remedy: string): never => {
    throw new OmnichannelError('invalid-query', { subject, problem: `invalid ${noun} ${quoted(value)}`, remedy });
  };
  if (typeof query !== 'object' || query === null || Array.isArray(query)) refuse('query', query, 'Give an object such as { measures, period }.');
  const extra = Object.keys(query).find((key) => !QUERY_KEYS.includes(key));
  if (extra) refuse('property', extra, `Use only ${QUERY_KEYS.join(', ')}.`);
  if (!isTexts(query.measures) || query.measures.length === 0) refuse('measures', query.measures, 'Name at least one measure of the catalog.');
  if (query.dimensions !== undefined && !isTexts(query.dimensions)) refuse('dimensions', query.dimensions, 'Give a list of dimension ids.');
  const columns = [...query.measures, ...(query.dimensions ?? [])];
  const twice = columns.find((id, at) => columns.indexOf(id) !== at);
  if (twice) refuse('columns', twice, 'Name each measure and dimension once.');
  const { start, end } = query.period ?? {};
  if (!isDay(start) || !isDay(end) || start >= end) {
    refuse('period', query.period, 'Give { start, end } as ISO dates, the end exclusive and after the start.');
  }
  if (query.grain !== undefined && !GRAINS.includes(query.grain)) refuse('grain', query.grain, `Use one of ${GRAINS.join(', ')}.`);
  for (const noun of ['filters', 'order'] as const) {
    if (query[noun] !== undefined && !Array.isArray(query[noun])) refuse(noun, query[noun], 'Give a list.');
  }
  const strange = query.filters?.find((filter) => !isFilter(filter));
  if (strange !== undefined) refuse('filter', strange, 'Give { dimension, in: [codes] } or { dimension, notIn: [codes] }.');
  if (query.totals !== undefined && typeof query.totals !== 'boolean') refuse('totals', query.totals, 'Give true or false.');
  const { basis } = query;
  const named = basis === undefined || ['atEvent', 'atStart', 'atEnd', 'current'].includes(basis as string);
  if (!named && !isDay((basis as { readonly asOf?: unknown } | null)?.asOf)) {
    refuse('basis', basis, 'Use atEvent, atStart, atEnd, current or { asOf: date }.');
  }
  for (const { by, direction } of (query.order ?? []).map((order: Partial<Order> | null) => order ?? {})) {
    if (!(by === 'time' || columns.includes(String(by))) || !['asc', 'desc'].includes(String(direction))) {
      refuse('order', { by, direction }, 'Order by a column that the query asks for, asc or desc.');
    }
  }
  for (const noun of ['limit', 'offset'] as const) {
    const value = query[noun];
    if (value !== undefined && !(Number.isInteger(value) && value >= 0)) refuse(noun, value, 'Give a whole number of rows, 0 or more.');
  }
}
