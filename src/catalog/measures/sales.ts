import type { Comparison } from '../../contract/period-arithmetic.js';
import type { Condition, Formula } from '../../contract/catalog.js';
import { difference, distinct, family, inPoints, is, measure, ratio, sum, yes } from './formulas.js';

const BEFORE: Comparison = 'previous-period';
const sales = (column: string, ...where: readonly Condition[]): Formula => sum('sales', column, ...where);
const ofMarket = (column: string): Formula => ({ op: 'widen', of: sales(column), from: 'product', to: 'market' });
const growth = (of: Formula, against: Comparison = BEFORE): Formula => ({ op: 'growth', of, against });
const ahead = (id: string): Formula => inPoints(growth(measure(id)), growth(ofMarket(id)));

/** What the exposed HCPs brought beyond what as many HCPs of the control group did. */
function incremental(column: string): Formula {
  const [exposed, control] = [is('arm', 'exposed'), is('arm', 'control')];
  const expected: Formula = { op: 'product', left: ratio(sum('holdouts', column, control), distinct('holdouts', 'hcp', control)), right: distinct('holdouts', 'hcp', exposed) };
  return difference(sum('holdouts', column, exposed), expected);
}

export const SALES = family('sales', [
  { id: 'turnover', label: 'Turnover', unit: 'money', additivity: 'additive', definition: 'Value of our products sold in the period.', formula: sales('turnover', yes('own')) },
  { id: 'units', label: 'Units', unit: 'pack', additivity: 'additive', definition: 'Packs of our products sold in the period.', formula: sales('units', yes('own')) },
  { id: 'turnoverGrowth', label: 'Growth of turnover', unit: 'share', definition: 'Turnover of the period against the period before.', formula: growth(measure('turnover')) },
  { id: 'unitsGrowth', label: 'Growth of units', unit: 'share', definition: 'Units of the period against the period before.', formula: growth(measure('units')) },
  { id: 'turnoverGrowthYearAgo', label: 'Growth of turnover in a year', unit: 'share', definition: 'Turnover of the period against the same period a year ago.', formula: growth(measure('turnover'), 'year-ago') },
  { id: 'turnoverDeltaEvolution', label: 'Growth ahead of the market, turnover', unit: 'points', definition: 'Growth of our turnover minus growth of the market’s, each against the period before. The market includes our product.', formula: ahead('turnover') },
  { id: 'unitsDeltaEvolution', label: 'Growth ahead of the market, units', unit: 'points', definition: 'Growth of our units minus growth of the market’s, each against the period before. The market includes our product.', formula: ahead('units') },
  { id: 'evolutionIndex', label: 'Evolution index', unit: 'index', decimals: 1, definition: '100 times our growth factor divided by the market’s, in turnover, against the period before; above 100 we grow faster.', formula: { op: 'index', left: growth(measure('turnover')), right: growth(ofMarket('turnover')) } },
  { id: 'marketShare', label: 'Market share', unit: 'share', definition: 'Our turnover out of the market’s, our product included.', formula: ratio(measure('turnover'), ofMarket('turnover')) },
  { id: 'unitsMarketShare', label: 'Market share, units', unit: 'share', definition: 'Our units out of the market’s, our product included.', formula: ratio(measure('units'), ofMarket('units')) },
  { id: 'marketShareChange', label: 'Change of market share', unit: 'points', definition: 'Market share minus that of the period before, in percentage points.', formula: inPoints(measure('marketShare'), { op: 'shift', of: measure('marketShare'), against: BEFORE }) },
  { id: 'prescriptions', label: 'Prescriptions', unit: 'script', additivity: 'additive', definition: 'Prescriptions of the HCPs observed, in the months of the period.', formula: sum('prescriptions', 'prescriptions') },
  { id: 'newPrescriptions', label: 'New prescriptions', unit: 'script', additivity: 'additive', definition: 'First prescriptions for a patient, of the HCPs observed.', formula: sum('prescriptions', 'newPrescriptions') },
  { id: 'migrationEffect', label: 'Prescriptions after progress', unit: 'script', decimals: 2, definition: 'Change of prescriptions per HCP against as many days before: of HCPs who progressed, minus that of those who stayed. Associated, not proven to be caused.', formula: { op: 'migrationEffect', states: 'adoption', fact: 'prescriptions', column: 'prescriptions' } },
  { id: 'cost', label: 'Cost', unit: 'money', additivity: 'additive', direction: 'neutral', definition: 'Money spent in the months of the period; budgets and commitments do not count.', formula: sum('costs', 'spent') },
  { id: 'incrementalRevenue', label: 'Incremental turnover', unit: 'money', definition: 'Turnover with exposed HCPs beyond that with as many HCPs of the control group.', formula: incremental('revenue') },
  { id: 'incrementalMargin', label: 'Incremental margin', unit: 'money', definition: 'Margin with exposed HCPs beyond that with as many HCPs of the control group.', formula: incremental('margin') },
  { id: 'roi', label: 'Return on investment', unit: 'share', definition: 'Incremental margin minus cost, out of cost.', formula: ratio(difference(measure('incrementalMargin'), measure('cost')), measure('cost')) },
  { id: 'returnOnSpend', label: 'Return on spend', unit: 'ratio', decimals: 2, definition: 'Incremental turnover for each unit of money spent.', formula: ratio(measure('incrementalRevenue'), measure('cost')) },
  { id: 'costPerActiveHcp', label: 'Cost per active HCP', unit: 'money', decimals: 2, direction: 'down', definition: 'Cost of the period divided by its active HCPs.', formula: ratio(measure('cost'), measure('activeHcps')) },
  { id: 'costPerProgressedHcp', label: 'Cost per HCP who progressed', unit: 'money', decimals: 2, direction: 'down', definition: 'Cost of the period divided by the HCPs who progressed on the adoption scale.', formula: ratio(measure('cost'), measure('progressedHcps')) },
  { id: 'indirectTurnover', label: 'Indirect turnover', unit: 'money', additivity: 'additive', late: true, definition: 'Turnover that one attribution model gives to our actions; models are never added.', formula: sum('attributions', 'turnover') },
  { id: 'generatedVisits', label: 'Visits generated', unit: 'visit', decimals: 0, additivity: 'additive', late: true, definition: 'Visits to points of sale that one attribution model gives to our actions.', formula: sum('attributions', 'visits') },
  { id: 'couponReturn', label: 'Coupons returned', unit: 'share', late: true, definition: 'Coupons returned so far, out of those issued in the period.', formula: ratio({ op: 'count', fact: 'coupons', where: [{ column: 'returnedAt', isSet: true }] }, { op: 'count', fact: 'coupons' }) },
  { id: 'reSubscription', label: 'Subscriptions renewed', unit: 'share', late: true, definition: 'Customers who renewed within 30 days of a reminder, out of those reminded in the period.',
    formula: ratio(distinct('reminders', 'customer', { column: 'renewedAt', within: 30, of: 'remindedAt' }), distinct('reminders', 'customer')) },
]);
