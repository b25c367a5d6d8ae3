import { aTimeout, expect, fixture, html, waitUntil as waitFor } from '@open-wc/testing';
import { dashboardContext, defineWidgets, SelectionEvent, type DataProvider, type Member, type Result } from '../../src/index.js';
import { withFaults } from '../../src/testing/faults/index.js';
import type { OmnichannelDashboard } from '../../src/widgets/omnichannel-dashboard/omnichannel-dashboard.js';
import { NEEDED, oneRow, TAGS, type AnyWidget, type Tag } from './support.js';

defineWidgets({ prefix: 'tenant-' });
const waitUntil = (isTrue: () => unknown, why?: string): Promise<void> => waitFor(() => Boolean(isTrue()), why, { timeout: 10_000 });
const becomes = (widget: AnyWidget, ...statuses: string[]): Promise<void> => waitUntil(() => statuses.includes(widget.status), `${widget.localName} in time`);

const PERIOD = '2026-05-01/2026-11-01';
/** Every figure and every name of the first tenant. */
const OF_ANN = /7[,.\s]?777|Ann’s/;

interface Tenant { readonly figure: number; readonly name: string; readonly code: string }
const ANN: Tenant = { figure: 7777, name: 'Ann’s', code: 'c1' };
const BEN: Tenant = { figure: 3333, name: 'Ben’s', code: 'c1' };

/** Answers every question with the tenant's mark; slow, and deaf to aborts. */
function figuresOf({ figure, name, code }: Tenant, ms: () => number): DataProvider {
  const answer: DataProvider = {
    name,
    query: async (query): Promise<Result> => {
      const { columns, rows, meta } = oneRow(query, figure);
      const own = rows.map((row) => row.map((cell) => (cell === 'x' ? code : cell)));
      return { columns, rows: own, meta: { ...meta, source: `${name} register` } };
    },
  };
  const slow: DataProvider = { ...answer, query: async (query, options) => (await aTimeout(ms()), answer.query(query, options)) };
  return withFaults(slow, [{ fault: { kind: 'ignores-abort' } }]);
}

/** A server for both: it answers whoever is signed in when it is asked. */
class Server {
  reader = ANN;
  ms = 0;
  asked = 0;
  isDown = false;
  readonly provider: DataProvider;

  constructor() {
    const providers = { [ANN.name]: figuresOf(ANN, () => this.ms), [BEN.name]: figuresOf(BEN, () => this.ms) };
    const base: DataProvider = { name: 'server', query: () => Promise.reject(new Error('never asked')), members: async ({ dimension }) => this.#members(dimension) };
    const tenants = withFaults(base, [{ fault: { kind: 'tenants', audience: () => this.reader.name, providers } }]);
    this.provider = {
      name: 'server', capabilities: { measures: {}, completeThrough: '2026-10-31' },
      query: (query, options) => (this.asked += 1, this.isDown ? Promise.reject(new Error('down')) : tenants.query(query, options)),
      members: (request, options) => tenants.members?.(request, options) as Promise<readonly Member[]>,
    };
  }

  async #members(dimension: string): Promise<readonly Member[]> {
    const { name, code } = this.reader;
    await aTimeout(this.ms);
    return [{ code, label: `${name} ${dimension}`, count: 5 }];
  }
}

const ATTRIBUTES = ['aria-label', 'title', 'aria-valuetext', 'placeholder', 'alt', 'aria-roledescription'];

/** All that can be read or heard of a tree, through all shadow roots, closed popovers included. */
function textsOf(root: ParentNode): string {
  const parts: string[] = [];
  const walk = (node: Node): void => {
    if (node instanceof Text) parts.push(node.data);
    if (node instanceof Element) {
      if (node.localName === 'style') return;
      for (const name of ATTRIBUTES) parts.push(node.getAttribute(name) ?? '');
      if (node instanceof HTMLInputElement) parts.push(node.value);
      if (node.shadowRoot) walk(node.shadowRoot);
    }
    for (const child of node.childNodes) walk(child);
  };
  walk(root);
  return parts.filter((part) => part.trim() !== '').join(' | ');
}

/** Reads the page before every paint until it is told to stop; gives what it found of somebody, and how often it looked. */
function watching(root: ParentNode, mark: RegExp): { stop: () => { found: string[]; frames: number } } {
  const found: string[] = [];
  let frames = 0;
  let next = 0;
  const look = (): void => {
    frames += 1;
    const texts = textsOf(root);
    const at = texts.search(mark);
    if (at >= 0) found.push(`frame ${frames}: …${texts.slice(Math.max(0, at - 120), at + 60)}`);
    next = requestAnimationFrame(look);
  };
  next = requestAnimationFrame(look);
  return { stop: () => (cancelAnimationFrame(next), { found: found.slice(0, 3), frames }) };
}

