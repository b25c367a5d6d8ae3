import { APRIL, atEnd, daysFrom, different, HCPS, inMarch, isSet, median, rowsOf, text, total, type Case, type Cases, type Data, type Row } from './case.js';

const made = (processKind: string, openedAt: string, deliveredAt: string, people: number): Row => ({ processKind, openedAt, deliveredAt, people, days: deliveredAt === '' ? null : daysFrom(openedAt, deliveredAt) });
const PROCESSES: Data = { processCases: [
  made('extraction', '2026-02-20', '2026-03-02', 3), made('extraction', '2026-03-03', '2026-03-05', 2), made('extraction', '2026-03-04', '2026-03-08', 4), made('extraction', '2026-01-10', '2026-03-21', 9),
  made('launch', '2026-01-10', '2026-03-01', 7), made('launch', '2026-02-01', '2026-03-31', 7), made('launch', '2026-03-10', '2026-05-02', 7), made('launch', '2026-03-30', '', 7),
  // Open at the end of March, delivered then or never; what is delivered on the last day is not open.
  made('extraction', '2026-03-01', '', 2), made('extraction', '2026-03-20', '2026-04-03', 2), made('extraction', '2026-03-25', '2026-03-31', 2), made('extraction', '2026-04-02', '', 2), made('extraction', '2026-03-28', '', 2), made('launch', '2026-03-12', '', 7),
] };
const ofKind = (data: Data, kind: string): readonly Row[] => rowsOf(data, 'processCases').filter((row) => row.processKind === kind);
const delivered = (data: Data, kind: string): readonly Row[] => inMarch({ processCases: ofKind(data, kind) }, 'processCases', 'deliveredAt');
const waits = (data: Data, kind: string): readonly number[] => delivered(data, kind).map((row) => daysFrom(text(row, 'openedAt'), text(row, 'deliveredAt')));
const ages = (data: Data, kind: string): readonly number[] => ofKind(data, kind).filter((row) => text(row, 'openedAt') <= '2026-03-31' && (!isSet(row, 'deliveredAt') || text(row, 'deliveredAt') > '2026-03-31')).map((row) => daysFrom(text(row, 'openedAt'), '2026-04-01'));
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const time = (kind: string): readonly Case[] => [
  { that: 'is the median of what was delivered, open cases apart', data: PROCESSES, is: (data) => median(waits(data, kind)) },
  { that: 'is nothing where nothing was delivered', data: { processCases: ofKind(PROCESSES, kind === 'launch' ? 'extraction' : 'launch') }, is: 'notApplicable' },
];
const meanTime = (kind: string): readonly Case[] => [{ that: 'is the mean of the same cases', data: PROCESSES, is: (data) => mean(waits(data, kind)) }];
const age = (kind: string): readonly Case[] => [{ that: 'is the median age, at the end of the last day, of what is open then', data: PROCESSES, is: (data) => median(ages(data, kind)) }];

const TEAM: Data = { teamSnapshots: ([['t1', '2026-02-28', 1], ['t1', '2026-03-31', 0.5], ['t2', '2026-02-28', 0.4], ['t2', '2026-03-31', 0.4], ['t3', '2026-03-31', 1]] as const).map(([colleague, snapshotAt, fte]) => ({ colleague, snapshotAt, fte })) };
const REPORTS: Data = {
  reportUses: ([['u1', '2026-03-02', true], ['u1', '2026-03-03', true], ['u2', '2026-03-02', false], ['u3', '2026-03-02', null], ['u4', '2026-03-04', true], ['u5', '2026-04-02', true]] as const).map(([user, usedAt, alone]) => ({ user, usedAt, alone })),
  reportRequests: ['dashboard', 'dashboard', 'analyst', ''].map((answeredBy) => ({ askedAt: '2026-03-02', answeredBy })),
};

export const PROCESS_CASES: Cases = {
  campaignFte: [
    { that: 'adds the parts of the last snapshot', data: TEAM, is: (data) => total(rowsOf(data, 'teamSnapshots').filter(({ snapshotAt }) => snapshotAt === '2026-03-31'), 'fte') },
    { that: 'is no sum over months', data: TEAM, query: { period: { start: '2026-02-01', end: '2026-04-01' } }, is: 1.9 },
    { that: 'is missing where the snapshot is', data: TEAM, query: { period: { start: '2026-05-01', end: '2026-06-01' } }, is: null },
  ],
  peoplePerExtraction: [{ that: 'divides by delivered extractions', data: PROCESSES, is: (data) => mean(delivered(data, 'extraction').map(({ people }) => Number(people))) }],
  extractionTime: time('extraction'),
  extractionTimeMean: meanTime('extraction'),
  openExtractionAge: age('extraction'),
  launchTime: time('launch'),
  launchTimeMean: meanTime('launch'),
  openLaunchAge: age('launch'),
  autonomousUsers: [{ that: 'counts who used a report alone, once', data: REPORTS, is: (data) => different(inMarch(data, 'reportUses', 'usedAt').filter(({ alone }) => alone === true), 'user') }],
  requestsCovered: [
    { that: 'divides by all requests, unanswered ones too', data: REPORTS, is: (data) => rowsOf(data, 'reportRequests').filter(({ answeredBy }) => answeredBy === 'dashboard').length / rowsOf(data, 'reportRequests').length },
    { that: 'is missing where no requests are known', data: REPORTS, query: { period: APRIL }, is: null },
  ],
};

