import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import type { TileState } from '../../../src/contract/index.js';
import '../../../src/locales/fr/define.js';
import './edit-page.js';
import type { EditPage } from './edit-page.js';

const tile = (id: string, more: Partial<TileState> = {}): TileState => ({ id, element: 'kpi-tile', columns: 4, ...more });
const SIX = [...'ABCDEF'].map((id) => tile(id));

async function page(layout: readonly TileState[] = SIX, attributes: { readonly dir?: string; readonly lang?: string } = {}): Promise<EditPage> {
  const wrapper = await fixture<HTMLElement>(html`<div dir=${attributes.dir ?? 'ltr'} lang=${attributes.lang ?? 'en'}><edit-page .layout=${layout} editing></edit-page></div>`);
  const element = wrapper.firstElementChild as EditPage;
  await element.updateComplete;
  return element;
}

const find = <Found extends HTMLElement = HTMLElement>(element: EditPage, selector: string): Found => {
  const found = element.renderRoot.querySelector<Found>(selector);
  if (!found) throw new Error(`nothing found: ${selector}`);
  return found;
};
const inTile = (element: EditPage, id: string, selector: string): HTMLElement => find(element, `[data-tile="${id}"] ${selector}`);
const handle = (element: EditPage, id: string): HTMLElement => inTile(element, id, '.edit-handle');
const order = ({ layout }: EditPage): string => layout.map(({ id, hidden }) => (hidden ? id.toLowerCase() : id)).join('');
const said = (element: EditPage): string => find(element, '.edit-said').textContent.trim();
const focused = (element: EditPage): string | undefined => element.shadowRoot?.activeElement?.closest<HTMLElement>('.cell')?.dataset['tile'];
const action = (element: EditPage, text: string): HTMLElement => [...element.renderRoot.querySelectorAll<HTMLElement>('.edit-action, .edit-link, .edit-offer')].find((button) => button.textContent.trim().startsWith(text)) ?? expect.fail(`no button ${text}`);

async function settled(element: EditPage): Promise<void> {
  await element.updateComplete;
  await nextFrame();
  await element.updateComplete;
}

/** `Shift+ArrowRight` holds Shift. */
async function press(element: EditPage, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    const held = key.split('+');
    const last = held.pop() ?? '';
    for (const each of held) await sendKeys({ down: each });
    await sendKeys({ press: last });
    for (const each of held) await sendKeys({ up: each });
    await settled(element);
  }
}

const middleOf = (target: Element, across = 0.5, down = 0.5): [number, number] => {
  const { left, top, width, height } = target.getBoundingClientRect();
  return [Math.round(left + width * across), Math.round(top + height * down)];
};

