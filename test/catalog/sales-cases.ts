import { different, HCPS, inMarch, isIn, isSet, only, rowsOf, text, total, type Case, type Cases, type Data, type Row } from './case.js';

const FEBRUARY = { start: '2026-02-01', end: '2026-03-01' };
const A_YEAR_AGO = { start: '2025-03-01', end: '2025-04-01' };
const sale = (product: string, month: string, turnover: number, units: number): Row => ({ product, month, turnover, units });
const SALES: Data = {
  products: [{ product: 'p1', market: 'm1', own: true }, { product: 'p2', market: 'm2', own: true }, { product: 'r1', market: 'm1', own: false }, { product: 'r2', market: 'm2', own: false }],
  sales: [
    sale('p1', '2025-03-01', 800, 40), sale('p1', '2026-02-01', 1000, 50), sale('p1', '2026-03-01', 700, 24), sale('p1', '2026-03-01', 500, 21),
    sale('r1', '2025-03-01', 2900, 90), sale('r1', '2026-02-01', 3000, 100), sale('r1', '2026-03-01', 3150, 110),
    sale('p2', '2026-02-01', 0, 10), sale('p2', '2026-03-01', 300, 30), sale('r2', '2026-02-01', 5000, 10), sale('r2', '2026-03-01', 9000, 10),
  ],
};
const OF_PRODUCT = { filters: [only('product', 'p1')] };
const MARKET = ['p1', 'r1'];
const sold = (data: Data, column: string, products: readonly string[], period: { readonly start: string; readonly end: string } = { start: '2026-03-01', end: '2026-04-01' }): number =>
  total(rowsOf(data, 'sales').filter((row) => products.includes(text(row, 'product')) && isIn(text(row, 'month'), period)), column);
const grown = (data: Data, column: string, products: readonly string[], against = FEBRUARY): number => sold(data, column, products) / sold(data, column, products, against) - 1;
const shareIn = (data: Data, column: string, period?: typeof FEBRUARY): number => sold(data, column, ['p1'], period) / sold(data, column, MARKET, period);
const ofProduct = (that: string, is: (data: Data) => number): Case => ({ that, data: SALES, query: OF_PRODUCT, is });
const fromNothing: Case = { that: 'is nothing where there was nothing before', data: SALES, query: { filters: [only('product', 'p2')] }, is: 'notApplicable' };

const SNAPSHOTS: readonly Row[] = [['h1', 'trial', 'adoption'], ['h2', 'unuser', 'awareness'], ['h3', 'trial', 'trial'], ['h4', 'adoption', 'adoption'], ['h5', 'adoption', 'trial']]
  .flatMap(([hcp = '', from = '', to = '']) => [{ hcp, product: 'p1', snapshotAt: '2026-02-28', adoptionStage: from }, { hcp, product: 'p1', snapshotAt: '2026-03-31', adoptionStage: to }]);
const PANEL: Data = {
  hcps: HCPS, adoptionSnapshots: SNAPSHOTS,
  prescriptions: ([['h1', 2, 6], ['h2', 0, 3], ['h3', 4, 5], ['h4', 7, 9], ['h5', 8, 2]] as const).flatMap(([hcp, was, is]) =>
    [{ hcp, product: 'p1', month: '2026-02-01', prescriptions: was, newPrescriptions: 0 }, { hcp, product: 'p1', month: '2026-03-01', prescriptions: is, newPrescriptions: Math.floor(is / 2) }]),
};
const prescribed = (data: Data, hcp: string, month: string): number => total(rowsOf(data, 'prescriptions').filter((row) => row.hcp === hcp && row.month === month), 'prescriptions');
const meanChange = (data: Data, hcps: readonly string[]): number => hcps.reduce((sum, hcp) => sum + prescribed(data, hcp, '2026-03-01') - prescribed(data, hcp, '2026-02-01'), 0) / hcps.length;

