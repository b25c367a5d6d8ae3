import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import { CORE_CATALOG } from '../../../src/catalog/index.js';
import { dashboardContext, defineWidget, FiltersChangeEvent, type DashboardContext } from '../../../src/context/index.js';
import type { TileState } from '../../../src/contract/index.js';
import '../../../src/widgets/kpi-tile/define.js';
import '../../../src/widgets/adoption-funnel/define.js';
import '../../../src/widgets/omnichannel-dashboard/define.js';
import { KpiTile } from '../../../src/widgets/kpi-tile/kpi-tile.js';
import { OmnichannelDashboard } from '../../../src/widgets/omnichannel-dashboard/omnichannel-dashboard.js';
import { board, cellsOf, Counted, errorsOf, own, show, tilesIn, until, valueOf } from './support.js';

defineWidget('acme-kpi-tile', KpiTile);
defineWidget('acme-omnichannel-dashboard', OmnichannelDashboard);

const two = html`<kpi-tile measure="activeHcps"></kpi-tile><kpi-tile measure="interactions"></kpi-tile>`;
const TILES: readonly TileState[] = [
  { id: 'active', element: 'kpi-tile', section: { en: 'Activity', fr: 'Activité' }, heading: { en: 'Active', fr: 'Actifs' }, settings: { measure: 'activeHcps' } },
  { id: 'contacts', element: 'kpi-tile', columns: 4, settings: { measure: 'interactions', comparison: 'none' } },
];
const textOf = (host: Element, selector: string): string => host.shadowRoot?.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim() ?? '';

