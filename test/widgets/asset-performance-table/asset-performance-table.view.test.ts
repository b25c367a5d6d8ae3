import { expect } from 'chai';
import { CORE_CATALOG } from '../../../src/catalog/index.js';
import type { Answers } from '../../../src/context/questions.js';
import type { Cell, MeasureCell, Result } from '../../../src/contract/index.js';
import { Words } from '../../../src/i18n/index.js';
import { frameAbout } from '../../../src/ui/frame-about.js';
import { ASSET, assetTableQuestions, DEFAULT_COLUMNS, DEFAULT_SORT, shownColumns, sortingOf } from '../../../src/widgets/asset-performance-table/asset-performance-table.query.js';
import { assetTableView, WHOLE_TABLE_WORK, type AssetTableSettings, type AssetTableView } from '../../../src/widgets/asset-performance-table/asset-performance-table.view.js';
import { keepLast } from '../../../src/widgets/asset-performance-table/keep-last.js';
import { positionAfterKey } from '../../../src/widgets/asset-performance-table/row-keys.js';

const part = (numerator: number, denominator: number): MeasureCell => ({ value: numerator / denominator, numerator, denominator });
const HIDDEN: MeasureCell = { value: null, state: 'suppressed' };
const NO_BASE: MeasureCell = { value: null, state: 'notApplicable' };

const SEED: readonly (readonly Cell[])[] = [
  ['adoption', 'Kronos study', 108, part(108, 2037), part(23, 100)],
  ['awareness', 'BPCO indications', 130, part(130, 2097), part(36, 129)],
  ['adoption', 'Efficiency study', 75, part(75, 2143), part(19, 73)],
  ['advocacy', 'MEETOP study', 45, part(45, 2500), part(13, 45)],
];

function resultOf(rows: readonly (readonly Cell[])[], totals?: readonly Cell[]): Result {
  return {
    columns: DEFAULT_COLUMNS.map((id, at) => ({ id, kind: at < 2 ? 'dimension' : 'measure' })), rows, ...(totals && { totals }),
    meta: { source: 'CRM', completeThrough: '2026-10-31' },
  };
}

function viewOf(result: Result | undefined, settings: Partial<AssetTableSettings> = {}, answers: Partial<Answers> = {}, language = 'en'): AssetTableView {
  const showing = {
    answers: { results: { main: result }, periods: {}, filters: [], labels: {}, receivedAt: 0, catalog: CORE_CATALOG, ...answers }, words: new Words(language), direction: 'ltr' as const,
  };
  return assetTableView(showing, { sort: DEFAULT_SORT, ...settings });
}

const labelsOf = (view: AssetTableView): string[] => Array.from({ length: view.rowCount }, (_, at) => view.row(at).label);
const textsOf = (view: AssetTableView, position: number): string[] => view.row(position).cells.map(({ text }) => text);
/** One row for each figure, named by the letters a, b, c … in source order. */
const withEngagement = (...cells: Cell[]): Result => resultOf(cells.map((cell, at) => [null, String.fromCharCode(97 + at), cell, null, null]));

