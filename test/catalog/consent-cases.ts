import { daysFrom, different, HCPS, inMarch, isSet, rowsOf, text, universe, type Cases, type Data, type Row } from './case.js';

const event = (hcp: string, effectiveFrom: string, consentStatus: string, more: Row = {}): Row => ({ hcp, channel: 'approved-email', product: 'p1', consentStatus, effectiveFrom, ...more });
const CONSENTS: Data = {
  hcps: HCPS,
  consentEvents: [
    // In since long, and asked again: one HCP by two channels.
    event('h1', '2026-01-05', 'opt-in'), event('h1', '2026-03-04', 'opt-in'), event('h1', '2026-03-08', 'opt-in', { channel: 'phone' }),
    // Withdrawn; out without having been in, twice; in by March and expiring soon.
    event('h2', '2026-01-05', 'opt-in'), event('h2', '2026-03-09', 'opt-out'),
    event('h3', '2026-03-02', 'opt-out'), event('h3', '2026-03-05', 'opt-out'),
    event('h4', '2026-03-11', 'opt-in', { effectiveTo: '2026-06-29' }),
    // Expired in March; pending and confirmed, pending and not, pending and confirmed too late.
    event('h5', '2025-03-15', 'opt-in', { effectiveTo: '2026-03-15' }),
    event('h6', '2026-03-12', 'pending', { consentType: 'double', confirmedAt: '2026-03-26' }), event('h6', '2026-03-26', 'opt-in', { consentType: 'double', confirmedAt: '2026-03-26', effectiveTo: '2026-06-30' }),
    event('h2', '2026-03-20', 'pending', { consentType: 'double', channel: 'sms' }),
    event('h3', '2026-03-10', 'pending', { consentType: 'double', channel: 'sms', confirmedAt: '2026-03-25', effectiveTo: '2026-05-01' }),
    // Asked without a second step; begun, run out, and opted in later.
    event('h4', '2026-03-02', 'pending', { consentType: 'explicit', channel: 'sms', confirmedAt: '2026-03-03' }),
    event('h7', '2026-02-10', 'pending', { effectiveTo: '2026-03-10' }), event('h7', '2026-03-25', 'opt-in'),
  ],
  sends: ['h1', 'h2', 'h3', 'h4'].map((hcp, at) => ({ hcp, attemptedAt: '2026-03-02', deliveredAt: '2026-03-02', ...(at === 0 && { unsubscribedAt: '2026-03-03' }) })),
  objectives: [['optInRate', 0.5], ['unsubscribeRate', 0.2]].map(([kpi, value]) => ({ kpi: kpi as string, scenario: 'benchmark', startsOn: '2026-01-01', endsOn: '2026-12-31', value: value as number })),
};

const RANKS = ['opt-in', 'pending', 'expired', 'opt-out'];

/** The best status of an HCP over channels at the end of a day. */
function statusOn(data: Data, hcp: string, day: string): string | undefined {
  const byChannel = new Map<string, string>();
  for (const row of rowsOf(data, 'consentEvents')) {
    if (row.hcp !== hcp || text(row, 'effectiveFrom') > day) continue;
    const isOver = isSet(row, 'effectiveTo') && text(row, 'effectiveTo') <= day;
    byChannel.set(text(row, 'channel'), isOver ? 'expired' : text(row, 'consentStatus'));
  }
  return RANKS.find((status) => [...byChannel.values()].includes(status));
}

const people = HCPS.map((row) => text(row, 'hcp'));
const standing = (status: string, day = '2026-03-31') => (data: Data): number => people.filter((hcp) => statusOn(data, hcp, day) === status).length;
const DAYS = Array.from({ length: 31 }, (_, at) => `2026-03-${String(at + 1).padStart(2, '0')}`);
const dayBefore = (day: string): string => (day === '2026-03-01' ? '2026-02-28' : `2026-03-${String(Number(day.slice(8)) - 1).padStart(2, '0')}`);

/** Changes of status, day by day. */
const changes = (data: Data, keep: (from: string | undefined, to: string | undefined) => boolean): number =>
  DAYS.reduce((sum, day) => sum + people.filter((hcp) => {
    const [from, to] = [statusOn(data, hcp, dayBefore(day)), statusOn(data, hcp, day)];
    return from !== to && keep(from, to);
  }).length, 0);
