import { expect, html } from '@open-wc/testing';
import type { Progress } from '../../../src/contract/index.js';
import type { WidgetStatusEvent } from '../../../src/context/index.js';
import '../../../src/locales/fr/define.js';
import '../../../src/widgets/kpi-tile/define.js';
import '../../../src/widgets/omnichannel-dashboard/define.js';
import { board, Counted, show, until } from './support.js';

/** Loads as slowly as it is told to. */
class Loading extends Counted {
  listeners = new Set<(progress: Progress) => void>();
  readonly #loaded: Promise<void>;
  done: () => void = () => undefined;

  constructor() {
    super();
    this.#loaded = new Promise((resolve) => { this.done = resolve; });
  }

  watchProgress(listener: (progress: Progress) => void): () => void {
    this.listeners.add(listener);
    listener({ part: 'interactions', loaded: 0, done: false });
    return () => void this.listeners.delete(listener);
  }

  tell(progress: Progress): void {
    for (const listener of [...this.listeners]) listener(progress);
  }

  override async queryAll(queries: Parameters<Counted['queryAll']>[0]): ReturnType<Counted['queryAll']> {
    await this.#loaded;
    return super.queryAll(queries);
  }
}

const barOf = (host: Element): HTMLProgressElement | null => host.shadowRoot?.querySelector('progress') ?? null;

describe('omnichannel-dashboard: while its source loads', () => {
  it('shows how far it is, and nothing afterwards, and moves nothing by it', async () => {
    const provider = new Loading();
    const host = await board(html`<kpi-tile measure="activeHcps"></kpi-tile>`, { provider });
    expect(barOf(host)).to.have.property('value', 0);
    expect(barOf(host)?.getAttribute('aria-label')).to.equal('Loading figures');
    await expect(host).to.be.accessible();
    provider.tell({ part: 'interactions', loaded: 30, total: 120, done: false });
    await host.updateComplete;
    expect(barOf(host)).to.have.property('value', 0.25);
    provider.tell({ part: 'hcps', loaded: 100, total: 100, done: true });
    await host.updateComplete;
    expect(barOf(host)).to.have.property('value', 0.625);
    const place = host.querySelector('kpi-tile')?.getBoundingClientRect().top;
    provider.tell({ part: 'interactions', loaded: 120, total: 120, done: true });
    await host.updateComplete;
    expect(barOf(host)).to.equal(null);
    expect(host.querySelector('kpi-tile')?.getBoundingClientRect().top).to.equal(place);
    provider.done();
    await show(host, '1,000');
  });

  it('says only that something goes on where nobody knows how much there is', async () => {
    const provider = new Loading();
    const host = await board(html`<kpi-tile measure="activeHcps"></kpi-tile>`, { provider, locale: 'fr' });
    provider.tell({ part: 'interactions', loaded: 30, done: false });
    await host.updateComplete;
    expect(barOf(host)?.position).to.equal(-1);
    expect(barOf(host)?.getAttribute('aria-label')).to.equal('Chargement des chiffres');
  });

  it('is told by every widget, and watched no longer than it is shown', async () => {
    const provider = new Loading();
    const host = await board(html`<kpi-tile measure="activeHcps"></kpi-tile>`, { provider });
    const shares: (number | undefined)[] = [];
    host.addEventListener('widget-status', (event) => { shares.push((event as WidgetStatusEvent).detail.progress?.share); });
    await until(() => provider.listeners.size === 2, 'watched by the tile too');
    for (const loaded of [60, 90]) {
      provider.tell({ part: 'interactions', loaded, total: 120, done: false });
      await until(() => shares.includes(loaded / 120), 'told');
    }
    provider.tell({ part: 'interactions', loaded: 120, total: 120, done: true });
    provider.done();
    await show(host, '1,000');
    expect(shares.at(-1)).to.equal(undefined);
    host.remove();
    await until(() => provider.listeners.size === 0, 'still watched');
  });
});
