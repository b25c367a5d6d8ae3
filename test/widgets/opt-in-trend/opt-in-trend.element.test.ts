import { aTimeout, expect, fixture, html, nextFrame, oneEvent, waitUntil } from '@open-wc/testing';
import { createMemoryProvider } from '../../../src/providers/memory/index.js';
import type { Selection } from '../../../src/context/index.js';
import type { DataInput, DataProvider } from '../../../src/contract/index.js';
import '../../../src/widgets/opt-in-trend/define.js';
import type { OptInTrend } from '../../../src/widgets/opt-in-trend/opt-in-trend.js';
import { CHANNELS, optInResult, optInResultByChannel, TWO_YEARS } from '../../../stories/support/opt-in-figures.js';

const shown = async (properties: Partial<OptInTrend> & { data?: DataInput; provider?: DataProvider }): Promise<OptInTrend> => {
  const widget = await fixture<OptInTrend>(html`<opt-in-trend></opt-in-trend>`);
  Object.assign(widget, properties);
  await widget.updateComplete;
  await waitUntil(() => widget.status !== 'idle' && widget.status !== 'loading', 'still loading', { timeout: 5000 });
  return widget;
};
const within = (widget: OptInTrend, selector: string): HTMLElement => widget.renderRoot.querySelector(selector) as HTMLElement;
const drawn = async (widget: OptInTrend): Promise<void> => {
  await waitUntil(() => within(widget, '.drawing path'), 'nothing is drawn', { timeout: 5000 });
};
const press = (widget: OptInTrend, key: string): boolean => within(widget, '.chart').dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
const picked = async (widget: OptInTrend): Promise<Selection> => {
  const event: CustomEvent<Selection> = await oneEvent(widget, 'category-select');
  return event.detail;
};
const data = optInResult();

const day = (month: number): string => `2026-${String(month).padStart(2, '0')}-10`;
/** Ten HCPs opt in a month; in July five of them withdraw, and five who never opted in opt out. */
const consentEvents = [
  ...[5, 6, 7].flatMap((month) => Array.from({ length: 10 }, (_, at) => ({ hcp: `h${month}-${at}`, channel: 'phone', consentStatus: 'opt-in', effectiveFrom: day(month) }))),
  ...Array.from({ length: 5 }, (_, at) => ({ hcp: `h5-${at}`, channel: 'phone', consentStatus: 'opt-out', effectiveFrom: '2026-07-20' })),
  ...Array.from({ length: 5 }, (_, at) => ({ hcp: `x${at}`, channel: 'phone', consentStatus: 'opt-out', effectiveFrom: '2026-07-21' })),
];
const hcps = [...new Set(consentEvents.map(({ hcp }) => hcp))].map((hcp) => ({ hcp, validFrom: '2020-01-01' }));

