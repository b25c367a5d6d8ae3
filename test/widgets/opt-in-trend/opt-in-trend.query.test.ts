import { expect } from 'chai';
import { CORE_CATALOG } from '../../../src/catalog/index.js';
import { ALL_TIME, checkQuery, measureDefinition } from '../../../src/contract/index.js';
import { OPT_IN_MEASURES, optInQuestions } from '../../../src/widgets/opt-in-trend/opt-in-trend.query.js';

const scope = { period: { start: '2026-05-01', end: '2026-11-01' }, filters: [{ dimension: 'product', in: ['respira'] }], catalog: CORE_CATALOG };

describe('opt-in-trend asks', () => {
  it('for every figure by period, with objectives, in one question', () => {
    const { main } = optInQuestions(scope, { grain: 'month' });
    expect(main.query.measures).to.deep.equal(OPT_IN_MEASURES);
    expect(main.query.dimensions).to.deep.equal(['scenario']);
    expect(main.query.grain).to.equal('month');
    expect(main.query.filters).to.deep.equal([...scope.filters, { dimension: 'scenario', in: ['actual', 'objective'] }]);
  });

  it('only for measures that the catalog knows', () => {
    expect(OPT_IN_MEASURES.filter((id) => !measureDefinition(CORE_CATALOG, id))).to.deep.equal([]);
  });

  it('how the stock stood the day before, by member too', () => {
    const { main, before } = optInQuestions(scope, { grain: 'quarter', by: 'channel' });
    expect(main.query.dimensions).to.deep.equal(['channel', 'scenario']);
    expect(before?.query).to.deep.include({ measures: ['optedInHcps', 'optInRate'], dimensions: ['channel'], period: { start: '2026-04-30', end: '2026-05-01' } });
  });

  it('nothing about the time before all time', () => {
    expect(Object.keys(optInQuestions({ ...scope, period: ALL_TIME }, { grain: 'year' }))).to.deep.equal(['main']);
  });

  it('in the words of the contract', () => {
    for (const question of Object.values(optInQuestions(scope, { grain: 'week', by: 'product' }))) checkQuery(question?.query as never);
  });
});
