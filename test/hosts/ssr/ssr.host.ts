import { expect } from 'chai';
import type { Page } from 'puppeteer-core';
import { figure, until, untilFigure, untilReady } from '../support/dashboard.js';
import { openHost, serveHost, type OpenHost } from '../support/open-host.js';

interface Watched {
  /** What moved, and from where to where. */
  readonly shifts: string[];
  /** The tiles of the server, by their place. */
  readonly served: (Element | null | undefined)[];
}

const ELEMENTS = 'omnichannel-dashboard, omnichannel-dashboard > *';
/** Drawn by the server as they are drawn in the page, whatever its width: their nodes stay. */
const KEPT = ['omnichannel-dashboard', 'filter-bar', 'kpi-tile', 'adoption-funnel', 'measure-breakdown'];
/** So high that all of the page is seen and every chart painted. */
const HEIGHT = 3800;
/** Only a part of the rows stands in the document, and the chart is no text. */
const OTHERWISE = ['asset-performance-table', 'measure-trend', 'omnichannel-dashboard'];

const boxes = (page: Page): Promise<string[]> => page.$$eval(ELEMENTS, (elements) => elements.map((element) => {
  const { x, y, width, height } = element.getBoundingClientRect();
  return `${element.localName} ${[x, y, width, height].map((value) => value.toFixed(1)).join(' ')}`;
}));

const texts = (page: Page): Promise<string[]> => page.$$eval(ELEMENTS, (elements) => elements.map((element) => {
  const parts = [...(element.shadowRoot?.querySelectorAll(':is(h2, h3, button, p, li, td, th, dd, footer, .figure, [role=rowheader], [role=gridcell])') ?? [])];
  return `${element.localName}: ${parts.map((part) => (part as HTMLElement).innerText.replace(/\s+/g, ' ').trim()).join(' | ')}`;
}));

const isTold = (text: string): boolean => !OTHERWISE.some((name) => text.startsWith(`${name}:`));

