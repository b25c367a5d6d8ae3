import { aTimeout, expect, fixture, html, nextFrame, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { DataProvider } from '../../../src/contract/index.js';
import type { SelectionEvent } from '../../../src/context/index.js';
import { createMemoryProvider } from '../../../src/providers/memory/index.js';
import '../../../src/widgets/asset-performance-table/define.js';
import type { AssetPerformanceTable } from '../../../src/widgets/asset-performance-table/asset-performance-table.js';
import { assetResult, HIDDEN_FIGURE, manyAssets, STUDIES, STUDIES_TOTAL } from '../../../stories/support/asset-figures.js';

const until = async (isTrue: () => boolean, why: string): Promise<void> => {
  for (let turn = 0; !isTrue() && turn < 2000; turn += 1) await nextFrame();
  expect(isTrue(), why).to.equal(true);
};
const all = (table: AssetPerformanceTable, selector: string): HTMLElement[] => [...(table.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])];
const one = (table: AssetPerformanceTable, selector: string): HTMLElement => all(table, selector)[0] as HTMLElement;
const names = (table: AssetPerformanceTable): (string | undefined)[] => all(table, '.rows [role=rowheader]').map((cell) => cell.textContent?.trim());
const drawn = (table: AssetPerformanceTable): Promise<void> => until(() => all(table, '.rows .row').length > 0, 'rows on screen');
const focused = (table: AssetPerformanceTable): number => Number((table.shadowRoot?.activeElement as HTMLElement | null)?.dataset['position'] ?? -1);
const press = async (...keys: string[]): Promise<void> => {
  for (const key of keys) await sendKeys({ press: key });
};

const SOME = assetResult(manyAssets(80), STUDIES_TOTAL);
const MANY = assetResult(manyAssets(5000), STUDIES_TOTAL);
const STUDY_TABLE = assetResult(STUDIES, STUDIES_TOTAL);

