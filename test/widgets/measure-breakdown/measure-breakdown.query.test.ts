import { expect } from 'chai';
import { CORE_CATALOG } from '../../../src/catalog/index.js';
import { checkQuery, extendCatalog, measureDefinition, type Catalog, type MeasureDefinition, type Query, type Result } from '../../../src/contract/index.js';
import { BREAKDOWN_SHARES, breakdownQuestions, shownMembers, type Breakdown } from '../../../src/widgets/measure-breakdown/measure-breakdown.query.js';
import { breakdownResult, CHANNELS, SEGMENTS_34, splitResult } from '../../../stories/support/breakdown-figures.js';

const SCOPE = { period: { start: '2026-05-01', end: '2026-11-01' }, filters: [{ dimension: 'product', in: ['respira'] }], catalog: CORE_CATALOG };
const settings = (given: Partial<Breakdown> = {}): Breakdown => ({ measure: 'interactions', measures: [], by: 'channel', share: 'none', mark: 'bar', withObjective: false, isOpen: false, ...given });
const ask = (given: Partial<Breakdown> = {}, main?: Result, catalog: Catalog = CORE_CATALOG) => breakdownQuestions({ ...SCOPE, catalog, ...(main && { main }) }, settings(given));
const counted = extendCatalog(CORE_CATALOG, { measures: [{ ...(measureDefinition(CORE_CATALOG, 'interactions') as MeasureDefinition), counting: { total: 'interactions', unique: 'activeHcps', share: 'reachRate' } }] });

