import { groupBy, type FactRows, type FieldValue, type SourceRecord, type SourceRecords } from '../records.js';

/** What one row of interactions stands for. */
export type InteractionsPer = 'call' | 'keyMessage';

/** Calls, activities of multichannel content and attended events. */
export function interactions(records: SourceRecords, per: InteractionsPer): FactRows {
  const lines = linesByCall(records);
  return [
    ...ofPersons('call', records).flatMap((call) => (per === 'call' ? [oneCall(call, lines.get(call.call) ?? [], records)] : callByMessage(call, lines.get(call.call) ?? [], records))),
    ...ofPersons('multichannelActivity', records).map((activity) => ({ ...records.columns(activity, 'interactions'), activityType: 'multichannel-activity' })),
    ...attendances(records),
  ];
}

/** Slides shown in submitted calls: the HCP was exposed to the presentation, and engaged where a reaction was recorded. */
export function assetUses(records: SourceRecords): FactRows {
  const lines = linesByCall(records);
  return records.of('call').filter(isOfPerson(records)).flatMap((call) => (lines.get(call.call) ?? []).flatMap((line) => {
    if (line.asset === undefined) return [];
    const { hcp, channel } = records.columns(call, 'interactions');
    return [{
      ...(hcp !== undefined && { hcp }), ...(channel !== undefined && { channel }), usedAt: call.occurredAt as string, exposed: true, ...(line.reaction !== undefined && { engaged: true }), ...records.columns(line, 'assetUses'),
    }];
  }));
}

function linesByCall(records: SourceRecords): ReadonlyMap<FieldValue | undefined, readonly SourceRecord[]> {
  return groupBy(records.of('callKeyMessage'), ({ call }) => call);
}

/** Whether a record is of an HCP: of any account where no accounts were given. */
function isOfPerson(records: SourceRecords): (record: SourceRecord) => boolean {
  const persons = new Set(records.of('account').map(({ hcp }) => hcp));
  return ({ hcp }) => !records.has('account') || persons.has(hcp);
}

function ofPersons(object: string, records: SourceRecords): readonly SourceRecord[] {
  const kept = records.of(object).filter(isOfPerson(records));
  records.notes.add(object, 'of an account that is no HCP of the export', records.of(object).length - kept.length);
  return kept;
}

function oneCall(call: SourceRecord, lines: readonly SourceRecord[], records: SourceRecords): Record<string, FieldValue> {
  const row: Record<string, FieldValue> = { ...records.columns(call, 'interactions'), activityType: 'call' };
  const shared = (name: string): FieldValue | undefined => {
    const values = new Set(lines.map((line) => line[name]));
    return values.size === 1 ? [...values][0] : undefined;
  };
  const product = shared('product');
  if (product !== undefined) row.product ??= product;
  const messages = [...new Set(lines.flatMap(({ keyMessage }) => (typeof keyMessage === 'string' ? [keyMessage] : [])))];
  if (records.isMany('interactions', 'keyMessage')) row.keyMessage = messages;
  else if (messages.length === 1) row.keyMessage = messages[0] as string;
  else if (messages.length > 1) records.notes.add('callKeyMessage', 'of a call with several key messages, counted once: the interaction names none', lines.length);
  const reaction = shared('reaction');
  if (messages.length > 0 && reaction !== undefined) row.reaction = reaction;
  return row;
}

function callByMessage(call: SourceRecord, lines: readonly SourceRecord[], records: SourceRecords): readonly Record<string, FieldValue>[] {
  const row = { ...records.columns(call, 'interactions'), activityType: 'call' };
  return lines.length === 0 ? [row] : lines.map((line) => ({ ...row, ...records.columns(line, 'interactions') }));
}

function attendances(records: SourceRecords): FactRows {
  const starts = new Map(records.of('event').map(({ event, startedAt }) => [event, startedAt]));
  return ofPersons('attendee', records).flatMap((attendee) => {
    const occurredAt = attendee.occurredAt ?? starts.get(attendee.event);
    if (occurredAt !== undefined) return [{ ...records.columns(attendee, 'interactions'), occurredAt, activityType: 'event' }];
    records.notes.add('attendee', 'of an event whose start is not exported');
    return [];
  });
}
