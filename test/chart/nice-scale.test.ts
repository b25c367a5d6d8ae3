import { expect } from 'chai';
import { niceScale } from '../../src/chart/nice-scale.js';

describe('niceScale', () => {
  it('ends on round figures and keeps zero', () => {
    expect(niceScale([1331, 1392], { lines: 3 })).to.deep.equal({ min: 0, max: 1500, interval: 500 });
    expect(niceScale([46, -31], { lines: 4 })).to.deep.equal({ min: -40, max: 60, interval: 20 });
  });

  it('leaves zero out where that is asked for', () => {
    const { min, max } = niceScale([0.461, 0.485], { zero: false, lines: 4 });
    expect(min).to.be.within(0.4, 0.461);
    expect(max).to.be.within(0.485, 0.5);
  });

  it('gives counts no fractions of one', () => {
    expect(niceScale([0, 1], { lines: 4, whole: true })).to.deep.equal({ min: 0, max: 1, interval: 1 });
    expect(niceScale([0, 9], { lines: 4, whole: true }).interval % 1).to.equal(0);
  });

  it('has a height even where there is nothing, or one figure', () => {
    for (const values of [[], [null], [0], [7], [0.4]]) {
      for (const zero of [true, false]) {
        const { min, max, interval } = niceScale(values, { zero });
        expect(max, JSON.stringify(values)).to.be.above(min);
        expect(interval).to.be.above(0);
        expect((max - min) / interval).to.be.below(12);
      }
    }
  });

  it('holds every figure, whatever the size', () => {
    for (const scale of [1e-4, 0.01, 1, 73, 1e4, 3.3e9]) {
      for (const [low, high] of [[0, 1], [-3, 7], [0.2, 0.9], [5, 6]] as const) {
        const { min, max, interval } = niceScale([low * scale, high * scale]);
        expect(min).to.be.at.most(low * scale * 1.0001);
        expect(max).to.be.at.least(high * scale * 0.9999);
        expect(Math.round((max - min) / interval)).to.be.within(1, 7);
      }
    }
  });
});