const widgetsIn = (root: ParentNode): AnyWidget[] => [...root.querySelectorAll<AnyWidget>(TAGS.map((tag) => `tenant-${tag}`).join(','))];
const one = (root: ParentNode, tag: Tag): AnyWidget => root.querySelector<AnyWidget>(`tenant-${tag}`) as AnyWidget;
const inside = <Found extends HTMLElement = HTMLElement>(widget: Element, selector: string): Found => widget.shadowRoot?.querySelector<Found>(selector) as Found;

async function page(server: Server): Promise<OmnichannelDashboard> {
  const dashboard = document.createElement('tenant-omnichannel-dashboard') as OmnichannelDashboard;
  Object.assign(dashboard, { provider: server.provider, audience: 'ann', period: PERIOD, crossFilter: true, filters: [{ dimension: 'segment', in: [ANN.code] }] });
  const bar = document.createElement('tenant-filter-bar');
  bar.setAttribute('dimensions', 'segment product');
  dashboard.append(bar, ...TAGS.map((tag) => Object.assign(document.createElement(`tenant-${tag}`), NEEDED[tag], tag === 'kpi-tile' && { withSparkline: true })));
  (await fixture<HTMLElement>(html`<div></div>`)).append(dashboard);
  await Promise.all(widgetsIn(dashboard).map((widget) => becomes(widget, 'ready', 'partial')));
  return dashboard;
}

/** Opens whatever of a widget may hold figures: tooltips, what is read aloud, a table, a list of members. */
async function openEverything(dashboard: OmnichannelDashboard): Promise<void> {
  one(dashboard, 'kpi-tile').dispatchEvent(new SelectionEvent('kpi-select', { dimension: 'product', code: 'p1', label: 'Ann’s pick', filters: [{ dimension: 'product', in: ['p1'] }] }));
  await waitUntil(() => inside(dashboard, '[role=status]').textContent?.includes('Ann’s pick'), 'a pick read aloud');
  for (const tag of ['opt-in-trend', 'measure-trend'] as const) {
    const widget = one(dashboard, tag);
    widget.scrollIntoView();
    await waitUntil(() => inside(widget, '.chart svg'), `a picture in ${tag}`);
    await aTimeout(100);
    inside(widget, '.chart').dispatchEvent(new KeyboardEvent('keydown', { key: 'Home', bubbles: true }));
    await waitUntil(() => OF_ANN.test(inside(widget, '[aria-live]').textContent ?? ''), `something read aloud in ${tag}`);
  }
  const table = one(dashboard, 'asset-performance-table');
  table.scrollIntoView();
  await waitUntil(() => inside(table, '[data-position="0"]'), 'a row');
  inside(table, '[data-position="0"]').focus();
  const flow = one(dashboard, 'segment-flow');
  flow.scrollIntoView();
  await waitUntil(() => inside(flow, '[data-stop]'), 'a stop');
  inside(flow, '[data-stop]').focus();
  const breakdown = one(dashboard, 'measure-breakdown');
  inside(breakdown, '[part=menu]').click();
  await waitUntil(() => [...(breakdown.shadowRoot?.querySelectorAll('button') ?? [])].some(({ textContent }) => /table/i.test(textContent ?? '')), 'a menu');
  [...(breakdown.shadowRoot?.querySelectorAll('button') ?? [])].find(({ textContent }) => /table/i.test(textContent ?? ''))?.click();
  const bar = dashboard.querySelector('tenant-filter-bar') as HTMLElement;
  [...(bar.shadowRoot?.querySelectorAll<HTMLElement>('button.filter') ?? [])].find(({ textContent }) => /Product/i.test(textContent ?? ''))?.click();
  await waitUntil(() => /Ann’s product/.test(textsOf(bar)), 'members of the first tenant');
}

