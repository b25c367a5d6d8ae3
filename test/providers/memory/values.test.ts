import { expect } from 'chai';
import { isoDate } from '../../../src/contract/index.js';
import { NO_DAY } from '../../../src/tables/column-store.js';
import { DayReader, parseFlag, parseNumber } from '../../../src/tables/values.js';

describe('dates', () => {
  const read = (text: string, timeZone = 'Europe/Paris'): string => {
    const day = new DayReader(timeZone).read(text);
    return day === NO_DAY ? 'none' : isoDate(day);
  };

  for (const [text, day] of [
    ['2026-02-28', '2026-02-28'],
    ['2025-10-31T23:30:00Z', '2025-11-01'],
    ['2025-10-31 23:30:00+00', '2025-11-01'],
    ['2025-10-31T23:30:00.123456+0100', '2025-10-31'],
    ['2025-10-31T20:30:00-05:00', '2025-11-01'],
    ['2025-10-31T23:30', '2025-10-31'],
    ['2025-10-31 23:59:59.999', '2025-10-31'],
    // The last night of summer time, and the first of winter time: midnight in Paris is 22:00, then 23:00 in UTC.
    ['2025-10-25T22:00:00Z', '2025-10-26'],
    ['2025-10-26T22:59:59Z', '2025-10-26'],
    ['2025-10-26T23:00:00Z', '2025-10-27'],
    ['2026-03-28T22:59:59Z', '2026-03-28'],
    ['2026-03-29T22:00:00Z', '2026-03-30'],
    ['1969-12-31T23:30:00Z', '1970-01-01'],
  ] as const) {
    it(`${text} is ${day} in Paris`, () => {
      expect(read(text)).to.equal(day);
    });
  }

  it('falls on the day of zones with half hours and on both sides of the date line', () => {
    expect(read('2026-05-01T18:29:59Z', 'Asia/Kolkata')).to.equal('2026-05-01');
    expect(read('2026-05-01T18:30:00Z', 'Asia/Kolkata')).to.equal('2026-05-02');
    expect(read('2026-05-01T10:00:00Z', 'Pacific/Kiritimati')).to.equal('2026-05-02');
    expect(read('2026-05-01T10:59:59Z', 'Pacific/Pago_Pago')).to.equal('2026-04-30');
  });

  it('agrees with the platform at every quarter hour of a year', () => {
    const timeZone = 'Australia/Lord_Howe';
    const platform = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    const days = new DayReader(timeZone);
    const start = Date.UTC(2026, 0, 1);
    for (let quarter = 0; quarter < 365 * 96; quarter += 1) {
      const instant = new Date(start + quarter * 900_000);
      expect(isoDate(days.readInstant(instant.getTime()))).to.equal(platform.format(instant));
    }
  });

  for (const text of ['2026-02-30', '2026-02-30T10:00:00Z', '31/10/2026', '2026-10', '20261031', '2026-10-31T24:00:00', '2026-10-31T10:60', '2026-10-31T10:00 CET', 'yesterday']) {
    it(`${text} is none`, () => {
      expect(read(text)).to.equal('none');
    });
  }
});

describe('numbers', () => {
  for (const [text, value] of [['1250', 1250], ['-3.5', -3.5], ['+4', 4], ['.5', 0.5], ['1e3', 1000], ['1 250', 1250], ['1\u00a0250\u202f000', 1_250_000], ['\u22123', -3], ['007', 7]] as const) {
    it(`reads ${text}`, () => {
      expect(parseNumber(text, false)).to.equal(value);
      expect(parseNumber(text, true)).to.equal(value);
    });
  }

  it('reads a decimal comma only where commas separate nothing', () => {
    expect(parseNumber('1 250,75', true)).to.equal(1250.75);
    expect(parseNumber('12,5', false)).to.be.NaN;
  });

  for (const text of ['12,345.6', '1.234,5', '1.2.3', '1 25', '12 %', '0x10', 'Infinity', 'NaN', 'n/a', '-', 'e5', '€ 5', '1e999']) {
    it(`refuses ${text}`, () => {
      expect(parseNumber(text, true)).to.be.NaN;
      expect(parseNumber(text, false)).to.be.NaN;
    });
  }
});

describe('flags', () => {
  it('are true, yes and 1, false, no and 0 in any case, and nothing else', () => {
    expect(['true', 'TRUE', 'Yes', '1'].map(parseFlag)).to.deep.equal([1, 1, 1, 1]);
    expect(['false', 'False', 'NO', '0'].map(parseFlag)).to.deep.equal([0, 0, 0, 0]);
    expect(['x', '2', 'oui'].map(parseFlag)).to.deep.equal([undefined, undefined, undefined]);
  });
});
