import { expect } from 'chai';
import { sankey, sankeyLeft } from 'd3-sankey';
import { CREATED_AND_CLOSED, FOUR_SEGMENTS, FOUR_WITH_HIDDEN, manySegments, movementsOf } from '../../../stories/support/segment-flow-figures.js';
import type { Cell, Result } from '../../../src/contract/index.js';
import { readFlows, readSizes } from '../../../src/widgets/segment-flow/flow-figures.js';
import { stopAfter } from '../../../src/widgets/segment-flow/flow-emphasis.js';
import { nodeAt, ribbonAt, ribbonPath } from '../../../src/widgets/segment-flow/flow-geometry.js';
import { flowLayout, isArriving, NODE_WIDTH, type FlowLayout } from '../../../src/widgets/segment-flow/flow-layout.js';
import { flowModel, nodeKey, type FlowModel, type FlowSettings } from '../../../src/widgets/segment-flow/flow-model.js';
import { stackLabels } from '../../../src/widgets/segment-flow/label-stack.js';

const modelOf = (result: Result, settings: Partial<FlowSettings> = {}): FlowModel => flowModel(readFlows(result, 'month'), { sizes: new Map(), overlapping: false, ...settings });

/** Pixels of ribbons and stubs at a side of a node. */
function taken({ ribbons, stubs }: FlowLayout, key: string, side: 'in' | 'out'): number {
  const bands = ribbons.filter(({ ribbon }) => key === (side === 'in' ? nodeKey(ribbon.step + 1, ribbon.to) : nodeKey(ribbon.step, ribbon.from)));
  const ends = stubs.filter(({ stub, arriving }) => arriving === (side === 'in') && key === nodeKey(stub.column, stub.code));
  return [...bands, ...ends].reduce((sum, { width }) => sum + width, 0);
}

/** A population that moves at random, so that every segment balances by itself. */
function randomMovements(seed: number): Result {
  let state = seed * 7919 + 1;
  const random = (below: number): number => (state = (state * 48271) % 2147483647) % below;
  const codes = ['a', 'b', 'c', 'd', 'e', null, '~outside'];
  const months = 1 + random(4);
  const people = Array.from({ length: 40 + random(200) }, () => codes[random(codes.length)] as string | null);
  const rows: Record<string, [string | null, string | null, Cell][]> = {};
  for (let month = 0; month < months; month += 1) {
    const counts = new Map<string, number>();
    people.forEach((from, at) => {
      const to = random(3) === 0 ? codes[random(codes.length)] as string | null : from;
      people[at] = to;
      if (from !== '~outside' || to !== '~outside') counts.set(JSON.stringify([from, to]), (counts.get(JSON.stringify([from, to])) ?? 0) + 1);
    });
    rows[`2026-0${month + 1}-01`] = [...counts].map(([pair, count]) => [...JSON.parse(pair) as [string | null, string | null], count]);
  }
  return movementsOf(rows);
}

describe('the layout of the flow', () => {
  for (let seed = 1; seed <= 40; seed += 1) {
    it(`makes ribbons and stubs fill both sides of every node, population ${seed}`, () => {
      const model = modelOf(randomMovements(seed), seed % 2 ? { minFlow: 4 } : {});
      const layout = flowLayout(model, 300 + 20 * seed);
      expect(model.differences).to.deep.equal([]);
      for (const { node, height } of layout.nodes) {
        if (node.column > 0) expect(taken(layout, node.key, 'in'), `into ${node.key}`).to.be.closeTo(height, 1e-6);
        if (node.column < layout.columns.length - 1) expect(taken(layout, node.key, 'out'), `out of ${node.key}`).to.be.closeTo(height, 1e-6);
      }
    });
  }

  it('gives every HCP the same height everywhere, as d3-sankey does', () => {
    const model = modelOf(FOUR_SEGMENTS);
    const layout = flowLayout(model, 900);
    const graph = sankey<{ id: string }, object>().nodeId(({ id }) => id).nodeAlign(sankeyLeft).nodePadding(0).extent([[0, 0], [100, layout.scale * 2804]])({
      nodes: model.nodes.map(({ key }) => ({ id: key })), links: model.ribbons.map(({ step, from, to, value }) => ({ source: nodeKey(step, from), target: nodeKey(step + 1, to), value })),
    });
    const widths = new Map(graph.links.map((link) => [`${(link.source as { id: string }).id}>${(link.target as { id: string }).id}`, link.width ?? 0]));
    const [first] = layout.ribbons;
    const ratio = (first?.width ?? 0) / (widths.get(`0|${first?.ribbon.from ?? ''}>1|${first?.ribbon.to ?? ''}`) ?? 1);
    for (const { ribbon, width } of layout.ribbons) expect(width).to.be.closeTo(ratio * (widths.get(`0|${ribbon.from}>1|${ribbon.to}`) ?? 0), 1e-6);
  });

  it('keeps nodes and labels within the picture and labels apart, 4 × 2 and 34 × 6, from 248 to 1200 pixels', () => {
    for (const model of [modelOf(FOUR_SEGMENTS), modelOf(manySegments(34, 6), { limit: 12 }), modelOf(manySegments(34, 6))]) {
      for (const width of [248, 390, 768, 1200]) {
        const layout = flowLayout(model, width, 30);
        for (const column of [0, layout.columns.length - 1]) {
          const labels = layout.nodes.filter(({ node }) => node.column === column).flatMap(({ label }) => (label ? [label] : []));
          labels.forEach((label, at) => {
            expect(label.y).to.be.at.least(0);
            expect(label.y + label.height).to.be.at.most(layout.height + 4);
            expect(label.x + label.width).to.be.at.most(width + 0.01);
            const next = labels[at + 1];
            if (next) expect(next.y - label.y).to.be.at.least(label.height - 0.01);
          });
        }
        for (const { y, height } of layout.nodes) expect(y + height).to.be.at.most(layout.bottom + 0.01);
        expect((layout.columns.at(-1) ?? 0) + NODE_WIDTH + layout.margins[1]).to.be.closeTo(width, 0.01);
      }
    }
  });

  it('puts stubs outermost: entering first on the left, leaving last on the right', () => {
    const layout = flowLayout(modelOf(CREATED_AND_CLOSED), 600);
    for (const { stub, y, width, arriving } of layout.stubs) {
      const node = layout.nodes.find(({ node: { key } }) => key === nodeKey(stub.column, stub.code));
      expect(arriving).to.equal(isArriving(stub));
      if (arriving) expect(y - width / 2).to.be.closeTo(node?.y ?? 0, 1e-6);
      else expect(y + width / 2).to.be.closeTo((node?.y ?? 0) + (node?.height ?? 0), 1e-6);
    }
  });

  it('leads hidden movements to the part of the node that is not known', () => {
    const sizes = readSizes({ columns: [{ id: 'segment', kind: 'dimension' }, { id: 'time', kind: 'time' }, { id: 'segmentSize', kind: 'measure' }], rows: [['Left', '2026-09-01', 680]], meta: { source: '' } }, 'month');
    const layout = flowLayout(modelOf(FOUR_WITH_HIDDEN, { sizes }), 800);
    const hidden = layout.ribbons.find(({ ribbon }) => ribbon.isHidden);
    const node = layout.nodes.find(({ node: { key } }) => key === '0|Left');
    expect(hidden?.width).to.equal(0);
    expect(hidden?.y0).to.be.greaterThan(node?.y ?? Infinity);
    expect(hidden?.y0).to.be.lessThan((node?.y ?? 0) + (node?.height ?? 0));
  });
});

