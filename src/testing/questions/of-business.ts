import { addDays, comparisonPeriod, type Calendar, type Comparison, type Grain, type Query } from '../../contract/index.js';
import type { ConformanceQuestion, ExpectedFigure, ExpectedRow, TableRow } from '../dataset/dataset.js';
import { COMPLETE_THROUGH, TABLES } from '../dataset/tables.js';
import { between, listed, one, only } from './ask.js';
import { asPartial, isSet, MISSING, NOT_APPLICABLE, rate, stretchesOf, type Stretch } from './plain-values.js';

const marketOf = (product: string): string => String(TABLES.products.find((row) => row.product === product)?.market ?? '');
const productsOf = (market: string): readonly string[] => TABLES.products.filter((row) => row.market === market).map((row) => String(row.product));

/** Turnover of some products in a stretch: zero where the table has rows of it and these products none, missing where it has none or only blanks. */
function turnover(products: readonly string[], { start, end }: Query['period'], column = 'turnover'): ExpectedFigure {
  const inside = TABLES.sales.filter((row: TableRow) => String(row.month) >= start && String(row.month) < end && String(row.month) <= COMPLETE_THROUGH);
  const rows = inside.filter(({ product }) => products.includes(String(product)));
  if (inside.length === 0) return MISSING;
  const valued = rows.filter((row) => isSet(row[column]));
  if (rows.length > 0 && valued.length === 0) return MISSING;
  return { value: valued.reduce((total, row) => total + Number(row[column]), 0) };
}

function grown(now: ExpectedFigure, then: ExpectedFigure): ExpectedFigure {
  if (now.value === null || then.value === null) return MISSING;
  return then.value <= 0 ? NOT_APPLICABLE : { value: now.value / then.value - 1, numerator: now.value, denominator: then.value };
}

const growthOf = (products: readonly string[], period: Query['period'], against: Comparison): ExpectedFigure =>
  grown(turnover(products, period), turnover(products, comparisonPeriod(period, against, COMPLETE_THROUGH)));

/** Combines two figures that are both there. */
function both(left: ExpectedFigure, right: ExpectedFigure, combine: (left: number, right: number) => number): ExpectedFigure {
  if (left.value !== null && right.value !== null) return { value: combine(left.value, right.value) };
  const isMissing = [left, right].some(({ value, state = 'missing' }) => value === null && state === 'missing');
  return isMissing ? MISSING : NOT_APPLICABLE;
}

type FigureOf = (product: string, period: Query['period']) => ExpectedFigure;
const before = (product: string, period: Query['period']): ExpectedFigure => turnover([product], comparisonPeriod(period, 'previous-period', COMPLETE_THROUGH));
const ofMarket = (product: string): readonly string[] => productsOf(marketOf(product));

export const SOLD: Readonly<Record<string, FigureOf>> = {
  turnover: (product, period) => turnover([product], period),
  units: (product, period) => turnover([product], period, 'units'),
  turnoverBefore: before,
  turnoverGrowth: (product, period) => growthOf([product], period, 'previous-period'),
  turnoverGrowthYear: (product, period) => growthOf([product], period, 'year-ago'),
  marketTurnover: (product, period) => turnover(ofMarket(product), period),
  marketGrowth: (product, period) => growthOf(ofMarket(product), period, 'previous-period'),
  marketShare: (product, period) => rate(turnover([product], period), turnover(ofMarket(product), period)),
  deltaEvolution: (product, period) => both(growthOf([product], period, 'previous-period'), growthOf(ofMarket(product), period, 'previous-period'), (left, right) => (left - right) * 100),
  evolutionIndex: (product, period) => both(growthOf([product], period, 'previous-period'), growthOf(ofMarket(product), period, 'previous-period'), (left, right) => (100 * (1 + left)) / (1 + right)),
};

const sold = (measure: string, product: string, { start, end, isPartial, isBeyond }: Stretch): ExpectedFigure => (isBeyond ? MISSING : asPartial((SOLD[measure] as FigureOf)(product, { start, end }), isPartial));

/** A question about products of a market, or of one product over time. */
export function saleQuestion(measures: readonly string[], products: readonly string[], period: Query['period'], { grain, calendar }: { readonly grain?: Grain; readonly calendar?: Calendar } = {}): ConformanceQuestion {
  const query: Query = { measures, dimensions: ['product'], period, filters: [only('product', ...products)], ...(grain && { grain }) };
  const stretches = stretchesOf({ period, ...(grain && { grain }), ...(calendar && { calendar }) });
  const expect = products.flatMap((product) => stretches.map((stretch): ExpectedRow => ({ codes: [product], ...(grain && { time: stretch.time }), figures: measures.map((measure) => sold(measure, product, stretch)) })));
  return { name: `${measures.join(', ')} of ${products.join(', ')}${grain ? ` by ${grain}` : ''}, ${period.start} to ${addDays(period.end, -1)}`, query, expect };
}

const LUNG = ['kora', 'zeta', 'rival'];
const QUARTER = between('2026-04-01', '2026-07-01');
/** Each beside the turnover: what is asked of a market alone makes no row of a product. */
const ALL: readonly (readonly string[])[] = Object.keys(SOLD).map((measure) => (measure === 'turnover' ? [measure] : ['turnover', measure]));

