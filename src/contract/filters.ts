import { invalidSetting } from './settings.js';

/**
 * Narrows a question to some members of a dimension, or leaves some out: `in` keeps who has any of the codes, `notIn` leaves out
 * who has any of them, so that both parts together are the whole; with both lists, who has one of the first and none of the second.
 * `''` stands for "no value". Each of several clauses on one dimension must hold.
 */
export interface Filter {
  readonly dimension: string;
  readonly in?: readonly string[];
  readonly notIn?: readonly string[];
}

export const isTexts = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every((item) => typeof item === 'string');

/** Whether a value is a filter as the contract has it: a dimension with codes to keep or to leave out. */
export function isFilter(value: unknown): value is Filter {
  const { dimension, in: kept, notIn } = (value ?? {}) as Partial<Filter>;
  const lists = [kept, notIn].filter((list) => list !== undefined);
  return typeof dimension === 'string' && lists.length > 0 && lists.every(isTexts);
}

/** Both lists together; equal clauses once. Clauses on one dimension narrow each other. */
export function mergeFilters(...lists: readonly (readonly Filter[] | undefined)[]): readonly Filter[] {
  const seen = new Map<string, Filter>();
  for (const filter of lists.flatMap((list) => list ?? [])) seen.set(JSON.stringify([filter.dimension, filter.in, filter.notIn]), filter);
  return [...seen.values()];
}

/** The filters that do not touch the dimension. */
export function withoutDimension(filters: readonly Filter[] | undefined, dimension: string): readonly Filter[] {
  return (filters ?? []).filter((filter) => filter.dimension !== dimension);
}

/** Filters as a host gave them; throws `invalid-setting` where they are no list of filters. */
export function requireFilters(filters: unknown, subject: string): readonly Filter[] {
  const given = filters ?? [];
  if (Array.isArray(given) && given.every(isFilter)) return given;
  throw invalidSetting(filters, { subject, setting: 'filters' }, 'Give a list of { dimension, in: [codes] } or { dimension, notIn: [codes] }.');
}
