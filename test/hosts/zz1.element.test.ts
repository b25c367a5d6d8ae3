import { expect, nextFrame, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { defineWidgets } from '../../src/index.js';
import { openPage, part, parts, quiet, textOf, watched, type Page } from './live-page.js';
import { TAGS, type AnyWidget } from './support.js';

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
    const page = await openPage(...TAGS);
    const others = (['adoption-funnel', 'opt-in-trend', 'segment-flow', 'asset-performance-table'] as const).map((tag) => watched(page[tag]));
    await page.provider.crm.append('interactions', call('h6'));
    await waitUntil(() => active(page) === '6');
    await settled(page);
    expect(page.provider.measures).to.deep.equal(['activeHcps']);
    expect(page.provider.asked).to.have.lengthOf(2);
    expect(page.provider.listed).to.deep.equal([]);
    for (const other of others) expect(other.changes()).to.deep.equal([]);
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
    expect(changes().filter(({ attributeName }) => attributeName === 'aria-busy')).to.deep.equal([]);
    expect(changes().flatMap(({ removedNodes }) => [...removedNodes]).filter((node) => node instanceof Element)).to.deep.equal([]);
    expect([part(tile, '#figure'), part(tile, '.spark svg'), focusedIn(tile)]).to.deep.equal([button, chip, button]);
  });

  it('that come back equal repaint nothing', async () => {
    const page = await openPage('kpi-tile', 'opt-in-trend');
    const seen = [page['kpi-tile'], page['opt-in-trend']].map(watched);
    await page.provider.crm.append('interactions', call('h1'));
    await page.provider.crm.append('consentEvents', [{ hcp: 'h1', channel: 'fax', consentStatus: 'pending', effectiveFrom: '2027-01-01' }]);
    await waitUntil(() => page.provider.measures.includes('activeHcps') && page.provider.measures.includes('optedInHcps'));
    await settled(page);
    for (const { changes } of seen) expect(changes()).to.deep.equal([]);
  });

});
