import { aTimeout, expect, html, oneEvent } from '@open-wc/testing';
import type { DashboardState, Json } from '../../../src/contract/index.js';
import { createMemoryProvider } from '../../../src/providers/memory/index.js';
import '../../../src/widgets/kpi-tile/define.js';
import '../../../src/widgets/adoption-funnel/define.js';
import '../../../src/widgets/omnichannel-dashboard/define.js';
import type { KpiTile } from '../../../src/widgets/kpi-tile/kpi-tile.js';
import type { OmnichannelDashboard } from '../../../src/widgets/omnichannel-dashboard/omnichannel-dashboard.js';
import { board, cellsOf, chipsOf, Counted, errorsOf, pick, show, tilesIn, until, valueOf } from './support.js';

const STATE: DashboardState = {
  version: 1,
  heading: { en: 'Campaign', fr: 'Campagne' },
  period: '2026-05-01/2026-11-01',
  filters: [{ dimension: 'product', in: ['respira'] }],
  selections: [{ tile: 'reach', dimension: 'specialty', code: 'gp', label: 'General practice', filters: [{ dimension: 'specialty', in: ['gp'] }] }],
  crossFilter: true,
  kpiBudget: 5,
  tiles: [
    { id: 'reach', element: 'kpi-tile', columns: 4, section: 'Activity', heading: { en: 'Reach', fr: 'Portée' }, settings: { measure: 'activeHcps', withSparkline: true, thresholds: { near: 0.1 } } },
    { id: 'contacts', element: 'kpi-tile', settings: { measure: 'interactions', filters: [{ dimension: 'channel', notIn: ['fax'] }] } },
    { id: 'scale', element: 'adoption-funnel', rows: 2, hidden: true, settings: { mode: 'share' } },
    { id: 'later', element: 'never-there', heading: 'Later', settings: { depth: [1, { two: null }] } },
  ],
};

const crm = createMemoryProvider({
  k: 1, source: 'CRM', completeThrough: '2026-10-31',
  tables: {
    hcps: [{ hcp: 'h1', specialty: 'gp' }, { hcp: 'h2', specialty: 'gp' }, { hcp: 'h3', specialty: 'pn' }],
    interactions: ['h1', 'h1', 'h2', 'h3', 'h3', 'h3'].map((hcp) => ({ hcp, occurredAt: '2026-10-12', product: 'respira', channel: 'visit' })),
  },
});

