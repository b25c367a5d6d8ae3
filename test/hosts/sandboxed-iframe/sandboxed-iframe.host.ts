import { expect } from 'chai';
import type { Frame } from 'puppeteer-core';
import { openHost, type OpenHost } from '../support/open-host.js';
import { Reader } from '../support/reader.js';

const WIDGETS = ['kpi-tile', 'adoption-funnel', 'segment-flow', 'opt-in-trend', 'measure-trend', 'measure-breakdown', 'asset-performance-table'];
/** Modules are asked for across origins here, and from an origin without a name. */
const CORS = { 'access-control-allow-origin': '*' };

describe('widgets in a sandboxed frame without an origin', () => {
  let host: OpenHost;
  let reader: Reader;
  let frame: Frame;
  before(async () => {
    host = await openHost('sandboxed-iframe', { headers: CORS });
    frame = host.page.frames()[1] as Frame;
    reader = new Reader(host.page, frame);
  });
  after(() => host.close());
  afterEach(() => expect(host.complaints).to.deep.equal([]));

  it('stand in a frame that has no storage and no cookies', async () => {
    const refused = await frame.evaluate(() => ['localStorage', 'sessionStorage'].map((name) => {
      try {
        return String(Reflect.get(window, name));
      } catch (error) {
        return (error as Error).name;
      }
    }));
    expect(refused).to.deep.equal(['SecurityError', 'SecurityError']);
    expect(await frame.evaluate(() => origin)).to.equal('null');
  });

  it('are all drawn', async () => {
    for (const name of ['filter-bar', ...WIDGETS]) await reader.sees(name);
  });

  it('tell what the pointer meets, and open their menus', async () => {
    for (const [name, area] of [['measure-trend', '.chart'], ['segment-flow', '.stage']] as const) expect((await reader.tooltipAt(name, area)).text).to.match(/\d/);
    await host.page.mouse.move(2, 2);
    await reader.switchTable('measure-breakdown');
    expect(await reader.has('measure-breakdown', 'table')).to.equal(true);
  });

  it('filter, and keep the state in the address of the frame or do without, silently', async () => {
    await frame.evaluate(() => addEventListener('widget-error', (event) => console.error((event as CustomEvent<{ cause: Error }>).detail.cause.message)));
    await reader.click('filter-bar', '#button-by-segment');
    await reader.click('filter-bar', '[role=option]');
    await reader.until(() => frame.evaluate(() => document.querySelector('omnichannel-dashboard')?.filters.length === 1), 'not filtered');
    await host.page.keyboard.press('Escape');
    await reader.until(() => frame.evaluate(() => new URL(location.href).searchParams.has('view')), 'the address of the frame did not follow');
    expect(host.page.url()).to.equal(`${host.origin}/`);
  });

  it('give their figures and their state to the page around, which keeps them', async () => {
    const { rows, state } = await frame.evaluate(() => ({
      rows: (document.querySelector('measure-trend') as HTMLElement & { toTable(): { rows: readonly unknown[] } }).toTable().rows.length,
      state: JSON.stringify(document.querySelector('omnichannel-dashboard')?.getState()),
    }));
    expect(rows).to.equal(6);
    expect(state).to.contain('"segment"');
  });
});