const gained = (data: Data): number => changes(data, (_, to) => to === 'opt-in');
const lost = (data: Data): number => changes(data, (from) => from === 'opt-in');
const withdrawn = (data: Data): number => changes(data, (from, to) => from === 'opt-in' && to === 'opt-out');
const begun = (data: Data): readonly Row[] => inMarch(data, 'consentEvents', 'effectiveFrom').filter(({ consentStatus, consentType }) => consentStatus === 'pending' && consentType === 'double');
const endsSoon = (row: Row): boolean => row.consentStatus === 'opt-in' && isSet(row, 'effectiveTo') && text(row, 'effectiveTo') > '2026-03-31' && daysFrom('2026-03-31', text(row, 'effectiveTo')) <= 90;

export const CONSENT_CASES: Cases = {
  optedInHcps: [{ that: 'counts an HCP once whatever the channels, and nobody pending or expired', data: CONSENTS, is: standing('opt-in') }],
  pendingHcps: [{ that: 'counts who has begun and is not opted in', data: CONSENTS, is: standing('pending') }],
  expiredHcps: [{ that: 'counts who has not renewed', data: CONSENTS, is: standing('expired') }],
  optInRate: [{ that: 'divides by the universe', data: CONSENTS, is: (data) => standing('opt-in')(data) / universe(data).length }, { that: 'keeps its base by channel, which HCPs have none of', data: CONSENTS, query: { filters: [{ dimension: 'channel', in: ['phone'] }], dimensions: ['channel'] }, is: (data) => ({ phone: 1 / universe(data).length }) }],
  newOptIns: [{ that: 'counts a repeated opt-in once', data: CONSENTS, is: gained }],
  optOuts: [{ that: 'counts an opt-out without an opt-in before, and two as one', data: CONSENTS, is: (data) => changes(data, (_, to) => to === 'opt-out') }],
  withdrawals: [{ that: 'counts only who was opted in', data: CONSENTS, is: withdrawn }],
  expiries: [{ that: 'counts opt-ins that ran out', data: CONSENTS, is: (data) => changes(data, (from, to) => from === 'opt-in' && to === 'expired') }],
  netOptIns: [
    { that: 'is gained minus lost', data: CONSENTS, is: (data) => gained(data) - lost(data) },
    { that: 'is the change of the stock', data: CONSENTS, is: (data) => standing('opt-in')(data) - standing('opt-in', '2026-02-28')(data) },
  ],
  withdrawalRate: [
    { that: 'divides by who was opted in at the start', data: CONSENTS, is: (data) => withdrawn(data) / standing('opt-in', '2026-02-28')(data) },
    { that: 'is nothing where nobody was', data: { hcps: HCPS, consentEvents: [event('h1', '2026-01-05', 'opt-out')] }, is: 'notApplicable' },
  ],
  confirmationRate: [{ that: 'counts confirmations within 14 days, out of those begun', data: CONSENTS, is: (data) => begun(data).filter((row) => isSet(row, 'confirmedAt') && daysFrom(text(row, 'effectiveFrom'), text(row, 'confirmedAt')) <= 14).length / begun(data).length }],
  expiringOptIns: [{ that: 'counts opt-ins that end within 90 days, the last included', data: CONSENTS, is: (data) => different(rowsOf(data, 'consentEvents').filter(endsSoon)) }],
  optInRateAgainstBenchmark: [
    { that: 'is in points', data: CONSENTS, is: (data) => (standing('opt-in')(data) / universe(data).length - 0.5) * 100 },
    { that: 'is missing without a benchmark of the period', data: CONSENTS, query: { period: { start: '2025-12-01', end: '2026-02-01' } }, is: null },
  ],
  unsubscribeRateAgainstBenchmark: [{ that: 'is in points', data: CONSENTS, is: (data) => (rowsOf(data, 'sends').filter((row) => isSet(row, 'unsubscribedAt')).length / rowsOf(data, 'sends').length - 0.2) * 100 }],
};