const MONEY: Data = {
  ...PANEL,
  costs: [['2026-03-01', 'field', 60, 80], ['2026-03-01', 'acquisition', 30, 20], ['2026-02-01', 'field', 500, 500]].map(([month, costNature, spent, budget]) => ({ month, costNature, spent, budget }) as Row),
  interactions: [{ hcp: 'h1', occurredAt: '2026-03-02' }, { hcp: 'h1', occurredAt: '2026-03-03' }, { hcp: 'h2', occurredAt: '2026-03-03' }],
  holdouts: ([['h1', 'exposed', 300, 210], ['h2', 'exposed', 200, 140], ['h3', 'exposed', 100, 70], ['h3', 'exposed', 40, 30], ['h4', 'control', 90, 60], ['h4', 'control', 20, 10], ['h5', 'control', 110, 80]] as const).map(([hcp, arm, revenue, margin]) => ({ hcp, arm, month: '2026-03-01', revenue, margin })),
};
const WITHOUT_COST: Data = { ...MONEY, costs: rowsOf(MONEY, 'costs').map((row) => ({ ...row, spent: 0 })) };
const NO_CONTROL: Data = { ...MONEY, holdouts: rowsOf(MONEY, 'holdouts').filter(({ arm }) => arm === 'exposed') };
const spent = (data: Data): number => total(inMarch(data, 'costs', 'month'), 'spent');
/** Exposed HCPs' total minus what as many control HCPs bring. */
function beyond(data: Data, column: string): number {
  const arm = (name: string): readonly Row[] => inMarch(data, 'holdouts', 'month').filter((row) => row.arm === name);
  const [exposed, control] = [arm('exposed'), arm('control')];
  return total(exposed, column) - (total(control, column) / different(control)) * different(exposed);
}
const free: Case = { that: 'is nothing where nothing was spent', data: WITHOUT_COST, is: 'notApplicable' };
const uncontrolled: Case = { that: 'is nothing without a control group', data: NO_CONTROL, is: 'notApplicable' };

const ATTRIBUTIONS: Data = { attributions: ([['first', 'web', 70, 7], ['first', 'phone', 30, 3], ['last', 'web', 20, 4], ['last', 'phone', 80, 6]] as const).map(([attributionModel, channel, turnover, visits]) => ({ month: '2026-03-01', attributionModel, channel, turnover, visits })) };
const attributed = (data: Data, model: string, column: string): number => total(rowsOf(data, 'attributions').filter((row) => row.attributionModel === model), column);
const byModel = (column: string): readonly Case[] => [
  { that: 'is of one model', data: ATTRIBUTIONS, query: { filters: [only('attributionModel', 'first')] }, is: (data) => attributed(data, 'first', column) },
  { that: 'is the same in all for every model', data: ATTRIBUTIONS, query: { dimensions: ['attributionModel'] }, is: (data) => ({ first: attributed(data, 'first', column), last: attributed(data, 'first', column) }) },
];

const COUPONS: Data = { coupons: [['2026-03-02', '2026-05-04'], ['2026-03-09', ''], ['2026-03-30', '2026-04-02'], ['2026-02-20', '2026-03-04']].map(([issuedAt = '', returnedAt = '']) => ({ issuedAt, returnedAt })) };
const REMINDERS: Data = { reminders: [['c1', '2026-03-02', ''], ['c1', '2026-03-20', '2026-03-21'], ['c1', '2026-03-19', '2026-03-21'], ['c2', '2026-03-02', '2026-04-02'], ['c3', '2026-03-02', '2026-04-01'], ['c4', '2026-03-02', '2026-03-01']].map(([customer = '', remindedAt = '', renewedAt = '']) => ({ customer, remindedAt, renewedAt })) };
const daysAfter = (row: Row): number => (Date.parse(text(row, 'renewedAt')) - Date.parse(text(row, 'remindedAt'))) / 86_400_000;