describe('omnichannel-dashboard: its state', () => {
  it('is read as it was shown', async () => {
    const host = await board('');
    host.setState(STATE);
    expect(host.getState()).to.deep.equal(STATE);
    await host.updateComplete;
    expect(host.getState()).to.deep.equal(STATE);
    await aTimeout(20);
    expect(host.getState()).to.deep.equal(STATE);
    const other = await board('');
    other.setState(JSON.stringify(host.getState()));
    await other.updateComplete;
    expect(other.getState()).to.deep.equal(STATE);
    expect(other.getState().tiles[0]).to.not.equal(other.getState().tiles[0]);
  });

  it('gives the same figures when it is shown again', async () => {
    const first = await board('', { provider: crm });
    first.setState({ ...STATE, selections: [] });
    await show(first, '3', '6');
    pick(tilesIn(first)[0] as KpiTile, 'gp', { dimension: 'specialty' });
    await show(first, '3', '3');
    const kept = JSON.stringify(first.getState());
    first.remove();
    const again = await board('', { provider: crm });
    again.setState(kept);
    await show(again, '3', '3');
    await until(() => chipsOf(again).join() === 'From Reach: GP', () => chipsOf(again).join());
    pick(tilesIn(again)[0] as KpiTile, 'gp', { dimension: 'specialty' });
    await show(again, '3', '6');
  });

  it('replaces all that was shown, and returns what it does not name to its default', async () => {
    const host = await board(html`<kpi-tile id="mine" value="5" comparison="none"></kpi-tile>`);
    host.setState(STATE);
    host.setState({ version: 1, tiles: [{ id: 'mine', element: 'kpi-tile', settings: { value: 6 } }] });
    await host.updateComplete;
    expect(cellsOf(host)).to.deep.equal(['mine']);
    expect(host.children).to.have.lengthOf(1);
    expect(host.getState()).to.deep.equal({ version: 1, tiles: [{ id: 'mine', element: 'kpi-tile', settings: { value: 6 } }] });
    expect(tilesIn(host)[0]?.comparison).to.equal('objective');
  });

  it('holds the settings that a host changed since, and only what differs', async () => {
    const host = await board('', { layout: STATE.tiles });
    const [reach] = tilesIn(host);
    Object.assign(reach as KpiTile, { comparison: 'none', withSparkline: false, provider: crm, heading: 'Own' });
    expect(host.getState().tiles[0]).to.deep.equal({ id: 'reach', element: 'kpi-tile', columns: 4, section: 'Activity', heading: 'Own', settings: { measure: 'activeHcps', comparison: 'none', thresholds: { near: 0.1 } } });
  });

  it('changes nothing where anything in it is wrong', async () => {
    const host = await board('');
    host.setState(STATE);
    await host.updateComplete;
    const wrong = (change: object): (() => void) => () => host.setState({ ...STATE, heading: 'Other', ...change });
    const tile = (settings: Record<string, Json>): { tiles: unknown } => ({ tiles: [{ id: 'reach', element: 'kpi-tile', settings }] });
    expect(wrong({ tiles: [{ id: 'x', element: 'iframe' }] })).to.throw('invalid state at tiles[0].element: "iframe"');
    expect(wrong({ selections: [], ...tile({ provider: {} }) })).to.throw('tiles[0].settings.provider');
    expect(wrong({ selections: [], ...tile({ innerHTML: '<b>' }) })).to.throw('omnichannel-dashboard: invalid state at tiles[0].settings.innerHTML: "<b>". Use settings of the element: filters, period');
    expect(wrong({ selections: [], ...tile(JSON.parse('{"__proto__": 1}') as Record<string, Json>) })).to.throw('tiles[0].settings.__proto__');
    expect(host.getState()).to.deep.equal(STATE);
  });

  it('is told once per task, when it has changed', async () => {
    const host = await board(html`<kpi-tile id="a" measure="activeHcps"></kpi-tile>`, { provider: new Counted(), crossFilter: true });
    await oneEvent(host, 'state-change');
    const told: DashboardState[] = [];
    document.addEventListener('state-change', (event) => told.push((event as CustomEvent<{ state: DashboardState }>).detail.state));
    setTimeout(() => {
      host.filters = [{ dimension: 'product', in: ['x'] }];
      host.period = 'last-3-months';
      pick(host.firstElementChild as Element, 'y');
    });
    await oneEvent(host, 'state-change');
    host.filters = [{ dimension: 'product', in: ['x'] }];
    await aTimeout(20);
    host.layout = [{ id: 'a', element: 'kpi-tile', columns: 4 }];
    await oneEvent(host, 'state-change');
    host.remove();
    expect(told).to.have.lengthOf(2);
    expect(told[1]).to.deep.equal(host.getState());
    expect(told[1]?.selections).to.have.lengthOf(1);
  });

  it('hides what edit mode leaves out of the host’s children, and takes away what was made', async () => {
    const host = await board(html`<kpi-tile id="mine" value="5"></kpi-tile>`, { layout: STATE.tiles.slice(0, 2) });
    host.changeLayout(host.layout.filter(({ id }) => id === 'contacts'));
    await host.updateComplete;
    expect(cellsOf(host)).to.deep.equal(['contacts']);
    expect(tilesIn(host)).to.have.lengthOf(2);
    expect(host.layout.at(-1)).to.deep.equal({ id: 'mine', element: 'kpi-tile', hidden: true, settings: { value: 5 } });
  });
});

