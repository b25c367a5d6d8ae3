import type { Condition, Formula, MeasureDefinition, Unit } from '../../contract/index.js';

const isSet = (column: string): Condition => ({ column, isSet: true });
const count = (fact: string, ...where: readonly Condition[]): Formula => ({ op: 'count', fact, where });
const measure = (id: string) => ({ op: 'measure', id }) as const;
const ratio = (numerator: Formula, denominator: Formula): Formula => ({ op: 'ratio', numerator, denominator });
const moved = (states: string, how: Extract<Formula, { readonly op: 'moved' }>['how'], belowTop = false): Formula => ({ op: 'moved', states, how, ...(belowTop && { belowTop }) });
const became = (to: string, from?: string): Formula => ({ op: 'became', states: 'consent', to: [to], ...(from !== undefined && { from: [from] }) });
const performance = (how: Extract<Formula, { readonly op: 'performance' }>['how']): Formula => ({ op: 'performance', how });

type More = Partial<Pick<MeasureDefinition, 'additivity' | 'direction'>>;
const define = (id: string, unit: Unit, formula: Formula, more: More = {}): MeasureDefinition =>
  ({ id, label: id, unit, decimals: unit === 'share' || unit === 'points' ? 1 : 0, additivity: 'non-additive', direction: 'up', definition: id, family: 'conformance', formula, ...more });
const ADDITIVE: More = { additivity: 'additive' };
const STOCK: More = { additivity: 'semi-additive' };

const DELIVERED = isSet('deliveredAt');
/** A click without a recorded open makes its message opened. */
const OPENED: Condition = { anySet: ['openedAt', 'clickedAt'] };
const ISSUED_AND_CLOSED: Condition = { column: 'suggestionStatus', notIn: ['open'] };
const ACCEPTED: Condition = { column: 'suggestionStatus', in: ['accepted', 'completed'] };
const goal: Formula = { op: 'sum', fact: 'plans', column: 'goal', times: 'weight', where: [isSet('goal')] };
const inUniverse: Formula = { op: 'stock', states: 'universe', coarse: true };

const OF_ROWS: readonly MeasureDefinition[] = [
  define('interactions', 'event', count('interactions'), ADDITIVE),
  define('activeHcps', 'hcp', { op: 'distinct', fact: 'interactions', column: 'hcp' }),
  define('points', 'point-score', { op: 'sum', fact: 'interactions', column: 'points' }, ADDITIVE),
  define('pointsPerInteraction', 'ratio', ratio(measure('points'), measure('interactions'))),
  define('reachRate', 'share', ratio(measure('activeHcps'), inUniverse)),
  define('delivered', 'message', count('sends', DELIVERED), ADDITIVE),
  define('opened', 'message', count('sends', DELIVERED, OPENED), ADDITIVE),
  define('openers', 'hcp', { op: 'distinct', fact: 'sends', column: 'hcp', where: [DELIVERED, OPENED] }),
  define('opensByDate', 'message', { op: 'count', fact: 'sends', where: [isSet('openedAt')], time: 'openedAt' }, ADDITIVE),
  define('openRate', 'share', ratio(measure('opened'), measure('delivered'))),
  define('clickToOpenRate', 'share', ratio(count('sends', DELIVERED, isSet('clickedAt')), measure('opened'))),
  define('registrationRate', 'share', ratio(count('sends', DELIVERED, { column: 'registeredAt', within: 14, of: 'deliveredAt' }), measure('delivered'))),
  define('acceptanceRate', 'share', ratio(count('suggestions', ACCEPTED), count('suggestions', ISSUED_AND_CLOSED))),
  define('planAttainment', 'share', ratio({ op: 'sum', fact: 'plans', column: 'actual', cap: 'max', times: 'weight', where: [isSet('goal')] }, goal)),
  define('caseDays', 'day', { op: 'median', fact: 'processCases', column: 'days', where: [isSet('deliveredAt')] }, { direction: 'down' }),
  define('openCaseAge', 'day', { op: 'openAge', fact: 'processCases', from: 'openedAt', until: 'deliveredAt' }, { direction: 'down' }),
  define('networkReach', 'person', { op: 'only', fact: 'networkReach', column: 'reach' }),
  define('channelShare', 'share', { op: 'share', of: measure('interactions'), across: ['channel'] }),
  define('clicksPlanned', 'count', { op: 'product', left: measure('interactions'), right: measure('openRate') }),
];

