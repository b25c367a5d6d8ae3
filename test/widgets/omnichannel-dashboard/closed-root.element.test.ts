import { expect, html } from '@open-wc/testing';
import { render } from 'lit';
import '../../../src/widgets/kpi-tile/define.js';
import '../../../src/widgets/omnichannel-dashboard/define.js';
import type { KpiTile } from '../../../src/widgets/kpi-tile/kpi-tile.js';
import type { OmnichannelDashboard } from '../../../src/widgets/omnichannel-dashboard/omnichannel-dashboard.js';
import { board, chipsOf, Counted, pick, tilesIn, until, valueOf } from './support.js';

const CLOSED = html`<kpi-tile heading="Reach" measure="activeHcps"></kpi-tile><kpi-tile heading="Contacts" measure="interactions"></kpi-tile>`;

/** A box whose content stands in a closed shadow root. */
function closedBox(host: HTMLElement, content: unknown): ShadowRoot {
  const box = document.createElement('div');
  const root = box.attachShadow({ mode: 'closed' });
  render(content, root);
  host.append(box);
  return root;
}

describe('omnichannel-dashboard around closed shadow roots', () => {
  it('tells widgets of one root apart', async () => {
    const provider = Object.assign(new Counted(), { ignoring: ['specialty'] });
    const host = await board(html`<kpi-tile heading="Outside" measure="activeHcps"></kpi-tile>`, { provider, crossFilter: true });
    const inside = tilesIn(closedBox(host, CLOSED));
    const values = (): string => [...tilesIn(host), ...inside].map(valueOf).join(' ');
    await until(() => values() === '1,000 1,000 1,000', values);
    pick(inside[0] as Element, 'x');
    await until(() => values() === '1,001 1,000 1,001', values);
    expect(chipsOf(host)).to.deep.equal(['From Reach: X']);
    pick(inside[0] as Element, 'x');
    await until(() => values() === '1,000 1,000 1,000', values);
  });

  it('asks each of them again', async () => {
    const provider = new Counted();
    const host = await board('', { provider });
    const inside = tilesIn(closedBox(host, CLOSED));
    await until(() => inside.every(({ status }) => status === 'ready'), 'no figures');
    provider.trays.length = 0;
    await host.refresh();
    expect(provider.trays.flat().map(({ measures }) => measures.join()).sort()).to.deep.equal(['activeHcps', 'interactions']);
  });

  it('leaves what is picked inside another dashboard to that one', async () => {
    const host = await board(html`<kpi-tile heading="Outside" measure="activeHcps"></kpi-tile>`, { provider: new Counted(), crossFilter: true });
    const inner = closedBox(host, html`<omnichannel-dashboard cross-filter>${CLOSED}</omnichannel-dashboard>`).firstElementChild as OmnichannelDashboard;
    const [first] = tilesIn(inner) as [KpiTile];
    await until(() => valueOf(first) === '1,000', 'no figures');
    pick(first, 'x');
    await until(() => chipsOf(inner).length === 1, 'not picked');
    expect(chipsOf(host)).to.deep.equal([]);
    expect(valueOf(tilesIn(host)[0])).to.equal('1,000');
  });
});
