import { sql } from 'kysely';
import { OmnichannelError } from '../contract/index.js';
import type { Sql } from './compile.js';
import { keyOf, type JoinedRows } from './joined-rows.js';

interface Selected {
  readonly grouped: readonly string[];
  readonly measure: string;
  /** What rows must hold besides, to be looked at. */
  readonly where?: Sql | undefined;
}

/**
 * Refuses figures over several values of a column where only one makes sense: one product, one attribution model at a time.
 * Throws `ambiguous-scope` once it is known.
 */
export function requireOneOf(columns: readonly string[], rows: JoinedRows, { grouped, measure, where }: Selected): void {
  for (const name of columns) {
    if (grouped.includes(name) || rows.table.columns.get(name)?.type !== 'code') continue;
    const from = rows.from(where);
    const key = keyOf(sql`${rows.own(name)} from ${from}`, rows.context);
    const found = rows.store.known({ key, source: { key, from, groups: [rows.own(name)], dimensions: [name] }, aggregates: [] });
    if (!found) continue;
    const { values } = rows.store.dictionaries.of(name);
    const seen = found.map(([code]) => `"${values[code as number]}"`).sort();
    if (seen.length <= 1) continue;
    throw new OmnichannelError('ambiguous-scope', {
      subject: measure, problem: `ambiguous ${name}: ${seen.slice(0, 5).join(', ')}${seen.length > 5 ? ' …' : ''}`, remedy: `Filter or group by one ${name}: figures of several cannot be put together.`,
    });
  }
}