const OF_STATES: readonly MeasureDefinition[] = [
  define('universeHcps', 'hcp', { op: 'stock', states: 'universe' }, STOCK),
  define('hcpsAtStage', 'hcp', { op: 'stock', states: 'adoption' }, STOCK),
  define('stageShare', 'share', { op: 'share', of: measure('hcpsAtStage'), across: ['adoptionStage'] }),
  define('hcpsAtOrAboveStage', 'hcp', { op: 'accumulate', of: measure('hcpsAtStage'), along: 'adoptionStage' }, STOCK),
  define('wonHcps', 'hcp', { op: 'change', of: measure('hcpsAtStage') }),
  define('progressedHcps', 'hcp', moved('adoption', 'up')),
  define('regressedHcps', 'hcp', moved('adoption', 'down')),
  define('progressionRate', 'share', ratio(measure('progressedHcps'), moved('adoption', 'known', true))),
  define('medianStage', 'stage', { op: 'medianRank', states: 'adoption' }),
  define('migrationEffect', 'script', { op: 'migrationEffect', states: 'adoption', fact: 'prescriptions', column: 'prescriptions' }),
  define('segmentSize', 'hcp', { op: 'stock', states: 'segment' }, STOCK),
  define('segmentInflow', 'hcp', moved('segment', 'entered')),
  define('segmentOutflow', 'hcp', moved('segment', 'left')),
  define('segmentRetention', 'share', ratio(moved('segment', 'stayed'), { op: 'stock', states: 'segment', at: 'start' })),
  define('movedHcps', 'hcp', moved('segment', 'between')),
  define('transitionRate', 'share', { op: 'share', of: measure('movedHcps'), across: ['segmentTo'] }),
  define('netFlow', 'hcp', { op: 'difference', left: measure('movedHcps'), right: { op: 'reversed', of: measure('movedHcps') } }),
  define('segmentCoverage', 'share', ratio({ op: 'stock', states: 'segment' }, { op: 'whole', of: { op: 'stock', states: 'universe' }, without: ['segment', 'segmentScheme'] })),
  define('unassignedHcps', 'hcp', { op: 'stock', states: 'segment', in: [''] }, STOCK),
  define('segmentOverlap', 'share', ratio({ op: 'stock', states: 'segment', atLeast: 2 }, { op: 'stock', states: 'segment' })),
  define('optedInHcps', 'hcp', { op: 'stock', states: 'consent', in: ['opt-in'] }, STOCK),
  define('pendingHcps', 'hcp', { op: 'stock', states: 'consent', in: ['pending'] }, STOCK),
  define('expiringOptIns', 'hcp', { op: 'stock', states: 'consent', in: ['opt-in'], expiringDays: 60 }, STOCK),
  define('newOptIns', 'hcp', became('opt-in'), ADDITIVE),
  define('optOuts', 'hcp', became('opt-out'), ADDITIVE),
  define('withdrawals', 'hcp', became('opt-out', 'opt-in'), ADDITIVE),
  define('netOptIns', 'hcp', { op: 'difference', left: measure('newOptIns'), right: { op: 'became', states: 'consent', from: ['opt-in'] } }, ADDITIVE),
  define('customers', 'customer', { op: 'stock', states: 'contract' }, STOCK),
  define('customersEver', 'customer', { op: 'stock', states: 'contract', at: 'during' }),
  define('monthlyRevenue', 'money', { op: 'stock', states: 'contract', sum: 'amount' }, STOCK),
];

const growth = (of: string, against: 'previous-period' | 'year-ago'): Formula => ({ op: 'growth', of: measure(of), against });

const OF_BUSINESS: readonly MeasureDefinition[] = [
  define('turnover', 'money', { op: 'sum', fact: 'sales', column: 'turnover' }, ADDITIVE),
  define('units', 'pack', { op: 'sum', fact: 'sales', column: 'units' }, ADDITIVE),
  define('turnoverBefore', 'money', { op: 'shift', of: measure('turnover'), against: 'previous-period' }),
  define('turnoverGrowth', 'share', growth('turnover', 'previous-period')),
  define('turnoverGrowthYear', 'share', growth('turnover', 'year-ago')),
  define('marketTurnover', 'money', { op: 'widen', of: measure('turnover'), from: 'product', to: 'market' }, ADDITIVE),
  define('marketGrowth', 'share', growth('marketTurnover', 'previous-period')),
  define('marketShare', 'share', ratio(measure('turnover'), measure('marketTurnover'))),
  define('deltaEvolution', 'points', { op: 'difference', left: measure('turnoverGrowth'), right: measure('marketGrowth'), points: true }),
  define('evolutionIndex', 'index', { op: 'index', left: measure('turnoverGrowth'), right: measure('marketGrowth') }),
  define('interactionsObjective', 'event', { op: 'scenario', of: measure('interactions'), scenario: 'objective' }),
  define('performanceActual', 'ratio', performance('actual')),
  define('performanceObjective', 'ratio', performance('objective')),
  define('attainment', 'share', performance('attainment')),
  define('gap', 'ratio', performance('gap')),
  define('relativeGap', 'share', performance('relativeGap')),
  define('pace', 'ratio', performance('pace')),
  define('remaining', 'ratio', performance('remaining')),
];

/** Measures of every operation that a formula can be made of. */
export const MEASURES: readonly MeasureDefinition[] = [...OF_ROWS, ...OF_STATES, ...OF_BUSINESS];
