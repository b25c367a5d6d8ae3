import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../../../src/define.js';
import type { DataProvider, KpiTile, OmnichannelDashboard, Result, WidgetErrorEvent } from '../../../src/index.js';
import { createHttpProvider } from '../../../src/providers/http/index.js';
import { referenceServer } from './reference-server.js';

const MAY = '2026-05-01/2026-06-01';
let figure = 1821;
const source: DataProvider = {
  query: ({ measures }) => (measures.includes('interactionz') ? Promise.reject(new Error('no')) : Promise.resolve({
    columns: measures.map((id) => ({ id, kind: 'measure' as const })), rows: [measures.map(() => figure)], meta: { source: 'CRM', completeThrough: '2026-10-31' },
  } satisfies Result)),
};
const respond = referenceServer(source, { isAllowed: (token) => token === 'good' });
const shown = (tile: KpiTile): string => tile.shadowRoot?.textContent ?? '';

describe('widgets over HTTP', () => {
  /** What the network does instead of asking the server. */
  let fault: (() => Promise<Response>) | undefined;
  let asked: number;
  const provider = () => createHttpProvider({ url: 'https://figures.test/api', token: 'good', fetch: (input, init) => ((asked += 1), fault ? fault() : respond(new Request(input, init))) });

  beforeEach(() => {
    fault = undefined;
    asked = 0;
    figure = 1821;
  });

  it('ask together, and one that fails leaves its neighbours their figures', async () => {
    const board = await fixture<OmnichannelDashboard>(html`
      <omnichannel-dashboard .provider=${provider()} .period=${MAY}>
        <kpi-tile measure="activeHcps" comparison="none"></kpi-tile>
        <kpi-tile measure="interactions" comparison="none"></kpi-tile>
        <kpi-tile measure="interactionz" comparison="none"></kpi-tile>
      </omnichannel-dashboard>`);
    const tiles = [...board.querySelectorAll<KpiTile>('kpi-tile')];
    await waitUntil(() => tiles.every(({ status }) => !['idle', 'loading'].includes(status)));
    expect(tiles.map(({ status }) => status)).to.deep.equal(['ready', 'ready', 'error']);
    expect(asked).to.be.lessThan(3);
    expect(shown(tiles[0] as KpiTile)).to.contain('1,821');
  });

  for (const [what, failing, code] of [
    ['the page is offline', () => Promise.reject(new TypeError('Failed to fetch')), 'failed-connection'],
    ['a proxy answers with a page', () => Promise.resolve(new Response('<html>', { headers: { 'Content-Type': 'text/html' } })), 'invalid-answer'],
    ['the server is too busy for an hour', () => Promise.resolve(new Response('', { status: 503, headers: { 'Retry-After': '3600' } })), 'failed-overload'],
  ] as const) {
    it(`keep their figures, marked stale, where ${what}, and take new ones afterwards`, async () => {
      const tile = await fixture<KpiTile>(html`<kpi-tile measure="activeHcps" comparison="none" .provider=${provider()} .period=${MAY}></kpi-tile>`);
      await waitUntil(() => tile.status === 'ready');
      const codes: string[] = [];
      tile.addEventListener('widget-error', (event) => codes.push((event as WidgetErrorEvent).detail.code));
      fault = failing;
      void tile.refresh();
      await waitUntil(() => codes.length > 0, 'no error', { timeout: 12_000 });
      expect(codes).to.deep.equal([code]);
      expect(tile.status).to.equal('stale');
      expect(shown(tile)).to.contain('1,821');
      fault = undefined;
      figure = 1822;
      await tile.refresh();
      await waitUntil(() => tile.status === 'ready');
      expect(shown(tile)).to.contain('1,822');
    });
  }

  it('show nothing any more where the reader may not look', async () => {
    const tile = await fixture<KpiTile>(html`<kpi-tile measure="activeHcps" comparison="none" .provider=${provider()} .period=${MAY}></kpi-tile>`);
    await waitUntil(() => tile.status === 'ready');
    fault = () => Promise.resolve(new Response('', { status: 401 }));
    await tile.refresh();
    await waitUntil(() => tile.status === 'unauthorised');
    expect(shown(tile)).not.to.contain('1,821');
  });

  it('ask again when the host says that figures changed', async () => {
    const own = provider();
    const tile = await fixture<KpiTile>(html`<kpi-tile measure="activeHcps" comparison="none" .provider=${own} .period=${MAY}></kpi-tile>`);
    await waitUntil(() => tile.status === 'ready');
    figure = 7;
    own.changed({ measures: ['activeHcps'] });
    await waitUntil(() => shown(tile).includes('7'));
  });
});
