import { ALL_TIME, dimensionDefinition, type Member, type MembersRequest } from '../../contract/index.js';
import { FAMILY, KPI } from '../../engine/kpis.js';
import { derivedMembers, describedBy, kpiMembers, memberColumn, memberList, pageOf } from '../../engine/member-list.js';
import { columnCodes, eachCode } from '../../engine/row-codes.js';
import { OBJECTIVES, type Store } from '../../engine/store.js';
import { countDerived, countHcps, loadedTable } from './member-counts.js';

/**
 * The members of a dimension: those of the catalog, of the look-up table whose key it is, and those found in the
 * tables; by rank, then by label. Counts are of HCPs and left out below `store.k`. Of the filters only those on
 * columns of the look-up, or of the HCPs' table for attributes of HCPs, narrow the answer. Throws `unknown-dimension`.
 */
export function members(request: MembersRequest, store: Store): readonly Member[] {
  return pageOf(allMembers(request, store), request);
}

const answers = new WeakMap<Store, { readonly revision: number; readonly byRequest: Map<string, readonly Member[]> }>();

/** Remembered until a table changes, since a search asks with every letter. */
function allMembers(request: MembersRequest, store: Store): readonly Member[] {
  let known = answers.get(store);
  if (known?.revision !== store.revision) answers.set(store, (known = { revision: store.revision, byRequest: new Map() }));
  const key = JSON.stringify([request.dimension, request.period, request.filters]);
  const list = known.byRequest.get(key) ?? gather({ ...request, dimension: memberColumn(request.dimension, store.catalog) }, store);
  known.byRequest.set(key, list);
  return list;
}

function gather(request: MembersRequest, store: Store): readonly Member[] {
  const { dimension, filters = [] } = request;
  const { derived } = dimensionDefinition(store.catalog, dimension) ?? {};
  if (derived) {
    const derivedIn = (period: MembersRequest['period']): ReadonlyMap<string, number> => countDerived({ ...request, period: period ?? ALL_TIME }, store);
    const ofColumn = gather({ dimension: derived.column, ...(request.filters && { filters: request.filters }) }, store);
    return derivedMembers(ofColumn, derivedIn(undefined), derivedIn(request.period), store);
  }
  if (dimension === KPI || dimension === FAMILY) return kpiMembers(dimension, filters, store);
  const lookup = store.catalog.facts.flatMap(({ id, key }) => (key === dimension ? (loadedTable(store, id) ?? []) : []))[0];
  return memberList(dimension, { found: codesInTables(dimension, store), ...(lookup && describedBy(lookup, request, store)), counts: countHcps(request, store) }, store);
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
