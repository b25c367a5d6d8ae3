import type { Formula } from '../../contract/index.js';
import { cellsOf, MISSING, ZERO, type Cells, type Figure } from './cells.js';
import { unsupportedDimension, withoutAxes } from './event-leaf.js';
import { basisDay, membershipOn, stateDimension } from './memberships.js';
import { allowedCodes, columnCodes, eachCode, type RowCodes } from './row-codes.js';
import { reachOf, type Axis, type Bucket, type Scope } from './scope.js';
import { collapse, entriesOn, requireSingle, rowFilters, stateDefinition, stateRows, type Entries, type StateRows } from './states.js';

export type StockFormula = Extract<Formula, { readonly op: 'stock' }>;

/** Reads the codes of one entry on one axis or filter: from its state, its row, or its HCP. */
export type EntryCodes = (entry: { readonly hcp: number; readonly state: number; readonly row: number }, visit: (code: number) => void) => void;

/** How entries of a state are read on a dimension on a day; `undefined` where they are not. */
export function entryCodes(dimension: string, rows: StateRows, day: number, scope: Scope): EntryCodes | undefined {
  const { store } = scope;
  const { definition } = rows;
  if (dimension === definition.state) return ({ state }, visit) => visit(state);
  const hcpCodes = hcpDimension(dimension, rows, day, scope);
  const rowCodes = columnCodes(rows.table, dimension, store);
  if (rowCodes && !(hcpCodes && isHcpAttribute(dimension, scope))) return ({ row }, visit) => (row < 0 ? visit(0) : eachCode(rowCodes, row, visit));
  return hcpCodes && (({ hcp }, visit) => eachCode(hcpCodes, hcp, visit));
}

function isHcpAttribute(dimension: string, { store }: Scope): boolean {
  return dimension !== 'hcp' && store.has('hcps') && store.table('hcps').columns.has(dimension);
}

/** Codes by HCP: of the look-up of HCPs, or of another state on the day of the basis. */
function hcpDimension(dimension: string, rows: StateRows, day: number, scope: Scope): RowCodes | undefined {
  const { store } = scope;
  const dictionary = store.dictionaries.of(rows.definition.entity);
  if (dimension === rows.definition.entity) return { dictionary, values: Uint32Array.from(dictionary.values, (_, code) => code) };
  if (isHcpAttribute(dimension, scope)) {
    const table = store.table('hcps');
    const byRow = columnCodes(table, dimension, store) as RowCodes;
    return byHcpKey(byRow, (table.columns.get('hcp') as { readonly codes: Uint32Array }).codes, dictionary.values.length);
  }
  const found = stateDimension(dimension, store);
  if (!found || found.definition.id === rows.definition.id) return undefined;
  return membershipOn(found, scope.filters, basisDay(scope, { start: day + 1, end: day + 1 }, 'atEnd') ?? day, store);
}

function byHcpKey(codes: RowCodes, keys: Uint32Array, size: number): RowCodes {
  const rowOf = new Int32Array(size).fill(-1);
  keys.forEach((key, row) => {
    rowOf[key] = row;
  });
  const offsets = new Uint32Array(size + 1);
  const values: number[] = [];
  rowOf.forEach((row, key) => {
    if (row >= 0) eachCode(codes, row, (code) => { if (code !== 0) values.push(code); });
    offsets[key + 1] = values.length;
  });
  return { dictionary: codes.dictionary, offsets, values: Uint32Array.from(values) };
}

/** Entries left by the filters that the state's rows have not honoured yet. */
export function filterEntries(entries: Entries, rows: StateRows, day: number, scope: Scope, coarse: boolean): Entries {
  const done = new Set(rowFilters(rows.definition, scope.filters, scope.store).map(({ dimension }) => dimension));
  let kept = entries.hcps.map((_, at) => at);
  for (const filter of scope.filters) {
    if (done.has(filter.dimension)) continue;
    const read = entryCodes(filter.dimension, rows, day, scope);
    if (!read) {
      if (!coarse) scope.ignored.add(filter.dimension);
      continue;
    }
    const allowed = allowedCodes(scope.store.dictionaries.of(filter.dimension), [filter]);
    kept = kept.filter((at) => {
      let any = false;
      read(entryAt(entries, at), (code) => { any ||= allowed[code] === 1; });
      return any;
    });
  }
  return pickEntries(entries, kept);
}

export function entryAt({ hcps, states, rows }: Entries, at: number): { hcp: number; state: number; row: number } {
  return { hcp: hcps[at] as number, state: states[at] as number, row: rows[at] as number };
}

export function pickEntries({ hcps, states, rows }: Entries, kept: readonly number[]): Entries {
  return { hcps: kept.map((at) => hcps[at] as number), states: kept.map((at) => states[at] as number), rows: kept.map((at) => rows[at] as number) };
}

/** Number of the group of rows that a state's timelines are collapsed within: the grouped columns of its own rows. */
export function rowGroup(rows: StateRows, axes: readonly Axis[], scope: Scope): (row: number) => number {
  const own = axes.flatMap(({ dimension, stride }) => {
    const codes = rows.definition.by?.includes(dimension) ? columnCodes(rows.table, dimension, scope.store) : undefined;
    return codes ? [{ stride, codes }] : [];
  });
  return (row) => own.reduce((sum, { stride, codes }) => {
    let code = 0;
    if (row >= 0) eachCode(codes, row, (one) => { code = one; });
    return sum + stride * code;
  }, 0);
}