describe('asset-performance-table: the question', () => {
  const scope = { period: { start: '2026-05-01', end: '2026-11-01' }, filters: [{ dimension: 'product', in: ['respira'] }], catalog: CORE_CATALOG };

  it('asks for measures by asset and stage, with the whole at its own grain', () => {
    expect(assetTableQuestions(scope, DEFAULT_COLUMNS, DEFAULT_SORT).main.query).to.deep.equal({
      measures: ['assetEngagement', 'participation', 'completedAction'], dimensions: ['adoptionStage', 'asset'], period: scope.period, filters: scope.filters, totals: true,
    });
  });

  it('asks the same whatever the order of rows', () => {
    expect(assetTableQuestions(scope, DEFAULT_COLUMNS, 'asset')).to.deep.equal(assetTableQuestions(scope, DEFAULT_COLUMNS, '-participation'));
  });

  it('names the asset also where it was not asked for, and each column once', () => {
    expect(assetTableQuestions(scope, ['channel', 'openRate', 'channel'], '').main.query.dimensions).to.deep.equal(['asset', 'channel']);
    expect(shownColumns(['openRate', 'asset', 'openRate'])).to.deep.equal(['openRate', 'asset']);
  });

  it('refuses a column that the catalog does not know', () => {
    expect(() => assetTableQuestions(scope, ['asset', 'foo', 'openRate'], '')).to.throw('asset-performance-table: unknown column "foo"').with.property('code', 'unknown-column');
  });

  it('refuses an order by a column that is not there', () => {
    expect(() => assetTableQuestions(scope, DEFAULT_COLUMNS, '-turnover')).to.throw('unknown column "turnover"');
  });

  it('leaves the default order out of the way of other columns', () => {
    expect(assetTableQuestions(scope, ['asset', 'openRate'], DEFAULT_SORT).main.query.measures).to.deep.equal(['openRate']);
  });

  it('refuses columns without a measure', () => {
    expect(() => assetTableQuestions(scope, ['asset', 'channel'], '')).to.throw('missing measure').with.property('code', 'missing-measure');
  });

  for (const [written, column, descending] of [
    ['-assetEngagement', 'assetEngagement', true], ['assetEngagement', 'assetEngagement', false], ['-engagement', 'assetEngagement', true],
    ['stage', 'adoptionStage', false], ['-action', 'completedAction', true], ['asset', 'asset', false],
  ] as const) {
    it(`takes ${written} for ${column}`, () => {
      expect(sortingOf(written, DEFAULT_COLUMNS)).to.deep.equal({ column, descending });
    });
  }

  for (const written of ['', '-', 'nothing']) {
    it(`takes "${written}" for no order`, () => {
      expect(sortingOf(written, DEFAULT_COLUMNS)).to.equal(undefined);
    });
  }
});

