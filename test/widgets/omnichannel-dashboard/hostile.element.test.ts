import { aTimeout, expect, html } from '@open-wc/testing';
import '../../../src/widgets/filter-bar/define.js';
import '../../../src/widgets/kpi-tile/define.js';
import '../../../src/widgets/measure-breakdown/define.js';
import '../../../src/widgets/measure-trend/define.js';
import '../../../src/widgets/omnichannel-dashboard/define.js';
import type { DataProvider, Member, Query, Result } from '../../../src/contract/index.js';
import { board, chipsOf, Counted, errorsOf, pick, show, tilesIn, until, valueOf } from './support.js';

const two = html`<kpi-tile id="a" heading="Reach" measure="activeHcps"></kpi-tile><kpi-tile id="b" heading="Contacts" measure="interactions"></kpi-tile>`;
const withBar = html`<filter-bar dimensions="specialty"></filter-bar>${two}`;
const textOf = (host: Element | null | undefined): string => host?.shadowRoot?.textContent?.replace(/\s+/g, ' ') ?? '';
const footOf = (host: Element): string => host.shadowRoot?.querySelector('footer')?.textContent?.trim() ?? '';
const barOf = (host: Element): HTMLElement => host.querySelector('filter-bar') as HTMLElement;
const never = <Answer>(): Promise<Answer> => new Promise<Answer>(() => undefined);
const named = async (): Promise<readonly Member[]> => [{ code: 'x', label: 'Ann of A' }, { code: 'y', label: 'Ben of A' }];
const first = (host: Element): Element => tilesIn(host)[0] as Element;
const silent: DataProvider = { name: 'silent', query: () => never() };

/** One row for every question. */
const oneRow = async ({ measures, dimensions = [], grain, period }: Query): Promise<Result> => ({
  columns: [...(grain ? [{ id: 'time', kind: 'time' as const }] : []), ...dimensions.map((id) => ({ id, kind: 'dimension' as const })), ...measures.map((id) => ({ id, kind: 'measure' as const }))],
  rows: [[...(grain ? [period.start] : []), ...dimensions.map(() => 'x'), ...measures.map(() => 5)]], meta: { source: 'CRM' },
});