export const SALES_CASES: Cases = {
  turnover: [{ that: 'is of our products', data: SALES, is: (data) => sold(data, 'turnover', ['p1', 'p2']) }],
  units: [{ that: 'counts packs, and no prescriptions', data: { ...SALES, prescriptions: rowsOf(PANEL, 'prescriptions') }, is: (data) => sold(data, 'units', ['p1', 'p2']) }],
  turnoverGrowth: [ofProduct('compares with the month before', (data) => grown(data, 'turnover', ['p1'])), fromNothing],
  unitsGrowth: [ofProduct('may fall while turnover rises', (data) => grown(data, 'units', ['p1']))],
  turnoverGrowthYearAgo: [ofProduct('compares with the month a year ago', (data) => grown(data, 'turnover', ['p1'], A_YEAR_AGO))],
  turnoverDeltaEvolution: [ofProduct('is in points, the market with our product in it', (data) => (grown(data, 'turnover', ['p1']) - grown(data, 'turnover', MARKET)) * 100), fromNothing],
  unitsDeltaEvolution: [ofProduct('is in points', (data) => (grown(data, 'units', ['p1']) - grown(data, 'units', MARKET)) * 100)],
  evolutionIndex: [ofProduct('is above 100 where we grow faster', (data) => (100 * (1 + grown(data, 'turnover', ['p1']))) / (1 + grown(data, 'turnover', MARKET))), fromNothing],
  marketShare: [ofProduct('has our product in its base', (data) => shareIn(data, 'turnover'))],
  unitsMarketShare: [ofProduct('goes by packs', (data) => shareIn(data, 'units'))],
  marketShareChange: [ofProduct('is in points', (data) => (shareIn(data, 'turnover') - shareIn(data, 'turnover', FEBRUARY)) * 100)],
  prescriptions: [{ that: 'adds what the panel prescribed', data: PANEL, is: (data) => total(inMarch(data, 'prescriptions', 'month'), 'prescriptions') }],
  newPrescriptions: [{ that: 'adds first prescriptions only', data: PANEL, is: (data) => total(inMarch(data, 'prescriptions', 'month'), 'newPrescriptions') }],
  migrationEffect: [
    { that: 'compares who rose with who stayed, not with who fell', data: PANEL, is: (data) => meanChange(data, ['h1', 'h2']) - meanChange(data, ['h3', 'h4']) },
    { that: 'is nothing where nobody rose', data: { ...PANEL, adoptionSnapshots: SNAPSHOTS.filter(({ hcp }) => hcp === 'h3') }, is: 'notApplicable' },
    { that: 'leaves out who is not in the panel', data: { ...PANEL, adoptionSnapshots: [...SNAPSHOTS, ...['unuser', 'trial'].map((adoptionStage, at) => ({ hcp: 'h6', product: 'p1', snapshotAt: at === 0 ? '2026-02-28' : '2026-03-31', adoptionStage }))] }, is: (data) => meanChange(data, ['h1', 'h2']) - meanChange(data, ['h3', 'h4']) },
  ],
  cost: [{ that: 'adds what was spent, not what was planned', data: MONEY, is: spent }],
  incrementalRevenue: [{ that: 'takes away what as many of the control group bring', data: MONEY, is: (data) => beyond(data, 'revenue') }, uncontrolled],
  incrementalMargin: [{ that: 'goes by margin', data: MONEY, is: (data) => beyond(data, 'margin') }, uncontrolled],
  roi: [{ that: 'is margin beyond cost, out of cost', data: MONEY, is: (data) => (beyond(data, 'margin') - spent(data)) / spent(data) }, free],
  returnOnSpend: [{ that: 'is turnover for each unit of money', data: MONEY, is: (data) => beyond(data, 'revenue') / spent(data) }, free],
  costPerActiveHcp: [{ that: 'divides by different HCPs', data: MONEY, is: (data) => spent(data) / different(inMarch(data, 'interactions', 'occurredAt')) }],
  costPerProgressedHcp: [{ that: 'divides by HCPs who rose', data: MONEY, is: (data) => spent(data) / 2 }],
  indirectTurnover: byModel('turnover'),
  generatedVisits: byModel('visits'),
  couponReturn: [{ that: 'stays with the month of issue, late returns too', data: COUPONS, is: (data) => inMarch(data, 'coupons', 'issuedAt').filter((row) => isSet(row, 'returnedAt')).length / inMarch(data, 'coupons', 'issuedAt').length }],
  reSubscription: [{ that: 'counts customers who renewed within 30 days of any reminder', data: REMINDERS, is: (data) => different(rowsOf(data, 'reminders').filter((row) => isSet(row, 'renewedAt') && daysAfter(row) >= 0 && daysAfter(row) <= 30), 'customer') / different(rowsOf(data, 'reminders'), 'customer') }],
};