describe('omnichannel-dashboard: what it hands down', () => {
  it('reaches widgets in nested shadow roots', async () => {
    const provider = new Counted();
    const host = await board(html`<section></section>`, { provider, filters: [{ dimension: 'product', in: ['a', 'b'] }] });
    const inner = (host.querySelector('section') as HTMLElement).attachShadow({ mode: 'open' });
    const tile = document.createElement('kpi-tile');
    tile.measure = 'activeHcps';
    inner.append(tile);
    await until(() => valueOf(tile) === '1,002', 'filtered figures');
  });

  it('asks one tray for the first figures and one for each change of filters or period', async () => {
    const provider = new Counted();
    const host = await board(two, { provider });
    await show(host, '1,000', '1,000');
    expect(provider.trays).to.have.lengthOf(1);
    host.filters = [{ dimension: 'product', in: ['a'] }];
    host.period = '2026-05-01/2026-11-01';
    await show(host, '1,001', '1,001');
    expect(provider.trays).to.have.lengthOf(2);
    host.filters = [{ dimension: 'product', in: ['a'] }];
    host.period = { start: '2026-05-01', end: '2026-11-01' };
    await aTimeout(30);
    expect(provider.trays).to.have.lengthOf(2);
  });

  it('is frozen, and another one only where its content is another', async () => {
    const host = await board(html`<p></p>`, { provider: new Counted(), filters: [{ dimension: 'product', in: ['a'] }] });
    const values: DashboardContext[] = [];
    const contextTarget = host.firstElementChild as Element;
    const callback = (value: DashboardContext): number => values.push(value);
    contextTarget.dispatchEvent(Object.assign(new Event('context-request', { bubbles: true, composed: true }), { context: dashboardContext, contextTarget, callback, subscribe: true }));
    expect(Object.isFrozen(values[0])).to.equal(true);
    host.filters = [{ dimension: 'product', in: ['a'] }];
    host.heading = 'Other';
    host.requestUpdate();
    await host.updateComplete;
    expect(values).to.have.lengthOf(1);
    for (const change of [{ filters: [] }, { period: 'last-3-months' }, { audience: 'b' }, { locale: 'fr' }, { catalog: { ...CORE_CATALOG } }, { provider: new Counted() }]) {
      Object.assign(host, change);
      await host.updateComplete;
    }
    expect(values).to.have.lengthOf(7);
    expect(new Set(values).size).to.equal(7);
  });

  it('answers widgets that were there before it', async () => {
    const provider = new Counted();
    const early = await fixture<OmnichannelDashboard>(html`<late-omnichannel-dashboard><kpi-tile measure="activeHcps"></kpi-tile></late-omnichannel-dashboard>`);
    await aTimeout(20);
    customElements.define('late-omnichannel-dashboard', class extends OmnichannelDashboard {});
    early.provider = provider;
    await show(early, '1,000');
  });

  it('takes over what a filter bar says unless its host prevents it', async () => {
    const provider = new Counted();
    const host = await board(two, { provider });
    const say = (...codes: string[]): boolean => tilesIn(host)[0]?.dispatchEvent(new FiltersChangeEvent({ filters: [{ dimension: 'product', in: codes }], period: 'last-3-months' })) ?? false;
    say('a', 'b', 'c');
    await show(host, '1,003', '1,003');
    expect(host.period).to.equal('last-3-months');
    host.parentElement?.addEventListener('filters-change', (event) => event.preventDefault(), { once: true });
    say('a');
    await aTimeout(20);
    expect(own(host.filters)).to.deep.equal([{ dimension: 'product', in: ['a', 'b', 'c'] }]);
  });

  it('gives an inner dashboard what it lacks, and leaves to it what happens inside', async () => {
    const provider = new Counted();
    const host = await board(html`<omnichannel-dashboard><kpi-tile measure="activeHcps"></kpi-tile></omnichannel-dashboard>`, { provider, filters: [{ dimension: 'product', in: ['a'] }] });
    const inner = host.querySelector('omnichannel-dashboard') as OmnichannelDashboard;
    inner.filters = [{ dimension: 'segment', in: ['s', 't'] }];
    await show(inner, '1,003');
    tilesIn(inner)[0]?.dispatchEvent(new FiltersChangeEvent({ filters: [] }));
    await show(inner, '1,001');
    expect(host.filters).to.deep.equal([{ dimension: 'product', in: ['a'] }]);
    expect(inner.filters).to.deep.equal([]);
  });

  it('speaks the language it is told, and so do its widgets', async () => {
    const { registerLocale } = await import('../../../src/i18n/index.js');
    const { fr } = await import('../../../src/locales/fr/fr.js');
    registerLocale(fr);
    const host = await board('', { provider: new Counted(), layout: TILES, locale: 'fr' });
    await until(() => textOf(host, 'footer').startsWith('Mis à jour à'), () => textOf(host, 'footer'));
    expect(textOf(host, 'h2')).to.equal('Activité');
    expect(tilesIn(host)[0]?.shadowRoot?.querySelector('h3')?.textContent).to.contain('Actifs');
    const inner = document.createElement('omnichannel-dashboard');
    inner.layout = TILES;
    host.append(inner);
    await until(() => textOf(inner, 'h2') === 'Activité', () => textOf(inner, 'h2'));
    inner.remove();
    host.locale = 'en';
    await until(() => tilesIn(host)[0]?.heading === 'Active', 'English');
    expect(textOf(host, 'h2')).to.equal('Activity');
  });

  it('says how far each source reaches, and forgets widgets that left', async () => {
    const provider = new Counted();
    provider.ignoring = ['product'];
    const host = await board(two, { provider, filters: [{ dimension: 'product', in: ['a'] }] });
    const web = new Counted();
    web.source = 'Web';
    (tilesIn(host)[1] as KpiTile).provider = web;
    await until(() => textOf(host, 'footer').includes('Web'), () => textOf(host, 'footer'));
    expect(textOf(host, 'footer')).to.match(/^Updated .*CRM complete through 31 ?Oct|^Updated .*CRM complete through Oct 31/);
    tilesIn(host)[1]?.remove();
    await until(() => !textOf(host, 'footer').includes('Web'), 'Web is forgotten');
  });

  it('asks all widgets again', async () => {
    const provider = new Counted();
    const host = await board(two, { provider });
    await show(host, '1,000', '1,000');
    await host.refresh();
    expect(provider.trays).to.have.lengthOf(2);
  });
});

