import { expect } from 'chai';
import { CORE_CATALOG } from '../../../src/catalog/index.js';
import { bucketsBefore, flowPeriod, flowQuestions } from '../../../src/widgets/segment-flow/segment-flow.query.js';

const scope = { period: { start: '2026-05-01', end: '2026-11-01' }, filters: [{ dimension: 'territory', in: ['north'] }], catalog: CORE_CATALOG };

describe('segment-flow questions', () => {
  it('ask for the last buckets of the period, and sizes one bucket earlier', () => {
    const { main, sizes, whole } = flowQuestions(scope, { grain: 'month', steps: 1, scheme: 'activity' });
    expect(main.query).to.deep.equal({
      measures: ['movedHcps'], dimensions: ['segmentFrom', 'segmentTo'], grain: 'month', period: { start: '2026-10-01', end: '2026-11-01' },
      filters: [{ dimension: 'territory', in: ['north'] }, { dimension: 'segmentScheme', in: ['activity'] }],
    });
    expect(sizes?.query.period).to.deep.equal({ start: '2026-09-01', end: '2026-11-01' });
    expect(sizes?.query.totals).to.equal(true);
    expect(whole).to.equal(undefined);
  });

  it('leave out filters on a segment, which would keep one end of a movement only', () => {
    const { main, sizes } = flowQuestions({ ...scope, filters: [{ dimension: 'segment', in: ['value-a'] }, { dimension: 'specialty', in: ['gp'] }] }, { grain: 'month', steps: 1 });
    expect(main.query.filters).to.deep.equal([{ dimension: 'specialty', in: ['gp'] }]);
    expect(sizes?.query.filters).to.deep.equal([{ dimension: 'specialty', in: ['gp'] }]);
  });

  it('ask over several periods also from the first to the last, since the single ones do not tell', () => {
    const { main, whole } = flowQuestions(scope, { grain: 'month', steps: 6 });
    expect(main.query.period).to.deep.equal({ start: '2026-05-01', end: '2026-11-01' });
    expect(main.query.filters).to.deep.equal(scope.filters);
    expect(whole?.query.grain).to.equal(undefined);
    expect(whole?.query.period).to.deep.equal(main.query.period);
  });

  for (const [grain, steps, end, start] of [
    ['day', 3, '2026-11-01', '2026-10-29'], ['week', 2, '2026-11-01', '2026-10-19'], ['month', 4, '2026-02-01', '2025-10-01'],
    ['quarter', 2, '2026-11-01', '2026-07-01'], ['year', 2, '2026-11-01', '2025-01-01'], ['month', 2, '2026-11-15', '2026-10-01'],
  ] as const) {
    it(`go back ${steps} by ${grain} from ${end} to ${start}`, () => {
      expect(flowPeriod({ start: '2020-01-01', end }, { grain, steps })).to.deep.equal({ start, end });
    });
  }

  it('count quarters and years from the fiscal year', () => {
    expect(flowPeriod({ start: '2020-01-01', end: '2026-11-01' }, { grain: 'year', steps: 1 }, { timeZone: 'UTC', fiscalYearStartMonth: 4 }).start).to.equal('2026-04-01');
    expect(bucketsBefore('2026-03-01', 'week', 1)).to.equal('2026-02-22');
  });
});
