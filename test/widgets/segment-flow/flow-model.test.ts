import { expect } from 'chai';
import { FOUR_SEGMENTS, FOUR_WITH_HIDDEN, CREATED_AND_CLOSED, manySegments, movementsOf } from '../../../stories/support/segment-flow-figures.js';
import type { Cell, Result } from '../../../src/contract/index.js';
import { readFlows, readSizes } from '../../../src/widgets/segment-flow/flow-figures.js';
import { flowModel, SMALLER, type FlowModel, type FlowNode, type FlowSettings } from '../../../src/widgets/segment-flow/flow-model.js';

const modelOf = (result: Result, settings: Partial<FlowSettings> = {}): FlowModel => flowModel(readFlows(result, 'month'), { sizes: new Map(), overlapping: false, ...settings });
const nodeOf = (model: FlowModel, column: number, code: string): FlowNode => {
  const node = model.nodes.find((each) => each.column === column && each.code === code);
  if (!node) throw new Error(`no node ${code} in column ${column}`);
  return node;
};
const sizesOf = (rows: readonly (readonly Cell[])[]): FlowSettings['sizes'] =>
  readSizes({ columns: [{ id: 'segment', kind: 'dimension' }, { id: 'time', kind: 'time' }, { id: 'segmentSize', kind: 'measure' }], rows, meta: { source: '' } }, 'month');

