import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../chart/chart-host.js';
import '../../src/widgets/asset-performance-table/define.js';
import '../../src/widgets/filter-bar/define.js';
import '../../src/widgets/kpi-tile/define.js';
import '../../src/widgets/measure-trend/define.js';
import { loadEngine } from '../../src/chart/load-engine.js';
import { tokens } from '../../src/ui/tokens.js';
import type { ChartHost } from '../chart/chart-host.js';

/** The style sheet of a theme, on the page until the tests of this file end. */
async function link(name: string): Promise<void> {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(await (await fetch(`/src/themes/${name}.css`)).text());
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

const groundOf = (tile: Element): string => {
  const frame = tile.shadowRoot?.querySelector('.tile');
  return frame ? getComputedStyle(frame).backgroundColor : 'not drawn';
};
const shown = (host: ChartHost, token: 'accent' | 'text'): string | undefined => host.looks.at(-1)?.colours[token];

describe('themes on a page', () => {
  before(async () => {
    for (const name of ['calm', 'vivid', 'dense', 'compact']) await link(name);
    await loadEngine();
  });
  after(() => {
    document.adoptedStyleSheets = [];
  });

  it('stand beside each other, each under its class and in its scheme, and nowhere else', async () => {
    const tile = (): unknown => html`<kpi-tile measure="activeHcps" value="1" heading="Active HCPs"></kpi-tile>`;
    const page = await fixture(html`
      <div>
        ${tile()}
        <section class="omni-calm">${tile()}</section>
        <section class="omni-vivid" data-dark>${tile()}</section>
        <section class="omni-dense omni-compact">${tile()}</section>
      </div>
    `);
    page.querySelector<HTMLElement>('[data-dark]')?.style.setProperty('color-scheme', 'dark');
    const tiles = [...page.querySelectorAll('kpi-tile')];
    await Promise.all(tiles.map(({ updateComplete }) => updateComplete));
    expect(tiles.map(groundOf)).to.deep.equal(['rgb(255, 255, 255)', 'rgb(253, 252, 249)', 'rgb(23, 19, 43)', 'rgb(247, 248, 249)']);
    expect(getComputedStyle(document.documentElement).getPropertyValue('--omni-surface')).to.equal('');
  });

  it('make rows, paddings, charts and filters small where they are to be dense', async () => {
    const page = await fixture<HTMLElement>(html`
      <div>
        <filter-bar dimensions="segment"></filter-bar>
        <asset-performance-table .data=${[{ asset: 'kronos', assetEngagement: 3, participation: 0.1, completedAction: 0.2 }]} period="2026-05-01/2026-11-01"></asset-performance-table>
        <measure-trend measures="activeHcps" .data=${[{ time: '2026-05-01', activeHcps: 3 }, { time: '2026-06-01', activeHcps: 4 }]} period="2026-05-01/2026-07-01"></measure-trend>
      </div>
    `);
    page.style.setProperty('width', '900px');
    const inside = (tag: string, part: string): Element => page.querySelector(tag)?.shadowRoot?.querySelector(part) as Element;
    await waitUntil(() => inside('asset-performance-table', '.rows .row') && inside('measure-trend', '.chart') && inside('filter-bar', '.filters .filter'), 'nothing is drawn', { timeout: 8000 });
    const heightOf = (tag: string, part: string): number => inside(tag, part).getBoundingClientRect().height;
    const sizes = (): unknown[] => [
      heightOf('asset-performance-table', '.rows .row'), getComputedStyle(inside('asset-performance-table', '.tile')).padding, heightOf('measure-trend', '.chart'), heightOf('filter-bar', '.filters .filter') < 30,
    ];
    expect(sizes()).to.deep.equal([36, '16px', 220, false]);
    page.className = 'omni-compact';
    expect(sizes()).to.deep.equal([28, '10px', 196, true]);
  });

  it('leave the font to the page', async () => {
    const page = await fixture<HTMLElement>(html`<div class="omni-vivid"><kpi-tile value="1" heading="Active HCPs"></kpi-tile></div>`);
    page.style.setProperty('font-family', 'Georgia, serif');
    const tile = page.querySelector('kpi-tile');
    await waitUntil(() => tile?.shadowRoot?.querySelector('.value'));
    for (const part of ['h3', '.value', 'footer', 'button']) expect(getComputedStyle(tile?.shadowRoot?.querySelector(part) as Element).fontFamily, part).to.equal('Georgia, serif');
  });

  it('repaint a chart when the class on something above it changes', async () => {
    const page = await fixture<HTMLElement>(html`<div class="omni-calm"><chart-host></chart-host></div>`);
    const host = page.querySelector('chart-host') as ChartHost;
    await waitUntil(() => shown(host, 'accent') === 'rgb(59, 107, 120)', 'the theme is not read', { timeout: 5000 });
    page.className = 'omni-vivid';
    await waitUntil(() => shown(host, 'accent') === 'rgb(91, 61, 245)', 'the class is not heard of', { timeout: 5000 });
    page.style.setProperty('color-scheme', 'dark');
    await waitUntil(() => shown(host, 'text') === 'rgb(239, 236, 255)', 'the scheme is not heard of', { timeout: 5000 });
    page.className = '';
    await waitUntil(() => shown(host, 'text') === 'rgb(230, 234, 239)', 'the defaults do not come back', { timeout: 5000 });
  });

  it('have lengths that grow with the text size of the page, and never shrink under their least', async () => {
    const box = await fixture<HTMLElement>(html`<div><i></i></div>`);
    const probe = box.attachShadow({ mode: 'open' });
    probe.adoptedStyleSheets = [tokens.styleSheet as CSSStyleSheet];
    const size = (name: string): number => {
      const mark = document.createElement('i');
      mark.style.setProperty('font-size', `var(--_${name})`);
      probe.append(mark);
      return parseFloat(getComputedStyle(mark).fontSize);
    };
    const names = ['size-s', 'size-m', 'size-l', 'size-unit', 'size-figure', 'row'];
    const root = document.documentElement;
    const at = (percent: number): number[] => {
      root.style.setProperty('font-size', `${percent}%`);
      return names.map(size);
    };
    const [usual, twice, small] = [at(100), at(200), at(50)];
    root.style.removeProperty('font-size');
    expect(usual).to.deep.equal([12, 13, 14, 16, 36, 36]);
    expect(twice).to.deep.equal(usual.map((pixels) => pixels * 2));
    expect(small).to.deep.equal(usual);
  });
});
