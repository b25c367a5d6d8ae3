import { OmnichannelError } from '../contract/index.js';
import type { FactRows, FieldValue, SourceRecord, SourceRecords } from './records.js';

/** What the host knows of posts, by their id. */
export type PostDescriptions = Readonly<Record<string, { readonly campaign?: string; readonly product?: string; readonly theme?: string }>>;

/**
 * One row per post and day from records of which each may hold some of the figures. Throws `invalid-data` where two of them
 * give different values of one figure, since nothing tells whether they add or repeat each other.
 */
export function postDays(records: readonly SourceRecord[], network: string, all: SourceRecords, posts: PostDescriptions = {}): FactRows {
  const days = new Map<string, Record<string, FieldValue>>();
  for (const record of records) {
    const row: Record<string, FieldValue> = all.columns(record, 'socialPosts');
    const key = JSON.stringify([row.post, row.day]);
    const known = days.get(key);
    if (!known) days.set(key, { network, ...posts[String(row.post)], ...row });
    else join(known, row, network);
  }
  return [...days.values()];
}

function join(known: Record<string, FieldValue>, row: Readonly<Record<string, FieldValue>>, network: string): void {
  for (const [name, value] of Object.entries(row)) {
    if (known[name] !== undefined && known[name] !== value) {
      throw new OmnichannelError('invalid-data', {
        subject: network, problem: `two values of ${name} for the post "${String(row.post)}" on ${String(row.day)}: ${String(known[name])} and ${String(value)}`,
        remedy: 'Give one row per post and day: ask for no other dimension, and do not give the same days twice.',
      });
    }
    known[name] = value;
  }
}
