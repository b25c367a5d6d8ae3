import { dimensionDefinition, OmnichannelError, type Catalog, type Filter, type Member, type MembersRequest } from '../contract/index.js';
import type { Table } from '../tables/column-store.js';
import { didYouMean } from '../tables/near-matches.js';
import { FAMILY, KPI, kpisIn } from './kpis.js';
import { columnCodes, passingKeys, rowsByKey } from './row-codes.js';
import type { Store } from './store.js';

/** Without case and accents. */
function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The members that a request's search finds, on its page. */
export function pageOf(all: readonly Member[], { search, offset = 0, limit }: MembersRequest): readonly Member[] {
  const wanted = search === undefined ? '' : folded(search.trim());
  const found = wanted === '' ? all : all.filter(({ code, label }) => folded(code).includes(wanted) || (label !== undefined && folded(label).includes(wanted)));
  return found.slice(offset, limit === undefined ? undefined : offset + limit);
}

/** The column whose codes are the dimension's members: `segmentFrom` and `segmentTo` are segments. Throws `unknown-dimension`. */
export function memberColumn(dimension: string, catalog: Catalog): string {
  const columns = new Set(catalog.facts.flatMap(({ columns: all }) => Object.entries(all).filter(([, { type }]) => type === 'code').map(([name]) => name)));
  if (columns.has(dimension)) return dimension;
  const state = catalog.states.find(({ state: column }) => column !== undefined && (dimension === `${column}From` || dimension === `${column}To`));
  if (state?.state !== undefined) return state.state;
  if (dimensionDefinition(catalog, dimension)) return dimension;
  throw new OmnichannelError('unknown-dimension', {
    subject: 'members', problem: `unknown dimension "${dimension}"`, remedy: didYouMean(dimension, [...columns, ...catalog.dimensions.map(({ id }) => id)]),
  });
}

/** What a look-up says of a code. */
export interface Description { readonly label?: string | undefined; readonly order?: number | undefined; readonly parent?: string | undefined }

/** Column of a look-up with the group that a code belongs to. */
export const parentColumn = (dimension: string): string => `${dimension}Scheme`;

/** What a look-up table says of the codes of its key, as far as the request's filters leave them. */
export function describedBy(lookup: Table, request: MembersRequest, store: Store): Pick<MemberSources, 'describe' | 'onlyDescribed'> {
  const { dimension } = request;
  const left = filteredRows(lookup, request, store);
  const key = lookup.columns.get(dimension);
  const [label, order, parent] = ['label', 'order', parentColumn(dimension)].map((name) => lookup.columns.get(name));
  const describe = (code: string): Description | undefined => {
    const found = key?.type === 'code' ? key.dictionary.find(code) : undefined;
    const row = found === undefined ? -1 : (rowsByKey(lookup)[found] ?? -1);
    if (row < 0 || (left && !left[row])) return undefined;
    const place = order?.type === 'number' ? (order.values[row] as number) : NaN;
    return {
      label: label?.type === 'text' ? (label.texts[row] ?? undefined) : undefined,
      order: Number.isNaN(place) ? undefined : place,
      parent: parent?.type === 'code' ? parent.dictionary.values[parent.codes[row] ?? 0] || undefined : undefined,
    };
  };
  return { describe, onlyDescribed: left !== undefined };
}

/** The rows of a table that the request's filters leave, by those filters that stand in its own columns; `undefined` where none does. */
export function filteredRows(table: Table, { dimension, filters = [] }: MembersRequest, store: Store): Uint8Array | undefined {
  let rows: Uint8Array | undefined;
  for (const filter of filters) {
    if (filter.dimension === dimension || !table.columns.has(filter.dimension)) continue;
    const codes = columnCodes(table, filter.dimension, store);
    if (!codes) continue;
    const left = passingKeys(codes, filter);
    rows = rows ? rows.map((kept, row) => kept & (left[row] as number)) : left;
  }
  return rows;
}

/** What a list of members is made of. */
export interface MemberSources {
  /** Codes found in tables. */
  readonly found: Iterable<string>;
  /** What the look-up of the dimension says; absent where there is none. */
  readonly describe?: (code: string) => Description | undefined;
  /** Whether codes that the look-up does not describe are left out. */
  readonly onlyDescribed?: boolean;
  readonly counts: ReadonlyMap<string, number> | undefined;
}