describe('the model of movements', () => {
  it('tells size, share and change at both ends', () => {
    const model = modelOf(FOUR_SEGMENTS);
    expect(nodeOf(model, 0, 'Active').size).to.equal(1020 + 118 + 14 + 10);
    expect(nodeOf(model, 1, 'Active').size).to.equal(1020 + 46 + 9 + 132 + 5);
    expect(nodeOf(model, 1, 'Active').change).to.equal(50);
    expect(model.wholes).to.deep.equal([2735, 2805]);
    expect(nodeOf(model, 1, 'Active').share).to.be.closeTo(1212 / 2805, 1e-9);
  });

  it('balances every segment: start + in = end + out', () => {
    const model = modelOf(FOUR_SEGMENTS);
    for (const code of model.order) {
      const ribbons = model.ribbons.filter(({ from, to }) => from !== to && (from === code || to === code));
      const moved = ribbons.reduce((sum, { to, value }) => sum + (to === code ? value : -value), 0);
      const ended = model.stubs.filter((stub) => stub.code === code).reduce((sum, { kind, value }) => sum + (kind === 'entered' ? value : -value), 0);
      expect((nodeOf(model, 0, code).size ?? NaN) + moved + ended, code).to.equal(nodeOf(model, 1, code).size);
    }
    expect(model.differences).to.deep.equal([]);
  });

  it('tells where stated sizes and movements differ, the largest first', () => {
    const model = modelOf(FOUR_SEGMENTS, { sizes: sizesOf([['Active', '2026-09-01', 1162], ['Active', '2026-10-01', 1200], ['Left', '2026-10-01', 721]]) });
    expect(model.differences).to.deep.equal([{ code: 'Active', column: 1, size: 1200, moved: 1212 }, { code: 'Left', column: 1, size: 721, moved: 722 }]);
    expect(nodeOf(model, 1, 'Active').size).to.equal(1200);
  });

  it('unrolls cycles into columns, with one order in all of them', () => {
    const model = modelOf(movementsOf({ '2026-08-01': [['a', 'b', 30], ['b', 'a', 20]], '2026-09-01': [['b', 'a', 30], ['a', 'b', 20]] }));
    expect(model.boundaries).to.deep.equal(['2026-08-01', '2026-09-01', '2026-10-01']);
    expect(model.ribbons).to.have.length(4);
    expect(model.order).to.deep.equal(['a', 'b']);
    expect([0, 1, 2].map((column) => nodeOf(model, column, 'a').size)).to.deep.equal([30, 20, 30]);
  });

  it('keeps a month without movements as a gap, never as empty segments', () => {
    const model = modelOf(movementsOf({ '2026-07-01': [['a', 'a', 30]], '2026-10-01': [['a', 'a', 40]] }));
    expect(model.boundaries).to.have.length(5);
    expect([0, 1, 2, 3, 4].map((column) => nodeOf(model, column, 'a').size)).to.deep.equal([30, 30, null, 40, 40]);
    expect(model.wholes[2]).to.equal(null);
  });

  it('gives created and closed segments no size where they do not exist, and ends of their own', () => {
    const model = modelOf(CREATED_AND_CLOSED);
    expect(nodeOf(model, 0, 'Winter list').size).to.equal(null);
    expect(nodeOf(model, 1, 'Winter list').size).to.equal(210);
    expect(nodeOf(model, 1, 'Winter list').change).to.equal(null);
    expect(nodeOf(model, 1, 'Autumn list').size).to.equal(null);
    expect(model.wholes).to.deep.equal([846, 925]);
    expect(model.stubs.map(({ kind, code, column, value }) => [kind, code, column, value])).to.have.deep.members([
      ['closed', 'Autumn list', 0, 140], ['created', 'Winter list', 1, 210], ['entered', 'Guests', 1, 18], ['left', 'Regulars', 0, 9],
    ]);
  });

  it('makes a hidden movement a floor, never a zero', () => {
    const model = modelOf(FOUR_WITH_HIDDEN);
    expect(nodeOf(model, 0, 'Left')).to.include({ size: 632, isFloor: true, share: null });
    expect(nodeOf(model, 1, 'Left')).to.include({ size: 722, isFloor: false, change: null });
    expect(model.wholes[0]).to.equal(null);
    expect(model.ribbons.find(({ isHidden }) => isHidden)).to.include({ from: 'Left', to: 'Potentially leaving', value: 0 });
    expect(model.stubs.find(({ kind, code }) => kind === 'left' && code === 'New clients')).to.include({ value: 0, isFloor: true });
    expect(model.veiled).to.equal(2);
  });

  it('prefers a stated size to a floor', () => {
    const model = modelOf(FOUR_WITH_HIDDEN, { sizes: sizesOf([['Left', '2026-09-01', 636]]) });
    expect(nodeOf(model, 0, 'Left')).to.include({ size: 636, isFloor: false, drawn: 636 });
  });

  it('says a hidden size is hidden', () => {
    const model = modelOf(FOUR_SEGMENTS, { sizes: sizesOf([['Active', '2026-09-01', { value: null, state: 'suppressed' }]]) });
    expect(nodeOf(model, 0, 'Active')).to.include({ size: null, isHidden: true, isFloor: false });
  });

  it('does not count those in no segment where the source leaves out who stayed there', () => {
    const model = modelOf(movementsOf({ '2026-10-01': [['a', 'a', 50], [null, 'a', 7], ['a', null, 3]] }));
    expect(nodeOf(model, 0, '')).to.include({ size: 7, isFloor: true });
    expect(model.differences).to.deep.equal([]);
  });

  it('never adds overlapping segments up', () => {
    const model = modelOf(manySegments(34, 1), { overlapping: true, limit: 12, sizes: sizesOf([['Digital, regulars', '2026-04-01', 1400]]) });
    expect(model.wholes).to.deep.equal([null, null]);
    expect(nodeOf(model, 0, SMALLER).size).to.equal(null);
    expect(model.nodes.every(({ share }) => share === null)).to.equal(true);
  });

  it('folds the smaller of many segments into one, but not the one that is kept', () => {
    const all = modelOf(manySegments(34, 2));
    const model = modelOf(manySegments(34, 2), { limit: 12, keep: all.order.at(-1) ?? '' });
    expect(model.order).to.have.length(14);
    expect(model.folded).to.have.length(21);
    const folded = modelOf(manySegments(34, 2), { limit: 12 });
    expect(folded.order).to.deep.equal([...all.order.slice(0, 12), SMALLER]);
    expect(nodeOf(folded, 1, SMALLER).size).to.equal(all.order.slice(12).reduce((sum, code) => sum + (nodeOf(all, 1, code).size ?? NaN), 0));
    expect(folded.wholes).to.deep.equal(all.wholes);
  });

  it('does not fold one or two', () => {
    expect(modelOf(manySegments(14, 1), { limit: 12 }).folded).to.deep.equal([]);
    expect(modelOf(manySegments(15, 1), { limit: 12 }).folded).to.have.length(3);
  });

  it('keeps the colour of a segment whether or not others are folded', () => {
    const [all, folded] = [modelOf(manySegments(34, 1)), modelOf(manySegments(34, 1), { limit: 12 })];
    expect(folded.hues.get(folded.order[5] ?? '')).to.equal(all.hues.get(all.order[5] ?? ''));
  });

  it('bundles movements under the smallest flow at both their nodes, and never who stayed', () => {
    const model = modelOf(FOUR_SEGMENTS, { minFlow: 20 });
    expect(model.ribbons.filter(({ from, to, value }) => from !== to && value < 20)).to.deep.equal([]);
    expect(model.bundled).to.equal(5);
    expect(model.stubs.find(({ key }) => key === '0|Active|smallOut')).to.include({ value: 14, count: 1 });
    expect(model.stubs.find(({ key }) => key === '1|Left|smallIn')).to.include({ value: 14 });
    expect(nodeOf(model, 0, 'Active').size).to.equal(nodeOf(modelOf(FOUR_SEGMENTS), 0, 'Active').size);
  });

  it('thins out by itself only where there are many', () => {
    expect(modelOf(FOUR_SEGMENTS).bundled).to.equal(0);
    expect(modelOf(manySegments(34, 6)).bundled).to.be.greaterThan(0);
    expect(modelOf(manySegments(34, 6), { minFlow: 0 }).bundled).to.equal(0);
  });

  it('lists the largest movements between segments as the source told them, with the ribbon that carries each', () => {
    const { movements } = modelOf(manySegments(34, 6), { limit: 12 });
    expect(movements[0]?.value).to.be.at.least(movements[1]?.value ?? 0);
    expect(movements.every(({ from, to }) => from !== to && from !== SMALLER && to !== SMALLER)).to.equal(true);
    expect(movements.some(({ ribbon }) => ribbon.includes(SMALLER))).to.equal(true);
  });
});