describe('asset-performance-table: the order of rows', () => {
  it('puts the highest engagement first unless told otherwise', () => {
    expect(labelsOf(viewOf(resultOf(SEED)))).to.deep.equal(['BPCO indications', 'Kronos study', 'Efficiency study', 'MEETOP study']);
  });

  it('sorts upwards without a minus', () => {
    expect(labelsOf(viewOf(resultOf(SEED), { sort: 'engagement' }))).to.deep.equal(['MEETOP study', 'Efficiency study', 'Kronos study', 'BPCO indications']);
  });

  it('keeps the order of the source without an order of its own', () => {
    expect(labelsOf(viewOf(resultOf(SEED), { sort: '' }))).to.deep.equal(SEED.map((row) => row[1]));
  });

  it('sorts stages by rank, not by name, ties as the source had them', () => {
    expect(labelsOf(viewOf(resultOf(SEED), { sort: 'adoptionStage' }))).to.deep.equal(['BPCO indications', 'Kronos study', 'Efficiency study', 'MEETOP study']);
    expect(labelsOf(viewOf(resultOf(SEED), { sort: '-adoptionStage' }))).to.deep.equal(['MEETOP study', 'Kronos study', 'Efficiency study', 'BPCO indications']);
  });

  it('puts stages that the catalog does not name behind the others, none last of all', () => {
    const rows = [[null, 'none', 1, null, null], ['zeal', 'zeal', 1, null, null], ['advocacy', 'top', 1, null, null], ['beginner', 'beginner', 1, null, null]];
    expect(labelsOf(viewOf(resultOf(rows), { sort: 'adoptionStage' }))).to.deep.equal(['top', 'beginner', 'zeal', 'none']);
    expect(labelsOf(viewOf(resultOf(rows), { sort: '-adoptionStage' })).at(-1)).to.equal('none');
  });

  it('sorts names as the reader does: accents, case and numbers', () => {
    const rows = ['Study 10', 'étude', 'Zebra', 'study 2', 'Etude'].map((name) => [null, name, 1, null, null]);
    expect(labelsOf(viewOf(resultOf(rows), { sort: 'asset' }))).to.deep.equal(['Etude', 'étude', 'study 2', 'Study 10', 'Zebra']);
  });

  it('sorts by the label that is shown, not by the code', () => {
    const labels = { [ASSET]: [{ code: 'a', label: 'Zebra' }, { code: 'b', label: 'Ant' }] };
    expect(labelsOf(viewOf(withEngagement(1, 2), { sort: 'asset' }, { labels }))).to.deep.equal(['Ant', 'Zebra']);
  });

  for (const sort of ['engagement', '-engagement']) {
    it(`keeps missing after figures and hidden after missing when sorted ${sort}`, () => {
      const order = labelsOf(viewOf(withEngagement(HIDDEN, null, 5, NO_BASE, 0, HIDDEN, -3), { sort })).join('');
      expect(order).to.equal(sort.startsWith('-') ? 'cegbdaf' : 'gecbdaf');
    });
  }

  it('leaves ties as the source had them, in both directions', () => {
    expect(labelsOf(viewOf(withEngagement(2, 1, 2, 1, 2), { sort: 'engagement' })).join('')).to.equal('bdace');
    expect(labelsOf(viewOf(withEngagement(2, 1, 2, 1, 2), { sort: '-engagement' })).join('')).to.equal('acebd');
  });

  it('orders hidden rows by code, since the order of the source could betray their figures', () => {
    const rows = [['z', HIDDEN], ['m', 4], ['a', HIDDEN], ['k', HIDDEN]].map(([name, cell]) => [null, name as string, cell as Cell, null, null]);
    expect(labelsOf(viewOf(resultOf(rows)))).to.deep.equal(['m', 'a', 'k', 'z']);
  });

  it('does not sort by what a source wrongly left in a hidden cell', () => {
    const leaky: MeasureCell = { value: null, numerator: 99, denominator: 100, state: 'suppressed' };
    expect(labelsOf(viewOf(withEngagement(leaky, 1, 2))).join('')).to.equal('cba');
  });

  it('agrees with a plain stable sort on many rows', () => {
    let seed = 7;
    const random = (): number => (seed = (seed * 16807) % 2147483647) / 2147483647;
    const cells = Array.from({ length: 3000 }, () => (random() < 0.1 ? null : Math.floor(random() * 400) - 100));
    const rows = cells.map((cell, at) => [null, `n${at}`, cell, null, null]);
    for (const sort of ['engagement', '-engagement']) {
      const sign = sort.startsWith('-') ? -1 : 1;
      const expected = cells.map((cell, at) => ({ cell, at }))
        .sort((a, b) => (a.cell === null || b.cell === null ? Number(a.cell === null) - Number(b.cell === null) : sign * (a.cell - b.cell))).map(({ at }) => `n${at}`);
      expect(labelsOf(viewOf(resultOf(rows), { sort }))).to.deep.equal(expected);
    }
  });

  it('takes every kind of number: huge, tiny, negative, and the two zeros as one', () => {
    const cells = [0, -1e308, 5e-324, -0, 1e308, -5e-324, 0.1 + 0.2, 0.3, -2.5];
    const expected = cells.map((cell, at) => ({ cell, at })).sort((a, b) => a.cell - b.cell).map(({ at }) => String.fromCharCode(97 + at)).join('');
    expect(labelsOf(viewOf(withEngagement(...cells), { sort: 'engagement' })).join('')).to.equal(expected);
  });

  it('says which column is sorted, and how', () => {
    expect(viewOf(resultOf(SEED), { sort: 'participation' }).columns.map(({ sorted }) => sorted)).to.deep.equal(['none', 'none', 'none', 'ascending', 'none']);
  });
});

