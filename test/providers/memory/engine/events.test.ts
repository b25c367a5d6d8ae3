import { expect } from 'chai';
import { CORE_CATALOG } from '../../../../src/catalog/index.js';
import { extendCatalog, type MeasureDefinition } from '../../../../src/contract/index.js';
import { answer, ask, between, figures, one, only, times, totals, without } from './small.js';

const measure = (id: string, formula: MeasureDefinition['formula']): MeasureDefinition =>
  ({ id, label: id, unit: 'count', decimals: 0, additivity: 'non-additive', direction: 'neutral', definition: '', family: 'test', formula });
const catalog = extendCatalog(CORE_CATALOG, { measures: [
  measure('medianPoints', { op: 'median', fact: 'interactions', column: 'points' }),
  measure('fieldEvents', { op: 'count', fact: 'interactions', where: [{ column: 'specialty', in: ['gp'] }] }),
  measure('elsewhere', { op: 'count', fact: 'interactions', where: [{ column: 'specialty', notIn: ['gp'] }] }),
] });

const hcps = [{ hcp: 'a', specialty: 'gp|lung' }, { hcp: 'b', specialty: 'gp' }, { hcp: 'c', specialty: '' }];
const seen = (hcp: string, occurredAt: string, more: object = {}): Record<string, unknown> => ({ hcp, occurredAt, ...more });

describe('figures over events', () => {
  const interactions = [
    seen('a', '2026-01-10', { channel: 'web', points: 4 }), seen('a', '2026-01-11', { channel: 'phone', points: 1 }), seen('b', '2026-01-31', { channel: 'web', points: 2.5 }),
    seen('c', '2026-02-01', { channel: '', points: '' }), seen('', '2026-02-02', { channel: 'web', points: 10 }),
    seen('b', '2026-02-03', { channel: 'phone', isPreview: true, points: 100 }), seen('b', '2026-02-04', { channel: 'phone', isMachine: true, points: 100 }),
  ];
  const tables = { hcps, interactions };

  it('counts rows, sums values, counts different HCPs and finds the middle, without previews and machines', async () => {
    // 4 + 1 + 2.5 + 10 = 17.5; the middle of 1, 2.5, 4, 10 is (2.5 + 4) / 2.
    expect(await answer(tables, { measures: ['interactions', 'engagementPoints', 'activeHcps', 'medianPoints'] }, { catalog })).to.deep.equal({ all: [5, 17.5, 3, 3.25] });
  });

  it('counts rows of nobody as events, never as an HCP', async () => {
    expect(await answer(tables, { measures: ['interactions', 'activeHcps'], grain: 'month', period: between('2026-01-01', '2026-03-01') })).to.deep.equal({ '2026-01-01': [3, 2], '2026-02-01': [2, 1] });
  });

  it('puts rows without a value into a group of their own', async () => {
    expect(await answer(tables, { measures: ['interactions'], dimensions: ['channel'] })).to.deep.equal({ phone: 1, web: 3, '-': 1 });
    expect(await answer(tables, { measures: ['interactions'], dimensions: ['specialty'] })).to.deep.equal({ gp: 3, lung: 2, '-': 2 });
  });

  it('counts a row with several codes once in totals and under filters, and in each of its groups', async () => {
    expect(await totals(tables, { measures: ['interactions', 'activeHcps'], dimensions: ['specialty'] })).to.deep.equal([5, 3]);
    expect(await one(tables, 'interactions', { filters: [only('specialty', 'gp', 'lung')] })).to.equal(3);
    expect(await answer(tables, { measures: ['interactions'], dimensions: ['specialty'], filters: [only('specialty', 'lung')] })).to.deep.equal({ lung: 2 });
  });

  it('reads conditions on several codes: any of them', async () => {
    expect(await answer(tables, { measures: ['fieldEvents', 'elsewhere'] }, { catalog })).to.deep.equal({ all: [3, 2] });
  });

  it('filters by codes, without codes, and by no value', async () => {
    const count = (...filters: NonNullable<Parameters<typeof one>[2]>['filters'] & object): Promise<unknown> => one(tables, 'interactions', { filters });
    expect(await count(only('channel', 'web'))).to.equal(3);
    expect(await count(without('channel', 'web'))).to.equal(2);
    expect(await count(only('channel', ''))).to.equal(1);
    expect(await count(without('channel', ''))).to.equal(4);
    expect(await count(only('channel', 'web', 'phone'), without('channel', 'phone'))).to.equal(3);
    expect(await count(only('channel'))).to.equal(0);
    expect(await count(only('channel', 'fax'))).to.equal(0);
    expect(await count(only('channel', 'fax', 'web'))).to.equal(3);
    expect(await count(without('channel', 'fax'))).to.equal(5);
  });

  it('finds nothing to take the middle of', async () => {
    expect(await one(tables, 'medianPoints', { filters: [only('channel', '')] }, { catalog })).to.equal('notApplicable');
  });

  it('does not turn blank values into a sum of zero', async () => {
    expect(await answer(tables, { measures: ['engagementPoints'], dimensions: ['channel'] })).to.deep.equal({ phone: 1, web: 16.5, '-': null });
  });

  it('counts the same ten HCPs of five months as ten', async () => {
    const months = ['01', '02', '03', '04', '05'];
    const every = { interactions: months.flatMap((month) => times(10, (number) => seen(`h${number}`, `2026-${month}-15`))) };
    const query = { measures: ['activeHcps'], grain: 'month', period: between('2026-01-01', '2026-06-01') } as const;
    expect(await answer(every, query)).to.deep.equal(Object.fromEntries(months.map((month) => [`2026-${month}-01`, 10])));
    expect(await totals(every, query)).to.deep.equal([10]);
    expect(await one(every, 'activeHcps')).to.equal(10);
  });
});

