import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import '../../../src/widgets/kpi-tile/define.js';
import '../../../src/widgets/filter-bar/define.js';
import '../../../src/widgets/measure-breakdown/define.js';
import '../../../src/widgets/measure-trend/define.js';
import '../../../src/widgets/omnichannel-dashboard/define.js';
import type { DataProvider, Member, MembersRequest, Query, Result } from '../../../src/contract/index.js';
import type { KpiTile } from '../../../src/widgets/kpi-tile/kpi-tile.js';
import type { OmnichannelDashboard } from '../../../src/widgets/omnichannel-dashboard/omnichannel-dashboard.js';
import { board, chipsOf, Counted, errorsOf, pick, show, tilesIn, until, valueOf } from './support.js';

const three = html`
  <kpi-tile id="a" heading="Reach" measure="activeHcps"></kpi-tile>
  <kpi-tile id="b" heading="Contacts" measure="interactions"></kpi-tile>`;
const textOf = (host: Element): string => host.shadowRoot?.textContent?.replace(/\s+/g, ' ') ?? '';
const footOf = (host: Element): string => host.shadowRoot?.querySelector('footer')?.textContent?.replace(/\s+/g, ' ') ?? '';

describe('hostile', () => {
  it('P1 written kpi value inside dashboard with provider', async () => {
    const host = await board(html`<kpi-tile id="w" value="42" unit="HCPs" heading="W"></kpi-tile>${three}`, { provider: new Counted() });
    await show(host, '42', '1,000', '1,000');
  });
  it('P1b written value and measure and provider', async () => {
    const host = await board(html`<kpi-tile id="w" value="42" measure="activeHcps" heading="W"></kpi-tile>`, { provider: new Counted() });
    await aTimeout(300);
    console.log('P1b ' + valueOf(tilesIn(host)[0]));
  });
  it('P2 selection labels of one audience are not shown to the next', async () => {
    const host = await board(three, { provider: new Counted(), crossFilter: true, audience: 'a' });
    await show(host, '1,000', '1,000');
    pick(tilesIn(host)[0] as KpiTile, 'x');
    await show(host, '1,000', '1,001');
    host.audience = 'b';
    await host.updateComplete;
    expect(textOf(host)).not.to.contain('X');
    expect(JSON.stringify(host.getState())).not.to.contain('"X"');
  });
  it('P3 filters [null], dims constructor', async () => {
    for (const filters of [[null], 'abc', { dimension: 'x' }, 5, [{ dimension: 5, in: ['a'] }], [[]], ['x']]) {
      const host = await board(three, { provider: new Counted() });
      const errors = errorsOf(host);
      await show(host, '1,000', '1,000');
      (host as { filters: unknown }).filters = filters;
      await until(() => errors.length > 0, JSON.stringify(filters));
      host.filters = [{ dimension: 'segment', in: ['x'] }];
      await show(host, '1,001', '1,001');
    }
  });
  it('P4 ignored filter named constructor / __proto__', async () => {
    const provider = new Counted();
    provider.ignoring = ['constructor', '__proto__'];
    const host = await board(html`<filter-bar></filter-bar>${three}`, { provider, filters: [{ dimension: 'constructor', in: ['x'] }, { dimension: '__proto__', in: ['y'] }] });
    await show(host, '1,002', '1,002');
    host.filters = [];
    await show(host, '1,000', '1,000');
  });
  it('P5 hidden own child not named in notes nor foot', async () => {
    const provider = new Counted();
    provider.ignoring = ['segment'];
    const host = await board(html`<filter-bar dimensions="segment"></filter-bar>${three}`, { provider, filters: [{ dimension: 'segment', in: ['x'] }] });
    await show(host, '1,001', '1,001');
    host.changeLayout(host.layout.filter(({ id }) => id !== 'b'));
    await aTimeout(100);
    console.log('P5 ' + textOf(host.querySelector('filter-bar') as Element));
    expect(textOf(host.querySelector('filter-bar') as Element)).not.to.contain('Contacts');
  });
  it('P6 provider swapped: foot and notes of the old source', async () => {
    const provider = new Counted();
    provider.ignoring = ['segment'];
    const host = await board(html`<filter-bar dimensions="segment"></filter-bar>${three}`, { provider, filters: [{ dimension: 'segment', in: ['x'] }], audience: 'a' });
    await show(host, '1,001', '1,001');
    expect(footOf(host)).to.contain('CRM');
    const never: DataProvider = { name: 'never', query: () => new Promise(() => undefined) };
    host.provider = never;
    host.period = '2026-05-01/2026-11-01';
    await aTimeout(100);
    console.log('P6 foot ' + footOf(host) + ' / bar ' + textOf(host.querySelector('filter-bar') as Element));
    expect(footOf(host)).not.to.contain('CRM');
  });
  it('P7 one bad widget does not break the batch', async () => {
    const host = await board(html`${three}<measure-breakdown id="bad" by="segment" measures="activeHcps activeHcps"></measure-breakdown>`, { provider: new Counted() });
    await show(host, '1,000', '1,000');
  });
  it('P8 layout set again, equal: keeps what the reader arranged', async () => {
    const layout = () => [{ id: 'a', element: 'kpi-tile', settings: { measure: 'activeHcps' } }, { id: 'b', element: 'kpi-tile', settings: { measure: 'interactions' } }];
    const host = await board('', { provider: new Counted(), layout: layout() });
    await show(host, '1,000', '1,000');
    host.changeLayout([...host.layout].reverse());
    await host.updateComplete;
    host.layout = layout();
    await host.updateComplete;
    console.log('P8 ' + host.layout.map(({ id }) => id).join());
  });
  it('P9 equal filters again and again: no asking, panel stays open', async () => {
    const provider = new Counted();
    const host = await board(html`<filter-bar dimensions="segment"></filter-bar>${three}`, { provider, filters: [{ dimension: 'segment', in: ['x'] }] });
    await show(host, '1,001', '1,001');
    const bar = host.querySelector('filter-bar') as HTMLElement & { dimensions: unknown };
    bar.shadowRoot?.querySelector<HTMLButtonElement>('[part~=filter]')?.click();
    await aTimeout(50);
    const button = [...(bar.shadowRoot?.querySelectorAll<HTMLButtonElement>('[part~=filter]') ?? [])].at(-1);
    button?.click();
    await aTimeout(100);
    const focus = bar.shadowRoot?.activeElement;
    const before = bar.shadowRoot?.querySelectorAll(':popover-open').length ?? 0;
    const open = (): number => bar.shadowRoot?.querySelectorAll(':popover-open').length ?? 0;
    console.log('P9 ' + open() + focus?.id);
    const asked = provider.trays.length;
    for (let turn = 0; turn < 10; turn += 1) {
      host.filters = [{ dimension: 'segment', in: ['x'] }];
      bar.dimensions = ['segment'];
      await aTimeout(20);
    }
    expect(provider.trays.length).to.equal(asked);
    expect(bar.shadowRoot?.activeElement).to.equal(focus);
    expect(open()).to.equal(before);
  });
  it('P10 strange providers', async () => {
    const ways: Record<string, DataProvider['query']> = {
      sync: () => { throw new Error('sync'); },
      plain: () => Promise.reject({ status: 500, message: 'plain' }),
      undef: () => Promise.reject(undefined),
      none: async () => undefined as unknown as Result,
      text: async () => 'x' as unknown as Result,
    };
    for (const [name, query] of Object.entries(ways)) {
      const host = await board(three, { provider: { name, query } });
      await until(() => tilesIn(host).every(({ status }) => status === 'error'), `${name} ${tilesIn(host).map(({ status }) => status).join()}`);
      host.provider = { name, query, queryAll: async () => [] };
      await until(() => tilesIn(host).every(({ status }) => status === 'error'), `${name} half`);
    }
    const host = await board(three, { provider: { name: 'h', capabilities: { measures: {}, completeThrough: '2026-10-31' }, query: async () => undefined as unknown as Result, queryAll: async (queries) => (await new Counted().queryAll(queries)).slice(0, 1) } });
    await until(() => tilesIn(host).map(({ status }) => status).sort().join() === 'error,ready', tilesIn(host).map(({ status }) => status).join());
  });
  it('P11 members wrong shape and throwing', async () => {
    for (const members of [() => { throw new Error('x'); }, async () => null, async () => [{ code: 5 }], async () => 'abc', async () => Array.from({ length: 20000 }, (_, at) => ({ code: `c${at}`, label: at === 0 ? '<img src=x onerror=alert(1)>' : `\u202e${'x'.repeat(500)}${at}` }))]) {
      const provider = Object.assign(new Counted(), { members: members as unknown as (request: MembersRequest) => Promise<readonly Member[]> });
      const host = await board(html`<filter-bar dimensions="specialty"></filter-bar>${three}`, { provider });
      const bar = host.querySelector('filter-bar') as HTMLElement;
      await show(host, '1,000', '1,000');
      const button = [...(bar.shadowRoot?.querySelectorAll<HTMLButtonElement>('[part~=filter]') ?? [])].at(-1);
      button?.click();
      await aTimeout(300);
      console.log('P11 ' + textOf(bar).slice(0, 200) + bar.shadowRoot?.querySelectorAll('[role=option]').length + ' img ' + bar.shadowRoot?.querySelectorAll('img').length);
      host.remove();
    }
  });
  it('P12 states of every wrong type', async () => {
    const host = await board(three, { provider: new Counted() });
    const tiles = [{ id: 'a', element: 'kpi-tile' }];
    const bad: unknown[] = [null, undefined, '', 'x', '{', 5, [], {}, { version: 1 }, { version: 2, tiles: [] }, { version: '1', tiles: [] }, { version: 1, tiles: null }, { version: 1, tiles: [null] }, { version: 1, tiles: [{ id: 'a', element: 'script' }] }, { version: 1, tiles: [{ id: 'a', element: 'iframe' }] },
      { version: 1, tiles: [{ ...tiles[0], settings: { innerHTML: 'x' } }] }, { version: 1, tiles: [{ ...tiles[0], settings: { provider: 'x' } }] }, { version: 1, tiles: [{ ...tiles[0], settings: { data: [] } }] }, { version: 1, tiles: [{ ...tiles[0], settings: { onclick: 'x' } }] },
      '{"version":1,"tiles":[{"id":"a","element":"kpi-tile","settings":{"__proto__":{"x":1}}}]}', '{"version":1,"__proto__":{"x":1},"tiles":[]}', { version: 1, tiles: [...tiles, ...tiles] }, { version: 1, filters: null, tiles }, { version: 1, filters: [null], tiles }, { version: 1, period: null, tiles }, { version: 1, heading: { __proto__: null }, tiles }];
    const cyclic: Record<string, unknown> = { version: 1 };
    cyclic['tiles'] = cyclic;
    bad.push(cyclic);
    const before = JSON.stringify(host.getState());
    for (const state of bad) {
      let code = 'none';
      try { host.setState(state); } catch (thrown) { code = (thrown as { code: string }).code ?? String(thrown); }
      expect(code, String(bad.indexOf(state))).to.equal('invalid-state');
      expect(JSON.stringify(host.getState())).to.equal(before);
    }
    host.setState({ version: 1, tiles: [{ id: '__proto__', element: 'kpi-tile', settings: { measure: 'activeHcps' } }, { id: 'u', element: 'x-unknown' }, { id: 'd', element: 'omnichannel-dashboard' }] });
    await host.updateComplete;
    await aTimeout(50);
    expect(({} as Record<string, unknown>)['x']).to.equal(undefined);
    console.log('P12 ' + JSON.stringify(host.getState()) + textOf(host));
  });
  it('P13 many tiles', async () => {
    const host = await board('', { provider: new Counted() });
    const start = performance.now();
    host.setState({ version: 1, tiles: Array.from({ length: 1000 }, (_, at) => ({ id: `t${at}`, element: 'kpi-tile', settings: { measure: 'activeHcps' } })) });
    await host.updateComplete;
    console.log('P13 ' + Math.round(performance.now() - start));
    host.remove();
  });
  it('P14 audience swapped while in flight', async () => {
    let resolve: (() => void)[] = [];
    const provider: DataProvider = { name: 'slow', capabilities: { measures: {}, completeThrough: '2026-10-31' }, query: (query: Query) => new Promise((done) => resolve.push(() => void new Counted().query(query).then(done))) };
    const host = await board(three, { provider, audience: 'a' });
    await until(() => resolve.length === 2, 'asked');
    const first = resolve;
    resolve = [];
    host.audience = 'b';
    await until(() => resolve.length === 2, 'asked b');
    first.forEach((each) => each());
    await aTimeout(50);
    expect(tilesIn(host).map(valueOf).join()).to.equal(',');
    resolve.forEach((each) => each());
    await show(host, '1,000', '1,000');
  });
  it('P15 removed and re-added, 200 moves', async () => {
    const provider = new Counted();
    const host = await board(html`<filter-bar></filter-bar>${three}`, { provider });
    await show(host, '1,000', '1,000');
    const asked = provider.trays.length;
    const other = await fixture<HTMLElement>(html`<div></div>`);
    const home = host.parentElement as HTMLElement;
    for (let turn = 0; turn < 200; turn += 1) (turn % 2 ? home : other).append(host);
    for (let turn = 0; turn < 20; turn += 1) { (turn % 2 ? home : other).append(host); await aTimeout(1); }
    await show(host, '1,000', '1,000');
    console.log('P15 ' + (provider.trays.length - asked));
    const [one, two] = tilesIn(host);
    host.append(one as Node);
    await aTimeout(50);
    host.append(two as Node);
    await show(host, '1,000', '1,000');
    console.log('P15 ' + host.layout.map(({ id }) => id).join());
  });
  it('P16 attributes to null', async () => {
    const host = await board(three, { provider: new Counted(), crossFilter: true });
    Object.assign(host, { filters: null, period: null, heading: null, palette: null, kpiBudget: null, layout: null, locale: null, audience: null, catalog: null, stateParam: null });
    await host.updateComplete;
    await show(host, '1,000', '1,000');
    host.editing = true;
    await until(() => host.shadowRoot?.querySelector('.toolbar, [role=toolbar]') != null, 'toolbar');
    console.log('P16 ' + textOf(host).slice(0, 200));
  });

  it('P17 filter bar: labels of one audience', async () => {
    const provider = Object.assign(new Counted(), { members: async () => [{ code: 'x', label: 'Secret of A' }, { code: 'y', label: 'Yy of A' }] as readonly Member[] });
    const host = await board(html`<filter-bar dimensions="specialty"></filter-bar>${three}`, { provider, audience: 'a', filters: [{ dimension: 'specialty', in: ['x'] }] });
    const bar = host.querySelector('filter-bar') as HTMLElement;
    await until(() => textOf(bar).includes('Secret of A'), 'labels');
    host.filters = [{ dimension: 'specialty', in: ['x', 'y'] }];
    await aTimeout(50);
    console.log('P17 ' + textOf(bar));
    provider.members = () => new Promise<readonly Member[]>(() => undefined);
    host.audience = 'b';
    await aTimeout(50);
    console.log('P17 ' + textOf(bar));
    expect(textOf(bar)).not.to.contain('of A');
    expect(bar.shadowRoot?.innerHTML).not.to.contain('of A');
  });
  it('P18 breakdown by a dimension with labels, audience swapped', async () => {
    const provider: DataProvider = { name: 'm', capabilities: { measures: {}, completeThrough: '2026-10-31' },
      query: async ({ measures, dimensions = [], grain, totals, period }) => ({ columns: [...(grain ? [{ id: 'time', kind: 'time' as const }] : []), ...dimensions.map((id) => ({ id, kind: 'dimension' as const })), ...measures.map((id) => ({ id, kind: 'measure' as const }))],
        rows: [[...(grain ? [period.start] : []), ...dimensions.map(() => 'x'), ...measures.map(() => 5)]], ...(totals && { totals: [...(grain ? [null] : []), ...dimensions.map(() => null), ...measures.map(() => 5)] }), meta: { source: 'CRM' } }),
      members: async () => [{ code: 'x', label: 'Secret of A' }] };
    const host = await board(html`<measure-breakdown by="specialty" measure="interactions"></measure-breakdown><measure-trend by="specialty" measures="interactions"></measure-trend>`, { provider, audience: 'a', crossFilter: true });
    const [one, two] = [...host.querySelectorAll('measure-breakdown, measure-trend')] as HTMLElement[];
    await until(() => textOf(one as Element).includes('Secret of A') && textOf(two as Element).includes('Secret of A'), () => textOf(one as Element) + textOf(two as Element));
    one?.shadowRoot?.querySelector<HTMLButtonElement>('.mark')?.click();
    await until(() => chipsOf(host).length === 1, 'chip');
    provider.members = () => new Promise<readonly Member[]>(() => undefined);
    provider.query = () => new Promise<Result>(() => undefined);
    host.audience = 'b';
    await aTimeout(50);
    for (const each of [host, one, two]) expect(each?.shadowRoot?.innerHTML).not.to.contain('Secret');
  });
  it('P19 nested dashboards and scopes, two languages', async () => {
    const host = await board(html`<kpi-tile id="a" heading="A" measure="activeHcps"></kpi-tile><omnichannel-dashboard id="in" cross-filter><kpi-tile id="b" heading="B" measure="interactions"></kpi-tile><kpi-tile id="c" heading="C" measure="interactions" lang="fr"></kpi-tile></omnichannel-dashboard>`, { provider: new Counted(), crossFilter: true });
    await until(() => tilesIn(host).every((tile) => valueOf(tile) !== ''), 'values');
    const [a, b, c] = tilesIn(host);
    pick(b as Element, 'x');
    await aTimeout(100);
    expect(chipsOf(host)).to.deep.equal([]);
    pick(a as Element, 'z');
    await aTimeout(100);
    console.log('P19 ' + tilesIn(host).map(valueOf).join(' ') + ' ' + JSON.stringify(host.getState()));
    void c;
  });
  it('P20 empty dashboard member code prototype names in French', async () => {
    const host = await board(html`<filter-bar dimensions="segment toString"></filter-bar>${three}`, { provider: new Counted(), locale: 'fr', filters: [{ dimension: 'segment', in: ['constructor', '', 'a|b,c"'] }, { dimension: 'toString', in: ['valueOf'] }] });
    const errors = errorsOf(host);
    await aTimeout(200);
    console.log('P20 ' + errors.join() + textOf(host.querySelector('filter-bar') as Element) + tilesIn(host).map(valueOf).join());
  });
});
