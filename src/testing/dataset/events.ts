import type { TableRow } from './dataset.js';
import { hcpCode, times, twoDigits } from './people.js';

/** Codes that break what is put together from texts. Each has as many rows as its place says, counted from 1 and starting over after 3. */
export const HOSTILE_CODES: readonly string[] = [
  'it\'s', 'say "hi"', 'a,b', '100%', '_under', 'back\\slash', 'new\nline', 'tab\there', '🩺 first', 'מסר ראשון', 'é', '\'; drop table interactions; --', '<b>bold</b>',
  'null', 'NULL', 'undefined', '__proto__', 'constructor', '0', '007', '7', 'true', '${x}', '{{x}}', '%27', '../x', 'a;b', 'x'.repeat(200),
];

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 9, 10, 11] as const;
const CHANNELS = ['visit', 'email', 'web', null] as const;
const CAMPAIGNS = ['spring', 'autumn', null] as const;

/** Twelve a month, none in August: it was not loaded. Every eleventh is a preview. */
const regular: readonly TableRow[] = MONTHS.flatMap((month) => times(12, (number) => {
  const place = month * 12 + number;
  return {
    hcp: place % 13 === 0 ? null : hcpCode(1 + ((place * 7) % 58)),
    occurredAt: `2026-${twoDigits(month)}-${twoDigits(2 + ((number * 5) % 26))}`,
    channel: CHANNELS[place % 4] ?? null,
    campaign: CAMPAIGNS[place % 3] ?? null,
    product: place % 5 === 0 ? 'zeta' : null,
    keyMessage: null,
    points: place % 6 === 0 ? null : place % 6,
    isPreview: place % 11 === 0,
  };
}));

const hostile: readonly TableRow[] = HOSTILE_CODES.flatMap((keyMessage, at) => times(1 + (at % 3), (number) => ({
  hcp: hcpCode(number), occurredAt: '2026-02-10', channel: 'web', campaign: 'codes', product: null, keyMessage, points: 1, isPreview: false,
})));

/** Texts of `occurredAt` and the day in Paris, by hand: UTC + 1 in winter, + 2 from 29 March to 25 October 2026. */
export const INSTANTS: Readonly<Record<string, string>> = {
  '2026-10-31T23:30:00Z': '2026-11-01',
  '2026-10-31T22:59:59Z': '2026-10-31',
  '2026-10-31T23:00:00.000Z': '2026-11-01',
  '2026-10-31T23:30:00': '2026-10-31',
  '2026-10-31T23:30:00+01:00': '2026-10-31',
  '2026-11-01T00:30:00+02:00': '2026-10-31',
  '2026-03-28T23:00:00Z': '2026-03-29',
  '2026-03-29T21:59:59Z': '2026-03-29',
  '2026-03-29T22:00:00Z': '2026-03-30',
  '2026-10-24T21:59:59Z': '2026-10-24',
  '2026-10-24T22:00:00Z': '2026-10-25',
  '2026-10-25T22:59:59Z': '2026-10-25',
  '2026-10-25T23:00:00Z': '2026-10-26',
  '2026-06-30T22:30:00Z': '2026-07-01',
};

const timed: readonly TableRow[] = Object.keys(INSTANTS).map((occurredAt, at) => ({
  hcp: hcpCode(1 + at), occurredAt, channel: 'visit', campaign: 'clock', product: null, keyMessage: null, points: 2, isPreview: false,
}));

/** Rows that the counts of other rows must not be multiplied by: of HCPs in several specialties and segments, of nobody known, of an empty code. */
const odd: readonly TableRow[] = [
  { hcp: 'h06', occurredAt: '2026-05-04', channel: 'visit', campaign: 'odd', product: 'kora', keyMessage: 'm1', points: 5, isPreview: false },
  { hcp: 'h06', occurredAt: '2026-05-04', channel: 'visit', campaign: 'odd', product: 'kora', keyMessage: 'm1', points: 0, isPreview: null },
  { hcp: 'h99', occurredAt: '2026-05-05', channel: '', campaign: 'odd', product: 'nowhere', keyMessage: '', points: null, isPreview: false },
  { hcp: '', occurredAt: '2026-05-06', channel: 'fax', campaign: 'odd', product: '', keyMessage: null, points: -3, isPreview: false },
  { hcp: 'h01', occurredAt: '2026-05-07', channel: 'web', campaign: 'odd', product: 'kora', keyMessage: 'm1', points: 0.1, isPreview: false },
  { hcp: 'h01', occurredAt: '2026-05-31', channel: 'web', campaign: 'odd', product: 'kora', keyMessage: 'm1', points: 0.2, isPreview: true },
  // After the last complete day.
  { hcp: 'h02', occurredAt: '2026-12-03', channel: 'web', campaign: 'odd', product: 'kora', keyMessage: 'm1', points: 7, isPreview: false },
];

