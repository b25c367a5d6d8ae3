import { APRIL, different, HCPS, inMarch, isSet, only, rowsOf, text, total, universe, type Cases, type Data, type Row } from './case.js';

const INTERACTIONS: readonly Row[] = [
  { hcp: 'h1', occurredAt: '2026-03-02', activityType: 'visit', keyMessage: 'km1', points: 4, reaction: 'positive' },
  { hcp: 'h1', occurredAt: '2026-03-05', activityType: 'call', channel: 'phone', keyMessage: 'km2', points: 2, reaction: 'negative' },
  { hcp: 'h2', occurredAt: '2026-03-09', activityType: 'visit', keyMessage: 'km1', points: 4 },
  { hcp: 'h4', occurredAt: '2026-03-31', activityType: 'visit', keyMessage: 'km1', points: 4, reaction: 'positive' },
  { hcp: 'h2', occurredAt: '2026-03-12', activityType: 'chat', points: 1, reaction: 'positive' },
  // A visit that nobody can be named for, a preview, a machine, and days outside of March.
  { hcp: '', occurredAt: '2026-03-14', activityType: 'web', channel: 'web', points: 0 },
  { hcp: '', occurredAt: '2026-03-18', activityType: 'web', channel: 'web', points: 0 },
  { hcp: 'h3', occurredAt: '2026-03-15', activityType: 'visit', keyMessage: 'km2', points: 4, reaction: 'positive', isPreview: true },
  { hcp: 'h3', occurredAt: '2026-03-16', activityType: 'mail', keyMessage: 'km2', points: 1, isMachine: true },
  { hcp: 'h3', occurredAt: '2026-02-28', activityType: 'visit', keyMessage: 'km1', points: 4, reaction: 'positive' },
  { hcp: 'h1', occurredAt: '2026-04-01', activityType: 'visit', keyMessage: 'km1', points: 4 },
];
const CONTACTS: Data = { hcps: HCPS, interactions: INTERACTIONS };
const met = (data: Data): readonly Row[] => inMarch(data, 'interactions', 'occurredAt').filter(({ isPreview, isMachine }) => isPreview !== true && isMachine !== true);
const told = (data: Data): readonly Row[] => met(data).filter((row) => isSet(row, 'keyMessage'));

const ACTIVITIES: Data = { activities: ['mailing', 'mailing', 'mailing', 'event', 'call-campaign'].map((activityType, at) => ({ activity: `x${at}`, doneAt: at === 4 ? '2026-04-02' : '2026-03-10', activityType })) };
const done = (data: Data): readonly Row[] => inMarch(data, 'activities', 'doneAt');

const SUGGESTIONS: Data = { suggestions: ['executed', 'completed', 'dismissed', 'expired', 'open', 'open'].map((suggestionStatus, at) => ({ hcp: `h${at}`, issuedAt: '2026-03-10', suggestionStatus })) };
const ended = (data: Data, ...outcomes: readonly string[]): number => rowsOf(data, 'suggestions').filter((row) => outcomes.includes(text(row, 'suggestionStatus'))).length;
const STILL_OPEN: Data = { suggestions: [{ hcp: 'h1', issuedAt: '2026-03-10', suggestionStatus: 'open' }] };

