import { expect } from 'chai';
import type { TileState } from '../../../src/contract/index.js';
import { gridPlan } from '../../../src/widgets/omnichannel-dashboard/grid-plan.js';

const tiles = (...widths: readonly (number | [number, number])[]): TileState[] => widths.map((width, at) => {
  const [columns, rows] = Array.isArray(width) ? width : [width, undefined];
  return { id: `t${at}`, element: 'any-thing', columns, ...(rows && { rows }) };
});
const medium = (given: readonly TileState[]): number[] => gridPlan(given).map((cell) => cell.medium);

describe('the grid plan', () => {
  it('gives a tile that names no width that of its element', () => {
    const plan = gridPlan(['kpi-tile', 'segment-flow', 'asset-performance-table', 'measure-trend', 'acme-thing'].map((element) => ({ id: element, element })));
    expect(plan.map(({ wide, rows }) => [wide, rows])).to.deep.equal([[3, 1], [12, 1], [8, 1], [6, 1], [6, 1]]);
  });

  for (const [wide, six] of [
    [[3, 3, 3, 3], [3, 3, 3, 3]],
    [[3, 3, 3], [2, 2, 2]],
    [[3, 3, 3, 3, 3], [3, 3, 2, 2, 2]],
    [[4, 4, 4], [3, 3, 6]],
    [[3, 9], [6, 6]],
    [[6, 6], [6, 6]],
    [[4, 8, 3, 3], [6, 6, 3, 3]],
    [[1], [6]],
    [[12, 2, 2, 8], [6, 3, 3, 6]],
    [[3, 5, 4], [6, 6, 6]],
  ] as const) {
    it(`leaves no hole in six columns: ${wide.join(' ')}`, () => {
      expect(medium(tiles(...wide))).to.deep.equal(six);
    });
  }

  it('lets two low tiles stand beside a high one', () => {
    expect(medium(tiles([4, 2], 4, 4, 12))).to.deep.equal([3, 3, 3, 6]);
    expect(medium(tiles([4, 2], 4, 12))).to.deep.equal([3, 3, 6]);
  });

  it('fills the last line before a section', () => {
    const [one, two, three] = tiles(4, 4, 4) as [TileState, TileState, TileState];
    expect(medium([one, { ...two, section: 'Next' }, three])).to.deep.equal([6, 3, 3]);
  });

  it('leaves hidden tiles out, not the section they begin', () => {
    const [one, two, three] = tiles(4, 4, 4) as [TileState, TileState, TileState];
    const plan = gridPlan([one, { ...two, section: { en: 'Next' }, hidden: true }, three]);
    expect(plan.map(({ tile, section }) => [tile.id, section])).to.deep.equal([['t0', undefined], ['t2', { en: 'Next' }]]);
  });

  it('never gives more columns than there are', () => {
    for (let seed = 1; seed < 400; seed += 1) {
      const random = tiles(...Array.from({ length: 9 }, (_, at) => [1 + ((seed * (at + 3) * 7) % 12), 1 + ((seed * (at + 1)) % 3)] as [number, number]));
      for (const cell of gridPlan(random)) expect(cell.medium, JSON.stringify(random)).to.be.within(1, 6);
    }
  });
});
