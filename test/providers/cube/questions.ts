import type { Query } from '../../../src/contract/index.js';

const period = { start: '2026-01-01', end: '2026-06-01' };
const respira = [{ dimension: 'product', in: ['respira'] }];

/** Questions that Cube and the memory provider answer alike, by the name of their recording. */
export const QUESTIONS: Readonly<Record<string, Query>> = {
  kpi: { measures: ['activeHcps', 'interactions', 'engagementPoints'], period },
  'month-by-channel': { measures: ['interactions', 'activeHcps'], dimensions: ['channel'], grain: 'month', period, totals: true },
  'weeks-cut-by-the-period': { measures: ['interactions'], grain: 'week', period: { start: '2026-01-29', end: '2026-03-05' } },
  'rates-with-their-parts': { measures: ['openRate', 'clickToOpen', 'bounceRate'], dimensions: ['emailType'], period, totals: true },
  'coarse-rate': { measures: ['reachRate', 'pointsPerHcp'], dimensions: ['channel'], period, totals: true },
  'several-specialties': { measures: ['activeHcps', 'interactions'], dimensions: ['specialty'], period, totals: true },
  'any-of-two-specialties': { measures: ['interactions'], period, filters: [{ dimension: 'specialty', in: ['cardiology', 'internal-medicine'] }] },
  'none-of-a-specialty': { measures: ['interactions', 'activeHcps'], period, filters: [{ dimension: 'specialty', notIn: ['cardiology'] }] },
  'blank-or-web': { measures: ['interactions'], dimensions: ['channel'], period, filters: [{ dimension: 'channel', in: ['', 'web'] }] },
  'neither-blank-nor-web': { measures: ['interactions'], dimensions: ['channel'], period, filters: [{ dimension: 'channel', notIn: ['', 'web'] }] },
  'hostile-value': { measures: ['interactions'], period, filters: [{ dimension: 'channel', in: ["O'Re'); DROP TABLE interactions; --", '%', '${CUBE}'] }] },
  'ordered-and-cut': { measures: ['interactions'], dimensions: ['hcp'], period, order: [{ by: 'interactions', direction: 'desc' }], limit: 3, offset: 1 },
  'share-of-messages': { measures: ['keyMessageShare'], dimensions: ['keyMessage'], period },
  'growth-of-the-market': { measures: ['turnoverGrowth', 'marketShare', 'turnoverDeltaEvolution'], dimensions: ['product'], period: { start: '2026-02-01', end: '2026-03-01' } },
  'sales-by-month': { measures: ['turnover', 'units'], grain: 'month', period, filters: respira },
  'universe-by-month': { measures: ['hcpsInUniverse'], grain: 'month', period: { start: '2026-01-01', end: '2026-07-01' } },
  'universe-by-specialty': { measures: ['hcpsInUniverse'], dimensions: ['specialty'], period, totals: true },
  'segments-by-month': { measures: ['segmentSize'], dimensions: ['segment'], grain: 'month', period },
  'segments-at-start': { measures: ['segmentSize'], dimensions: ['segment'], period: { start: '2026-03-01', end: '2026-06-01' }, basis: 'atStart' },
  coverage: { measures: ['segmentCoverage'], grain: 'quarter', period },
  'consent-by-month': { measures: ['optedInHcps', 'pendingHcps', 'expiredHcps', 'expiringOptIns'], grain: 'month', period },
  'consent-by-channel': { measures: ['optedInHcps', 'optInRate', 'pendingHcps'], dimensions: ['channel'], period, totals: true },
  'stages-of-a-product': { measures: ['hcpsAtStage', 'stageShare', 'hcpsAtOrAboveStage'], dimensions: ['adoptionStage'], grain: 'month', period, filters: respira },
  won: { measures: ['wonHcps'], dimensions: ['adoptionStage'], period: { start: '2026-02-01', end: '2026-06-01' }, filters: respira },
  'stages-of-two-products': { measures: ['hcpsAtStage'], period },
  attainment: { measures: ['attainment', 'gap'], dimensions: ['kpi'], period },
  'median-and-only': { measures: ['extractionTime', 'peoplePerExtraction'], grain: 'month', period },
  effects: { measures: ['actionEffect'], dimensions: ['correctiveAction'], period, totals: true },
};
