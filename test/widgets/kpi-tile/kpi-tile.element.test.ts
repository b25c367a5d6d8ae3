import { aTimeout, expect, fixture, html, oneEvent } from '@open-wc/testing';
import type { DataProvider } from '../../../src/contract/index.js';
import { createMemoryProvider } from '../../../src/providers/memory/index.js';
import '../../../src/widgets/kpi-tile/define.js';
import type { KpiTile } from '../../../src/widgets/kpi-tile/kpi-tile.js';
import { kpiResult, kpiTrend } from '../../../stories/support/kpi-figures.js';

const until = async (isTrue: () => boolean, why: string): Promise<void> => {
  for (let turn = 0; !isTrue() && turn < 2000; turn += 1) await aTimeout(5);
  expect(isTrue(), why).to.equal(true);
};
const settled = (tile: KpiTile, status: string): Promise<void> => until(() => tile.status === status, `${status}, not ${tile.status}`);
const part = (tile: KpiTile, selector: string): HTMLElement | null => tile.shadowRoot?.querySelector<HTMLElement>(selector) ?? null;
const isShown = (tile: KpiTile, selector: string): boolean => (part(tile, selector)?.getBoundingClientRect().height ?? 0) > 0;

const source: DataProvider = {
  name: 'source',
  query: async ({ grain }) => (grain ? kpiTrend('activeHcps', [1500, 1600, 1700, 1821], [1800, 1800, 1900, 1900]) : kpiResult('activeHcps', 1821, 1900)),
};

