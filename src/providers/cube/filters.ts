import type { Filter } from '../../contract/index.js';
import type { CubeFilter } from './protocol.js';

const any = (filters: readonly CubeFilter[]): readonly CubeFilter[] => (filters.length > 1 ? [{ or: filters }] : filters);
const codesOf = (codes: readonly string[]): readonly string[] => [...new Set(codes)].filter((code) => code !== '').sort();

interface Matching {
  readonly has: 'equals' | 'contains';
  readonly hasNot: 'notEquals' | 'notContains';
  readonly written: (code: string) => string;
}

/** A filter on a member with one code a row; `''` is "no value". Nothing passes a filter that keeps nothing: `undefined`. */
export function codeFilters(member: string, filter: Filter): readonly CubeFilter[] | undefined {
  return filtersBy({ has: 'equals', hasNot: 'notEquals', written: (code) => code }, member, filter);
}

/** The same on a member that lists all codes of a row as `|a|b|`: who has any of them. */
export function listFilters(member: string, filter: Filter): readonly CubeFilter[] | undefined {
  return filtersBy({ has: 'contains', hasNot: 'notContains', written: (code) => `|${code}|` }, member, filter);
}

function filtersBy({ has, hasNot, written }: Matching, member: string, { in: kept, notIn = [] }: Filter): readonly CubeFilter[] | undefined {
  if (kept?.length === 0) return undefined;
  const filters: CubeFilter[] = [];
  if (kept) {
    const values = codesOf(kept).map(written);
    filters.push(...any([...(values.length > 0 ? [{ member, operator: has, values }] : []), ...(kept.includes('') ? [{ member, operator: 'notSet' as const }] : [])]));
  }
  const left = codesOf(notIn).map(written);
  if (notIn.includes('')) filters.push({ member, operator: 'set' });
  if (left.length > 0) filters.push({ or: [{ member, operator: hasNot, values: left }, { member, operator: 'notSet' }] });
  return filters;
}
