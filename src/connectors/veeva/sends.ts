import { groupBy, type FactRows, type FieldValue, type SourceRecord, type SourceRecords } from '../records.js';
import { arrival, milestonesOf } from '../sends.js';
import { earlier } from '../written-dates.js';

/** Approved e-mails with their milestones by event: the status of a message only keeps its last step. */
export function sends(records: SourceRecords): FactRows {
  if (!records.has('sentEmail')) return [];
  records.require('emailActivity', 'Export it too: the status of a sent e-mail keeps only the last step, so that deliveries and openings are counted from activities.');
  const events = groupBy(records.of('emailActivity'), ({ email }) => email);
  const known = new Set(records.of('sentEmail').map(({ email }) => email));
  records.notes.add('emailActivity', 'of a message that is not in the export', records.of('emailActivity').filter(({ email }) => !known.has(email)).length);
  if (!records.knows('emailActivity', 'machine')) records.notes.add('emailActivity', 'openings and clicks of machines cannot be told apart: no column Bot_vod__c', records.of('emailActivity').length);
  else records.notes.add('emailActivity', 'a click of a machine', records.of('emailActivity').filter(({ type, machine }) => type === 'clicked' && machine !== undefined).length);
  return records.of('sentEmail').flatMap((email) => {
    const own = events.get(email.email) ?? [];
    return email.attemptedAt === undefined ? anonymous(email, own, records) : [sent(email, own, records)];
  });
}

function sent(email: SourceRecord, events: readonly SourceRecord[], records: SourceRecords): Record<string, FieldValue> {
  const { attemptedAt = '', ...columns } = records.columns(email, 'sends');
  const milestones = milestonesOf(events);
  const isFailed = email.status === 'failed' || email.status === 'dropped' || milestones.droppedAt !== undefined;
  const deliveredAt = arrival(milestones) ?? (email.status === 'delivered' && milestones.bouncedAt === undefined ? attemptedAt : undefined);
  return {
    ...columns, attemptedAt, ...milestones,
    ...(!isFailed && { sentAt: attemptedAt }),
    ...(isFailed && { droppedAt: milestones.droppedAt ?? attemptedAt }),
    ...(deliveredAt !== undefined && { deliveredAt }),
  };
}

/** Without consent to tracking, activity hangs on a record without account and date: openings of a message that is sent and delivered elsewhere. */
function anonymous(email: SourceRecord, events: readonly SourceRecord[], records: SourceRecords): FactRows {
  const { openedAt, machineOpenedAt, clickedAt, openCount, clickCount } = milestonesOf(events);
  const attemptedAt = [openedAt, machineOpenedAt, clickedAt].reduce<string | undefined>((first, at) => earlier(first, at as string | undefined), undefined);
  if (email.hcp !== undefined || email.anonymousId === undefined || attemptedAt === undefined) {
    records.notes.add('sentEmail', 'without a date of sending');
    return [];
  }
  records.notes.add('sentEmail', 'a record of anonymous activity: its openings and clicks count in messages, not in HCPs');
  return [{
    ...records.columns(email, 'sends'), attemptedAt, ...(openedAt !== undefined && { openedAt }), ...(machineOpenedAt !== undefined && { machineOpenedAt }), ...(clickedAt !== undefined && { clickedAt }),
    ...(openCount !== undefined && { openCount }), ...(clickCount !== undefined && { clickCount }),
  }];
}
