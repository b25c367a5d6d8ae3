import { expect } from 'chai';
import { answer, ask, between, dayOf, one, only, randomBelow, type Tables } from './small.js';

type Row = Record<string, unknown>;
const event = (hcp: string, effectiveFrom: string, consentStatus: string, more: Row = {}): Row => ({ hcp, effectiveFrom, consentStatus, channel: 'approved-email', ...more });
const FLOWS = ['newOptIns', 'optOuts', 'withdrawals', 'expiries', 'netOptIns'];
const firstHalf = { grain: 'month', period: between('2026-01-01', '2026-07-01') } as const;

describe('consent', () => {
  const consentEvents = [
    event('a', '2026-01-10', 'opt-in'), event('a', '2026-02-10', 'opt-in'), event('a', '2026-03-10', 'opt-out'), event('a', '2026-03-20', 'opt-out'), event('a', '2026-06-01', 'opt-in'),
    event('b', '2026-02-05', 'opt-out'),
    event('c', '2026-01-15', 'pending'), event('c', '2026-04-01', 'opt-in'),
    event('d', '2026-01-20', 'opt-in', { effectiveTo: '2026-05-01' }),
  ];
  const hcps = ['a', 'b', 'c', 'd', 'e'].map((hcp) => ({ hcp, specialty: hcp === 'a' ? 'gp' : 'lung' }));
  const tables = { hcps, consentEvents };

  it('stands at the end of each month; neither pending nor expired is opted in', async () => {
    expect(await answer(tables, { measures: ['optedInHcps', 'pendingHcps', 'expiredHcps'], ...firstHalf })).to.deep.equal({
      '2026-01-01': [2, 1, 0], '2026-02-01': [2, 1, 0], '2026-03-01': [1, 1, 0], '2026-04-01': [2, 0, 0], '2026-05-01': [1, 0, 1], '2026-06-01': [2, 0, 1],
    });
    expect(await answer(tables, { measures: ['optedInHcps'], dimensions: ['consentStatus'], period: between('2026-01-01', '2026-06-01') })).to.deep.equal({ 'opt-in': 1 });
    expect(await answer(tables, { measures: ['optInRate'], period: between('2026-01-01', '2026-06-01') })).to.deep.equal({ all: 0.2 });
  });

  it('expires on the day it is no longer effective', async () => {
    expect(await one(tables, 'optedInHcps', { period: between('2026-04-01', '2026-05-01') })).to.equal(2);
    expect(await one(tables, 'optedInHcps', { period: between('2026-04-01', '2026-05-02') })).to.equal(1);
  });

  it('changes once for a repeated opt-in or opt-out; an opt-out before any opt-in is one, and withdraws nothing', async () => {
    expect(await answer(tables, { measures: FLOWS, ...firstHalf })).to.deep.equal({
      '2026-01-01': [2, 0, 0, 0, 2], '2026-02-01': [0, 1, 0, 0, 0], '2026-03-01': [0, 1, 1, 0, -1], '2026-04-01': [1, 0, 0, 0, 1], '2026-05-01': [0, 0, 0, 1, -1], '2026-06-01': [1, 0, 0, 0, 1],
    });
    expect(await answer(tables, { measures: FLOWS, period: firstHalf.period })).to.deep.equal({ all: [4, 2, 1, 1, 2] });
  });

  it('is divided by what HCPs are', async () => {
    expect(await answer(tables, { measures: ['newOptIns', 'optOuts'], dimensions: ['specialty'], period: firstHalf.period })).to.deep.equal({ gp: [2, 1], lung: [2, 1] });
    expect(await answer(tables, { measures: ['newOptIns'], period: firstHalf.period, filters: [only('specialty', 'gp')] })).to.deep.equal({ all: 2 });
  });

  it('is divided by the segment on the day of the change', async () => {
    const memberships = [{ hcp: 'a', segment: 'new', validFrom: '2026-01-01', validTo: '2026-02-01' }, { hcp: 'a', segment: 'old', validFrom: '2026-02-01' }];
    const query = { measures: ['newOptIns'], dimensions: ['segment'], period: between('2026-01-01', '2026-07-01') } as const;
    const result = await ask({ ...tables, memberships }, query);
    expect(result.rows).to.deep.equal([['new', 1], ['old', 1], [null, 2]]);
    expect(result.meta.basis).to.equal('atEvent');
    expect((await ask({ ...tables, memberships }, { ...query, basis: 'atEnd' })).rows).to.deep.equal([['old', 2], [null, 2]]);
  });

  it('is missing before the first event and beyond the last day known', async () => {
    expect(await answer(tables, { measures: ['newOptIns', 'optedInHcps'], grain: 'month', period: between('2025-12-01', '2026-03-01') }, { completeThrough: '2026-01-31' })).to.deep.equal(
      { '2025-12-01': [null, null], '2026-01-01': [2, 2], '2026-02-01': [null, null] });
  });

  it('filtered by status counts changes to that status', async () => {
    expect(await one(tables, 'optOuts', { period: firstHalf.period, filters: [only('consentStatus', 'opt-in')] })).to.equal(0);
    expect(await one(tables, 'newOptIns', { period: firstHalf.period, filters: [only('consentStatus', 'opt-in')] })).to.equal(4);
  });
});