describe('rates', () => {
  const mail = (count: number, clicked: number, emailType: string): readonly object[] => times(count, (number) => ({
    hcp: `${emailType}${number}`, attemptedAt: '2026-03-01', sentAt: '2026-03-01', deliveredAt: '2026-03-01', emailType, ...(number <= clicked && { clickedAt: '2026-03-02' }),
  }));
  const tables = { sends: [...mail(100, 80, 'digest'), ...mail(900, 5, 'invitation')] as Record<string, unknown>[] };

  it('have a total from the sums of their parts', async () => {
    const result = await ask(tables, { measures: ['clickRate'], dimensions: ['emailType'], totals: true });
    expect(result.rows).to.deep.equal([['digest', { value: 0.8, numerator: 80, denominator: 100 }], ['invitation', { value: 5 / 900, numerator: 5, denominator: 900 }]]);
    expect(result.totals).to.deep.equal([null, { value: 0.085, numerator: 85, denominator: 1000 }]);
  });

  it('take a click for an opening', async () => {
    expect(await answer(tables, { measures: ['openRate', 'clickToOpen', 'openedMessages'] })).to.deep.equal({ all: [0.085, 1, 85] });
  });

  it('of nothing are not applicable', async () => {
    expect(await one(tables, 'clickRate', { filters: [only('emailType', 'follow-up')] })).to.equal('notApplicable');
    expect(await answer(tables, { measures: ['bounceRate', 'sent'], filters: [only('emailType', 'digest')] })).to.deep.equal({ all: [0, 100] });
  });

  it('are missing where their rows are', async () => {
    expect(await one(tables, 'clickRate', { period: between('2026-07-01', '2026-08-01') })).to.equal(null);
  });
});

describe('what is missing and what is zero', () => {
  const tables = { interactions: [seen('a', '2026-01-05', { channel: 'web' }), seen('a', '2026-02-05', { channel: 'phone' }), seen('a', '2026-04-10', { channel: 'web' })] };
  const monthly = { measures: ['interactions'], grain: 'month', period: between('2026-01-01', '2026-07-01') } as const;
  const upTo = { completeThrough: '2026-04-20' };

  it('tells a month without rows from a month that was not loaded, is running or lies ahead', async () => {
    expect(await answer(tables, { ...monthly, filters: [only('channel', 'web')] }, upTo)).to.deep.equal({
      '2026-01-01': 1, '2026-02-01': 0, '2026-03-01': null, '2026-04-01': '1 partial', '2026-05-01': null, '2026-06-01': null,
    });
    expect(await answer(tables, { ...monthly, filters: [only('channel', 'phone')] }, upTo)).to.include({ '2026-02-01': 1, '2026-04-01': '0 partial' });
  });

  it('cuts buckets at both ends of the period', async () => {
    const period = between('2026-01-06', '2026-04-10');
    expect(await answer(tables, { ...monthly, period }, upTo)).to.deep.equal({ '2026-01-01': 0, '2026-02-01': 1, '2026-03-01': null, '2026-04-01': 0 });
    expect(await one(tables, 'interactions', { period })).to.equal(1);
  });

  it('reads all of time as what the source holds', async () => {
    const period = between('1900-01-01', '2100-01-01');
    expect(await one(tables, 'interactions', { period }, upTo)).to.equal(3);
    expect(await answer(tables, { measures: ['interactions'], period, grain: 'month' }, upTo)).to.deep.equal({ '2026-01-01': 1, '2026-02-01': 1, '2026-03-01': null, '2026-04-01': '1 partial' });
    expect(await answer(tables, { measures: ['interactions'], period, grain: 'year' }, upTo)).to.deep.equal({ '2026-01-01': '3 partial' });
  });

  it('shows what a frozen report knew: nothing after its day', async () => {
    const result = await ask(tables, { ...monthly, basis: { asOf: '2026-02-10' } }, upTo);
    expect(figures(result)).to.deep.equal({ '2026-01-01': 1, '2026-02-01': '1 partial', '2026-03-01': null, '2026-04-01': null, '2026-05-01': null, '2026-06-01': null });
    expect(result.meta.basis).to.deep.equal({ asOf: '2026-02-10' });
  });
});
