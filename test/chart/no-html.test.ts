import { expect } from 'chai';
import { noHtml } from '../../src/chart/no-html.js';

function element(): { element: Element & { innerHTML: string | null }; emptied: () => number } {
  let count = 0;
  const fake = { replaceChildren: () => (count += 1) } as unknown as Element;
  noHtml(fake);
  return { element: fake, emptied: () => count };
}

describe('noHtml', () => {
  it('empties without markup', () => {
    const { element: box, emptied } = element();
    for (const nothing of ['', null]) Object.assign(box, { innerHTML: nothing });
    expect(emptied()).to.equal(2);
  });

  it('refuses markup', () => {
    const { element: box } = element();
    expect(() => Object.assign(box, { innerHTML: '<b>1</b>' })).to.throw('HTML in a chart');
  });
});
