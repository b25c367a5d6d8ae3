import { aTimeout, expect, fixture, html, nextFrame, waitUntil } from '@open-wc/testing';
import { getInstanceByDom } from 'echarts/core';
import './chart-host.js';
import { ChartLifecycle } from '../../src/chart/chart-lifecycle.js';
import { CHART_TOKENS } from '../../src/chart/chart-look.js';
import { loadEngine } from '../../src/chart/load-engine.js';
import type { ChartHost } from './chart-host.js';

const drawn = async (host: ChartHost): Promise<void> => {
  await waitUntil(() => host.box?.querySelector('path'), 'nothing is drawn', { timeout: 5000 });
};
const shownChart = async (host: ChartHost): Promise<ChartHost> => {
  await drawn(host);
  await nextFrame();
  return host;
};
const chart = async (change: Partial<ChartHost> = {}): Promise<ChartHost> => {
  const host = await fixture<ChartHost>(html`<chart-host></chart-host>`);
  Object.assign(host, change);
  host.requestUpdate();
  return shownChart(host);
};
const press = async (host: ChartHost, ...keys: readonly string[]): Promise<void> => {
  for (const key of keys) host.area.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  await host.updateComplete;
  await aTimeout(30);
};
const point = async (host: ChartHost, x: number, type = 'pointermove'): Promise<void> => {
  const rect = host.area.getBoundingClientRect();
  const Kind = type === 'click' ? MouseEvent : PointerEvent;
  host.area.dispatchEvent(new Kind(type, { clientX: rect.left + x * rect.width, clientY: rect.top + 20, bubbles: true }));
  await host.updateComplete;
  await aTimeout(30);
};
const tooltip = (host: ChartHost): string | undefined => host.renderRoot.querySelector('.tooltip:popover-open strong')?.textContent ?? undefined;
const instance = (host: ChartHost): ReturnType<typeof getInstanceByDom> => getInstanceByDom(host.box as HTMLElement);

describe('the life of a chart', () => {
  it('says that the engine could not be loaded, and tries again', async () => {
    const box = await fixture<HTMLElement>(html`<div class="chart-box"></div>`);
    box.style.setProperty('height', '100px');
    const failures: string[] = [];
    let painted = 0;
    let broken = true;
    const life = new ChartLifecycle({
      subject: 'chart-host', changed: () => undefined, painted: () => (painted += 1), failed: ({ code }) => failures.push(code),
      load: () => (broken ? Promise.reject(new Error('gone')) : loadEngine()),
    });
    const probes = document.createElement('i');
    for (const token of CHART_TOKENS) probes.append(Object.assign(document.createElement('i'), { className: token }));
    probes.className = 'chart-probes';
    box.parentElement?.append(probes);
    life.show(box, { language: 'en', option: () => ({ xAxis: { type: 'category', data: ['a'] }, yAxis: {}, series: [{ type: 'bar', data: [1] }] }) });
    await waitUntil(() => failures.length > 0);
    expect([failures, life.failed, painted]).to.deep.equal([['failed-engine'], true, 0]);
    broken = false;
    life.retry();
    await waitUntil(() => painted === 1, 'nothing is painted', { timeout: 5000 });
    expect(life.failed).to.equal(false);
    life.close();
    expect(box.childElementCount).to.equal(0);
  });
});