describe('reading movements', () => {
  it('refuses two rows for one movement, since HCPs of several rows cannot be added', () => {
    expect(() => readFlows(movementsOf({ '2026-10-01': [['a', 'b', 1], ['a', 'b', 2]] }), 'month')).to.throw('duplicate movement "a" to "b"');
  });

  it('names a column that is missing', () => {
    expect(() => readFlows({ columns: [{ id: 'segmentFrom', kind: 'dimension' }], rows: [['a']], meta: { source: '' } }, 'month')).to.throw('missing column "segmentTo"');
  });

  it('takes rows without time as one step over the period', () => {
    const result = { columns: FOUR_SEGMENTS.columns.filter(({ id }) => id !== 'time'), rows: [['a', null, 3]], meta: { source: '' } };
    expect(readFlows(result, 'month', { start: '2026-05-01', end: '2026-11-01' })).to.deep.equal({
      boundaries: ['2026-05-01', '2026-11-01'], flows: [{ step: 0, from: 'a', to: '', cell: { value: 3, state: 'ok' } }],
    });
  });

  it('keeps the last steps, and actual figures only', () => {
    expect(readFlows(manySegments(4, 6), 'month', undefined, 2).boundaries).to.deep.equal(['2026-09-01', '2026-10-01', '2026-11-01']);
    const result = { columns: [...FOUR_SEGMENTS.columns, { id: 'scenario', kind: 'dimension' as const }], rows: [['a', 'b', '2026-10-01', 3, 'actual'], ['a', 'b', '2026-10-01', 9, 'forecast']], meta: { source: '' } };
    expect(readFlows(result, 'month').flows).to.have.length(1);
  });
});
