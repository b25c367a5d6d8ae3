import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../../src/widgets/adoption-funnel/define.js';
import type { DataProvider, WidgetStatus } from '../../src/contract/index.js';
import { createMemoryProvider } from '../../src/providers/memory/index.js';

const snapshots = ['respira', 'cordia'].flatMap((product) => ['2026-03-31', '2026-04-30'].map((snapshotAt) => ({ hcp: 'h1', product, snapshotAt, adoptionStage: 'trial' })));

describe('a widget before a source that does not say how far it reaches', () => {
  it('finds out by a question of its own, filtered as its figures are', async () => {
    const memory = createMemoryProvider({ tables: { hcps: [{ hcp: 'h1' }], products: [{ product: 'respira' }, { product: 'cordia' }], adoptionSnapshots: snapshots }, k: 1 });
    const silent: DataProvider = { query: (query, options) => memory.query(query, options) };
    const filters = [{ dimension: 'product', in: ['respira'] }];
    const element = await fixture<HTMLElement & { status: WidgetStatus; error?: Error }>(html`<adoption-funnel mode="won" baseline="2026-04-01" period="last-month" .provider=${silent} .filters=${filters}></adoption-funnel>`);
    await waitUntil(() => !['idle', 'loading'].includes(element.status));
    expect(element.status).to.equal('ready');
  });
});
