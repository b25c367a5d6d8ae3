import { expect, fixture, html, nextFrame, waitUntil as waitFor } from '@open-wc/testing';
import { defineWidgets, type Query } from '../../src/index.js';
import { createHttpProvider, type QueryRequest } from '../../src/providers/http/index.js';
import type { AssetPerformanceTable } from '../../src/widgets/asset-performance-table/asset-performance-table.js';
import { oneRow, type AnyWidget } from './support.js';

defineWidgets({ prefix: 'signed-' });
const waitUntil = (isTrue: () => unknown, why?: string): Promise<void> => waitFor(() => Boolean(isTrue()), why, { timeout: 10_000 });

/** Sixty assets for a question by asset, one row for any other. */
function answer(query: Query, figure: number): unknown {
  const one = oneRow(query, figure);
  const at = one.columns.findIndex(({ id }) => id === 'asset');
  const rows = at < 0 ? one.rows : Array.from({ length: 60 }, (_, row) => one.rows[0]?.map((cell, column) => (column === at ? `asset ${row}` : typeof cell === 'number' ? cell + row : cell)));
  return { result: { ...one, rows } };
}

/** A server in the page that lets one token in, and a session that gives tokens. */
class Session {
  valid = 't1';
  figure = 100;
  readonly refreshes: (() => void)[] = [];
  refused = 0;
  #token = 't1';
  #failing = false;

  readonly provider = createHttpProvider({
    url: 'https://figures.test', capabilities: { measures: {}, completeThrough: '2026-10-31' },
    token: ({ refresh }) => (refresh ? new Promise<string>((resolve, reject) => this.refreshes.push(() => (this.#failing ? reject(new Error('signed out')) : resolve((this.#token = this.valid))))) : this.#token),
    fetch: async (_address, init) => {
      await nextFrame();
      if (new Headers(init?.headers).get('authorization') !== `Bearer ${this.valid}`) return (this.refused += 1, new Response('', { status: 401 }));
      const { queries } = JSON.parse(String(init?.body)) as QueryRequest;
      return new Response(JSON.stringify({ version: 1, results: queries.map((query) => answer(query, this.figure)) }), { headers: { 'Content-Type': 'application/json' } });
    },
  });

  /** Ends the waiting refresh. */
  settle({ fails = false } = {}): void {
    this.#failing = fails;
    for (const end of this.refreshes.splice(0)) end();
  }
}

const inside = <Found extends HTMLElement = HTMLElement>(widget: Element, selector: string): Found => widget.shadowRoot?.querySelector<Found>(selector) as Found;
const valueOf = (tile: AnyWidget): string => inside(tile, '.value')?.textContent?.trim() ?? '';

interface Shown { readonly session: Session; readonly table: AssetPerformanceTable & AnyWidget; readonly tile: AnyWidget }

async function shown(): Promise<Shown> {
  const session = new Session();
  const page = await fixture<HTMLElement>(html`<div></div>`);
  const common = { provider: session.provider, period: '2026-05-01/2026-11-01' };
  const table = Object.assign(document.createElement('signed-asset-performance-table'), common, { sort: '-assetEngagement' }) as unknown as AssetPerformanceTable & AnyWidget;
  const tile = Object.assign(document.createElement('signed-kpi-tile'), common, { measure: 'activeHcps' }) as unknown as AnyWidget;
  table.style.setProperty('block-size', '400px');
  page.append(table, tile);
  await waitUntil(() => table.status === 'ready' && tile.status === 'ready', 'both are ready');
  await waitUntil(() => inside(table, '[data-position="3"]'), 'rows');
  return { session, table, tile };
}

describe('a token that expires under the eyes of a reader', () => {
  it('is renewed once, while figures, sort, page, focus and open menus stay', async () => {
    const { session, table, tile } = await shown();
    Object.assign(table, { pageSize: 10 });
    await table.updateComplete;
    const next = [...(table.shadowRoot?.querySelectorAll<HTMLButtonElement>('button') ?? [])].find(({ textContent, ariaLabel }) => /next/i.test(`${textContent} ${ariaLabel}`));
    next?.click();
    await waitUntil(() => inside(table, '[data-position="12"]'), 'the second page');
    inside(tile, '[part=menu]').click();
    await waitUntil(() => tile.shadowRoot?.querySelector('[popover]:popover-open'), 'an open menu');
    const menu = tile.shadowRoot?.querySelector('[popover]:popover-open');
    const focused = inside(table, '[data-position="12"]');
    focused.focus();
    const [sort, text] = [table.sort, focused.textContent];
    session.valid = 't2';
    session.figure = 100;
    const refreshed = Promise.all([table.refresh(), tile.refresh()]);
    await waitUntil(() => session.refreshes.length > 0, 'a refresh of the token');
    for (let frame = 0; frame < 5; frame += 1) {
      expect([valueOf(tile), inside(table, '[data-position="12"]').textContent]).to.deep.equal(['100', text]);
      await nextFrame();
    }
    expect(session.refreshes).to.have.lengthOf(1);
    session.settle();
    await refreshed;
    await waitUntil(() => table.status === 'ready' && tile.status === 'ready', 'both are ready');
    expect([valueOf(tile), table.sort, inside(table, '[data-position="12"]').textContent]).to.deep.equal(['100', sort, text]);
    expect(table.shadowRoot?.activeElement === focused).to.equal(true);
    expect(tile.shadowRoot?.querySelector('[popover]:popover-open') === menu).to.equal(true);
    expect(session.refreshes).to.have.lengthOf(0);
  });

  it('leaves a long table where it was scrolled to, and what changed meanwhile in its place', async () => {
    const { session, table } = await shown();
    const grid = inside(table, '.grid');
    grid.scrollTop = 600;
    await waitUntil(() => inside(table, '[data-position="20"]'), 'further rows');
    const before = grid.scrollTop;
    session.valid = 't2';
    session.figure = 500;
    const refreshed = table.refresh();
    await waitUntil(() => session.refreshes.length > 0, 'a refresh of the token');
    session.settle();
    await refreshed;
    await waitUntil(() => JSON.stringify(table.toTable()).includes('559'), 'newer figures');
    expect(inside(table, '.grid') === grid).to.equal(true);
    expect(grid.scrollTop).to.equal(before);
  });

  it('shows nobody anything where there is no other, until somebody signs in and asks again', async () => {
    const { session, table, tile } = await shown();
    session.valid = 't2';
    const refreshed = Promise.all([table.refresh(), tile.refresh()]);
    await waitUntil(() => session.refreshes.length > 0, 'a refresh of the token');
    session.settle({ fails: true });
    await refreshed;
    await waitUntil(() => table.status === 'unauthorised' && tile.status === 'unauthorised', 'both are unauthorised');
    expect([valueOf(tile), tile.toTable().rows, table.toTable().rows]).to.deep.equal(['', [], []]);
    inside(tile, '.state button').click();
    await waitUntil(() => session.refreshes.length > 0, 'a refresh of the token');
    session.settle();
    await waitUntil(() => tile.status === 'ready', 'the tile is ready');
    expect(valueOf(tile)).to.equal('100');
    await table.refresh();
    await waitUntil(() => table.status === 'ready', 'the table is ready');
    expect(table.sort).to.equal('-assetEngagement');
  });
});
