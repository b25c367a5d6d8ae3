import { expect, fixture, html, waitUntil as waitFor } from '@open-wc/testing';
import { defineWidgets, OmnichannelError, type DashboardState } from '../../src/index.js';
import { WIDGETS } from '../../src/widget-classes.js';
import type { OmnichannelDashboard } from '../../src/widgets/omnichannel-dashboard/omnichannel-dashboard.js';
import { expectConsole } from '../support/console-trap.js';
import { errorsOf, oneRow, provides, type AnyWidget } from './support.js';

const waitUntil = (isTrue: () => unknown, why?: string): Promise<void> => waitFor(() => Boolean(isTrue()), why, { timeout: 10_000 });

/** A document as any dashboard writes it: plain names. */
const STATE: DashboardState = {
  version: 1, period: '2026-05-01/2026-11-01',
  tiles: [
    { id: 'bar', element: 'filter-bar' },
    { id: 'hcps', element: 'kpi-tile', settings: { measure: 'activeHcps' } },
    { id: 'split', element: 'measure-breakdown', columns: 6, settings: { measure: 'interactions', by: 'channel' } },
  ],
};

const provider = provides((query) => Promise.resolve(oneRow(query)));

const childrenOf = (host: Element): string[] => [...host.children].map(({ localName }) => localName);
const valueOf = (host: ParentNode, name: string): string => host.querySelector(name)?.shadowRoot?.querySelector('.value')?.textContent?.trim() ?? '';

function refusal(options: unknown): OmnichannelError {
  try {
    defineWidgets(options as Parameters<typeof defineWidgets>[0]);
  } catch (thrown) {
    return thrown as OmnichannelError;
  }
  return expect.fail('nothing was thrown');
}

