import { expect } from 'chai';
import { readFileSync } from 'node:fs';

const read = (file: string): string => readFileSync(file, 'utf8');
const GUIDES = ['nested-shadow', 'sandboxed-iframe', 'moving', 'late-definition', 'hostile-page'];

describe('the guides that share the source of another', () => {
  for (const host of GUIDES) {
    it(`name where ${host} has it from, and have the same`, () => {
      expect(read(`docs/guides/${host}.md`)).to.contain('`data.js` is the one of [a page with a strict policy](strict-csp.md)');
      expect(read(`test/hosts/${host}/data.js`)).to.equal(read('test/hosts/strict-csp/data.js'));
    });
  }
});
