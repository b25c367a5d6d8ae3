import { expect } from 'chai';
import { openHost, type OpenHost } from '../support/open-host.js';
import { Reader } from '../support/reader.js';

const WIDGETS = ['kpi-tile#active', 'adoption-funnel', 'segment-flow', 'opt-in-trend', 'measure-trend[by]', 'measure-trend:not([by])', 'measure-breakdown', 'asset-performance-table'];

describe('a page whose elements are known late', () => {
  for (const [order, place] of [['the dashboard first', '/'], ['the widgets first', '/?children-first']] as const) {
    describe(order, () => {
      let host: OpenHost;
      let reader: Reader;
      before(async () => {
        host = await openHost('late-definition', { path: place });
        reader = new Reader(host.page);
      });
      after(() => host.close());
      afterEach(() => expect(host.complaints).to.deep.equal([]));

      it('shows all of them', async () => {
        for (const name of ['filter-bar', ...WIDGETS]) await reader.sees(name);
        expect(await reader.text('kpi-tile#written', '#figure')).to.contain('180');
      });

      it('follows what was set on them before', async () => {
        const set = await host.page.evaluate(() => {
          const { provider, period, filters, audience } = document.querySelector('omnichannel-dashboard') as HTMLElement & { provider: unknown; period: unknown; filters: unknown; audience: unknown };
          const own = Object.keys(document.querySelector('omnichannel-dashboard') as HTMLElement).filter((name) => !name.startsWith('_'));
          return { hasProvider: provider !== undefined, period, filters, audience, shadowing: ['provider', 'period', 'filters', 'audience'].filter((name) => own.includes(name)) };
        });
        expect(set).to.deep.equal({ hasProvider: true, period: 'last-6-months', filters: [{ dimension: 'segment', in: ['digital'] }], audience: 'team-north', shadowing: [] });
        expect(await reader.text('filter-bar', '#button-by-segment')).to.contain('Digital first');
        expect(await reader.text('measure-breakdown', '[part=body]')).not.to.contain('Face-to-face');
        expect(await reader.text('measure-breakdown', '[part=body]')).to.contain('Phone');
        expect(await reader.text('measure-trend:not([by])', 'h3')).to.equal('Reach');
      });

      it('changes with what is set now', async () => {
        const before = await reader.text('kpi-tile#active', '#figure');
        await host.page.evaluate(() => { Object.assign(document.querySelector('omnichannel-dashboard') as HTMLElement, { filters: [] }); });
        await reader.until(async () => (await reader.text('kpi-tile#active', '#figure')) !== before, 'the tile did not follow');
        await host.page.evaluate(() => { Object.assign(document.querySelector('measure-breakdown') as HTMLElement, { filters: [] }); });
        await reader.until(async () => (await reader.text('measure-breakdown', '[part=body]')).includes('Face-to-face'), 'the bars did not follow');
      });

      it('gives every tile its place', async () => {
        const columns = await host.page.evaluate(() => [...document.querySelectorAll('omnichannel-dashboard > *')].map((tile) => [tile.slot, tile.getBoundingClientRect().width > 100]));
        expect(columns.every(([slot, isWide]) => slot !== '' && isWide), JSON.stringify(columns)).to.equal(true);
      });
    });
  }
});
