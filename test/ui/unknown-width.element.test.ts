import { expect, fixture, html } from '@open-wc/testing';
import '../../src/widgets/kpi-tile/define.js';
import '../../src/widgets/omnichannel-dashboard/define.js';

describe('a box that is as wide as its content', () => {
  for (const [name, styles] of [
    ['a dialog', { width: 'fit-content' }], ['a float', { float: 'left' }], ['a column that centres', { display: 'flex', flexDirection: 'column', alignItems: 'center' }], ['upright text', { writingMode: 'vertical-rl' }],
  ] as const) {
    it(`is no reason to collapse: ${name}`, async () => {
      for (const element of ['kpi-tile', 'omnichannel-dashboard']) {
        const box = await fixture<HTMLElement>(html`<div></div>`);
        Object.assign(box.style, styles);
        const widget = document.createElement(element);
        box.append(widget);
        const { width } = widget.getBoundingClientRect();
        expect(width, element).to.be.within(320, innerWidth);
        expect(getComputedStyle(widget).writingMode).to.equal('horizontal-tb');
      }
    });
  }

  it('stays narrow where it must', async () => {
    for (const styles of ['display: grid; grid-template-columns: 1fr 1fr; width: 300px', 'display: flex; width: 150px', 'width: 150px']) {
      const box = await fixture<HTMLElement>(html`<div></div>`);
      box.style.cssText = styles;
      const widget = document.createElement('kpi-tile');
      box.append(widget);
      expect(widget.getBoundingClientRect().width, styles).to.be.at.most(150);
    }
  });
});
