import { expect } from 'chai';
import { CORE_CATALOG } from '../../../src/catalog/index.js';
import { checkQuery, type Query } from '../../../src/contract/index.js';
import { FUNNEL_MODES, funnelQuestions, type FunnelQuestion } from '../../../src/widgets/adoption-funnel/adoption-funnel.query.js';

const PERIOD = { start: '2026-05-01', end: '2026-11-01' };
const ask = (settings: Partial<FunnelQuestion> = {}) => funnelQuestions({ period: PERIOD, filters: [{ dimension: 'product', in: ['respira'] }], catalog: CORE_CATALOG }, { mode: 'count', withObjective: false, ...settings });

describe('adoption-funnel questions', () => {
  for (const mode of FUNNEL_MODES) {
    it(`asks a valid question for ${mode}, measures that the catalog knows`, () => {
      for (const question of Object.values(ask({ mode, withObjective: true, by: 'specialty' }))) checkQuery((question as { query: Query }).query);
      for (const id of ask({ mode }).main.query.measures) expect(CORE_CATALOG.measures.some((measure) => measure.id === id), id).to.equal(true);
    });
  }

  it('asks for stages, and for the objective only where it is shown', () => {
    expect(ask().main.query.dimensions).to.deep.equal(['adoptionStage']);
    const { query } = ask({ withObjective: true }).main;
    expect(query.dimensions).to.deep.equal(['adoptionStage', 'scenario']);
    expect(query.filters).to.deep.equal([{ dimension: 'product', in: ['respira'] }, { dimension: 'scenario', in: ['actual', 'objective'] }]);
  });

  it('counts the won from the baseline, and asks who moved up and back without splitting by stage', () => {
    const { main, moves } = ask({ mode: 'won', baseline: '2026-03-16' });
    expect(main.query.period).to.deep.equal({ start: '2026-03-16', end: '2026-11-01' });
    expect(moves?.query.period).to.deep.equal(main.query.period);
    expect(moves?.query.dimensions).to.equal(undefined);
    expect(ask({ mode: 'won' }).main.query.period).to.deep.equal(PERIOD);
    expect(ask({ baseline: '2026-03-16' }).main.query.period).to.deep.equal(PERIOD);
  });

  it('refuses a baseline that lies behind the period', () => {
    expect(() => ask({ mode: 'won', baseline: '2026-11-01' })).to.throw('invalid baseline "2026-11-01"').with.property('code', 'invalid-setting');
  });
});