describe('omnichannel-dashboard: its address', () => {
  const param = (): string | null => new URLSearchParams(location.search).get('view');
  const go = (view: string | undefined, push = false): void => {
    const url = new URL(location.href);
    if (view === undefined) url.searchParams.delete('view');
    else url.searchParams.set('view', view);
    if (push) history.pushState(null, '', url);
    else history.replaceState(null, '', url);
  };
  const encoded = (linked: unknown): string => btoa(JSON.stringify(linked)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  const linked = async (state: DashboardState = STATE): Promise<OmnichannelDashboard> => {
    const host = await board('', { stateParam: 'view' });
    host.setState(state);
    host.provider = crm;
    await host.updateComplete;
    return host;
  };
  const BASE: DashboardState = { ...STATE, selections: [] };
  afterEach(() => go(undefined));

  it('holds what the reader changed and shows it again, with codes only', async () => {
    const host = await linked(BASE);
    await show(host, '3', '6');
    expect(param()).to.equal(null);
    pick(tilesIn(host)[0] as KpiTile, 'gp', { dimension: 'specialty' });
    host.changeLayout([...host.layout].reverse());
    await until(() => param() !== null, 'an address');
    const text = atob((param() ?? '').replaceAll('-', '+').replaceAll('_', '/'));
    expect(JSON.parse(text)).to.deep.equal({
      selections: [{ tile: 'reach', dimension: 'specialty', code: 'gp', filters: [{ dimension: 'specialty', in: ['gp'] }] }], tiles: ['later', 'scale', 'contacts', 'reach'],
    });
    host.remove();
    const again = await linked(BASE);
    await show(again, '3', '3');
    expect(cellsOf(again)).to.deep.equal(['later', 'contacts', 'reach']);
    again.setState(BASE);
    await until(() => param() === null, 'no address');
  });

  it('asks one tray only, for what the address says', async () => {
    go(encoded({ period: '2026-10-01/2026-11-01' }));
    const provider = new Counted();
    const host = await board('', { stateParam: 'view' });
    host.setState({ version: 1, period: '2026-05-01/2026-11-01', tiles: [{ id: 'a', element: 'kpi-tile', settings: { measure: 'activeHcps' } }, { id: 'b', element: 'kpi-tile', settings: { measure: 'interactions' } }] });
    host.provider = provider;
    await show(host, '1,000', '1,000');
    expect(provider.trays.map((queries) => queries.map(({ period }) => period.start))).to.deep.equal([['2026-10-01', '2026-10-01']]);
  });

  it('does not hold a layout that the host sets', async () => {
    const host = await linked(BASE);
    await show(host, '3', '6');
    host.layout = host.layout.slice(0, 1);
    host.filters = [];
    await until(() => param() !== null, 'an address');
    expect(JSON.parse(atob(param() ?? ''))).to.deep.equal({ filters: [] });
  });

  it('follows the way back', async () => {
    const host = await linked(BASE);
    await show(host, '3', '6');
    go(encoded({ filters: [{ dimension: 'specialty', in: ['gp'] }] }), true);
    window.dispatchEvent(new PopStateEvent('popstate'));
    await show(host, '2', '3');
    history.back();
    await show(host, '3', '6');
    expect(host.getState().filters).to.deep.equal(BASE.filters);
  });

  for (const [name, view, message] of [
    ['no base64', '%%%', 'invalid state at search parameter "view": "%%%"'],
    ['no JSON', btoa('hello'), 'invalid state at search parameter "view"'],
    ['something else', encoded([1]), 'invalid state at state: [1]'],
    ['a foreign key', encoded({ q: 1 }), 'invalid state at q: 1'],
    ['an element that is no widget', encoded({ tiles: ['reach', { id: 'x', element: 'omnichannel-dashboard' }] }), 'invalid state at tiles[1].element: "omnichannel-dashboard". Name a registered widget.'],
    ['figures that nobody computed', encoded({ tiles: ['later', { id: 'x', element: 'kpi-tile', heading: 'Sales', settings: { value: 99 } }] }), 'invalid state at tiles[1].settings.value: 99'],
    ['a setting that is none', encoded({ tiles: [{ id: 'reach', element: 'kpi-tile', settings: { onclick: 'x' } }] }), 'tiles[0].settings.onclick'],
  ] as const) {
    it(`tells ${name} and shows what the host set`, async () => {
      go(view);
      const host = await board('', { stateParam: 'view' });
      const errors = errorsOf(host);
      host.setState(BASE);
      host.provider = crm;
      await until(() => errors.length > 0, 'told');
      expect(errors).to.have.lengthOf(1);
      expect(errors[0]).to.contain(message);
      const { selections: _, ...shown } = BASE;
      expect(host.getState()).to.deep.equal(shown);
    });
  }

  it('neither names the dashboard nor changes how it works', async () => {
    go(encoded({ heading: 'Not yours', crossFilter: true, kpiBudget: 99, filters: [{ dimension: 'specialty', in: ['gp'] }] }));
    const { crossFilter: _, heading: __, kpiBudget: ___, ...plain } = BASE;
    const host = await linked(plain);
    await show(host, '2', '3');
    expect(host.getState()).to.not.have.any.keys('heading', 'crossFilter', 'kpiBudget');
  });

  it('is nobody’s business without the attribute', async () => {
    go(encoded({ period: 'last-1-month' }));
    const host = await board('');
    host.setState(STATE);
    host.provider = crm;
    await until(() => valueOf(tilesIn(host)[0]) === '3', 'figures');
    expect(host.period).to.equal(STATE.period);
  });
});