export const BASE_CASES: Cases = {
  hcpsInUniverse: [{ that: 'counts who is in the database on the last day', data: CONTACTS, is: (data) => universe(data).length }],
  activeHcps: [
    { that: 'counts each HCP once, without previews, machines and visits of nobody', data: CONTACTS, is: (data) => different(met(data)) },
    { that: 'is no sum over months', data: CONTACTS, query: { period: { start: '2026-03-01', end: '2026-05-01' } }, is: 3 },
    { that: 'counts an HCP of two specialties in both', data: CONTACTS, query: { dimensions: ['specialty'] }, is: () => ({ lung: 2, allergy: 1, general: 1, '-': 0 }) },
  ],
  reachRate: [
    { that: 'is the part of the targeted that was met', data: CONTACTS, is: (data) => different(met(data).filter(({ hcp }) => rowsOf(data, 'hcps').some((row) => row.hcp === hcp && row.targeted === true))) / universe(data).filter(({ targeted }) => targeted === true).length },
    { that: 'keeps its base where contacts are told apart by channel, which HCPs have none of', data: CONTACTS, query: { dimensions: ['channel'] }, is: () => ({ phone: 1 / 4, '-': 2 / 4 }) },
    { that: 'is nothing where nobody is targeted', data: { ...CONTACTS, hcps: HCPS.map((row) => ({ ...row, targeted: false })) }, is: 'notApplicable' },
  ],
  interactions: [
    { that: 'counts visits of nobody too, and no previews or machines', data: CONTACTS, is: (data) => met(data).length },
    { that: 'does not multiply by the specialties of an HCP', data: CONTACTS, query: { filters: [only('specialty', 'lung', 'allergy')] }, is: (data) => met(data).filter(({ hcp }) => hcp === 'h1' || hcp === 'h2').length },
  ],
  interactionsPerActiveHcp: [
    { that: 'divides all interactions by different HCPs', data: CONTACTS, is: (data) => met(data).length / different(met(data)) },
    { that: 'is nothing without an active HCP', data: { hcps: HCPS, interactions: [{ hcp: '', occurredAt: '2026-03-02' }] }, is: 'notApplicable' },
  ],
  activities: [{ that: 'counts actions of the company by the day they were done', data: ACTIVITIES, is: (data) => done(data).length }],
  activityMix: [{ that: 'divides activities by type, parts making up the whole', data: ACTIVITIES, query: { dimensions: ['activityType'] }, is: (data) => Object.fromEntries(['mailing', 'event'].map((type) => [type, done(data).filter(({ activityType }) => activityType === type).length / done(data).length])) }],
  suggestionsIssued: [{ that: 'counts all, open ones too', data: SUGGESTIONS, is: (data) => rowsOf(data, 'suggestions').length }],
  suggestionAcceptance: [
    { that: 'leaves open suggestions out of its base', data: SUGGESTIONS, is: (data) => ended(data, 'executed', 'completed') / (rowsOf(data, 'suggestions').length - ended(data, 'open')) },
    { that: 'is nothing while all are open', data: STILL_OPEN, is: 'notApplicable' },
  ],
  suggestionDismissal: [
    { that: 'leaves open suggestions out of its base', data: SUGGESTIONS, is: (data) => ended(data, 'dismissed') / (rowsOf(data, 'suggestions').length - ended(data, 'open')) },
    { that: 'is nothing while all are open', data: STILL_OPEN, is: 'notApplicable' },
  ],
  engagementPoints: [{ that: 'adds the points of what counts', data: CONTACTS, is: (data) => total(met(data), 'points') }],
  pointsPerHcp: [{ that: 'divides by all HCPs in scope, not only by scorers', data: CONTACTS, is: (data) => total(met(data), 'points') / universe(data).length }, { that: 'keeps its base by channel', data: CONTACTS, query: { dimensions: ['channel'] }, is: (data) => Object.fromEntries([['phone', ['phone']], ['web', ['web']], ['-', ['']]].map(([code, of]) => [code as string, total(met(data).filter((row) => of?.includes(text(row, 'channel'))), 'points') / universe(data).length])) }],
};

