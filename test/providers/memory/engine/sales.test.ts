import { expect } from 'chai';
import { CORE_CATALOG } from '../../../../src/catalog/index.js';
import { extendCatalog } from '../../../../src/contract/index.js';
import { answer, ask, between, one, only } from './small.js';

const products = [{ product: 'p', market: 'm', own: true }, { product: 'rival', market: 'm', own: false }, { product: 'q', market: 'n', own: true }, { product: 'lone', market: '', own: true }];
const sold = (product: string, month: string, turnover: number, units = turnover): Record<string, unknown> => ({ product, month: `${month}-01`, turnover, units, territory: 'north' });
// Second quarter: p 100, rival 300, q 50. Third quarter: p 120, rival 320, q 40.
const sales = [
  sold('p', '2026-04', 50), sold('p', '2026-05', 50), sold('rival', '2026-04', 300), sold('q', '2026-04', 50), sold('lone', '2026-04', 10), sold('lone', '2026-05', 30),
  sold('p', '2026-07', 60), sold('p', '2026-08', 60), sold('rival', '2026-07', 320), sold('q', '2026-07', 40), sold('lone', '2026-07', 20),
];
const tables = { products, sales };
const third = between('2026-07-01', '2026-10-01');
const near = (value: unknown, expected: number): void => void expect(value).to.be.closeTo(expected, 1e-9);

describe('sales against the market', () => {
  it('compare growth of the product with growth of its market, itself included', async () => {
    // p: 120 / 100 − 1 = 20 %. Market: 440 / 400 − 1 = 10 %. In points: 10.
    near(await one(tables, 'turnoverDeltaEvolution', { period: third, filters: [only('product', 'p')] }), 10);
    expect(await one(tables, 'marketShare', { period: third, filters: [only('product', 'p')] })).to.equal(120 / 440);
  });

  it('are compared with the market of each product when grouped', async () => {
    // q is all of its market: no difference.
    const result = await answer(tables, { measures: ['turnoverDeltaEvolution', 'marketShare'], dimensions: ['product'], period: third });
    near((result.p as number[])[0], 10);
    expect(result.q).to.deep.equal([0, 1]);
    expect(Object.keys(result)).not.to.include('-');
  });

  it('have no market where the product has none', async () => {
    expect(await one(tables, 'marketShare', { period: third, filters: [only('product', 'lone')] })).to.equal('notApplicable');
    expect(await answer(tables, { measures: ['marketShare'], dimensions: ['product'], period: third })).to.include({ lone: 'notApplicable' });
  });

  it('without a filter compare all of ours with all there is', async () => {
    // Ours 120 + 40 + 20 of 500.
    expect(await one(tables, 'marketShare', { period: third })).to.equal(180 / 500);
    expect(await answer(tables, { measures: ['marketShare'], dimensions: ['market'], period: third })).to.deep.equal({ m: 120 / 440, n: 1, '-': 1 });
  });

  it('may be widened to more groups than there are products', async () => {
    // Ours have one theme of forty, the rival another; it sells in the south only.
    const themes = Array.from({ length: 40 }, (_, at) => ({ campaign: `c${at}`, theme: at === 26 ? 'other' : at === 39 ? 'same' : `t${at}` }));
    const placed = sales.map((row) => (row.product === 'rival' ? { ...row, territory: 'south' } : row));
    const themed = products.map((one) => ({ ...one, theme: one.product === 'rival' ? 'other' : 'same' }));
    const formula = { op: 'ratio', numerator: { op: 'measure', id: 'turnover' }, denominator: { op: 'widen', of: { op: 'sum', fact: 'sales', column: 'turnover' }, from: 'product', to: 'theme' } } as const;
    const catalog = extendCatalog(CORE_CATALOG, { measures: [{ id: 'themeShare', label: '', unit: 'share', decimals: 1, additivity: 'non-additive', direction: 'up', definition: '', family: 'test', formula }] });
    const query = { measures: ['themeShare'], dimensions: ['product', 'territory'], period: third } as const;
    expect(await answer({ campaigns: themes, products: themed, sales: placed }, query, { catalog })).to.deep.equal({ 'p north': 120 / 180, 'q north': 40 / 180, 'lone north': 20 / 180 });
  });

  it('have no growth from nothing or less', async () => {
    const from = (before: number) => ({ products, sales: [sold('p', '2026-04', before), sold('q', '2026-04', 1), sold('p', '2026-07', 5)] });
    for (const before of [0, -3]) expect(await one(from(before), 'turnoverDeltaEvolution', { period: third, filters: [only('product', 'p')] })).to.equal('notApplicable');
    expect(await one({ products, sales: [sold('p', '2026-07', 5)] }, 'turnoverDeltaEvolution', { period: third, filters: [only('product', 'p')] })).to.equal(null);
  });
});