describe('asset-performance-table: the cells', () => {
  it('shows the seed as a reader knows it', () => {
    const view = viewOf(resultOf(SEED));
    expect(textsOf(view, 0)).to.deep.equal(['Awareness', 'BPCO indications', '130', '6.2%', '28%']);
    expect(textsOf(view, 1)).to.deep.equal(['Adoption', 'Kronos study', '108', '5.3%', '23%']);
  });

  it('prints figures in the reader’s language', () => {
    expect(textsOf(viewOf(resultOf(SEED), {}, {}, 'fr'), 1).slice(2)).to.deep.equal(['108', '5,3\u00a0%', '23\u00a0%']);
  });

  it('tells each rate’s own denominator', () => {
    const [, , engagement, participation, action] = viewOf(resultOf(SEED)).row(1).cells;
    expect([engagement?.note, participation?.note, action?.note]).to.deep.equal([undefined, '108 of 2,037', '23 of 100']);
  });

  it('says a row as one sentence', () => {
    expect(viewOf(resultOf(SEED)).row(1).sentence).to.equal('Kronos study; Adoption stage Adoption; Engagement 108; Participation 5.3% (108 of 2,037); Completed action 23% (23 of 100)');
  });

  it('draws bars on one scale for each column, from zero', () => {
    const bars = [0, 1, 3].map((position) => viewOf(resultOf(SEED)).row(position).cells[3]?.bar ?? 0);
    expect(bars[0]).to.equal(1);
    expect(bars[1]).to.be.closeTo((108 / 2037) / (130 / 2097), 1e-9);
    expect(bars[2]).to.be.closeTo((45 / 2500) / (130 / 2097), 1e-9);
  });

  it('draws no bar behind counts, and none where all is zero', () => {
    expect(viewOf(resultOf(SEED)).row(0).cells[2]).not.to.have.property('bar');
    expect(viewOf(resultOf([['trial', 'a', 0, 0, null]])).row(0).cells[3]).not.to.have.property('bar');
  });

  it('hides a hidden figure: no text, no parts, no bar', () => {
    const leaky: MeasureCell = { value: null, numerator: 3, denominator: 4, state: 'suppressed' };
    const cell = viewOf(resultOf([...SEED, ['trial', 'small', HIDDEN, leaky, HIDDEN]])).row(4).cells[3];
    expect(cell).to.deep.equal({ kind: 'rate', text: 'hidden', note: 'hidden to protect privacy', state: 'hidden', value: null });
  });

  it('tells missing from nothing to divide by, and neither is zero', () => {
    const cells = viewOf(resultOf([['trial', 'a', 0, NO_BASE, null]])).row(0).cells;
    expect(cells.slice(2).map(({ text, note }) => [text, note])).to.deep.equal([['0', undefined], ['–', 'nothing to divide by'], ['–', 'no figure']]);
  });

  it('marks figures that are not final', () => {
    const cells = viewOf(resultOf([['trial', 'a', { value: 4, state: 'estimated' }, { ...part(1, 8), state: 'partial' }, { value: null, state: 'error' }]])).row(0).cells;
    expect(cells.slice(2).map(({ text, note, state }) => [text, note, state])).to.deep.equal([
      ['4', 'estimated', 'unsure'], ['12.5%', '1 of 8, so far', 'unsure'], ['–', 'could not be computed', 'missing'],
    ]);
  });

  it('tints stages by rank, and leaves strange ones without a tint but with their word', () => {
    const rows = ['unuser', 'awareness', 'trial', 'adoption', 'advocacy', 'beginner'].map((stage, at) => [stage, `a${at}`, 9 - at, null, null]);
    const view = viewOf(resultOf(rows));
    expect(rows.map((_, at) => view.row(at).cells[0]?.stage)).to.deep.equal([1, 2, 3, 4, 5, undefined]);
    expect(view.row(5).cells[0]?.text).to.equal('beginner');
  });

  it('keeps a row whose asset the source does not name, without a code to select', () => {
    const { code, label } = viewOf(resultOf([['trial', null, 3, null, null]])).row(0);
    expect({ code, label }).to.deep.equal({ code: null, label: 'Content without a name' });
  });

  it('shows the source’s labels for codes', () => {
    const labels = { [ASSET]: [{ code: 'a', label: 'Kronos' }] };
    const { code, label } = viewOf(withEngagement(1), {}, { labels }).row(0);
    expect({ code, label }).to.deep.equal({ code: 'a', label: 'Kronos' });
  });

  it('works without a catalog, on ids and plain numbers', () => {
    const view = viewOf(withEngagement(2.5, 7), {}, { catalog: undefined });
    expect(view.columns[2]?.label).to.equal('assetEngagement');
    expect(textsOf(view, 0)[2]).to.equal('7');
    expect(textsOf(view, 1)[2]).to.equal('2.50');
  });
});

