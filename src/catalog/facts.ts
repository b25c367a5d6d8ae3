import type { ColumnDefinition, FactDefinition, StateDefinition } from '../contract/catalog.js';

const code: ColumnDefinition = { type: 'code' };
const key: ColumnDefinition = { type: 'code', required: true };
const codes: ColumnDefinition = { type: 'code', many: true };
const text: ColumnDefinition = { type: 'text' };
const number: ColumnDefinition = { type: 'number' };
const date: ColumnDefinition = { type: 'date' };
const dated: ColumnDefinition = { type: 'date', required: true };
const flag: ColumnDefinition = { type: 'flag' };

/** Tables whose rows describe a code. */
export const LOOKUPS: readonly FactDefinition[] = [
  { id: 'hcps', label: 'HCPs', key: 'hcp', columns: { hcp: key, specialty: codes, territory: code, audience: code, targeted: flag, validFrom: date, validTo: date } },
  { id: 'segments', label: 'Segments', key: 'segment', columns: { segment: key, label: text, segmentScheme: code, order: number, validFrom: date, validTo: date } },
  { id: 'products', label: 'Products', key: 'product', columns: { product: key, label: text, market: code, theme: code, own: flag } },
  { id: 'campaigns', label: 'Campaigns', key: 'campaign', columns: { campaign: key, label: text, product: code, theme: code, startsOn: date, endsOn: date } },
  { id: 'keyMessages', label: 'Key messages', key: 'keyMessage', columns: { keyMessage: key, label: text, product: code } },
  { id: 'assets', label: 'Assets', key: 'asset', columns: { asset: key, label: text, adoptionStage: code, assetKind: code, product: code, approvedFrom: date, approvedTo: date } },
  { id: 'sources', label: 'Source systems', key: 'source', columns: { source: key, label: text, validFrom: date, validTo: date } },
];

const THINGS = ['products', 'campaigns'];
const PEOPLE = ['hcps', ...THINGS];

/** What happens with HCPs, and what they are. Dates are days of the business calendar; instants with a zone are cut in the catalog's time zone. */
const HCP_FACTS: readonly FactDefinition[] = [
  { id: 'interactions', label: 'Interactions', time: 'occurredAt', lookups: PEOPLE,
    exclude: [{ column: 'isPreview', in: [true] }, { column: 'isMachine', in: [true] }],
    columns: { hcp: code, occurredAt: dated, channel: code, activityType: code, campaign: code, product: code, keyMessage: code, asset: code, segment: codes, points: number, reaction: code, isPreview: flag, isMachine: flag } },
  { id: 'activities', label: 'Activities', time: 'doneAt', lookups: THINGS,
    columns: { activity: code, doneAt: dated, activityType: code, channel: code, campaign: code, product: code } },
  { id: 'sends', label: 'Messages sent', time: 'attemptedAt', lookups: PEOPLE,
    columns: { hcp: code, attemptedAt: dated, sentAt: date, deliveredAt: date, openedAt: date, machineOpenedAt: date, clickedAt: date, bouncedAt: date, droppedAt: date, unsubscribedAt: date, complainedAt: date, registeredAt: date,
      openCount: number, clickCount: number, emailType: code, campaign: code, product: code, keyMessage: code, asset: code, segment: codes } },
  { id: 'assetUses', label: 'Uses of assets', time: 'usedAt', lookups: ['assets', ...PEOPLE],
    columns: { hcp: code, usedAt: dated, asset: code, exposed: flag, engaged: flag, actionOffered: flag, actionCompleted: flag, campaign: code, product: code, keyMessage: code, channel: code } },
  { id: 'consentEvents', label: 'Consent events', time: 'effectiveFrom', lookups: ['hcps'],
    columns: { hcp: key, channel: code, product: code, consentStatus: key, consentType: code, consentSource: code, capturedAt: date, confirmedAt: date, effectiveFrom: dated, effectiveTo: date } },
  { id: 'adoptionSnapshots', label: 'Adoption snapshots', time: 'snapshotAt', lookups: ['hcps', 'products'],
    columns: { hcp: key, product: code, snapshotAt: dated, adoptionStage: code } },
  { id: 'memberships', label: 'Segment memberships', time: 'validFrom', lookups: ['segments', 'hcps'],
    columns: { hcp: key, segment: key, validFrom: dated, validTo: date } },
  { id: 'profileQuality', label: 'Quality of profiles', time: 'validFrom', lookups: ['hcps'],
    columns: { hcp: key, validFrom: dated, validTo: date, complete: flag, completedAt: date, emailCheck: code, postalCheck: code, legalBasis: flag, linked: flag, miningReady: flag } },
  { id: 'suggestions', label: 'Suggestions', time: 'issuedAt', lookups: PEOPLE,
    columns: { hcp: code, issuedAt: dated, suggestionStatus: code, channel: code, product: code, campaign: code } },
  { id: 'prescriptions', label: 'Prescriptions', time: 'month', lookups: ['hcps', 'products'],
    columns: { hcp: key, product: code, month: dated, prescriptions: number, newPrescriptions: number } },
  { id: 'plans', label: 'Contact plans', time: 'startsOn', lookups: PEOPLE,
    columns: { hcp: code, territory: code, channel: code, campaign: code, product: code, startsOn: dated, goal: number, max: number, actual: number, weight: number } },
  { id: 'holdouts', label: 'Test and control groups', time: 'month', lookups: PEOPLE,
    columns: { hcp: key, month: dated, arm: key, campaign: code, product: code, revenue: number, margin: number } },
];

