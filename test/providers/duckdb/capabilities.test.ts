import { expect } from 'chai';
import { createDuckDbProvider } from '../../../src/providers/duckdb/index.js';
import { nodeDuckDb } from '../../../src/providers/duckdb/node.js';

describe('what a database can answer', () => {
  it('is found out once, however often it is looked at, and again after a change', async () => {
    const provider = createDuckDbProvider({ engine: nodeDuckDb(), tables: { interactions: [{ hcp: 'h1', occurredAt: '2026-05-01' }] } });
    await provider.ready;
    const before = provider.capabilities;
    expect(before?.completeThrough).to.equal('2026-05-01');
    expect(provider.capabilities).to.equal(before);
    await provider.append('interactions', [{ hcp: 'h1', occurredAt: '2026-05-09' }]);
    await provider.ready;
    expect(provider.capabilities?.completeThrough).to.equal('2026-05-09');
    provider.close();
  });
});
