import type { ColumnDefinition, FactDefinition, StateDefinition } from '../../contract/index.js';

const code: ColumnDefinition = { type: 'code' };
const codes: ColumnDefinition = { type: 'code', many: true };
const key: ColumnDefinition = { type: 'code', required: true };
const text: ColumnDefinition = { type: 'text' };
const number: ColumnDefinition = { type: 'number' };
const date: ColumnDefinition = { type: 'date' };
const dated: ColumnDefinition = { type: 'date', required: true };
const flag: ColumnDefinition = { type: 'flag' };

export const FACTS: readonly FactDefinition[] = [
  { id: 'hcps', label: 'HCPs', key: 'hcp', columns: { hcp: key, specialty: codes, territory: code, validFrom: date, validTo: date } },
  { id: 'segments', label: 'Segments', key: 'segment', columns: { segment: key, label: text, segmentScheme: code, order: number, validFrom: date, validTo: date } },
  { id: 'products', label: 'Products', key: 'product', columns: { product: key, label: text, market: code } },
  { id: 'campaigns', label: 'Campaigns', key: 'campaign', columns: { campaign: key, label: text, product: code } },
  { id: 'interactions', label: 'Interactions', time: 'occurredAt', lookups: ['hcps', 'products', 'campaigns'], exclude: [{ column: 'isPreview', in: [true] }],
    columns: { hcp: code, occurredAt: dated, channel: code, campaign: code, product: code, keyMessage: code, points: number, isPreview: flag } },
  { id: 'sends', label: 'Messages sent', time: 'attemptedAt', lookups: ['hcps', 'campaigns'],
    columns: { hcp: code, attemptedAt: dated, deliveredAt: date, openedAt: date, clickedAt: date, registeredAt: date, emailType: code, campaign: code } },
  { id: 'suggestions', label: 'Suggestions', time: 'issuedAt', lookups: ['hcps'], columns: { hcp: code, issuedAt: dated, suggestionStatus: code } },
  { id: 'plans', label: 'Contact plans', time: 'startsOn', lookups: ['hcps'], columns: { hcp: code, startsOn: dated, goal: number, max: number, actual: number, weight: number } },
  { id: 'processCases', label: 'Cases', time: 'openedAt', columns: { processCase: code, processKind: code, openedAt: dated, deliveredAt: date, days: number } },
  { id: 'networkReach', label: 'Reach of networks', time: 'startsOn', columns: { network: key, startsOn: dated, reach: number } },
  { id: 'consentEvents', label: 'Consent events', time: 'effectiveFrom', lookups: ['hcps'], columns: { hcp: key, channel: code, product: code, consentStatus: key, effectiveFrom: dated, effectiveTo: date } },
  { id: 'adoptionSnapshots', label: 'Adoption snapshots', time: 'snapshotAt', lookups: ['hcps', 'products'], columns: { hcp: key, product: code, snapshotAt: dated, adoptionStage: code } },
  { id: 'memberships', label: 'Segment memberships', time: 'validFrom', lookups: ['segments', 'hcps'], columns: { hcp: key, segment: key, validFrom: dated, validTo: date } },
  { id: 'contracts', label: 'Contracts', time: 'startsOn', columns: { customer: key, contractKind: code, startsOn: dated, endsOn: date, amount: number } },
  { id: 'sales', label: 'Sales', time: 'month', lookups: ['products'], columns: { product: key, month: dated, region: code, turnover: number, units: number } },
  { id: 'prescriptions', label: 'Prescriptions', time: 'month', lookups: ['hcps', 'products'], columns: { hcp: key, product: code, month: dated, prescriptions: number } },
  { id: 'objectives', label: 'Objectives', time: 'startsOn', columns: { kpi: key, scenario: code, startsOn: dated, endsOn: dated, value: number, setOn: date, channel: code, product: code, adoptionStage: code } },
];

export const STATES: readonly StateDefinition[] = [
  { id: 'universe', fact: 'hcps', kind: 'interval', entity: 'hcp', time: 'validFrom', until: 'validTo' },
  { id: 'adoption', fact: 'adoptionSnapshots', kind: 'snapshot', entity: 'hcp', state: 'adoptionStage', time: 'snapshotAt', by: ['product'], single: ['product'], carryDays: 30 },
  { id: 'segment', fact: 'memberships', kind: 'interval', entity: 'hcp', state: 'segment', time: 'validFrom', until: 'validTo', universe: 'universe' },
  { id: 'consent', fact: 'consentEvents', kind: 'event', entity: 'hcp', state: 'consentStatus', time: 'effectiveFrom', until: 'effectiveTo', expired: 'expired', by: ['channel', 'product'],
    precedence: ['opt-in', 'pending', 'expired', 'opt-out'] },
  { id: 'contract', fact: 'contracts', kind: 'interval', entity: 'customer', time: 'startsOn', until: 'endsOn' },
];