describe('omnichannel-dashboard: another audience', () => {
  it('sees nothing that the one before picked, neither as a chip nor aloud nor in the state', async () => {
    const host = await board(two, { provider: new Counted(), crossFilter: true, audience: 'a' });
    await show(host, '1,000', '1,000');
    pick(first(host), 'x');
    await show(host, '1,000', '1,001');
    host.audience = 'b';
    await host.updateComplete;
    expect(chipsOf(host)).to.deep.equal([]);
    expect(textOf(host)).not.to.contain('X');
    expect(host.getState()).not.to.have.property('selections');
    await show(host, '1,000', '1,000');
  });

  it('keeps a state that was restored before it was said, or together with it', async () => {
    const host = await board(two, { provider: new Counted() });
    const selections = [{ tile: 'a', dimension: 'segment', code: 'x', label: 'X', filters: [{ dimension: 'segment', in: ['x'] }] }];
    const state = { ...host.getState(), crossFilter: true, selections };
    host.setState(state);
    await show(host, '1,000', '1,001');
    host.audience = 'a';
    await host.updateComplete;
    expect(chipsOf(host)).to.deep.equal(['From Reach: X']);
    host.setState({ ...state, selections: [{ ...selections[0], label: 'Of b' }] });
    host.audience = 'b';
    await host.updateComplete;
    expect(chipsOf(host)).to.deep.equal(['From Reach: Of b']);
    host.audience = 'a';
    await host.updateComplete;
    expect(chipsOf(host)).to.deep.equal([]);
  });

  it('sees no labels in the filter bar that it was not told itself', async () => {
    const provider = Object.assign(new Counted(), { members: named });
    const host = await board(withBar, { provider, audience: 'a' });
    const parts = (selector: string): HTMLElement[] => [...(barOf(host).shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])];
    await show(host, '1,000', '1,000');
    parts('[part~=filter]').at(-1)?.click();
    await until(() => parts('[role=option]').length === 2, 'listed');
    parts('[role=option]')[0]?.click();
    await until(() => textOf(barOf(host)).includes('Specialty: Ann of A. 1 filter'), 'said');
    parts(':popover-open').at(-1)?.hidePopover();
    provider.members = never;
    host.audience = 'b';
    await host.updateComplete;
    await until(() => textOf(barOf(host)).includes('Specialty: x'), () => textOf(barOf(host)));
    expect(barOf(host).shadowRoot?.innerHTML).not.to.contain('of A');
  });

  it('sees no labels in any widget that it was not told itself', async () => {
    const provider: DataProvider = { name: 'CRM', capabilities: { measures: {}, completeThrough: '2026-10-31' }, query: oneRow, members: named };
    const host = await board(html`<measure-breakdown by="specialty" measure="interactions"></measure-breakdown><measure-trend by="specialty" measures="interactions"></measure-trend>`, { provider, audience: 'a', crossFilter: true });
    const widgets = [...host.querySelectorAll<HTMLElement>('measure-breakdown, measure-trend')];
    await until(() => widgets.every((widget) => textOf(widget).includes('Ann of A')), () => widgets.map(textOf).join());
    widgets[0]?.shadowRoot?.querySelector<HTMLElement>('.mark')?.click();
    await until(() => chipsOf(host).length === 1, 'no chip');
    Object.assign(provider, { members: never, query: never });
    host.audience = 'b';
    await aTimeout(50);
    for (const each of [host, ...widgets]) expect(each.shadowRoot?.innerHTML).not.to.contain('of A');
  });

  it('is not shown what was asked for the one before', async () => {
    let answers: (() => void)[] = [];
    const provider: DataProvider = {
      name: 'slow', capabilities: { measures: {}, completeThrough: '2026-10-31' },
      query: (query) => new Promise((resolve) => answers.push(() => void new Counted().query(query).then(resolve))),
    };
    const host = await board(two, { provider, audience: 'a' });
    await until(() => answers.length === 2, 'not asked');
    const before = answers;
    answers = [];
    host.audience = 'b';
    await until(() => answers.length === 2, 'not asked again');
    before.forEach((answer) => answer());
    await aTimeout(20);
    expect(tilesIn(host).map(valueOf)).to.deep.equal(['', '']);
    answers.forEach((answer) => answer());
    await show(host, '1,000', '1,000');
  });
});

describe('omnichannel-dashboard: the foot and the notes', () => {
  const ignoring = (): Counted => Object.assign(new Counted(), { ignoring: ['specialty'] });
  const filters = [{ dimension: 'specialty', in: ['x'] }];

  it('forget what a source said that is no longer shown', async () => {
    const host = await board(withBar, { provider: ignoring(), filters });
    await show(host, '1,001', '1,001');
    await until(() => textOf(barOf(host)).includes('Not filtered by Specialty: Reach, Contacts'), () => textOf(barOf(host)));
    expect(footOf(host)).to.contain('CRM');
    Object.assign(host, { provider: silent, period: '2026-05-01/2026-11-01' });
    await until(() => !textOf(barOf(host)).includes('Not filtered by'), () => textOf(barOf(host)));
    expect(footOf(host)).to.equal('');
  });

  it('name no widget that is hidden', async () => {
    const host = await board(withBar, { provider: ignoring(), filters });
    await show(host, '1,001', '1,001');
    host.changeLayout(host.layout.filter(({ id }) => id !== 'b'));
    await until(() => /Not filtered by Specialty: Reach\b(?!,)/.test(textOf(barOf(host))), () => textOf(barOf(host)));
  });

  it('name dimensions of any name', async () => {
    const provider = Object.assign(new Counted(), { ignoring: ['constructor', '__proto__'] });
    const host = await board(withBar, { provider, filters: [{ dimension: 'constructor', in: ['x'] }, { dimension: '__proto__', in: ['y'] }] });
    await show(host, '1,002', '1,002');
    await until(() => textOf(barOf(host)).includes('Not filtered by constructor: Reach, Contacts'), () => textOf(barOf(host)));
    host.filters = [];
    await show(host, '1,000', '1,000');
  });
});

