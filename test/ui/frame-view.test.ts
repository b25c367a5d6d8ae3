import { expect } from 'chai';
import { ALL_TIME, type Period } from '../../src/contract/index.js';
import { Words } from '../../src/i18n/index.js';
import { frameView } from '../../src/ui/frame-view.js';

const foot = (completeThrough: string, period: Period, periodText?: string): readonly string[] => frameView({
  heading: 'Active HCPs', status: 'ready', table: { columns: [], rows: [] }, words: new Words('en-GB'), measures: [], receivedAt: 0, period,
  main: { columns: [], rows: [], meta: { source: 'CRM', completeThrough } }, ...(periodText !== undefined && { periodText }),
}).foot;

describe('frameView', () => {
  const october = { start: '2026-10-01', end: '2026-11-01' };

  it('says how far the figures reach only where they end before the period does', () => {
    expect(foot('2026-10-31', october)).to.deep.equal(['Oct 2026', 'CRM']);
    expect(foot('2026-11-14', october)).to.deep.equal(['Oct 2026', 'CRM']);
    expect(foot('2026-10-14', october)).to.deep.equal(['Oct 2026', 'CRM', 'complete through 14 Oct 2026']);
    expect(foot('2026-10-14', ALL_TIME)).to.deep.equal(['whole history', 'CRM', 'complete through 14 Oct 2026']);
  });

  it('does not repeat the day of a snapshot', () => {
    expect(foot('2026-10-14', october, 'as of 14 Oct 2026')).to.deep.equal(['as of 14 Oct 2026', 'CRM']);
  });
});
