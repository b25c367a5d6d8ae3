import { expect } from 'chai';
import type { Page } from 'puppeteer-core';
import { click, figure, partOf, statuses, textIn, textOf, until, untilFigure, untilReady } from './dashboard.js';
import { openHost, type OpenHost } from './open-host.js';

interface Handed extends HTMLElement {
  readonly provider?: { readonly query?: unknown };
  readonly filters?: unknown;
}

/** What the dashboard holds as `filters`, as a handle to the very object. */
const filtersOf = (page: Page) => page.evaluateHandle(() => document.querySelector<Handed>('omnichannel-dashboard')?.filters);

const surface = (page: Page): Promise<string> => page.evaluate(() =>
  getComputedStyle(document.querySelector('kpi-tile')?.shadowRoot?.querySelector('[part~=tile]') as Element).backgroundColor);

/**
 * What the small dashboard that each of these hosts shows has to do in it.
 * @param with what the host has beyond: `languages` a button that changes the page's language.
 */
export function describeDashboard(name: string, { languages = true } = {}): void {
  describe(`the dashboard in ${name}`, () => {
    let host: OpenHost;
    before(async () => {
      host = await openHost(name);
      // A page that does not come to its figures has mostly said why.
      await untilReady(host.page).catch(async ({ message }: Error) => { throw new Error([message, ...await statuses(host.page), ...host.complaints].join('\n')); });
    });
    after(() => host?.close());
    afterEach(() => expect(host.complaints).to.deep.equal([]));

    it('is of the library\'s elements, all with the figures of its rows', async () => {
      expect(await statuses(host.page)).to.deep.equal(['omnichannel-dashboard: defined', 'filter-bar: defined', 'kpi-tile: ready', 'kpi-tile: ready', 'measure-trend: ready']);
      expect(await figure(host.page, 'interactions')).to.equal('113 interactions');
      expect(await figure(host.page, 'activeHcps')).to.equal('18 HCPs');
    });

    it('gets objects as they are', async () => {
      const handed = await host.page.$eval('omnichannel-dashboard', (dashboard: Handed) => ({ provider: typeof dashboard.provider?.query, attributes: dashboard.getAttributeNames() }));
      expect(handed.provider).to.equal('function');
      expect(handed.attributes).not.to.include.members(['provider']).and.not.to.include.members(['filters']);
      await click(host.page, '#phone');
      await untilFigure(host.page, 'interactions', '36 interactions');
      const first = await filtersOf(host.page);
      await click(host.page, '#phone');
      await untilFigure(host.page, 'interactions', '113 interactions');
      expect(await host.page.evaluate((before, now) => before === now, first, await filtersOf(host.page))).to.equal(false);
      await click(host.page, '#phone');
      await untilFigure(host.page, 'interactions', '36 interactions');
      expect(await host.page.evaluate((before, now) => before === now, first, await filtersOf(host.page))).to.equal(true);
      await click(host.page, '#phone');
      await untilFigure(host.page, 'interactions', '113 interactions');
    });

    it('tells the host what was picked', async () => {
      await (await partOf(host.page, 'activeHcps', '#figure')).click();
      await until(() => textOf(host.page, 'output'), 'activeHcps: 18');
    });

    it('follows light and dark', async () => {
      const light = await surface(host.page);
      await click(host.page, '#scheme');
      await until(async () => (await surface(host.page)) !== light, true);
      await click(host.page, '#scheme');
      await until(() => surface(host.page), light);
    });

    if (languages) {
      it('follows the language', async () => {
        await click(host.page, '#language');
        await until(() => textIn(host.page, 'activeHcps', '#heading'), 'PdS actifs');
        await click(host.page, '#language');
        await until(() => textIn(host.page, 'activeHcps', '#heading'), 'Active HCPs');
      });
    }

    it('goes and comes back whole', async () => {
      for (let turn = 0; turn < 3; turn += 1) {
        await click(host.page, '#shown');
        await host.page.waitForSelector('omnichannel-dashboard', { hidden: true });
        await click(host.page, '#shown');
        await untilReady(host.page);
      }
      await click(host.page, '#phone');
      await untilFigure(host.page, 'interactions', '36 interactions');
      await (await partOf(host.page, 'interactions', '#figure')).click();
      await until(() => textOf(host.page, 'output'), 'interactions: 36');
      await click(host.page, '#phone');
      await untilFigure(host.page, 'interactions', '113 interactions');
    });
  });
}