describe('omnichannel-dashboard: what nobody should give it', () => {
  it('is named where filters are none, and forgotten when they are mended', async () => {
    for (const filters of [[null], 'abc', { dimension: 'x' }, 5, [{ dimension: 5, in: ['a'] }], [[]], ['x']]) {
      const host = await board(two, { provider: new Counted() });
      const errors = errorsOf(host);
      await show(host, '1,000', '1,000');
      Object.assign(host, { filters });
      await until(() => errors.length === 2, JSON.stringify(filters));
      expect(errors[0]).to.match(/^kpi-tile: invalid filters /);
      host.filters = [{ dimension: 'segment', in: ['x'] }];
      await show(host, '1,001', '1,001');
    }
  });

  it('is refused as a state, and changes nothing', async () => {
    const host = await board(two, { provider: new Counted() });
    const before = host.getState();
    const tile = { id: 'a', element: 'kpi-tile' };
    const cyclic: Record<string, unknown> = { version: 1 };
    cyclic['tiles'] = cyclic;
    const states: unknown[] = [
      null, undefined, '', 'x', '{', 5, [], {}, cyclic, { version: 1 }, { version: 0, tiles: [] }, { version: 2, tiles: [] }, { version: '1', tiles: [] }, { version: 1, tiles: null }, { version: 1, tiles: [null] }, { version: 1, tiles: [tile, tile] },
      ...['script', 'iframe', 'x', 'a b', ''].map((element) => ({ version: 1, tiles: [{ id: 'a', element }] })),
      ...['innerHTML', 'provider', 'data', 'onclick', 'heading', 'constructor'].map((name) => ({ version: 1, tiles: [{ ...tile, settings: { [name]: 'x' } }] })),
      '{"version":1,"tiles":[{"id":"a","element":"kpi-tile","settings":{"__proto__":{"x":1}}}]}', '{"version":1,"__proto__":{"x":1},"tiles":[]}',
      { version: 1, filters: null, tiles: [tile] }, { version: 1, filters: [null], tiles: [tile] }, { version: 1, period: null, tiles: [tile] }, { version: 1, heading: {}, tiles: [tile] },
    ];
    for (const state of states) {
      expect(() => host.setState(state), `state ${states.indexOf(state)}`).to.throw().with.property('code', 'invalid-state');
      expect(host.getState()).to.deep.equal(before);
    }
    expect({}).not.to.have.property('x');
  });

  it('is said to be missing where it is no element that could be', async () => {
    const refused: unknown[] = [];
    const onRefused = ({ reason }: PromiseRejectionEvent): void => void refused.push(reason);
    addEventListener('unhandledrejection', onRefused);
    const host = await board('', { provider: new Counted() });
    host.setState({ version: 1, tiles: [{ id: '__proto__', element: 'font-face' }, { id: 'u', element: 'x-unknown' }] });
    await until(() => textOf(host).includes('“font-face”') && textOf(host).includes('“x-unknown”'), () => textOf(host));
    await aTimeout(20);
    removeEventListener('unhandledrejection', onRefused);
    expect(refused).to.deep.equal([]);
  });

  it('is as if it were absent where it is null', async () => {
    const host = await board(two, { provider: new Counted(), crossFilter: true });
    Object.assign(host, { filters: null, period: null, heading: null, palette: null, kpiBudget: null, layout: null, locale: null, audience: null, catalog: null, stateParam: null });
    await show(host, '1,000', '1,000');
    expect(host.getState()).not.to.have.property('kpiBudget');
    host.editing = true;
    await until(() => textOf(host).includes('Add a tile'), 'not editing');
    expect(textOf(host)).not.to.contain('readers take in');
  });

  it('breaks no neighbour where one widget cannot be asked about', async () => {
    const host = await board(html`${two}<measure-breakdown by="segment" measures="interactions interactions"></measure-breakdown>`, { provider: new Counted() });
    const errors = errorsOf(host);
    await show(host, '1,000', '1,000');
    await until(() => errors.length === 1, 'not told');
  });

  it('passes over what is no answer of a widget, whoever tells it', async () => {
    const host = await board(two, { provider: new Counted() });
    await show(host, '1,000', '1,000');
    for (const detail of [undefined, { ignoredFilters: [5], heading: 'x' }, {}]) {
      first(host).dispatchEvent(new CustomEvent('widget-answer', { bubbles: true, composed: true, detail }));
      await host.updateComplete;
    }
    host.filters = [{ dimension: 'segment', in: ['a'] }];
    await show(host, '1,001', '1,001');
  });

  it('is told of every answer that is none, each by its own widget', async () => {
    const ways: Record<string, DataProvider['query']> = {
      throwing: () => { throw new Error('at once'); },
      rejecting: async () => { throw Object.assign(new Error(), { message: undefined }); },
      empty: async () => undefined as unknown as Result,
      worded: async () => 'x' as unknown as Result,
    };
    for (const [name, query] of Object.entries(ways)) {
      const host = await board(two, { provider: { name, query } });
      await until(() => tilesIn(host).every(({ status }) => status === 'error'), name);
    }
    const counted = new Counted();
    const host = await board(two, { provider: { name: 'half', capabilities: counted.capabilities, query: (query) => counted.query(query), queryAll: async (queries) => (await counted.queryAll(queries)).slice(0, 1) } });
    await until(() => tilesIn(host).map(({ status }) => status).join() === 'ready,error', () => tilesIn(host).map(({ status }) => status).join());
  });
});

