import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { columnIndex, measureCell, type Filter, type Result } from '../../src/contract/index.js';
import { createMemoryProvider } from '../../src/providers/memory/index.js';
import * as byHand from './by-hand.js';

const PERIOD = { start: '2026-05-01', end: '2026-11-01' };
const BRAND: Filter = { dimension: 'product', in: ['respira'] };

/** Questions to the tables that a folder of the demo names. */
function asking(path: string) {
  const folder = new URL(`../../demo/data/${path}`, import.meta.url);
  const names = JSON.parse(readFileSync(new URL('tables.json', folder), 'utf8')) as Readonly<Record<string, string>>;
  const provider = createMemoryProvider({ tables: Object.fromEntries(Object.entries(names).map(([id, file]) => [id, { csv: readFileSync(new URL(file, folder), 'utf8') }])), k: 1 });
  const ask = (measure: string, filter: Filter, dimensions: readonly string[] = []): Promise<Result> => provider.query({ measures: [measure], dimensions, period: PERIOD, filters: [filter] }, { signal: new AbortController().signal });
  const figure = (result: Result, row = result.rows[0]): number | null => measureCell(row?.at(-1)).value;
  return {
    one: async (measure: string, filter: Filter): Promise<number | null> => figure(await ask(measure, filter)),
    by: async (dimension: string, measure: string, filter: Filter): Promise<ReadonlyMap<string, number | null>> => {
      const result = await ask(measure, filter, [dimension]);
      return new Map(result.rows.map((row) => [String(row[columnIndex(result, dimension)] ?? ''), figure(result, row)]));
    },
  };
}

describe('the return that the demo shows', () => {
  const { one, by } = asking('');
  const { margin, cost } = byHand.returns();

  it('is positive: margin beyond that of the control group, out of cost', async () => {
    expect(await one('cost', BRAND)).to.equal(cost);
    expect(await one('incrementalMargin', BRAND)).to.be.closeTo(margin, 1e-6);
    expect(await one('roi', BRAND)).to.be.closeTo((margin - cost) / cost, 1e-9);
    expect((margin - cost) / cost).to.be.within(0.25, 0.45);
  });

  it('rests on a plan that is nearly kept', async () => {
    expect(await one('planAttainment', BRAND)).to.be.closeTo(byHand.planAttainment(), 1e-9);
    expect(byHand.planAttainment()).to.be.within(0.7, 0.9);
  });

  it('is attributed by three models, which all add up to the same', async () => {
    const models = await by('attributionModel', 'indirectTurnover', BRAND);
    expect([...models.keys()].sort()).to.deep.equal(['first-touch', 'last-touch', 'linear']);
    for (const [model, value] of models) expect(value, model).to.equal(byHand.attributedTo('linear'));
  });

  it('comes with recurring revenue that grows', async () => {
    expect(await one('mrr', BRAND)).to.equal(byHand.recurringRevenue('2026-10-31'));
    expect(byHand.recurringRevenue('2026-10-31')).to.be.above(byHand.recurringRevenue('2025-10-31') * 1.4);
  });
});

describe('the figures of the demo from the web and the networks', () => {
  const { one } = asking('digital/');

  it('count visitors once', async () => {
    expect(await one('uniqueVisitors', BRAND)).to.equal(byHand.visitors());
  });

  it('are of the theme by the product, where no campaign says it', async () => {
    const theme = { dimension: 'theme', in: ['respiratory'] };
    expect(await one('uniqueVisitors', theme)).to.equal(byHand.visitors());
    expect(await one('seoPosition', theme)).to.be.closeTo(byHand.searchPosition(PERIOD.start, PERIOD.end), 1e-9);
  });

  it('let our brand be found higher than a year ago', () => {
    expect(byHand.searchPosition(PERIOD.start, PERIOD.end)).to.be.below(byHand.searchPosition('2025-05-01', '2025-11-01') - 2);
  });

  it('give our brand its part of all mentions; one competitor is watched since July 2026 only', async () => {
    expect(await one('shareOfVoice', { dimension: 'competitor', in: ['respira'] })).to.be.closeTo(byHand.shareOfVoice('respira'), 1e-9);
    expect(byHand.firstMention('rival-cirro').slice(0, 7)).to.equal('2026-07');
  });
});
