import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { withPlainProperties } from '../../scripts/support/plain-properties.mjs';
import { filesUnder } from '../support/module-graph.js';

const SOURCE = `
import { LitElement } from 'lit';
import { property, state } from 'lit/decorators.js';

/** A tile. */
export class Tile extends LitElement {
  /** Its figure. */
  @property({ attribute: 'the-figure', converter: Number }) figure = 1;
  @property() override unit?: string;
  @state() private open = false;
  @property({ attribute: false })
  get size(): number {
    return 1;
  }
  set size(given: number) {
    this.plain = given;
  }
  static styles = [];
  plain = 2;
}
`;

describe('properties in the built package', () => {
  it('are made by plain calls', () => {
    const code = withPlainProperties(SOURCE);
    expect([...code.matchAll(/this\.createProperty\((.*)\);/g)].map(([, given]) => given)).to.deep.equal(['"figure", { attribute: \'the-figure\', converter: Number }', '"unit"', '"open", { state: true }', '"size", { attribute: false }']);
    expect(code).to.not.contain('decorators').and.to.not.contain('@property');
    expect(code).to.contain('figure = 1;').and.to.contain('override unit?: string;').and.to.contain('private open = false;').and.to.contain('plain = 2;');
    expect(code.indexOf('static styles')).to.be.below(code.indexOf('createProperty'));
  });

  it('are those of the source, in every element', () => {
    const files = filesUnder('src').map((file) => readFileSync(file, 'utf8')).filter((code) => code.includes('lit/decorators.js'));
    expect(files).to.have.length.greaterThan(5);
    for (const code of files) {
      const decorated = [...code.matchAll(/^\s*@(?:property|state)\(/gm)].length;
      const plain = withPlainProperties(code);
      expect([...plain.matchAll(/this\.createProperty\(/g)].length).to.equal(decorated);
      expect(plain).to.not.contain('lit/decorators.js');
    }
  });

  it('refuse a decorator that nobody has told the meaning of', () => {
    expect(() => withPlainProperties(SOURCE.replace('@state()', '@query("i")'))).to.throw('unknown decorator "query("i")"');
  });

  it('leaves other modules as they are', () => {
    expect(withPlainProperties('const a = 1;')).to.equal('const a = 1;');
  });
});
