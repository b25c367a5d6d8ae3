import type { Condition } from '../../contract/index.js';
import { NO_DAY, NO_FLAG, type CodeColumn, type Table, type TableColumn } from './column-store.js';
import { rowsByKey } from './row-codes.js';
import type { Store } from './store.js';

/** Whether a row of a table holds a value in a column. */
function isSet(column: TableColumn, row: number): boolean {
  switch (column.type) {
    case 'code': return column.codes[row] !== 0;
    case 'codes': return column.offsets[row] !== column.offsets[row + 1];
    case 'number': return !Number.isNaN(column.values[row]);
    case 'date': return column.days[row] !== NO_DAY;
    case 'flag': return column.flags[row] !== NO_FLAG;
    case 'text': return column.texts[row] !== null;
  }
}

function valueAt(column: TableColumn, row: number): string | number | boolean | null {
  switch (column.type) {
    case 'code': return column.dictionary.values[column.codes[row] as number] as string;
    case 'number': return column.values[row] as number;
    case 'flag': return column.flags[row] === NO_FLAG ? null : column.flags[row] === 1;
    case 'text': return column.texts[row] as string | null;
    default: return null;
  }
}

type Test = (row: number) => boolean;

/** A column of the table, or of a look-up it is joined with, and the row to read there. */
function locate(table: Table, name: string, store: Store): { readonly column: TableColumn; readonly rowOf: (row: number) => number } | undefined {
  const own = table.columns.get(name);
  if (own) return { column: own, rowOf: (row) => row };
  for (const id of table.definition.lookups ?? []) {
    const lookup = store.has(id) ? store.table(id) : undefined;
    const column = lookup?.columns.get(name);
    const keys = lookup && table.columns.get(lookup.definition.key as string);
    if (!lookup || !column || keys?.type !== 'code') continue;
    const rows = rowsByKey(lookup);
    const { codes } = keys as CodeColumn;
    return { column, rowOf: (row) => rows[codes[row] as number] ?? -1 };
  }
  return undefined;
}

function testOf(condition: Condition, table: Table, store: Store): Test {
  if ('anySet' in condition) {
    const columns = condition.anySet.flatMap((name) => table.columns.get(name) ?? []);
    return (row) => columns.some((column) => isSet(column, row));
  }
  const found = locate(table, condition.column, store);
  const holds = (row: number): boolean => {
    if ('isSet' in condition) return condition.isSet === (found !== undefined && row >= 0 && isSet(found.column, row));
    const value = found && row >= 0 ? valueAt(found.column, row) : null;
    return 'in' in condition ? value !== null && condition.in.includes(value) : value === null || !condition.notIn.includes(value);
  };
  return found ? (row) => holds(found.rowOf(row)) : holds;
}

/** Keeps in `mask` only rows that hold all conditions; `inverted` drops rows that hold any of them. */
export function applyConditions(mask: Uint8Array, table: Table, conditions: readonly Condition[], store: Store, inverted = false): void {
  for (const condition of conditions) {
    const test = testOf(condition, table, store);
    for (let row = 0; row < mask.length; row++) if (mask[row] && test(row) === inverted) mask[row] = 0;
  }
}
