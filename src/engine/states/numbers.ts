import { OmnichannelError } from '../../contract/index.js';
import type { Table } from '../../tables/column-store.js';
import { remember } from '../remember.js';
import { lookupOf } from '../row-codes.js';
import type { Store } from '../store.js';

export function missingColumn(table: string, column: string): OmnichannelError {
  return new OmnichannelError('missing-column', { subject: table, problem: `missing column "${column}"`, remedy: 'Load the table with this column, or leave out the measures that need it.' });
}

/** The number of each row of a table, NaN for none: its own column, else that of a look-up it is joined with. Throws `missing-column`. */
export function numbersOf(table: Table, name: string, store: Store): Float64Array {
  const own = table.columns.get(name);
  if (own?.type === 'number') return own.values;
  const found = own ? undefined : lookupOf(table, name, store);
  if (found?.column.type !== 'number') throw missingColumn(table.id, name);
  const { keys, rows, column: { values } } = found;
  return remember({ store }, `numbers ${table.id} ${name}`, () => Float64Array.from(keys, (key) => values[rows[key] as number] ?? Number.NaN));
}

/** A date column's days, by row. Throws `missing-column`. */
export function daysOf(table: Table, name: string | undefined, measure: string): Int32Array {
  const column = name === undefined ? undefined : table.columns.get(name);
  if (column?.type === 'date') return column.days;
  throw new OmnichannelError('missing-column', { subject: measure, problem: `missing column "${name}" in table "${table.id}"`, remedy: 'Load the table with its time column.' });
}