/** HCPs of the universe without any state, as entries of their own. */
function withUniverse(entries: Entries, rows: StateRows, day: number, scope: Scope): Entries {
  const { universe, state } = rows.definition;
  const wanted = scope.axes.some(({ dimension }) => dimension === state) || scope.filters.some(({ dimension }) => dimension === state);
  if (universe === undefined || !wanted) return entries;
  const all = universeOn(rows, day, scope);
  const classified = new Set(entries.hcps);
  const rest = [...all].filter((hcp) => !classified.has(hcp));
  return { hcps: [...entries.hcps, ...rest], states: [...entries.states, ...rest.map(() => 0)], rows: [...entries.rows, ...rest.map(() => -1)] };
}

/** Codes of the HCPs that are in the universe of a state on a day. */
export function universeOn(rows: StateRows, day: number, { store }: Scope): ReadonlySet<number> {
  const { universe } = rows.definition;
  if (universe === undefined) return new Set();
  return new Set(entriesOn(stateRows(stateDefinition(store, universe), [], [], store), day)?.hcps);
}

/** The entries that count on a day, filtered and collapsed; `undefined` where nothing is known. */
export function countedEntries(rows: StateRows, day: number, scope: Scope, coarse = false): Entries | undefined {
  const known = entriesOn(rows, day);
  if (!known) return undefined;
  requireSingle(rows, known, scope.axes.map(({ dimension }) => dimension), scope.measure);
  return filterEntries(withUniverse(collapse(known, rows, rowGroup(rows, scope.axes, scope)), rows, day, scope), rows, day, scope, coarse);
}

/** The day whose states a stock shows: the last of the bucket that the source holds, or the day before it starts. */
export function stockDay(bucket: Bucket, atStart: boolean, scope: Scope): number {
  const { basis, store } = scope;
  const day = atStart || basis === 'atStart' ? bucket.start - 1 : Math.min(bucket.end - 1, store.completeThrough);
  return typeof basis === 'object' ? Math.min(day, basisDay(scope, bucket, 'atEnd') as number) : day;
}

/** Distinct HCPs in a state at the end or start of each bucket. */
export function stockCells({ states, in: wanted, at, where = [], coarse = false }: StockFormula, scope: Scope): Cells {
  scope.bases.add('atEnd');
  const rows = stateRows(stateDefinition(scope.store, states), scope.filters, where, scope.store);
  const codes = wanted && rows.states && new Set(wanted.map((state) => rows.states?.dictionary.find(state)));
  const figures = new Map<number, Figure>();
  // HCPs without a state are told apart where the state is grouped by, and are in none of them elsewhere.
  const own = rows.definition.state;
  const anyState = own !== undefined && ![...scope.axes, ...scope.filters].some(({ dimension }) => dimension === own);
  const atStart = scope.atStart ?? at === 'start';
  const lacking = new Set<Axis>();
  const byBucket = scope.buckets.map((bucket, index): Figure => {
    const reach = reachOf(bucket, scope.store);
    const day = stockDay(bucket, atStart, scope);
    const entries = reach === 'beyond' ? undefined : countedEntries(rows, day, scope, coarse);
    if (!entries) return MISSING;
    const axes = readAxes(rows, day, scope, coarse, lacking);
    const counts = new Map<number, Set<number>>();
    entries.hcps.forEach((hcp, entry) => {
      if (codes ? !codes.has(entries.states[entry]) : anyState && entries.states[entry] === 0) return;
      eachKey(entryAt(entries, entry), axes, index, (key) => {
        const seen = counts.get(key);
        if (seen) seen.add(hcp);
        else counts.set(key, new Set([hcp]));
      });
    });
    const state = reach === 'partial' && !atStart ? 'partial' : 'ok';
    for (const [key, seen] of counts) figures.set(key, { value: seen.size, state, hcps: seen.size, counted: true, personal: true });
    return { ...ZERO, state };
  });
  const cells = cellsOf(figures, (key) => byBucket[key % scope.buckets.length] as Figure);
  return lacking.size > 0 ? withoutAxes(cells, scope, [...lacking].map(({ dimension }) => dimension)) : cells;
}

export interface ReadAxis { readonly axis: Axis; readonly read: EntryCodes; readonly allowed: Uint8Array | undefined }

export function readAxes(rows: StateRows, day: number, scope: Scope, coarse: boolean, lacking: Set<Axis>): readonly ReadAxis[] {
  return scope.axes.flatMap((axis) => {
    const read = entryCodes(axis.dimension, rows, day, scope);
    if (read) {
      const filters = scope.filters.filter(({ dimension }) => dimension === axis.dimension);
      return [{ axis, read, allowed: filters.length > 0 ? allowedCodes(scope.store.dictionaries.of(axis.dimension), filters) : undefined }];
    }
    if (!coarse) throw unsupportedDimension(scope, axis.dimension, rows.table.id);
    lacking.add(axis);
    return [];
  });
}

/** Calls back with every cell an entry stands in. */
export function eachKey(entry: { hcp: number; state: number; row: number }, axes: readonly ReadAxis[], key: number, visit: (key: number) => void): void {
  const [first, ...rest] = axes;
  if (!first) return visit(key);
  first.read(entry, (code) => {
    if (!first.allowed || first.allowed[code]) eachKey(entry, rest, key + first.axis.stride * code, visit);
  });
}