describe('edit mode by keyboard', () => {
  beforeEach(() => setViewport({ width: 1200, height: 800 }));

  it('lifts a tile, moves it in reading order with the focus on it, and drops it', async () => {
    const element = await page();
    handle(element, 'A').focus();
    await press(element, 'Enter');
    expect(said(element)).to.equal('Tile A lifted, position 1 of 6. Arrow keys move it, Enter drops it, Escape puts it back.');
    await press(element, 'ArrowRight', 'ArrowRight');
    expect([order(element), said(element), focused(element)]).to.deep.equal(['BCADEF', 'Tile A, position 3 of 6', 'A']);
    await press(element, 'ArrowDown');
    expect([order(element), focused(element)]).to.deep.equal(['BCDEFA', 'A']);
    await press(element, 'ArrowUp', 'Space');
    expect([order(element), said(element)]).to.deep.equal(['BCADEF', 'Tile A dropped, position 3 of 6']);
    expect(handle(element, 'A').getAttribute('aria-pressed')).to.equal('false');
    await press(element, 'ArrowRight');
    expect(order(element)).to.equal('BCADEF');
  });

  it('puts a lifted tile back with Escape, and undoes a whole move at once', async () => {
    const element = await page();
    handle(element, 'B').focus();
    await press(element, 'Enter', 'End', 'Escape');
    expect([order(element), focused(element), said(element)]).to.deep.equal(['ABCDEF', 'B', 'Tile B is back at position 2 of 6']);
    await press(element, 'Enter', 'ArrowRight', 'ArrowRight', 'Enter', 'Control+z');
    expect([order(element), said(element)]).to.deep.equal(['ABCDEF', 'Undone. 6 tiles shown']);
    expect(action(element, 'Undo').getAttribute('aria-disabled')).to.equal('true');
    await press(element, 'Control+Shift+Z');
    expect(order(element)).to.equal('ACDBEF');
  });

  it('drops a lifted tile where it is when the focus goes elsewhere', async () => {
    const element = await page();
    handle(element, 'A').focus();
    await press(element, 'Enter', 'ArrowRight', 'Tab');
    expect([order(element), focused(element)]).to.deep.equal(['BACDEF', 'C']);
    expect(element.renderRoot.querySelector('.lifted')).to.equal(null);
  });

  it('has one tab stop a tile, from which arrow keys lead to its buttons', async () => {
    const element = await page();
    handle(element, 'A').focus();
    await press(element, 'Tab', 'ArrowRight');
    expect(focused(element)).to.equal('B');
    expect(element.shadowRoot?.activeElement?.getAttribute('aria-label')).to.equal('Hide');
    await press(element, 'ArrowLeft', 'ArrowLeft');
    expect(element.shadowRoot?.activeElement?.getAttribute('aria-label')).to.equal('Taller');
    await press(element, 'Tab');
    expect(focused(element)).to.equal('C');
  });

  it('resizes with Shift and arrows, and stops at the bounds', async () => {
    const element = await page();
    handle(element, 'C').focus();
    await press(element, 'Shift+ArrowRight', 'Shift+ArrowDown');
    expect(element.layout[2]).to.include({ columns: 5, rows: 2 });
    expect([said(element), focused(element)]).to.deep.equal(['2 rows high', 'C']);
    await press(element, 'Shift+ArrowUp', 'Shift+ArrowUp', 'Shift+ArrowLeft');
    expect(element.layout[2]).to.include({ columns: 4, rows: 1 });
    expect(said(element)).to.equal('4 columns wide');
  });

  it('hides with Delete, says how many are left, and goes on with the next tile', async () => {
    const element = await page();
    handle(element, 'B').focus();
    await press(element, 'Delete');
    expect([order(element), said(element), focused(element)]).to.deep.equal(['AbCDEF', 'Tile B hidden. 5 tiles shown', 'C']);
    await press(element, 'Control+z');
    expect(order(element)).to.equal('ABCDEF');
  });

  it('follows the reading direction', async () => {
    const element = await page(SIX, { dir: 'rtl' });
    handle(element, 'A').focus();
    await press(element, 'Enter', 'ArrowLeft');
    expect(order(element)).to.equal('BACDEF');
    await press(element, 'Enter', 'Shift+ArrowLeft');
    expect(element.layout[1]?.columns).to.equal(5);
  });

  it('speaks French', async () => {
    const element = await page(SIX, { lang: 'fr' });
    handle(element, 'A').focus();
    await press(element, 'Delete');
    expect(said(element)).to.equal('Tile A masquée. 5 tuiles affichées');
  });
});

