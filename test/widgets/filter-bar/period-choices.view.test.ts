import { expect } from 'chai';
import { ALL_TIME } from '../../../src/contract/index.js';
import { registerLocale, Words } from '../../../src/i18n/index.js';
import { fr } from '../../../src/locales/fr/fr.js';
import { DEFAULT_PRESETS, periodView, rangeFault, rangePeriod, type PeriodFacts, type PeriodView } from '../../../src/widgets/filter-bar/period-choices.view.js';

registerLocale(fr);

const viewOf = (more: Partial<PeriodFacts> = {}): PeriodView => periodView({
  period: 'last-6-months', presets: DEFAULT_PRESETS, completeThrough: '2026-11-14', calendar: { timeZone: 'UTC' }, words: new Words('en'), ...more,
});
const plain = (text: string | undefined): string => (text ?? '').replace(/\s/g, ' ');
const unknownReach = (more: Partial<PeriodFacts> = {}): PeriodView => {
  const { completeThrough: _, ...facts } = { period: 'last-6-months', presets: DEFAULT_PRESETS, completeThrough: '', calendar: { timeZone: 'UTC' }, words: new Words('en'), ...more };
  return periodView(facts);
};

describe('the period in words', () => {
  it('is a name and its dates', () => {
    expect(plain(viewOf().text)).to.equal('Last 6 months · May – Oct 2026');
    expect(plain(viewOf({ period: 'last-1-months' }).text)).to.equal('Last month · Oct 2026');
    expect(plain(viewOf({ period: 'year-to-date' }).text)).to.equal('Year to date · Jan 1 – Nov 14, 2026');
    expect(plain(viewOf({ period: 'last-30-days' }).text)).to.equal('Last 30 days · Oct 16 – Nov 14, 2026');
  });

  it('is the name of a quarter or a year, else only dates', () => {
    expect(plain(viewOf({ period: '2026-07-01/2026-10-01' }).text)).to.equal('Q3 2026 · Jul – Sep 2026');
    expect(plain(viewOf({ period: { start: '2026-10-01', end: '2026-11-01' } }).text)).to.equal('Oct 2026');
    expect(plain(viewOf({ period: '2026-05-03/2026-05-09' }).text)).to.equal('May 3 – 8, 2026');
    expect(viewOf({ period: ALL_TIME }).text).to.equal('Whole history');
  });

  it('has no dates while nobody knows how far the source reaches', () => {
    const view = unknownReach();
    expect(view.text).to.equal('Last 6 months');
    expect(view.presets.map(({ dates }) => dates)).to.deep.equal(DEFAULT_PRESETS.map(() => undefined));
    expect([view.from, view.to, view.max, view.steps.length]).to.deep.equal(['', '', undefined, 0]);
  });
});

describe('the usual periods', () => {
  it('have names, dates, and the chosen one', () => {
    expect(viewOf().presets.map(({ label, dates, chosen }) => `${label}: ${plain(dates)}${chosen ? ' ✓' : ''}`)).to.deep.equal([
      'Last 3 months: Aug – Oct 2026', 'Last 6 months: May – Oct 2026 ✓', 'Last 12 months: Nov 2025 – Oct 2026',
      'This quarter: Oct – Dec 2026', 'Last quarter: Jul – Sep 2026', 'Year to date: Jan 1 – Nov 14, 2026',
    ]);
  });

  it('have names in French, each of its own', () => {
    const names = viewOf({ words: new Words('fr'), presets: [...DEFAULT_PRESETS, 'last-30-days', 'this-week', 'last-week', 'this-month', 'last-month', 'this-year', 'last-year', 'last-2-years', 'last-8-weeks', 'last-4-quarters'] }).presets.map(({ label }) => label);
    expect(names).to.include.members(['6 derniers mois', 'Ce trimestre', 'Trimestre dernier', 'Mois dernier', '2 dernières années']);
    expect(new Set(names).size).to.equal(names.length);
  });
});

describe('the stretches of the calendar', () => {
  const steps = (more: Partial<PeriodFacts> = {}): readonly string[] => viewOf(more).steps.map(({ previous, current, next }) => plain(`${previous.name} | ${current.name} | ${next?.name ?? ''}`));

  it('lie around the last day that is shown and known, and end where the source does', () => {
    expect(steps({ period: '2026-07-01/2026-10-01' })).to.deep.equal([
      'Sep 21 – 27, 2026 | Sep 28 – Oct 4, 2026 | Oct 5 – 11, 2026', 'August 2026 | September 2026 | October 2026', 'Q2 2026 | Q3 2026 | Q4 2026', '2025 | 2026 | ',
    ]);
    expect(steps({ period: 'this-quarter' })).to.deep.equal(['Nov 2 – 8, 2026 | Nov 9 – 15, 2026 | ', 'October 2026 | November 2026 | ', 'Q3 2026 | Q4 2026 | ', '2025 | 2026 | ']);
  });

  it('know the one that is chosen', () => {
    expect(viewOf({ period: '2026-07-01/2026-10-01' }).steps.map(({ chosen }) => chosen)).to.deep.equal([false, false, true, false]);
    expect(viewOf({ period: '2026-07-01/2026-10-01' }).steps[2]?.previous.period).to.deep.equal({ start: '2026-04-01', end: '2026-07-01' });
  });

  it('follow a fiscal year, and are named by both of its years', () => {
    const calendar = { timeZone: 'UTC', fiscalYearStartMonth: 4 };
    expect(steps({ period: '2026-07-01/2026-10-01', calendar }).slice(2)).to.deep.equal(['Q1 FY 2026/27 | Q2 FY 2026/27 | Q3 FY 2026/27', 'FY 2025/26 | FY 2026/27 | ']);
    expect(plain(viewOf({ period: 'year-to-date', calendar }).text)).to.equal('Year to date · Apr 1 – Nov 14, 2026');
    expect(plain(viewOf({ period: '2025-04-01/2026-04-01', calendar, words: new Words('fr') }).text)).to.equal('Ex. 2025/26 · avr. 2025 – mars 2026');
  });
});

describe('a range from day to day', () => {
  it('includes its last day for the reader, and ends the day after in the figures', () => {
    const view = viewOf({ period: '2026-05-01/2026-11-01' });
    expect([view.from, view.to, view.max]).to.deep.equal(['2026-05-01', '2026-10-31', '2026-11-14']);
    expect(rangePeriod('2026-05-01', '2026-10-31')).to.deep.equal({ start: '2026-05-01', end: '2026-11-01' });
    expect(rangePeriod('2026-05-01', '2026-05-01')).to.deep.equal({ start: '2026-05-01', end: '2026-05-02' });
  });

  it('begins with no day that the source does not hold yet', () => {
    expect(viewOf({ period: 'this-quarter' }).to).to.equal('2026-11-14');
  });

  it('is refused in words', () => {
    const fault = (from: string, to: string): string | undefined => rangeFault(from, to, { completeThrough: '2026-11-14', words: new Words('en') });
    expect(fault('2026-05-01', '2026-05-01')).to.equal(undefined);
    expect(fault('', '2026-05-01')).to.equal('Give the first and the last day.');
    expect(fault('2026-05-02', '2026-05-01')).to.equal('The last day lies before the first.');
    expect(fault('2026-05-02', '2026-11-15')).to.equal('The last day lies after Nov 14, 2026, up to which figures are complete.');
    expect(rangeFault('2026-05-02', '2030-01-01', { words: new Words('en') })).to.equal(undefined);
  });
});
