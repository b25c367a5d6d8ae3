import { expect } from 'chai';
import { tickTexts, type Tick } from '../../src/chart/ticks.js';

const MONTHS = ['Nov', 'Dec', 'Jan', 'Feb', 'Mar', 'Apr'];
const ticks = (remark = ''): Tick[] => MONTHS.map((label, at) => ({ label, year: at < 2 ? '2025' : '2026', remark: at === 5 ? remark : '' }));

describe('tickTexts', () => {
  it('says the year first and where it changes', () => {
    expect(tickTexts(ticks(), 600, 12)).to.deep.equal(['Nov\n2025', 'Dec', 'Jan\n2026', 'Feb', 'Mar', 'Apr']);
  });

  it('puts a remark before the year', () => {
    expect(tickTexts(ticks('so far'), 600, 12).at(-1)).to.equal('Apr\nso far');
  });

  it('names every second or third where room is short, always the last', () => {
    expect(tickTexts(ticks(), 120, 12)).to.deep.equal(['', 'Dec\n2025', '', 'Feb\n2026', '', 'Apr']);
    expect(tickTexts(ticks(), 1, 12).filter(Boolean)).to.deep.equal(['Apr\n2026']);
  });

  it('names the tick that must be named instead', () => {
    expect(tickTexts(ticks(), 120, 12, 4)).to.deep.equal(['Nov\n2025', '', 'Jan\n2026', '', 'Mar', '']);
  });
});
