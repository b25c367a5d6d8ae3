import { expect, waitUntil } from '@open-wc/testing';
import type { WidgetElement } from '../../src/context/index.js';
import type { DashboardState, FigureTable } from '../../src/contract/index.js';
import { slotOf } from '../../src/context/tile-slot.js';
import type { OmnichannelDashboard } from '../../src/widgets/omnichannel-dashboard/omnichannel-dashboard.js';

export type Widget = Pick<WidgetElement<never>, 'status'> & HTMLElement & { readonly measure?: string; toTable(): FigureTable };
type PortalWindow = Window & typeof globalThis;

const LIT_NOTICE = /^Lit is in dev mode\./;
export const LONG = { timeout: 60_000, interval: 20 };

/** The portal as a reader has it, in a window of its own, with everything it says to the console. */
export class Portal {
  readonly said: string[] = [];
  readonly #frame = document.createElement('iframe');

  get window(): PortalWindow {
    return this.#frame.contentWindow as PortalWindow;
  }

  get document(): Document {
    return this.#frame.contentDocument as Document;
  }

  get dashboard(): OmnichannelDashboard {
    return this.document.querySelector('omnichannel-dashboard') as OmnichannelDashboard;
  }

  /** All but the filter bar. */
  get widgets(): Widget[] {
    return [...this.document.querySelectorAll<Widget>('omnichannel-dashboard > :not(filter-bar)')];
  }

  async open(address: string): Promise<void> {
    this.#frame.width = '1280';
    this.#frame.height = '900';
    this.#frame.src = `/demo/index.html${address}`;
    document.body.append(this.#frame);
    await this.#opened();
  }

  /** Loads the page anew, at the address it has. */
  async reload(): Promise<void> {
    const before = this.document;
    this.window.location.reload();
    await waitUntil(() => this.document !== before, 'still the page before', LONG);
    await this.#opened();
  }

  close(): void {
    this.#frame.remove();
  }

  async settled(): Promise<void> {
    await waitUntil(() => this.document.readyState === 'complete' && this.widgets.length > 0 && this.widgets.every(({ status }) => status !== undefined && !['idle', 'loading'].includes(status)), 'widgets still loading', LONG);
    // What follows from a first answer comes after it.
    let seen: string;
    do {
      seen = JSON.stringify(this.figures());
      await new Promise((done) => setTimeout(done, 150));
    } while (seen !== JSON.stringify(this.figures()));
  }

  /** The tile of a measure. */
  tile(measure: string): Widget | undefined {
    return this.widgets.find((widget) => widget.localName === 'kpi-tile' && widget.measure === measure);
  }

  /** The widget that stands in a tile of the layout. */
  tileOf(id: string): Widget | undefined {
    return this.widgets.find(({ slot }) => slot === slotOf(id));
  }

  /** What the tile of a measure shows. */
  figure(measure: string): string {
    return figureOf(this.tile(measure));
  }

  widget(tag: string): Widget {
    return this.widgets.find(({ localName }) => localName === tag) as Widget;
  }

  /** Follows the link to another screen. */
  async goTo(screen: string): Promise<void> {
    (this.document.querySelector(`#screens a[href*="screen=${screen}"]`) as HTMLElement).click();
    await waitUntil(() => new URLSearchParams(this.window.location.search).get('screen') === screen, 'address unchanged', LONG);
    await this.settled();
  }

  /** Ticks a member in a panel of the filter bar. */
  async choose(dimension: string, member: string): Promise<void> {
    const bar = this.document.querySelector('filter-bar')?.shadowRoot as ShadowRoot;
    const trigger = [...bar.querySelectorAll('button')].find(({ textContent }) => textContent?.trim().startsWith(dimension)) as HTMLElement;
    trigger.click();
    const option = (): HTMLElement | undefined => [...bar.querySelectorAll<HTMLElement>('[role=option]')].find(({ textContent }) => textContent?.includes(member));
    await waitUntil(option, `no ${member} in ${dimension}`, LONG);
    option()?.click();
    trigger.click();
  }

  /** All figures on the screen, as tables. */
  figures(): unknown {
    return this.widgets.map((widget) => [widget.slot, widget.toTable()]);
  }

  state(): DashboardState {
    return this.dashboard.getState();
  }

  async #opened(): Promise<void> {
    // Its scripts wait for the page to be parsed; the ear must be there before them.
    await waitUntil(() => this.document.location.pathname.startsWith('/demo/') && this.document.head, 'no page', { interval: 1 });
    this.#listen(this.window);
    await waitUntil(() => this.document.querySelector('#screens a[aria-current]'), 'no screen open', LONG);
    await this.settled();
  }

  #listen(page: PortalWindow): void {
    for (const level of ['log', 'info', 'warn', 'error'] as const) page.console[level] = (...args: unknown[]) => void (LIT_NOTICE.test(String(args[0])) || this.said.push(args.map(String).join(' ')));
    page.document.addEventListener('securitypolicyviolation', ({ violatedDirective, sourceFile }) => this.said.push(`${violatedDirective} broken by ${sourceFile}`));
    page.addEventListener('error', ({ message }) => this.said.push(message));
    page.addEventListener('unhandledrejection', ({ reason }) => this.said.push(String(reason)));
  }
}

/** The large figure of a tile. */
export function figureOf(tile: Element | undefined): string {
  return tile?.shadowRoot?.querySelector('[part=figure] .value')?.textContent ?? '';
}

/** A visit to the portal, during which it must say nothing, fail nowhere and keep to its security policy. */
export async function inPortal(address: string, visit: (portal: Portal) => Promise<void>): Promise<void> {
  const portal = new Portal();
  localStorage.clear();
  try {
    await portal.open(address);
    await visit(portal);
    expect(portal.said.join('\n'), 'said to the console').to.equal('');
  } catch (error) {
    throw new Error([String(error), ...portal.said].join('\n'), { cause: error });
  } finally {
    portal.close();
    localStorage.clear();
  }
}
