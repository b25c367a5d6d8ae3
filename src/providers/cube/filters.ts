import type { Filter } from '../../contract/index.js';
import type { CubeFilter } from './protocol.js';

const any = (filters: readonly CubeFilter[]): readonly CubeFilter[] => (filters.length > 1 ? [{ or: filters }] : filters);
const codesOf = (codes: readonly string[]): readonly string[] => [...new Set(codes)].filter((code) => code !== '').sort();

/** A filter on a member with one code a row; `''` is "no value". Nothing passes a filter that keeps nothing: `undefined`. */
export function codeFilters(member: string, { in: kept, notIn = [] }: Filter): readonly CubeFilter[] | undefined {
  if (kept?.length === 0) return undefined;
  const filters: CubeFilter[] = [];
  if (kept) {
    const codes = codesOf(kept);
    filters.push(...any([...(codes.length > 0 ? [{ member, operator: 'equals' as const, values: codes }] : []), ...(kept.includes('') ? [{ member, operator: 'notSet' as const }] : [])]));
  }
  const left = codesOf(notIn);
  if (notIn.includes('')) filters.push({ member, operator: 'set' });
  if (left.length > 0) filters.push({ or: [{ member, operator: 'notEquals', values: left }, { member, operator: 'notSet' }] });
  return filters;
}

/** The same on a member that lists all codes of a row as `|a|b|`: who has any of them. */
export function listFilters(member: string, { in: kept, notIn = [] }: Filter): readonly CubeFilter[] | undefined {
  if (kept?.length === 0) return undefined;
  const listed = (codes: readonly string[]): readonly string[] => codesOf(codes).map((code) => `|${code}|`);
  const filters: CubeFilter[] = [];
  if (kept) {
    const codes = listed(kept);
    filters.push(...any([...(codes.length > 0 ? [{ member, operator: 'contains' as const, values: codes }] : []), ...(kept.includes('') ? [{ member, operator: 'notSet' as const }] : [])]));
  }
  const left = listed(notIn);
  if (notIn.includes('')) filters.push({ member, operator: 'set' });
  if (left.length > 0) filters.push({ or: [{ member, operator: 'notContains', values: left }, { member, operator: 'notSet' }] });
  return filters;
}
