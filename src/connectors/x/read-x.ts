import { CORE_CATALOG } from '../../catalog/index.js';
import type { Catalog } from '../../contract/index.js';
import type { Mapping } from '../mapping.js';
import { postDays, type PostDescriptions } from '../posts.js';
import { SourceRecords, type ConnectorTables, type SourceRecord } from '../records.js';
import type { ConnectorSource, Rows } from '../rows.js';
import { X_MAPPING } from './mapping.js';

export interface XOptions {
  /** `X_MAPPING` unless given. */
  readonly mapping?: Mapping;
  /** The core catalog unless given. */
  readonly catalog?: Catalog;
  /** Campaign, product and theme of posts by their id. */
  readonly posts?: PostDescriptions;
}

/**
 * Posts by day from the analytics of the API by day (`analytics`), the export of the analytics page (`content`) or posts of the API (`posts`).
 * The last two hold figures of the whole life of a post: they are dated by its publication, and left out where the first has the post.
 * Throws what a reader throws, naming object, row, column and value.
 */
export async function readX(sources: Readonly<Record<string, ConnectorSource | undefined>>, { mapping = X_MAPPING, catalog = CORE_CATALOG, posts }: XOptions = {}): Promise<ConnectorTables> {
  const records = await SourceRecords.read(sources, { mapping, base: X_MAPPING, catalog, reshape: byTimestamp });
  const taken = new Set<unknown>();
  const kept: SourceRecord[] = [];
  for (const object of ['analytics', 'content', 'posts']) {
    const own = records.of(object).filter((record) => !taken.has(record.post));
    records.notes.add(object, 'of a post that another source gives more finely', records.of(object).length - own.length);
    const whole = own.filter(({ impressions, engagements }) => impressions !== undefined && engagements !== undefined);
    records.notes.add(object, 'without impressions or without engagements: a rate of the two would be wrong', own.length - whole.length);
    if (object !== 'analytics') records.notes.add(object, 'figures of the whole life of a post, dated by its publication', whole.length);
    kept.push(...whole);
    for (const { post } of whole) taken.add(post);
  }
  return { tables: { socialPosts: postDays(kept, 'x', records, posts) }, notes: records.notes.list() };
}

/** The figures of a post on several days as rows of their own. X cuts days in UTC, and such a day stays what it is. */
function byTimestamp(row: Readonly<Record<string, unknown>>): Rows {
  const { timestamped_metrics: times, ...post } = row;
  return Array.isArray(times) ? (times as Rows).map((one) => ({ ...post, ...one, timestamp: String(one.timestamp).slice(0, 10) })) : [row];
}