describe('a chart', () => {
  it('draws inside nested shadow roots', async () => {
    const outer = await fixture(html`<div></div>`);
    const inner = document.createElement('section');
    outer.attachShadow({ mode: 'open' }).append(inner);
    const host = document.createElement('chart-host') as ChartHost;
    inner.attachShadow({ mode: 'open' }).append(host);
    await shownChart(host);
    await point(host, 0.9);
    expect(tooltip(host)).to.equal('Point 3');
    expect(document.body.querySelector(':scope > svg, :scope > .tooltip')).to.equal(null);
  });

  it('stands in its box before the engine is there, and moves nothing', async () => {
    const host = await fixture<ChartHost>(html`<chart-host></chart-host>`);
    const before = host.getBoundingClientRect();
    await drawn(host);
    const after = host.getBoundingClientRect();
    expect([after.width, after.height]).to.deep.equal([before.width, before.height]);
    expect(before.height).to.be.at.least(160);
  });

  it('waits until it comes near the visible page', async () => {
    const page = await fixture(html`<div><div class="far"></div><chart-host></chart-host></div>`);
    const host = page.querySelector('chart-host') as ChartHost;
    (page.querySelector('.far') as HTMLElement).style.height = '4000px';
    await aTimeout(250);
    expect(host.box?.childElementCount).to.equal(0);
    host.scrollIntoView();
    await drawn(host);
  });

  it('waits for a box with a size, and follows it', async () => {
    const tab = await fixture<HTMLElement>(html`<div hidden><chart-host></chart-host></div>`);
    const host = tab.querySelector('chart-host') as ChartHost;
    await aTimeout(150);
    expect(host.box?.childElementCount).to.equal(0);
    tab.hidden = false;
    await shownChart(host);
    tab.style.width = '300px';
    await waitUntil(() => host.box?.querySelector('svg')?.getAttribute('width') === '300');
    tab.hidden = true;
    await aTimeout(60);
    tab.hidden = false;
    await aTimeout(60);
    expect(host.box?.querySelector('svg')?.getAttribute('width')).to.equal('300');
    expect(host.looks.at(-1)?.width).to.equal(300);
  });

  it('reads the tokens as plain colours and follows a live change', async () => {
    const host = await chart();
    const first = host.looks.at(-1)?.colours;
    for (const [token, colour] of Object.entries(first ?? {})) expect(colour, token).to.match(/^rgba?\([\d., ]+\)$/);
    host.parentElement?.style.setProperty('--omni-opt-in', 'oklch(0.6 0.2 30)');
    await waitUntil(() => host.looks.at(-1)?.colours['opt-in'] !== first?.['opt-in'], 'the token is not heard of', { timeout: 5000 });
    host.parentElement?.style.setProperty('color-scheme', 'dark');
    await waitUntil(() => host.looks.at(-1)?.colours.text === 'rgb(230, 234, 239)', 'the colour scheme is not heard of', { timeout: 5000 });
    await waitUntil(() => [...(host.box?.querySelectorAll('text') ?? [])].some((text) => text.getAttribute('fill') !== null));
    host.parentElement?.removeAttribute('style');
  });

  it('shows tooltip and cursor of the category under the pointer, and takes them away', async () => {
    const host = await chart();
    await point(host, 0.1);
    expect(tooltip(host)).to.equal('Point 0');
    expect(host.cursor.hidden).to.equal(false);
    await point(host, 0.6);
    expect(tooltip(host)).to.equal('Point 2');
    await point(host, 0.6, 'pointerleave');
    expect(tooltip(host)).to.equal(undefined);
    expect(host.cursor.hidden).to.equal(true);
    await point(host, 0.1, 'click');
    expect(host.picked).to.deep.equal([0]);
  });

  it('is found by the pointer where the page is scaled', async () => {
    const host = await chart();
    host.style.transform = 'scale(0.5)';
    await point(host, 0.9);
    expect(tooltip(host)).to.equal('Point 3');
  });

  it('moves a cursor by keyboard and says where it is', async () => {
    const host = await chart();
    await press(host, 'ArrowLeft');
    expect(host.spoken).to.equal('Point 3: 6.');
    await press(host, 'ArrowLeft', 'Enter');
    expect(host.spoken).to.equal('Point 2: 4.');
    expect(host.picked).to.deep.equal([2]);
    await press(host, 'Home');
    expect(tooltip(host)).to.equal('Point 0');
    await press(host, 'ArrowLeft');
    expect(tooltip(host)).to.equal('Point 0');
    await press(host, 'End', 'Escape');
    expect([host.spoken, tooltip(host), host.cursor.hidden]).to.deep.equal(['', undefined, true]);
  });

  it('mirrors from right to left', async () => {
    const host = await chart({ direction: 'rtl' });
    await point(host, 0.1);
    expect(tooltip(host)).to.equal('Point 3');
    await press(host, 'ArrowRight');
    expect(tooltip(host)).to.equal('Point 2');
  });

  it('moves down the categories of a lying chart', async () => {
    const host = await chart({ along: 'y' });
    await press(host, 'ArrowDown', 'ArrowDown');
    expect(tooltip(host)).to.equal('Point 1');
    expect(host.cursor.style.transform).to.contain('translateY');
  });

  it('lets the page scroll: the engine listens to no pointer', async () => {
    const host = await chart();
    expect(getComputedStyle(host.box?.querySelector('svg') as Element).pointerEvents).to.equal('none');
  });

  it('draws what is new and leaves nothing of what was before', async () => {
    const host = await chart();
    const option = (): { series: unknown[]; xAxis: { data: unknown[] }[] } => instance(host)?.getOption() as unknown as { series: unknown[]; xAxis: { data: unknown[] }[] };
    host.values = [1, 2];
    host.requestUpdate();
    await host.updateComplete;
    expect(option().series).to.have.lengthOf(2);
    expect(option().xAxis[0]?.data).to.deep.equal(['c0', 'c1']);
    const painted = host.looks.length;
    host.requestUpdate();
    await host.updateComplete;
    expect(host.looks.length).to.equal(painted + 1);
  });

  it('survives a move in the document, and is drawn anew after a longer absence', async () => {
    const host = await chart();
    const before = instance(host);
    host.parentElement?.prepend(host);
    await aTimeout(80);
    expect(instance(host)).to.equal(before);
    expect(before?.isDisposed()).to.not.equal(true);
    const place = host.parentElement as HTMLElement;
    host.remove();
    await aTimeout(80);
    expect(before?.isDisposed()).to.equal(true);
    expect(host.box?.childElementCount).to.equal(0);
    place.append(host);
    await drawn(host);
    expect(instance(host)).to.not.equal(before);
  });

  it('is closed while the table is shown in its place', async () => {
    const host = await chart();
    const before = instance(host);
    host.isShown = false;
    host.requestUpdate();
    await host.updateComplete;
    expect(before?.isDisposed()).to.equal(true);
    host.isShown = true;
    host.requestUpdate();
    await drawn(host);
  });

  it('leaves nothing behind after fifty lives', async function () {
    this.timeout(60_000);
    const page = await fixture(html`<div></div>`);
    const charts: (ReturnType<typeof getInstanceByDom>)[] = [];
    const boxes: (HTMLElement | null)[] = [];
    for (let life = 0; life < 50; life += 1) {
      const host = document.createElement('chart-host') as ChartHost;
      page.append(host);
      await drawn(host);
      charts.push(instance(host));
      boxes.push(host.box);
      host.remove();
    }
    await aTimeout(100);
    expect(charts.filter(Boolean)).to.have.lengthOf(50);
    expect(charts.filter((each) => !each?.isDisposed())).to.have.lengthOf(0);
    expect(boxes.filter((box) => box?.hasChildNodes())).to.have.lengthOf(0);
  });

  it('is told to assistive technology', async () => {
    const host = await chart();
    expect(host.area.getAttribute('aria-label')).to.equal('Four figures, from 3 to 6.');
    await expect(host).to.be.accessible();
  });

  it('lives under a strict policy with Trusted Types', async () => {
    const policy = "default-src 'self'; script-src 'self'; style-src 'self'; connect-src *; require-trusted-types-for 'script'";
    const frame = document.createElement('iframe');
    frame.width = '500';
    frame.height = '400';
    frame.srcdoc = `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><body><script type="module" src="/test/chart/strict-page.ts"></script>`;
    const report = new Promise<{ violations: string[]; marks: number; tooltip: string; left: number }>((resolve) => {
      addEventListener('message', ({ source, data }: MessageEvent<{ violations: string[]; marks: number; tooltip: string; left: number }>) => { if (source === frame.contentWindow) resolve(data); });
    });
    document.body.append(frame);
    const { violations, marks, tooltip: told, left } = await report;
    frame.remove();
    const [style = '', html = '', types = '', ...others] = [...violations].sort((a, b) => a.localeCompare(b)).filter(Boolean);
    expect(violations, violations.join('\n')).to.have.lengthOf(3);
    expect([style, html, types].join(' ')).to.contain('style-src-attr').and.to.contain('require-trusted-types-for').and.to.contain('trusted types are in force');
    expect(others).to.deep.equal([]);
    expect(marks).to.be.above(4);
    expect(told).to.contain('Point 1');
    expect(left).to.equal(0);
  });
});