const sales: readonly ConformanceQuestion[] = [
  ...ALL.map((measures) => saleQuestion(measures, LUNG, QUARTER)),
  ...ALL.map((measures) => saleQuestion(measures, ['kora'], between('2026-01-01', '2026-07-01'), { grain: 'month' })),
  ...ALL.map((measures) => saleQuestion(measures, ['kora'], between('2025-07-01', '2026-07-01'), { grain: 'quarter' })),
  ...['turnover', 'turnoverBefore', 'turnoverGrowth'].map((measure) => saleQuestion([measure], ['solo'], between('2026-02-01', '2026-08-01'), { grain: 'month' })),
  saleQuestion(['turnover', 'turnoverGrowth'], ['kora'], between('2026-08-01', '2026-12-01'), { grain: 'month' }),
  one('a market share of one product', 'marketShare', { period: QUARTER, filters: [only('product', 'kora')] }, rate(turnover(['kora'], QUARTER), turnover(LUNG, QUARTER))),
  one('a product without a market is in none', 'marketTurnover', { period: between('2026-05-01', '2026-06-01'), filters: [only('product', 'stray', 'solo')] }, turnover(['solo'], between('2026-05-01', '2026-06-01'))),
];

const JANUARY = between('2026-01-01', '2026-02-01');
const FEBRUARY = between('2026-02-01', '2026-03-01');
const onKpi = (...kpis: readonly string[]) => [only('kpi', ...kpis)];

/** Interactions of 2026: 11 in January, 11 in February beside the rows of odd codes. Read off the rows. */
const objectives: readonly ConformanceQuestion[] = [
  listed('objectives of a month that were set anew', { measures: ['interactionsObjective'], grain: 'month', period: between('2026-01-01', '2026-07-01') }, [['2026-01-01', 10], ['2026-02-01', 16], ['2026-03-01', 10], ['2026-04-01', 10], ['2026-05-01', 10], ['2026-06-01', 10]]),
  one('objectives of months that tile a quarter are added', 'interactionsObjective', { period: between('2026-01-01', '2026-04-01') }, 36),
  one('a month without an objective has none', 'interactionsObjective', { period: between('2026-07-01', '2026-08-01') }, null),
  one('objectives that do not tile the period', 'interactionsObjective', { period: between('2026-06-01', '2026-08-01') }, null),
  one('the objective of a channel', 'interactionsObjective', { period: JANUARY, filters: [only('channel', 'visit')] }, 4),
  one('a channel without an objective of its own', 'interactionsObjective', { period: JANUARY, filters: [only('channel', 'web')] }, null),
  one('a rate has the objective of the year', 'performanceObjective', { period: FEBRUARY, filters: onKpi('openRate') }, 0.25),
  one('the gap of a rate is in points', 'gap', { period: JANUARY, filters: onKpi('openRate') }, (0.8 - 0.25) * 100),
  one('the gap relative to the objective', 'relativeGap', { period: JANUARY, filters: onKpi('openRate') }, (0.8 - 0.25) / 0.25),
  one('attainment of a rate', 'attainment', { period: JANUARY, filters: onKpi('openRate') }, 0.8 / 0.25),
  one('what is missing once the objective is reached', 'remaining', { period: JANUARY, filters: onKpi('openRate') }, 0),
  one('lower is better: the objective over the figure', 'attainment', { period: JANUARY, filters: onKpi('caseDays') }, 8 / 4),
  one('lower is better: the gap keeps its sign', 'gap', { period: JANUARY, filters: onKpi('caseDays') }, 4 - 8),
  one('a distinct or middle figure has only its own objective', 'performanceObjective', { period: FEBRUARY, filters: onKpi('caseDays') }, null),
  one('actual figure of a KPI', 'performanceActual', { period: JANUARY, filters: onKpi('caseDays') }, 4),
  one('several KPIs are none', 'attainment', { period: JANUARY, filters: onKpi('caseDays', 'openRate') }, 'notApplicable'),
  one('the pace of a rate is its attainment', 'pace', { period: JANUARY, filters: onKpi('openRate') }, 0.8 / 0.25),
];

export const BUSINESS_QUESTIONS: readonly ConformanceQuestion[] = [...sales, ...objectives];

/** Years that begin in February, so that their quarters are others too. */
export const FEBRUARY_CALENDAR: Calendar = { timeZone: 'Europe/Paris', fiscalYearStartMonth: 2 };
export const fiscalQuestions = (calendar: Calendar): readonly ConformanceQuestion[] => [
  ...(['quarter', 'year'] as const).map((grain) => saleQuestion(['turnover', 'units'], LUNG, between('2025-02-01', '2026-12-01'), { grain, calendar })),
  ...['turnoverGrowth', 'marketShare', 'deltaEvolution', 'evolutionIndex'].map((measure) => saleQuestion([measure], ['kora'], between('2025-08-01', '2026-08-01'), { grain: 'quarter', calendar })),
  saleQuestion(['turnoverGrowthYear'], ['kora'], between('2026-02-01', '2026-08-01'), { grain: 'quarter', calendar }),
];