describe('sales over time', () => {
  const growth = { id: 'growth', label: '', unit: 'share', decimals: 1, additivity: 'non-additive', direction: 'up', definition: '', family: 'test' } as const;
  const catalog = extendCatalog(CORE_CATALOG, { measures: [
    { ...growth, formula: { op: 'growth', of: { op: 'measure', id: 'turnover' }, against: 'previous-period' } },
    { ...growth, id: 'mailGrowth', formula: { op: 'growth', of: { op: 'measure', id: 'sent' }, against: 'previous-period' } },
    { ...growth, id: 'yearGrowth', formula: { op: 'growth', of: { op: 'measure', id: 'sent' }, against: 'year-ago' } },
  ] });
  const ofP = [only('product', 'p')];

  it('are zero or missing by whether the month was loaded', async () => {
    expect(await answer(tables, { measures: ['turnover'], grain: 'month', period: between('2026-04-01', '2026-10-01'), filters: [only('product', 'q')] })).to.deep.equal(
      { '2026-04-01': 50, '2026-05-01': 0, '2026-06-01': null, '2026-07-01': 40, '2026-08-01': 0, '2026-09-01': null });
  });

  it('of a running quarter are compared with the same days of the one before', async () => {
    // Until 15 August: p 60 + 60 against April and the first half of May, 50 + 50; all of May is dated its first.
    const cells = await ask(tables, { measures: ['growth'], grain: 'quarter', period: between('2026-04-01', '2026-10-01'), filters: ofP }, { catalog, completeThrough: '2026-08-15' });
    expect(cells.rows).to.deep.equal([['2026-04-01', null], ['2026-07-01', { value: 120 / 100 - 1, numerator: 120, denominator: 100, state: 'partial' }]]);
    // Until 20 July: 60 against the first 20 days of April.
    const early = await ask(tables, { measures: ['growth'], period: third, filters: ofP }, { catalog, completeThrough: '2026-07-20' });
    expect(early.rows).to.deep.equal([[{ value: 60 / 50 - 1, numerator: 60, denominator: 50, state: 'partial' }]]);
  });

  it('follow the quarters of the business year', async () => {
    const fiscal = { ...catalog, calendar: { timeZone: 'UTC', fiscalYearStartMonth: 2 } };
    // Quarters begin in February, May, August: May to July has 50 + 60, August 60.
    expect(await answer(tables, { measures: ['turnover', 'growth'], grain: 'quarter', period: between('2026-02-01', '2026-11-01'), filters: ofP }, { catalog: fiscal })).to.deep.equal(
      { '2026-02-01': [50, null], '2026-05-01': [110, 110 / 50 - 1], '2026-08-01': [60, 60 / 110 - 1] });
  });

  it('of a cut first bucket do not take days from the stretch before the next', async () => {
    // 15 to 31 May is compared with 28 April to 14 May, all of June with all of May: both need 1 to 14 May.
    const sends = ['2026-04-28', '2026-05-03', '2026-05-04', '2026-05-20', '2026-05-21', '2026-05-22', '2026-06-10', '2026-06-11', '2026-06-12', '2026-06-13'].map((day, at) => ({ hcp: `h${at}`, attemptedAt: day, sentAt: day }));
    expect(await answer({ sends }, { measures: ['mailGrowth'], grain: 'month', period: between('2026-05-15', '2026-07-01') }, { catalog }))
      .to.deep.equal({ '2026-05-01': 0, '2026-06-01': 4 / 5 - 1 });
  });

  it('of a cut last bucket leave out the days between the stretches before', async () => {
    // May is compared with April, 1 to 14 June with 18 to 31 May: 1 to 17 May belong to neither.
    const days = ['2026-04-10', '2026-05-02', '2026-05-03', '2026-05-20', '2026-06-03', '2026-06-04', '2026-06-05'];
    const sends = days.map((day, at) => ({ hcp: `h${at}`, attemptedAt: day, sentAt: day, emailType: at % 2 ? 'digest' : 'news' }));
    const query = { measures: ['mailGrowth'], grain: 'month', period: between('2026-05-01', '2026-06-15') } as const;
    expect(await answer({ sends }, query, { catalog })).to.deep.equal({ '2026-05-01': 2, '2026-06-01': 2 });
    // News: April 1, May 1, June 2 against none; digest: May 2 against none, June 1 against 1.
    expect(await answer({ sends }, { ...query, dimensions: ['emailType'] }, { catalog })).to.deep.equal(
      { 'digest 2026-05-01': 'notApplicable', 'digest 2026-06-01': 0, 'news 2026-05-01': 0, 'news 2026-06-01': 'notApplicable' });
  });

  it('are compared with the year before', async () => {
    const sends = ['2025-03-01', '2025-03-02', '2026-03-01', '2025-04-01', '2026-04-01', '2026-04-01'].map((day) => ({ hcp: 'a', attemptedAt: day, sentAt: day }));
    expect(await answer({ sends }, { measures: ['yearGrowth'], grain: 'month', period: between('2026-03-01', '2026-05-01') }, { catalog })).to.deep.equal({ '2026-03-01': -0.5, '2026-04-01': 1 });
  });
});