describe('edit mode by pointer', () => {
  beforeEach(() => setViewport({ width: 1200, height: 800 }));
  afterEach(() => resetMouse());

  it('drags a tile by its handle, marks where it lands, and drops it there', async () => {
    const element = await page();
    await sendMouse({ type: 'move', position: middleOf(handle(element, 'A')) });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: middleOf(inTile(element, 'E', '.edit-tile'), 0.8) });
    await settled(element);
    expect(inTile(element, 'E', '.edit-landing').classList.contains('end')).to.equal(true);
    expect(find(element, '.edit-label').matches(':popover-open')).to.equal(true);
    expect(order(element)).to.equal('ABCDEF');
    await sendMouse({ type: 'up' });
    await settled(element);
    expect([order(element), said(element), focused(element)]).to.deep.equal(['BCDEAF', 'Tile A dropped, position 5 of 6', 'A']);
    expect(element.renderRoot.querySelector('.edit-landing, .lifted')).to.equal(null);
    expect(find(element, '.edit-label').matches(':popover-open')).to.equal(false);
  });

  it('gives a drag up with Escape', async () => {
    const element = await page();
    await sendMouse({ type: 'move', position: middleOf(handle(element, 'A')) });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: middleOf(inTile(element, 'E', '.edit-tile'), 0.8) });
    await press(element, 'Escape');
    await sendMouse({ type: 'up' });
    await settled(element);
    expect(order(element)).to.equal('ABCDEF');
    expect(element.renderRoot.querySelector('.edit-landing, .lifted')).to.equal(null);
  });

  it('lifts nothing after a drag that came back to where it began', async () => {
    const element = await page();
    const start = middleOf(handle(element, 'A'));
    await sendMouse({ type: 'move', position: start });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: middleOf(inTile(element, 'E', '.edit-tile')) });
    await sendMouse({ type: 'move', position: start });
    await sendMouse({ type: 'up' });
    await settled(element);
    expect(order(element)).to.equal('ABCDEF');
    expect(handle(element, 'A').getAttribute('aria-pressed')).to.equal('false');
  });

  it('lifts with a click, and moves with buttons alone', async () => {
    const element = await page();
    await sendMouse({ type: 'click', position: middleOf(handle(element, 'A')) });
    await settled(element);
    expect(handle(element, 'A').getAttribute('aria-pressed')).to.equal('true');
    await sendMouse({ type: 'click', position: middleOf(handle(element, 'A')) });
    await settled(element);
    for (const button of ['later', 'later', 'wider', 'taller']) {
      await sendMouse({ type: 'click', position: middleOf(inTile(element, 'A', `.${button}`)) });
      await settled(element);
    }
    expect(order(element)).to.equal('BCADEF');
    expect(element.layout[2]).to.include({ columns: 5, rows: 2 });
    await sendMouse({ type: 'click', position: middleOf(inTile(element, 'A', '.hide')) });
    await settled(element);
    expect(order(element)).to.equal('BCaDEF');
  });

  it('resizes by the corner in whole columns and rows', async () => {
    const element = await page();
    const corner = inTile(element, 'A', '.edit-corner');
    const [x, y] = middleOf(corner);
    await sendMouse({ type: 'move', position: [x, y] });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: [x + 190, y + 95] });
    await settled(element);
    expect(element.layout[0]).to.include({ columns: 6, rows: 2 });
    expect(said(element)).to.equal('6 columns wide, 2 rows high');
    await sendMouse({ type: 'up' });
    await settled(element);
    action(element, 'Undo').click();
    await settled(element);
    expect(element.layout).to.deep.equal(SIX);
  });

  it('scrolls near the edge of the window', async () => {
    const element = await page([...'ABCDEFGHIJKLMNOPQRSTUVWX'].map((id) => tile(id, { columns: 12 })));
    await sendMouse({ type: 'move', position: middleOf(handle(element, 'A')) });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: [200, 795] });
    for (let frame = 0; frame < 200 && window.scrollY < 300; frame += 1) await nextFrame();
    expect(window.scrollY).to.be.at.least(300);
    await sendMouse({ type: 'up' });
    await settled(element);
    expect(order(element).indexOf('A')).to.be.greaterThan(7);
    window.scrollTo(0, 0);
  }).timeout(40_000);
});

