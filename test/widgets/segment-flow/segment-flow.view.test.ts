import { expect } from 'chai';
import { CORE_CATALOG } from '../../../src/catalog/index.js';
import type { Result } from '../../../src/contract/index.js';
import { NOTHING_KNOWN, type Answers } from '../../../src/context/questions.js';
import { Words } from '../../../src/i18n/index.js';
import { CREATED_AND_CLOSED, FOUR_SEGMENTS, FOUR_WITH_HIDDEN, manySegments, movementsOf } from '../../../stories/support/segment-flow-figures.js';
import { flowView, type FlowView, type FlowViewSettings } from '../../../src/widgets/segment-flow/segment-flow.view.js';

const { status: _, ...known } = NOTHING_KNOWN;
const sizes = (rows: Result['rows'], total?: number): Result => ({
  columns: [{ id: 'segment', kind: 'dimension' }, { id: 'time', kind: 'time' }, { id: 'segmentSize', kind: 'measure' }], rows, meta: { source: 'CRM' }, ...(total !== undefined && { totals: [null, null, total] }),
});
function viewOf(main: Result | undefined, settings: Partial<FlowViewSettings> = {}, answers: Partial<Answers> = {}): FlowView {
  return flowView({ answers: { ...known, catalog: CORE_CATALOG, ...(main && { results: { main } }), ...answers }, words: new Words('en-GB'), direction: 'ltr' }, { grain: 'month', isGiven: true, ...settings });
}
const node = ({ model }: FlowView, column: number, code: string) => {
  const found = model.nodes.find((each) => each.column === column && each.code === code);
  if (!found) throw new Error(`no node ${code}`);
  return found;
};

