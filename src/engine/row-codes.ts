import type { Filter } from '../contract/index.js';
import type { CodeColumn, Codes, CodesColumn, Dictionary, Table, TableColumn } from '../tables/column-store.js';
import type { Clause, Store } from './store.js';

/**
 * The codes of each row on one dimension: row `r` has key `keys[r]` (or `r` itself), and the key has
 * one code `values[key]`, or those of `values` between `offsets[key]` and `offsets[key + 1]`.
 */
export interface RowCodes {
  readonly dictionary: Dictionary;
  readonly keys?: Codes;
  readonly offsets?: Uint32Array;
  readonly values: Codes;
}

function ownCodes({ type, dictionary, ...column }: CodeColumn | CodesColumn): RowCodes {
  return type === 'code' ? { dictionary, values: (column as unknown as CodeColumn).codes } : { dictionary, offsets: (column as unknown as CodesColumn).offsets, values: (column as unknown as CodesColumn).values };
}

const keyRows = new WeakMap<Table, Int32Array>();

/** The row of a look-up table for each code of its key; -1 where there is none. */
export function rowsByKey(table: Table): Int32Array {
  const key = table.columns.get(table.definition.key as string) as CodeColumn;
  const known = keyRows.get(table);
  if (known && known.length >= key.dictionary.values.length) return known;
  const rows = new Int32Array(key.dictionary.values.length).fill(-1);
  key.codes.forEach((code, row) => {
    rows[code] = row;
  });
  keyRows.set(table, rows);
  return rows;
}

/** A look-up's column by the code of its key: code 0 stands for keys the look-up does not hold. */
export function codesByKey(table: Table, column: CodeColumn | CodesColumn): RowCodes {
  const rows = rowsByKey(table);
  const { dictionary } = column;
  if (column.type === 'code') {
    const codes = new Uint32Array(rows.length);
    for (let key = 0; key < rows.length; key++) if ((rows[key] as number) >= 0) codes[key] = column.codes[rows[key] as number] as number;
    return { dictionary, values: codes };
  }
  const offsets = new Uint32Array(rows.length + 1);
  const values: number[] = [];
  rows.forEach((row, key) => {
    if (row >= 0) for (let at = column.offsets[row] as number; at < (column.offsets[row + 1] as number); at++) values.push(column.values[at] as number);
    offsets[key + 1] = values.length;
  });
  return { dictionary, offsets, values: Uint32Array.from(values) };
}

const isCodes = (column: { readonly type: string } | undefined): column is CodeColumn | CodesColumn => column?.type === 'code' || column?.type === 'codes';

/** A look-up of a table that has the column, and how the table's rows come to its rows; keys it does not hold have row -1. */
export interface Lookup {
  readonly lookup: Table;
  readonly column: TableColumn;
  readonly keys: Codes;
  readonly rows: Int32Array;
}

/** The first look-up of a table that is loaded and has the column. */
export function lookupOf(table: Table, name: string, store: Store): Lookup | undefined {
  for (const id of table.definition.lookups ?? []) {
    const lookup = store.has(id) ? store.table(id) : undefined;
    const column = lookup?.columns.get(name);
    const keys = lookup && table.columns.get(lookup.definition.key as string);
    if (lookup && column && keys?.type === 'code') return { lookup, column, keys: keys.codes, rows: rowsByKey(lookup) };
  }
  return undefined;
}

/** The codes of a table's rows on a dimension: its own column, else that of a look-up it is joined with. */
export function columnCodes(table: Table, dimension: string, store: Store): RowCodes | undefined {
  const own = table.columns.get(dimension);
  if (isCodes(own)) return ownCodes(own);
  const found = lookupOf(table, dimension, store);
  return found && isCodes(found.column) ? { ...codesByKey(found.lookup, found.column), keys: found.keys } : undefined;
}

/** The codes of a dictionary that have cells of their own under some filters; the empty text stands for "no value". */
export function allowedCodes(dictionary: Dictionary, filters: readonly Clause[]): Uint8Array {
  const allowed = new Uint8Array(dictionary.values.length).fill(1);
  for (const filter of filters.filter(({ showsOthers }) => !showsOthers)) verdictsOf(dictionary, filter).forEach((verdict, code) => { allowed[code] = Number(allowed[code] && verdict === PASSED); });
  return allowed;
}

/** The codes that any of the filters asks for, where any does. */
export function wantedCodes(dictionary: Dictionary, filters: readonly Clause[]): Uint8Array | undefined {
  const asking = filters.filter(({ in: kept, showsOthers }) => kept && !showsOthers);
  if (asking.length === 0) return undefined;
  const wanted = new Uint8Array(dictionary.values.length);
  for (const value of asking.flatMap(({ in: kept = [] }) => kept)) {
    const code = dictionary.find(value);
    if (code !== undefined) wanted[code] = 1;
  }
  return wanted;
}

const REFUSED = 2;
/** What the verdicts on all codes of one holder come to where it passes: one is wanted and none refused. */
export const PASSED = 1;

export const isRefused = (verdict: number | undefined): boolean => ((verdict ?? 0) & REFUSED) !== 0;

/** What a filter says of each code: wanted, refused, or both. The verdicts on the codes of one holder are put together by `|`. */
export function verdictsOf(dictionary: Dictionary, { in: kept, notIn = [] }: Filter): Uint8Array {
  const verdicts = new Uint8Array(dictionary.values.length).fill(kept ? 0 : PASSED);
  const mark = (values: readonly string[], verdict: number): void => {
    for (const value of values) {
      const code = dictionary.find(value);
      if (code !== undefined) verdicts[code] = (verdicts[code] as number) | verdict;
    }
  };
  mark(kept ?? [], PASSED);
  mark(notIn, REFUSED);
  return verdicts;
}

/** For each key, whether its codes pass a filter; a key without codes has code 0. */
export function passingKeys({ dictionary, offsets, values }: RowCodes, filter: Filter): Uint8Array {
  const verdicts = verdictsOf(dictionary, filter);
  const keys = new Uint8Array(offsets ? offsets.length - 1 : values.length);
  for (let key = 0; key < keys.length; key++) {
    const [from, to] = offsets ? [offsets[key] as number, offsets[key + 1] as number] : [key, key + 1];
    let verdict = from === to ? (verdicts[0] as number) : 0;
    for (let at = from; at < to; at++) verdict |= verdicts[values[at] as number] as number;
    keys[key] = verdict === PASSED ? 1 : 0;
  }
  return keys;
}

/** Keeps in `mask` only rows whose codes pass a filter. */
export function keepPassing(mask: Uint8Array, codes: RowCodes, filter: Filter): void {
  const { keys } = codes;
  const passing = passingKeys(codes, filter);
  for (let row = 0; row < mask.length; row++) mask[row] = (mask[row] as number) & (passing[keys ? (keys[row] as number) : row] as number);
}

/** Calls back with each code of a row; a row without codes has code 0. */
export function eachCode({ keys, offsets, values }: RowCodes, row: number, visit: (code: number) => void): void {
  const key = keys ? (keys[row] as number) : row;
  if (!offsets) return visit(values[key] as number);
  const [from, to] = [offsets[key] as number, offsets[key + 1] as number];
  if (from === to) visit(0);
  for (let at = from; at < to; at++) visit(values[at] as number);
}
