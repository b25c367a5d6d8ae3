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
    expect(focusedIn(tile)).to.equal(panel);
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
    const [svg, before] = [part(trend, '.chart-box svg'), textOf(trend, '.tooltip')];
    const { statuses } = watched(trend);
    await page.provider.crm.append('consentEvents', optIn('h9'));
    await waitUntil(() => textOf(trend, '.summary').startsWith('9 '));
    await nextFrame();
    expect(textOf(trend, '.tooltip')).to.contain('Opted in9');
    expect(textOf(trend, '.tooltip')).to.not.equal(before);
    expect([isOpen(part(trend, '.tooltip')), focusedIn(trend), part(trend, '.chart-box svg')]).to.deep.equal([true, chart, svg]);
    expect(statuses).to.deep.equal([]);
  });

});
