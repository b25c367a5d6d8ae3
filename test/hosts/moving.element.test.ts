import { aTimeout, expect, fixture, html, waitUntil } from '@open-wc/testing';
import { defineWidgets } from '../../src/index.js';
import { Noting, openPage, part, quiet } from './live-page.js';
import type { AnyWidget } from './support.js';

defineWidgets({ prefix: 'live-' });

const home = (widget: Element): HTMLElement => widget.parentElement as HTMLElement;

describe('widgets that are moved', () => {
  it('ask nothing anew, though their source tells of changes', async () => {
    const page = await openPage('measure-trend', 'segment-flow');
    const other = await fixture<HTMLElement>(html`<div></div>`);
    for (let turn = 0; turn < 4; turn += 1) {
      (turn % 2 === 0 ? other : home(page['segment-flow'])).append(page['measure-trend'], page['segment-flow']);
      await aTimeout(5);
    }
    await quiet(page.provider);
    expect(page.provider.asked).to.deep.equal([]);
    expect(page.provider.listed).to.deep.equal([]);
  });

  it('go on waiting for what they asked', async () => {
    const provider = new Noting();
    await provider.crm.ready;
    provider.isHolding = true;
    const aborted: unknown[] = [];
    const query = provider.query.bind(provider);
    Object.assign(provider, { query: (...[question, { signal }]: Parameters<typeof query>) => {
      signal.addEventListener('abort', () => aborted.push(question));
      return query(question, { signal });
    } });
    const box = await fixture<HTMLElement>(html`<div></div>`);
    const tile = document.createElement('live-kpi-tile') as unknown as AnyWidget;
    Object.assign(tile, { provider, measure: 'activeHcps', period: 'last-6-months' });
    box.append(tile);
    await waitUntil(() => provider.held.length > 0, 'not asked');
    const asked = provider.asked.length;
    const other = await fixture<HTMLElement>(html`<div></div>`);
    other.append(tile);
    await aTimeout(20);
    expect(aborted).to.deep.equal([]);
    expect(provider.asked).to.have.lengthOf(asked);
    provider.held.forEach((answer) => answer());
    await waitUntil(() => tile.status === 'ready', 'no figures');
    tile.remove();
  });

  it('wait for nothing once they are gone', async () => {
    const page = await openPage('kpi-tile');
    page.provider.isHolding = true;
    const aborted: unknown[] = [];
    const query = page.provider.query.bind(page.provider);
    Object.assign(page.provider, { query: (...[question, { signal }]: Parameters<typeof query>) => {
      signal.addEventListener('abort', () => aborted.push(question));
      return query(question, { signal });
    } });
    void page['kpi-tile'].refresh();
    await waitUntil(() => page.provider.held.length > 0, 'not asked');
    page['kpi-tile'].remove();
    await waitUntil(() => aborted.length > 0, 'not aborted');
  });

  it('close their menu, and say so', async () => {
    const page = await openPage('kpi-tile');
    const button = part(page['kpi-tile'], '[part=menu]');
    button.click();
    await waitUntil(() => button.getAttribute('aria-expanded') === 'true', 'not open');
    home(page['kpi-tile']).append(page['kpi-tile']);
    await waitUntil(() => button.getAttribute('aria-expanded') === 'false', 'still said to be open');
    button.click();
    await waitUntil(() => part(page['kpi-tile'], '.choices').matches(':popover-open'), 'not open again');
  });
});
