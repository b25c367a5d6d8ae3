import { expect, waitUntil } from '@open-wc/testing';
import type { WidgetElement } from '../../src/context/index.js';
import type { FigureTable } from '../../src/contract/index.js';

type Widget = Pick<WidgetElement<never>, 'status'> & HTMLElement & { toTable(): FigureTable };
type PortalWindow = Window & typeof globalThis;

const TAGS = ['kpi-tile', 'adoption-funnel', 'asset-performance-table', 'segment-flow', 'opt-in-trend'];
const LIT_NOTICE = /^Lit is in dev mode\./;
const LONG = { timeout: 12_000, interval: 20 };

/** The portal as a reader has it, in a window of its own, with everything it says to the console. */
class Portal {
  readonly said: string[] = [];
  readonly #frame = document.createElement('iframe');

  get document(): Document {
    return this.#frame.contentDocument as Document;
  }

  get widgets(): Widget[] {
    return [...this.document.querySelectorAll<Widget>(`main :is(${TAGS.join()})`)];
  }

  async open(query: string): Promise<void> {
    this.#frame.width = '1280';
    this.#frame.height = '900';
    this.#frame.src = `/demo/index.html${query}`;
    document.body.append(this.#frame);
    // Its scripts wait for the page to be parsed; the ear must be there before them.
    await waitUntil(() => this.document.location.pathname.startsWith('/demo/') && this.document.head, 'no page', { interval: 1 });
    this.#listen(this.#frame.contentWindow as PortalWindow);
    await waitUntil(() => this.control<HTMLSelectElement>('specialty')?.options.length > 1, 'controls still empty', LONG);
    await this.settled();
  }

  close(): void {
    this.#frame.remove();
  }

  async settled(): Promise<void> {
    await waitUntil(() => this.document.readyState === 'complete' && this.widgets.length > 0 && this.widgets.every(({ status }) => status !== undefined && !['idle', 'loading'].includes(status)), 'widgets still loading', LONG);
  }

  /** What the tile of a measure shows. */
  figure(measure: string): string {
    return this.document.querySelector(`kpi-tile[measure=${measure}]`)?.shadowRoot?.querySelector('[part=figure] .value')?.textContent ?? '';
  }

  control<Control extends HTMLInputElement | HTMLSelectElement>(name: string): Control {
    return this.document.querySelector(`#controls [name=${name}]`) as Control;
  }

  async choose(name: string, value: string): Promise<void> {
    const control = this.control(name);
    control.value = value;
    expect(control.value, `choice of ${name}`).to.equal(value);
    control.dispatchEvent(new Event('change', { bubbles: true }));
    await Promise.resolve();
  }

  #listen(page: PortalWindow): void {
    for (const level of ['log', 'info', 'warn', 'error'] as const) page.console[level] = (...args: unknown[]) => void (LIT_NOTICE.test(String(args[0])) || this.said.push(args.map(String).join(' ')));
    page.document.addEventListener('securitypolicyviolation', ({ violatedDirective, sourceFile }) => this.said.push(`${violatedDirective} broken by ${sourceFile}`));
    page.addEventListener('error', ({ message }) => this.said.push(message));
    page.addEventListener('unhandledrejection', ({ reason }) => this.said.push(String(reason)));
  }
}

/** A visit to the portal, during which it must say nothing, fail nowhere and keep to its security policy. */
async function inPortal(query: string, visit: (portal: Portal) => Promise<void>): Promise<void> {
  const portal = new Portal();
  try {
    await portal.open(query);
    await visit(portal);
    expect(portal.said.join('\n'), 'said to the console').to.equal('');
  } catch (error) {
    throw new Error([String(error), ...portal.said].join('\n'), { cause: error });
  } finally {
    portal.close();
  }
}

