import { expect } from 'chai';
import type { Page } from 'puppeteer-core';
import { openHost, serveHost, type OpenHost } from '../support/open-host.js';

interface Widget extends HTMLElement { readonly status?: string; refresh?(): Promise<void> }

const untilReady = (page: Page, board: string): Promise<unknown> => page.waitForFunction((selector: string) => {
  const widgets = [...document.querySelectorAll<Widget>(`${selector} > *`)];
  return widgets.length === 3 && widgets.every(({ status }) => status === 'ready') && widgets[2]?.shadowRoot?.querySelector('.chart svg');
}, { timeout: 20_000, polling: 50 }, board);

/** What a dashboard's first tile says, how it looks, and under which names its tiles stand. */
const read = (page: Page, board: string): Promise<{ heading: string; figure: string; surface: string; names: string[] }> => page.evaluate((selector: string) => {
  const tiles = [...document.querySelectorAll(`${selector} > *`)];
  const root = tiles[0]?.shadowRoot as ShadowRoot;
  return {
    heading: root.querySelector('h3')?.textContent?.trim() ?? '', figure: root.querySelector('#figure')?.textContent?.replace(/\s+/g, ' ').trim() ?? '',
    surface: getComputedStyle(root.querySelector('[part~=tile]') as Element).backgroundColor, names: tiles.map(({ localName }) => localName),
  };
}, board);

describe('a vendor with many customers', () => {
  let server: Awaited<ReturnType<typeof serveHost>>;
  let host: OpenHost;

  before(async () => {
    server = await serveHost('white-label');
    host = await openHost('white-label', { origin: server.origin });
    await untilReady(host.page, '#customer');
    await untilReady(host.page, '#beside');
  });

  after(async () => {
    await host?.close();
    await server?.close();
  });

  it('shows two of them on one page, each with its figures, its language and its brand', async () => {
    const [customer, beside] = [await read(host.page, '#customer'), await read(host.page, '#beside')];
    expect([customer.figure, beside.figure]).to.deep.equal(['273 interactions', '573 interactions']);
    expect([customer.heading, beside.heading]).to.deep.equal(['Interactions', 'Interactions']);
    expect(customer.surface).to.not.equal(beside.surface);
    expect(customer.names).to.deep.equal(['acme-kpi-tile', 'acme-kpi-tile', 'acme-measure-trend']);
    const french = await host.page.$eval('#beside > :nth-child(2)', (tile) => tile.shadowRoot?.querySelector('h3')?.textContent?.trim());
    expect(french).to.equal('PdS actifs');
    expect(host.complaints).to.deep.equal([]);
  });

  it('renews a token that has expired once, and goes on', async () => {
    const asked: string[] = [];
    host.page.on('request', (request) => { if (request.url().includes('/session/south')) asked.push(request.url()); });
    await fetch(`${server.origin}/expire/south`);
    const figures = await host.page.evaluate(async () => {
      const widgets = [...document.querySelectorAll<Widget>('#beside > *')];
      await Promise.all(widgets.map(async (widget) => widget.refresh?.()));
      return widgets[0]?.shadowRoot?.querySelector('#figure')?.textContent?.replace(/\s+/g, ' ').trim();
    });
    expect(figures).to.equal('573 interactions');
    expect(asked.filter((url) => url.endsWith('refresh=true'))).to.have.lengthOf(1);
    // A browser notes the refusal by itself.
    expect(host.complaints.filter((told) => !/401/.test(told))).to.deep.equal([]);
  });

  it('goes from one customer to the other without a frame of the first', async () => {
    const seen = await host.page.evaluate(async () => {
      const board = document.querySelector('#customer') as HTMLElement;
      const select = document.querySelector('select') as HTMLSelectElement;
      const first = board.children[0]?.shadowRoot?.querySelector('#figure')?.textContent?.trim().slice(0, 3);
      select.value = 'south';
      select.dispatchEvent(new Event('change'));
      const found: string[] = [];
      for (let frame = 0; frame < 60; frame += 1) {
        await new Promise(requestAnimationFrame);
        for (const tile of board.children) if (tile.shadowRoot?.textContent?.includes('North CRM') || tile.shadowRoot?.querySelector('#figure')?.textContent?.includes(first as string)) found.push(`frame ${frame}`);
      }
      return found;
    });
    expect(seen).to.deep.equal([]);
    await untilReady(host.page, '#customer');
    expect((await read(host.page, '#customer')).figure).to.equal('573 interactions');
  });
});