export const INTERACTIONS: readonly TableRow[] = [...regular, ...hostile, ...timed, ...odd];

const send = (hcp: number, attemptedAt: string, campaign: string, more: TableRow = {}): TableRow =>
  ({ hcp: hcpCode(hcp), attemptedAt, deliveredAt: attemptedAt, openedAt: null, clickedAt: null, registeredAt: null, emailType: campaign === 'small' ? 'digest' : 'invitation', campaign, ...more });

/** A rate of 8 in 10 beside one of 1 in 30: together 9 in 40, not the mean of both. */
const rates: readonly TableRow[] = [
  ...times(10, (number) => send(number, '2026-01-12', 'small', number <= 8 ? { openedAt: '2026-01-13' } : {})),
  ...times(30, (number) => send(number, '2026-02-12', 'large', number === 1 ? { openedAt: '2026-02-14' } : {})),
];

export const SENDS: readonly TableRow[] = [
  ...rates,
  // Opened in another month, four months late; clicked without an open; opened though not delivered; the same HCP twice.
  send(21, '2026-02-20', 'late', { openedAt: '2026-06-20' }),
  send(22, '2026-02-28', 'late', { openedAt: '2026-03-01' }),
  send(23, '2026-02-21', 'late', { clickedAt: '2026-02-22' }),
  send(24, '2026-02-22', 'late', { deliveredAt: null, openedAt: '2026-02-23', clickedAt: '2026-02-23' }),
  send(21, '2026-03-02', 'late', { openedAt: '2026-03-02', clickedAt: '2026-03-03' }),
  // All of April bounced: there is no rate of nothing.
  ...times(3, (number) => send(number, '2026-04-08', 'bounced', { deliveredAt: null })),
  // Registered on the day, after exactly 14 days, after 15, and before.
  send(31, '2026-05-01', 'event', { registeredAt: '2026-05-01' }),
  send(32, '2026-05-01', 'event', { registeredAt: '2026-05-15' }),
  send(33, '2026-05-01', 'event', { registeredAt: '2026-05-16' }),
  send(34, '2026-05-01', 'event', { registeredAt: '2026-04-30' }),
  { hcp: null, attemptedAt: '2026-05-02', deliveredAt: '2026-05-02', openedAt: '2026-05-02', clickedAt: null, registeredAt: null, emailType: null, campaign: 'event' },
];

/** Some still open, one without a status. */
export const SUGGESTIONS: readonly TableRow[] = times(30, (number) => ({
  hcp: hcpCode(number), issuedAt: `2026-${twoDigits(1 + (number % 3))}-15`, suggestionStatus: ['accepted', 'dismissed', 'open', 'completed', 'open', null][number % 6] ?? null,
}));

/** Five times the goal on one HCP, a blank goal, a goal of 0, no cap, no weight. */
export const PLANS: readonly TableRow[] = [
  { hcp: 'h01', startsOn: '2026-01-01', goal: 10, max: 10, actual: 50, weight: 1 },
  { hcp: 'h02', startsOn: '2026-01-01', goal: 10, max: 10, actual: 0, weight: 2 },
  { hcp: 'h03', startsOn: '2026-01-01', goal: 8, max: null, actual: 12, weight: 0.5 },
  { hcp: 'h04', startsOn: '2026-01-01', goal: null, max: 5, actual: 5, weight: 1 },
  { hcp: 'h05', startsOn: '2026-01-01', goal: 10, max: 10, actual: 4, weight: null },
  { hcp: 'h06', startsOn: '2026-04-01', goal: 0, max: 5, actual: 3, weight: 1 },
];