describe('the portal', () => {
  it('shows the figures of the last six months in all widgets', () => inPortal('', async (portal) => {
    expect(portal.widgets.map(({ status }) => status)).to.deep.equal(portal.widgets.map(() => 'ready'));
    expect(new Set(portal.widgets.map(({ localName }) => localName)).size).to.equal(TAGS.length);
    expect(['activeHcps', 'interactions', 'activities', 'assetsUsed', 'turnoverDeltaEvolution', 'unitsDeltaEvolution'].map((id) => portal.figure(id))).to.deep.equal(['1,821', '3,369', '562', '69', '2.58', '2.95']);
    for (const widget of portal.widgets) expect(widget.toTable().rows.length, widget.localName).to.be.greaterThan(0);
  }));

  it('follows the portal’s own controls there and back', () => inPortal('', async (portal) => {
    await portal.choose('specialty', 'cardiology');
    await waitUntil(() => portal.figure('activeHcps') !== '1,821', 'figure unchanged', LONG);
    await portal.settled();
    const narrowed = Number(portal.figure('activeHcps'));
    expect(narrowed).to.be.within(1, 1820);
    expect(portal.figure('turnoverDeltaEvolution'), 'sales have no specialty').to.equal('2.58');

    await portal.choose('period', 'last-3-months');
    await waitUntil(() => Number(portal.figure('activeHcps')) < narrowed, 'figure unchanged', LONG);
    expect(portal.figure('turnoverDeltaEvolution'), 'sales keep their quarter').to.equal('2.58');

    await portal.choose('specialty', '');
    await portal.choose('period', 'last-6-months');
    await waitUntil(() => portal.figure('activeHcps') === '1,821' && portal.figure('interactions') === '3,369', 'figures not back', LONG);
    await portal.settled();
  }));

  it('takes a free range, the last day included', () => inPortal('', async (portal) => {
    expect(portal.control('from').closest('fieldset')?.hidden).to.equal(true);
    await portal.choose('period', 'free');
    expect(portal.control('from').closest('fieldset')?.hidden).to.equal(false);
    expect([portal.control('from').value, portal.control('to').value]).to.deep.equal(['2026-05-01', '2026-10-31']);
    await portal.choose('to', '2026-05-31');
    await waitUntil(() => portal.figure('interactions') !== '3,369', 'figure unchanged', LONG);
    await portal.choose('to', '2026-10-31');
    await waitUntil(() => portal.figure('interactions') === '3,369', 'figure not back', LONG);
    await portal.settled();
  }));

  it('offers 34 segments by scheme and 8 specialties', () => inPortal('', async (portal) => {
    const groups = [...portal.control('segment').querySelectorAll('optgroup')];
    expect(groups.map(({ label }) => label)).to.deep.equal(['Activity', 'Value', 'Behaviour', 'Interest', 'Campaign lists']);
    expect(groups.flatMap((group) => [...group.children]).length).to.equal(34);
    expect(portal.control<HTMLSelectElement>('specialty').options.length).to.equal(1 + 8);
  }));

  it('speaks French', () => inPortal('?lang=fr&theme=dark', async (portal) => {
    expect(portal.document.documentElement.lang).to.equal('fr');
    expect(portal.document.querySelector('h1')?.textContent).to.equal('Tableau de bord omnicanal');
    await waitUntil(() => portal.figure('activeHcps') === '1\u202f821', 'figure not in French', LONG);
    expect(portal.document.querySelector('kpi-tile')?.shadowRoot?.querySelector('h3')?.textContent).to.contain('PdS actifs');
    const page = [...portal.document.querySelectorAll('[data-text], [data-label]')];
    expect(page.filter((element) => !(element.textContent?.trim() && (element.ariaLabel ?? 'text'))), 'left without words').to.deep.equal([]);
    expect(getComputedStyle(portal.document.documentElement).colorScheme).to.equal('dark');
    expect(portal.document.querySelector<HTMLAnchorElement>('#language')?.getAttribute('href')).to.match(/\?theme=dark$/);
  }));
});
