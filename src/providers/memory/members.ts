import { ALL_TIME, dimensionDefinition, OmnichannelError, type Filter, type Member, type MembersRequest } from '../../contract/index.js';
import type { Table } from '../../tables/column-store.js';
import { didYouMean } from '../../tables/near-matches.js';
import { FAMILY, KPI, kpisIn } from '../../engine/kpis.js';
import { columnCodes, eachCode, rowsByKey } from '../../engine/row-codes.js';
import { OBJECTIVES, type Store } from '../../engine/store.js';
import { countDerived, countHcps, filteredRows, loadedTable } from './member-counts.js';

/**
 * The members of a dimension: those of the catalog, of the look-up table whose key it is, and those found in the
 * tables; by rank, then by label. Counts are of HCPs and left out below `store.k`. Of the filters only those on
 * columns of the look-up, or of the HCPs' table for attributes of HCPs, narrow the answer. Throws `unknown-dimension`.
 */
export function members(request: MembersRequest, store: Store): readonly Member[] {
  const { search, offset = 0, limit } = request;
  const wanted = search === undefined ? '' : folded(search.trim());
  const all = allMembers(request, store);
  const found = wanted === '' ? all : all.filter(({ code, label }) => folded(code).includes(wanted) || (label !== undefined && folded(label).includes(wanted)));
  return found.slice(offset, limit === undefined ? undefined : offset + limit);
}

/** Without case and accents. */
function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

const answers = new WeakMap<Store, { readonly revision: number; readonly byRequest: Map<string, readonly Member[]> }>();

/** Remembered until a table changes, since a search asks with every letter. */
function allMembers(request: MembersRequest, store: Store): readonly Member[] {
  let known = answers.get(store);
  if (known?.revision !== store.revision) answers.set(store, (known = { revision: store.revision, byRequest: new Map() }));
  const key = JSON.stringify([request.dimension, request.period, request.filters]);
  const list = known.byRequest.get(key) ?? gather({ ...request, dimension: columnOf(request.dimension, store) }, store);
  known.byRequest.set(key, list);
  return list;
}

/** The column whose codes are the dimension's members: `segmentFrom` and `segmentTo` are segments. */
function columnOf(dimension: string, { catalog }: Store): string {
  const columns = new Set(catalog.facts.flatMap(({ columns }) => Object.entries(columns).filter(([, { type }]) => type === 'code').map(([name]) => name)));
  if (columns.has(dimension)) return dimension;
  const state = catalog.states.find(({ state: column }) => column !== undefined && (dimension === `${column}From` || dimension === `${column}To`));
  if (state?.state !== undefined) return state.state;
  if (dimensionDefinition(catalog, dimension)) return dimension;
  throw new OmnichannelError('unknown-dimension', {
    subject: 'members', problem: `unknown dimension "${dimension}"`, remedy: didYouMean(dimension, [...columns, ...catalog.dimensions.map(({ id }) => id)]),
  });
}

function gather(request: MembersRequest, store: Store): readonly Member[] {
  const { dimension, filters = [] } = request;
  const { derived } = dimensionDefinition(store.catalog, dimension) ?? {};
  if (derived) return derivedMembers(request, derived.column, store);
  if (dimension === KPI || dimension === FAMILY) return kpiMembers(dimension, filters, store);
  const lookup = store.catalog.facts.flatMap(({ id, key }) => (key === dimension ? (loadedTable(store, id) ?? []) : []))[0];
  const left = lookup && filteredRows(lookup, request, store);
  const listed = dimensionDefinition(store.catalog, dimension)?.members ?? [];
  const codes = new Set([...listed.map(({ code }) => code), ...codesInTables(dimension, store)]);
  const counts = countHcps(request, store);
  const found: Member[] = [];
  for (const code of codes) {
    const row = lookup ? rowOf(lookup, dimension, code) : -1;
    if (left && !left[row]) continue;
    const at = listed.findIndex((member) => member.code === code);
    const count = counts?.get(code) ?? 0;
    const label = textAt(lookup, 'label', row) ?? listed[at]?.label;
    const rank = numberAt(lookup, 'order', row) ?? listed[at]?.rank ?? (at < 0 ? undefined : at);
    const parent = codeAt(lookup, `${dimension}Scheme`, row);
    found.push({
      code, ...(label === undefined ? {} : { label }), ...(count > 0 && count >= store.k ? { count } : {}),
      ...(rank === undefined ? {} : { rank }), ...(parent === undefined ? {} : { parent }),
    });
  }
  const { compare } = new Intl.Collator('en', { numeric: true });
  return found.sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || compare(a.label ?? a.code, b.label ?? b.code) || compare(a.code, b.code));
}

