import { expect } from 'chai';
import type { TileState } from '../../../src/contract/index.js';
import { EditHistory } from '../../../src/widgets/omnichannel-dashboard/edit-history.js';
import { addTile, budgetWarning, freshId, hiddenTiles, hideTile, moveByRow, moveBySteps, moveTile, removeTile, resizeTile, shownTiles, showTile, type RowPlan } from '../../../src/widgets/omnichannel-dashboard/edit-layout.js';

const tile = (id: string, more: Partial<TileState> = {}): TileState => ({ id, element: 'kpi-tile', ...more });
const tiles = (ids: string): readonly TileState[] => [...ids].map((id) => tile(id));
const order = (layout: readonly TileState[]): string => layout.map(({ id }) => id).join('');
/** Sections as read on the screen: `Sales:AB Team:C`. */
const sections = (layout: readonly TileState[]): string => {
  let begun: TileState['section'];
  return layout.map(({ id, hidden, section }) => {
    begun = section ?? begun;
    if (hidden) return '';
    const title = begun === undefined ? '' : ` ${JSON.stringify(begun).slice(1, -1)}:`;
    begun = undefined;
    return title + id;
  }).join('').trim();
};

/** Numbers from 0 to below 1 that are the same in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}

describe('moving a tile', () => {
  it('puts it before or behind another, and keeps all others in order', () => {
    expect(order(moveTile(tiles('ABCDE'), 'D', { before: 'B' }))).to.equal('ADBCE');
    expect(order(moveTile(tiles('ABCDE'), 'A', { after: 'C' }))).to.equal('BCADE');
  });

  it('is the same layout where nothing moves', () => {
    const layout = tiles('ABC');
    for (const same of [
      moveTile(layout, 'B', { before: 'C' }), moveTile(layout, 'B', { after: 'A' }), moveTile(layout, 'B', { after: 'B' }), moveTile(layout, 'X', { after: 'A' }),
      moveTile(layout, 'A', { before: 'X' }), moveBySteps(layout, 'A', -1), moveBySteps(layout, 'C', 1), moveBySteps(layout, 'X', 1),
    ]) expect(same).to.equal(layout);
  });

  it('steps over hidden tiles, and stops at both ends', () => {
    const layout = hideTile(tiles('ABCD'), 'C');
    expect(order(shownTiles(moveBySteps(layout, 'B', 1)))).to.equal('ADB');
    expect(order(shownTiles(moveBySteps(layout, 'D', -1)))).to.equal('ADB');
    expect(order(moveBySteps(tiles('ABCD'), 'B', 9))).to.equal('ACDB');
    expect(order(moveBySteps(tiles('ABCD'), 'C', -9))).to.equal('CABD');
  });

  it('leaves a section its title when the first tile of it goes', () => {
    const layout = [tile('A', { section: 'Sales' }), tile('B'), tile('C', { section: 'Team' }), tile('D')];
    expect(sections(moveTile(layout, 'A', { after: 'D' }))).to.equal('Sales:B Team:CDA');
    expect(sections(moveTile(layout, 'C', { before: 'A' }))).to.equal('Sales:CAB Team:D');
  });

  it('comes to the head of a section before its first tile, and to the end of one behind its last', () => {
    const layout = [tile('A', { section: 'Sales' }), tile('B'), tile('C', { section: 'Team' }), tile('D')];
    expect(sections(moveTile(layout, 'D', { before: 'C' }))).to.equal('Sales:AB Team:DC');
    expect(sections(moveTile(layout, 'D', { after: 'B' }))).to.equal('Sales:ABD Team:C');
    expect(sections(moveTile(layout, 'C', { after: 'B' }))).to.equal('Sales:ABC Team:D');
    expect(sections(moveTile(layout, 'B', { before: 'C' }))).to.equal('Sales:A Team:BCD');
  });

  it('comes to the head of a section that begins with a hidden tile', () => {
    const layout = [tile('A'), tile('H', { section: 'Team', hidden: true }), tile('B'), tile('C')];
    expect(sections(moveTile(layout, 'C', { before: 'B' }))).to.equal('A Team:CB');
    expect(sections(moveTile(layout, 'B', { after: 'A' }))).to.equal('AB Team:C');
  });
});

describe('moving a tile by a row', () => {
  const rows: RowPlan = [
    [{ id: 'A', middle: 1 }, { id: 'B', middle: 3 }, { id: 'C', middle: 5 }],
    [{ id: 'D', middle: 2 }, { id: 'E', middle: 4.5 }],
    [{ id: 'F', middle: 3 }],
  ];

  it('goes where a tile of the next row stands nearest', () => {
    expect(order(moveByRow(tiles('ABCDEF'), 'A', 'down', rows))).to.equal('BCDAEF');
    expect(order(moveByRow(tiles('ABCDEF'), 'C', 'down', rows))).to.equal('ABDECF');
    expect(order(moveByRow(tiles('ABCDEF'), 'F', 'up', rows))).to.equal('ABCFDE');
  });

  it('is the same layout above the first row and below the last', () => {
    const layout = tiles('ABCDEF');
    expect(moveByRow(layout, 'B', 'up', rows)).to.equal(layout);
    expect(moveByRow(layout, 'F', 'down', rows)).to.equal(layout);
    expect(moveByRow(layout, 'X', 'down', rows)).to.equal(layout);
  });
});

describe('the size of a tile', () => {
  it('stays within 1 to 12 columns and 1 to 6 rows', () => {
    expect(resizeTile(tiles('A'), 'A', { columns: 99, rows: 99 })[0]).to.include({ columns: 12, rows: 6 });
    expect(resizeTile(tiles('A'), 'A', { columns: 0, rows: -3 })[0]).to.include({ columns: 1, rows: 1 });
    expect(resizeTile(tiles('A'), 'A', { columns: 4 })[0]).to.not.have.property('rows');
  });

  it('is the same layout at the bound', () => {
    const layout = [tile('A', { columns: 12 })];
    expect(resizeTile(layout, 'A', { columns: 13 })).to.equal(layout);
  });
});

describe('hidden tiles', () => {
  it('come back where they were', () => {
    const layout = [tile('A', { section: 'Sales', columns: 4 }), tile('B')];
    const hidden = hideTile(layout, 'A');
    expect(sections(hidden)).to.equal('Sales:B');
    expect(order(hiddenTiles(hidden))).to.equal('A');
    expect(showTile(hidden, 'A')).to.deep.equal(layout);
  });
});

describe('new tiles', () => {
  it('get a name that no tile has', () => {
    expect(freshId([tile('kpi-tile-1'), tile('kpi-tile-2'), tile('kpi-tile-4')], 'kpi-tile')).to.equal('kpi-tile-3');
  });

  it('stand behind the tile worked on, else first, at the head of its section', () => {
    const layout = [tile('A', { section: 'Sales' }), tile('B')];
    expect(order(addTile(layout, tile('N'), 'A'))).to.equal('ANB');
    expect(sections(addTile(layout, tile('N')))).to.equal('Sales:NAB');
    expect(sections(addTile(hideTile(layout, 'A'), tile('N')))).to.equal('Sales:NB');
    expect(order(addTile([], tile('N')))).to.equal('N');
    expect(addTile(layout, tile('A'))).to.equal(layout);
  });

  it('can be taken out again', () => {
    const layout = [tile('A', { section: 'Sales' }), tile('B')];
    expect(sections(removeTile(layout, 'A'))).to.equal('Sales:B');
    expect(removeTile(layout, 'X')).to.equal(layout);
  });
});

describe('the budget of key figures', () => {
  const figures = (count: number): readonly TileState[] => Array.from({ length: count }, (_, at) => tile(`k${at}`, at % 2 ? { element: 'acme-kpi-tile' } : {}));

  it('counts shown figures of any prefix', () => {
    expect(budgetWarning([...figures(9), tile('t', { element: 'segment-flow' })], 7)).to.deep.equal({ shown: 9, excess: 2 });
    expect(budgetWarning(figures(7), 7)).to.equal(undefined);
    expect(budgetWarning(hideTile(figures(8), 'k3'), 7)).to.equal(undefined);
    expect(budgetWarning([tile('x', { element: 'my-kpi-tiles' })], 0)).to.equal(undefined);
  });
});

describe('any sequence of changes', () => {
  const start = [...'ABCDEFGHI'].map((id, at) => tile(id, at % 3 === 0 ? { section: `S${at}`, columns: 3 } : {}));
  const pick = (random: () => number, from: readonly TileState[]): string => from[Math.floor(random() * from.length)]?.id ?? '';
  const change = (layout: readonly TileState[], random: () => number): readonly TileState[] => {
    const [one, other] = [pick(random, layout), pick(random, layout)];
    const amount = Math.round(random() * 30 - 10);
    return [
      () => moveTile(layout, one, random() < 0.5 ? { before: other } : { after: other }), () => moveBySteps(layout, one, amount), () => resizeTile(layout, one, { columns: amount, rows: amount }),
      () => hideTile(layout, one), () => showTile(layout, one), () => addTile(layout, tile(freshId(layout, 'kpi-tile')), other),
      () => moveByRow(layout, one, random() < 0.5 ? 'up' : 'down', [layout.slice(0, 4), layout.slice(4)].map((row) => row.map(({ id }, middle) => ({ id, middle })))),
    ][Math.floor(random() * 7)]?.() ?? layout;
  };

  for (const seed of [1, 7, 42, 1821, 3369]) {
    it(`loses and doubles no tile, keeps spans within bounds, and is undone exactly (${seed})`, () => {
      const random = seeded(seed);
      const history = new EditHistory(start);
      let layout: readonly TileState[] = start;
      const seen: (readonly TileState[])[] = [];
      for (let turn = 0; turn < 120; turn += 1) {
        const next = change(layout, random);
        if (next === layout) continue;
        const before = new Set(layout.map(({ id }) => id));
        expect(new Set(next.map(({ id }) => id)).size, 'doubled').to.equal(next.length);
        expect([...before].every((id) => next.some((each) => each.id === id)), 'lost').to.equal(true);
        expect(next.length - layout.length).to.be.oneOf([0, 1]);
        for (const { columns = 1, rows = 1 } of next) expect([columns, rows].every((span, at) => span >= 1 && span <= [12, 6][at]!)).to.equal(true);
        expect(next.filter(({ section }) => section !== undefined).length).to.be.at.most(3);
        history.remember(layout);
        seen.push(layout);
        layout = next;
      }
      expect(seen.length).to.be.greaterThan(40);
      const last = layout;
      for (const before of [...seen].reverse()) expect((layout = history.undo(layout) ?? [])).to.deep.equal(before);
      expect(history.undo(layout)).to.equal(undefined);
      expect(layout).to.equal(history.initial);
      while (history.canRedo) layout = history.redo(layout) ?? [];
      expect(layout).to.deep.equal(last);
    });
  }

  it('forgets what was undone once something else is done', () => {
    const history = new EditHistory(tiles('AB'));
    history.remember(tiles('AB'));
    history.undo(tiles('BA'));
    history.remember(tiles('AB'));
    expect([history.canUndo, history.canRedo]).to.deep.equal([true, false]);
  });
});
