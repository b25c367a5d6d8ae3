import { expect } from 'chai';
import { openHost, type OpenHost } from '../support/open-host.js';
import { Reader, wait } from '../support/reader.js';

const WIDGETS = ['filter-bar', 'kpi-tile', 'measure-trend', 'opt-in-trend', 'segment-flow', 'asset-performance-table'];
const MOVES = 200;

type Watched = HTMLElement & { asked: number; provider: { query(...given: unknown[]): Promise<unknown>; queryAll?(...given: unknown[]): Promise<unknown> } };

/** Counts the questions that the provider of the dashboard is asked. */
function count(): void {
  const dashboard = document.querySelector('omnichannel-dashboard') as unknown as Watched;
  const { provider } = dashboard;
  dashboard.asked = 0;
  for (const name of ['query', 'queryAll'] as const) {
    const ask = provider[name]?.bind(provider);
    if (ask) Object.assign(provider, { [name]: (...given: unknown[]) => { dashboard.asked += 1; return ask(...given); } });
  }
}

/** What stays behind in the page, after garbage is collected. */
async function held({ page }: OpenHost): Promise<{ readonly nodes: number; readonly listeners: number }> {
  const session = await page.createCDPSession();
  await session.send('Performance.enable');
  for (let turn = 0; turn < 3; turn += 1) {
    await session.send('HeapProfiler.collectGarbage');
    await wait(100);
  }
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? NaN;
  await session.detach();
  return { nodes: of('Nodes'), listeners: of('JSEventListeners') };
}

describe('a page that moves its widgets about', () => {
  let host: OpenHost;
  let reader: Reader;
  beforeEach(async () => {
    host = await openHost('moving');
    reader = new Reader(host.page);
  });
  afterEach(async () => {
    expect(host.complaints).to.deep.equal([]);
    await host.close();
  });

  const asked = (): Promise<number> => host.page.evaluate(() => (document.querySelector('omnichannel-dashboard') as unknown as Watched).asked);
  const drawn = async (): Promise<void> => { for (const name of WIDGETS) await reader.sees(name); };

  it('loses no chart and asks nothing twice', async () => {
    await drawn();
    await host.page.evaluate(count);
    for (let turn = 0; turn < 6; turn += 1) {
      await host.page.click('#move');
      await wait(turn * 20);
    }
    await drawn();
    await wait(300);
    expect(await asked()).to.equal(0);
    const share = (await reader.part('measure-trend', '.chart-box svg')).evaluate((svg) => svg.getBoundingClientRect().width / (svg.closest('.chart')?.clientWidth ?? 0));
    expect(await share).to.be.closeTo(1, 0.01);
  });

  it('may move them before they have their figures', async () => {
    await host.page.evaluate(count);
    await host.page.reload({ waitUntil: 'domcontentloaded' });
    await reader.part('omnichannel-dashboard');
    await reader.until(() => host.page.evaluate(() => customElements.get('omnichannel-dashboard') !== undefined), 'not loaded');
    await host.page.evaluate(count);
    for (let turn = 0; turn < 12; turn += 1) await host.page.evaluate(() => document.querySelector<HTMLElement>('#move')?.click());
    await drawn();
    const once = await asked();
    await host.page.evaluate(() => (document.querySelector('omnichannel-dashboard') as HTMLElement & { refresh(): Promise<void> }).refresh());
    expect(once).to.be.at.most((await asked()) - once);
  });

  it('may move them while a menu, a tooltip or a filter is open', async () => {
    await drawn();
    await reader.openMenu('measure-trend');
    await host.page.evaluate(() => document.querySelector<HTMLElement>('#move')?.click());
    await wait(200);
    expect(await reader.has('measure-trend', ':popover-open')).to.equal(false);
    expect(await (await reader.part('measure-trend', '[part=menu]')).evaluate((menu) => menu.getAttribute('aria-expanded'))).to.equal('false');
    await reader.tooltipAt('measure-trend', '.chart');
    await host.page.evaluate(() => document.querySelector<HTMLElement>('#move')?.click());
    await wait(50);
    await host.page.mouse.move(1, 1);
    await wait(200);
    expect(await reader.has('measure-trend', ':popover-open')).to.equal(false);
    await reader.click('filter-bar', '#button-by-segment');
    await reader.part('filter-bar', '.panel.placed:popover-open');
    await host.page.evaluate(() => document.querySelector<HTMLElement>('#move')?.click());
    await wait(200);
    expect(await reader.has('filter-bar', ':popover-open')).to.equal(false);
    expect(await (await reader.part('filter-bar', '#button-by-segment')).evaluate((button) => button.getAttribute('aria-expanded'))).to.equal('false');
    await reader.tooltipAt('measure-trend', '.chart');
    await reader.openMenu('measure-trend');
  });

  it('may take one widget out of the dashboard and put it back', async () => {
    await drawn();
    await host.page.evaluate(count);
    await host.page.evaluate(() => document.querySelector('#right')?.append(document.querySelector('measure-trend') as Element));
    await wait(300);
    await host.page.evaluate(() => document.querySelector('omnichannel-dashboard')?.append(document.querySelector('measure-trend') as Element));
    await reader.sees('measure-trend');
    expect(await asked()).to.equal(0);
  });

  it('holds nothing of them once they are gone, however often they were moved', async () => {
    const empty = await openHost('moving', { path: '/empty.html' });
    const nothing = await held(empty);
    await empty.close();
    await drawn();
    const move = (times: number): Promise<void> => host.page.evaluate(async (count) => {
      for (let turn = 0; turn < count; turn += 1) {
        document.querySelector<HTMLElement>('#move')?.click();
        if (turn % 10 === 0) await new Promise((resolve) => setTimeout(resolve, 30));
      }
    }, times);
    await move(2);
    await drawn();
    await reader.letGo();
    const few = await held(host);
    await move(MOVES);
    await drawn();
    await reader.letGo();
    const many = await held(host);
    expect(many.listeners - few.listeners, `listeners ${few.listeners} → ${many.listeners}`).to.be.at.most(3);
    expect(many.nodes - few.nodes, `nodes ${few.nodes} → ${many.nodes}`).to.be.at.most(20);
    await host.page.evaluate(() => document.querySelector('omnichannel-dashboard')?.remove());
    // Lit keeps the templates that it has read, some 700 nodes; the browser collects when it likes.
    let gone = many;
    await reader.until(async () => {
      gone = await held(host);
      return gone.nodes - nothing.nodes <= 900 && gone.listeners - nothing.listeners <= 20;
    }, () => `nodes ${nothing.nodes} → ${gone.nodes}, listeners ${nothing.listeners} → ${gone.listeners}`);
  });
});
