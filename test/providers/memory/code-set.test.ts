import { expect } from 'chai';
import { CodeSet } from '../../../src/engine/states/code-set.js';
import { randomBelow } from './engine/small.js';

describe('a set of codes', () => {
  it('counts each code once, few or many, small or large', () => {
    for (const [count, bound] of [[10, 20], [256, 256], [257, 100_000], [5000, 3000], [5000, 1_000_000]] as const) {
      const below = randomBelow(count);
      const [codes, plain] = [new CodeSet(), new Set<number>()];
      for (let round = 0; round < count; round++) {
        const code = below(bound);
        codes.add(code);
        plain.add(code);
        expect(codes.size).to.equal(plain.size);
      }
    }
  });
});
