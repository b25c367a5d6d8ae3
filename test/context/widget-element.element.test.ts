import { WIDGETS } from '../../src/widget-classes.js';
import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import { ContextProvider } from '@lit/context';
import { dashboardContext, defineWidgets, OmnichannelError, registerLocale, type Change, type DashboardContext, type DataProvider, type KpiTile, type MeasureBreakdown, type Query, type Result } from '../../src/index.js';
import { fr } from '../../src/locales/fr/fr.js';
import { expectConsole } from '../support/console-trap.js';

defineWidgets({ prefix: 'test-' });

const valueOf = (tile: KpiTile): string => tile.shadowRoot?.querySelector('.value')?.textContent?.trim() ?? '';
const textOf = (tile: KpiTile): string => tile.shadowRoot?.querySelector('article')?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
const isReady = (tile: KpiTile) => waitUntil(() => tile.status === 'ready', `is ${tile.status}`);

/** Answers every question with one figure, and notes what it was asked. */
class OneFigure implements DataProvider {
  readonly asked: Query[] = [];
  figure = 1821;
  completeThrough: string | undefined = '2026-10-31';
  hold: Promise<unknown> | undefined;
  failure: Error | undefined;
  listeners = new Set<(change: Change) => void>();

  async query(query: Query): Promise<Result> {
    this.asked.push(query);
    await this.hold;
    if (this.failure) throw this.failure;
    return { columns: query.measures.map((id) => ({ id, kind: 'measure' })), rows: [query.measures.map(() => this.figure)], meta: { source: 'CRM', ...(this.completeThrough && { completeThrough: this.completeThrough }) } };
  }

