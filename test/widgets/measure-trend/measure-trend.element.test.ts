import { aTimeout, expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import { CORE_CATALOG } from '../../../src/catalog/index.js';
import { extendCatalog, type DataInput, type DataProvider, type Query } from '../../../src/contract/index.js';
import { createMemoryProvider } from '../../../src/providers/memory/index.js';
import type { Selection } from '../../../src/context/index.js';
import '../../../src/widgets/measure-trend/define.js';
import type { MeasureTrend } from '../../../src/widgets/measure-trend/measure-trend.js';
import { divided, MANY, SENT_AND_RATE, SENT_OPENED, SENT_RUNNING, trendResult, withPast } from '../../../stories/support/trend-figures.js';

const shown = async (properties: Partial<MeasureTrend> & { data?: DataInput; provider?: DataProvider }): Promise<MeasureTrend> => {
  const widget = await fixture<MeasureTrend>(html`<measure-trend></measure-trend>`);
  Object.assign(widget, properties);
  await widget.updateComplete;
  await waitUntil(() => widget.status !== 'idle' && widget.status !== 'loading', 'still loading', { timeout: 5000 });
  return widget;
};
const within = (widget: MeasureTrend, selector: string): HTMLElement => widget.renderRoot.querySelector(selector) as HTMLElement;
const buttons = (widget: MeasureTrend): HTMLButtonElement[] => [...widget.renderRoot.querySelectorAll<HTMLButtonElement>('.entries button')];
const drawn = async (widget: MeasureTrend): Promise<void> => {
  await waitUntil(() => within(widget, '.chart-box path'), 'nothing is drawn', { timeout: 5000 });
};
const press = (widget: MeasureTrend, key: string): boolean => within(widget, '.chart').dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
const picked = async (widget: MeasureTrend): Promise<Selection> => {
  const event: CustomEvent<Selection> = await oneEvent(widget, 'category-select');
  return event.detail;
};
const recording = (answer: ReturnType<typeof divided>): { readonly provider: DataProvider; readonly asked: Query[] } => {
  const asked: Query[] = [];
  return { asked, provider: { name: 'test', query: async (query) => { asked.push(query); return Promise.resolve(answer(query)); } } };
};
const period = '2026-05-01/2026-11-01';
const day = (month: number, at: number): string => `2026-0${month}-${String(at + 1).padStart(2, '0')}`;

describe('measure-trend', () => {
  it('says the figures before anything is drawn, and holds its place', async () => {
    const widget = await shown({ data: trendResult(SENT_OPENED), period });
    expect(within(widget, '.summary').textContent).to.equal('October 2026: E-mails sent 312 and E-mails opened 138');
    const before = widget.getBoundingClientRect().height;
    await drawn(widget);
    expect(widget.getBoundingClientRect().height).to.equal(before);
    await expect(widget).to.be.accessible();
  });

  it('has buttons for its lines only where their names do not fit', async () => {
    const widget = await shown({ data: trendResult(SENT_OPENED), period });
    const isShown = (): boolean => within(widget, '.entries').getBoundingClientRect().height > 0;
    expect(isShown()).to.equal(false);
    await drawn(widget);
    expect(within(widget, '.chart-box').textContent).to.contain('E-mails opened 138');
    widget.style.setProperty('width', '360px');
    await waitUntil(() => !within(widget, '.chart-box').textContent?.includes('E-mails opened 138'), 'still named', { timeout: 2000 });
    expect(isShown()).to.equal(true);
  });

  it('draws what a real source answers, by member, whole and others', async () => {
    const interactions = ['phone', 'sms', 'web', 'webinar', 'remote', 'congress', 'face-to-face', 'approved-email'].flatMap((channel, rank) =>
      [5, 6].flatMap((month) => Array.from({ length: 9 - rank }, (_, at) => ({ hcp: `h${at}`, channel, occurredAt: day(month, at) }))));
    const provider = createMemoryProvider({ tables: { interactions }, completeThrough: '2026-06-30', k: 1 });
    const widget = await shown({ provider, measures: ['interactions'], by: 'channel', period: '2026-05-01/2026-07-01' });
    await waitUntil(() => buttons(widget).length === 7, `no others: ${within(widget, '.body').textContent}`, { timeout: 5000 });
    const { columns, rows } = widget.toTable();
    expect(columns.map(({ id }) => id)).to.deep.equal(['time', 'phone', 'sms', 'web', 'webinar', 'remote', 'congress', '~other', '~all']);
    expect(rows.map((row) => row.map(({ value }) => value))).to.deep.equal([['2026-05-01', 9, 8, 7, 6, 5, 4, 5, 44], ['2026-06-01', 9, 8, 7, 6, 5, 4, 5, 44]]);
  });

  it('asks for the others without those shown, and hands them over so', async () => {
    const { provider, asked } = recording(divided('territory', 'interactions', MANY));
    const widget = await shown({ provider, measures: ['interactions'], by: 'territory', mark: 'stacked-bar', period });
    await waitUntil(() => buttons(widget).length === 7, 'no others', { timeout: 5000 });
    expect(asked.filter(({ filters }) => filters?.some(({ notIn }) => notIn?.length === 6))).to.have.lengthOf(1);
    setTimeout(() => buttons(widget)[6]?.click());
    const detail = await picked(widget);
    expect(detail).to.deep.include({ dimension: 'territory', code: '~other', label: 'Other' });
    expect(detail.filters[0]?.notIn).to.have.lengthOf(6);
  });

  it('lets a member stand out and go again, and hands both over', async () => {
    const widget = await shown({ provider: recording(divided('territory', 'interactions', MANY)).provider, measures: ['interactions'], by: 'territory', period });
    await drawn(widget);
    const filter = { dimension: 'territory', in: ['Territory 2'] };
    setTimeout(() => buttons(widget)[1]?.click());
    expect(await picked(widget)).to.deep.equal({ dimension: 'territory', code: 'Territory 2', label: 'Territory 2', filters: [filter] });
    await widget.updateComplete;
    expect(buttons(widget)[1]?.ariaPressed).to.equal('true');
    expect(within(widget, '.summary').textContent).to.match(/^Territory 2, October/);
    setTimeout(() => buttons(widget)[1]?.click());
    expect((await picked(widget)).filters).to.deep.equal([]);
    await widget.updateComplete;
    expect(buttons(widget)[1]?.ariaPressed).to.equal('false');
    await expect(widget).to.be.accessible();
  });

  it('hands over the month that was picked by click or by Enter', async () => {
    const widget = await shown({ data: trendResult(SENT_OPENED), period });
    await drawn(widget);
    const chart = within(widget, '.chart');
    const { left, top } = chart.getBoundingClientRect();
    setTimeout(() => chart.dispatchEvent(new MouseEvent('click', { clientX: left + 60, clientY: top + 40, bubbles: true })));
    expect(await picked(widget)).to.deep.equal({ dimension: 'time', code: '2026-05-01', label: 'May 2026', filters: [] });
    press(widget, 'ArrowLeft');
    setTimeout(() => press(widget, 'Enter'));
    expect((await picked(widget)).code).to.equal('2026-10-01');
  });

  it('reads a month aloud', async () => {
    const widget = await shown({ data: trendResult(SENT_RUNNING), period: '2026-05-01/2027-01-01' });
    await drawn(widget);
    press(widget, 'Home');
    await waitUntil(() => within(widget, '[aria-live]').textContent?.includes('May 2026: E-mails sent 264, Objective 270'));
    press(widget, 'End');
    await waitUntil(() => within(widget, '[aria-live]').textContent?.includes('December 2026: E-mails sent not yet, Objective 330, and Forecast 318.'), within(widget, '[aria-live]').textContent ?? '');
  });

  it('holds the figures against the time before', async () => {
    const widget = await shown({ provider: recording(withPast({ ...SENT_OPENED, actual: { sent: SENT_OPENED.actual['sent'] ?? [] } })).provider, measures: ['sent'], comparison: 'previous-period', period });
    await waitUntil(() => within(widget, '.keys'), 'no comparison', { timeout: 5000 });
    expect(within(widget, '.summary').textContent).to.contain('against April 2026');
    expect(widget.toTable().columns.map(({ label }) => label)).to.deep.equal(['Period', 'E-mails sent', 'Period before']);
  });

  it('counts as the reader chooses', async () => {
    const catalog = extendCatalog(CORE_CATALOG, { measures: CORE_CATALOG.measures.filter(({ id }) => id === 'openedMessages').map((measure) => ({ ...measure, counting: { total: 'openedMessages', unique: 'uniqueOpeners' } })) });
    const { provider, asked } = recording(({ measures: [id = ''] }) => trendResult({ actual: { [id]: [10, 20] } }));
    const host = await fixture(html`<div></div>`);
    host.addEventListener('context-request', (event) => (event as unknown as { callback: (value: object) => void }).callback({ catalog }));
    const widget = document.createElement('measure-trend');
    Object.assign(widget, { provider, measures: 'openedMessages', withSwitch: true, period });
    host.append(widget);
    await waitUntil(() => within(widget, '.switch'), 'no switch', { timeout: 5000 });
    const choices = [...widget.renderRoot.querySelectorAll<HTMLInputElement>('.switch input')];
    expect(within(widget, '.switch').textContent?.replace(/\s+/g, ' ').trim()).to.equal('Messages HCPs');
    expect(choices.map(({ checked }) => checked)).to.deep.equal([true, false]);
    choices[1]?.click();
    await waitUntil(() => within(widget, 'h3').textContent === 'HCPs who opened', 'not counted otherwise', { timeout: 5000 });
    expect(asked.at(-1)?.measures).to.deep.equal(['uniqueOpeners']);
    await expect(widget).to.be.accessible();
  });

  it('draws every mark after every other', async () => {
    const widget = await shown({ data: trendResult(SENT_AND_RATE), period });
    await drawn(widget);
    for (const mark of ['bar', 'area', 'line', 'stacked-bar', 'area', 'bar', 'line'] as const) {
      widget.mark = mark;
      await widget.updateComplete;
      await aTimeout(60);
      const grounds = widget.renderRoot.querySelectorAll('.chart-box path[fill-opacity]:not([fill="none"])').length;
      expect(grounds > 0, `ground in ${mark}`).to.equal(mark === 'area');
    }
  });

  it('refuses what it does not know, and what does not go together', async () => {
    const widget = await shown({ data: trendResult(SENT_OPENED), mark: 'pie' as never });
    expect(widget.status).to.equal('error');
    const refused = async (settings: object): Promise<string> => {
      Object.assign(widget, settings);
      const event: CustomEvent<{ cause: Error }> = await oneEvent(widget, 'widget-error');
      return event.detail.cause.message;
    };
    expect(await refused({ mark: 'line', grain: 'fortnight' })).to.equal('measure-trend: invalid grain "fortnight". Use one of day, week, month, quarter, year. (invalid-setting)');
    expect(await refused({ grain: 'month', comparison: 'last-year' })).to.equal('measure-trend: invalid comparison "last-year". Use one of none, previous-period, year-ago. (invalid-setting)');
    expect(await refused({ comparison: 'none', measures: 'sent,openRate', by: 'channel' })).to.equal('measure-trend: invalid by "channel". Name one measure to divide, not 2, or leave "by" away. (invalid-setting)');
    expect(await refused({ by: undefined, measures: ['sent'], counting: 'unique' })).to.contain('measure-trend: invalid counting of "sent" "unique".');
    expect(within(widget, '[role="alert"]')).to.not.equal(null);
    expect(await refused({ counting: undefined, measures: '', data: undefined, provider: createMemoryProvider({ tables: {}, completeThrough: '2026-10-31' }) })).to.contain('missing attribute "measures"');
  });
});
