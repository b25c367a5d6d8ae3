import { expect } from 'chai';
import { answer, ask, between, one, only, refusal, totals, without } from './small.js';

const stage = (hcp: string, snapshotAt: string, adoptionStage: string, product = 'p'): Record<string, string> => ({ hcp, product, snapshotAt, adoptionStage });
const members = (validFrom: string, segment: string, ...hcps: string[]): Record<string, string>[] => hcps.map((hcp) => ({ hcp, segment, validFrom }));
const monthly = (start: string, end: string) => ({ grain: 'month', period: between(start, end) }) as const;

describe('stages of adoption', () => {
  const adoptionSnapshots = [
    stage('a', '2026-01-31', 'unuser'), stage('b', '2026-01-31', 'trial'), stage('c', '2026-01-31', 'adoption'), stage('d', '2026-01-31', ''),
    stage('a', '2026-02-28', 'trial'), stage('b', '2026-02-28', 'trial'), stage('c', '2026-02-28', 'trial'), stage('d', '2026-02-28', ''), stage('e', '2026-02-28', 'advocacy'),
    stage('a', '2026-04-30', 'trial'),
  ];
  const tables = { adoptionSnapshots };
  const february = between('2026-02-01', '2026-03-01');
  const stages = { dimensions: ['adoptionStage'], period: february };

  it('are counted by rank, the empty ones too, and those without a stage apart', async () => {
    expect(await ask(tables, { measures: ['hcpsAtStage'], ...stages }).then(({ rows }) => rows))
      .to.deep.equal([['unuser', 0], ['awareness', 0], ['trial', 3], ['adoption', 0], ['advocacy', 1], [null, 1]]);
  });

  it('have shares of those with a stage', async () => {
    const result = await ask(tables, { measures: ['stageShare'], ...stages, totals: true });
    expect(result.rows[2]).to.deep.equal(['trial', { value: 0.75, numerator: 3, denominator: 4 }]);
    expect(result.rows[4]).to.deep.equal(['advocacy', { value: 0.25, numerator: 1, denominator: 4 }]);
    expect(result.rows[5]).to.deep.equal([null, { value: null, state: 'notApplicable' }]);
    expect(await one(tables, 'stageShare', { period: february, filters: [only('adoptionStage', 'trial')] })).to.equal(0.75);
  });

  it('are summed from each rank upwards', async () => {
    const measures = ['hcpsAtOrAboveStage'];
    expect(await answer(tables, { measures, ...stages })).to.deep.equal({ unuser: 4, awareness: 4, trial: 4, adoption: 1, advocacy: 1, '-': 'notApplicable' });
    expect(await answer(tables, { measures, ...stages, filters: [only('adoptionStage', 'trial', 'adoption')] })).to.deep.equal({ trial: 4, adoption: 1 });
    expect(await one(tables, 'hcpsAtOrAboveStage', { period: february, filters: [only('adoptionStage', 'adoption')] })).to.equal(1);
    expect(await one(tables, 'hcpsAtOrAboveStage', { period: february })).to.equal(4);
  });

  it('have a gap where no snapshot stands', async () => {
    // 28 February stands for 30 days at most: 31 March is the 31st.
    expect(await answer(tables, { measures: ['hcpsAtStage'], ...monthly('2026-01-01', '2026-06-01') })).to.deep.equal(
      { '2026-01-01': 3, '2026-02-01': 4, '2026-03-01': null, '2026-04-01': 1, '2026-05-01': null });
    expect(await one(tables, 'hcpsAtStage', { period: between('2026-03-01', '2026-03-31') })).to.equal(4);
  });

  it('change from the day before the period to its last', async () => {
    expect(await answer(tables, { measures: ['wonHcps'], ...stages })).to.deep.equal({ unuser: -1, awareness: 0, trial: 2, adoption: -1, advocacy: 1, '-': 0 });
    expect(await one(tables, 'wonHcps', { period: between('2026-03-01', '2026-04-01') })).to.equal(null);
    expect(await answer(tables, { measures: ['wonHcps'], ...stages, basis: 'atStart' })).to.include({ unuser: -1, trial: 2 });
  });

  it('of a frozen report end with its day', async () => {
    const query = { ...monthly('2026-01-01', '2026-05-01'), basis: { asOf: '2026-02-10' } } as const;
    expect(await answer(tables, { measures: ['hcpsAtStage', 'wonHcps', 'progressedHcps'], ...query })).to.deep.equal(
      { '2026-01-01': [3, null, null], '2026-02-01': ['3 partial', '0 partial', '0 partial'], '2026-03-01': [null, null, null], '2026-04-01': [null, null, null] });
  });

  it('are compared HCP by HCP, of those known at both ends', async () => {
    // a: unuser to trial; b stays; c: adoption to trial; d is never known; e only at the end. Nobody began at the top.
    const measures = ['progressedHcps', 'regressedHcps', 'progressionRate'];
    expect(await answer(tables, { measures, period: february })).to.deep.equal({ all: [1, 1, 1 / 3] });
    expect(await answer(tables, { measures: ['progressedHcps'], period: between('2026-01-01', '2026-02-01') })).to.deep.equal({ all: null });
  });

  it('leave those at the top out of those who could progress', async () => {
    const top = { adoptionSnapshots: [stage('a', '2026-01-31', 'advocacy'), stage('b', '2026-01-31', 'adoption'), stage('a', '2026-02-28', 'adoption'), stage('b', '2026-02-28', 'advocacy')] };
    expect(await answer(top, { measures: ['progressionRate', 'regressedHcps'], period: february })).to.deep.equal({ all: [1, 1] });
  });

  it('of several products are ambiguous, and apart when grouped or filtered', async () => {
    const two = { adoptionSnapshots: [...adoptionSnapshots, stage('a', '2026-01-31', 'advocacy', 'q'), stage('a', '2026-02-28', 'unuser', 'q'), stage('b', '2026-02-28', 'unuser', 'q')] };
    const error = await refusal(two, { measures: ['hcpsAtStage'], period: february });
    expect(error).to.include({ code: 'ambiguous-scope' }).and.have.property('message').that.includes('"p", "q"');
    expect(await refusal(two, { measures: ['progressedHcps'], period: february, filters: [only('product', 'p', 'q')] })).to.include({ code: 'ambiguous-scope' });
    expect(await answer(two, { measures: ['hcpsAtStage', 'progressedHcps', 'regressedHcps'], dimensions: ['product'], period: february })).to.deep.equal({ p: [4, 1, 1], q: [2, 0, 1] });
    expect(await one(two, 'hcpsAtStage', { period: february, filters: [without('product', 'q')] })).to.equal(4);
    expect(await one(two, 'hcpsAtStage', { period: february, filters: [only('product', 'p'), without('adoptionStage', 'advocacy')] })).to.equal(3);
    expect(await one(two, 'hcpsAtStage', { period: february, filters: [only('product', 'p'), only('adoptionStage', '')] })).to.equal(1);
  });

  it('of products with snapshots of other days stand on their own days', async () => {
    const other = { adoptionSnapshots: [stage('a', '2026-02-28', 'trial'), stage('b', '2026-02-20', 'trial', 'q'), stage('c', '2026-01-10', 'trial', 'r')] };
    expect(await answer(other, { measures: ['hcpsAtStage'], dimensions: ['product'], period: february })).to.deep.equal({ p: 1, q: 1 });
    const interactions = [{ hcp: 'a', occurredAt: '2026-02-02', product: 'r' }];
    expect(await answer({ ...other, interactions }, { measures: ['hcpsAtStage', 'interactions'], dimensions: ['product'], period: february })).to.deep.equal({ p: [1, 0], q: [1, 0], r: [null, 1] });
  });

  it('by specialty count an HCP of two in both and once in all', async () => {
    const hcps = [{ hcp: 'a', specialty: 'gp|lung' }, { hcp: 'b', specialty: 'gp' }];
    expect(await answer({ ...tables, hcps }, { measures: ['hcpsAtStage'], dimensions: ['specialty'], period: february })).to.deep.equal({ gp: 2, lung: 1, '-': 2 });
    expect(await one({ ...tables, hcps }, 'hcpsAtStage', { period: february, filters: [only('specialty', 'gp', 'lung')] })).to.equal(2);
    expect(await answer({ ...tables, hcps }, { measures: ['hcpsAtStage'], dimensions: ['specialty'], period: february, filters: [only('specialty', 'lung')] })).to.deep.equal({ lung: 1 });
  });
});