/** The page as it is before any script runs, and as it is when all widgets are ready. */
describe('a page that a server rendered', () => {
  let server: Awaited<ReturnType<typeof serveHost>>;
  let host: OpenHost;
  const questions: string[] = [];
  before(async () => {
    server = await serveHost('ssr');
    host = await openHost('ssr', { origin: server.origin, launch: { defaultViewport: { width: 1280, height: HEIGHT } } });
    // A page that is left while it loads complains.
    await untilReady(host.page);
    host.page.on('request', (request) => {
      if (request.url().includes('/api/')) questions.push(request.postData() ?? '');
    });
    await host.page.evaluateOnNewDocument(() => {
      interface Moved { readonly node: Node | null; readonly previousRect: DOMRectReadOnly; readonly currentRect: DOMRectReadOnly }
      const watched = globalThis as unknown as { shifts: string[]; served: unknown[] };
      watched.shifts = [];
      new PerformanceObserver((list) => watched.shifts.push(...list.getEntries().flatMap((entry) => (entry as PerformanceEntry & { readonly sources: readonly Moved[] }).sources.map(({ node, previousRect: from, currentRect: to }) => `${node?.nodeName} "${node?.textContent?.trim().slice(0, 40)}" ${[from, to].map(({ x, y, width, height }) => `${x},${y} ${width}x${height}`).join(' to ')}`)))).observe({ type: 'layout-shift', buffered: true });
      // Before deferred scripts run.
      document.addEventListener('readystatechange', () => {
        if (document.readyState === 'interactive') watched.served = [...document.querySelectorAll('omnichannel-dashboard, omnichannel-dashboard > *')].map(({ shadowRoot }) => shadowRoot?.querySelector(':not(style)'));
      });
    });
  });
  after(async () => {
    await host?.close();
    await server?.close();
  });
  afterEach(() => expect(host.complaints).to.deep.equal([]));

  async function open(path: string, { scripts }: { scripts: boolean }): Promise<Page> {
    questions.length = 0;
    await host.page.setJavaScriptEnabled(scripts);
    await host.page.goto(`${server.origin}${path}`, { waitUntil: 'networkidle0' });
    if (scripts) {
      await untilReady(host.page);
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    return host.page;
  }

  it('has its figures before any script runs', async () => {
    const page = await open('/', { scripts: false });
    const said = (await texts(page)).join('\n').replace(/[\u00a0\u202f]/g, ' ');
    for (const text of ['230 HCPs', '1,068 interactions', '42.5 pts', 'Trial and above: 62% of HCPs', 'Webinar leads with 42% of interactions', '130 opted in at Oct 31, 2026', 'October 2026 | 84', '8 HCPs from Digital first to Hybrid', 'Respira brochure 24', 'Last 6 months · May – Oct 2026']) {
      expect(said).to.contain(text);
    }
    const broad = await page.$$eval('measure-breakdown', ([element]) => [...(element?.shadowRoot?.querySelectorAll('.plot i, .plot .bar') ?? [])].map((bar) => bar.getBoundingClientRect().width));
    expect(Math.max(...broad)).to.be.above(100);
  });

  for (const width of [390, 700, 1280]) {
    it(`does not move when the scripts take it over, at ${width} pixels`, async function () {
      // Seen to move by a hair once in a dozen runs, on a busy machine, from a cause that is not known.
      this.retries(1);
      await host.page.setViewport({ width, height: HEIGHT });
      const before = await boxes(await open('/', { scripts: false }));
      const page = await open('/', { scripts: true });
      expect(await page.evaluate(() => (globalThis as unknown as Watched).shifts)).to.deep.equal([]);
      expect(await boxes(page)).to.deep.equal(before);
    });
  }

  it('asks nothing that the server has answered', async () => {
    await open('/', { scripts: true });
    expect(questions).to.deep.equal([]);
  });

  it('keeps the nodes of the server where they say what is drawn here', async () => {
    const page = await open('/', { scripts: true });
    const replaced = await page.$$eval(ELEMENTS, (elements) => elements.filter((element, at) => (globalThis as unknown as Watched).served[at] !== element.shadowRoot?.querySelector(':not(style)')).map(({ localName }) => localName));
    expect(replaced.filter((name) => KEPT.includes(name))).to.deep.equal([]);
  });

  for (const locale of ['en', 'fr']) {
    it(`says in the browser what it said on the server, in ${locale} and far away`, async () => {
      const before = await texts(await open(`/?locale=${locale}`, { scripts: false }));
      await host.page.emulateTimezone('Pacific/Kiritimati');
      const after = await texts(await open(`/?locale=${locale}`, { scripts: true }));
      await host.page.emulateTimezone();
      expect(after.filter(isTold)).to.deep.equal(before.filter(isTold));
    });
  }

  it('shows what is known in the browser where the server said otherwise', async () => {
    const { identifier } = await host.page.evaluateOnNewDocument(() => document.addEventListener('readystatechange', () => {
      // Only the text: what Lit hydrates by stays, and Lit itself would keep it.
      const [text] = [...(document.querySelector('kpi-tile')?.shadowRoot?.querySelector('.value')?.childNodes ?? [])].filter((node) => node instanceof Text);
      if (document.readyState === 'interactive' && text) text.data = '999';
    }));
    const page = await open('/', { scripts: true });
    await host.page.removeScriptToEvaluateOnNewDocument(identifier);
    expect(await figure(page, 'activeHcps')).to.equal('230 HCPs');
  });

  it('is used like any other page afterwards', async () => {
    const page = await open('/', { scripts: true });
    await page.locator('measure-breakdown >>> [part~=mark]').click();
    await untilFigure(page, 'interactions', '449 interactions');
    expect(questions).not.to.deep.equal([]);
    await page.locator('kpi-tile >>> [part=menu]').click();
    await until(() => page.$eval('kpi-tile', ({ shadowRoot }) => shadowRoot?.querySelector('.choices')?.matches(':popover-open')), true);
  });
});
