import { isoDate, type Condition } from '../../contract/index.js';
import { NO_DAY, NO_FLAG, type Table, type TableColumn } from '../../tables/column-store.js';
import { lookupOf } from '../row-codes.js';
import type { Store } from '../store.js';

type WithinCondition = Extract<Condition, { readonly within: number }>;
type ColumnCondition = Exclude<Condition, { readonly anySet: readonly string[] } | WithinCondition>;

/** The values of a row in a column; several where it may hold several codes, none where it is blank. */
function valuesAt(column: TableColumn, row: number): readonly (string | number | boolean)[] {
  switch (column.type) {
    case 'code': return column.codes[row] === 0 ? [] : [column.dictionary.values[column.codes[row] as number] as string];
    case 'codes': return [...column.values.subarray(column.offsets[row], column.offsets[row + 1])].map((code) => column.dictionary.values[code] as string);
    case 'number': return Number.isNaN(column.values[row]) ? [] : [column.values[row] as number];
    case 'date': return column.days[row] === NO_DAY ? [] : [isoDate(column.days[row] as number)];
    case 'flag': return column.flags[row] === NO_FLAG ? [] : [column.flags[row] === 1];
    case 'text': return column.texts[row] === null ? [] : [column.texts[row] as string];
  }
}

function isSet(column: TableColumn, row: number): boolean {
  return column.type === 'date' ? column.days[row] !== NO_DAY : valuesAt(column, row).length > 0;
}

function holds(condition: ColumnCondition, values: readonly (string | number | boolean)[]): boolean {
  if ('isSet' in condition) return condition.isSet === values.length > 0;
  return 'in' in condition ? values.some((value) => condition.in.includes(value)) : !values.some((value) => condition.notIn.includes(value));
}

const known = new WeakMap<Table, Map<string, Uint8Array>>();

/** 1 for each row of a table whose own column holds the condition; found once for each table. */
function holdingInColumn(condition: ColumnCondition, table: Table, column: TableColumn): Uint8Array {
  let masks = known.get(table);
  if (!masks) known.set(table, (masks = new Map<string, Uint8Array>()));
  const key = JSON.stringify(condition);
  let mask = masks.get(key);
  if (!mask) {
    mask = new Uint8Array(table.length);
    if (column.type === 'code' || column.type === 'flag') {
      const keys = column.type === 'code' ? column.codes : column.flags;
      const byKey: (boolean | undefined)[] = [];
      for (let row = 0; row < mask.length; row++) mask[row] = (byKey[keys[row] as number] ??= holds(condition, valuesAt(column, row))) ? 1 : 0;
    } else if ('isSet' in condition) {
      for (let row = 0; row < mask.length; row++) mask[row] = isSet(column, row) === condition.isSet ? 1 : 0;
    } else {
      for (let row = 0; row < mask.length; row++) mask[row] = holds(condition, valuesAt(column, row)) ? 1 : 0;
    }
    masks.set(key, mask);
  }
  return mask;
}

/** The day of each row in its own column or in that of a look-up it is joined with; `NO_DAY` where there is none. */
function dayReader(name: string, table: Table, store: Store): (row: number) => number {
  const own = table.columns.get(name);
  if (own) return (row) => (own.type === 'date' ? (own.days[row] as number) : NO_DAY);
  const found = lookupOf(table, name, store);
  if (found?.column.type !== 'date') return () => NO_DAY;
  const { days } = found.column;
  return (row) => days[found.rows[found.keys[row] as number] as number] ?? NO_DAY;
}

function holdingWithin({ column, within, of }: WithinCondition, table: Table, store: Store): Uint8Array {
  const [later, earlier] = [dayReader(column, table, store), dayReader(of, table, store)];
  const mask = new Uint8Array(table.length);
  for (let row = 0; row < mask.length; row++) {
    const [to, from] = [later(row), earlier(row)];
    mask[row] = to !== NO_DAY && from !== NO_DAY && to >= from && to - from <= within ? 1 : 0;
  }
  return mask;
}

/** 1 for each row of a table that holds the condition in its own column or in that of a look-up it is joined with. */
function holding(condition: Condition, table: Table, store: Store): Uint8Array {
  if ('anySet' in condition) {
    const any = new Uint8Array(table.length);
    for (const column of condition.anySet) {
      const one = holding({ column, isSet: true }, table, store);
      for (let row = 0; row < any.length; row++) any[row] = (any[row] as number) | (one[row] as number);
    }
    return any;
  }
  if ('within' in condition) return holdingWithin(condition, table, store);
  const own = table.columns.get(condition.column);
  if (own) return holdingInColumn(condition, table, own);
  const found = lookupOf(table, condition.column, store);
  const blank = holds(condition, []) ? 1 : 0;
  if (!found) return new Uint8Array(table.length).fill(blank);
  const described = holdingInColumn(condition, found.lookup, found.column);
  const mask = new Uint8Array(table.length);
  for (let row = 0; row < mask.length; row++) {
    const at = found.rows[found.keys[row] as number] as number;
    mask[row] = at < 0 ? blank : (described[at] as number);
  }
  return mask;
}

/** Keeps in `mask` only rows that hold all conditions; `inverted` drops rows that hold any of them. */
export function applyConditions(mask: Uint8Array, table: Table, conditions: readonly Condition[], store: Store, inverted = false): void {
  const wanted = inverted ? 0 : 1;
  for (const condition of conditions) {
    const held = holding(condition, table, store);
    for (let row = 0; row < mask.length; row++) if (held[row] !== wanted) mask[row] = 0;
  }
}

/** The row numbers that are left in a mask. */
export function indicesOf(mask: Uint8Array | Uint32Array): Uint32Array {
  let count = 0;
  for (let row = 0; row < mask.length; row++) count += mask[row] as number;
  const rows = new Uint32Array(count);
  for (let row = 0, at = 0; row < mask.length; row++) if (mask[row]) rows[at++] = row;
  return rows;
}