describe('asset-performance-table: the whole', () => {
  const totals: Cell[] = [null, null, 1821, part(85, 1000), HIDDEN];

  it('shows the source’s total and never a sum or a mean of the rows', () => {
    const rows: Cell[][] = [['trial', 'a', 80, part(80, 100), null], ['trial', 'b', 5, part(5, 900), null]];
    const { total } = viewOf(resultOf(rows, [null, null, 85, part(85, 1000), HIDDEN]));
    expect(total?.cells.map(({ text }) => text)).to.deep.equal(['', 'All content', '85', '8.5%', 'hidden']);
    expect(total?.cells[3]?.note).to.equal('85 of 1,000');
  });

  it('draws no bar behind the whole, and nothing to select', () => {
    const { total } = viewOf(resultOf(SEED, totals));
    expect(total?.cells.some(({ bar }) => bar !== undefined)).to.equal(false);
    expect(total?.code).to.equal(null);
  });

  it('has no total where the source gave none', () => {
    expect(viewOf(resultOf(SEED))).not.to.have.property('total');
  });

  it('gives all rows and the total as a table, in the order shown', () => {
    const { columns, rows } = viewOf(resultOf([...SEED, ['trial', 'small', HIDDEN, HIDDEN, null]], totals)).table;
    expect(columns.map(({ label, numeric }) => [label, numeric])).to.deep.equal([['Adoption stage', false], ['Content', false], ['Engagement', true], ['Participation', true], ['Completed action', true]]);
    expect(rows.map((row) => row[1]?.text)).to.deep.equal(['BPCO indications', 'Kronos study', 'Efficiency study', 'MEETOP study', 'small', 'All content']);
    expect(rows[1]?.[3]).to.deep.equal({ text: '5.3%', value: 108 / 2037 });
    expect(rows[4]?.[2]).to.deep.equal({ text: 'hidden', value: null });
    expect(rows[4]?.[4]).to.deep.equal({ text: '–', value: null });
  });
});

describe('asset-performance-table: columns', () => {
  it('shows the wanted columns in the wanted order', () => {
    expect(viewOf(resultOf(SEED), { columns: ['participation', 'asset'] }).columns.map(({ id }) => id)).to.deep.equal(['participation', 'asset']);
  });

  it('shows every column that a host brings, the known ones first', () => {
    const result: Result = { columns: [{ id: 'openRate', kind: 'measure' }, { id: 'channel', kind: 'dimension' }, { id: 'asset', kind: 'dimension' }], rows: [[0.25, 'web', 'a']], meta: { source: '' } };
    const view = viewOf(result);
    expect(view.columns.map(({ id, kind }) => [id, kind])).to.deep.equal([['asset', 'asset'], ['openRate', 'rate'], ['channel', 'text']]);
    expect(textsOf(view, 0)).to.deep.equal(['a', '25.0%', 'Web']);
  });

  it('prints points with their noun and money with its currency', () => {
    const result: Result = { columns: [{ id: 'asset', kind: 'dimension' }, { id: 'stageGap', kind: 'measure' }, { id: 'turnover', kind: 'measure' }], rows: [['a', -2.58, 1234]], meta: { source: '' } };
    expect(textsOf(viewOf(result), 0)).to.deep.equal(['a', '−2.6 pts', '€1,234']);
  });
});