describe('omnichannel-dashboard: drawn again and again', () => {
  it('asks nothing anew and leaves an open panel and its focus alone where everything is equal', async () => {
    const provider = new Counted();
    const host = await board(withBar, { provider, filters: [{ dimension: 'specialty', in: ['x'] }] });
    await show(host, '1,001', '1,001');
    const bar = barOf(host) as HTMLElement & { dimensions?: readonly string[] };
    const open = (): readonly Element[] => [...(bar.shadowRoot?.querySelectorAll(':popover-open') ?? [])];
    [...(bar.shadowRoot?.querySelectorAll<HTMLElement>('[part~=filter]') ?? [])].at(-1)?.click();
    await until(() => bar.shadowRoot?.activeElement != null, 'not open');
    const [focused, panels, trays] = [bar.shadowRoot?.activeElement, open(), provider.trays.length];
    for (let turn = 0; turn < 10; turn += 1) {
      host.filters = [{ dimension: 'specialty', in: ['x'] }];
      bar.dimensions = ['specialty'];
      await aTimeout(5);
    }
    expect(provider.trays).to.have.lengthOf(trays);
    expect(bar.shadowRoot?.activeElement).to.equal(focused);
    expect(open()).to.deep.equal(panels);
  });

  it('asks nothing anew where it is moved about', async () => {
    const provider = new Counted();
    const host = await board(two, { provider });
    await show(host, '1,000', '1,000');
    const { length } = provider.trays;
    const home = host.parentElement as HTMLElement;
    for (let turn = 0; turn < 200; turn += 1) home.append(host);
    for (let turn = 0; turn < 10; turn += 1) {
      home.append(host);
      await aTimeout(1);
    }
    await show(host, '1,000', '1,000');
    expect(provider.trays).to.have.lengthOf(length);
  });
});

describe('kpi-tile in a dashboard', () => {
  it('is drawn as it is written where it names no measure, with nobody asked', async () => {
    const provider = new Counted();
    const host = await board(html`<kpi-tile value="42" unit="HCPs"></kpi-tile>`, { provider });
    const [tile] = tilesIn(host);
    await show(host, '42');
    expect(tile?.status).to.equal('ready');
    tile?.removeAttribute('value');
    Object.assign(tile as Element, { measure: 'activeHcps' });
    await show(host, '1,000');
    expect(provider.trays).to.have.lengthOf(1);
  });
});