describe('measure-breakdown questions', () => {
  for (const share of BREAKDOWN_SHARES) {
    it(`asks valid questions for the share ${share}, with one dimension and with two`, () => {
      const answers = [ask({ share }, breakdownResult('interactions', 'channel', SEGMENTS_34)), ask({ share, split: 'keyMessage' }, splitResult('interactions', ['channel', 'keyMessage'], { web: { a: 1 } }))];
      for (const question of answers.flatMap((questions) => Object.values(questions))) checkQuery((question as { query: Query }).query);
    });
  }

  it('asks for the largest members with the total of all, two beyond to know whether there is a rest', () => {
    const { query } = ask().main;
    expect(query).to.deep.include({ measures: ['interactions'], dimensions: ['channel'], totals: true, limit: 14, order: [{ by: 'interactions', direction: 'desc' }] });
    expect(ask({ top: 5 }).main.query.limit).to.equal(7);
    expect(ask({ by: 'segment', top: 5 }).main.query.limit).to.equal(undefined);
    expect(ask({ isOpen: true }).main.query.limit).to.equal(undefined);
    expect(ask({ by: 'adoptionStage' }).main.query.limit).to.equal(undefined);
    expect(ask({ mark: 'donut', top: 9 }).main.query.limit).to.equal(7);
  });

  it('asks the provider for the rest once those that are shown are known: without them, or by its codes where an HCP may have several', () => {
    const main = breakdownResult('interactions', 'segment', SEGMENTS_34);
    const { other, main: question } = ask({ by: 'segment', top: 3 }, main);
    expect(other?.query).to.deep.include({ dimensions: ['segment'], totals: true });
    expect(other?.query.filters).to.deep.equal([...SCOPE.filters, { dimension: 'segment', in: Object.keys(SEGMENTS_34).slice(3) }]);
    expect(question).to.deep.equal(ask({ by: 'segment', top: 3 }).main);
    expect(ask({ by: 'territory', top: 3 }, breakdownResult('interactions', 'territory', SEGMENTS_34)).other?.query.filters?.at(-1)).to.deep.equal({ dimension: 'territory', notIn: Object.keys(SEGMENTS_34).slice(0, 3) });
    expect(ask({}, breakdownResult('interactions', 'channel', CHANNELS)).other).to.equal(undefined);
  });

  it('leaves out "no value" from the rest where it is shown', () => {
    const main = breakdownResult('interactions', 'channel', { '': 50, web: 40, phone: 30, sms: 20, congress: 10 });
    expect(ask({ top: 2 }, main).other?.query.filters?.at(-1)).to.deep.equal({ dimension: 'channel', notIn: ['', 'web'] });
  });

  it('shows a single further member itself', () => {
    const codes = (count: number) => Object.fromEntries(Object.entries(CHANNELS).slice(0, count));
    expect(ask({ top: 3 }, breakdownResult('interactions', 'channel', codes(4))).other).to.equal(undefined);
    expect(ask({ top: 3 }, breakdownResult('interactions', 'channel', codes(5))).other?.query.filters?.at(-1)?.notIn).to.have.length(3);
  });

  it('leaves all hidden members to the rest, since one alone could be worked out', () => {
    const main = breakdownResult('interactions', 'channel', { web: 40, a: 'hidden', b: 'hidden', c: 'hidden' });
    expect(shownMembers(main, settings({ top: 2 }), CORE_CATALOG)).to.deep.equal({ codes: ['web'], rest: ['a', 'b', 'c'] });
  });

  it('asks for the totals of rows and columns at their own grain', () => {
    const questions = ask({ by: 'segment', split: 'keyMessage', mark: 'matrix' });
    expect(questions.main.query).to.deep.include({ dimensions: ['segment', 'keyMessage'], totals: true });
    expect(questions.main.query.limit).to.equal(undefined);
    expect(questions['rows']?.query.dimensions).to.deep.equal(['segment']);
    expect(questions['columns']?.query.dimensions).to.deep.equal(['keyMessage']);
  });

  it('asks for the rest of a matrix column by column', () => {
    const rows = Object.fromEntries(Object.keys(SEGMENTS_34).map((code, at) => [code, { a: 100 - at, b: 1 }]));
    const { other } = ask({ by: 'segment', split: 'channel', mark: 'matrix', top: 2 }, splitResult('interactions', ['segment', 'channel'], rows));
    expect(other?.query.dimensions).to.deep.equal(['channel']);
    expect(other?.query.filters?.at(-1)).to.deep.equal({ dimension: 'segment', in: Object.keys(SEGMENTS_34).slice(2) });
  });

  it('asks for no total of rows whose parts are the whole by definition', () => {
    expect(Object.keys(ask({ measure: 'shareOfVoice', by: 'keyword', split: 'competitor', mark: 'matrix' }))).to.deep.equal(['main', 'columns']);
    expect(Object.keys(ask({ measure: 'shareOfVoice', by: 'competitor', split: 'keyword', mark: 'matrix' }))).to.deep.equal(['main', 'rows', 'columns']);
  });

  it('asks for the lowest where they come first', () => {
    const { query } = ask({ sort: 'lowest', top: 3 }).main;
    expect([query.order, query.limit]).to.deep.equal([[{ by: 'interactions', direction: 'asc' }], 5]);
    expect(shownMembers(breakdownResult('interactions', 'channel', { web: 3, phone: 1, sms: 2, fax: null, post: 5 }), settings({ by: 'channel', sort: 'lowest', top: 2 }), CORE_CATALOG)).to.deep.equal({ codes: ['phone', 'sms'], rest: ['web', 'fax', 'post'] });
  });

  it('ranks members of a measure that does not add by their largest cell, not by a sum', () => {
    const main = splitResult('activeHcps', ['segment', 'channel'], { many: { a: 30, b: 30, c: 30 }, big: { a: 50, b: 1, c: 1 }, small: { a: 2, b: 2 }, tiny: { a: 1 } });
    expect(shownMembers(main, settings({ measure: 'activeHcps', by: 'segment', split: 'channel', top: 1 }), CORE_CATALOG).codes).to.deep.equal(['big']);
  });

  it('asks for the objective of what is shown', () => {
    const { objective } = ask({ by: 'segment', top: 2, withObjective: true }, breakdownResult('interactions', 'segment', SEGMENTS_34));
    expect(objective?.query.dimensions).to.deep.equal(['segment', 'scenario']);
    expect(objective?.query.filters?.slice(1)).to.deep.equal([{ dimension: 'scenario', in: ['objective'] }, { dimension: 'segment', in: Object.keys(SEGMENTS_34).slice(0, 2) }]);
  });

  it('counts what the reader wants to see counted', () => {
    expect(ask({ counting: 'unique' }, undefined, counted).main.query.measures).to.deep.equal(['activeHcps']);
    expect(() => ask({ measure: 'turnover', counting: 'unique' })).to.throw('invalid counting "unique"').with.property('code', 'invalid-setting');
    expect(ask({ measure: 'turnover', counting: 'total' }).main.query.measures).to.deep.equal(['turnover']);
  });

  it('asks for several measures at once, ordered by the first', () => {
    const { query } = ask({ measures: ['engagementPoints', 'pointsPerHcp'], by: 'segment' }).main;
    expect(query.measures).to.deep.equal(['engagementPoints', 'pointsPerHcp']);
    expect(query.order?.[0]?.by).to.equal('engagementPoints');
  });

  it('refuses the share of a rate, and a donut of parts that may exceed the whole', () => {
    expect(() => ask({ measure: 'openRate', share: 'all' })).to.throw('invalid share "all"').with.property('code', 'invalid-setting');
    expect(() => ask({ measure: 'activeHcps', mark: 'donut' })).to.throw('invalid mark "donut"');
    expect(() => ask({ by: 'segment', mark: 'donut' })).to.throw('invalid mark "donut"');
    expect(() => ask({ mark: 'donut' })).not.to.throw();
    expect(() => ask({ measure: undefined as unknown as string })).to.throw('missing measure').with.property('code', 'missing-measure');
  });
});
