import type { FieldMapping, Mapping, ObjectMapping } from '../mapping.js';

const at: FieldMapping = { from: ['EventDate'], kind: 'date', required: 'value' };

/** What tells a message from all others; extracts say `SendID` where data views say `JobID`. */
const MESSAGE: Readonly<Record<string, FieldMapping>> = {
  job: { from: ['JobID', 'SendID'], required: 'value' },
  list: { from: ['ListID'] },
  batch: { from: ['BatchID'] },
  subscriber: { from: ['SubscriberID'] },
  hcp: { from: ['SubscriberKey'] },
};

const event = (...names: readonly string[]): ObjectMapping => ({ names, fields: { ...MESSAGE, at } });

/** How data views (`_Sent`) and tracking extracts (`Sent.csv`) of Marketing Cloud become messages. Its clock is UTC−6 all year. */
export const MARKETING_CLOUD_MAPPING: Mapping = {
  system: 'marketing-cloud',
  dates: { order: 'mdy', offset: '-06:00' },
  objects: {
    sent: { names: ['_Sent', 'Sent', 'Sent.csv'], fact: 'sends', fields: { ...MESSAGE, attemptedAt: at } },
    notSent: { names: ['NotSent', 'NotSent.csv'], fact: 'sends', fields: { ...MESSAGE, attemptedAt: at } },
    opened: event('_Open', 'Opens', 'Opens.csv'),
    clicked: { names: ['_Click', 'Clicks', 'Clicks.csv'], fields: { ...MESSAGE, at, link: { from: ['URL', 'SendURLID'] } } },
    bounced: event('_Bounce', 'Bounces', 'Bounces.csv'),
    unsubscribed: event('_Unsubscribe', 'Unsubs', 'Unsubs.csv'),
    complained: event('_Complaint', 'Complaints', 'Complaints.csv'),
    job: { names: ['_Job', 'SendJobs', 'SendJobs.csv'], fact: 'sends', key: 'job', fields: { job: { from: ['JobID', 'SendID'], required: 'value' }, asset: { from: ['EmailID', 'EmailName'] } } },
  },
};