describe('asset-performance-table: states and words', () => {
  it('names what stands out in the sorted column', () => {
    expect(viewOf(resultOf(SEED)).frame.summary).to.equal('Engagement is highest for BPCO indications: 130.');
    expect(viewOf(resultOf(SEED), { sort: 'completedAction' }).frame.summary).to.equal('Completed action is highest for MEETOP study: 29%.');
    expect(viewOf(resultOf(SEED), { sort: 'asset' }).frame.summary).to.equal('Engagement is highest for BPCO indications: 130.');
  });

  it('does not single out one of equals', () => {
    expect(viewOf(withEngagement(3, 3, 1)).frame.summary).to.equal('Engagement is highest for a and 1 other: 3.');
    expect(viewOf(withEngagement(3, 3, 3)).frame.summary).to.equal('Engagement is highest for a and 2 others: 3.');
  });

  it('says nothing about a single row or about no figures', () => {
    expect(viewOf(withEngagement(3)).frame).not.to.have.property('summary');
    expect(viewOf(withEngagement(null, HIDDEN)).frame).not.to.have.property('summary');
  });

  for (const [name, result, answers, status] of [
    ['no rows', resultOf([]), {}, 'empty'],
    ['no rows under a filter', resultOf([]), { filters: [{ dimension: 'product', in: ['x'] }] }, 'filtered-out'],
    ['only hidden figures', withEngagement(HIDDEN, HIDDEN), {}, 'suppressed'],
    ['a partial figure', withEngagement(1, { value: 2, state: 'partial' }), {}, 'partial'],
    ['figures', resultOf(SEED), {}, 'ready'],
    ['an old answer', resultOf(SEED), { status: 'stale' }, 'stale'],
    ['nothing yet', undefined, { status: 'loading' }, 'loading'],
    ['nobody to ask', undefined, {}, 'idle'],
  ] as const) {
    it(`is ${status} with ${name}`, () => {
      expect(viewOf(result, {}, answers).status).to.equal(status);
    });
  }

  it('tells the definitions of the shown measures', () => {
    expect(frameAbout(viewOf(resultOf(SEED)).frame, new Words('en')).map(({ term }) => term)).to.include.members(['Engagement', 'Participation', 'Completed action']);
  });

  it('takes the heading of the host', () => {
    expect(viewOf(resultOf(SEED)).frame.heading).to.equal('Content performance');
    expect(viewOf(resultOf(SEED), { heading: 'Our studies' }).frame.heading).to.equal('Our studies');
  });
});

describe('asset-performance-table: work', () => {
  it('makes rows only when they are looked at', () => {
    const read: number[] = [];
    const rows = SEED.map((row, at) => new Proxy(row, { get: (target, key, receiver): unknown => (key === '1' && read.push(at), Reflect.get(target, key, receiver)) }));
    const work = { ...WHOLE_TABLE_WORK, status: () => 'ready' as const };
    const showing = { answers: { results: { main: resultOf(rows) }, periods: {}, filters: [], labels: {}, receivedAt: 0, catalog: CORE_CATALOG }, words: new Words('en'), direction: 'ltr' as const };
    const view = assetTableView(showing, { sort: DEFAULT_SORT }, work);
    read.length = 0;
    view.row(2);
    expect(read).to.deep.equal([2]);
  });

  it('orders anew only for other rows or another order', () => {
    let orders = 0;
    const order = keepLast((...args: Parameters<typeof WHOLE_TABLE_WORK.order>) => (orders++, WHOLE_TABLE_WORK.order(...args)));
    const work = { ...WHOLE_TABLE_WORK, order };
    const words = new Words('en');
    const showing = { answers: { results: { main: resultOf(SEED) }, periods: {}, filters: [], labels: {}, receivedAt: 0, catalog: CORE_CATALOG }, words, direction: 'ltr' as const };
    assetTableView(showing, { sort: DEFAULT_SORT }, work);
    assetTableView({ ...showing, answers: { ...showing.answers, labels: {} } }, { sort: DEFAULT_SORT, heading: 'x' }, work);
    expect(orders).to.equal(1);
    assetTableView(showing, { sort: 'engagement' }, work);
    expect(orders).to.equal(2);
  });
});

describe('asset-performance-table: keys', () => {
  const rows = { from: 0, to: 100 };
  for (const [key, position, next] of [
    ['ArrowDown', 3, 4], ['ArrowUp', 3, 2], ['ArrowUp', 0, 0], ['ArrowDown', 99, 99], ['PageDown', 3, 13], ['PageUp', 3, 0], ['Home', 50, 0], ['End', 50, 99], ['a', 3, undefined],
  ] as const) {
    it(`${key} leads from ${position} to ${next}`, () => {
      expect(positionAfterKey(key, position, rows, 10)).to.equal(next);
    });
  }

  it('stay on the page', () => {
    expect(positionAfterKey('Home', 25, { from: 20, to: 30 }, 10)).to.equal(20);
    expect(positionAfterKey('PageDown', 25, { from: 20, to: 30 }, 10)).to.equal(29);
  });
});