describe('the bar of edit mode', () => {
  beforeEach(() => setViewport({ width: 1200, height: 800 }));

  const openPalette = async (element: EditPage): Promise<void> => {
    action(element, '+ Add a tile').click();
    await settled(element);
    await settled(element);
  };

  it('adds a key figure that is searched for, first or behind the tile worked on, and focuses it', async () => {
    const element = await page();
    await openPalette(element);
    expect(element.shadowRoot?.activeElement?.classList.contains('edit-search')).to.equal(true);
    await sendKeys({ type: 'unsubscr' });
    await settled(element);
    action(element, 'Unsubscribe rate').click();
    await settled(element);
    expect(element.layout[0]).to.deep.equal({ id: 'kpi-tile-1', element: 'kpi-tile', columns: 3, rows: 1, settings: { measure: 'unsubscribeRate' } });
    expect([focused(element), said(element)]).to.deep.equal(['kpi-tile-1', 'Tile kpi-tile-1 added, position 1 of 7']);
    expect(find(element, '#edit-palette').matches(':popover-open')).to.equal(false);
    handle(element, 'C').focus();
    await openPalette(element);
    action(element, 'Adoption scale').click();
    await settled(element);
    expect(element.layout[4]).to.include({ id: 'adoption-funnel-1', element: 'adoption-funnel' });
  });

  it('asks for measure and dimension where a widget needs them', async () => {
    const element = await page();
    await openPalette(element);
    action(element, 'Breakdown of a key figure').click();
    await settled(element);
    find<HTMLSelectElement>(element, 'select[name=measure]').value = 'openRate';
    find<HTMLSelectElement>(element, 'select[name=dimension]').value = 'specialty';
    find(element, '.edit-form button').click();
    await settled(element);
    expect(element.layout[0]).to.deep.include({ element: 'measure-breakdown', settings: { measure: 'openRate', by: 'specialty' } });
    await openPalette(element);
    action(element, 'Trend of a key figure').click();
    await settled(element);
    find(element, '.edit-form button').click();
    await settled(element);
    expect(element.layout[1]).to.deep.include({ element: 'measure-trend' });
  });

  it('offers what the host offers, and nothing else', async () => {
    const element = await page();
    element.palette = [{ element: 'kpi-tile', label: { en: 'Our own figure', fr: 'Notre chiffre' }, columns: 2, settings: { measure: 'ours' } }, { element: 'segment-flow' }];
    await openPalette(element);
    expect([...element.renderRoot.querySelectorAll('.edit-offer')].map((offer) => offer.textContent.trim())).to.deep.equal(['Our own figure', 'Segment movement']);
    action(element, 'Our own figure').click();
    await settled(element);
    expect(element.layout[0]).to.deep.equal({ id: 'kpi-tile-1', element: 'kpi-tile', columns: 2, settings: { measure: 'ours' } });
  });

  it('brings hidden tiles back', async () => {
    const element = await page([tile('A'), tile('B', { hidden: true }), tile('C')]);
    action(element, 'Hidden tiles (1)').click();
    await settled(element);
    action(element, 'Show').click();
    await settled(element);
    expect([order(element), focused(element), said(element)]).to.deep.equal(['ABC', 'B', 'Tile B shown, position 2 of 3']);
  });

  it('undoes, redoes and resets', async () => {
    const element = await page();
    expect(action(element, 'Reset').getAttribute('aria-disabled')).to.equal('true');
    handle(element, 'A').focus();
    await press(element, 'Delete', 'Delete');
    action(element, 'Undo').click();
    await settled(element);
    expect(order(element)).to.equal('aBCDEF');
    action(element, 'Redo').click();
    await settled(element);
    expect(order(element)).to.equal('abCDEF');
    action(element, 'Reset').click();
    await settled(element);
    expect([element.layout, said(element)]).to.deep.equal([SIX, 'Everything is as it was. 6 tiles shown']);
    action(element, 'Undo').click();
    await settled(element);
    expect(order(element)).to.equal('abCDEF');
  });

  it('begins anew when the reader comes back', async () => {
    const element = await page();
    handle(element, 'A').focus();
    await press(element, 'Delete');
    element.editing = false;
    await settled(element);
    await press(element, 'Control+z');
    expect(order(element)).to.equal('aBCDEF');
    element.editing = true;
    await settled(element);
    await settled(element);
    expect([action(element, 'Undo'), action(element, 'Reset')].map((button) => button.getAttribute('aria-disabled'))).to.deep.equal(['true', 'true']);
  });

  it('warns in words of more figures than readers take in', async () => {
    const element = await page([...'ABCDEFGHI'].map((id) => tile(id)));
    const warning = (): string => find(element, '.edit-budget').textContent.replace('◆', '').trim();
    expect(warning()).to.equal('9 figures on this screen: readers take in about 7. Hide 2 or move them to another screen.');
    handle(element, 'A').focus();
    await press(element, 'Delete');
    expect(warning()).to.equal('8 figures on this screen: readers take in about 7. Hide one or move it to another screen.');
    await press(element, 'Delete');
    expect(warning()).to.equal('');
  });

  it('is accessible, with the palette open too', async () => {
    const element = await page([tile('A'), tile('B', { hidden: true }), ...[...'CDEFGHIJ'].map((id) => tile(id))]);
    await expect(element).to.be.accessible();
    await openPalette(element);
    action(element, 'Breakdown of a key figure').click();
    await settled(element);
    await expect(element).to.be.accessible();
  });
});
