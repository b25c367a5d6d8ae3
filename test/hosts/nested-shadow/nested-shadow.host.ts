import { expect } from 'chai';
import { openHost, type OpenHost } from '../support/open-host.js';
import { Reader, seeThrough, wait, type Box } from '../support/reader.js';

const within = (inner: Box, outer: Box): boolean => inner.x >= outer.x - 1 && inner.y >= outer.y - 1 && inner.x + inner.width <= outer.x + outer.width + 1 && inner.y + inner.height <= outer.y + outer.height + 1;
const WINDOW: Box = { x: 0, y: 0, width: 1200, height: 900 };
const [CARD, BARS] = ['portal-card', 'measure-breakdown'];

describe('widgets in a closed shadow root within another', () => {
  let host: OpenHost;
  let reader: Reader;
  before(async () => {
    host = await openHost('nested-shadow');
    await seeThrough(host.page);
    reader = new Reader(host.page);
  });
  after(() => host.close());
  afterEach(() => expect(host.complaints).to.deep.equal([]));

  const figureOf = (name: string): Promise<string> => reader.text(name, '#figure');

  it('get what the dashboard hands down, however many roots there are between', async () => {
    for (const name of ['filter-bar', 'kpi-tile', 'adoption-funnel', 'measure-trend', BARS, 'segment-flow']) await reader.sees(name);
    expect(await reader.has(CARD, 'kpi-tile')).to.equal(true);
    const inner = await reader.part(CARD, 'kpi-tile');
    await reader.until(() => inner.evaluate((tile) => (tile as HTMLElement & { status: string }).status === 'ready'), 'the tile in the card has no figures');
  });

  it('speak the language of the page, and follow it', async () => {
    expect(await reader.text('adoption-funnel', 'h3')).to.equal('PdS sur l’échelle d’adoption');
    await host.page.evaluate(() => { document.documentElement.lang = 'en'; });
    await reader.until(async () => (await reader.text('adoption-funnel', 'h3')) === 'HCPs on the adoption scale', 'still French');
    await host.page.evaluate(() => { document.documentElement.lang = 'fr'; });
  });

  it('take over direction and theme of the page', async () => {
    const menuAt = async (): Promise<number> => { const [tile, menu] = [await reader.box(BARS), await reader.box(BARS, '[part=menu]')]; return (menu.x - tile.x) / tile.width; };
    expect(await menuAt()).to.be.greaterThan(0.8);
    await host.page.evaluate(() => { document.documentElement.dir = 'rtl'; });
    await reader.until(async () => (await menuAt()) < 0.2, 'still from left to right');
    await host.page.evaluate(() => { document.documentElement.dir = ''; });
    const accent = (await reader.part(BARS)).evaluate((element) => getComputedStyle(element).getPropertyValue('--omni-accent'));
    expect(await accent).to.equal('#7a2e8f');
  });

  it('show tooltips whole and at the pointer, though what is around them is cut off', async () => {
    for (const [name, area] of [['measure-trend', '.chart'], ['segment-flow', '.stage']] as const) {
      const { box, at } = await reader.tooltipAt(name, area, [0.5, 0.5]);
      expect(within(box, WINDOW), JSON.stringify(box)).to.equal(true);
      expect(Math.abs(box.x + box.width / 2 - at.x), name).to.be.lessThan(6);
      expect(Math.min(Math.abs(at.y - box.y - box.height), Math.abs(box.y - at.y)), name).to.be.lessThan(20);
    }
    await host.page.mouse.move(2, 2);
  });

  it('open menus and filters beside their buttons', async () => {
    const { button, menu } = await reader.openMenu(BARS);
    expect(menu.x + menu.width).to.be.closeTo(button.x + button.width, 2);
    expect(Math.min(Math.abs(menu.y - button.y - button.height), Math.abs(button.y - menu.y - menu.height))).to.be.lessThan(10);
    await host.page.keyboard.press('Escape');
    await reader.click('filter-bar', '#button-by-segment');
    const panel = await reader.part('filter-bar', '.panel.placed:popover-open');
    const [opener, box] = [await reader.box('filter-bar', '#button-by-segment'), await panel.boundingBox()];
    expect(box?.x).to.be.closeTo(opener.x, 2);
    await host.page.keyboard.press('Escape');
    await reader.until(async () => !(await reader.has('filter-bar', '.panel:popover-open')), 'still open');
    const bar = await reader.part('filter-bar');
    await reader.until(() => bar.evaluate(({ shadowRoot }) => shadowRoot?.activeElement?.id === 'button-by-segment'), 'the focus did not return');
  });

  it('are used by keyboard', async () => {
    await (await reader.part('measure-trend', '.chart')).focus();
    await host.page.keyboard.press('ArrowLeft');
    expect((await reader.text('measure-trend', '.tooltip:popover-open'))).to.match(/2026/);
    await host.page.keyboard.press('Escape');
    await (await reader.part('segment-flow', '[data-stop]')).focus();
    await host.page.keyboard.press('ArrowDown');
    await wait(150);
    const moved = await (await reader.part('segment-flow')).evaluate((flow) => (flow.shadowRoot?.activeElement as HTMLElement | null)?.dataset['stop']);
    const first = await (await reader.part('segment-flow', '[data-stop]')).evaluate(({ dataset }) => dataset['stop']);
    expect(moved).not.to.equal(undefined);
    expect(moved).not.to.equal(first);
  });

  it('tell the page what was picked, and narrow each other', async () => {
    const before = await figureOf('kpi-tile[measure=activeHcps]');
    await reader.click(BARS, '.mark');
    await reader.until(() => host.page.$eval('output', ({ textContent }) => textContent !== 'aucun'), 'the page was told nothing');
    await reader.until(async () => (await figureOf('kpi-tile[measure=activeHcps]')) !== before, 'the neighbour was not narrowed');
    await reader.click('omnichannel-dashboard', '.chip button');
    await reader.until(async () => (await figureOf('kpi-tile[measure=activeHcps]')) === before, 'still narrowed');
  });

  it('narrow their neighbours out of a root of their own, and not themselves', async () => {
    const figures = async (): Promise<string[]> => (await reader.part('portal-card')).evaluate((card) => [...(card as HTMLElement & { closedRoot: ShadowRoot }).closedRoot.querySelectorAll('*')].map(({ shadowRoot }) => shadowRoot?.querySelector('.summary, #figure')?.textContent?.trim() ?? ''));
    const [bars, tile] = await figures();
    await (await reader.part(CARD, 'measure-breakdown')).evaluate((element) => element.shadowRoot?.querySelector<HTMLElement>('.mark')?.click());
    await reader.until(async () => (await figures())[1] !== tile, 'the neighbour in the same root was not narrowed');
    expect((await figures())[0]).to.equal(bars);
    await reader.click('omnichannel-dashboard', '.chip button');
    await reader.until(async () => (await figures())[1] === tile, 'still narrowed');
  });
});