describe('asset-performance-table', () => {
  it('shows a row for each asset and the source’s total, accessibly', async () => {
    const table = await fixture<AssetPerformanceTable>(html`<asset-performance-table .data=${STUDY_TABLE}></asset-performance-table>`);
    await drawn(table);
    expect(table.status).to.equal('ready');
    expect(names(table)).to.deep.equal(['BPCO indications', 'Kronos study', 'Efficiency study', 'MEETOP study']);
    expect(one(table, '.total').textContent?.replace(/\s+/g, ' ').trim()).to.equal('All content2649.7%33%');
    expect(one(table, '[data-position="1"] .rate').title).to.equal('108 of 2,037');
    expect(one(table, '.grid').getAttribute('aria-rowcount')).to.equal('6');
    expect(all(table, '[role=row]').map((row) => row.ariaRowIndex)).to.deep.equal(['1', '2', '3', '4', '5', '6']);
    await expect(table).to.be.accessible();
  });

  it('sorts by a click on a heading and says so', async () => {
    const table = await fixture<AssetPerformanceTable>(html`<asset-performance-table .data=${STUDY_TABLE}></asset-performance-table>`);
    await drawn(table);
    const sorted = (): (string | null)[] => all(table, '[role=columnheader]').map((header) => header.getAttribute('aria-sort'));
    expect(sorted()).to.deep.equal(['none', 'none', 'descending', 'none', 'none']);
    for (const [column, first, sort] of [[4, 'MEETOP study', '-completedAction'], [4, 'Kronos study', 'completedAction'], [1, 'BPCO indications', 'asset'], [0, 'BPCO indications', 'adoptionStage']] as const) {
      (all(table, '[role=columnheader] button')[column] as HTMLElement).click();
      await table.updateComplete;
      expect([names(table)[0], table.sort]).to.deep.equal([first, sort]);
    }
    expect(sorted()).to.deep.equal(['ascending', 'none', 'none', 'none', 'none']);
  });

  it('keeps only the rows in sight, in order, with header and total standing', async () => {
    const table = await fixture<AssetPerformanceTable>(html`<asset-performance-table .data=${MANY}></asset-performance-table>`);
    await drawn(table);
    expect(all(table, '.rows .row').length).to.be.below(40);
    const before = new Set(all(table, '.rows .row'));
    const grid = one(table, '.grid');
    grid.scrollTop = 36 * 2000;
    await until(() => one(table, '.rows').textContent !== '' && all(table, '[data-position="2005"]').length === 1, 'row 2005');
    await aTimeout(250);
    const positions = all(table, '.rows .row').map((row) => Number(row.dataset['position']));
    expect(positions).to.deep.equal([...positions].sort((a, b) => a - b));
    expect(all(table, '.rows .row').filter((row) => before.has(row)).length).to.be.above(15);
    const box = grid.getBoundingClientRect();
    expect(one(table, '.head').getBoundingClientRect().top).to.be.closeTo(box.top, 1);
    expect(one(table, '.total').getBoundingClientRect().bottom).to.be.closeTo(box.bottom, 1);
    const row = one(table, '[data-position="2005"]');
    expect(row.ariaRowIndex).to.equal('2007');
    expect(row.getBoundingClientRect().top - one(table, '.rows').getBoundingClientRect().top).to.be.closeTo(2005 * 36, 1);
  });

  it('puts all rows on paper, in order, and takes them back', async () => {
    const table = await fixture<AssetPerformanceTable>(html`<asset-performance-table .data=${SOME}></asset-performance-table>`);
    await drawn(table);
    const onScreen = names(table);
    window.dispatchEvent(new Event('beforeprint'));
    expect(all(table, '.rows .row').map(({ dataset }) => Number(dataset['position']))).to.deep.equal(Array.from({ length: 80 }, (_, at) => at));
    window.dispatchEvent(new Event('afterprint'));
    expect(names(table)).to.deep.equal(onScreen);
  });

  it('is walked by keyboard, and keeps the focus on a row that went out of sight', async () => {
    const table = await fixture<AssetPerformanceTable>(html`<asset-performance-table .data=${MANY}></asset-performance-table>`);
    await drawn(table);
    one(table, '[data-position="0"]').focus();
    await press('ArrowDown', 'ArrowDown');
    expect(focused(table)).to.equal(2);
    expect(all(table, '.rows [tabindex="0"]').length).to.equal(1);
    await press('PageDown');
    expect(focused(table)).to.be.within(8, 14);
    await press('End');
    await until(() => focused(table) === 4999, 'the last row');
    const total = one(table, '.total').getBoundingClientRect();
    await until(() => (one(table, '[data-position="4999"]')?.getBoundingClientRect().bottom ?? Infinity) <= total.top + 2, 'the last row above the total');
    one(table, '.grid').scrollTop = 0;
    await until(() => all(table, '[data-position="0"]').length === 1, 'the first row');
    await aTimeout(250);
    expect(focused(table)).to.equal(4999);
    await press('Home');
    expect(focused(table)).to.equal(0);
  });

  it('tells what the rates of the focused row are made of', async () => {
    const table = await fixture<AssetPerformanceTable>(html`<asset-performance-table .data=${STUDY_TABLE}></asset-performance-table>`);
    await drawn(table);
    one(table, '[data-position="1"]').focus();
    await until(() => all(table, '.tooltip:popover-open').length === 1, 'a tooltip');
    expect(one(table, '.tooltip').textContent?.replace(/\s+/g, ' ')).to.contain('Kronos study').and.to.contain('5.3% · 108 of 2,037').and.to.contain('23% · 23 of 100');
    one(table, '[role=columnheader] button').focus();
    await until(() => all(table, '.tooltip:popover-open').length === 0, 'no tooltip');
  });

  for (const [how, act] of [
    ['Enter', () => press('Enter')], ['the space bar', () => press('Space')], ['a click', async (table: AssetPerformanceTable) => one(table, '[data-position="1"] .cell').click()],
  ] as const) {
    it(`selects a row by ${how}`, async () => {
      const table = await fixture<AssetPerformanceTable>(html`<div><asset-performance-table .data=${STUDY_TABLE}></asset-performance-table></div>`)
        .then((ground) => (ground as unknown as HTMLElement).querySelector('asset-performance-table') as AssetPerformanceTable);
      await drawn(table);
      one(table, '[data-position="1"]').focus();
      const selected = oneEvent(table.parentElement as HTMLElement, 'row-select') as unknown as Promise<SelectionEvent>;
      await act(table);
      const { detail, cancelable } = await selected;
      expect(cancelable).to.equal(true);
      expect(detail).to.deep.equal({ dimension: 'asset', code: 'Kronos study', label: 'Kronos study', filters: [{ dimension: 'asset', in: ['Kronos study'] }] });
    });
  }

  it('turns pages, and gives all rows as a table', async () => {
    const table = await fixture<AssetPerformanceTable>(html`<asset-performance-table page-size="3" .data=${STUDY_TABLE}></asset-performance-table>`);
    await drawn(table);
    const [previous, next] = all(table, '.pager button') as HTMLButtonElement[];
    expect([names(table).length, previous?.disabled, next?.disabled]).to.deep.equal([3, true, false]);
    next?.click();
    await table.updateComplete;
    expect(names(table)).to.deep.equal(['MEETOP study']);
    expect(one(table, '.pager [role=status]').textContent).to.equal('4 to 4 of 4');
    expect(one(table, '.rows .row').ariaRowIndex).to.equal('5');
    expect(next?.disabled).to.equal(true);
    expect(table.toTable().rows).to.have.lengthOf(5);
    await expect(table).to.be.accessible();
  });

  it('shows its rows again after there were none', async () => {
    const data = assetResult(STUDIES);
    const table = await fixture<AssetPerformanceTable>(html`<asset-performance-table .data=${data}></asset-performance-table>`);
    await drawn(table);
    const before = names(table);
    for (const change of [{ data: [] }, { data: undefined }, { data, sort: '-nope' }]) {
      Object.assign(table, change);
      await table.updateComplete;
      Object.assign(table, { data, sort: '-engagement' });
      await drawn(table);
      await aTimeout(100);
      expect(names(table), table.status).to.deep.equal(before);
    }
  });

  it('hides small groups and offers them accessibly', async () => {
    const data = assetResult([...STUDIES, ['trial', 'Rare disease letter', HIDDEN_FIGURE, HIDDEN_FIGURE, null]]);
    const table = await fixture<AssetPerformanceTable>(html`<asset-performance-table columns="asset assetEngagement, participation" sort="engagement" .data=${data}></asset-performance-table>`);
    await drawn(table);
    expect(all(table, '[role=columnheader]')).to.have.lengthOf(3);
    expect(names(table).at(-1)).to.equal('Rare disease letter');
    expect(all(table, '.total')).to.have.lengthOf(0);
    expect(all(table, '.rows .row:last-child .hidden').map((cell) => cell.textContent)).to.deep.equal(['hidden', 'hidden']);
    await expect(table).to.be.accessible();
  });

  it('asks a provider once, whatever the order of rows, and shows its labels and total', async () => {
    const uses = [['h1', 'kronos', true], ['h2', 'kronos', false], ['h3', 'kronos', false], ['h1', 'meetop', true], ['h2', 'meetop', true]] as const;
    const provider = createMemoryProvider({
      k: 1, source: 'CRM', completeThrough: '2026-10-31',
      tables: {
        assets: [{ asset: 'kronos', label: 'Kronos study', adoptionStage: 'adoption' }, { asset: 'meetop', label: 'MEETOP study', adoptionStage: 'advocacy' }],
        assetUses: uses.map(([hcp, asset, engaged]) => ({ hcp, asset, engaged, exposed: true, usedAt: '2026-10-12' })),
      },
    });
    let asked = 0;
    const counting: DataProvider = { name: 'counting', query: (query, options) => (asked++, provider.query(query, options)), members: (request, options) => provider.members?.(request, options) ?? Promise.resolve([]), get capabilities() { return provider.capabilities; } };
    const table = await fixture<AssetPerformanceTable>(html`<asset-performance-table columns="adoptionStage asset assetEngagement participation" period="2026-10-01/2026-11-01" .provider=${counting}></asset-performance-table>`);
    await until(() => names(table).includes('Kronos study'), 'labels');
    expect(names(table)).to.deep.equal(['MEETOP study', 'Kronos study']);
    expect(all(table, '.total .numeric').map((cell) => cell.textContent)).to.deep.equal(['2', '66.7%']);
    expect(one(table, '.total .rate').title).to.equal('2 of 3');
    (all(table, '[role=columnheader] button')[1] as HTMLElement).click();
    await table.updateComplete;
    expect(names(table)).to.deep.equal(['Kronos study', 'MEETOP study']);
    expect(asked).to.equal(1);
  });

  it('puts the stage under the name in a narrow place, and both over the figures in a narrower one, with nothing cut', async () => {
    const table = await fixture<AssetPerformanceTable>(html`<asset-performance-table .data=${STUDY_TABLE}></asset-performance-table>`);
    await drawn(table);
    const boxes = async (width: string): Promise<DOMRect[]> => {
      table.style.width = width;
      await nextFrame();
      await nextFrame();
      return ['.asset', '.stage', '.numeric'].map((selector) => one(table, `[data-position="0"] ${selector}`).getBoundingClientRect());
    };
    const [name, stage] = await boxes('600px');
    expect(stage?.top).to.be.at.least((name?.bottom ?? 0) - 1);
    const [nameAbove, stageAbove, figure] = await boxes('390px');
    expect(figure?.top).to.be.at.least((nameAbove?.bottom ?? 0) - 1);
    expect(stageAbove?.left).to.be.at.least((nameAbove?.right ?? 0) - 1);
    const rows = all(table, '.rows .row').map((row) => row.getBoundingClientRect());
    expect(rows[1]?.top).to.be.closeTo(rows[0]?.bottom ?? 0, 1);
    for (const cell of all(table, '.rows .cell')) expect(cell.scrollWidth, cell.textContent ?? '').to.be.at.most(cell.clientWidth);
    expect(one(table, '.grid').scrollWidth).to.be.at.most(one(table, '.grid').clientWidth);
  });

  it('comes back after a failure', async () => {
    let fails = true;
    const provider: DataProvider = { name: 'shaky', query: async () => (fails ? Promise.reject(new Error('no line')) : STUDY_TABLE) };
    const table = await fixture<AssetPerformanceTable>(html`<asset-performance-table period="2026-05-01/2026-11-01" .provider=${provider}></asset-performance-table>`);
    await until(() => table.status === 'error', 'an error');
    expect(all(table, '.grid')).to.have.lengthOf(0);
    fails = false;
    one(table, '.action').click();
    await until(() => names(table).length === 4, 'rows again');
  });
});
