import { expect } from 'chai';
import { catalogWith, measure } from './more-catalog.js';
import { answer, ask, between, figures, only, refusal, times } from './small.js';

const june = between('2026-06-01', '2026-07-01');

describe('the basis of a membership', () => {
  // Ten HCPs are new and get a mail on 1 June; six open it and become active on 5 June.
  const opened = (number: number): boolean => number <= 6;
  const memberships = [
    ...times(10, (number) => ({ hcp: `h${number}`, segment: 'new', validFrom: '2026-05-01', validTo: opened(number) ? '2026-06-05' : '' })),
    ...times(6, (number) => ({ hcp: `h${number}`, segment: 'active', validFrom: '2026-06-05' })),
  ];
  const sends = times(10, (number) => ({ hcp: `h${number}`, attemptedAt: '2026-06-01', sentAt: '2026-06-01', deliveredAt: '2026-06-01', openedAt: opened(number) ? '2026-06-03' : '' }));
  const tables = { memberships, sends };
  const query = { measures: ['openRate'], dimensions: ['segment'], period: june } as const;
  const asEvents = [['new', { value: 0.6, numerator: 6, denominator: 10 }]];
  const asNow = [['active', { value: 1, numerator: 6, denominator: 6 }], ['new', { value: 0, numerator: 0, denominator: 4 }]];

  it('is the event’s own day for events', async () => {
    const result = await ask(tables, query);
    expect(result.rows).to.deep.equal(asEvents);
    expect(result.meta.basis).to.equal('atEvent');
  });

  it('is the same where the events carry the segment at receipt, and with groups of one shown', async () => {
    const carried = { memberships, sends: sends.map((send) => ({ ...send, segment: 'new' })) };
    for (const [basis, rows] of [[undefined, asEvents], ['atEvent', asEvents], ['current', asNow], ['atEnd', asNow], ['atStart', asEvents]] as const) {
      for (const source of [tables, carried]) {
        expect((await ask(source, { ...query, ...(basis && { basis }) }, { k: 1 })).rows, basis).to.deep.equal(rows);
      }
    }
  });

  it('may be today, the start or the end of the period, or a day', async () => {
    for (const [basis, rows] of [['current', asNow], ['atEnd', asNow], ['atStart', asEvents], [{ asOf: '2026-06-04' }, asEvents], [{ asOf: '2026-06-05' }, asNow]] as const) {
      const result = await ask(tables, { ...query, basis });
      expect(result.rows, JSON.stringify(basis)).to.deep.equal(typeof basis === 'object' ? rows.map(([segment, cell]) => [segment, { ...(cell as object), state: 'partial' }]) : rows);
      expect(result.meta.basis).to.deep.equal(basis);
    }
  });

  it('holds for filters as for groups', async () => {
    const rate = async (basis: 'atEvent' | 'current'): Promise<unknown> => (await ask(tables, { measures: ['openRate'], period: june, filters: [only('segment', 'new')], basis })).rows[0]?.[0];
    expect(await rate('atEvent')).to.deep.equal(asEvents[0]?.[1]);
    expect(await rate('current')).to.deep.equal(asNow[1]?.[1]);
  });

  it('at the event is what the event itself has noted, where it has', async () => {
    const noted = sends.map((send) => ({ ...send, segment: 'noted' }));
    expect(await answer({ memberships, sends: noted }, query)).to.deep.equal({ noted: 0.6 });
    expect(await answer({ memberships, sends: noted }, { ...query, basis: 'current' })).to.deep.equal({ active: 1, new: 0 });
  });

  it('at the event is that of the day that the figure is dated by', async () => {
    // One mail, sent while new on 1 June, clicked while active on 6 June.
    const catalog = catalogWith(measure('bySending', { op: 'count', fact: 'sends' }), measure('byClick', { op: 'count', fact: 'sends', time: 'clickedAt' }));
    const clicked = { memberships, sends: [{ ...sends[0], clickedAt: '2026-06-06' }] };
    for (const measures of [['bySending', 'byClick'], ['byClick', 'bySending']]) {
      expect(await answer(clicked, { measures, dimensions: ['segment'], period: june }, { catalog })).to.deep.equal({ active: measures.map((id) => Number(id === 'byClick')), new: measures.map((id) => Number(id === 'bySending')) });
    }
  });

  it('counts the first day of a membership and not the day it ends', async () => {
    const interactions = ['2026-06-04', '2026-06-05'].map((occurredAt) => ({ hcp: 'h1', occurredAt }));
    expect(await answer({ memberships, interactions }, { measures: ['interactions'], dimensions: ['segment'], period: june })).to.deep.equal({ active: 1, new: 1 });
  });

  it('of stocks is the day of the stock, and says so', async () => {
    const hcps = times(10, (number) => ({ hcp: `h${number}` }));
    const result = await ask({ memberships, hcps }, { measures: ['hcpsInUniverse'], dimensions: ['segment'], grain: 'month', period: between('2026-05-01', '2026-07-01') });
    expect(figures(result)).to.deep.equal({ 'active 2026-05-01': 0, 'active 2026-06-01': 6, 'new 2026-05-01': 10, 'new 2026-06-01': 4 });
    expect(result.meta.basis).to.equal('atEnd');
    expect((await ask({ memberships, hcps }, { measures: ['hcpsInUniverse'], dimensions: ['segment'], period: june, basis: 'atEvent' })).meta.basis).to.equal('atEnd');
  });

  it('is not spoken of where no row is an HCP’s', async () => {
    const sales = [{ product: 'p', month: '2026-06-01', turnover: 1, units: 1 }];
    expect((await ask({ sales, products: [{ product: 'p', own: true }] }, { measures: ['turnover'] })).meta).not.to.have.property('basis');
  });
});

