import { expect, waitUntil } from '@open-wc/testing';
import type { DataProvider, Query, Result } from '../../src/index.js';
import { withAnswers, type PageAnswers } from '../../src/answers.js';
import { KpiTile, OmnichannelDashboard } from '../../src/widget-classes.js';

class ServedTile extends KpiTile {}
class ServedDashboard extends OmnichannelDashboard {}
customElements.define('served-kpi-tile', ServedTile);
customElements.define('served-omnichannel-dashboard', ServedDashboard);

const QUERY: Query = { measures: ['activeHcps'], dimensions: ['scenario'], filters: [{ dimension: 'scenario', in: ['actual', 'objective'] }], period: { start: '2026-05-01', end: '2026-11-01' } };
const answer = (figure: number): Result => ({ columns: [{ id: 'scenario', kind: 'dimension' }, { id: 'activeHcps', kind: 'measure' }], rows: [['actual', figure]], meta: { source: 'CRM', completeThrough: '2026-10-31' } });
const answers = (figure: number, audience = ''): PageAnswers => ({ version: 1, answers: [{ audience, receivedAt: Date.now(), query: QUERY, result: answer(figure) }], members: [] });

function source(asked: Query[] = []): DataProvider {
  return { query: (query) => (asked.push(query), new Promise(() => undefined)) };
}

/** An element as the parser makes it from a page with declarative shadow roots: the root is there before the element is upgraded. */
function parsed(name: string, attributes: Readonly<Record<string, string>>, picture?: string): HTMLElement {
  const element = document.implementation.createHTMLDocument().createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (picture === undefined) return element;
  const article = element.ownerDocument.createElement('article');
  const style = element.ownerDocument.createElement('style');
  article.textContent = picture;
  style.textContent = 'article { color: red; }';
  element.attachShadow({ mode: 'open' }).append(style, article);
  return element;
}

/** A tile as a server sent it: with a picture and styles of its own. */
function served(attributes: Readonly<Record<string, string>> = { measure: 'activeHcps', period: '2026-05-01/2026-11-01' }): ServedTile {
  const tile = parsed('served-kpi-tile', attributes, '230 HCPs');
  document.body.append(tile);
  return tile as ServedTile;
}

const shown = (tile: Element): string => (tile.shadowRoot?.querySelector('#figure') ?? tile.shadowRoot?.querySelector('article'))?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 100));

describe('a widget that a server drew', () => {
  afterEach(() => document.body.replaceChildren());

  it('keeps the picture until there is something to draw it from', async () => {
    const tile = served();
    await settle();
    expect(shown(tile)).to.equal('230 HCPs');
    expect(tile.shadowRoot?.querySelectorAll('article')).to.have.lengthOf(1);
  });

  it('draws itself in place of it from the answers that came along, and asks nothing', async () => {
    const tile = served();
    const asked: Query[] = [];
    const pictures: string[] = [];
    new MutationObserver(() => pictures.push(shown(tile))).observe(tile.shadowRoot as ShadowRoot, { childList: true, subtree: true, characterData: true });
    tile.provider = withAnswers(source(asked), answers(230));
    await waitUntil(() => tile.status === 'ready');
    expect(shown(tile)).to.equal('230 HCPs');
    expect(new Set(pictures)).to.deep.equal(new Set(['230 HCPs']));
    expect(tile.shadowRoot?.querySelectorAll('article')).to.have.lengthOf(1);
    await settle();
    expect(asked).to.deep.equal([]);
  });

  it('wears its own styles afterwards, and no longer those of the server', async () => {
    const tile = served();
    tile.provider = withAnswers(source(), answers(230));
    await waitUntil(() => tile.status === 'ready');
    expect(tile.shadowRoot?.querySelectorAll('style')).to.have.lengthOf(0);
    expect(tile.shadowRoot?.adoptedStyleSheets.length).to.be.above(0);
    expect(getComputedStyle(tile.shadowRoot?.querySelector('article') as Element).color).not.to.equal('rgb(255, 0, 0)');
  });

  it('shows what is known here where the server said otherwise', async () => {
    const tile = served();
    tile.provider = withAnswers(source(), answers(231));
    await waitUntil(() => tile.status === 'ready');
    expect(shown(tile)).to.equal('231 HCPs');
  });

  it('draws figures of its attributes at once', async () => {
    const tile = served({ value: '12', unit: 'HCPs' });
    await waitUntil(() => tile.status === 'ready');
    expect(shown(tile)).to.equal('12 HCPs');
  });

  it('takes the figures from the screen at once where somebody else is looking', async () => {
    const dashboard = parsed('served-omnichannel-dashboard', {}) as ServedDashboard;
    dashboard.append(parsed('served-kpi-tile', { slot: 'tile kpi-tile-1', measure: 'activeHcps', period: '2026-05-01/2026-11-01' }, '230 HCPs'));
    document.body.append(dashboard);
    dashboard.provider = withAnswers(source(), answers(230, 'one'));
    dashboard.audience = 'other';
    const tile = dashboard.firstElementChild as ServedTile;
    await waitUntil(() => tile.status === 'loading');
    expect(tile.shadowRoot?.textContent).not.to.contain('230');
  });
});
