import { addDays, MONTHS, monthEnd, PERIOD } from './calendar.mjs';
import { BRAND } from './lookups.mjs';

const STAGE_SHARES = { unuser: 0.26, awareness: 0.25, trial: 0.21, adoption: 0.18, advocacy: 0.1 };
const STAGE_COUNTS = { unuser: 481, awareness: 462, trial: 389, adoption: 333, advocacy: 185 };
const AT_OR_ABOVE = { unuser: 1850, awareness: 1369, trial: 907, adoption: 518, advocacy: 185 };

const SIX_MONTHS = { startsOn: PERIOD.start, endsOn: addDays(PERIOD.end, -1), setOn: '2026-04-15' };
const YEAR = { startsOn: '2026-01-01', endsOn: '2026-12-31', setOn: '2026-01-10' };
const QUARTER = { startsOn: '2026-07-01', endsOn: '2026-09-30', setOn: '2026-06-15' };
const SHOWN_MONTHS = MONTHS.slice(-6).map((month) => ({ startsOn: month, endsOn: monthEnd(month), setOn: '2026-04-15' }));

/** Goals for the brand over the shown six months: some are reached, some nearly, some not. */
const OVER_SIX_MONTHS = { activeHcps: 1900, interactions: 3300, activities: 540, suggestionsIssued: 400, suggestionAcceptance: 0.5, assetsUsed: 80, reachRate: 0.7, engagementPoints: 9000, openRate: 0.42, clickRate: 0.14,
  clickToOpen: 0.3, bounceRate: 0.03, unsubscribeRate: 0.004, participation: 0.3, completedAction: 0.25, uniqueOpeners: 450 };
const SENT = [280, 290, 280, 220, 330, 330];
const INTERACTIONS = [540, 560, 540, 440, 620, 600];
/** Stocks count on the last day: the goal of the month is the goal of that day. */
const OPTED_IN = { '2026-05-01': 1180, '2026-06-01': 1225, '2026-07-01': 1270, '2026-08-01': 1310, '2026-09-01': 1380, '2026-10-01': 1450 };

const TWELVE_MONTHS = { startsOn: '2025-11-01', endsOn: SIX_MONTHS.endsOn, setOn: '2025-10-20' };
/** Goals over the six and over the twelve months: of the brand, and of what no product divides. */
const OF_BRAND = {
  deliveryRate: [0.97, 0.97], openerReach: [0.62, 0.75], mailToRegistration: [0.03, 0.06], confirmationRate: [0.65, 0.6], optInRate: [0.53, 0.5], assetUtilisation: [0.8, 0.78], planAttainment: [0.85, 0.85],
  progressionRate: [0.27, 0.42], migrationEffect: [7.5, 12], prescriptions: [7400, 13600], turnoverGrowthYearAgo: [0.1, 0.1], marketShare: [0.3, 0.295], cost: [300000, 560000], roi: [0.25, 0.2], costPerActiveHcp: [160, 270],
  leads: [320, 580], leadToClient: [0.14, 0.15], newCustomers: [50, 100], mrr: [50000, 50000], arpu: [265, 265], acquisitionCost: [680, 700],
};
const OF_ALL = {
  segmentCoverage: [0.9, 0.9], completenessRate: [0.65, 0.65], completeProfiles: [190, 420], validEmailShare: [0.75, 0.75], validPostalShare: [0.75, 0.75], linkageRate: [0.3, 0.3], miningReadyRate: [0.32, 0.32], sourcesUsed: [0.9, 0.9],
  requestsCovered: [0.7, 0.6], autonomousUsers: [45, 45], extractionTime: [3, 5], launchTime: [42, 45], peoplePerExtraction: [2.5, 3], campaignFte: [12, 12],
};
/** Goals of the year, besides those of the six months. */
const OVER_TWELVE_MONTHS = { activeHcps: 2150, interactions: 6000, activities: 1040, suggestionsIssued: 650, suggestionAcceptance: 0.5, assetsUsed: 80, reachRate: 0.75, engagementPoints: 16000, openRate: 0.42, clickRate: 0.13, clickToOpen: 0.28,
  bounceRate: 0.03, unsubscribeRate: 0.004, wastedSendRate: 0.05, participation: 0.4, completedAction: 0.3, uniqueOpeners: 600 };
const TURNOVER = [1160000, 1170000, 1180000, 1140000, 1260000, 1250000];
/** What companies of the trade reach, by the year it was published for. */
const MARKET = { optInRate: [0.42, 0.46, 0.48], unsubscribeRate: [0.0036, 0.0034, 0.0033], openRate: [0.4, 0.41, 0.42], clickRate: [0.115, 0.12, 0.12], bounceRate: [0.034, 0.032, 0.031] };
const MARKET_SPANS = [['2024-11-01', '2026-10-31'], ['2025-01-01', '2025-12-31'], ['2025-11-01', '2026-12-31']];

/** A goal holds from `startsOn` through `endsOn`. */
export function objectiveRows() {
  const goal = (kpi, value, span, scope = {}) => ({ kpi, scenario: 'objective', value, product: BRAND, ...span, ...scope });
  const ofStages = (kpi, values, span) => Object.entries(values).map(([adoptionStage, value]) => goal(kpi, value, span, { adoptionStage }));
  return [
    ...Object.entries(OVER_SIX_MONTHS).map(([kpi, value]) => goal(kpi, value, SIX_MONTHS)),
    ...SHOWN_MONTHS.flatMap((span, at) => [goal('sent', SENT[at], span), goal('interactions', INTERACTIONS[at], span)]),
    goal('sent', SENT.reduce((sum, value) => sum + value, 0), SIX_MONTHS),
    ...SHOWN_MONTHS.map((span) => goal('openRate', 0.42, span)),
    ...Object.entries(OPTED_IN).map(([month, value]) => goal('optedInHcps', value, { startsOn: month, endsOn: monthEnd(month), setOn: '2026-01-10' })),
    ...[YEAR, SIX_MONTHS].flatMap((span) => [...ofStages('stageShare', STAGE_SHARES, span), ...ofStages('hcpsAtStage', STAGE_COUNTS, span), ...ofStages('hcpsAtOrAboveStage', AT_OR_ABOVE, span)]),
    goal('optedInHcps', 1450, SIX_MONTHS),
    goal('turnoverDeltaEvolution', 2.55, QUARTER),
    goal('unitsDeltaEvolution', 2.92, QUARTER),
    ...Object.entries(OVER_TWELVE_MONTHS).map(([kpi, value]) => goal(kpi, value, TWELVE_MONTHS)),
    ...[SIX_MONTHS, TWELVE_MONTHS].flatMap((span, at) => [
      ...Object.entries(OF_BRAND).map(([kpi, values]) => goal(kpi, values[at], span)),
      ...Object.entries(OF_ALL).flatMap(([kpi, values]) => [goal(kpi, values[at], span), goal(kpi, values[at], span, { product: '' })]),
    ]),
    ...SHOWN_MONTHS.map((span, at) => goal('turnover', TURNOVER[at], span)),
    ...Object.entries(MARKET).flatMap(([kpi, values]) => MARKET_SPANS.map(([startsOn, endsOn], at) => ({ kpi, scenario: 'benchmark', value: values[at], startsOn, endsOn, setOn: startsOn }))),
  ];
}
