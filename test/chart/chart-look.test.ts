import { expect } from 'chai';
import { plainColour } from '../../src/chart/chart-look.js';

describe('plainColour', () => {
  it('leaves what the engine reads', () => {
    expect(plainColour('rgb(11, 122, 111)')).to.equal('rgb(11, 122, 111)');
  });

  it('turns mixed colours into rgba', () => {
    expect(plainColour('color(srgb 0.1 0.2 1 / 0.12)')).to.equal('rgba(26, 51, 255, 0.12)');
    expect(plainColour('color(srgb 1.2 -0.1 0)')).to.equal('rgba(255, 0, 0, 1)');
  });
});
