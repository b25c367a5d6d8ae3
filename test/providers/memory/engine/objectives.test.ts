import { expect } from 'chai';
import { answer, ask, between, one, only, times, totals, without } from './small.js';

type Row = Record<string, unknown>;
const aim = (kpi: string, startsOn: string, endsOn: string, value: number, more: Row = {}): Row => ({ kpi, scenario: 'objective', startsOn, endsOn, value, ...more });
const OBJECTIVE = only('scenario', 'objective');
const quarter = between('2026-01-01', '2026-04-01');
const interactions = times(3, (number) => ({ hcp: `h${number}`, occurredAt: `2026-0${number}-10`, product: 'p', channel: 'web' }));
const objective = (objectives: readonly Row[], measure: string, query: object = {}): Promise<unknown> =>
  one({ interactions, objectives }, measure, { period: quarter, ...query, filters: [OBJECTIVE, ...((query as { filters?: [] }).filters ?? [])] });

describe('objectives over time', () => {
  const months = [aim('interactions', '2026-01-01', '2026-01-31', 10), aim('interactions', '2026-02-01', '2026-02-28', 20), aim('interactions', '2026-03-01', '2026-03-31', 30)];

  it('add up where the measure does, when they cover the stretch to its last day', async () => {
    expect(await objective(months, 'interactions')).to.equal(60);
    expect(await objective(months.slice(1), 'interactions')).to.equal(null);
    expect(await objective([...months.slice(0, 2), aim('interactions', '2026-03-01', '2026-03-30', 30)], 'interactions')).to.equal(null);
    expect(await answer({ interactions, objectives: months }, { measures: ['interactions'], grain: 'month', period: quarter, filters: [OBJECTIVE] })).to.deep.equal({ '2026-01-01': 10, '2026-02-01': 20, '2026-03-01': 30 });
  });

  it('take the stretch’s own objective before the sum of its parts, and parts of any length', async () => {
    expect(await objective([...months, aim('interactions', '2026-01-01', '2026-03-31', 55)], 'interactions')).to.equal(55);
    // January alone leads nowhere; January and February do.
    expect(await objective([months[0] as Row, aim('interactions', '2026-01-01', '2026-02-28', 29), months[2] as Row], 'interactions')).to.equal(59);
  });

  it('are never cut to a part of their time', async () => {
    expect(await objective(months, 'interactions', { period: between('2026-01-16', '2026-02-01') })).to.equal(null);
    expect(await objective([aim('activeHcps', '2026-01-01', '2026-03-31', 40)], 'activeHcps', { period: between('2026-02-01', '2026-03-01') })).to.equal(null);
    expect(await objective([aim('activeHcps', '2026-01-01', '2026-01-31', 40), aim('activeHcps', '2026-02-01', '2026-02-28', 40)], 'activeHcps', { period: between('2026-01-01', '2026-03-01') })).to.equal(null);
    expect(await objective([aim('activeHcps', '2026-01-01', '2026-03-31', 40)], 'activeHcps')).to.equal(40);
  });

  it('of a rate hold for a part of their time', async () => {
    expect(await objective([aim('openRate', '2026-01-01', '2026-12-31', 0.4)], 'openRate', { period: between('2026-02-01', '2026-03-01') })).to.equal(0.4);
    expect(await objective([aim('openRate', '2026-01-01', '2026-12-31', 0.4), aim('openRate', '2026-01-01', '2026-03-31', 0.3)], 'openRate', { period: between('2026-02-01', '2026-03-01') })).to.equal(0.3);
  });

  it('of a stock are those of its last day', async () => {
    expect(await objective([aim('optedInHcps', '2026-01-01', '2026-02-28', 100), aim('optedInHcps', '2026-03-01', '2026-12-31', 120)], 'optedInHcps')).to.equal(120);
    expect(await objective([aim('optedInHcps', '2026-01-01', '2026-03-30', 100)], 'optedInHcps')).to.equal(null);
  });

  it('that overlap give way to the shorter, then to the one that began later', async () => {
    const open = [aim('optedInHcps', '2026-01-01', '2026-12-31', 100), aim('optedInHcps', '2026-02-15', '2027-02-14', 140)];
    const monthly = { measures: ['optedInHcps'], grain: 'month', period: quarter, filters: [OBJECTIVE] } as const;
    for (const objectives of [open, [...open].reverse()]) expect(await answer({ objectives }, monthly)).to.deep.equal({ '2026-01-01': 100, '2026-02-01': 140, '2026-03-01': 140 });
  });

  it('set later win over those set before', async () => {
    const [first, second] = [aim('optedInHcps', '2026-03-01', '2026-03-31', 100, { setOn: '2026-01-01' }), aim('optedInHcps', '2026-03-01', '2026-03-31', 130, { setOn: '2026-02-01' })];
    expect(await objective([first, second], 'optedInHcps')).to.equal(130);
    expect(await objective([second, first], 'optedInHcps')).to.equal(130);
  });
});