describe('HCPs in the universe and in segments', () => {
  const hcps = [{ hcp: 'a', validFrom: '' }, { hcp: 'b', validFrom: '2026-02-10' }, { hcp: 'c', validFrom: '2026-01-01', validTo: '2026-03-01' }, { hcp: 'd', validFrom: '2026-01-01', targeted: true }];
  const memberships = [...members('2026-01-01', 'new', 'a', 'c'), { hcp: 'a', segment: 'f', validFrom: '2026-01-01', validTo: '2026-03-01' }, ...members('2026-03-05', 'late', 'b')];
  const segments = [{ segment: 'new' }, { segment: 'f', validTo: '2026-03-01' }, { segment: 'late', validFrom: '2026-03-01' }];

  it('are those valid on the last day', async () => {
    expect(await answer({ hcps }, { measures: ['hcpsInUniverse'], ...monthly('2026-01-01', '2026-05-01') }))
      .to.deep.equal({ '2026-01-01': 3, '2026-02-01': 4, '2026-03-01': 3, '2026-04-01': 3 });
    expect(await one({ hcps }, 'hcpsInUniverse', {}, { completeThrough: undefined as never })).to.equal(3);
  });

  it('are measured against all HCPs where a figure is of some', async () => {
    const interactions = [{ hcp: 'd', occurredAt: '2026-02-01', channel: 'web' }, { hcp: 'a', occurredAt: '2026-02-01', channel: 'web' }];
    expect((await ask({ hcps, interactions }, { measures: ['reachRate'], dimensions: ['channel'], period: between('2026-02-01', '2026-03-01') })).rows).to.deep.equal([['web', { value: 1, numerator: 1, denominator: 1 }]]);
  });

  it('of the universe in no segment form a group; a segment has no size before it is there or after', async () => {
    const query = { measures: ['segmentSize'], dimensions: ['segment'], ...monthly('2026-02-01', '2026-04-01') } as const;
    expect(await answer({ hcps, memberships, segments }, query)).to.deep.equal({
      'f 2026-02-01': 1, 'f 2026-03-01': null, 'late 2026-02-01': null, 'late 2026-03-01': 1, 'new 2026-02-01': 2, 'new 2026-03-01': 2, '- 2026-02-01': 2, '- 2026-03-01': 1,
    });
  });

  it('of overlapping segments count once in all', async () => {
    const query = { measures: ['segmentSize'], dimensions: ['segment'], period: between('2026-02-01', '2026-03-01') } as const;
    expect(await totals({ hcps, memberships }, query)).to.deep.equal([2]);
    expect(await one({ hcps, memberships }, 'segmentSize', { ...query, dimensions: [], filters: [only('segment', 'new', 'f')] })).to.equal(2);
    expect(await one({ hcps, memberships }, 'segmentSize', { ...query, dimensions: [], filters: [only('segment', '')] })).to.equal(2);
    expect(await one({ hcps, memberships }, 'segmentSize', { ...query, dimensions: [], filters: [without('segment', 'f')] })).to.equal(1);
  });
});

describe('what held on any day of a stretch', () => {
  it('leaves out what ends before it begins', async () => {
    const assets = [{ asset: 'a', approvedFrom: '2026-01-01' }, { asset: 'never', approvedFrom: '2026-03-20', approvedTo: '2026-03-10' }];
    const assetUses = [{ hcp: 'h', usedAt: '2026-03-05', asset: 'a', exposed: true, engaged: true }];
    expect(await one({ assets, assetUses }, 'assetUtilisation', { period: between('2026-03-01', '2026-04-01') })).to.equal(1);
  });
});