const ASSETS: readonly Row[] = [
  { asset: 'a1', adoptionStage: 'trial', approvedFrom: '2025-01-01' },
  { asset: 'a2', adoptionStage: 'trial', approvedFrom: '2025-01-01', approvedTo: '2026-03-10' },
  { asset: 'a3', adoptionStage: 'adoption', approvedFrom: '2026-03-20' },
  { asset: 'a4', adoptionStage: 'adoption', approvedFrom: '2025-01-01', approvedTo: '2026-03-01' },
  { asset: 'a5', adoptionStage: 'adoption', approvedFrom: '2026-04-01' },
];
const use = (hcp: string, asset: string, usedAt: string, ...flags: readonly string[]): Row => ({ hcp, asset, usedAt, ...Object.fromEntries(flags.map((flag) => [flag, true])) });
const USES: Data = { hcps: HCPS, assets: ASSETS, assetUses: [
  use('h1', 'a1', '2026-03-02', 'exposed', 'engaged', 'actionOffered', 'actionCompleted'),
  use('h1', 'a1', '2026-03-03', 'exposed', 'engaged', 'actionOffered'),
  use('h2', 'a1', '2026-03-03', 'exposed', 'engaged', 'actionOffered'),
  use('h1', 'a1', '2026-03-04', 'exposed', 'engaged', 'actionOffered', 'actionCompleted'),
  use('h3', 'a1', '2026-03-04', 'exposed'),
  use('h2', 'a2', '2026-03-26'),
  use('h4', 'a2', '2026-03-05', 'exposed', 'engaged'),
  use('h4', 'a3', '2026-03-25', 'exposed'),
  use('h4', 'a5', '2026-04-05', 'exposed', 'engaged'),
] };
const used = (data: Data, flag: string): readonly Row[] => inMarch(data, 'assetUses', 'usedAt').filter((row) => row[flag] === true);

export const CONTENT_CASES: Cases = {
  assetsUsed: [{ that: 'counts assets that somebody engaged with', data: USES, is: (data) => different(used(data, 'engaged'), 'asset') }],
  assetUtilisation: [
    { that: 'takes as its base what was approved on any day, an asset that was withdrawn meanwhile too', data: USES, is: (data) => different(used(data, 'engaged'), 'asset') / rowsOf(data, 'assets').filter((row) => text(row, 'approvedFrom') < '2026-04-01' && (!isSet(row, 'approvedTo') || text(row, 'approvedTo') > '2026-03-01')).length },
    { that: 'keeps to the base where HCPs are narrowed', data: USES, query: { filters: [only('specialty', 'general')] }, is: 1 / 3 },
    { that: 'keeps to the base by specialty, which assets have none of', data: USES, query: { dimensions: ['specialty'] }, is: () => ({ lung: 1 / 3, allergy: 1 / 3, general: 1 / 3 }) },
  ],
  assetEngagement: [{ that: 'counts each engaged HCP once', data: USES, query: { dimensions: ['asset'] }, is: (data) => Object.fromEntries(['a1', 'a2'].map((asset) => [asset, different(used(data, 'engaged').filter((row) => row.asset === asset))])) }],
  participation: [
    { that: 'divides by the HCPs exposed to the same asset', data: USES, query: { dimensions: ['asset'] }, is: (data) => Object.fromEntries(['a1', 'a2', 'a3'].map((asset) => [asset, different(used(data, 'engaged').filter((row) => row.asset === asset)) / different(used(data, 'exposed').filter((row) => row.asset === asset))])) },
    { that: 'is nothing where nobody was exposed', data: USES, query: { filters: [only('asset', 'a4')] }, is: 'notApplicable' },
  ],
  completedAction: [{ that: 'divides by the HCPs the action was proposed to', data: USES, is: (data) => different(used(data, 'actionCompleted')) / different(used(data, 'actionOffered')) }],
  keyMessageShare: [{ that: 'divides by deliveries of any message', data: CONTACTS, query: { dimensions: ['keyMessage'] }, is: (data) => Object.fromEntries(['km1', 'km2'].map((message) => [message, told(data).filter(({ keyMessage }) => keyMessage === message).length / told(data).length])) }],
  positiveReactionRate: [
    { that: 'leaves blanks out, and reactions to no message', data: CONTACTS, is: (data) => told(data).filter(({ reaction }) => reaction === 'positive').length / told(data).filter((row) => isSet(row, 'reaction')).length },
    { that: 'is nothing where none is recorded', data: CONTACTS, query: { period: APRIL }, is: 'notApplicable' },
  ],
  blankReactionRate: [{ that: 'is the part of messages without a recorded reaction', data: CONTACTS, is: (data) => told(data).filter((row) => !isSet(row, 'reaction')).length / told(data).length }],
};