describe('segment-flow view', () => {
  it('says in one sentence what changed most and where it came from', () => {
    expect(viewOf(FOUR_SEGMENTS).frame.summary).to.equal('Left grew by 86, mostly from Potentially leaving.');
    expect(viewOf(movementsOf({ '2026-10-01': [['a', 'a', 9], ['a', 'b', 8], ['b', 'b', 90]] })).frame.summary).to.equal('b grew by 8, mostly from a.');
    expect(viewOf(movementsOf({ '2026-10-01': [['a', 'a', 9], ['~outside', 'a', 8]] })).frame.summary).to.equal('a grew by 8, mostly HCPs new to the universe.');
    expect(viewOf(movementsOf({ '2026-10-01': [['a', 'a', 9], ['a', '~outside', 8]] })).frame.summary).to.equal('a shrank by 8, mostly HCPs who left the universe.');
  });

  it('says where the most came from where that is no majority but at least a third', () => {
    const thirds = (second: number): Result => movementsOf({ '2026-10-01': [['a', 'z', 4], ['b', 'z', second], ['c', 'z', 3], ['a', 'a', 50], ['b', 'b', 50], ['c', 'c', 50]] });
    expect(viewOf(thirds(3)).frame.summary).to.equal('z grew by 10, most of all from a.');
    expect(viewOf(thirds(4)).frame.summary).to.equal('z grew by 11.');
    expect(viewOf(movementsOf({ '2026-10-01': [['~outside', 'z', 4], ['b', 'z', 3], ['c', 'z', 3], ['b', 'b', 50], ['c', 'c', 50]] })).frame.summary).to.equal('z grew by 10.');
  });

  it('does not draw HCPs in no segment whom no movement touches, and keeps them in the whole', () => {
    const main = movementsOf({ '2026-10-01': [['a', 'b', 10], ['a', 'a', 30]] });
    const told = sizes([['a', '2026-09-01', 40], [null, '2026-09-01', 9], ['a', '2026-10-01', 30], ['b', '2026-10-01', 10], [null, '2026-10-01', 9]]);
    const { model } = viewOf(main, {}, { results: { main, sizes: told } });
    expect(model.order).to.not.include('');
    expect(model.nodes.map(({ code }) => code)).to.not.include('');
    expect([model.idle, model.wholes[1]]).to.deep.equal([9, 49]);
    expect(viewOf(FOUR_SEGMENTS).model.idle).to.equal(0);
  });

  it('names no partner where several are as large, or where a part is hidden', () => {
    expect(viewOf(movementsOf({ '2026-10-01': [['a', 'z', 5], ['b', 'z', 5], ['a', 'a', 50], ['b', 'b', 50]] })).frame.summary).to.equal('z grew by 10.');
    expect(viewOf(movementsOf({ '2026-10-01': [['a', 'z', 9], ['b', 'z', { value: null, state: 'suppressed' }], ['z', 'z', 1], ['a', 'a', 5]] })).frame.summary).to.equal('a shrank by 9, mostly to z.');
  });

  it('says that moves cancelled, or that nobody moved', () => {
    expect(viewOf(movementsOf({ '2026-10-01': [['a', 'b', 5], ['b', 'a', 5]] })).frame.summary).to.equal('No segment changed in size, though 10 HCPs moved.');
    expect(viewOf(movementsOf({ '2026-10-01': [['a', 'a', 5]] })).frame.summary).to.equal('No HCP changed segment.');
  });

  it('over several periods names a partner only from the movements over the whole', () => {
    const main = movementsOf({ '2026-09-01': [['a', 'b', 10], ['a', 'a', 30]], '2026-10-01': [['b', 'c', 10], ['a', 'a', 30]] });
    expect(viewOf(main).frame.summary).to.equal('a shrank by 10.');
    const whole: Result = { columns: main.columns.filter(({ id }) => id !== 'time'), rows: [['a', 'c', 10], ['a', 'a', 30]], meta: main.meta };
    expect(viewOf(main, {}, { results: { main, whole } }).frame.summary).to.equal('a shrank by 10, mostly to c.');
  });

  it('dates columns by the evening they stand for, and a running one by how far the figures reach', () => {
    const view = viewOf(FOUR_SEGMENTS);
    expect([view.words.date(0), view.words.date(1)]).to.deep.equal(['30 Sept 2026', '31 Oct 2026']);
    const running = viewOf({ ...FOUR_SEGMENTS, meta: { source: 'CRM', completeThrough: '2026-10-14' } }, {}, { periods: { main: { start: '2026-10-01', end: '2026-11-01' } } });
    expect(running.words.date(1)).to.equal('14 Oct 2026, so far');
    expect(running.frame.notes).to.include('period still running');
  });

  it('tells a node and a ribbon in figures', () => {
    const view = viewOf(FOUR_SEGMENTS);
    expect(view.words.nodeTip(node(view, 1, 'Active')).lines).to.deep.equal([
      { label: 'HCPs', text: '1,212' }, { label: 'Share of all', text: '43%' }, { label: 'Since 30 Sept 2026', text: '▲ 50' },
      { label: 'Stayed', text: '1,020' }, { label: 'Came from other segments', text: '187' }, { label: 'Entered', text: '5' },
    ]);
    const ribbon = view.model.ribbons.find(({ from, to }) => from === 'New clients' && to === 'Active');
    if (!ribbon) throw new Error('no ribbon');
    expect(view.words.ribbonTip(ribbon)).to.deep.equal({
      heading: 'New clients to Active',
      lines: [{ label: 'Period', text: 'Oct 2026' }, { label: 'HCPs', text: '132' }, { label: 'Of New clients, 30 Sept 2026', text: '48%' }, { label: 'Of Active, 31 Oct 2026', text: '11%' }],
    });
    expect(view.words.nodeSentence(node(view, 0, 'Active'))).to.equal('Active, 30 Sept 2026: 1,162 HCPs. Share of all 42%. Moved to other segments 132. Left 10');
  });

  it('never prints a hidden number or what it would give away', () => {
    const view = viewOf(FOUR_WITH_HIDDEN);
    expect(view.words.size(node(view, 0, 'Left'))).to.equal('632 or more');
    expect(view.words.whole(0)).to.equal('');
    const hidden = view.model.ribbons.find(({ isHidden }) => isHidden);
    if (!hidden) throw new Error('no ribbon');
    expect(view.words.ribbonTip(hidden).lines.at(-1)?.text).to.equal('hidden to protect privacy');
    expect(view.words.movement(hidden).text).to.equal('A hidden number from Left to Potentially leaving');
    expect(view.words.caption('left', { value: 28, isFloor: true })).to.equal('28 or more left');
    expect(view.words.caption('left', { value: 0, isFloor: true })).to.equal('a hidden number left');
    const row = view.table.rows.find(([from, to]) => from?.value === 'Left' && to?.value === 'Potentially leaving');
    expect(row?.slice(2)).to.deep.equal([{ text: 'hidden to protect privacy', value: null }, { text: '–', value: null }]);
    expect(view.table.rows.filter(([from]) => from?.value === 'Left').map((cells) => cells[3]?.value), 'no rate over an incomplete base').to.deep.equal([null, null, null, null]);
  });

  it('has every movement in its table, with the share of where it came from', () => {
    const { table } = viewOf(FOUR_SEGMENTS);
    expect(table.columns.map(({ id }) => id)).to.deep.equal(['segmentFrom', 'segmentTo', 'movedHcps', 'transitionRate']);
    expect(table.rows).to.have.length(FOUR_SEGMENTS.rows.length);
    expect(table.rows[0]?.map(({ text }) => text)).to.deep.equal(['Active', 'Active', '1,020', '87.8%']);
    expect(table.rows.find(([from]) => from?.value === '~outside')?.[3]).to.deep.equal({ text: '–', value: null });
    expect(viewOf(manySegments(34, 6)).table.columns[0]?.id).to.equal('time');
  });

  it('says that parts exceed the whole where segments overlap, with the distinct number where it is known', () => {
    const asked = { isGiven: false };
    expect(viewOf(FOUR_SEGMENTS, asked).frame.notes).to.deep.equal(['an HCP may be in several segments: parts may exceed the whole']);
    expect(viewOf(FOUR_SEGMENTS, { ...asked, scheme: 'activity' }).frame.notes).to.deep.equal([]);
    const overlapping = sizes([['Active', '2026-10-01', 1212], ['Left', '2026-10-01', 722]], 1500);
    const view = viewOf(FOUR_SEGMENTS, asked, { results: { main: FOUR_SEGMENTS, sizes: overlapping } });
    expect(view.frame.notes).to.deep.equal(['1,500 distinct HCPs in all; parts may exceed the whole']);
    expect(view.words.share(node(view, 1, 'Active'))).to.equal('');
    expect(view.table.columns.map(({ id }) => id)).not.to.include('transitionRate');
    const exclusive = sizes([['Active', '2026-10-01', 1212], ['Left', '2026-10-01', 722]], 1934);
    expect(viewOf(FOUR_SEGMENTS, asked, { results: { main: FOUR_SEGMENTS, sizes: exclusive } }).frame.notes).to.deep.equal([]);
  });

  it('shows a difference between sizes and movements, never hides it', () => {
    const view = viewOf(FOUR_SEGMENTS, { scheme: 'activity' }, { results: { main: FOUR_SEGMENTS, sizes: sizes([['Active', '2026-10-01', 1200]]) } });
    expect(view.frame.notes).to.deep.equal(['sizes and movements differ, most for Active on 31 Oct 2026: 1,200 against 1,212']);
  });

  it('on a narrow screen shows the first and last column where it knows what lies between, else the last step, and says so', () => {
    const main = movementsOf({ '2026-09-01': [['a', 'b', 10], ['a', 'a', 30]], '2026-10-01': [['b', 'a', 10], ['a', 'a', 30]] });
    const last = viewOf(main, { isNarrow: true });
    expect(last.model.boundaries).to.deep.equal(['2026-10-01', '2026-11-01']);
    expect(last.frame.notes).to.deep.equal(['last of 2 periods; the others need more room']);
    const whole: Result = { columns: main.columns.filter(({ id }) => id !== 'time'), rows: [['a', 'a', 40]], meta: main.meta };
    const both = viewOf(main, { isNarrow: true }, { results: { main, whole } });
    expect(both.model.boundaries).to.deep.equal(['2026-09-01', '2026-11-01']);
    expect(both.model.ribbons.map(({ value }) => value)).to.deep.equal([40]);
    expect(both.table.rows).to.have.length(4);
  });

  it('names ends that are no segment, folded ones by their number, and unknown codes as they are', () => {
    const view = viewOf(CREATED_AND_CLOSED);
    expect(['', '~outside', '~created', '~closed', 'Guests'].map((code) => view.words.name(code))).to.deep.equal(['In no segment', 'Outside the universe', 'New segment', 'Closed segment', 'Guests']);
    expect(viewOf(manySegments(34, 1)).words.name('~smaller')).to.equal('22 smaller segments');
    expect(viewOf(manySegments(34, 1), { isOpen: true }).model.folded).to.deep.equal([]);
  });

  it('has a status for nothing, for nothing left, and for everything hidden', () => {
    expect(viewOf(undefined, {}, { status: 'loading' }).status).to.equal('loading');
    expect(viewOf(movementsOf({})).status).to.equal('empty');
    expect(viewOf(movementsOf({ '2026-10-01': [['a', 'b', 0]] })).status).to.equal('empty');
    expect(viewOf(movementsOf({}), {}, { filters: [{ dimension: 'territory', in: ['x'] }] }).status).to.equal('filtered-out');
    expect(viewOf(movementsOf({ '2026-10-01': [['a', 'b', { value: null, state: 'suppressed' }]] })).status).to.equal('suppressed');
    expect(viewOf(movementsOf({ '2026-10-01': [['a', 'b', { value: 5, state: 'partial' }]] })).status).to.equal('partial');
  });

  it('refuses a grain that does not exist', () => {
    expect(() => viewOf(FOUR_SEGMENTS, { grain: 'fortnight' as 'week' })).to.throw('invalid grain "fortnight"');
  });
});
