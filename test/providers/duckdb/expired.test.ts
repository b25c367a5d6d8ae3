import { expect } from 'chai';
import { createDuckDbProvider } from '../../../src/providers/duckdb/index.js';
import { nodeDuckDb } from '../../../src/providers/duckdb/node.js';

describe('a state that only the catalog names', () => {
  it('is one although no row bears its code', async () => {
    const provider = createDuckDbProvider({
      engine: nodeDuckDb(), k: 1, completeThrough: '2026-06-30',
      tables: { consentEvents: [{ hcp: 'h1', channel: 'phone', consentStatus: 'opt-in', effectiveFrom: '2026-01-01', effectiveTo: '2026-05-10' }] },
    });
    const { rows } = await provider.query({ measures: ['expiries', 'withdrawals', 'expiredHcps'], period: { start: '2026-05-01', end: '2026-06-01' } }, { signal: new AbortController().signal });
    provider.close();
    expect(rows).to.deep.equal([[1, 0, 1]]);
  });
});
