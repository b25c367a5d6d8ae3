import { CORE_CATALOG } from '../../catalog/index.js';
import type { Catalog } from '../../contract/index.js';
import type { Mapping } from '../mapping.js';
import { postDays, type PostDescriptions } from '../posts.js';
import { SourceRecords, type ConnectorTables, type FactRows } from '../records.js';
import type { ConnectorSource } from '../rows.js';
import { YOUTUBE_MAPPING } from './mapping.js';

export interface YouTubeOptions {
  /** `YOUTUBE_MAPPING` unless given. */
  readonly mapping?: Mapping;
  /** The core catalog unless given. */
  readonly catalog?: Catalog;
  /** Campaign, product and theme of videos by their id. */
  readonly posts?: PostDescriptions;
}

/**
 * Videos by day from answers of `reports.query` by day and video (`reports`) or the chart of YouTube Studio (`Chart data.csv`), and the
 * unique viewers of whole months (`Unique viewers`). Throws what a reader throws, naming object, row, column and value: `missing-column` for a report without day or video.
 */
export async function readYouTube(sources: Readonly<Record<string, ConnectorSource | undefined>>, { mapping = YOUTUBE_MAPPING, catalog = CORE_CATALOG, posts }: YouTubeOptions = {}): Promise<ConnectorTables> {
  const records = await SourceRecords.read(sources, { mapping, base: YOUTUBE_MAPPING, catalog });
  const days = [...records.of('report'), ...records.of('chart')];
  const tables = {
    ...((records.has('report') || records.has('chart')) && { socialPosts: postDays(days, 'youtube', records, posts) }),
    ...(records.has('uniqueViewers') && { networkReach: monthlyReach(records) }),
  };
  return { tables, notes: records.notes.list() };
}

/** Unique viewers are of one month each: those of days make up none. */
function monthlyReach(records: SourceRecords): FactRows {
  const rows: FactRows = records.of('uniqueViewers').map((record) => ({ network: 'youtube', ...records.columns(record, 'networkReach') }));
  const months = rows.filter(({ startsOn }) => /^\d{4}-\d{2}-01$/.test(String(startsOn)));
  if (months.length === rows.length) return rows;
  records.notes.add('uniqueViewers', 'unique viewers of days, which make up no month', rows.length);
  return [];
}
