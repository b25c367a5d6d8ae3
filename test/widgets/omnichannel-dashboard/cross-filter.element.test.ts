import { aTimeout, expect, html } from '@open-wc/testing';
import '../../../src/widgets/kpi-tile/define.js';
import '../../../src/widgets/omnichannel-dashboard/define.js';
import type { KpiTile } from '../../../src/widgets/kpi-tile/kpi-tile.js';
import type { OmnichannelDashboard } from '../../../src/widgets/omnichannel-dashboard/omnichannel-dashboard.js';
import { board, chipsOf, Counted, pick, show, tilesIn } from './support.js';

const three = html`
  <kpi-tile id="a" heading="Reach" measure="activeHcps"></kpi-tile>
  <kpi-tile id="b" heading="Contacts" measure="interactions"></kpi-tile>
  <kpi-tile id="c" heading="Assets" measure="assetsUsed"></kpi-tile>`;
const crossed = (properties: Partial<OmnichannelDashboard> = {}): Promise<OmnichannelDashboard> => board(three, { provider: new Counted(), crossFilter: true, ...properties });
const tile = (host: Element, id: string): KpiTile => host.querySelector(`#${id}`) as KpiTile;
const press = (host: Element, selector: string): void => host.shadowRoot?.querySelector<HTMLButtonElement>(selector)?.click();
const toldBy = (host: Element): string => host.shadowRoot?.querySelector('[role=status]')?.textContent ?? '';

describe('omnichannel-dashboard: what is picked in a widget', () => {
  it('narrows its neighbours and not itself, in one tray', async () => {
    const provider = new Counted();
    const host = await crossed({ provider });
    await show(host, '1,000', '1,000', '1,000');
    pick(tile(host, 'a'), 'x');
    await show(host, '1,000', '1,001', '1,001');
    expect(provider.trays).to.have.lengthOf(2);
    expect(chipsOf(host)).to.deep.equal(['From Reach: X']);
    expect(toldBy(host)).to.equal('Figures narrowed. From Reach: X');
    await expect(host).to.be.accessible();
  });

  it('goes away when it is picked again', async () => {
    const host = await crossed();
    pick(tile(host, 'a'), 'x');
    await show(host, '1,000', '1,001', '1,001');
    pick(tile(host, 'a'), 'x');
    await show(host, '1,000', '1,000', '1,000');
    expect(chipsOf(host)).to.deep.equal([]);
    expect(toldBy(host)).to.equal('No longer narrowed. From Reach: X');
  });

  it('is replaced by another on the same dimensions, and joined by one on others', async () => {
    const host = await crossed();
    pick(tile(host, 'a'), 'x');
    pick(tile(host, 'a'), 'y');
    pick(tile(host, 'a'), 'z', { dimension: 'channel' });
    pick(tile(host, 'b'), 'w');
    await show(host, '1,001', '1,002', '1,003');
    expect(chipsOf(host)).to.deep.equal(['From Reach: Y', 'From Reach: Z', 'From Contacts: W']);
  });

  it('does nothing without filters, save that a choice of all takes back the choice before', async () => {
    const host = await crossed();
    pick(tile(host, 'a'), '2026-05-01', { dimension: 'time', filters: [] });
    tile(host, 'a').dispatchEvent(new CustomEvent('kpi-select', { bubbles: true, composed: true, detail: { measure: 'activeHcps', value: 1 } }));
    tile(host, 'a').dispatchEvent(new CustomEvent('row-select', { bubbles: true, detail: null }));
    pick(tile(host, 'b'), 'x', { dimension: 'channel' });
    await show(host, '1,001', '1,000', '1,001');
    pick(tile(host, 'b'), '', { dimension: 'channel', filters: [] });
    await show(host, '1,000', '1,000', '1,000');
  });

  it('does nothing where a host further up prevents it', async () => {
    const host = await crossed();
    const prevent = (event: Event): void => event.preventDefault();
    document.addEventListener('row-select', prevent);
    pick(tile(host, 'a'), 'x');
    await aTimeout(20);
    document.removeEventListener('row-select', prevent);
    expect(host.getState().selections).to.equal(undefined);
  });

  it('does nothing without cross-filter', async () => {
    const host = await crossed({ crossFilter: false });
    pick(tile(host, 'a'), 'x');
    await aTimeout(20);
    expect(chipsOf(host)).to.deep.equal([]);
  });

  it('stays within the scope of its source', async () => {
    const host = await crossed();
    tile(host, 'a').selectionScope = 'one';
    tile(host, 'b').selectionScope = 'one';
    pick(tile(host, 'a'), 'x');
    await show(host, '1,000', '1,001', '1,000');
  });

  it('is taken away by its chip, or all of it at once; focus stays near', async () => {
    const host = await crossed();
    pick(tile(host, 'a'), 'x');
    pick(tile(host, 'b'), 'y');
    await show(host, '1,001', '1,001', '1,002');
    press(host, '.chip button');
    await show(host, '1,001', '1,000', '1,001');
    expect(host.shadowRoot?.activeElement?.getAttribute('aria-label')).to.equal('Remove “From Contacts: Y”');
    pick(tile(host, 'a'), 'x');
    await show(host, '1,001', '1,001', '1,002');
    press(host, '.clear');
    await show(host, '1,000', '1,000', '1,000');
    expect(toldBy(host)).to.equal('No longer narrowed by tiles.');
    expect(host.shadowRoot?.activeElement?.className).to.equal('grid');
  });

  it('goes with its tile, removed or hidden', async () => {
    const host = await crossed();
    pick(tile(host, 'a'), 'x');
    pick(tile(host, 'b'), 'y');
    await show(host, '1,001', '1,001', '1,002');
    tile(host, 'a').remove();
    await show(host, '1,000', '1,001');
    expect(chipsOf(host)).to.deep.equal(['From Contacts: Y']);
    host.layout = [{ id: 'b', element: 'kpi-tile', hidden: true }];
    await show(host, '1,000', '1,000');
  });

  it('in an inner dashboard stays there', async () => {
    const provider = new Counted();
    const host = await board(html`<kpi-tile measure="activeHcps"></kpi-tile><omnichannel-dashboard cross-filter>${three}</omnichannel-dashboard>`, { provider, crossFilter: true });
    pick(tile(host, 'a'), 'x');
    await show(host, '1,000', '1,000', '1,001', '1,001');
    pick(tilesIn(host)[0] as KpiTile, 'y');
    await show(host, '1,000', '1,001', '1,002', '1,002');
    expect(chipsOf(host)).to.have.lengthOf(1);
  });

  it('touches no other dashboard of the page', async () => {
    const provider = new Counted();
    const both = await board(html`<section></section>`);
    both.remove();
    const [one, other] = [await crossed({ provider }), await crossed({ provider })];
    pick(tile(one, 'a'), 'x');
    await show(one, '1,000', '1,001', '1,001');
    await show(other, '1,000', '1,000', '1,000');
  });
});
