import { CORE_CATALOG } from '../../catalog/index.js';
import { OmnichannelError, type Catalog } from '../../contract/index.js';
import type { Mapping } from '../mapping.js';
import { groupBy, SourceRecords, type ConnectorTables, type FactRows, type FieldValue, type SourceRecord } from '../records.js';
import type { ConnectorSource } from '../rows.js';
import { arrival, milestonesOf } from '../sends.js';
import { instantOf } from '../written-dates.js';
import { MARKETING_CLOUD_MAPPING } from './mapping.js';

export interface MarketingCloudOptions {
  /** `MARKETING_CLOUD_MAPPING` unless given. */
  readonly mapping?: Mapping;
  /** The core catalog unless given. */
  readonly catalog?: Catalog;
}

const EVENTS = ['opened', 'clicked', 'bounced', 'unsubscribed', 'complained'] as const;

/**
 * Messages from data views or tracking extracts, under their names (`_Sent`, `Sent.csv`) or those of the mapping (`sent`).
 * A message is delivered unless it bounced. Throws `missing-table` without sends and bounces, and what else a reader throws,
 * naming object, row, column and value.
 */
export async function readMarketingCloud(sources: Readonly<Record<string, ConnectorSource | undefined>>, { mapping = MARKETING_CLOUD_MAPPING, catalog = CORE_CATALOG }: MarketingCloudOptions = {}): Promise<ConnectorTables> {
  const records = await SourceRecords.read(sources, { mapping, base: MARKETING_CLOUD_MAPPING, catalog });
  records.require('sent', 'Give the messages sent: everything else happened to one of them.');
  records.require('bounced', 'Give the bounces too, even if there are none: a message is delivered unless it bounced.');
  records.notes.add('opened', 'openings of machines cannot be told apart', records.of('opened').length);
  const events = eventsBySend(records);
  const jobs = new Map(records.of('job').map((job) => [job.job, records.columns(job, 'sends')]));
  const described = (send: SourceRecord): Record<string, FieldValue> => ({ ...jobs.get(send.job), ...records.columns(send, 'sends') });
  return {
    tables: { sends: [...[...events].map(([send, own]) => ({ ...described(send), ...fate(send, own) })), ...records.of('notSent').map((send) => ({ ...described(send), droppedAt: send.attemptedAt as string }))] },
    notes: records.notes.list(),
  };
}

function fate({ attemptedAt }: SourceRecord, events: readonly SourceRecord[]): FactRows[number] {
  const milestones = milestonesOf(events);
  const deliveredAt = milestones.bouncedAt === undefined ? (attemptedAt as string) : arrival(milestones);
  return { ...milestones, sentAt: attemptedAt as string, ...(deliveredAt !== undefined && { deliveredAt }) };
}

/** Each message once, with its events. */
function eventsBySend(records: SourceRecords): ReadonlyMap<SourceRecord, readonly SourceRecord[]> {
  const events = new Map<SourceRecord, SourceRecord[]>();
  const sent = records.of('sent');
  for (const group of groupBy(sent, messageKey(['job', 'list', 'batch', 'subscriber', 'hcp', 'attemptedAt'])).values()) events.set(group[0] as SourceRecord, []);
  records.notes.add('sent', 'given more than once: one counts', sent.length - events.size);
  for (const type of EVENTS) {
    if (!records.has(type)) continue;
    const keyOf = messageKey(sharedKey(type, records));
    const sends = groupBy([...events.keys()], keyOf);
    const seen = new Set<string>();
    for (const event of records.of(type)) {
      const send = sendOf(event, sends.get(keyOf(event)) ?? []);
      const identity = JSON.stringify([keyOf(event), event.at, event.link ?? null]);
      if (!send) records.notes.add(type, 'of a message that is not in the export');
      else if (seen.has(identity)) records.notes.add(type, 'given more than once: one counts');
      else events.get(send)?.push({ ...event, type });
      seen.add(identity);
    }
  }
  return events;
}

const messageKey = (fields: readonly string[]) => (record: SourceRecord): string => JSON.stringify(fields.map((field) => record[field] ?? null));

/** The parts of the key that both sides have: the subscriber by number, else by its key. */
function sharedKey(type: string, records: SourceRecords): readonly string[] {
  const shared = ['job', 'list', 'batch', 'subscriber', 'hcp'].filter((field) => records.knows('sent', field) && records.knows(type, field));
  if (records.of(type).length === 0) return shared;
  if (shared.includes('subscriber')) return shared.filter((field) => field !== 'hcp');
  if (shared.includes('hcp')) return shared;
  throw new OmnichannelError('missing-column', { subject: `marketing-cloud: ${type}`, problem: 'missing column "SubscriberID"', remedy: 'Export SubscriberID, or SubscriberKey, with the messages and with what happened to them.' });
}

/** Of several messages with one key, as triggered sends without a batch have, the last before the event. */
function sendOf({ at }: SourceRecord, sends: readonly SourceRecord[]): SourceRecord | undefined {
  const before = sends.filter(({ attemptedAt }) => instantOf(attemptedAt as string) <= instantOf(at as string));
  return before.sort((a, b) => instantOf(b.attemptedAt as string) - instantOf(a.attemptedAt as string))[0] ?? sends[0];
}
