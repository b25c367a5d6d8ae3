import type { CodeColumn } from '../../tables/column-store.js';
import { entityFact, isOfStates, stateDefinition } from '../catalog-states.js';
import { remember } from '../remember.js';
import { allowedCodes, codesByKey, columnCodes, eachCode, PASSED, verdictsOf, wantedCodes, type RowCodes } from '../row-codes.js';
import { basisDay } from '../scope.js';
import { unsupportedDimension } from '../unsupported-dimension.js';
import { indicesOf } from './conditions.js';
import { derivedCodes } from './derived.js';
import { membershipReader, stateDimension } from './memberships.js';
import { collapse, entriesOn, pickEntries, type Entries } from './entries.js';
import { personCount, rowFilters, stateRows, type StateRows } from './states.js';
import type { Axis, Bucket, Scope } from '../store.js';

/** Reads the codes of one entry on one axis or filter: from its state, its row, or its HCP. */
export type EntryCodes = (entry: { readonly hcp: number; readonly state: number; readonly row: number }, visit: (code: number) => void) => void;

/** How entries of a state are read on a dimension, other states as of a day; `undefined` where they are not. */
export function entryCodes(dimension: string, rows: StateRows, day: number, scope: Scope): EntryCodes | undefined {
  const { definition, table } = rows;
  const { store } = scope;
  if (dimension === definition.state) return ({ state }, visit) => visit(state);
  if (dimension === definition.entity) return ({ hcp }, visit) => visit(hcp);
  const derived = derivedCodes(dimension, scope);
  if (derived) return personReader(derived, rows);
  const byEntity = entityCodes(dimension, definition.entity, scope);
  if (byEntity) return ({ hcp }, visit) => eachCode(byEntity, hcp, visit);
  const byRow = columnCodes(table, dimension, store);
  if (byRow) return ({ row }, visit) => (row < 0 ? visit(0) : eachCode(byRow, row, visit));
  const found = stateDimension(dimension, store, (entity) => table.columns.has(entity));
  if (!found || found.definition.id === definition.id) return undefined;
  const read = membershipReader(found, scope.filters, day, scope);
  if (found.definition.entity === definition.entity) return ({ hcp }, visit) => read(hcp, visit);
  const { codes } = table.columns.get(found.definition.entity) as CodeColumn;
  return ({ row }, visit) => (row < 0 ? visit(0) : read(codes[row] as number, visit));
}

function personReader({ entity, codes }: { readonly entity: string; readonly codes: RowCodes }, { definition, table }: StateRows): EntryCodes | undefined {
  if (entity === definition.entity) return ({ hcp }, visit) => eachCode(codes, hcp, visit);
  const persons = table.columns.get(entity);
  return persons?.type === 'code' ? ({ row }, visit) => (row < 0 ? visit(0) : eachCode({ ...codes, keys: persons.codes }, row, visit)) : undefined;
}

/** Codes by entity on what its look-up says of it: the specialty of HCPs. */
function entityCodes(dimension: string, entity: string, scope: Scope): RowCodes | undefined {
  const fact = entityFact(scope.store.catalog, entity);
  const table = fact && scope.store.has(fact.id) ? scope.store.table(fact.id) : undefined;
  const column = table?.columns.get(dimension);
  return table && (column?.type === 'code' || column?.type === 'codes') ? remember(scope, `${table.id} ${dimension}`, () => codesByKey(table, column)) : undefined;
}

/** The day as of which other states are read: the day of the basis, else the figure's own. */
export function dayOfOthers(scope: Scope, bucket: Bucket, own: number): number {
  return basisDay(scope, bucket) ?? own;
}

/** One number per holder of several entries: the states of one entity within a group of timelines are looked at together. */
type HolderOf = (at: number) => number;

/**
 * Positions of the entries left by the filters that the state's rows have not honoured yet. A filter on the state, or on what
 * describes it, looks at all entries of a holder; without holders each entry stands for itself.
 */
export function leftByFilters(entries: Entries, rows: StateRows, day: number, scope: Scope, coarse: boolean, holderOf: HolderOf = (at) => at): readonly number[] {
  const { definition } = rows;
  const done = new Set(rowFilters(definition, scope.filters, scope.store));
  let kept = Array.from(entries.hcps.keys());
  for (const filter of scope.filters) {
    if (done.has(filter)) continue;
    const read = entryCodes(filter.dimension, rows, day, scope);
    if (!read) {
      if (!coarse) scope.ignored.add(filter.dimension);
      continue;
    }
    const dictionary = scope.store.dictionaries.of(filter.dimension);
    const verdicts = verdictsOf(dictionary, filter);
    if (!isOfStates(definition, filter, scope.filters, scope.store)) {
      kept = kept.filter((at) => verdictOn(entryAt(entries, at), read, verdicts) === PASSED);
      continue;
    }
    const byHolder = verdictsByHolder(entries, read, verdicts, holderOf);
    const wanted = filter.dimension === definition.state ? undefined : wantedCodes(dictionary, scope.filters.filter(({ dimension }) => dimension === filter.dimension));
    kept = kept.filter((at) => byHolder(at) === PASSED && (!wanted || verdictOn(entryAt(entries, at), read, wanted) !== 0));
  }
  return kept;
}