describe('omnichannel-dashboard: its tiles', () => {
  it('gives every child a cell, in order, and only sets its slot', async () => {
    const host = await board(html`<kpi-tile id="one" class="mine" value="1"></kpi-tile><p>Words</p><kpi-tile value="2"></kpi-tile><script type="text/plain"></script>`);
    expect(cellsOf(host)).to.deep.equal(['one', 'p-1', 'kpi-tile-1']);
    expect([...host.children].map(({ outerHTML }) => outerHTML.replace(/<!--.*?-->/g, '').replace(/>.*/s, '>'))).to.deep.equal([
      '<kpi-tile id="one" class="mine" value="1" slot="tile one">', '<p slot="tile p-1">', '<kpi-tile value="2" slot="tile kpi-tile-1">', '<script type="text/plain">',
    ]);
    expect(host.getState().tiles).to.deep.equal([
      { id: 'one', element: 'kpi-tile', settings: { value: 1 } }, { id: 'p-1', element: 'p' }, { id: 'kpi-tile-1', element: 'kpi-tile', settings: { value: 2 } },
    ]);
    await expect(host).to.be.accessible();
  });

  it('says that there are none', async () => {
    const host = await board(html`<kpi-tile id="a" value="1"></kpi-tile>`, { layout: [{ id: 'a', element: 'kpi-tile', hidden: true }] });
    expect(textOf(host, '.missing')).to.equal('There are no tiles on this screen.');
    host.layout = [];
    await host.updateComplete;
    expect(textOf(host, '.missing')).to.equal('');
  });

  it('keeps the names of its tiles when children come and go', async () => {
    const host = await board(html`<kpi-tile value="1"></kpi-tile><kpi-tile value="2"></kpi-tile>`);
    host.firstElementChild?.remove();
    const third = document.createElement('kpi-tile');
    host.prepend(third);
    await until(() => third.slot !== '', 'a slot');
    await host.updateComplete;
    expect(cellsOf(host)).to.deep.equal(['kpi-tile-1', 'kpi-tile-2']);
    expect(host.lastElementChild?.slot).to.equal('tile kpi-tile-2');
  });

  it('makes the tiles of a layout, and takes away those it made', async () => {
    const host = await board(html`<kpi-tile id="mine" value="5"></kpi-tile>`, { layout: TILES });
    expect(cellsOf(host)).to.deep.equal(['active', 'contacts', 'mine']);
    expect(tilesIn(host).map(({ measure, comparison, heading }) => [measure, comparison, heading])).to.deep.equal([
      [undefined, 'objective', undefined], ['activeHcps', 'objective', 'Active'], ['interactions', 'none', undefined],
    ]);
    host.layout = [{ id: 'contacts', element: 'kpi-tile' }, { id: 'mine', element: 'kpi-tile', hidden: true }];
    await host.updateComplete;
    expect(cellsOf(host)).to.deep.equal(['contacts']);
    expect(tilesIn(host)).to.have.lengthOf(2);
    expect(tilesIn(host)[0]?.getBoundingClientRect().height).to.equal(0);
    expect(host.getState().tiles[0]).to.deep.equal({ id: 'contacts', element: 'kpi-tile', settings: { measure: 'interactions', comparison: 'none' } });
  });

  it('asks nothing for a tile that is hidden', async () => {
    const provider = new Counted();
    const hidden = TILES.map((tile) => ({ ...tile, hidden: tile.id === 'contacts' }));
    const host = await board('', { provider, layout: hidden });
    await show(host, '1,000');
    expect(provider.trays.flat()).to.have.lengthOf(1);
    host.layout = TILES;
    await show(host, '1,000', '1,000');
    host.layout = hidden;
    await show(host, '1,000');
    expect(host.layout[1]?.settings).to.deep.equal({ measure: 'interactions', comparison: 'none' });
  });

  it('prefers elements of its own prefix', async () => {
    const host = await fixture<OmnichannelDashboard>(html`<acme-omnichannel-dashboard><acme-kpi-tile value="1"></acme-kpi-tile></acme-omnichannel-dashboard>`);
    host.layout = TILES;
    await host.updateComplete;
    expect([...host.children].map(({ localName }) => localName)).to.deep.equal(['acme-kpi-tile', 'acme-kpi-tile', 'acme-kpi-tile']);
    expect(cellsOf(host)).to.deep.equal(['active', 'contacts', 'kpi-tile-1']);
  });

  it('names an element that is missing, and shows it once it is there', async () => {
    const host = await board('', { layout: [{ id: 'a', element: 'yet-to-come', settings: { measure: 'x' } }] });
    expect(textOf(host, '.cell')).to.equal('The element “yet-to-come” is not available here.');
    customElements.define('yet-to-come', class extends KpiTile {});
    await until(() => host.querySelector('yet-to-come') !== null, 'made');
    await host.updateComplete;
    expect(textOf(host, '.cell')).to.equal('');
    expect((host.querySelector('yet-to-come') as KpiTile).measure).to.equal('x');
  });

  it('settles children whose elements are defined later', async () => {
    const host = await board(html`<later-tile id="late"></later-tile>`, { layout: [{ id: 'late', element: 'later-tile', heading: 'Named', settings: { measure: 'x' } }] });
    expect(cellsOf(host)).to.deep.equal(['late']);
    customElements.define('later-tile', class extends KpiTile {});
    await until(() => (host.firstElementChild as KpiTile).measure === 'x', 'settled');
    expect((host.firstElementChild as KpiTile).heading).to.equal('Named');
  });

  it('tells a layout that cannot be, and keeps the one it had', async () => {
    const host = await board('', { layout: TILES });
    const errors = errorsOf(host);
    host.layout = [{ id: 'a', element: 'script' }];
    await host.updateComplete;
    host.layout = [{ id: 'a', element: 'kpi-tile', settings: { provider: {} as never } }];
    await host.updateComplete;
    expect(errors[0]).to.equal('omnichannel-dashboard: invalid state at tiles[0].element: "script". Give the plain name of a custom element, such as kpi-tile. (invalid-state)');
    expect(errors[1]).to.contain('invalid state at tiles[0].settings.provider: {}. Use settings of the element: filters, period');
    expect(cellsOf(host)).to.deep.equal(['active', 'contacts']);
  });

  it('stands in twelve, six or one columns, as it has room itself', async () => {
    const host = await board(html`${[1, 2, 3, 4, 5].map((value) => html`<kpi-tile value=${value}></kpi-tile>`)}`);
    const lines = async (width: number): Promise<number[]> => {
      host.style.width = `${width}px`;
      await aTimeout(20);
      const tops = tilesIn(host).map((tile) => Math.round(tile.getBoundingClientRect().top));
      return [...new Set(tops)].map((top) => tops.filter((one) => one === top).length);
    };
    expect(await lines(1000)).to.deep.equal([4, 1]);
    expect(await lines(999)).to.deep.equal([2, 3]);
    expect(await lines(559)).to.deep.equal([1, 1, 1, 1, 1]);
    const heights = tilesIn(host).slice(0, 2).map((tile) => tile.getBoundingClientRect().height);
    expect(heights[0]).to.equal(heights[1]);
  });

  it('reads from right to left where the page does', async () => {
    const host = await board(html`<kpi-tile value="1"></kpi-tile><kpi-tile value="2"></kpi-tile>`);
    host.dir = 'rtl';
    await aTimeout(20);
    const [first, second] = tilesIn(host).map((tile) => tile.getBoundingClientRect().left);
    expect(first).to.be.greaterThan(second ?? 0);
  });
});
