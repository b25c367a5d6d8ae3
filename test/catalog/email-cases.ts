import { daysFrom, different, HCPS, inMarch, isSet, text, total, type Case, type Cases, type Data, type Row } from './case.js';

const send = (hcp: string, attemptedAt: string, more: Row = {}): Row => ({ hcp, attemptedAt, sentAt: attemptedAt, deliveredAt: attemptedAt, emailType: 'digest', ...more });
const SENDS: Data = { hcps: HCPS, sends: [
  send('h1', '2026-03-02', { openedAt: '2026-03-02', openCount: 3, clickedAt: '2026-03-03', clickCount: 2, emailType: 'invitation', registeredAt: '2026-03-16' }),
  // Opened months later, still in March's cohort.
  send('h1', '2026-03-04', { openedAt: '2026-07-01', openCount: 2, clickedAt: '2026-07-01', clickCount: 1 }),
  // A click without an opening; registered a day too late.
  send('h2', '2026-03-05', { clickedAt: '2026-03-06', clickCount: 1, emailType: 'invitation', registeredAt: '2026-03-20' }),
  send('h2', '2026-03-06', { machineOpenedAt: '2026-03-06', clickedAt: '2026-03-06', clickCount: 1 }),
  // A machine only, a machine and a person, an unsubscription, a complaint.
  send('h3', '2026-03-06', { machineOpenedAt: '2026-03-06', registeredAt: '2026-03-10' }), send('h3', '2026-03-07', { machineOpenedAt: '2026-03-08', registeredAt: '2026-03-10' }), send('h4', '2026-03-12', { openedAt: '2026-03-12', openCount: 1 }),
  send('h4', '2026-03-07', { machineOpenedAt: '2026-03-07', openedAt: '2026-03-08', openCount: 4, unsubscribedAt: '2026-03-08' }),
  send('h3', '2026-03-09', { complainedAt: '2026-03-09' }),
  send('h5', '2026-03-10', { deliveredAt: null, bouncedAt: '2026-03-10' }),
  send('h6', '2026-03-11', { sentAt: null, deliveredAt: null, droppedAt: '2026-03-11', registeredAt: '2026-03-12' }),
  send('h1', '2026-04-02', { openedAt: '2026-04-02', openCount: 1 }),
] };
const NONE: Data = { hcps: HCPS, sends: [{ hcp: 'h1', attemptedAt: '2026-03-02', droppedAt: '2026-03-02' }] };

type Keep = (row: Row) => boolean;
const sends = (data: Data, ...keep: readonly Keep[]): readonly Row[] => inMarch(data, 'sends', 'attemptedAt').filter((row) => keep.every((holds) => holds(row)));
const has = (...columns: readonly string[]): Keep => (row) => columns.some((column) => isSet(row, column));
const delivered = has('deliveredAt');
const opened = has('openedAt', 'clickedAt');
const registeredSoon: Keep = (row) => isSet(row, 'registeredAt') && isSet(row, 'deliveredAt') && daysFrom(text(row, 'deliveredAt'), text(row, 'registeredAt')) <= 14;

const counts = (that: string, ...keep: readonly Keep[]): Case => ({ that, data: SENDS, is: (data) => sends(data, ...keep).length });
/** A rate of messages: one part out of another, and nothing where the other is empty. */
const rate = (that: string, part: Keep, whole: Keep): readonly Case[] => [
  { that, data: SENDS, is: (data) => sends(data, part).length / sends(data, whole).length },
  { that: 'is nothing where there is no message to divide by', data: NONE, is: 'notApplicable' },
];

export const EMAIL_CASES: Cases = {
  sent: [counts('counts what was handed over, not what was dropped', has('sentAt'))],
  delivered: [counts('goes by the milestone: an unsubscribed message was delivered', delivered)],
  deliveryRate: rate('is delivered out of sent', delivered, has('sentAt')),
  bounceRate: rate('is bounced out of sent', has('bouncedAt'), has('sentAt')),
  opensTotal: [{ that: 'adds repeated openings', data: SENDS, is: (data) => total(sends(data), 'openCount') }],
  openedMessages: [
    counts('takes a click for an opening, late ones too, and no machine', opened),
    { that: 'stays with the month of sending', data: SENDS, query: { period: { start: '2026-07-01', end: '2026-08-01' } }, is: null },
  ],
  uniqueOpeners: [{ that: 'counts an HCP once who opened twice', data: SENDS, is: (data) => different(sends(data, opened)) }],
  openRate: [
    ...rate('is opened out of delivered', opened, delivered),
    { that: 'has a total recomputed from its parts, not averaged', data: SENDS, query: { dimensions: ['emailType'] }, is: (data) => Object.fromEntries(['digest', 'invitation'].map((type) => [type, sends(data, opened, (row) => row.emailType === type).length / sends(data, delivered, (row) => row.emailType === type).length])) },
  ],
  openerReach: [{ that: 'divides HCPs by HCPs', data: SENDS, is: (data) => different(sends(data, opened)) / different(sends(data, delivered)) }, { that: 'is nothing where nobody was delivered any', data: NONE, is: 'notApplicable' }],
  opensPerMessage: [{ that: 'may exceed one', data: SENDS, is: (data) => total(sends(data), 'openCount') / sends(data, delivered).length }],
  clicksTotal: [{ that: 'adds repeated clicks', data: SENDS, is: (data) => total(sends(data), 'clickCount') }],
  clickedMessages: [counts('counts a message once', has('clickedAt'))],
  uniqueClickers: [{ that: 'counts HCPs', data: SENDS, is: (data) => different(sends(data, has('clickedAt'))) }],
  clickRate: rate('is clicked out of delivered', has('clickedAt'), delivered),
  clickToOpen: [
    ...rate('never exceeds the whole, as a click opens its message', has('clickedAt'), opened),
    { that: 'is the whole where all who opened clicked', data: { hcps: HCPS, sends: [send('h1', '2026-03-02', { clickedAt: '2026-03-02' })] }, is: 1 },
  ],
  unsubscribeRate: rate('is unsubscribed out of delivered', has('unsubscribedAt'), delivered),
  complaintRate: rate('is complained of out of delivered', has('complainedAt'), delivered),
  wastedSendRate: [{ that: 'is bounced or dropped out of all attempts', data: SENDS, is: (data) => sends(data, has('bouncedAt', 'droppedAt')).length / sends(data).length }, { that: 'is nothing without attempts', data: { ...SENDS, sends: SENDS.sends?.map((row) => ({ ...row, hcp: 'h1' })) ?? [] }, query: { filters: [{ dimension: 'hcp', in: ['h2'] }] }, is: 'notApplicable' }],
  mailToRegistration: [
    { that: 'counts HCPs who registered within 14 days of the delivery, the last day included', data: SENDS, is: (data) => different(sends(data, registeredSoon)) / different(sends(data, delivered)) },
    { that: 'does not count who registered before or was delivered nothing', data: { hcps: HCPS, sends: [send('h1', '2026-03-10', { registeredAt: '2026-03-09' }), send('h2', '2026-03-10', { deliveredAt: null, registeredAt: '2026-03-11' })] }, is: 0 },
    { that: 'knows nothing of a month without messages', data: SENDS, query: { period: { start: '2026-07-01', end: '2026-08-01' } }, is: null },
  ],
  machineOpenShare: [{ that: 'counts messages that only machines opened', data: SENDS, is: (data) => sends(data, has('machineOpenedAt'), (row) => !opened(row)).length / sends(data, has('openedAt', 'clickedAt', 'machineOpenedAt')).length }, { that: 'is nothing where nothing was opened', data: NONE, is: 'notApplicable' }],
};