function verdictOn(entry: Parameters<EntryCodes>[0], read: EntryCodes, verdicts: Uint8Array): number {
  let verdict = 0;
  read(entry, (code) => { verdict |= verdicts[code] as number; });
  return verdict;
}

/** The verdict on all codes of the entry's holder; "no value" counts only where there is no other. */
function verdictsByHolder(entries: Entries, read: EntryCodes, verdicts: Uint8Array, holderOf: HolderOf): (at: number) => number {
  const found = new Map<number, number>();
  for (const at of entries.hcps.keys()) {
    read(entryAt(entries, at), (code) => {
      if (code !== 0) found.set(holderOf(at), (found.get(holderOf(at)) ?? 0) | (verdicts[code] as number));
    });
  }
  return (at) => found.get(holderOf(at)) ?? (verdicts[0] as number);
}

export function entryAt({ hcps, states, rows }: Entries, at: number): { hcp: number; state: number; row: number } {
  return { hcp: hcps[at] as number, state: states[at] as number, row: rows[at] as number };
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

/** Whether HCPs without a state are told apart: where the state is grouped by, or its absence asked for. */
export function tellsApart({ definition: { state } }: StateRows, { axes, filters }: Scope): boolean {
  return axes.some(({ dimension }) => dimension === state) || filters.some(({ dimension, in: kept }) => dimension === state && kept?.includes(''));
}

/** HCPs of the universe without any state, as entries of their own. */
function withUniverse(entries: Entries, rows: StateRows, day: number, scope: Scope, always: boolean): Entries {
  if (rows.definition.universe === undefined || !(always || tellsApart(rows, scope))) return entries;
  const classified = new Uint8Array(scope.store.dictionaries.of(rows.definition.entity).values.length);
  for (const hcp of entries.hcps) classified[hcp] = 1;
  const rest = indicesOf(universeOn(rows, day, scope).map((isIn, hcp) => (isIn && !classified[hcp] ? 1 : 0)));
  const size = entries.hcps.length;
  const all = { hcps: new Uint32Array(size + rest.length), states: new Uint32Array(size + rest.length), rows: new Int32Array(size + rest.length).fill(-1) };
  all.hcps.set(entries.hcps);
  all.hcps.set(rest, size);
  all.states.set(entries.states);
  all.rows.set(entries.rows);
  return all;
}

/** 1 for the code of each HCP that is in the universe of a state on a day. */
export function universeOn(rows: StateRows, day: number, { store }: Scope): Uint8Array {
  const { universe } = rows.definition;
  const read = (): Uint8Array => {
    const isIn = new Uint8Array(personCount(rows));
    const entries = universe === undefined ? undefined : entriesOn(stateRows(stateDefinition(store, universe), [], [], store), day);
    for (const hcp of entries?.hcps ?? []) isIn[hcp] = 1;
    return isIn;
  };
  return universe === undefined ? read() : remember({ store }, `universe ${universe} ${day}`, read);
}

/** The entries that count on a day, filtered and collapsed, other states read as of `others`; `undefined` where nothing is known. */
export function countedEntries(rows: StateRows, day: number, others: number, scope: Scope, { coarse = false, withNone = false } = {}): Entries | undefined {
  const known = entriesOn(rows, day);
  if (!known) return undefined;
  const entries = withUniverse(collapse(known, rows, rowGroup(rows, scope.axes, scope)), rows, day, scope, withNone);
  if (scope.filters.length === 0) return entries;
  const groupOf = rowGroup(rows, scope.axes, scope);
  const size = scope.store.dictionaries.of(rows.definition.entity).values.length;
  return pickEntries(entries, leftByFilters(entries, rows, others, scope, coarse, (at) => groupOf(entries.rows[at] as number) * size + (entries.hcps[at] as number)));
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
export function eachKey(entry: { hcp: number; state: number; row: number }, axes: readonly ReadAxis[], key: number, visit: (key: number) => void, at = 0): void {
  const one = axes[at];
  if (!one) return visit(key);
  const { read, allowed, axis: { stride } } = one;
  read(entry, (code) => {
    if (!allowed || allowed[code]) eachKey(entry, axes, key + stride * code, visit, at + 1);
  });
}
