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
  ];
}