/** The members of a dimension: those of the catalog and those found, by rank, then by label. */
export function memberList(dimension: string, { found, describe, onlyDescribed, counts }: MemberSources, { catalog, k }: Pick<Store, 'catalog' | 'k'>): readonly Member[] {
  const listed = dimensionDefinition(catalog, dimension)?.members ?? [];
  const places = new Map(listed.map((member, at) => [member.code, { ...member, rank: member.rank ?? at }]));
  const members: Member[] = [];
  for (const code of new Set([...places.keys(), ...found])) {
    const described = describe?.(code);
    if (onlyDescribed && !described) continue;
    const own = places.get(code);
    const count = counts?.get(code) ?? 0;
    const label = described?.label ?? own?.label;
    const rank = described?.order ?? own?.rank;
    const parent = described?.parent;
    members.push({
      code, ...(label === undefined ? {} : { label }), ...(count > 0 && count >= k ? { count } : {}),
      ...(rank === undefined ? {} : { rank }), ...(parent === undefined ? {} : { parent }),
    });
  }
  const { compare } = new Intl.Collator('en', { numeric: true });
  return members.sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || compare(a.label ?? a.code, b.label ?? b.code) || compare(a.code, b.code) || (a.code < b.code ? -1 : 1));
}

/** The members of a dimension that is made from rows: of those of its column the ones that anybody ever had, with the counts of the period. */
export function derivedMembers(ofColumn: readonly Member[], ever: ReadonlyMap<string, number>, counts: ReadonlyMap<string, number>, { k }: Pick<Store, 'k'>): readonly Member[] {
  return ofColumn.filter(({ code }) => ever.has(code)).map(({ count: _, ...member }) => {
    const count = counts.get(member.code) ?? 0;
    return count > 0 && count >= k ? { ...member, count } : member;
  });
}

/** The measures that have objectives or other scenarios, or their families, by label. */
export function kpiMembers(dimension: string, filters: readonly Filter[], store: Store): readonly Member[] {
  const passes = (code: string, id: string): boolean => filters.every((filter) => id === dimension || filter.dimension !== id || ((!filter.in || filter.in.includes(code)) && !filter.notIn?.includes(code)));
  const kpis = kpisIn(store).filter(({ id, family }) => passes(id, KPI) && passes(family, FAMILY));
  const found = dimension === KPI ? kpis.map(({ id, label, family }): Member => ({ code: id, label, parent: family })) : [...new Set(kpis.map(({ family }) => family))].map((code): Member => ({ code }));
  const { compare } = new Intl.Collator('en', { numeric: true });
  return found.sort((a, b) => compare(a.label ?? a.code, b.label ?? b.code));
}

/** Column that names the HCP of a row. */
export function entityColumn({ catalog }: Pick<Store, 'catalog'>): string {
  return catalog.states[0]?.entity ?? 'hcp';
}

/** The table whose rows of one day say which HCPs a member has: that of the HCPs for their attributes, that of an interval state for it and for what describes it; `undefined` where all rows of HCPs count. */
export function holderOf(dimension: string, { facts, states }: Catalog): string | undefined {
  const entity = states[0]?.entity ?? 'hcp';
  const describes = (fact: string, state: string): boolean => {
    const lookups = facts.find(({ id }) => id === fact)?.lookups ?? [];
    return facts.some(({ id, key, columns }) => lookups.includes(id) && key === state && Object.hasOwn(columns, dimension));
  };
  return facts.find(({ key, columns }) => key === entity && Object.hasOwn(columns, dimension))?.id
    ?? states.find(({ kind, state, fact, entity: own }) => kind === 'interval' && own === entity && state !== undefined && (state === dimension || describes(fact, state)))?.fact;
}

/** Whether a filter is on the interval state whose rows a table holds. */
export function isOfIntervalState({ dimension }: Filter, table: string, { states }: Catalog): boolean {
  return states.some(({ kind, fact, state }) => kind === 'interval' && fact === table && state === dimension);
}
