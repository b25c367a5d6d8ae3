import { expect } from 'chai';
import { CORE_CATALOG } from '../../../src/catalog/index.js';
import { checkQuery, extendCatalog, type Result } from '../../../src/contract/index.js';
import { trendQuestions, type TrendQuestion } from '../../../src/widgets/measure-trend/measure-trend.query.js';
import { countingChoices } from '../../../src/context/counting-choices.js';
import { BY_CHANNEL, MANY, trendResultBy } from '../../../stories/support/trend-figures.js';

const scope = { period: { start: '2026-05-01', end: '2026-11-01' }, filters: [{ dimension: 'product', in: ['respira'] }], catalog: CORE_CATALOG };
const plain: TrendQuestion = { measures: ['sent'], grain: 'month', mark: 'line', withObjective: false, withForecast: false };
const counted = extendCatalog(CORE_CATALOG, {
  measures: CORE_CATALOG.measures.filter(({ id }) => id === 'openedMessages').map((measure) => ({ ...measure, counting: { total: 'openedMessages', unique: 'uniqueOpeners' } })),
});
const ask = (settings: Partial<TrendQuestion> = {}, main?: Result) => trendQuestions({ ...scope, ...(main && { main }) }, { ...plain, ...settings });

describe('measure-trend asks', () => {
  it('for the measures by period, and for nothing else', () => {
    expect(ask({ measures: ['sent', 'openedMessages'] })).to.deep.equal({
      main: { query: { measures: ['sent', 'openedMessages'], period: scope.period, grain: 'month', dimensions: [], filters: scope.filters } },
    });
  });

  it('for objective and forecast as scenarios', () => {
    const { query } = ask({ withObjective: true, withForecast: true }).main;
    expect(query.dimensions).to.deep.equal(['scenario']);
    expect(query.filters).to.deep.equal([...scope.filters, { dimension: 'scenario', in: ['actual', 'objective', 'forecast'] }]);
  });

  it('for an earlier time without objectives', () => {
    const { before } = ask({ comparison: 'year-ago', withObjective: true });
    expect(before?.comparison).to.equal('year-ago');
    expect(before?.query.dimensions).to.deep.equal([]);
    expect(before?.query.filters).to.deep.equal(scope.filters);
  });

  it('for the whole beside its members', () => {
    const { main, whole, other } = ask({ measures: ['interactions'], by: 'channel' });
    expect(main.query.dimensions).to.deep.equal(['channel']);
    expect(whole?.query.dimensions).to.deep.equal([]);
    expect(other).to.equal(undefined);
  });

  it('for the others without those shown, once these are known', () => {
    const { other } = ask({ measures: ['interactions'], by: 'territory' }, trendResultBy('territory', 'interactions', MANY));
    expect(other?.query.dimensions).to.deep.equal([]);
    const [, { notIn = [] } = {}] = other?.query.filters as readonly { notIn?: readonly string[] }[];
    expect(notIn).to.deep.equal([1, 2, 3, 4, 5, 6].map((at) => `Territory ${at}`));
  });

  it('for the others by their codes, where an HCP may have several', () => {
    const { other } = ask({ measures: ['interactions'], by: 'segment' }, trendResultBy('segment', 'interactions', MANY));
    const { notIn, in: rest } = other?.query.filters?.at(-1) ?? {};
    expect(notIn).to.equal(undefined);
    expect(rest).to.have.members(Object.keys(MANY).slice(6));
  });

  it('for no others where six members are all', () => {
    expect(ask({ measures: ['interactions'], by: 'channel' }, trendResultBy('channel', 'interactions', BY_CHANNEL)).other).to.equal(undefined);
  });

  it('for the earlier whole under a stack, for earlier members of lines', () => {
    expect(ask({ measures: ['interactions'], by: 'channel', mark: 'stacked-bar', comparison: 'year-ago' }).before?.query.dimensions).to.deep.equal([]);
    expect(ask({ measures: ['activeHcps'], by: 'channel', mark: 'stacked-bar', comparison: 'year-ago' }).before?.query.dimensions).to.deep.equal(['channel']);
  });

  it('for the counterpart that is counted as asked', () => {
    expect(trendQuestions({ ...scope, catalog: counted }, { ...plain, measures: ['openedMessages'], counting: 'unique' }).main.query.measures).to.deep.equal(['uniqueOpeners']);
    expect(countingChoices(['openedMessages'], counted)).to.deep.equal([{ counting: 'total', measure: 'openedMessages' }, { counting: 'unique', measure: 'uniqueOpeners' }]);
    expect(countingChoices(['openedMessages', 'sent'], counted)).to.deep.equal([]);
  });

  it('for no whole of shares that are parts of it by definition', () => {
    expect(Object.keys(ask({ measures: ['shareOfVoice'], by: 'competitor' }))).to.deep.equal(['main']);
    expect(Object.keys(ask({ measures: ['shareOfVoice'], by: 'keyword' }))).to.deep.equal(['main', 'whole']);
  });

  it('for nothing that is not counted so', () => {
    expect(() => trendQuestions({ ...scope, catalog: counted }, { ...plain, measures: ['openedMessages'], counting: 'share' })).to.throw('measure-trend: invalid counting of "openedMessages" "share". Use one of total, unique. (invalid-setting)');
    expect(() => ask({ counting: 'unique' })).to.throw('Leave the attribute "counting" away');
  });

  it('in the words of the contract', () => {
    const main = trendResultBy('territory', 'interactions', MANY);
    for (const question of Object.values(ask({ measures: ['interactions'], by: 'territory', withObjective: true, comparison: 'previous-period' }, main))) checkQuery(question?.query as never);
  });
});
