import { expect } from 'chai';
import { one, only, times } from '../providers/memory/engine/small.js';

const PERIOD = { period: { start: '2026-03-01', end: '2026-04-01' } };
const K = { k: 5 };

describe('small groups', () => {
  it('of HCPs without a segment are hidden, and the coverage that would tell of them', async () => {
    const hcps = times(40, (number) => ({ hcp: `h${number}`, validFrom: '2025-01-01' }));
    const tables = (members: number) => ({ hcps, segments: [{ segment: 's1', segmentScheme: 'value' }], memberships: hcps.slice(0, members).map(({ hcp }) => ({ hcp, segment: 's1', validFrom: '2025-01-01' })) });
    const query = { ...PERIOD, filters: [only('segmentScheme', 'value')] };
    expect([await one(tables(37), 'unassignedHcps', query, K), await one(tables(37), 'segmentCoverage', query, K)]).to.deep.equal(['suppressed', 'suppressed']);
    expect([await one(tables(30), 'unassignedHcps', query, K), await one(tables(30), 'segmentCoverage', query, K)]).to.deep.equal([10, 0.75]);
  });

  it('of sources, assets and contracts are no persons', async () => {
    const sources = times(4, (number) => ({ source: `s${number}`, validFrom: '2025-01-01' }));
    expect(await one({ sources, sourceUses: [{ source: 's1', usedAt: '2026-03-02' }] }, 'sourcesUsed', PERIOD, K)).to.equal(0.25);
    expect(await one({ subscriptions: [{ customer: 'c1', startsOn: '2026-01-01', amount: 100 }] }, 'mrr', PERIOD, K)).to.equal(100);
  });
});
