import { expect } from 'chai';
import { answer, ask, between, refusal, times } from './small.js';

const interactions = [
  { hcp: 'a', occurredAt: '2026-01-10', channel: 'web', points: 1 }, { hcp: 'b', occurredAt: '2026-01-11', channel: 'phone', points: 2 },
  { hcp: 'c', occurredAt: '2026-02-10', channel: 'congress', points: 2 }, { hcp: 'd', occurredAt: '2026-02-11', channel: 'drums', points: 3 }, { hcp: 'd', occurredAt: '2026-02-11' },
];
const sales = [{ product: 'p', month: '2026-01-01', turnover: 100, units: 5 }];
const products = [{ product: 'p', market: 'm', own: true }];

describe('questions that cannot be answered', () => {
  it('name an unknown measure or dimension and what looks like it', async () => {
    expect(await refusal({ interactions }, { measures: ['activeHcp'] })).to.include({ code: 'unknown-measure' }).and.have.property('message').that.includes('"activeHcps"');
    expect(await refusal({ interactions }, { measures: ['activeHcps'], dimensions: ['chanel'] })).to.include({ code: 'unknown-dimension' }).and.have.property('message').that.includes('"channel"');
    expect(await refusal({ interactions }, { measures: ['activeHcps'], filters: [{ dimension: 'chanel', in: ['web'] }] })).to.include({ code: 'unknown-dimension' });
  });

  it('name the table that is missing', async () => {
    expect(await refusal({ interactions }, { measures: ['turnover'] })).to.include({ code: 'missing-table' }).and.have.property('message').that.includes('"sales"');
    expect(await refusal({ hcps: [{ hcp: 'a' }] }, { measures: ['turnoverDeltaEvolution'] })).to.include({ code: 'missing-table' });
  });

  it('name the column that is missing', async () => {
    expect(await refusal({ interactions: [{ occurredAt: '2026-01-10' }] }, { measures: ['activeHcps'] })).to.include({ code: 'missing-column' }).and.have.property('message').that.includes('"hcp"');
  });

  it('refuse to group by what a table does not know', async () => {
    const refused = await refusal({ sales, products }, { measures: ['turnover'], dimensions: ['channel'] });
    expect(refused).to.include({ code: 'unsupported-dimension', subject: 'turnover' });
    expect(refused.message).to.include('"channel"').and.to.include('"sales"');
    expect(await refusal({ hcps: [{ hcp: 'a' }] }, { measures: ['hcpsInUniverse'], dimensions: ['channel'] })).to.include({ code: 'unsupported-dimension' });
  });

  it('refuse another basis where no history of memberships is loaded', async () => {
    const sends = [{ hcp: 'a', attemptedAt: '2026-01-10', sentAt: '2026-01-10', segment: 'new' }];
    expect(await answer({ sends }, { measures: ['sent'], dimensions: ['segment'] })).to.deep.equal({ new: 1 });
    expect(await refusal({ sends }, { measures: ['sent'], dimensions: ['segment'], basis: 'current' })).to.include({ code: 'unsupported-basis' });
  });
});

describe('filters that a table cannot honour', () => {
  it('are named and leave the figures as they are', async () => {
    const result = await ask({ sales, products, interactions }, { measures: ['turnover', 'interactions'], filters: [{ dimension: 'channel', in: ['web'] }] });
    expect(result.rows).to.deep.equal([[100, 1]]);
    expect(result.meta.ignoredFilters).to.deep.equal(['channel']);
  });

  it('are not named where the figure has them, or is only measured against all HCPs', async () => {
    const result = await ask({ hcps: [{ hcp: 'a' }, { hcp: 'b' }], interactions }, { measures: ['pointsPerHcp'], filters: [{ dimension: 'channel', in: ['phone'] }] });
    expect(result.rows).to.deep.equal([[{ value: 1, numerator: 2, denominator: 2 }]]);
    expect(result.meta).not.to.have.property('ignoredFilters');
  });
});

describe('the order of rows', () => {
  const query = { measures: ['interactions', 'engagementPoints'], dimensions: ['channel'] } as const;
  const channels = async (more: object): Promise<readonly unknown[]> => (await ask({ interactions }, { ...query, ...more })).rows.map(([channel]) => channel);

  it('is that of the catalog, then of the codes, and last no value', async () => {
    expect(await channels({})).to.deep.equal(['phone', 'congress', 'web', 'drums', null]);
  });

  it('follows a figure, ties in their own order, and has missing figures last both ways', async () => {
    expect(await channels({ order: [{ by: 'engagementPoints', direction: 'asc' }] })).to.deep.equal(['web', 'phone', 'congress', 'drums', null]);
    expect(await channels({ order: [{ by: 'engagementPoints', direction: 'desc' }] })).to.deep.equal(['drums', 'phone', 'congress', 'web', null]);
  });

  it('follows codes and has no value last both ways', async () => {
    expect(await channels({ order: [{ by: 'channel', direction: 'asc' }] })).to.deep.equal(['phone', 'congress', 'web', 'drums', null]);
    expect(await channels({ order: [{ by: 'channel', direction: 'desc' }] })).to.deep.equal(['drums', 'web', 'congress', 'phone', null]);
  });

  it('takes a second wish for ties', async () => {
    expect(await channels({ order: [{ by: 'interactions', direction: 'desc' }, { by: 'engagementPoints', direction: 'desc' }] })).to.deep.equal(['drums', 'phone', 'congress', 'web', null]);
  });

  it('follows time', async () => {
    const result = await ask({ interactions }, { measures: ['interactions'], grain: 'month', period: between('2026-01-01', '2026-03-01'), order: [{ by: 'time', direction: 'desc' }] });
    expect(result.rows).to.deep.equal([['2026-02-01', 3], ['2026-01-01', 2]]);
  });

  it('is cut by limit and offset after ordering, and totals are of all', async () => {
    const result = await ask({ interactions }, { ...query, order: [{ by: 'engagementPoints', direction: 'desc' }], limit: 2, offset: 1, totals: true });
    expect(result.rows).to.deep.equal([['phone', 1, 2], ['congress', 1, 2]]);
    expect(result.totals).to.deep.equal([null, 5, 8]);
    expect((await ask({ interactions }, { ...query, limit: 0 })).rows).to.deep.equal([]);
    expect((await ask({ interactions }, { ...query, offset: 9 })).rows).to.deep.equal([]);
  });
});

describe('the answer', () => {
  it('names its columns in the order asked, and where it comes from', async () => {
    const result = await ask({ interactions }, { measures: ['interactions'], dimensions: ['channel', 'hcp'], grain: 'quarter' }, { source: 'CRM' });
    expect(result.columns).to.deep.equal([{ id: 'channel', kind: 'dimension' }, { id: 'hcp', kind: 'dimension' }, { id: 'time', kind: 'time' }, { id: 'interactions', kind: 'measure' }]);
    expect(result.meta).to.include({ source: 'CRM', completeThrough: '2026-12-31', basis: 'atEvent', definitionVersion: '1' });
  });

  it('is the same for the same question', async () => {
    const tables = { interactions: times(50, (number) => ({ hcp: `h${number % 7}`, occurredAt: '2026-05-01', channel: `c${number % 5}` })) };
    const [first, second] = [await ask(tables, { measures: ['activeHcps'], dimensions: ['channel'] }), await ask(tables, { measures: ['activeHcps'], dimensions: ['channel'] })];
    expect(first.rows).to.deep.equal(second.rows);
  });
});
