import { expect } from 'chai';
import { hostFolder, openHost, type OpenHost } from '../support/open-host.js';
import { Reader, wait } from '../support/reader.js';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const NAME = 'strict-csp';
const CHARTS: readonly (readonly [string, string])[] = [['segment-flow', '.stage'], ['opt-in-trend', '.chart'], ['measure-trend', '.chart']];
const WIDGETS = ['kpi-tile', 'adoption-funnel', 'segment-flow', 'opt-in-trend', 'measure-trend', 'measure-breakdown', 'asset-performance-table'];

const policy = (): string => readFileSync(path.join(hostFolder(NAME), 'policy.txt'), 'utf8').trim().replaceAll(/\s+/g, ' ');

async function open(place: string, given = policy()): Promise<OpenHost & { readonly reader: Reader }> {
  const host = await openHost(NAME, { path: place, headers: { 'content-security-policy': given } });
  return { ...host, reader: new Reader(host.page) };
}

describe('a page under the strictest policy', () => {
  for (const [way, place] of [['bundled', '/'], ['as a script tag', '/script-tag.html']] as const) {
    describe(way, () => {
      let host: Awaited<ReturnType<typeof open>>;
      before(async () => { host = await open(place); });
      after(() => host.close());
      afterEach(() => expect(host.complaints).to.deep.equal([]));

      it('draws every element', async () => {
        for (const name of ['filter-bar', ...WIDGETS]) await host.reader.sees(name);
      });

      for (const [name, area] of CHARTS) {
        it(`tells what the pointer meets in ${name}`, async () => {
          expect((await host.reader.tooltipAt(name, area)).text).to.match(/\d/);
          await host.page.mouse.move(2, 2);
        });
      }

      for (const name of WIDGETS) {
        it(`opens the menu of ${name}, and shows its figures as a table`, async () => {
          await host.reader.openMenu(name);
          await host.page.keyboard.press('Escape');
          if (name === 'asset-performance-table') return;
          await host.reader.switchTable(name);
          expect(await host.reader.has(name, 'table')).to.equal(true);
          await host.reader.switchTable(name);
        });
      }

      it('gives its figures away', async () => {
        const table = await (await host.reader.part('measure-trend')).evaluate((element) => (element as HTMLElement & { toTable(): { rows: unknown[] } }).toTable());
        expect(table.rows).to.have.lengthOf(6);
      });

      it('follows another theme and another scheme', async () => {
        const colour = (): Promise<string | null> => host.page.evaluate(() => document.querySelector('measure-trend')?.shadowRoot?.querySelector('.chart-box text')?.getAttribute('fill') ?? null);
        const before = await colour();
        await host.page.evaluate(() => { document.body.className = 'dark calm'; });
        await host.reader.until(async () => (await colour()) !== before, 'the chart kept its colours');
      });

      it('filters', async () => {
        await host.reader.click('filter-bar', '#button-by-segment');
        await host.reader.part('filter-bar', '.panel:popover-open');
        await host.reader.click('filter-bar', '[role=option]');
        await host.reader.until(() => host.page.evaluate(() => document.querySelector('omnichannel-dashboard')?.filters.length === 1), 'not filtered');
        await host.page.keyboard.press('Escape');
      });

      it('lets its tiles be arranged', async () => {
        await host.page.evaluate(() => { Object.assign(document.querySelector('omnichannel-dashboard') as Element, { editing: true }); });
        const order = (): Promise<string> => host.page.evaluate(() => document.querySelector('omnichannel-dashboard')?.layout.map(({ id }) => id).join() ?? '');
        const before = await order();
        await (await host.reader.part('omnichannel-dashboard', '.edit-handle')).focus();
        for (const key of ['Enter', 'ArrowRight', 'Enter'] as const) {
          await host.page.keyboard.press(key);
          await wait(150);
        }
        expect(await order()).not.to.equal(before);
        await host.page.evaluate(() => { Object.assign(document.querySelector('omnichannel-dashboard') as Element, { editing: false }); });
      });

      it('goes without a trace', async () => {
        await host.page.evaluate(() => document.querySelector('omnichannel-dashboard')?.remove());
        await wait(300);
      });
    });
  }

  it('is as strict as it says', async () => {
    const host = await open('/');
    await host.page.evaluate(() => {
      const [attribute, html] = ['style', 'innerHTML'];
      document.body.setAttribute(attribute, 'color: red');
      try {
        Reflect.set(document.body, html, '<b>1</b>');
      } catch {
        // Refused, and reported.
      }
    });
    await wait(100);
    await host.close();
    expect(host.complaints.filter((complaint) => complaint.startsWith('violation: ')).map((complaint) => complaint.split(' ')[1])).to.deep.equal(['style-src-attr', 'require-trusted-types-for']);
  });

  it('asks for nothing that the widgets do not need', async () => {
    const host = await open('/script-tag.html', policy().replace('; trusted-types lit-html', "; trusted-types 'none'"));
    await wait(300);
    await host.close();
    expect(host.complaints.join('\n')).to.contain('Policy "lit-html" disallowed');
  });
});
