import { expect } from 'chai';
import { answer, ask, between, one, times } from './small.js';

const tables = { interactions: times(12, (number) => ({ hcp: `h${number}`, occurredAt: `2026-${String(number).padStart(2, '0')}-10` })) };
const options = { completeFrom: '2026-03-01' };

describe('figures before a source is complete', () => {
  it('are partial where the period begins before', async () => {
    expect(await one(tables, 'interactions', { period: between('2026-02-01', '2026-05-01') }, options)).to.equal('3 partial');
    expect(await one(tables, 'interactions', { period: between('2026-03-01', '2026-05-01') }, options)).to.equal(2);
    expect(await one(tables, 'interactions', { period: between('2026-02-01', '2026-05-01') }), 'nobody says').to.equal(3);
  });

  it('are missing, not zero, where all of it lies before', async () => {
    expect(await answer(tables, { measures: ['interactions'], grain: 'month', period: between('2025-12-01', '2026-04-01') }, options))
      .to.deep.equal({ '2025-12-01': null, '2026-01-01': '1 partial', '2026-02-01': '1 partial', '2026-03-01': 1 });
  });

  it('leave growth against them partial', async () => {
    expect(await one({ sales: [{ product: 'p', month: '2026-02-01', turnover: 100 }, { product: 'p', month: '2026-03-01', turnover: 150 }], products: [{ product: 'p', own: true, market: 'm' }] }, 'turnoverGrowth', { period: between('2026-03-01', '2026-04-01') }, options)).to.equal('0.5 partial');
  });

  it('are said in the answer', async () => {
    expect((await ask(tables, { measures: ['interactions'] }, options)).meta.completeFrom).to.equal('2026-03-01');
    expect((await ask(tables, { measures: ['interactions'] })).meta).not.to.have.property('completeFrom');
  });
});
