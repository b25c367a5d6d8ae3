import type { Filter } from '../../contract/index.js';
import type { CodeColumn, CodesColumn, Dictionary, Table, TableColumn } from './column-store.js';
import type { Store } from './store.js';

/**
 * The codes of each row on one dimension: row `r` has key `keys[r]` (or `r` itself), and the key has
 * one code `values[key]`, or those of `values` between `offsets[key]` and `offsets[key + 1]`.
 */
export interface RowCodes {
  readonly dictionary: Dictionary;
  readonly keys?: Uint32Array;
  readonly offsets?: Uint32Array;
  readonly values: Uint32Array;
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
  readonly keys: Uint32Array;
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

/** Which codes of a dictionary a filter lets through; the empty text stands for "no value". */
export function allowedCodes(dictionary: Dictionary, filters: readonly Filter[]): Uint8Array {
  const allowed = new Uint8Array(dictionary.values.length).fill(1);
  const codesOf = (values: readonly string[]): readonly number[] => values.flatMap((value) => dictionary.find(value) ?? []);
  for (const { in: kept, notIn } of filters) {
    if (kept) {
      const before = allowed.slice();
      allowed.fill(0);
      for (const code of codesOf(kept)) allowed[code] = before[code] as number;
    }
    for (const code of codesOf(notIn ?? [])) allowed[code] = 0;
  }
  return allowed;
}

/** For each key, whether any of its codes is allowed; a key without codes has code 0. */
export function allowedKeys({ offsets, values }: RowCodes, allowed: Uint8Array): Uint8Array {
  const keys = new Uint8Array(offsets ? offsets.length - 1 : values.length);
  if (!offsets) {
    for (let key = 0; key < keys.length; key++) keys[key] = allowed[values[key] as number] as number;
    return keys;
  }
  for (let key = 0; key < keys.length; key++) {
    const [from, to] = [offsets[key] as number, offsets[key + 1] as number];
    if (from === to) keys[key] = allowed[0] as number;
    for (let at = from; at < to; at++) if (allowed[values[at] as number]) keys[key] = 1;
  }
  return keys;
}

/** Keeps in `mask` only rows with a code that is allowed. */
export function keepAllowed(mask: Uint8Array, codes: RowCodes, allowed: Uint8Array): void {
  const { keys, offsets, values } = codes;
  if (!keys && !offsets) {
    for (let row = 0; row < mask.length; row++) mask[row] = (mask[row] as number) & (allowed[values[row] as number] as number);
    return;
  }
  const byKey = allowedKeys(codes, allowed);
  for (let row = 0; row < mask.length; row++) mask[row] = (mask[row] as number) & (byKey[keys ? (keys[row] as number) : row] as number);
}

/** Calls back with each code of a row; a row without codes has code 0. */
export function eachCode({ keys, offsets, values }: RowCodes, row: number, visit: (code: number) => void): void {
  const key = keys ? (keys[row] as number) : row;
  if (!offsets) return visit(values[key] as number);
  const [from, to] = [offsets[key] as number, offsets[key + 1] as number];
  if (from === to) visit(0);
  for (let at = from; at < to; at++) visit(values[at] as number);
}
