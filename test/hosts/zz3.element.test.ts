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
  it('leave the focus on a stage of the scale', async () => {
    const page = await openPage('adoption-funnel');
    const funnel = page['adoption-funnel'];
    const stage = parts(funnel, '.stage')[2] as HTMLElement;
    stage.focus();
    const before = stage.textContent;
    await page.provider.crm.append('adoptionSnapshots', [{ hcp: 'h1', snapshotAt: '2026-10-20', adoptionStage: 'trial' }]);
    await waitUntil(() => stage.textContent !== before);
    expect([focusedIn(funnel), parts(funnel, '.stage')[2]]).to.deep.equal([stage, stage]);
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
    expect(focusedIn(flow)).to.equal(stop);
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
    expect([grid.scrollTop, part(table, '[data-position="30"]')]).to.deep.equal([scrollTop, row]);
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
