import { expect } from 'chai';
import { CORE_CATALOG } from '../../src/catalog/index.js';
import { ALL_TIME, type Period } from '../../src/contract/index.js';
import { Words } from '../../src/i18n/index.js';
import { frameAbout } from '../../src/ui/frame-about.js';
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

  it('tells what the figures mean, where they come from and what they do not follow, as far as it is known', () => {
    const words = new Words('en-GB');
    const facts = { heading: 'Active HCPs', status: 'ready', table: { columns: [], rows: [] }, words, measures: ['activeHcps'], receivedAt: 0 } as const;
    const terms = (about: ReturnType<typeof frameAbout>): string[] => about.map(({ term }) => term);
    const meta = { source: 'CRM', completeThrough: '2026-10-31', ignoredFilters: ['channel'] };
    const about = frameAbout(frameView({ ...facts, catalog: CORE_CATALOG, period: october, main: { columns: [], rows: [], meta } }), words);
    expect(terms(about)).to.deep.equal(['Active HCPs', 'Period', 'Source', 'Complete through', 'Not filtered by']);
    expect(about.slice(1).map(({ text }) => text)).to.deep.equal(['Oct 2026', 'CRM', '31 Oct 2026', 'Channel']);
    expect(terms(frameAbout(frameView(facts), words))).to.deep.equal([]);
  });
});
