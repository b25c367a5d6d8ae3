import { expect, nextFrame, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { defineWidgets } from '../../src/index.js';
import { openPage, part, parts, quiet, textOf, watched, type Page } from './live-page.js';
import { type AnyWidget } from './support.js';

defineWidgets({ prefix: 'live-' });

const active = (page: Page): string => textOf(page['kpi-tile'], '.value');
const call = (hcp: string): readonly Record<string, string>[] => [{ hcp, occurredAt: '2026-10-06', channel: 'phone' }];
const optIn = (hcp: string): readonly Record<string, string>[] => [{ hcp, channel: 'phone', consentStatus: 'opt-in', effectiveFrom: '2026-10-20' }];
const use = (hcp: string, asset: string): readonly Record<string, string | boolean>[] => [{ hcp, usedAt: '2026-10-06', asset, exposed: true, engaged: true }];
const focusedIn = (widget: AnyWidget): Element | null | undefined => widget.shadowRoot?.activeElement;
const isOpen = (element: Element): boolean => element.matches(':popover-open');
const settled = async (page: Page): Promise<void> => {
  await quiet(page.provider);
  await nextFrame();
};

describe('figures that move while one looks', () => {
  it('are asked for by those that show them, and by nobody else', async () => {
    const page = await openPage('opt-in-trend', 'kpi-tile', 'adoption-funnel', 'asset-performance-table', 'segment-flow');
    const others = (['adoption-funnel', 'opt-in-trend', 'segment-flow', 'asset-performance-table'] as const).map((tag) => watched(page[tag]));
    await page.provider.crm.append('interactions', call('h6'));
    await waitUntil(() => active(page) === '6');
    await settled(page);
    expect(page.provider.measures).to.deep.equal(['activeHcps']);
    expect(page.provider.asked).to.have.lengthOf(2);
    expect(page.provider.listed).to.deep.equal([]);
    for (const other of others) expect(other.changes()).to.have.lengthOf(0);
  });

  it('are new members where a dimension’s own table changed', async () => {
    const page = await openPage('asset-performance-table', 'segment-flow');
    await page.provider.crm.append('assets', [{ asset: 'x61', label: 'Asset 61', adoptionStage: 'trial' }]);
    await settled(page);
    expect(page.provider.listed).to.deep.equal(['asset']);
  });

  it('are asked for once however many changes come at once, and some times in a burst', async () => {
    const page = await openPage('kpi-tile');
    const { crm } = page.provider;
    await Promise.all(['h6', 'h7', 'h8'].map((hcp) => crm.append('interactions', call(hcp))));
    await waitUntil(() => active(page) === '8');
    await settled(page);
    expect(page.provider.asked.length).to.be.at.most(4);
    page.provider.forget();
    for (let at = 0; at < 50; at += 1) {
      await crm.append('interactions', call(`h${9 + (at % 12)}`));
      await nextFrame();
    }
    await waitUntil(() => active(page) === '20', 'shows the latest state', { timeout: 3000 });
    expect(page.provider.asked.length / 2).to.be.below(10);
  });

  it('change without a word of loading, and leave what is unchanged where it is', async () => {
    const page = await openPage('kpi-tile');
    const tile = page['kpi-tile'];
    const { statuses, changes } = watched(tile);
    const [button, chip] = [part(tile, '#figure'), part(tile, '.spark svg')];
    button.focus();
    page.provider.isHolding = true;
    await page.provider.crm.append('interactions', call('h6'));
    await waitUntil(() => page.provider.held.length > 0);
    await nextFrame();
    expect([tile.status, active(page)]).to.deep.equal(['ready', '5']);
    page.provider.isHolding = false;
    page.provider.held.forEach((answer) => answer());
    await waitUntil(() => active(page) === '6');
    expect(statuses).to.deep.equal([]);
    expect(changes().filter(({ attributeName }) => attributeName === 'aria-busy')).to.have.lengthOf(0);
    expect(changes().flatMap(({ removedNodes }) => [...removedNodes]).filter((node) => node instanceof Element)).to.have.lengthOf(0);
    expect([part(tile, '#figure') === button, part(tile, '.spark svg') === chip, focusedIn(tile) === button]).to.deep.equal([true, true, true]);
  });

  it('that come back equal repaint nothing', async () => {
    const page = await openPage('kpi-tile', 'opt-in-trend');
    const seen = [page['kpi-tile'], page['opt-in-trend']].map(watched);
    await page.provider.crm.append('interactions', call('h1'));
    await page.provider.crm.append('consentEvents', [{ hcp: 'h1', channel: 'fax', consentStatus: 'pending', effectiveFrom: '2027-01-01' }]);
    await waitUntil(() => page.provider.measures.includes('activeHcps') && page.provider.measures.includes('optedInHcps'));
    await settled(page);
    for (const { changes } of seen) expect(changes()).to.have.lengthOf(0);
  });

  it('never go back in time', async () => {
    const page = await openPage('kpi-tile');
    page.provider.isHolding = true;
    await page.provider.crm.append('interactions', call('h6'));
    await waitUntil(() => page.provider.held.length > 0);
    await page.provider.crm.append('interactions', call('h7'));
    await quiet(page.provider);
    page.provider.isHolding = false;
    const seen: string[] = [];
    const note = new MutationObserver(() => seen.push(active(page)));
    note.observe(part(page['kpi-tile'], '.value'), { characterData: true, subtree: true, childList: true });
    page.provider.held.splice(0).reverse().forEach((answer) => answer());
    await waitUntil(() => active(page) === '7');
    await settled(page);
    note.disconnect();
    expect([...seen].sort()).to.deep.equal(seen);
    expect(active(page)).to.equal('7');
  });

  it('are not asked for while nobody is on the page, and are new when somebody is', async () => {
    const page = await openPage('kpi-tile', 'asset-performance-table');
    const tile = page['kpi-tile'];
    const home = tile.parentElement as HTMLElement;
    const all = [...home.children];
    home.replaceChildren();
    await page.provider.crm.append('interactions', call('h6'));
    await quiet(page.provider);
    expect(page.provider.asked).to.deep.equal([]);
    home.append(...all);
    await waitUntil(() => active(page) === '6');
  });

  it('are told beside the menu that is open', async () => {
    const page = await openPage('kpi-tile');
    const tile = page['kpi-tile'];
    part(tile, '.menu > button').click();
    await waitUntil(() => part(tile, '.choices'));
    parts(tile, '.choices button').at(-1)?.click();
    await waitUntil(() => isOpen(part(tile, '.lineage')));
    const [panel, before] = [part(tile, '.lineage'), textOf(tile, '.lineage')];
    await page.provider.crm.append('interactions', [{ hcp: 'h6', occurredAt: '2026-10-06', channel: 'phone' }]);
    await waitUntil(() => active(page) === '6');
    expect(isOpen(panel)).to.equal(true);
    expect(focusedIn(tile) === panel).to.equal(true);
    expect(textOf(tile, '.lineage').length).to.be.closeTo(before.length, 8);
    part(tile, '.menu > button').click();
    await waitUntil(() => isOpen(part(tile, '.choices')));
    await page.provider.crm.append('interactions', call('h7'));
    await waitUntil(() => active(page) === '7');
    expect(isOpen(part(tile, '.choices'))).to.equal(true);
  });

  it('are renewed in the open tooltip of a chart', async () => {
    const page = await openPage('opt-in-trend');
    const trend = page['opt-in-trend'];
    const chart = part(trend, '.chart');
    chart.focus();
    await sendKeys({ press: 'End' });
    await waitUntil(() => isOpen(part(trend, '.tooltip')));
    const [svg, before] = [part(trend, '.plot'), textOf(trend, '.tooltip')];
    const { statuses } = watched(trend);
    await page.provider.crm.append('consentEvents', optIn('h9'));
    await waitUntil(() => textOf(trend, '.summary').startsWith('9 '));
    await nextFrame();
    expect(textOf(trend, '.tooltip')).to.contain('Opted in9');
    expect(textOf(trend, '.tooltip')).to.not.equal(before);
    expect([isOpen(part(trend, '.tooltip')), focusedIn(trend) === chart, part(trend, '.plot') === svg]).to.deep.equal([true, true, true]);
    expect(statuses).to.deep.equal([]);
  });

  it('leave the focus on a stage of the scale', async () => {
    const page = await openPage('adoption-funnel');
    const funnel = page['adoption-funnel'];
    const stage = parts(funnel, '.stage')[2] as HTMLElement;
    stage.focus();
    const before = stage.textContent;
    await page.provider.crm.append('adoptionSnapshots', [{ hcp: 'h1', snapshotAt: '2026-10-20', adoptionStage: 'trial' }]);
    await waitUntil(() => stage.textContent !== before);
    expect([focusedIn(funnel) === stage, parts(funnel, '.stage')[2] === stage]).to.deep.equal([true, true]);
  });

  it('are renewed in the open tooltip of a flow, whose stop keeps the focus', async () => {
    const page = await openPage('segment-flow');
    const flow = page['segment-flow'];
    await sendKeys({ press: 'Tab' });
    const stop = parts(flow, '[data-stop]').find(({ dataset }) => dataset['stop'] === '1|b') as HTMLElement;
    stop.focus();
    await waitUntil(() => isOpen(part(flow, '.tooltip')));
    const before = textOf(flow, '.tooltip');
    await page.provider.crm.append('memberships', [{ hcp: 'h21', segment: 'b', validFrom: '2026-10-20' }]);
    await page.provider.crm.append('hcps', [{ hcp: 'h21', validFrom: '2020-01-01' }]);
    await waitUntil(() => stop.textContent?.includes('11'), 'counts the new HCP', { timeout: 3000 });
    await nextFrame();
    expect(focusedIn(flow) === stop).to.equal(true);
    expect(isOpen(part(flow, '.tooltip'))).to.equal(true);
    expect(textOf(flow, '.tooltip')).to.not.equal(before);
  });

  it('leave a table where it was scrolled to, and its rows in their elements', async () => {
    const page = await openPage('asset-performance-table');
    const table = page['asset-performance-table'];
    const grid = part(table, '.grid');
    grid.scrollTop = 900;
    await waitUntil(() => part(table, '[data-position="30"]'));
    await settled(page);
    const [row, total] = [part(table, '[data-position="30"]'), textOf(table, '.total')];
    const { scrollTop } = grid;
    await page.provider.crm.append('assetUses', use('h2', 'x1'));
    await waitUntil(() => textOf(table, '.total') !== total);
    expect([grid.scrollTop, part(table, '[data-position="30"]') === row]).to.deep.equal([scrollTop, true]);
  });

  it('leave the focus on the row of an asset, wherever it moves', async () => {
    const page = await openPage('asset-performance-table');
    const table = page['asset-performance-table'];
    const row = part(table, '[data-position="3"]');
    row.focus();
    await sendKeys({ press: 'ArrowDown' });
    await waitUntil(() => (focusedIn(table) as HTMLElement).dataset['position'] === '4');
    const name = (): string | undefined => focusedIn(table)?.querySelector('[role=rowheader]')?.textContent?.trim();
    const before = name();
    await page.provider.crm.append('assetUses', use('h2', 'x60'));
    await waitUntil(() => textOf(table, '[data-position="0"]').includes('Asset 60'));
    await settled(page);
    expect(name()).to.equal(before);
  });
});
