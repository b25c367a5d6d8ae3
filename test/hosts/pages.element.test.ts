import { aTimeout, expect, fixture, html, nextFrame, waitUntil } from '@open-wc/testing';
import { defineWidgets } from '../../src/index.js';
import { becomes, LEAST, oneRow, provides, TAGS, widget } from './support.js';

defineWidgets({ prefix: 'host-' });

/** The rules of the page itself. */
function pageRule(css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
}

afterEach(() => {
  document.adoptedStyleSheets = [];
});

describe('a page around widgets', () => {
  it('may take a widget away while its menu opens', async () => {
    const tile = await widget('kpi-tile', { value: 5 });
    tile.shadowRoot?.querySelector<HTMLElement>('[part=menu]')?.click();
    tile.remove();
    await aTimeout(100);
    expect(tile.isConnected).to.equal(false);
  });

  it('may set properties before the element is known', async () => {
    const early = document.createElement('late-kpi-tile') as HTMLElement & Record<string, unknown>;
    Object.assign(early, { provider: provides((query) => Promise.resolve(oneRow(query))), measure: 'activeHcps', period: '2026-05-01/2026-06-01', heading: 'Own' });
    (await fixture(html`<div></div>`)).append(early);
    defineWidgets({ prefix: 'late-' });
    await becomes(early as unknown as Parameters<typeof becomes>[0], 'ready');
    expect(early.shadowRoot?.querySelector('h3')?.textContent).to.equal('Own');
  });

  it('asks an equal question of a hundred tiles once', async () => {
    let asked = 0;
    const provider = provides((query) => { asked += 1; return Promise.resolve(oneRow(query)); });
    const tiles = await Promise.all(Array.from({ length: 100 }, () => widget('kpi-tile', { provider, period: '2026-05-01/2026-06-01' })));
    await Promise.all(tiles.map((tile) => becomes(tile, 'ready')));
    expect(asked).to.equal(1);
  });

  for (const tag of TAGS) {
    it(`keeps its own style off the texts of ${tag}`, async () => {
      const element = await widget(tag, { data: LEAST[tag] });
      await becomes(element, 'ready');
      await nextFrame();
      const look = (): string[] => {
        const { lineHeight, letterSpacing, wordSpacing, textIndent, textShadow, fontStyle, textTransform } = getComputedStyle(element.shadowRoot?.querySelector('h3') as Element);
        return [lineHeight, letterSpacing, wordSpacing, textIndent, textShadow, fontStyle, textTransform];
      };
      const before = look();
      pageRule('* { line-height: 3; letter-spacing: 2px; box-sizing: content-box } body { word-spacing: 9px; text-indent: 9px; text-shadow: 1px 1px red; font-style: italic; text-transform: uppercase } button { all: unset }');
      expect(look()).to.deep.equal(before);
    });

    it(`keeps the texts of ${tag} legible and inside, whatever size the page's root has and however long they are`, async () => {
      const long = 'W'.repeat(400);
      const data = { columns: [{ id: 'asset', kind: 'dimension' }], rows: [], meta: { source: long } };
      const named = (LEAST[tag] as readonly Record<string, unknown>[]).map((row) => Object.fromEntries(Object.entries(row).map(([id, value]) => [id, typeof value === 'string' && id !== 'time' ? `${long}${value}` : value])));
      for (const [size, figures] of [['62.5%', LEAST[tag]], ['200%', LEAST[tag]], ['100%', named], ['100%', data]] as const) {
        pageRule(`html { font-size: ${size} }`);
        const element = await widget(tag, { data: figures, heading: size === '100%' ? long : 'Heading', period: '2026-05-01/2026-06-01' });
        await becomes(element, 'ready', 'empty');
        await aTimeout(50);
        const box = element.getBoundingClientRect();
        for (const text of element.shadowRoot?.querySelectorAll('h3, .summary, footer span, .movement, .stage .label') ?? []) {
          expect(parseFloat(getComputedStyle(text).fontSize), `${size} ${text.className}`).to.be.at.least(12);
          const { left, right, width } = text.getBoundingClientRect();
          if (width > 0) expect(left >= box.left - 1 && right <= box.right + 1, `${size} ${text.localName}.${text.className} from ${left - box.left} to ${right - box.left} of ${box.width}`).to.equal(true);
        }
        element.remove();
      }
    });
  }

  it('may be zoomed: menus open beside their button, and the pointer meets what it points at', async () => {
    pageRule('html { zoom: 1.5 }');
    const flow = await widget('segment-flow', { data: [{ segmentFrom: 'active', segmentTo: 'active', movedHcps: 42 }, { segmentFrom: 'new', segmentTo: 'active', movedHcps: 42 }] });
    await becomes(flow, 'ready');
    const part = <Found extends Element>(selector: string): Found => flow.shadowRoot?.querySelector(selector) as Found;
    await waitUntil(() => part('.stage svg') !== null, 'no picture');
    await aTimeout(100);
    const stage = part('.stage').getBoundingClientRect();
    part('.stage').dispatchEvent(new PointerEvent('pointermove', { clientX: stage.left + stage.width / 2, clientY: stage.top + stage.height * 0.4, bubbles: true }));
    await waitUntil(() => part('.tooltip strong')?.textContent === 'Stayed: active', 'no tooltip');
    part<HTMLElement>('[part=menu]').click();
    await waitUntil(() => part('.choices.placed, .choices:popover-open') !== null, 'no menu');
    await aTimeout(200);
    expect(part('.choices').getBoundingClientRect().right).to.be.closeTo(part('[part=menu]').getBoundingClientRect().right, 2);
  });

  it('gives rows of a table the height of two lines at any root size', async () => {
    pageRule('html { font-size: 200% }');
    const element = await widget('asset-performance-table', { data: LEAST['asset-performance-table'] });
    element.style.width = '360px';
    await becomes(element, 'ready');
    await aTimeout(100);
    const row = element.shadowRoot?.querySelector('.rows .row') as HTMLElement;
    const texts = [...row.querySelectorAll('.cell')].filter((cell) => cell.getClientRects().length > 0);
    const box = row.getBoundingClientRect();
    for (const cell of texts) {
      const { top, bottom } = cell.getBoundingClientRect();
      expect(top >= box.top - 1 && bottom <= box.bottom + 1, `${cell.className} ${top - box.top}..${bottom - box.top} of ${box.height}`).to.equal(true);
      expect(cell.scrollHeight, cell.className).to.be.at.most(Math.ceil(cell.clientHeight) + 1);
    }
  });
});