describe('the scheme of segments', () => {
  const segments = [{ segment: 'new', segmentScheme: 'activity' }, { segment: 'f', segmentScheme: 'value' }];
  const memberships = [{ hcp: 'a', segment: 'new', validFrom: '2026-01-01' }, { hcp: 'a', segment: 'f', validFrom: '2026-01-01' }, { hcp: 'b', segment: 'f', validFrom: '2026-01-01' }];
  const interactions = ['a', 'a', 'b', 'c'].map((hcp) => ({ hcp, occurredAt: '2026-06-02' }));
  const tables = { segments, memberships, interactions };

  it('groups and filters events without counting them twice', async () => {
    expect(await answer(tables, { measures: ['interactions'], dimensions: ['segmentScheme'] })).to.deep.equal({ activity: 2, value: 3, '-': 1 });
    expect(await answer(tables, { measures: ['interactions'], dimensions: ['segment'], filters: [only('segmentScheme', 'value')] })).to.deep.equal({ f: 3 });
    expect(await answer(tables, { measures: ['interactions'], filters: [only('segmentScheme', 'value', 'activity')] })).to.deep.equal({ all: 3 });
  });
});

describe('the adoption stage of events', () => {
  const stage = (hcp: string, snapshotAt: string, adoptionStage: string, product = 'p'): Record<string, string> => ({ hcp, product, snapshotAt, adoptionStage });
  const interactions = ['2026-02-10', '2026-03-10', '2026-05-10'].map((occurredAt) => ({ hcp: 'a', occurredAt, product: 'p' }));

  it('is that of the last snapshot that still stands', async () => {
    const adoptionSnapshots = [stage('a', '2026-01-31', 'trial'), stage('a', '2026-02-28', 'adoption')];
    expect(await answer({ interactions, adoptionSnapshots }, { measures: ['interactions'], dimensions: ['adoptionStage'] }))
      .to.deep.equal({ unuser: 0, awareness: 0, trial: 1, adoption: 1, advocacy: 0, '-': 1 });
  });

  it('is ambiguous over several products', async () => {
    const adoptionSnapshots = [stage('a', '2026-01-31', 'trial'), stage('a', '2026-01-31', 'advocacy', 'q')];
    const query = { measures: ['interactions'], dimensions: ['adoptionStage'], period: between('2026-02-01', '2026-03-01') } as const;
    expect(await refusal({ interactions, adoptionSnapshots }, query)).to.include({ code: 'ambiguous-scope' });
    expect(await answer({ interactions, adoptionSnapshots }, { ...query, filters: [only('product', 'p')] })).to.include({ trial: 1, advocacy: 0 });
  });
});