  subscribe(listener: (change: Change) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}

const tileWith = (provider: DataProvider | undefined, more: Partial<KpiTile> = {}): Promise<KpiTile> =>
  fixture<KpiTile>(html`<test-kpi-tile measure="activeHcps" .provider=${provider} .filters=${more.filters ?? []} .period=${more.period ?? '2026-05-01/2026-11-01'}></test-kpi-tile>`);

describe('a widget', () => {
  it('is idle without a source, and says so in its state', async () => {
    const tile = await tileWith(undefined);
    expect(tile.status).to.equal('idle');
    expect(tile.matches(':state(idle)')).to.equal(true);
    expect(textOf(tile)).to.contain('No source of figures');
  });

  it('loads, is ready, and tells each change of status once', async () => {
    const tile = await tileWith(undefined);
    const statuses: string[] = [];
    tile.addEventListener('widget-status', (event) => statuses.push((event as CustomEvent<{ status: string }>).detail.status));
    tile.provider = new OneFigure();
    await isReady(tile);
    expect(statuses).to.deep.equal(['loading', 'ready']);
    expect(tile.matches(':state(ready)')).to.equal(true);
    expect(valueOf(tile)).to.equal('1,821');
  });

  it('asks the nearest dashboard’s provider about its period and filters, with its own added', async () => {
    const provider = new OneFigure();
    const context: DashboardContext = { provider, period: '2026-01-01/2026-04-01', filters: [{ dimension: 'product', in: ['respira'] }] };
    const host = await fixture(html`<div></div>`);
    const given = new ContextProvider(host as HTMLElement, { context: dashboardContext, initialValue: context });
    const tile = document.createElement('test-kpi-tile') as KpiTile;
    tile.measure = 'activeHcps';
    tile.filters = [{ dimension: 'specialty', in: ['gp'] }];
    host.append(tile);
    await isReady(tile);
    const [query] = provider.asked;
    expect(query?.period).to.deep.equal({ start: '2026-01-01', end: '2026-04-01' });
    expect(query?.filters?.map(({ dimension }) => dimension)).to.deep.equal(['product', 'specialty', 'scenario']);
    given.setValue({ ...context, period: '2026-04-01/2026-07-01' });
    await waitUntil(() => provider.asked.length === 2);
    expect(provider.asked[1]?.period.start).to.equal('2026-04-01');
  });

  it('resolves a preset against what the source holds, asking it first where it has not said', async () => {
    const provider = new OneFigure();
    const tile = await tileWith(provider, { period: 'last-3-months' });
    await isReady(tile);
    expect(provider.asked.at(-1)?.period).to.deep.equal({ start: '2026-08-01', end: '2026-11-01' });
    expect(textOf(tile)).to.contain('Aug');
    expect(provider.asked).to.have.lengthOf(2);
  });

  it('fails clearly where a preset cannot be resolved', async () => {
    const provider = new OneFigure();
    provider.completeThrough = undefined;
    const tile = await tileWith(undefined, { period: 'last-3-months' });
    setTimeout(() => { tile.provider = provider; });
    const { detail } = await oneEvent<CustomEvent<{ code: string; cause: Error }>>(tile, 'widget-error');
    expect(detail.code).to.equal('missing-period');
    expect(detail.cause.message).to.contain('test-kpi-tile: missing completeThrough');
    expect(tile.status).to.equal('error');
  });

  it('keeps its figures while a filter changes, and shows the new ones when they come', async () => {
    const provider = new OneFigure();
    const tile = await tileWith(provider);
    await isReady(tile);
    let release = (): void => {};
    provider.hold = new Promise<void>((resolve) => { release = resolve; });
    provider.figure = 900;
    tile.filters = [{ dimension: 'specialty', in: ['gp'] }];
    await waitUntil(() => tile.status === 'loading');
    expect(valueOf(tile)).to.equal('1,821');
    release();
    await isReady(tile);
    expect(valueOf(tile)).to.equal('900');
  });

  it('drops an answer to a question that is no longer asked', async () => {
    const provider = new OneFigure();
    let release = (): void => {};
    provider.hold = new Promise<void>((resolve) => { release = resolve; });
    const tile = await tileWith(provider);
    await waitUntil(() => provider.asked.length === 1);
    provider.hold = undefined;
    provider.figure = 5000;
    tile.filters = [{ dimension: 'specialty', in: ['gp'] }];
    await isReady(tile);
    provider.figure = 1;
    release();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(valueOf(tile)).to.equal('5,000');
  });

  it('stays as it was, marked stale, when a refresh fails', async () => {
    const provider = new OneFigure();
    const tile = await tileWith(provider);
    await isReady(tile);
    provider.failure = new Error('boom');
    await tile.refresh();
    await waitUntil(() => tile.status === 'stale');
    expect(valueOf(tile)).to.equal('1,821');
    expect(textOf(tile)).to.contain('Could not be updated');
    provider.failure = undefined;
    provider.figure = 1900;
    tile.shadowRoot?.querySelector<HTMLButtonElement>('.note .action')?.click();
    await isReady(tile);
    expect(valueOf(tile)).to.equal('1,900');
  });

  it('tells its host what failed, and its neighbour lives on', async () => {
    const broken = new OneFigure();
    broken.failure = new OmnichannelError('missing-table', { subject: 'crm', problem: 'missing table "sales"', remedy: 'Load it.' });
    const [bad, good] = [await tileWith(undefined), await tileWith(new OneFigure())];
    setTimeout(() => { bad.provider = broken; });
    const { detail, bubbles, composed } = await oneEvent<CustomEvent<{ code: string; query: Query }>>(bad, 'widget-error');
    expect(detail.code).to.equal('missing-table');
    expect(detail.query.measures).to.deep.equal(['activeHcps']);
    expect(bubbles && composed).to.equal(true);
    expect(textOf(bad)).to.contain('could not be loaded');
    await isReady(good);
  });

  it('tells its host which further question failed, once and with its query, and shows the figures all the same', async () => {
    const figures = new OneFigure();
    const down = new Set(['previous']);
    const kindOf = ({ period }: Query): string => (period.start < '2026-05-01' ? 'previous' : 'main');
    const provider: DataProvider = { query: (query) => (down.has(kindOf(query)) ? Promise.reject(new Error('no earlier figures')) : figures.query(query)) };
    const tile = await tileWith(undefined);
    const told: [string, string | undefined][] = [];
    tile.addEventListener('widget-error', (event) => {
      const { code, query } = (event as CustomEvent<{ code: string; query?: Query }>).detail;
      told.push([code, query && kindOf(query)]);
    });
    tile.comparison = 'previous-period';
    tile.provider = provider;
    await waitUntil(() => told.length > 0);
    await isReady(tile);
    tile.heading = 'Active';
    await tile.updateComplete;
    expect([told, valueOf(tile)]).to.deep.equal([[['failed-request', 'previous']], '1,821']);
    await tile.refresh();
    await waitUntil(() => told.length === 2, 'a new failure is told anew');
    expect(tile.status).to.equal('ready');
    down.clear();
    await tile.refresh();
    await tile.updateComplete;
    expect([told.length, tile.status]).to.deep.equal([2, 'ready']);
  });

  it('tells its host that names of members are missing, and shows the codes', async () => {
    const figures: DataProvider = {
      query: async ({ measures, dimensions = [] }) => ({
        columns: [...dimensions.map((id) => ({ id, kind: 'dimension' as const })), ...measures.map((id) => ({ id, kind: 'measure' as const }))],
        rows: [[...dimensions.map(() => 'x1'), ...measures.map(() => 7)]], meta: { source: 'CRM', completeThrough: '2026-10-31' },
      }),
      members: () => Promise.reject(new Error('no members')),
    };
    const bars = document.createElement('test-measure-breakdown') as MeasureBreakdown;
    Object.assign(bars, { measure: 'sent', by: 'campaign', period: '2026-05-01/2026-11-01', provider: figures });
    setTimeout(() => document.body.append(bars));
    const { detail } = await oneEvent<CustomEvent<{ code: string; cause: Error; query?: Query }>>(bars, 'widget-error');
    expect([detail.code, detail.cause.message.includes('no members'), detail.query]).to.deep.equal(['failed-request', true, undefined]);
    await waitUntil(() => bars.status === 'ready', `is ${bars.status}`);
    expect(bars.toTable().rows[0]?.[0]?.text).to.equal('x1');
    bars.remove();
  });

  it('shows that the reader is not allowed', async () => {
    const provider = new OneFigure();
    provider.failure = Object.assign(new Error('no'), { status: 401 });
    const tile = await tileWith(provider);
    await waitUntil(() => tile.status === 'unauthorised');
    expect(textOf(tile)).to.contain('not allowed');
  });

  it('asks again when its provider says that figures changed, and not when it is gone', async () => {
    const provider = new OneFigure();
    const tile = await tileWith(provider);
    await isReady(tile);
    provider.figure = 1822;
    provider.listeners.forEach((listener) => listener({ measures: ['activeHcps'] }));
    await waitUntil(() => valueOf(tile) === '1,822');
    tile.remove();
    await waitUntil(() => provider.listeners.size === 0);
    const parent = await fixture<HTMLElement>(html`<div></div>`);
    parent.append(tile);
    await waitUntil(() => provider.listeners.size === 1);
    await isReady(tile);
  });

  it('shows nothing of one audience to the next', async () => {
    const provider = new OneFigure();
    const host = await fixture(html`<div></div>`);
    const given = new ContextProvider(host as HTMLElement, { context: dashboardContext, initialValue: { provider, audience: 'a', period: '2026-05-01/2026-11-01' } });
    const tile = document.createElement('test-kpi-tile') as KpiTile;
    tile.measure = 'activeHcps';
    host.append(tile);
    await isReady(tile);
    provider.hold = new Promise(() => {});
    given.setValue({ provider, audience: 'b', period: '2026-05-01/2026-11-01' });
    await tile.updateComplete;
    await waitUntil(() => tile.status === 'loading');
    expect(textOf(tile)).to.not.contain('1,821');
  });

  it('draws the host’s own figures and asks nobody', async () => {
    const provider = new OneFigure();
    const tile = await tileWith(provider);
    tile.data = [{ scenario: 'actual', openRate: { value: 0.25, numerator: 1, denominator: 4 } }];
    tile.measure = 'openRate';
    await waitUntil(() => valueOf(tile) === '25.0%');
    expect(tile.toTable().rows[0]?.[1]).to.deep.equal({ text: '25.0%', value: 0.25 });
    tile.data = [{ scenario: 'actual', openRate: 'x' }] as never;
    await waitUntil(() => tile.status === 'error' || tile.status === 'empty');
  });

  it('speaks the nearest language, as it changes', async () => {
    registerLocale(fr);
    const provider = new OneFigure();
    const tile = await tileWith(provider);
    await isReady(tile);
    const parent = tile.parentElement as HTMLElement;
    parent.lang = 'fr';
    await waitUntil(() => textOf(tile).includes('PdS'));
    expect(valueOf(tile).replaceAll(/\s/g, ' ')).to.equal('1 821');
    parent.removeAttribute('lang');
    await waitUntil(() => valueOf(tile) === '1,821');
  });

  it('was registered under a name that is taken: a warning, nothing thrown', () => {
    const seen = expectConsole(/duplicate element name/);
    defineWidgets({ prefix: 'test-' });
    expect(seen).to.have.lengthOf(Object.keys(WIDGETS).length);
  });
});
