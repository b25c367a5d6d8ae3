import { expect } from 'chai';
import { spread } from '../../src/chart/spread.js';

describe('spread', () => {
  it('leaves places alone that do not touch', () => {
    expect(spread([90, 10, 50], 15, 0, 100)).to.deep.equal([90, 10, 50]);
  });

  it('moves neighbours apart and keeps their order', () => {
    const [a = 0, b = 0, c = 0] = spread([50, 52, 51], 15, 0, 100);
    expect([c - a, b - c]).to.deep.equal([15, 15]);
  });

  it('stays inside', () => {
    const places = spread([98, 99, 100], 15, 0, 100);
    expect(Math.max(...places)).to.equal(100);
    expect([...places].sort((a, b) => a - b)).to.deep.equal([70, 85, 100]);
    expect(spread([], 15, 0, 100)).to.deep.equal([]);
  });
});
