import { expect } from 'chai';
import { commandOf, historyStep } from '../../../src/widgets/omnichannel-dashboard/edit-keys.js';
import { landingAt, planRows, scrollStep, spansAt, type TileBox } from '../../../src/widgets/omnichannel-dashboard/edit-places.js';

const key = (name: string, held: Partial<Record<'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey', boolean>> = {}) => ({ key: name, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...held });
const box = (id: string, left: number, top: number, width = 100, height = 50): TileBox => ({ id, left, top, right: left + width, bottom: top + height });

describe('keys on the handle of a tile', () => {
  const lifted = { isLifted: true, isRightToLeft: false };
  const resting = { isLifted: false, isRightToLeft: false };

  it('move a lifted tile in reading order', () => {
    expect(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'Escape', 'x'].map((name) => commandOf(key(name), lifted))).to.deep.equal(['earlier', 'later', 'up', 'down', 'first', 'last', 'cancel', undefined]);
    expect(['ArrowLeft', 'ArrowRight'].map((name) => commandOf(key(name), { isLifted: true, isRightToLeft: true }))).to.deep.equal(['later', 'earlier']);
  });

  it('resize with Shift, lifted or not, towards the side that grows', () => {
    const withShift = (name: string, isRightToLeft: boolean): string | undefined => commandOf(key(name, { shiftKey: true }), { isLifted: false, isRightToLeft });
    expect(['ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp'].map((name) => withShift(name, false))).to.deep.equal(['wider', 'narrower', 'taller', 'shorter']);
    expect(['ArrowRight', 'ArrowLeft'].map((name) => withShift(name, true))).to.deep.equal(['narrower', 'wider']);
  });

  it('lead to the buttons of a tile that rests, and leave the others to the page', () => {
    expect(['ArrowRight', 'ArrowLeft', 'ArrowDown', 'Escape', 'Delete'].map((name) => commandOf(key(name), resting))).to.deep.equal(['next-button', 'previous-button', undefined, undefined, 'hide']);
    expect(commandOf(key('ArrowLeft', { altKey: true }), lifted)).to.equal(undefined);
  });

  it('undo and redo', () => {
    expect([key('z', { ctrlKey: true }), key('Z', { ctrlKey: true, shiftKey: true }), key('z', { metaKey: true }), key('y', { ctrlKey: true }), key('z'), key('z', { ctrlKey: true, altKey: true })].map(historyStep)).to.deep.equal(['undo', 'redo', 'undo', 'redo', undefined, undefined]);
  });
});

describe('the rows of a screen', () => {
  it('hold the tiles whose tops are level, from top to bottom', () => {
    const rows = planRows([box('A', 0, 0, 100, 200), box('B', 110, 1), box('C', 110, 60), box('D', 0, 210)]);
    expect(rows.map((row) => row.map(({ id, middle }) => `${id}${middle}`).join(' '))).to.deep.equal(['A50 B160', 'C160', 'D50']);
  });
});

describe('the landing of a dragged tile', () => {
  const boxes = [box('A', 0, 0), box('B', 110, 0), box('C', 220, 0), box('D', 0, 60, 320)];

  it('is before or behind the tile under the pointer, by the half it is over', () => {
    expect(landingAt({ x: 130, y: 20 }, boxes, 'A', false)).to.deep.equal({ place: { before: 'B' }, side: 'start' });
    expect(landingAt({ x: 200, y: 20 }, boxes, 'A', false)).to.deep.equal({ place: { after: 'B' }, side: 'end' });
    expect(landingAt({ x: 200, y: 20 }, boxes, 'A', true)).to.deep.equal({ place: { before: 'B' }, side: 'start' });
  });

  it('is above or below a tile that has its row to itself', () => {
    expect(landingAt({ x: 10, y: 65 }, boxes, 'A', false)).to.deep.equal({ place: { before: 'D' }, side: 'top' });
    expect(landingAt({ x: 10, y: 900 }, boxes, 'A', false)).to.deep.equal({ place: { after: 'D' }, side: 'bottom' });
  });

  it('is nowhere over the tile itself', () => {
    expect(landingAt({ x: 20, y: 20 }, boxes, 'A', false)).to.equal(undefined);
    expect(landingAt({ x: 20, y: 20 }, [], 'A', false)).to.equal(undefined);
  });
});

describe('a drag', () => {
  it('snaps a size to columns and rows, one at least', () => {
    expect(spansAt({ width: 449, height: 151 }, { width: 100, height: 100 })).to.deep.equal({ columns: 4, rows: 2 });
    expect(spansAt({ width: -20, height: 10 }, { width: 100, height: 100 })).to.deep.equal({ columns: 1, rows: 1 });
  });

  it('scrolls near the edges, the nearer the faster', () => {
    const window = { top: 0, bottom: 600 };
    expect([300, 56, 28, 0, -50, 544, 572, 600, 900].map((y) => scrollStep(y, window) || 0)).to.deep.equal([0, 0, -7, -14, -14, 0, 7, 14, 14]);
  });
});