const profile = (hcp: string, validFrom: string, validTo: string, more: Row): Row => ({ hcp, validFrom, validTo, ...more });
const PROFILES: Data = { hcps: HCPS, profileQuality: [
  profile('h1', '2025-01-01', '', { complete: true, completedAt: '2025-01-01', emailCheck: 'valid', postalCheck: 'valid', legalBasis: true, linked: true, miningReady: true }),
  profile('h2', '2025-01-01', '2026-03-10', { emailCheck: 'untested', postalCheck: 'invalid', legalBasis: true }),
  profile('h2', '2026-03-10', '', { complete: true, completedAt: '2026-03-10', emailCheck: 'valid', postalCheck: 'invalid', legalBasis: true }),
  profile('h3', '2025-01-01', '', { emailCheck: 'untested', postalCheck: 'untested', linked: true }),
  // No address at all; left in March; came in April.
  profile('h4', '2025-01-01', '', { complete: true, completedAt: '2026-03-06', legalBasis: true }),
  profile('h5', '2025-01-01', '2026-03-20', { complete: true, completedAt: '2026-03-02', emailCheck: 'valid', postalCheck: 'valid', legalBasis: true, linked: true, miningReady: true }),
  profile('h6', '2026-03-10', '', { emailCheck: 'invalid', postalCheck: 'valid' }),
  profile('h7', '2026-04-02', '', { complete: true, completedAt: '2026-04-02', emailCheck: 'valid' }),
] };
const contacts = (data: Data): readonly Row[] => atEnd(data, 'profileQuality', 'validFrom', 'validTo');
const part = (that: string, keep: (row: Row) => boolean, of: (row: Row) => boolean = () => true): readonly Case[] => [
  { that, data: PROFILES, is: (data) => contacts(data).filter((row) => keep(row) && of(row)).length / contacts(data).filter(of).length },
];
const check = (that: string, column: string, outcome: string): readonly Case[] => [
  ...part(that, (row) => row[column] === outcome, (row) => isSet(row, column)),
  { that: 'is nothing where no address is held', data: PROFILES, query: { filters: [{ dimension: 'hcp', in: ['h4'] }] }, is: 'notApplicable' },
];

export const DATA_CASES: Cases = {
  completeProfiles: [{ that: 'counts profiles by the day they became complete, of contacts who have left too', data: PROFILES, is: (data) => inMarch(data, 'profileQuality', 'completedAt').length }],
  completenessRate: part('is complete out of all at the end', ({ complete }) => complete === true),
};

const SOURCES: Data = {
  sources: [{ source: 'crm', validFrom: '2025-01-01' }, { source: 'mail', validFrom: '2025-01-01', validTo: '2026-03-10' }, { source: 'web', validFrom: '2026-03-31' }, { source: 'old', validFrom: '2025-01-01', validTo: '2026-03-01' }, { source: 'new', validFrom: '2026-04-01' }],
  sourceUses: [['crm', '2026-03-02'], ['crm', '2026-03-09'], ['mail', '2026-03-02'], ['old', '2026-02-02'], ['new', '2026-04-02']].map(([source = '', usedAt = '']) => ({ source, usedAt })),
};

export const TECHNICAL_CASES: Cases = {
  sourcesUsed: [{ that: 'takes as its base what was in the inventory on any day, and never exceeds it', data: SOURCES, is: (data) => different(inMarch(data, 'sourceUses', 'usedAt'), 'source') / rowsOf(data, 'sources').filter((row) => text(row, 'validFrom') < '2026-04-01' && (!isSet(row, 'validTo') || text(row, 'validTo') > '2026-03-01')).length }],
  linkageRate: part('counts only who there is a legal basis for', ({ linked }) => linked === true, ({ legalBasis }) => legalBasis === true),
  validEmailShare: check('is valid out of held, untested ones in the base', 'emailCheck', 'valid'),
  untestedEmailShare: check('counts untested ones apart', 'emailCheck', 'untested'),
  validPostalShare: check('is valid out of held, untested ones in the base', 'postalCheck', 'valid'),
  untestedPostalShare: check('counts untested ones apart', 'postalCheck', 'untested'),
  miningReadyRate: part('is who meets the rule out of all', ({ miningReady }) => miningReady === true),
};