describe('kpi-tile', () => {
  it('shows written figures in its first frame, accessibly, and asks nobody', async () => {
    const tile = await fixture<KpiTile>(html`<kpi-tile heading="Growth ahead of the market" value="2.58" objective="2.55" unit="points"></kpi-tile>`);
    expect(tile.status).to.equal('ready');
    expect(part(tile, '.chip')?.textContent?.replace(/\s+/g, ' ').trim()).to.equal('met · +0.03 pts');
    await expect(tile).to.be.accessible();
  });

  it('asks for the figure and its objective, and draws the way it came', async () => {
    const tile = await fixture<KpiTile>(html`<kpi-tile measure="activeHcps" period="2026-05-01/2026-11-01" with-sparkline .provider=${source}></kpi-tile>`);
    await settled(tile, 'ready');
    await until(() => isShown(tile, '.spark'), 'a sparkline');
    expect(part(tile, '.spark .objective')?.getAttribute('d')).to.match(/^M/);
    expect(part(tile, '.spark svg')?.getAttribute('aria-label')).to.contain('highest 1,821');
    expect(part(tile, 'footer')?.textContent).to.contain('CRM');
    await expect(tile).to.be.accessible();
  });

  it('counts with the rows of a page', async () => {
    const provider = createMemoryProvider({
      k: 1, source: 'CRM', completeThrough: '2026-10-31',
      tables: { interactions: ['h1', 'h1', 'h2'].map((hcp) => ({ hcp, occurredAt: '2026-10-12' })) },
    });
    const tile = await fixture<KpiTile>(html`<kpi-tile measure="activeHcps" period="last-month" .provider=${provider}></kpi-tile>`);
    await settled(tile, 'ready');
    expect(part(tile, '.value')?.textContent).to.equal('2');
  });

  it('shows more as it has room: the value, the gap, the bar, the line', async () => {
    const tile = await fixture<KpiTile>(html`<kpi-tile measure="activeHcps" period="2026-05-01/2026-11-01" with-sparkline .provider=${source}></kpi-tile>`);
    await settled(tile, 'ready');
    await until(() => part(tile, '.spark') !== null, 'a sparkline');
    const shown: string[] = [];
    for (const width of [120, 150, 190, 240]) {
      tile.style.width = `${width}px`;
      await aTimeout(5);
      shown.push(['.value', '.chip', '.bullet', '.spark'].filter((selector) => isShown(tile, selector)).join(' '));
      expect(part(tile, '.value')?.scrollWidth ?? 0, `${width}`).to.be.at.most(width - 34);
    }
    expect(shown).to.deep.equal(['.value', '.value .chip', '.value .chip .bullet', '.value .chip .bullet .spark']);
  });

  it('sets the figures of a row on one line, whether headings wrap or not', async () => {
    const row = await fixture<HTMLElement>(html`<div>
      ${['Active', 'Growth ahead of the market, turnover'].map((heading) => html`<kpi-tile heading=${heading} value="1821"></kpi-tile>`)}
    </div>`);
    row.style.display = 'grid';
    row.style.gridTemplateColumns = '220px 220px';
    const [one, two] = [...row.querySelectorAll<KpiTile>('kpi-tile')].map((tile) => part(tile, '.value')?.getBoundingClientRect().bottom);
    expect(one).to.equal(two);
    expect(one).to.be.greaterThan(0);
  });

  it('sets the figures of a row near their headings, on one line, where the tiles are much taller', async () => {
    const row = await fixture<HTMLElement>(html`<div>
      ${['Active', 'Growth ahead of the market, turnover'].map((heading) => html`<kpi-tile heading=${heading} value="1821" objective="1900"></kpi-tile>`)}
    </div>`);
    row.style.display = 'grid';
    row.style.gridTemplateColumns = '220px 220px';
    const least = row.offsetHeight;
    row.style.gridTemplateRows = `${least + 200}px`;
    const tiles = [...row.querySelectorAll<KpiTile>('kpi-tile')];
    const [one, two] = tiles.map((tile) => part(tile, '.value')?.getBoundingClientRect().bottom);
    const [short, long] = tiles.map((tile) => (part(tile, '.value')?.getBoundingClientRect().top ?? 0) - (part(tile, 'h3')?.getBoundingClientRect().bottom ?? 0));
    expect(one).to.equal(two);
    expect(Math.min(short ?? 0, long ?? 0)).to.be.at.least(0);
    expect(Math.max(short ?? 0, long ?? 0)).to.be.below(50);
  });

  it('keeps the exact amount beside the short one', async () => {
    const provider: DataProvider = { name: 'source', query: async () => kpiResult('turnover', 3511234, 3600000) };
    const tile = await fixture<KpiTile>(html`<kpi-tile measure="turnover" period="2026-05-01/2026-11-01" .provider=${provider}></kpi-tile>`);
    await settled(tile, 'ready');
    expect([part(tile, '.value')?.textContent, part(tile, 'button.figure')?.title]).to.deep.equal(['€3.51M', '€3,511,234']);
    await expect(tile).to.be.accessible();
  });

  it('lets the reader choose what is counted, and asks for that', async () => {
    const asked: string[] = [];
    let failures = 0;
    const provider: DataProvider = { name: 'source', query: async ({ measures: [id = ''] }) => { asked.push(id); return kpiResult(id, id === 'openRate' ? 0.25 : 90); } };
    const tile = await fixture<KpiTile>(html`<kpi-tile measure="openedMessages" with-switch period="2026-05-01/2026-11-01" .provider=${provider} @widget-error=${() => (failures += 1)}></kpi-tile>`);
    await settled(tile, 'ready');
    await until(() => isShown(tile, '.switch'), 'a switch');
    expect(tile.shadowRoot?.querySelectorAll('.switch input')).to.have.length(3);
    await expect(tile).to.be.accessible();
    tile.shadowRoot?.querySelectorAll<HTMLInputElement>('.switch input')[2]?.click();
    await until(() => part(tile, '.value')?.textContent === '25.0%', 'the share');
    expect(failures, 'the figures before are shown until the others are there').to.equal(0);
    expect([asked[0], asked.at(-1), tile.counting]).to.deep.equal(['openedMessages', 'openRate', 'share']);
    tile.setAttribute('counting', 'each');
    await settled(tile, 'error');
  });

  it('says what was picked', async () => {
    const tile = await fixture<KpiTile>(html`<kpi-tile measure="activeHcps" value="1821"></kpi-tile>`);
    setTimeout(() => part(tile, 'button.figure')?.click());
    const event = await oneEvent<CustomEvent<unknown>>(tile, 'kpi-select');
    expect(event.detail).to.deep.equal({ measure: 'activeHcps', value: 1821 });
    expect(event.cancelable).to.equal(true);
  });

  it('names a setting that is not allowed, and recovers when it is mended', async () => {
    const messages: string[] = [];
    const listen = (event: Event): void => void messages.push((event as CustomEvent<{ cause: Error }>).detail.cause.message);
    const tile = await fixture<KpiTile>(html`<kpi-tile value="2.58" objective="2,55" comparison="last-week" @widget-error=${listen}></kpi-tile>`);
    expect(tile.status).to.equal('error');
    tile.setAttribute('comparison', 'objective');
    await tile.updateComplete;
    tile.setAttribute('objective', '2.55');
    await settled(tile, 'ready');
    expect(messages).to.deep.equal([
      'kpi-tile: invalid comparison "last-week". Use one of objective, previous-period, year-ago, none. (invalid-setting)',
      'kpi-tile: invalid objective "2,55". Write a plain number with a point, such as 2.58. (invalid-setting)',
    ]);
  });

  it('takes an empty attribute for no figure, never for zero', async () => {
    const tile = await fixture<KpiTile>(html`<kpi-tile value="1821" objective=""></kpi-tile>`);
    expect(part(tile, '.chip')).to.equal(null);
    tile.removeAttribute('value');
    await settled(tile, 'idle');
  });

  it('says that a measure must be named', async () => {
    const tile = await fixture<KpiTile>(html`<kpi-tile period="2026-05-01/2026-11-01" .provider=${source}></kpi-tile>`);
    await settled(tile, 'error');
    expect(part(tile, '[role=alert]')).to.not.equal(null);
  });
});
