import { dimensionDefinition, measureCell, type Catalog, type Cell, type Query } from '../../contract/index.js';
import { keyColumns } from './keyed-rows.js';

/** A joined row: what tells it apart, then a cell for each measure asked. */
export interface JoinedRow { readonly codes: readonly (string | null)[]; readonly cells: readonly Cell[] }

type Compare = (a: JoinedRow, b: JoinedRow) => number;

/** In the order asked, else and then by the dimensions' own order and by time; what is missing or hidden comes last either way. */
export function inOrder(rows: readonly JoinedRow[], query: Query, catalog: Catalog): readonly JoinedRow[] {
  const asked = (query.order ?? []).map(({ by, direction }) => compareBy(by, query, catalog, direction === 'asc' ? 1 : -1));
  const own = keyColumns(query).map((id) => compareBy(id, query, catalog, 1));
  return [...rows].sort((a, b) => [...asked, ...own].reduce((order, compare) => order || compare(a, b), 0));
}

function compareBy(id: string, query: Query, catalog: Catalog, sign: 1 | -1): Compare {
  const measure = query.measures.indexOf(id);
  if (measure >= 0) return (a, b) => nullsLast(measureCell(a.cells[measure]).value, measureCell(b.cells[measure]).value, (left, right) => sign * (left - right));
  const at = keyColumns(query).indexOf(id);
  const members = dimensionDefinition(catalog, id)?.members ?? [];
  const places = new Map(members.map(({ code, rank }, place) => [code, rank ?? place]));
  const placeOf = (code: string): number => places.get(code) ?? members.length;
  return (a, b) => nullsLast(a.codes[at] ?? null, b.codes[at] ?? null, (left, right) => sign * (placeOf(left) - placeOf(right) || (left < right ? -1 : Number(left > right))));
}

function nullsLast<Value>(left: Value | null, right: Value | null, compare: (left: Value, right: Value) => number): number {
  return left === null || right === null ? Number(left === null) - Number(right === null) : compare(left, right);
}