const BUSINESS_FACTS: readonly FactDefinition[] = [
  { id: 'sales', label: 'Sales', time: 'month', lookups: ['products'],
    columns: { product: key, month: dated, territory: code, turnover: number, units: number } },
  { id: 'objectives', label: 'Objectives', time: 'startsOn',
    columns: { kpi: key, scenario: code, startsOn: dated, endsOn: dated, value: number, setOn: date, adoptionStage: code, segment: code, specialty: code, product: code, channel: code, campaign: code, emailType: code, territory: code } },
  { id: 'correctiveActions', label: 'Corrective actions', time: 'openedOn',
    columns: { correctiveAction: key, kpi: key, openedOn: dated, dueOn: date, evaluatedOn: date, before: number, expected: number, after: number, actionStatus: code } },
  { id: 'costs', label: 'Costs', time: 'month', lookups: THINGS,
    columns: { month: dated, campaign: code, product: code, channel: code, costNature: code, budget: number, spent: number } },
  { id: 'attributions', label: 'Attributed turnover', time: 'month', lookups: THINGS, single: ['attributionModel'],
    columns: { month: dated, attributionModel: key, campaign: code, product: code, channel: code, turnover: number, visits: number } },
  { id: 'coupons', label: 'Coupons', time: 'issuedAt', lookups: THINGS,
    columns: { issuedAt: dated, returnedAt: date, campaign: code, product: code, channel: code } },
  { id: 'leads', label: 'Leads', time: 'createdAt', lookups: THINGS,
    columns: { lead: code, createdAt: dated, qualifiedAt: date, acceptedAt: date, wonAt: date, trafficSource: code, campaign: code, product: code } },
  { id: 'subscriptions', label: 'Subscriptions', time: 'startsOn', lookups: ['products'],
    columns: { customer: key, product: code, startsOn: dated, endsOn: date, amount: number } },
  { id: 'reminders', label: 'Renewal reminders', time: 'remindedAt', lookups: ['products'],
    columns: { customer: key, product: code, channel: code, remindedAt: dated, renewedAt: date } },
];

const DIGITAL_FACTS: readonly FactDefinition[] = [
  { id: 'webSessions', label: 'Web sessions', time: 'startedAt', lookups: THINGS,
    columns: { visitor: key, startedAt: dated, trafficSource: code, medium: code, landing: code, campaign: code, product: code, theme: code, prospectAt: date } },
  { id: 'socialPosts', label: 'Social posts by day', time: 'day', lookups: THINGS,
    columns: { post: code, day: dated, network: code, campaign: code, product: code, theme: code, impressions: number, engagements: number, views: number, watchMinutes: number } },
  { id: 'networkReach', label: 'Reach of social networks', time: 'startsOn',
    columns: { network: key, startsOn: dated, theme: code, reach: number } },
  { id: 'seoRanks', label: 'Search positions', time: 'day',
    columns: { keyword: key, landing: code, day: dated, theme: code, position: number, impressions: number, clicks: number } },
  { id: 'mentions', label: 'Mentions', time: 'day',
    columns: { keyword: key, competitor: key, network: code, day: dated, theme: code, mentions: number } },
];

const TEAM_FACTS: readonly FactDefinition[] = [
  { id: 'processCases', label: 'Requests and launches', time: 'openedAt',
    columns: { processCase: code, processKind: key, openedAt: dated, deliveredAt: date, days: number, people: number, campaign: code } },
  { id: 'teamSnapshots', label: 'Team snapshots', time: 'snapshotAt',
    columns: { colleague: key, team: code, snapshotAt: dated, fte: number } },
  { id: 'reportUses', label: 'Uses of reports', time: 'usedAt',
    columns: { user: key, usedAt: dated, team: code, screen: code, alone: flag } },
  { id: 'reportRequests', label: 'Requests for figures', time: 'askedAt',
    columns: { request: code, askedAt: dated, team: code, answeredBy: code } },
  { id: 'sourceUses', label: 'Uses of sources', time: 'usedAt', lookups: ['sources'],
    columns: { source: key, usedAt: dated } },
];

/** Tables whose rows are counted. */
export const FACTS: readonly FactDefinition[] = [...HCP_FACTS, ...BUSINESS_FACTS, ...DIGITAL_FACTS, ...TEAM_FACTS];

export const STATES: readonly StateDefinition[] = [
  { id: 'universe', fact: 'hcps', kind: 'interval', entity: 'hcp', time: 'validFrom', until: 'validTo' },
  { id: 'adoption', fact: 'adoptionSnapshots', kind: 'snapshot', entity: 'hcp', state: 'adoptionStage', time: 'snapshotAt', by: ['product'], single: ['product'], carryDays: 30 },
  { id: 'segment', fact: 'memberships', kind: 'interval', entity: 'hcp', state: 'segment', time: 'validFrom', until: 'validTo', universe: 'universe' },
  { id: 'consent', fact: 'consentEvents', kind: 'event', entity: 'hcp', state: 'consentStatus', time: 'effectiveFrom', until: 'effectiveTo', expired: 'expired', by: ['channel', 'product'],
    precedence: ['opt-in', 'pending', 'expired', 'opt-out'] },
  { id: 'profile', fact: 'profileQuality', kind: 'interval', entity: 'hcp', time: 'validFrom', until: 'validTo' },
  { id: 'library', fact: 'assets', kind: 'interval', entity: 'asset', time: 'approvedFrom', until: 'approvedTo' },
  { id: 'subscription', fact: 'subscriptions', kind: 'interval', entity: 'customer', time: 'startsOn', until: 'endsOn' },
  { id: 'team', fact: 'teamSnapshots', kind: 'snapshot', entity: 'colleague', time: 'snapshotAt', carryDays: 30 },
  { id: 'inventory', fact: 'sources', kind: 'interval', entity: 'source', time: 'validFrom', until: 'validTo' },
];
