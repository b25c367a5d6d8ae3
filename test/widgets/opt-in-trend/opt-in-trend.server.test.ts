import { expect } from 'chai';
import { html } from 'lit';
import { renderPage } from '../../../src/server/index.js';
import '../../../src/widgets/opt-in-trend/define.js';
import { optInResult } from '../../../stories/support/opt-in-figures.js';

describe('opt-in-trend on a server', () => {
  it('draws the whole picture before anything is measured', async () => {
    const page = await renderPage((provider) => html`<opt-in-trend .provider=${provider} period="2026-05-01/2026-11-01"></opt-in-trend>`, { provider: { query: () => Promise.resolve(optInResult()) } });
    const bars = page.html.match(/<rect[^>]* class="bar /g) ?? [];
    expect(bars).to.have.lengthOf(24);
    expect(page.html.replaceAll(/<!--.*?-->/g, '')).to.contain('1,392').and.to.contain('Net +19').and.to.match(/class="line net tone-0"/);
    expect(page.failures).to.deep.equal([]);
  });
});