describe('opt-in-trend', () => {
  it('says the figures before anything is drawn, and holds its place', async () => {
    const widget = await shown({ data, period: '2026-05-01/2026-11-01' });
    expect(within(widget, '.summary').textContent).to.match(/^1,392 opted in at .*, \+61 since May: 214 in, 153 out$/);
    expect(within(widget, '.chart').getAttribute('aria-label')).to.contain('1,392 opted in');
    const before = widget.getBoundingClientRect().height;
    await drawn(widget);
    expect(widget.getBoundingClientRect().height).to.equal(before);
    const texts = [...widget.renderRoot.querySelectorAll('.drawing text')].map(({ textContent }) => textContent);
    expect(texts).to.include.members(['1,392', 'Net +19']);
    expect(within(widget, '.drawing').textContent).to.contain('▲').and.to.contain('Opt-outs');
    await expect(widget).to.be.accessible();
  });

  it('names as many months as large text leaves room for', async () => {
    const widget = await shown({ data, period: '2026-05-01/2026-11-01' });
    widget.style.width = '340px';
    widget.style.setProperty('--omni-size-s', '24px');
    const overlapping = (): number => {
      const boxes = [...widget.renderRoot.querySelectorAll('.times > span > span:first-child')].map((name) => name.getBoundingClientRect()).filter(({ width }) => width > 0);
      return boxes.slice(1).filter((box, at) => box.left < (boxes[at]?.right ?? 0)).length;
    };
    await waitUntil(() => overlapping() === 0, 'names of months overlap', { timeout: 2000 });
    expect(widget.renderRoot.querySelector('.times')?.textContent).to.contain('Oct');
  });

  it('reconciles what a real source answers', async () => {
    const provider = createMemoryProvider({ tables: { consentEvents, hcps }, completeThrough: '2026-07-31' });
    const widget = await shown({ provider, period: '2026-05-01/2026-08-01' });
    expect(widget.status).to.equal('ready');
    expect(within(widget, '.summary').textContent).to.match(/^25 opted in at .*, \+25 since May: 30 in, 5 out$/);
    expect(within(widget, '.keys').textContent).to.contain('5 opt-outs without an opt-in in force');
    expect(widget.renderRoot.querySelector('.note')).to.equal(null);
    const { columns, rows } = widget.toTable();
    const values = (id: string): unknown[] => rows.map((row) => row[columns.findIndex((column) => column.id === id)]?.value);
    expect(values('optedInHcps')).to.deep.equal([10, 20, 25]);
    expect(values('optOuts')).to.deep.equal([0, 0, 10]);
    expect(values('netOptIns')).to.deep.equal([10, 10, 5]);
  });

  it('hands over the month that was picked by click or by Enter', async () => {
    const widget = await shown({ data });
    await drawn(widget);
    const chart = within(widget, '.chart');
    const { left, top, width } = chart.getBoundingClientRect();
    setTimeout(() => chart.dispatchEvent(new MouseEvent('click', { clientX: left + width * 0.15, clientY: top + 40, bubbles: true })));
    const detail = await picked(widget);
    expect(detail).to.deep.equal({ dimension: 'time', code: '2026-05-01', label: 'May 2026', filters: [] });
    press(widget, 'ArrowLeft');
    setTimeout(() => press(widget, 'Enter'));
    expect((await picked(widget)).code).to.equal('2026-10-01');
  });

  it('reads a month aloud', async () => {
    const widget = await shown({ data });
    await drawn(widget);
    press(widget, 'Home');
    await waitUntil(() => within(widget, '[aria-live]').textContent?.includes('May 2026: Opted in 1,340, Opt-ins 31'));
    expect(within(widget, '.tooltip:popover-open strong').textContent).to.equal('May 2026');
  });

  it('shows the flows of the channel that is chosen, and says so', async () => {
    const widget = await shown({ data: optInResultByChannel(CHANNELS), by: 'channel' });
    await drawn(widget);
    const buttons = [...widget.renderRoot.querySelectorAll<HTMLButtonElement>('.members button')];
    expect(buttons.map(({ ariaPressed }) => ariaPressed)).to.deep.equal(['true', 'false', 'false', 'false']);
    setTimeout(() => buttons[1]?.click());
    const detail = await picked(widget);
    expect(detail).to.deep.equal({ dimension: 'channel', code: 'phone', label: 'Phone', filters: [{ dimension: 'channel', in: ['phone'] }] });
    await widget.updateComplete;
    expect(buttons.map(({ ariaPressed }) => ariaPressed)).to.deep.equal(['false', 'true', 'false', 'false']);
    expect(within(widget, '.summary').textContent).to.match(/^Phone: /);
    expect(within(widget, '.drawing').textContent).to.contain('Opt-ins, Phone');
    await expect(widget).to.be.accessible();
  });

  it('says the same as a table', async () => {
    const widget = await shown({ data });
    within(widget, '.menu > button').click();
    const choice = (): HTMLButtonElement | undefined => [...widget.renderRoot.querySelectorAll<HTMLButtonElement>('.choices button')].find(({ textContent }) => textContent === 'Show as table');
    await waitUntil(() => choice(), 'no menu', { timeout: 5000 });
    choice()?.click();
    await waitUntil(() => widget.renderRoot.querySelectorAll('.twin tbody tr').length === 6, 'no table', { timeout: 5000 });
    expect(within(widget, '.twin').textContent).to.contain('of which without an opt-in in force');
    expect(widget.renderRoot.querySelector('.chart')).to.equal(null);
  });

  it('draws every mode after every other', async () => {
    const widget = await shown({ data });
    await drawn(widget);
    const titles = { both: ['Opted in', 'Opt-ins'], stock: ['Opted in'], flow: ['Opt-ins'], rate: ['rate'] } as const;
    for (const mode of ['flow', 'both', 'stock', 'flow', 'stock', 'rate', 'both', 'rate', 'flow', 'rate', 'stock', 'both'] as const) {
      widget.mode = mode;
      await widget.updateComplete;
      const text = within(widget, '.drawing').textContent ?? '';
      for (const title of ['Opted in', 'Opt-ins', 'rate']) expect(text.includes(title), `${title} in ${mode}`).to.equal(titles[mode].some((each) => each === title));
      expect(widget.renderRoot.querySelectorAll('.drawing .area').length, `areas in ${mode}`).to.equal(mode === 'both' || mode === 'stock' ? 1 : 0);
      expect(widget.renderRoot.querySelectorAll('.drawing .bar').length > 0, `bars in ${mode}`).to.equal(mode === 'both' || mode === 'flow');
    }
  });

  it('has the whole picture in its first frame, without having measured anything', async () => {
    const widget = document.createElement('opt-in-trend');
    Object.assign(widget, { data });
    document.body.append(widget);
    await widget.updateComplete;
    expect(widget.renderRoot.querySelectorAll('.drawing .bar')).to.have.lengthOf(24);
    expect(within(widget, '.drawing').textContent).to.contain('1,392');
    widget.remove();
  });

  it('stretches with its box while texts, strokes and bars keep their size', async () => {
    const widget = await shown({ data: optInResult(TWO_YEARS) });
    const months = (): number => [...widget.renderRoot.querySelectorAll('.times > span > span:first-child')].filter(({ textContent }) => textContent).length;
    const widths = async (width: number): Promise<{ plot: number; bar: number; text: number; months: number }> => {
      widget.style.width = `${width}px`;
      await nextFrame();
      await nextFrame();
      const of = (selector: string): number => within(widget, selector).getBoundingClientRect().width;
      return { plot: of('.plot'), bar: of('.bar'), text: of('.end'), months: months() };
    };
    const [wide, narrow] = [await widths(1300), await widths(300)];
    expect(wide.plot - narrow.plot).to.be.closeTo(1000, 1);
    expect([wide.bar, wide.text]).to.deep.equal([20, narrow.text]);
    expect(narrow.bar).to.be.closeTo((narrow.plot / 24) * 0.46, 0.5);
    expect([wide.months, narrow.months < 12]).to.deep.equal([24, true]);
  });

  it('follows a live change of the tokens', async () => {
    const widget = await shown({ data });
    const fill = (): string => getComputedStyle(within(widget, '.bar.opt-in')).fill;
    const before = fill();
    widget.style.setProperty('--omni-opt-in', 'rgb(1, 2, 3)');
    expect([before === fill(), fill()]).to.deep.equal([false, 'rgb(1, 2, 3)']);
  });

  it('finds the month under the pointer where the page is scaled or read from right to left', async () => {
    const widget = await shown({ data });
    const pointed = async (bar: number): Promise<string | undefined> => {
      const { left, width, top } = (widget.renderRoot.querySelectorAll('.band')[bar] as Element).getBoundingClientRect();
      within(widget, '.chart').dispatchEvent(new PointerEvent('pointermove', { clientX: left + width / 2, clientY: top, bubbles: true }));
      await widget.updateComplete;
      await aTimeout(30);
      return widget.renderRoot.querySelector('.tooltip:popover-open strong')?.textContent ?? undefined;
    };
    expect(await pointed(1)).to.equal('June 2026');
    widget.style.transform = 'scale(0.5)';
    expect(await pointed(4)).to.equal('September 2026');
    (widget.parentElement as HTMLElement).dir = 'rtl';
    await waitUntil(() => widget.renderRoot.querySelector('.end')?.getAttribute('text-anchor') === 'end');
    expect(await pointed(0)).to.equal('October 2026');
    const [cursor, band] = ['.chart-cursor', '.band'].map((selector) => within(widget, selector).getBoundingClientRect()) as [DOMRect, DOMRect];
    expect(cursor.left).to.be.closeTo(band.left + band.width / 2, 1);
  });

  it('refuses a mode and a grain it does not know', async () => {
    const widget = await shown({ data, mode: 'pie' as never });
    expect(widget.status).to.equal('error');
    Object.assign(widget, { mode: 'both', grain: 'fortnight' });
    const event: CustomEvent<{ cause: Error }> = await oneEvent(widget, 'widget-error');
    expect(event.detail.cause.message).to.equal('opt-in-trend: invalid grain "fortnight". Use one of day, week, month, quarter, year. (invalid-setting)');
  });
});