describe('two tenants on one page', () => {
  it('show nothing of the first from the very next frame on, whatever was open, and then the second’s', async () => {
    const server = new Server();
    const dashboard = await page(server);
    await openEverything(dashboard);
    for (const widget of widgetsIn(dashboard)) expect(textsOf(widget), widget.localName).to.match(OF_ANN);
    server.ms = 120;
    const watch = watching(dashboard, OF_ANN);
    server.reader = BEN;
    dashboard.audience = 'ben';
    await aTimeout(0);
    expect(widgetsIn(dashboard).map((widget) => JSON.stringify(widget.toTable())).filter((table) => OF_ANN.test(table))).to.deep.equal([]);
    await Promise.all(widgetsIn(dashboard).map((widget) => becomes(widget, 'ready', 'partial')));
    await aTimeout(300);
    const { found, frames } = watch.stop();
    expect(found).to.deep.equal([]);
    expect(frames).to.be.greaterThan(5);
    for (const widget of widgetsIn(dashboard)) expect(textsOf(widget), widget.localName).to.match(/3[,.]?333|Ben’s/);
  });

  it('never show an answer that was on its way, nor keep it for the first one’s return', async () => {
    const server = new Server();
    server.ms = 150;
    const dashboard = document.createElement('tenant-omnichannel-dashboard') as OmnichannelDashboard;
    Object.assign(dashboard, { provider: server.provider, audience: 'ann', period: PERIOD });
    dashboard.append(...TAGS.map((tag) => Object.assign(document.createElement(`tenant-${tag}`), NEEDED[tag])));
    (await fixture<HTMLElement>(html`<div></div>`)).append(dashboard);
    await waitUntil(() => server.asked >= TAGS.length);
    const watch = watching(dashboard, OF_ANN);
    server.reader = BEN;
    dashboard.audience = 'ben';
    await Promise.all(widgetsIn(dashboard).map((widget) => becomes(widget, 'ready', 'partial')));
    await aTimeout(300);
    expect(watch.stop().found).to.deep.equal([]);
    const { asked } = server;
    const back = watching(dashboard, /3[,.\s]?333|Ben’s/);
    server.reader = ANN;
    dashboard.audience = 'ann';
    await aTimeout(0);
    await Promise.all(widgetsIn(dashboard).map((widget) => becomes(widget, 'ready', 'partial')));
    expect(back.stop().found).to.deep.equal([]);
    expect(server.asked - asked, 'questions asked anew').to.be.greaterThan(TAGS.length - 1);
  });

  it('drop figures that were kept, marked stale, after a failure', async () => {
    const server = new Server();
    const dashboard = await page(server);
    const tile = one(dashboard, 'kpi-tile');
    server.isDown = true;
    await tile.refresh();
    await becomes(tile, 'stale');
    expect(textsOf(tile)).to.match(OF_ANN);
    const watch = watching(dashboard, OF_ANN);
    server.reader = BEN;
    dashboard.audience = 'ben';
    await becomes(tile, 'error');
    await aTimeout(100);
    expect(watch.stop().found).to.deep.equal([]);
    expect(tile.toTable().rows).to.deep.equal([]);
  });

  it('are kept apart where a widget by itself is given another provider', async () => {
    const providers = [ANN, BEN].map((tenant) => figuresOf(tenant, () => 120));
    const home = await fixture<HTMLElement>(html`<div></div>`);
    const tiles = TAGS.map((tag) => Object.assign(document.createElement(`tenant-${tag}`) as AnyWidget, NEEDED[tag], { provider: providers[0], period: PERIOD }));
    home.append(...tiles);
    await Promise.all(tiles.map((tile) => becomes(tile, 'ready', 'partial')));
    const watch = watching(home, OF_ANN);
    for (const tile of tiles) Object.assign(tile, { provider: providers[1] });
    await aTimeout(0);
    await Promise.all(tiles.map((tile) => becomes(tile, 'ready', 'partial')));
    await aTimeout(200);
    expect(watch.stop().found).to.deep.equal([]);
  });

  it('are kept apart by any host that answers the context protocol', async () => {
    const server = new Server();
    const home = await fixture<HTMLElement>(html`<div></div>`);
    let tell: (value: unknown) => void = () => undefined;
    const value = (audience: string): object => ({ provider: server.provider, audience, period: PERIOD });
    home.addEventListener('context-request', (event) => {
      const { context, callback } = event as unknown as { context: unknown; callback: (value: unknown, end: () => void) => void };
      if (context !== dashboardContext) return;
      event.stopPropagation();
      tell = (next) => callback(next, () => undefined);
      tell(value('ann'));
    });
    const tile = Object.assign(document.createElement('tenant-kpi-tile') as AnyWidget, NEEDED['kpi-tile']);
    home.append(tile);
    await becomes(tile, 'ready');
    server.ms = 100;
    server.reader = BEN;
    const watch = watching(home, OF_ANN);
    tell(value('ben'));
    await aTimeout(0);
    await becomes(tile, 'ready');
    expect(watch.stop().found).to.deep.equal([]);
    expect(textsOf(tile)).to.contain('3,333');
  });
});
