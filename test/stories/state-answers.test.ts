import { expect } from 'chai';
import { resultStatus, type DataProvider, type Query, type WidgetStatus } from '../../src/contract/index.js';
import { kpiResult } from '../../stories/support/kpi-figures.js';
import { sourceFor } from '../../stories/support/state-answers.js';

const QUERY: Query = { measures: ['activeHcps'], dimensions: ['scenario'], period: { start: '2026-05-01', end: '2026-11-01' } };
const answer = (): ReturnType<typeof kpiResult> => kpiResult('activeHcps', 1821, 1900);
const { signal } = new AbortController();
const providerFor = (state: WidgetStatus): DataProvider => sourceFor(state, answer).provider as DataProvider;
const refused = async (asked: Promise<unknown>): Promise<{ status?: number; code?: string }> => asked.then(() => ({}), (thrown: { status?: number; code?: string }) => thrown);

describe('the source of a story about a state', () => {
  for (const state of ['ready', 'empty', 'suppressed', 'partial'] as const) {
    it(`answers with figures that are ${state}`, async () => {
      expect(resultStatus(await providerFor(state).query(QUERY, { signal }), false)).to.equal(state);
    });
  }

  it('leaves nothing where filters leave nothing', async () => {
    const { provider, filters = [] } = sourceFor('filtered-out', answer);
    expect(resultStatus(await (provider as DataProvider).query(QUERY, { signal }), filters.length > 0)).to.equal('filtered-out');
  });

  it('is absent where none is connected', () => {
    expect(sourceFor('idle', answer).provider).to.equal(undefined);
  });

  it('refuses the viewer, or fails', async () => {
    expect((await refused(providerFor('unauthorised').query(QUERY, { signal }))).status).to.equal(401);
    expect((await refused(providerFor('error').query(QUERY, { signal }))).status).to.equal(503);
  });

  it('answers once and says that figures changed, then fails', async () => {
    const provider = providerFor('stale');
    const told = new Promise<void>((resolve) => provider.subscribe?.(() => resolve()));
    expect((await provider.query(QUERY, { signal })).rows).to.have.length(2);
    await told;
    expect((await refused(provider.query(QUERY, { signal }))).code).to.equal('failed-request');
  });

  it('never answers while it is loading, until nobody waits', async () => {
    const waiting = new AbortController();
    const asked = refused(providerFor('loading').query(QUERY, { signal: waiting.signal }));
    expect(await Promise.race([asked, new Promise((resolve) => setTimeout(resolve, 20, 'still waiting'))])).to.equal('still waiting');
    waiting.abort();
    await asked;
  });
});