/** The codes that persons have by way of rows at any time, named as their column is; counted in the period. */
function derivedMembers(request: MembersRequest, column: string, store: Store): readonly Member[] {
  const derivedIn = (period: MembersRequest['period']): ReadonlyMap<string, number> => countDerived({ ...request, period: period ?? ALL_TIME }, store);
  const [ever, counts] = [derivedIn(undefined), derivedIn(request.period)];
  return gather({ dimension: column, ...(request.filters && { filters: request.filters }) }, store).filter(({ code }) => ever.has(code)).map(({ count: _, ...member }) => {
    const count = counts.get(member.code) ?? 0;
    return count > 0 && count >= store.k ? { ...member, count } : member;
  });
}

/** The measures that have objectives or other scenarios, or their families, by label. */
function kpiMembers(dimension: string, filters: readonly Filter[], store: Store): readonly Member[] {
  const passes = (code: string, id: string): boolean => filters.every((filter) => id === dimension || filter.dimension !== id || ((!filter.in || filter.in.includes(code)) && !filter.notIn?.includes(code)));
  const kpis = kpisIn(store).filter(({ id, family }) => passes(id, KPI) && passes(family, FAMILY));
  const found = dimension === KPI ? kpis.map(({ id, label, family }): Member => ({ code: id, label, parent: family })) : [...new Set(kpis.map(({ family }) => family))].map((code): Member => ({ code }));
  const { compare } = new Intl.Collator('en', { numeric: true });
  return found.sort((a, b) => compare(a.label ?? a.code, b.label ?? b.code));
}

/** The codes that rows of loaded tables hold in the column. An objective alone makes no member. */
function codesInTables(dimension: string, store: Store): ReadonlySet<string> {
  const codes = new Set<string>();
  for (const { id, columns } of store.catalog.facts) {
    const table = id !== OBJECTIVES && Object.hasOwn(columns, dimension) ? loadedTable(store, id) : undefined;
    const column = table?.columns.has(dimension) ? columnCodes(table, dimension, store) : undefined;
    if (!table || !column) continue;
    const seen = new Uint8Array(column.dictionary.values.length);
    for (let row = 0; row < table.length; row += 1) eachCode(column, row, (code) => { seen[code] = 1; });
    seen.forEach((isThere, code) => {
      if (isThere && code > 0) codes.add(column.dictionary.values[code] as string);
    });
  }
  return codes;
}

function rowOf(lookup: Table, key: string, code: string): number {
  const column = lookup.columns.get(key);
  const found = column?.type === 'code' ? column.dictionary.find(code) : undefined;
  return found === undefined ? -1 : (rowsByKey(lookup)[found] ?? -1);
}

function textAt(table: Table | undefined, name: string, row: number): string | undefined {
  const column = table?.columns.get(name);
  return column?.type === 'text' ? (column.texts[row] ?? undefined) : undefined;
}

function numberAt(table: Table | undefined, name: string, row: number): number | undefined {
  const column = table?.columns.get(name);
  const value = column?.type === 'number' ? column.values[row] : undefined;
  return value === undefined || Number.isNaN(value) ? undefined : value;
}

function codeAt(table: Table | undefined, name: string, row: number): string | undefined {
  const column = table?.columns.get(name);
  return column?.type === 'code' ? column.dictionary.values[column.codes[row] ?? 0] || undefined : undefined;
}
