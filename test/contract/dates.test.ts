import { expect } from 'chai';
import { addDays, addMonths, bucketStart, dayNumber, isoDate, nextBucket, requireDay } from '../../src/contract/index.js';

describe('dates', () => {
  it('know which days exist', () => {
    expect(dayNumber('1970-01-01')).to.equal(0);
    expect(dayNumber('2024-02-29')).to.be.a('number');
    for (const text of ['2026-02-30', '2025-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '01/05/2026', '', '2026-05-01T00:00:00Z']) {
      expect(dayNumber(text), text).to.equal(null);
    }
  });

  it('turn into day numbers and back', () => {
    for (const date of ['1900-01-01', '1969-12-31', '2000-02-29', '2026-10-31', '2100-01-01']) expect(isoDate(requireDay(date, 'test'))).to.equal(date);
  });

  it('name who gave a wrong one', () => {
    expect(() => requireDay('2026-02-30', 'kpi-tile')).to.throw('kpi-tile: invalid date "2026-02-30". Write an existing date as YYYY-MM-DD. (invalid-date)');
  });

  it('keep or clamp the day when months are added', () => {
    expect(addMonths('2026-01-31', 1)).to.equal('2026-02-28');
    expect(addMonths('2024-02-29', 12)).to.equal('2025-02-28');
    expect(addMonths('2026-03-15', -3)).to.equal('2025-12-15');
    expect(addMonths('2026-12-01', 1)).to.equal('2027-01-01');
  });

  it('fall into ISO weeks, which begin on Monday and may cross the year', () => {
    expect(bucketStart('2026-11-22', 'week')).to.equal('2026-11-16');
    expect(bucketStart('2026-11-16', 'week')).to.equal('2026-11-16');
    expect(bucketStart('2027-01-01', 'week')).to.equal('2026-12-28');
    expect(bucketStart('1969-12-30', 'week')).to.equal('1969-12-29');
  });

  it('fall into months, quarters and years', () => {
    expect(bucketStart('2026-11-22', 'month')).to.equal('2026-11-01');
    expect(bucketStart('2026-11-22', 'quarter')).to.equal('2026-10-01');
    expect(bucketStart('2026-11-22', 'year')).to.equal('2026-01-01');
    expect(bucketStart('2026-11-22', 'day')).to.equal('2026-11-22');
  });

  it('follow a fiscal year', () => {
    const april = { fiscalYearStartMonth: 4 };
    expect(bucketStart('2026-02-10', 'year', april)).to.equal('2025-04-01');
    expect(bucketStart('2026-04-01', 'year', april)).to.equal('2026-04-01');
    expect(bucketStart('2026-02-10', 'quarter', { fiscalYearStartMonth: 2 })).to.equal('2026-02-01');
    expect(bucketStart('2026-01-31', 'quarter', { fiscalYearStartMonth: 2 })).to.equal('2025-11-01');
  });

  it('step to the next bucket', () => {
    expect(nextBucket('2026-12-28', 'week')).to.equal('2027-01-04');
    expect(nextBucket('2026-10-01', 'quarter')).to.equal('2027-01-01');
    expect(nextBucket('2024-01-01', 'year')).to.equal('2025-01-01');
    expect(nextBucket(addDays('2024-02-28', 0), 'day')).to.equal('2024-02-29');
  });
});
