import { expect } from 'chai';
import { pinnedDown, workedOut } from '../../src/testing/checks/elimination.js';

describe('working out hidden figures', () => {
  it('finds the one that a whole less its parts gives away', () => {
    expect(workedOut([0], [{ of: [0], is: 3 }], 1)).to.equal(3);
  });

  it('leaves two that share a sum alone', () => {
    expect(workedOut([0], [{ of: [0, 1], is: 7 }], 2)).to.equal(undefined);
    expect(workedOut([0, 1], [{ of: [0, 1], is: 7 }], 2)).to.equal(7);
  });

  it('puts several sums together', () => {
    const sums = [{ of: [0, 1], is: 7 }, { of: [1, 2], is: 9 }, { of: [0, 2], is: 4 }];
    expect([0, 1, 2].map((at) => workedOut([at], sums, 3))).to.deep.equal([1, 6, 3]);
  });

  it('knows when a square of four stays closed', () => {
    const sums = [{ of: [0, 1], is: 7 }, { of: [2, 3], is: 9 }, { of: [0, 2], is: 8 }, { of: [1, 3], is: 8 }];
    expect([0, 1, 2, 3].map((at) => workedOut([at], sums, 4))).to.deep.equal([undefined, undefined, undefined, undefined]);
  });

  it('tells that all are one where so many add up to their number', () => {
    expect([...pinnedDown([{ of: [0, 1, 2], is: 3 }], [1, 1, 1])]).to.deep.equal([[0, 1], [1, 1], [2, 1]]);
    expect([...pinnedDown([{ of: [0, 1, 2], is: 4 }], [1, 1, 1])]).to.deep.equal([]);
    expect([...pinnedDown([{ of: [0, 1, 2], is: 2 }], [1, 1, 0])]).to.deep.equal([[0, 1], [1, 1], [2, 0]]);
  });
});