describe('objectives by scope', () => {
  const all = ['2026-01-01', '2026-03-31'] as const;

  it('of counts are for exactly what is asked', async () => {
    const objectives = [aim('interactions', ...all, 100), aim('interactions', ...all, 60, { product: 'p' }), aim('interactions', ...all, 25, { product: 'p', channel: 'web' })];
    const ofP = only('product', 'p');
    expect(await objective(objectives, 'interactions')).to.equal(100);
    expect(await objective(objectives, 'interactions', { filters: [ofP] })).to.equal(60);
    expect(await objective(objectives, 'interactions', { filters: [ofP, only('channel', 'web')] })).to.equal(25);
    for (const filters of [[only('product', 'q')], [only('product', 'p', 'q')], [without('product', 'q')], [only('channel', 'web')], [ofP, only('specialty', 'gp')]]) {
      expect(await objective(objectives, 'interactions', { filters }), JSON.stringify(filters)).to.equal(null);
    }
  });

  it('are of no rest of a member: those who have another value too are in the objective', async () => {
    const objectives = [aim('interactions', ...all, 100), aim('interactions', ...all, 60, { specialty: 'gp' }), aim('interactions', ...all, 40, { specialty: 'lung' })];
    const hcps = ['gp', 'gp|lung', 'lung'].map((specialty, at) => ({ hcp: `h${at + 1}`, specialty }));
    const ofGp = { filters: [only('specialty', 'gp')] };
    expect(await objective(objectives, 'interactions', ofGp)).to.equal(60);
    for (const filters of [[{ dimension: 'specialty', in: ['gp'], notIn: ['lung'] }], [...ofGp.filters, without('specialty', 'lung')], [...ofGp.filters, only('specialty', 'lung')], [only('specialty', 'lung'), ...ofGp.filters]]) {
      expect(await objective(objectives, 'interactions', { filters }), JSON.stringify(filters)).to.equal(null);
    }
    const grouped = (filter: object): Promise<unknown> => answer({ interactions, hcps, objectives }, { measures: ['interactions'], dimensions: ['specialty', 'scenario'], period: quarter, filters: [OBJECTIVE, filter as typeof OBJECTIVE] });
    expect(await grouped(only('specialty', 'gp', 'lung'))).to.deep.equal({ 'gp objective': 60, 'lung objective': 40 });
    expect(await grouped(without('specialty', ''))).to.deep.equal({ 'gp objective': 60, 'lung objective': 40 });
    expect(await grouped(without('specialty', 'lung'))).to.deep.equal({});
  });

  it('of rates hold for the parts of what they were set for', async () => {
    const objectives = [aim('openRate', ...all, 0.4), aim('openRate', ...all, 0.5, { product: 'p' })];
    expect(await objective(objectives, 'openRate', { filters: [only('product', 'p'), only('specialty', 'gp')] })).to.equal(0.5);
    expect(await objective(objectives, 'openRate', { filters: [only('product', 'q')] })).to.equal(0.4);
  });

  it('are shown for the groups that have one, and only those left by filters', async () => {
    const objectives = [aim('stageShare', ...all, 0.3, { adoptionStage: 'trial' }), aim('stageShare', ...all, 0.2, { adoptionStage: 'adoption' }), aim('stageShare', ...all, 1)];
    const adoptionSnapshots = ['trial', 'unuser'].map((adoptionStage, at) => ({ hcp: `h${at}`, product: 'p', snapshotAt: '2026-03-31', adoptionStage }));
    const query = { measures: ['stageShare'], dimensions: ['adoptionStage', 'scenario'], period: quarter } as const;
    expect(await answer({ adoptionSnapshots, objectives }, { ...query, filters: [only('scenario', 'actual', 'objective')] })).to.deep.equal({
      'unuser actual': 0.5, 'awareness actual': 0, 'trial actual': 0.5, 'trial objective': 0.3, 'adoption actual': 0, 'adoption objective': 0.2, 'advocacy actual': 0,
    });
    expect(await answer({ adoptionSnapshots, objectives }, { ...query, filters: [only('adoptionStage', 'trial')] })).to.deep.equal({ 'trial actual': 0.5, 'trial objective': 0.3 });
    // 50 % − 30 % and 0 % − 20 %, in points; no objective, no gap.
    expect(await answer({ adoptionSnapshots, objectives }, { measures: ['stageGap'], dimensions: ['adoptionStage'], period: quarter })).to.deep.equal(
      { unuser: null, awareness: null, trial: 20, adoption: -20, advocacy: null });
    expect(await answer({ adoptionSnapshots, objectives }, { measures: ['stageGap'], dimensions: ['adoptionStage'], period: quarter, filters: [only('adoptionStage', 'trial')] })).to.deep.equal({ trial: 20 });
  });
});

describe('scenarios', () => {
  const objectives = [aim('interactions', '2026-01-01', '2026-03-31', 9), { ...aim('interactions', '2026-01-01', '2026-03-31', 8), scenario: 'forecast' }];
  const tables = { interactions, objectives };
  const query = { measures: ['interactions'], dimensions: ['scenario'], period: quarter };

  it('stand beside the actual figures, actual first', async () => {
    expect((await ask(tables, query)).rows).to.deep.equal([['actual', 3], ['objective', 9], ['forecast', 8]]);
    expect((await ask(tables, { ...query, filters: [without('scenario', 'actual')] })).rows).to.deep.equal([['objective', 9], ['forecast', 8]]);
    expect(await totals(tables, query)).to.deep.equal([3]);
  });

  it('are chosen by a filter, and nothing is left where none is', async () => {
    expect(await one(tables, 'interactions', { period: quarter, filters: [only('scenario', 'forecast')] })).to.equal(8);
    expect((await ask(tables, { ...query, dimensions: [], filters: [without('scenario', 'actual')] })).rows).to.deep.equal([]);
  });

  it('have no figures without their table', async () => {
    expect((await ask({ interactions }, query)).rows).to.deep.equal([['actual', 3]]);
    expect((await ask({ interactions }, { ...query, dimensions: [], filters: [OBJECTIVE] })).rows).to.deep.equal([]);
  });
});
