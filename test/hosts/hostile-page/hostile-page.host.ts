import { expect } from 'chai';
import { openHost, type OpenHost } from '../support/open-host.js';
import { Reader, wait, type Box } from '../support/reader.js';

const WIDGETS = ['kpi-tile', 'adoption-funnel', 'segment-flow', 'opt-in-trend', 'measure-trend', 'measure-breakdown', 'asset-performance-table'];
const TEXTS = 'h3, .summary, footer span, .name, .figures, .date > *, .axis, .label';
/** What the page does around them, and what a tooltip's place may differ by: in pixels, where the page is scaled. */
const WAYS = ['', 'zoomed', 'scaled', 'filtered', 'upright', 'rtl', 'large', 'centred'];

const isBeside = (panel: Box, button: Box): boolean => Math.min(Math.abs(panel.y - button.y - button.height), Math.abs(button.y - panel.y - panel.height)) < 14
  && Math.min(Math.abs(panel.x - button.x), Math.abs(panel.x + panel.width - button.x - button.width), Math.abs(panel.x - 8), Math.abs(panel.x + panel.width - 1192)) < 4;

describe('a page that is hostile to what stands in it', () => {
  for (const way of WAYS) {
    describe(way === '' ? 'by its style sheet' : `by its style sheet, and ${way}`, () => {
      let host: OpenHost;
      let reader: Reader;
      before(async () => {
        host = await openHost('hostile-page', { path: `/?${way}` });
        reader = new Reader(host.page);
      });
      after(() => host.close());
      afterEach(() => expect(host.complaints).to.deep.equal([]));

      it('leaves every widget its picture', async () => {
        for (const name of ['filter-bar', ...WIDGETS]) await reader.sees(name);
      });

      it('leaves every text upright, in its own letters, and inside its tile', async () => {
        for (const name of WIDGETS) {
          const told = await (await reader.part(name)).evaluate((widget, selector) => {
            const outer = widget.getBoundingClientRect();
            return [...widget.shadowRoot?.querySelectorAll(selector) ?? []].filter((text) => text.checkVisibility() && text.textContent?.trim()).map((text) => {
              const { fontStyle, textTransform, letterSpacing, textShadow, writingMode, fontSize } = getComputedStyle(text);
              const { left, right, width } = text.getBoundingClientRect();
              const isInside = width < 2 || text.closest('.scroller, .rows, [role=table]') !== null || (left >= outer.left - 1 && right <= outer.right + 1);
              return { look: [fontStyle, textTransform, letterSpacing, textShadow, writingMode].join(), isTiny: parseFloat(fontSize) < 12, isInside, text: `${text.className} ${text.textContent?.trim().slice(0, 40)} ${left - outer.left}…${right - outer.left} of ${outer.width}` };
            });
          }, TEXTS);
          expect([...new Set(told.map(({ look }) => look))], name).to.deep.equal(['normal,none,normal,none,horizontal-tb']);
          expect(told.filter(({ isTiny, isInside }) => isTiny || !isInside).map(({ text }) => text), name).to.deep.equal([]);
        }
      });

      it('lets no text of segment-flow be cut off', async () => {
        const cut = await (await reader.part('segment-flow')).evaluate((flow) => [...flow.shadowRoot?.querySelectorAll('.name') ?? []].filter((name) => name.checkVisibility() && name.scrollHeight > name.clientHeight + 1).map(({ textContent }) => textContent));
        expect(cut).to.deep.equal([]);
      });

      it('has its tooltips at the pointer', async () => {
        for (const [name, area] of [['measure-trend', '.chart'], ['segment-flow', '.ribbon.stayed']] as const) {
          const { box, at } = await reader.tooltipAt(name, area);
          const edge = box.x < 12 || box.x + box.width > 1185;
          expect(edge || Math.abs(box.x + box.width / 2 - at.x) < 12, `${name} ${JSON.stringify({ box, at })}`).to.equal(true);
          expect(Math.min(Math.abs(at.y - box.y - box.height), Math.abs(box.y - at.y)), `${name} ${JSON.stringify({ box, at })}`).to.be.lessThan(24);
          await host.page.mouse.move(1, 1);
        }
      });

      it('has its menus and filters beside their buttons', async () => {
        const { button, menu } = await reader.openMenu('measure-breakdown');
        expect(isBeside(menu, button), JSON.stringify({ menu, button })).to.equal(true);
        await host.page.keyboard.press('Escape');
        const opener = (await reader.has('filter-bar', '#button-by-segment')) && await (await reader.part('filter-bar', '#button-by-segment')).evaluate((part) => part.checkVisibility() && part.getBoundingClientRect().width > 0) ? '#button-by-segment' : '.open';
        if (opener === '.open') return;
        await reader.click('filter-bar', opener);
        await reader.part('filter-bar', '.panel.placed:popover-open');
        await wait(150);
        const [panel, bar] = [await reader.box('filter-bar', '.panel:popover-open'), await reader.box('filter-bar', opener)];
        expect(isBeside(panel, bar), JSON.stringify({ panel, bar })).to.equal(true);
        await host.page.keyboard.press('Escape');
      });
    });
  }
});
