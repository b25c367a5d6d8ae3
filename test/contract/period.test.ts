import { expect } from 'chai';
import { bucketsOf, elapsedPart, isPreset, isRunning, previousPeriod, resolvePeriod, wholeMonths, yearAgo } from '../../src/contract/index.js';

const period = (start: string, end: string) => ({ start, end });

describe('a written period', () => {
  it('may be dates or an interval with an exclusive end', () => {
    expect(resolvePeriod('2026-05-01/2026-11-01', undefined)).to.deep.equal(period('2026-05-01', '2026-11-01'));
    expect(resolvePeriod(period('2026-05-01', '2026-05-02'), undefined)).to.deep.equal(period('2026-05-01', '2026-05-02'));
  });

  it('may be a preset of whole buckets that the source holds completely', () => {
    const cases: Record<string, readonly [string, string, string]> = {
      'last-6-months': ['2026-10-31', '2026-05-01', '2026-11-01'],
      'last-3-months': ['2026-11-14', '2026-08-01', '2026-11-01'],
      'last-1-quarters': ['2026-10-31', '2026-07-01', '2026-10-01'],
      'last-quarter': ['2026-12-31', '2026-10-01', '2027-01-01'],
      'last-2-weeks': ['2026-11-22', '2026-11-09', '2026-11-23'],
      'last-7-days': ['2026-11-14', '2026-11-08', '2026-11-15'],
      'last-1-year': ['2026-11-14', '2025-01-01', '2026-01-01'],
      'this-month': ['2026-11-14', '2026-11-01', '2026-12-01'],
      'this-quarter': ['2026-11-14', '2026-10-01', '2027-01-01'],
      'year-to-date': ['2026-11-14', '2026-01-01', '2026-11-15'],
    };
    for (const [preset, [completeThrough, start, end]] of Object.entries(cases)) {
      expect(isPreset(preset), preset).to.equal(true);
      expect(resolvePeriod(preset, completeThrough), preset).to.deep.equal(period(start, end));
    }
  });

  it('follows a fiscal calendar', () => {
    expect(resolvePeriod('year-to-date', '2026-02-10', 'x', { timeZone: 'UTC', fiscalYearStartMonth: 4 })).to.deep.equal(period('2025-04-01', '2026-02-11'));
  });

  it('that is a preset needs to know how far the source reaches', () => {
    expect(() => resolvePeriod('last-6-months', undefined, 'kpi-tile')).to.throw('missing completeThrough for the preset "last-6-months"').with.property('code', 'missing-period');
  });

  it('is refused where it is none', () => {
    for (const wrong of ['last-six-months', 'last-0-months', '2026-05-01', '2026-11-01/2026-05-01', '2026-05-01/2026-05-01', '2026-02-30/2026-03-01', '', { start: '2026-05-01' }, { start: 'x', end: 'y' }, null]) {
      expect(() => resolvePeriod(wrong as string, '2026-10-31', 'kpi-tile'), JSON.stringify(wrong)).to.throw('kpi-tile: invalid period').with.property('code', 'invalid-period');
    }
  });
});

describe('a period', () => {
  it('counts whole months, across years', () => {
    expect(wholeMonths(period('2025-11-01', '2026-02-01'))).to.equal(3);
    expect(wholeMonths(period('2025-11-02', '2026-02-01'))).to.equal(0);
  });

  it('has a previous one of the same kind: months for months, days for days', () => {
    expect(previousPeriod(period('2026-03-01', '2026-04-01'))).to.deep.equal(period('2026-02-01', '2026-03-01'));
    expect(previousPeriod(period('2026-07-01', '2026-10-01'))).to.deep.equal(period('2026-04-01', '2026-07-01'));
    expect(previousPeriod(period('2026-03-10', '2026-03-17'))).to.deep.equal(period('2026-03-03', '2026-03-10'));
  });

  it('has one a year ago', () => {
    expect(yearAgo(period('2024-02-29', '2024-03-01'))).to.deep.equal(period('2023-02-28', '2023-03-01'));
    expect(yearAgo(period('2024-02-28', '2024-02-29'))).to.deep.equal(period('2023-02-28', '2023-03-01'));
    expect(yearAgo(period('2025-02-01', '2025-03-01'))).to.deep.equal(period('2024-02-01', '2024-03-01'));
    expect(yearAgo(period('2026-11-09', '2026-11-23'))).to.deep.equal(period('2025-11-10', '2025-11-24'));
  });

  it('is cut at what the source holds', () => {
    const quarter = period('2026-10-01', '2027-01-01');
    expect(elapsedPart(quarter, '2026-11-14')).to.deep.equal(period('2026-10-01', '2026-11-15'));
    expect(elapsedPart(quarter, '2026-12-31')).to.equal(quarter);
    expect(elapsedPart(quarter, '2026-09-01')).to.equal(quarter);
    expect(elapsedPart(quarter, undefined)).to.equal(quarter);
    expect(isRunning(quarter, '2026-12-30')).to.equal(true);
    expect(isRunning(quarter, '2026-12-31')).to.equal(false);
  });

  it('names every bucket it touches', () => {
    expect(bucketsOf(period('2026-05-15', '2026-08-01'), 'month')).to.deep.equal(['2026-05-01', '2026-06-01', '2026-07-01']);
    expect(bucketsOf(period('2026-12-28', '2027-01-05'), 'week')).to.deep.equal(['2026-12-28', '2027-01-04']);
  });
});
