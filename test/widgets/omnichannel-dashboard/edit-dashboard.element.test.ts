import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import '../../../src/widgets/kpi-tile/define.js';
import '../../../src/widgets/omnichannel-dashboard/define.js';
import type { OmnichannelDashboard } from '../../../src/widgets/omnichannel-dashboard/omnichannel-dashboard.js';

const find = <Found extends HTMLElement = HTMLElement>(dashboard: OmnichannelDashboard, selector: string): Found | null => dashboard.renderRoot.querySelector<Found>(selector);
const until = async (isTrue: () => boolean, why: string): Promise<void> => {
  for (let turn = 0; !isTrue() && turn < 400; turn += 1) await aTimeout(5);
  expect(isTrue(), why).to.equal(true);
};
const order = (dashboard: OmnichannelDashboard): string => dashboard.layout.flatMap(({ id, hidden }) => (hidden ? [] : [id])).join(' ');
const handle = (dashboard: OmnichannelDashboard, id: string): HTMLElement | null => find(dashboard, `[data-tile="${id}"] .edit-handle`);

/** Three figures as a host writes them, in edit mode. */
async function editing(): Promise<OmnichannelDashboard> {
  await setViewport({ width: 1200, height: 800 });
  const dashboard = await fixture<OmnichannelDashboard>(html`
    <omnichannel-dashboard>
      <kpi-tile id="reach" heading="Reach" value="62"></kpi-tile>
      <kpi-tile id="active" heading="Active HCPs" value="1821"></kpi-tile>
      <kpi-tile id="opened" heading="Opened" value="702"></kpi-tile>
    </omnichannel-dashboard>`);
  dashboard.editing = true;
  await until(() => handle(dashboard, 'reach') !== null, 'edit mode');
  return dashboard;
}

describe('edit mode of a dashboard', () => {
  afterEach(() => resetMouse());

  it('moves tiles by keyboard without loading them anew, with the focus on the tile', async () => {
    const dashboard = await editing();
    const tile = dashboard.querySelector('#reach');
    let detached = 0;
    new MutationObserver(() => (detached += 1)).observe(dashboard, { childList: true });
    handle(dashboard, 'reach')?.focus();
    for (const key of ['Enter', 'ArrowRight', 'ArrowRight', 'Enter']) {
      await sendKeys({ press: key });
      await dashboard.updateComplete;
      await aTimeout(10);
    }
    expect(order(dashboard)).to.equal('active opened reach');
    expect(dashboard.querySelector('#reach') === tile).to.equal(true);
    expect(detached).to.equal(0);
    expect(dashboard.shadowRoot?.activeElement === handle(dashboard, 'reach')).to.equal(true);
    expect(find(dashboard, '.edit-said')?.textContent).to.equal('Reach dropped, position 3 of 3');
    const lefts = ['active', 'opened', 'reach'].map((id) => dashboard.querySelector(`#${id}`)?.getBoundingClientRect().left ?? 0);
    expect(lefts).to.deep.equal([...lefts].sort((one, other) => one - other));
  });

  it('drags a tile to its place with the pointer', async () => {
    const dashboard = await editing();
    const from = handle(dashboard, 'opened')?.getBoundingClientRect() ?? new DOMRect();
    const to = find(dashboard, '[data-tile="reach"]')?.getBoundingClientRect() ?? new DOMRect();
    await sendMouse({ type: 'move', position: [Math.round(from.left + 60), Math.round(from.top + 15)] });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: [Math.round(to.left + 20), Math.round(to.top + 60)] });
    await sendMouse({ type: 'up' });
    await until(() => order(dashboard) === 'opened reach active', order(dashboard));
  });

  it('keeps focus and pointer out of the widgets until it ends', async () => {
    const dashboard = await editing();
    const button = dashboard.querySelector('#active')?.shadowRoot?.querySelector<HTMLElement>('.menu button');
    button?.focus();
    expect(dashboard.querySelector('#active')?.shadowRoot?.activeElement === null).to.equal(true);
    dashboard.editing = false;
    await until(() => handle(dashboard, 'reach') === null, 'no edit mode');
    button?.focus();
    expect(dashboard.querySelector('#active')?.shadowRoot?.activeElement === button).to.equal(true);
  });

  it('changes the state that the host keeps, and brings hidden tiles back by name', async () => {
    const dashboard = await editing();
    handle(dashboard, 'active')?.focus();
    await sendKeys({ press: 'Delete' });
    await until(() => order(dashboard) === 'reach opened', order(dashboard));
    expect(dashboard.getState().tiles.find(({ id }) => id === 'active')).to.include({ hidden: true });
    find(dashboard, '.edit-open-hidden')?.click();
    await until(() => find(dashboard, '.edit-hidden-tile') !== null, 'hidden tiles');
    expect(find(dashboard, '.edit-hidden-tile bdi')?.textContent).to.equal('Active HCPs');
    find(dashboard, '.edit-hidden-tile button')?.click();
    await until(() => order(dashboard) === 'reach active opened', order(dashboard));
  });

  it('leaves a section its title when its first tile is hidden', async () => {
    const dashboard = await editing();
    dashboard.layout = dashboard.layout.map((tile) => (tile.id === 'active' ? { ...tile, section: 'Activity' } : tile));
    await dashboard.updateComplete;
    handle(dashboard, 'active')?.focus();
    await sendKeys({ press: 'Delete' });
    await until(() => order(dashboard) === 'reach opened', order(dashboard));
    expect(find(dashboard, '.section')?.textContent).to.equal('Activity');
    expect(find(dashboard, '.section')?.nextElementSibling?.getAttribute('data-tile')).to.equal('opened');
  });

  it('is accessible', async () => {
    await expect(await editing()).to.be.accessible();
  });
});
