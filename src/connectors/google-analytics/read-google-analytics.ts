import { CORE_CATALOG } from '../../catalog/index.js';
import { OmnichannelError, type Catalog } from '../../contract/index.js';
import type { Mapping } from '../mapping.js';
import { groupBy, SourceRecords, type ConnectorTables, type FieldValue, type SourceRecord } from '../records.js';
import type { Answer, ConnectorSource, Rows } from '../rows.js';
import { instantOf } from '../written-dates.js';
import { GOOGLE_ANALYTICS_MAPPING } from './mapping.js';

export interface GoogleAnalyticsOptions {
  /** `GOOGLE_ANALYTICS_MAPPING` unless given. */
  readonly mapping?: Mapping;
  /** The core catalog unless given. */
  readonly catalog?: Catalog;
}

export interface GoogleAnalyticsSources {
  /** Rows of the BigQuery export, one per event: NDJSON, JSON, rows, or a flat CSV. */
  readonly events?: ConnectorSource;
  /** Answers of `runReport`. They are aggregates, so that none of their rows is taken; the notes say so. */
  readonly reports?: readonly Answer[];
}

/** Sessions from events. Throws `unknown-column`, `missing-column`, `invalid-csv`, `invalid-data` or `invalid-date` naming row, column and value. */
export async function readGoogleAnalytics({ events, reports = [] }: GoogleAnalyticsSources, { mapping = GOOGLE_ANALYTICS_MAPPING, catalog = CORE_CATALOG }: GoogleAnalyticsOptions = {}): Promise<ConnectorTables> {
  const records = await SourceRecords.read({ events }, { mapping, base: GOOGLE_ANALYTICS_MAPPING, catalog, reshape: withParameters });
  for (const report of reports) noteReport(report, records);
  const sessions = groupBy(records.of('event'), ({ visitor, session }) => JSON.stringify([visitor, session]));
  return { tables: events === undefined ? {} : { webSessions: [...sessions.values()].map((session) => oneSession(session, records)) }, notes: records.notes.list() };
}

/** The repeated key and value pairs of an event as columns. */
function withParameters(row: Readonly<Record<string, unknown>>): Rows {
  if (!Array.isArray(row.event_params)) return [row];
  const pairs = (row.event_params as readonly { readonly key?: unknown; readonly value?: Readonly<Record<string, unknown>> | null }[])
    .map(({ key, value }) => [String(key), Object.values(value ?? {}).find((each) => each !== null && each !== undefined)] as const);
  return [{ ...row, event_params: Object.fromEntries(pairs) }];
}

/** Each column as the first event of the session that knows it says. */
function oneSession(events: readonly SourceRecord[], records: SourceRecords): Record<string, FieldValue> {
  const inOrder = [...events].sort((a, b) => instantOf(a.startedAt as string) - instantOf(b.startedAt as string));
  const row: Record<string, FieldValue> = {};
  for (const event of inOrder) for (const [name, value] of Object.entries(records.columns(event, 'webSessions'))) row[name] ??= value;
  const prospectAt = inOrder.find(({ prospect }) => prospect !== undefined)?.startedAt;
  return { ...row, ...(typeof row.landing === 'string' && { landing: row.landing.replace(/[?#].*$/, '') }), ...(prospectAt !== undefined && { prospectAt }) };
}

function noteReport(report: Answer, { notes }: SourceRecords): void {
  const named = (headers: unknown): readonly string[] => (Array.isArray(headers) ? headers.map((header: { readonly name?: unknown } | null) => String(header?.name)) : []);
  if (!Array.isArray(report.metricHeaders)) {
    throw new OmnichannelError('invalid-data', { subject: 'google-analytics: reports', problem: 'no metricHeaders in the answer', remedy: 'Give answers of runReport as they came.' });
  }
  const rows = Array.isArray(report.rows) ? report.rows.length : 0;
  notes.add('reports', `aggregates of ${named(report.metricHeaders).join(', ')} by ${named(report.dimensionHeaders).join(', ') || 'nothing'}: visitors of days or sources do not add, and no session can be told from another; export events to BigQuery`, rows);
}