describe('consent in several channels', () => {
  const consentEvents = [
    event('a', '2026-01-10', 'opt-in'), event('a', '2026-01-20', 'opt-out', { channel: 'phone' }),
    event('b', '2026-01-10', 'opt-in', { channel: 'phone' }), event('b', '2026-02-10', 'opt-in'), event('b', '2026-03-10', 'opt-out', { channel: 'phone' }),
  ];
  const quarter = { grain: 'month', period: between('2026-01-01', '2026-04-01') } as const;

  it('is opted in while any of them is, and changes when the best of them does', async () => {
    expect(await answer({ consentEvents }, { measures: ['optedInHcps', 'newOptIns', 'optOuts', 'withdrawals'], ...quarter })).to.deep.equal(
      { '2026-01-01': [2, 2, 0, 0], '2026-02-01': [2, 0, 0, 0], '2026-03-01': [2, 0, 0, 0] });
  });

  it('is told apart by channel when grouped or filtered', async () => {
    expect(await answer({ consentEvents }, { measures: ['optedInHcps', 'newOptIns', 'optOuts', 'withdrawals'], dimensions: ['channel'], period: quarter.period })).to.deep.equal(
      { 'approved-email': [2, 2, 0, 0], phone: [0, 1, 2, 1] });
    expect(await answer({ consentEvents }, { measures: ['optedInHcps', 'optOuts'], ...quarter, filters: [only('channel', 'phone')] })).to.deep.equal(
      { '2026-01-01': [1, 1], '2026-02-01': [1, 0], '2026-03-01': [0, 1] });
  });

  it('filtered by source asks where what stands now comes from', async () => {
    const sources = [event('a', '2026-01-10', 'opt-in', { consentSource: 'form' }), event('a', '2026-02-10', 'opt-out', { consentSource: 'call' }), event('b', '2026-01-10', 'opt-in', { consentSource: 'form' })];
    expect(await answer({ consentEvents: sources }, { measures: ['optedInHcps', 'newOptIns', 'withdrawals'], ...quarter, filters: [only('consentSource', 'form')] })).to.deep.equal(
      { '2026-01-01': [2, 2, 0], '2026-02-01': [1, 0, 0], '2026-03-01': [1, 0, 0] });
    expect(await answer({ consentEvents: sources }, { measures: ['optOuts'], dimensions: ['consentSource'], period: quarter.period })).to.deep.equal({ call: 1 });
  });

  it('names the source of the change that counted', async () => {
    const sources = [event('a', '2026-01-10', 'opt-in', { consentSource: 'form' }), event('a', '2026-01-10', 'opt-out', { channel: 'phone', consentSource: 'call' })];
    expect(await answer({ consentEvents: sources }, { measures: ['newOptIns'], dimensions: ['consentSource'], period: quarter.period })).to.deep.equal({ form: 1 });
  });
});

describe('the flows of consent', () => {
  const statuses = ['opt-in', 'opt-out', 'pending', 'opt-in', 'not-required'];

  function randomEvents(seed: number): Tables {
    const below = randomBelow(seed);
    const consentEvents = Array.from({ length: 120 }, () => {
      const day = below(150);
      const status = statuses[below(statuses.length)] as string;
      const ends = status === 'opt-in' && below(2) === 0 ? { effectiveTo: dayOf('2026-01-01', day + below(40)) } : {};
      return event(`h${below(12)}`, dayOf('2026-01-01', day), status, { channel: ['approved-email', 'phone'][below(2)], product: ['p', 'q', ''][below(3)], ...ends });
    });
    return { consentEvents: [event('h0', '2025-12-01', 'opt-in'), ...consentEvents], hcps: Array.from({ length: 12 }, (_, at) => ({ hcp: `h${at}`, specialty: at % 2 ? 'gp' : 'lung' })) };
  }

  for (let seed = 1; seed <= 12; seed++) {
    it(`are the change of the stock, in every bucket, group and in all (${seed})`, async () => {
      const tables = randomEvents(seed);
      const period = between('2026-01-01', '2026-07-01');
      for (const query of [{}, { dimensions: ['channel'] }, { dimensions: ['specialty'] }, { dimensions: ['product', 'channel'] }, { filters: [only('channel', 'phone')] }, { filters: [only('specialty', 'gp'), only('product', 'p', '')] }]) {
        for (const time of [{}, { grain: 'month' }, { grain: 'week' }] as const) {
          const { rows } = await ask(tables, { measures: ['optedInHcps', 'netOptIns', 'newOptIns', 'withdrawals', 'expiries'], period, ...query, ...time });
          const before = new Map<string, number>();
          const width = rows[0] ? rows[0].length - 5 : 0;
          for (const row of rows) {
            const key = JSON.stringify(row.slice(0, width - ('grain' in time ? 1 : 0)));
            const [stock, net, gained, withdrawn, expired] = row.slice(width) as [number, number, number, number, number];
            if (!before.has(key)) before.set(key, await stockBefore(tables, query, row.slice(0, width - ('grain' in time ? 1 : 0))));
            expect(stock - (before.get(key) ?? 0), JSON.stringify(row)).to.equal(net);
            expect(gained - withdrawn - expired).to.be.at.least(net);
            before.set(key, stock);
          }
        }
      }
    });
  }

  /** Opted-in HCPs of a group on the last day of 2025. */
  async function stockBefore(tables: Tables, query: object, codes: readonly unknown[]): Promise<number> {
    const { rows } = await ask(tables, { measures: ['optedInHcps'], period: between('2025-12-01', '2026-01-01'), ...query });
    return (rows.find((row) => JSON.stringify(row.slice(0, -1)) === JSON.stringify(codes))?.at(-1) as number | undefined) ?? 0;
  }
});