describe('finding what is pointed at', () => {
  const layout = flowLayout(modelOf(FOUR_SEGMENTS), 800);

  it('finds every ribbon near its ends, and nothing beside them', () => {
    for (const { ribbon, x0, y0 } of layout.ribbons) {
      expect(ribbonAt(layout, x0 + 0.5, y0)?.ribbon.key, ribbon.key).to.equal(ribbon.key);
    }
    expect(ribbonAt(layout, 400, -20)).to.equal(undefined);
    expect(ribbonAt(layout, 2, layout.top + 5)).to.equal(undefined);
  });

  it('finds a ribbon half way, where it stands half way between its ends', () => {
    const [ribbon] = layout.ribbons.filter(({ ribbon: { from, to } }) => from === 'New clients' && to === 'Active');
    if (!ribbon) throw new Error('no ribbon');
    const found = ribbonAt({ ribbons: [ribbon] }, (ribbon.x0 + ribbon.x1) / 2, (ribbon.y0 + ribbon.y1) / 2);
    expect(found).to.equal(ribbon);
    expect(ribbonAt({ ribbons: [ribbon] }, (ribbon.x0 + ribbon.x1) / 2, (ribbon.y0 + ribbon.y1) / 2 + ribbon.width)).to.equal(undefined);
    expect(ribbonPath(ribbon)).to.match(/^M[\d.]+ [\d.]+C[\d. ]+V[\d.]+C[\d. ]+Z$/);
  });

  it('finds a node by its bar and by its stub', () => {
    const placed = layout.nodes.find(({ node: { key } }) => key === '1|New clients');
    const stub = layout.stubs.find(({ stub: { key } }) => key === '1|New clients|entered');
    expect(nodeAt(layout, (placed?.x ?? 0) + 3, (placed?.y ?? 0) + 2)).to.equal(placed);
    expect(nodeAt(layout, (stub?.x ?? 0) - 10, stub?.y ?? 0)).to.equal(placed);
    expect(nodeAt(layout, 400, 100)).to.equal(undefined);
  });
});

describe('arrow keys', () => {
  const columns = [['0|a', '0|b', '0|left'], ['1|entered', '1|a', '1|b']];

  for (const [from, key, direction, to] of [
    ['0|a', 'ArrowDown', 'ltr', '0|b'], ['0|a', 'ArrowUp', 'ltr', undefined], ['0|a', 'ArrowRight', 'ltr', '1|a'], ['1|b', 'ArrowLeft', 'ltr', '0|b'],
    ['0|a', 'ArrowLeft', 'rtl', '1|a'], ['0|a', 'ArrowRight', 'rtl', undefined], ['0|left', 'ArrowRight', 'ltr', '1|b'], ['0|b', 'Home', 'ltr', '0|a'], ['0|b', 'End', 'ltr', '0|left'], ['0|b', 'x', 'ltr', undefined],
  ] as const) {
    it(`${key} (${direction}) leads from ${from} to ${to ?? 'nowhere'}`, () => {
      expect(stopAfter(columns, from, key, direction)).to.equal(to);
    });
  }
});

describe('stacked labels', () => {
  it('stay where they belong when there is room, and make room for each other otherwise', () => {
    expect(stackLabels([50, 150], 20, 0, 200)).to.deep.equal([40, 140]);
    expect(stackLabels([50, 52, 54], 20, 0, 200)).to.deep.equal([40, 60, 80]);
    expect(stackLabels([190, 195], 20, 0, 200)).to.deep.equal([160, 180]);
    expect(stackLabels([], 20, 0, 200)).to.deep.equal([]);
  });
});
