import { OmnichannelError } from '../../contract/index.js';
import type { Table } from '../../tables/column-store.js';

interface Selected { readonly table: Table; readonly rows: Iterable<number>; readonly grouped: readonly string[]; readonly measure: string }

/** Refuses figures over several values of a column where only one makes sense: one product, one attribution model at a time. */
export function requireOneOf(columns: readonly string[], { table, rows, grouped, measure }: Selected): void {
  for (const name of columns) {
    const column = table.columns.get(name);
    if (grouped.includes(name) || column?.type !== 'code') continue;
    const seen = new Uint8Array(column.dictionary.values.length);
    for (const row of rows) seen[column.codes[row] as number] = 1;
    const values = column.dictionary.values.filter((_, code) => seen[code]).map((value) => `"${value}"`).sort();
    if (values.length <= 1) continue;
    throw new OmnichannelError('ambiguous-scope', {
      subject: measure, problem: `ambiguous ${name}: ${values.slice(0, 5).join(', ')}${values.length > 5 ? ' …' : ''}`, remedy: `Filter or group by one ${name}: figures of several cannot be put together.`,
    });
  }
}
