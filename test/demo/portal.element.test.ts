import { expect, waitUntil } from '@open-wc/testing';
import { figureOf, inPortal, LONG, type Portal } from './portal.js';

/** Names of all screens, as the portal lists them. */
const screensOf = (portal: Portal): string[] =>
  [...portal.document.querySelectorAll<HTMLAnchorElement>('#screens a')].map(({ href }) => new URL(href).searchParams.get('screen') ?? '');

describe('the portal', () => {
  it('shows every screen with figures in every tile', () => inPortal('', async (portal) => {
    const screens = screensOf(portal);
    expect(screens.length).to.be.at.least(8);
    for (const screen of screens) {
      await portal.goTo(screen);
      for (const widget of portal.widgets) {
        expect(widget.status, `${widget.slot} on ${screen}`).to.be.oneOf(['ready', 'partial']);
        expect(widget.toTable().rows.length, `${widget.slot} on ${screen}`).to.be.greaterThan(0);
      }
    }
  })).timeout(60_000);

  it('shows the known figures of the three screens', () => inPortal('?screen=campaign-details', async (portal) => {
    const figures = (...measures: readonly string[]): string[] => measures.map((measure) => portal.figure(measure));
    expect(figures('activeHcps', 'interactions', 'suggestionsIssued', 'assetsUsed')).to.deep.equal(['1,821', '3,369', '369', '69']);
    await portal.goTo('hcp-360');
    expect(figures('activeHcps', 'interactions', 'activities', 'assetsUsed')).to.deep.equal(['1,821', '3,369', '562', '69']);
    await portal.goTo('sales-and-prescriptions');
    expect(figures('turnoverDeltaEvolution', 'unitsDeltaEvolution')).to.deep.equal(['2.58', '2.95']);
  })).timeout(40_000);

  it('gives the same figure for the same measure, filters and period on every screen', () => inPortal('', async (portal) => {
    const seen = new Map<string, { readonly screen: string; readonly figure: string }[]>();
    for (const screen of screensOf(portal)) {
      await portal.goTo(screen);
      const { tiles, filters, period } = portal.state();
      for (const { id, element, settings = {} } of tiles) {
        if (element !== 'kpi-tile') continue;
        const { measure, period: own = period, filters: more = [] } = settings;
        const question = JSON.stringify([measure, own, [...(filters ?? []), ...(more as readonly unknown[])]]);
        seen.set(question, [...(seen.get(question) ?? []), { screen, figure: figureOf(portal.tileOf(id)) }]);
      }
    }
    const shared = [...seen.values()].filter((places) => places.length > 1);
    expect(shared.length, 'questions asked on several screens').to.be.at.least(4);
    for (const places of shared) expect([...new Set(places.map(({ figure }) => figure))], JSON.stringify(places)).to.have.lengthOf(1).and.not.include('');
  })).timeout(60_000);

  it('keeps what is filtered, picked and taken away over a reload', () => inPortal('?screen=hcp-360', async (portal) => {
    await portal.choose('Specialty', 'Cardiology');
    await waitUntil(() => portal.figure('activeHcps') !== '1,821', 'figure unchanged', LONG);
    await portal.settled();
    const filtered = portal.figure('activeHcps');
    const address = (): string => portal.window.location.search;
    await waitUntil(() => address().includes('view='), 'address says nothing of the filter', LONG);
    const filteredAddress = address();

    const stage = portal.widget('adoption-funnel').shadowRoot?.querySelector<HTMLElement>('button[part=stage], [part=stage] button, button.stage');
    const before = JSON.stringify(portal.widget('adoption-funnel').toTable());
    stage?.click();
    await waitUntil(() => portal.figure('activeHcps') !== filtered, 'neighbours not narrowed', LONG);
    await portal.settled();
    expect(JSON.stringify(portal.widget('adoption-funnel').toTable()), 'the widget it was picked in').to.equal(before);

    const chip = (): HTMLElement | null | undefined => portal.dashboard.shadowRoot?.querySelector<HTMLElement>('.chip button');
    const picked = portal.figures();
    await waitUntil(() => address() !== filteredAddress, 'address says nothing of what was picked', LONG);
    await portal.reload();
    expect(portal.figures(), 'after the reload').to.deep.equal(picked);

    const linked = address();
    chip()?.click();
    await waitUntil(() => portal.figure('activeHcps') === filtered, 'still narrowed', LONG);
    await portal.settled();
    const widened = portal.figures();
    await waitUntil(() => address() !== linked, 'address unchanged', LONG);
    await portal.reload();
    expect(portal.figure('activeHcps')).to.equal(filtered);
    expect(portal.figures(), 'after the second reload').to.deep.equal(widened);
  })).timeout(60_000);

  it('takes the reader’s filters along to the next screen, and says what does not follow them', () => inPortal('?screen=campaign-details', async (portal) => {
    await portal.choose('Specialty', 'Cardiology');
    await waitUntil(() => portal.figure('activeHcps') !== '1,821', 'figure unchanged', LONG);
    await portal.settled();
    const narrowed = portal.figure('activeHcps');
    await portal.goTo('hcp-360');
    expect(portal.figure('activeHcps')).to.equal(narrowed);
    await portal.goTo('sales-and-prescriptions');
    expect(portal.figure('turnoverDeltaEvolution'), 'sales have no specialty').to.equal('2.58');
    await waitUntil(() => portal.document.querySelector('filter-bar')?.shadowRoot?.textContent?.includes('Not filtered by Specialty'), 'nobody says so', LONG);
  })).timeout(40_000);

  it('lets rows come in, and moves only the figures that they change', () => inPortal('?screen=campaign-details', async (portal) => {
    const [tile] = portal.widgets;
    const row = portal.widget('asset-performance-table').shadowRoot?.querySelector('[role=row]');
    (portal.document.querySelector('#live') as HTMLElement).click();
    await waitUntil(() => portal.figure('interactions') !== '3,369', 'no figure moved', LONG);
    expect(portal.widgets[0]).to.equal(tile);
    expect(row?.isConnected, 'rows of the table stay').to.equal(true);
    (portal.document.querySelector('#live') as HTMLElement).click();
  })).timeout(40_000);

  it('keeps what the reader arranges, screen by screen', () => inPortal('?screen=executive', async (portal) => {
    const order = (): string[] => portal.state().tiles.map(({ id }) => id);
    const before = order();
    (portal.document.querySelector('#edit') as HTMLElement).click();
    await waitUntil(() => portal.dashboard.shadowRoot?.querySelector('[data-tile] button'), 'no edit mode', LONG);
    portal.dashboard.changeLayout([...portal.state().tiles].reverse());
    await waitUntil(() => order()[0] !== before[0], 'not arranged', LONG);
    await new Promise((done) => setTimeout(done, 300));
    await portal.reload();
    expect(order()).to.deep.equal([...before].reverse());
  })).timeout(40_000);

  it('offers 34 segments by scheme', () => inPortal('', async (portal) => {
    const bar = portal.document.querySelector('filter-bar')?.shadowRoot as ShadowRoot;
    ([...bar.querySelectorAll('button')].find(({ textContent }) => textContent?.trim().startsWith('Segment')) as HTMLElement).click();
    const labels = ['Active', 'Potentially leaving', 'Left', 'New clients', 'Segment A', 'Personal recommendations', 'Campaign lists'];
    await waitUntil(() => labels.every((label) => bar.querySelector('[role=listbox]')?.textContent?.includes(label)), 'segments missing', LONG);
    expect(bar.querySelectorAll('[role=option]').length).to.be.at.least(34);
  }));

  it('speaks French', () => inPortal('?lang=fr&theme=dark&screen=campaign-details', async (portal) => {
    expect(portal.document.documentElement.lang).to.equal('fr');
    expect(portal.document.querySelector('h1')?.textContent).to.equal('Détails de la campagne');
    await waitUntil(() => portal.figure('activeHcps') === '1\u202f821', 'figure not in French', LONG);
    expect(portal.tile('activeHcps')?.shadowRoot?.querySelector('h3')?.textContent).to.contain('PdS actifs');
    const page = [...portal.document.querySelectorAll('[data-text], [data-label]')];
    expect(page.filter((element) => !(element.textContent?.trim() && (element.ariaLabel ?? 'text'))), 'left without words').to.deep.equal([]);
    expect(getComputedStyle(portal.document.documentElement).colorScheme).to.equal('dark');
    expect(portal.document.querySelector<HTMLAnchorElement>('#language')?.getAttribute('href')).to.match(/\?theme=dark&screen=campaign-details$/);
  }));
});
