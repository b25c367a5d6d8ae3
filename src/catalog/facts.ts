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
];

/** Tables whose rows are counted. Dates are days of the business calendar; instants with a zone are cut in the catalog's time zone. */
export const FACTS: readonly FactDefinition[] = [
  { id: 'interactions', label: 'Interactions', time: 'occurredAt', lookups: ['hcps', 'campaigns', 'products'],
    exclude: [{ column: 'isPreview', in: [true] }, { column: 'isMachine', in: [true] }],
    columns: { hcp: code, occurredAt: dated, channel: code, activityType: code, campaign: code, product: code, keyMessage: code, asset: code, segment: codes, points: number, isPreview: flag, isMachine: flag } },
  { id: 'activities', label: 'Activities', time: 'doneAt', lookups: ['campaigns', 'products'],
    columns: { activity: code, doneAt: dated, activityType: code, channel: code, campaign: code, product: code } },
  { id: 'sends', label: 'Messages sent', time: 'attemptedAt', lookups: ['hcps', 'campaigns', 'products'],
    columns: { hcp: code, attemptedAt: dated, sentAt: date, deliveredAt: date, openedAt: date, machineOpenedAt: date, clickedAt: date, bouncedAt: date, droppedAt: date, unsubscribedAt: date,
      emailType: code, campaign: code, product: code, keyMessage: code, asset: code, segment: codes } },
  { id: 'assetUses', label: 'Uses of assets', time: 'usedAt', lookups: ['assets', 'hcps', 'campaigns', 'products'],
    columns: { hcp: code, usedAt: dated, asset: code, exposed: flag, engaged: flag, actionOffered: flag, actionCompleted: flag, campaign: code, product: code, keyMessage: code, channel: code } },
  { id: 'consentEvents', label: 'Consent events', time: 'effectiveFrom', lookups: ['hcps'],
    columns: { hcp: key, channel: code, product: code, consentStatus: key, consentType: code, consentSource: code, capturedAt: date, effectiveFrom: dated, effectiveTo: date } },
  { id: 'adoptionSnapshots', label: 'Adoption snapshots', time: 'snapshotAt', lookups: ['hcps', 'products'],
    columns: { hcp: key, product: code, snapshotAt: dated, adoptionStage: code } },
  { id: 'memberships', label: 'Segment memberships', time: 'validFrom', lookups: ['segments', 'hcps'],
    columns: { hcp: key, segment: key, validFrom: dated, validTo: date } },
  { id: 'suggestions', label: 'Suggestions', time: 'issuedAt', lookups: ['hcps', 'products', 'campaigns'],
    columns: { hcp: code, issuedAt: dated, suggestionStatus: code, channel: code, product: code, campaign: code } },
  { id: 'sales', label: 'Sales', time: 'month', lookups: ['products'],
    columns: { product: key, month: dated, territory: code, turnover: number, units: number } },
  { id: 'objectives', label: 'Objectives', time: 'startsOn',
    columns: { kpi: key, scenario: code, startsOn: dated, endsOn: dated, value: number, setOn: date, adoptionStage: code, segment: code, specialty: code, product: code, channel: code, campaign: code, emailType: code, territory: code } },
];

export const STATES: readonly StateDefinition[] = [
  { id: 'universe', fact: 'hcps', kind: 'interval', entity: 'hcp', time: 'validFrom', until: 'validTo' },
  { id: 'adoption', fact: 'adoptionSnapshots', kind: 'snapshot', entity: 'hcp', state: 'adoptionStage', time: 'snapshotAt', by: ['product'], single: ['product'], carryDays: 30 },
  { id: 'segment', fact: 'memberships', kind: 'interval', entity: 'hcp', state: 'segment', time: 'validFrom', until: 'validTo', universe: 'universe' },
  { id: 'consent', fact: 'consentEvents', kind: 'event', entity: 'hcp', state: 'consentStatus', time: 'effectiveFrom', until: 'effectiveTo', expired: 'expired', by: ['channel', 'product'],
    precedence: ['opt-in', 'pending', 'expired', 'opt-out'] },
];