describe('defineWidgets', () => {
  for (const prefix of ['Acme-', 'ACME-', '1-', '-', '-acme-', 'acme', 'acme--', 'ac me-', 'acmé-', 'a_b-', '<b>-', null, 5]) {
    it(`refuses the prefix ${JSON.stringify(prefix)}, says why, and registers nothing`, () => {
      const failure = refusal({ prefix });
      expect(failure).to.be.an.instanceof(OmnichannelError);
      expect(failure.code).to.equal('invalid-setting');
      expect(failure.message).to.contain(`defineWidgets: invalid prefix ${JSON.stringify(prefix)}. Give small letters`);
      expect(customElements.get(`${String(prefix)}kpi-tile`.toLowerCase()) === undefined).to.equal(true);
    });
  }

  it('refuses what is no registry', () => {
    for (const registry of [{}, null, 'page']) expect(refusal({ prefix: 'never-', registry }).message).to.match(/^defineWidgets: invalid registry .* Give a CustomElementRegistry/);
    expect(customElements.get('never-kpi-tile') === undefined).to.equal(true);
  });

  it('takes prefixes of several words and digits', () => {
    defineWidgets({ prefix: 'acme-crm-2-' });
    expect(Object.keys(WIDGETS).every((tag) => customElements.get(`acme-crm-2-${tag}`))).to.equal(true);
  });

  it('warns of each taken name once, however often it is called, and registers the others', () => {
    const first = class extends HTMLElement {};
    customElements.define('taken-kpi-tile', first);
    const seen = expectConsole(/duplicate element name "taken-/);
    defineWidgets({ prefix: 'taken-' });
    expect(seen).to.have.lengthOf(1);
    expect(customElements.get('taken-kpi-tile') === first).to.equal(true);
    expect(customElements.get('taken-opt-in-trend') === undefined).to.equal(false);
    for (let time = 0; time < 3; time += 1) defineWidgets({ prefix: 'taken-' });
    expect(seen).to.have.lengthOf(Object.keys(WIDGETS).length);
  });
});

describe('a dashboard under a prefix', () => {
  before(() => defineWidgets({ prefix: 'zeta-' }));

  it('makes prefixed tiles from a document with plain names, and writes plain names', async () => {
    const dashboard = (await fixture<HTMLElement>(html`<div></div>`)).appendChild(document.createElement('zeta-omnichannel-dashboard') as OmnichannelDashboard);
    dashboard.provider = provider;
    dashboard.setState(STATE);
    await dashboard.updateComplete;
    expect(childrenOf(dashboard)).to.deep.equal(['zeta-filter-bar', 'zeta-kpi-tile', 'zeta-measure-breakdown']);
    await waitUntil(() => valueOf(dashboard, 'zeta-kpi-tile') === '12', 'a figure');
    expect(dashboard.getState().tiles.map(({ id, element, settings }) => [id, element, settings])).to.deep.equal(STATE.tiles.map(({ id, element, settings }) => [id, element, settings]));
  });

  it('offers its own elements in edit mode, and adds them', async () => {
    const dashboard = (await fixture<HTMLElement>(html`<div></div>`)).appendChild(document.createElement('zeta-omnichannel-dashboard') as OmnichannelDashboard);
    Object.assign(dashboard, { provider, period: '2026-05-01/2026-11-01', editing: true });
    await waitUntil(() => dashboard.shadowRoot?.querySelector('.edit-open-palette'), 'edit mode');
    dashboard.shadowRoot?.querySelector<HTMLElement>('.edit-open-palette')?.click();
    const offer = (): HTMLElement | undefined => [...(dashboard.shadowRoot?.querySelectorAll<HTMLElement>('#edit-palette button') ?? [])].find(({ textContent }) => /adoption/i.test(textContent ?? ''));
    await waitUntil(offer, 'an offer');
    offer()?.click();
    await waitUntil(() => dashboard.children.length === 1, 'a tile');
    expect(childrenOf(dashboard)[0]).to.match(/^zeta-/);
  });

  it('names the element as it stands in the page in its errors', async () => {
    const dashboard = (await fixture<HTMLElement>(html`<div></div>`)).appendChild(document.createElement('zeta-omnichannel-dashboard') as OmnichannelDashboard);
    const seen = errorsOf(dashboard);
    Object.assign(dashboard, { provider, period: '2026-05-01/2026-11-01' });
    dashboard.append(document.createElement('zeta-kpi-tile'));
    await waitUntil(() => seen.length > 0, 'an error');
    expect(seen[0]?.message).to.match(/^zeta-kpi-tile: missing attribute "measure"/);
    expect(() => dashboard.setState({ version: 1, tiles: [{ id: 'x', element: 'kpi-tile', settings: { colour: 'red' } }] })).to.throw(/^zeta-omnichannel-dashboard: .*settings\.colour/);
  });
});

/** A registry of its own for a shadow root, where the browser has such. */
function scopedRegistry(): CustomElementRegistry | undefined {
  try {
    return 'initialize' in customElements ? new CustomElementRegistry() : undefined;
  } catch {
    return undefined;
  }
}

describe('a dashboard in a shadow root with a registry of its own', () => {
  let registry: CustomElementRegistry;
  let root: ShadowRoot;

  before(function () {
    const own = scopedRegistry();
    if (!own) return this.skip();
    registry = own;
    defineWidgets({ registry });
    for (const tag of Object.keys(WIDGETS)) expect(registry.get(tag) === customElements.get(tag), tag).to.equal(false);
  });

  beforeEach(async () => {
    root = (await fixture<HTMLElement>(html`<div></div>`)).attachShadow({ mode: 'open', customElementRegistry: registry });
    root.append(document.createElement('omnichannel-dashboard', { customElementRegistry: registry }));
  });

  const board = (): OmnichannelDashboard => root.querySelector('omnichannel-dashboard') as OmnichannelDashboard;

  it('makes its tiles from that registry, with the settings of the document, and reads them again', async () => {
    const dashboard = board();
    dashboard.provider = provider;
    dashboard.setState(STATE);
    await dashboard.updateComplete;
    expect([...dashboard.children].map((child) => child.constructor === registry.get(child.localName))).to.deep.equal([true, true, true]);
    await waitUntil(() => valueOf(dashboard, 'kpi-tile') === '12', 'a figure');
    expect(dashboard.getState().tiles.map(({ element, settings }) => [element, settings])).to.deep.equal(STATE.tiles.map(({ element, settings }) => [element, settings]));
    expect(() => dashboard.setState({ version: 1, tiles: [{ id: 'x', element: 'kpi-tile', settings: { colour: 'red' } }] })).to.throw(/settings\.colour/);
  });

  it('waits for an element that is registered there later', async () => {
    const dashboard = board();
    dashboard.provider = provider;
    dashboard.setState({ version: 1, tiles: [{ id: 'own', element: 'own-note' }] });
    await dashboard.updateComplete;
    expect(dashboard.children).to.have.lengthOf(0);
    registry.define('own-note', class extends HTMLElement {});
    await waitUntil(() => dashboard.children.length === 1, 'the element');
    expect(dashboard.children[0]?.constructor === registry.get('own-note')).to.equal(true);
  });

  it('speaks with widgets of the page’s registry that stand in it', async () => {
    const tile = document.createElement('zeta-kpi-tile') as AnyWidget;
    Object.assign(tile, { measure: 'activeHcps' });
    Object.assign(board(), { provider, period: '2026-05-01/2026-11-01' });
    board().append(tile);
    await waitUntil(() => tile.status === 'ready', tile.status);
  });
});
