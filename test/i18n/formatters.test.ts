import { expect } from 'chai';
import { Formatters, NO_FIGURE } from '../../src/i18n/formatters.js';

const NARROW = '\u202f';
const WIDE = '\u00a0';
const MINUS = '\u2212';
const format = { en: new Formatters('en'), enGb: new Formatters('en-GB'), fr: new Formatters('fr'), de: new Formatters('de'), ru: new Formatters('ru'), ar: new Formatters('ar-EG') };

describe('Formatters', () => {
  it('groups thousands as the language does', () => {
    expect(format.en.number(1821)).to.equal('1,821');
    expect(format.fr.number(1821)).to.equal(`1${NARROW}821`);
    expect(format.de.number(1821)).to.equal('1.821');
    expect(format.ru.number(1821)).to.equal(`1${WIDE}821`);
  });

  it('writes the digits of the language', () => {
    expect(format.ar.number(1821)).to.equal('١٬٨٢١');
  });

  it('prints exactly the decimals asked for, or at most as many', () => {
    expect(format.en.number(2.5, 2)).to.equal('2.50');
    expect(format.en.number(2.5, 2, { exact: false })).to.equal('2.5');
    expect(format.fr.number(2.58, 2)).to.equal('2,58');
  });

  it('takes shares from 0 to 1', () => {
    expect(format.en.share(0.053)).to.equal('5.3%');
    expect(format.fr.share(0.053)).to.equal(`5,3${WIDE}%`);
    expect(format.de.share(0.053)).to.equal(`5,3${WIDE}%`);
    expect(format.ru.share(0.053)).to.equal(`5,3${WIDE}%`);
    expect(format.en.share(0.23, 0)).to.equal('23%');
  });

  it('signs differences with a real minus and leaves zero bare', () => {
    expect(format.en.number(-12, 0, { signed: true })).to.equal(`${MINUS}12`);
    expect(format.en.number(12, 0, { signed: true })).to.equal('+12');
    expect(format.en.number(0, 0, { signed: true })).to.equal('0');
    expect(format.en.number(-0.004, 2, { signed: true }), 'a rounded zero').to.equal('0.00');
    expect(format.fr.share(-0.012, 1, { signed: true })).to.equal(`${MINUS}1,2${WIDE}%`);
  });

  it('shows what is not there as such, never as zero', () => {
    for (const text of [format.en.number(null), format.en.share(null), format.en.figure(null, { unit: 'money', decimals: 0 })]) expect(text).to.equal(NO_FIGURE);
  });

  it('prints a figure by its unit', () => {
    expect(format.en.figure(0.231, { unit: 'share', decimals: 1 })).to.equal('23.1%');
    expect(format.en.figure(2.58, { unit: 'points', decimals: 2 }, { signed: true })).to.equal('+2.58');
    expect(format.en.figure(1821, { unit: 'hcp', decimals: 0 })).to.equal('1,821');
    expect(format.en.figure(1250000, { unit: 'money', decimals: 0 })).to.equal('€1,250,000');
    expect(format.fr.figure(1250000, { unit: 'money', decimals: 0, currency: 'CHF' })).to.equal(`1${NARROW}250${NARROW}000${WIDE}CHF`);
    expect(format.en.figure(1250000, { unit: 'money', decimals: 0 }, { compact: true })).to.equal('€1.25M');
    expect(format.fr.figure(3511234, { unit: 'money', decimals: 0 }, { compact: true })).to.equal(`3,51${WIDE}M${WIDE}€`);
  });

  it('prints a rank by its label, and as a number where it has none', () => {
    const stage = { unit: 'stage', decimals: 0, ranks: ['Unuser', 'Awareness'] } as const;
    expect([0, 1, 2].map((rank) => format.en.figure(rank, stage))).to.deep.equal(['Unuser', 'Awareness', '2']);
    expect(format.en.figure(null, stage)).to.equal(NO_FIGURE);
  });

  it('writes great amounts of money short where it is asked to be brief, and nothing else', () => {
    const money = { unit: 'money', decimals: 0 } as const;
    expect([3511234, -1200000, 999999].map((value) => format.en.brief(value, money))).to.deep.equal(['€3.51M', `${MINUS}€1.2M`, '€999,999']);
    expect(format.en.brief(3511234, { unit: 'hcp', decimals: 0 })).to.equal('3,511,234');
  });

  it('names one day whatever the time zone of the machine', () => {
    expect(format.en.date('2026-11-14')).to.equal('Nov 14, 2026');
    expect(format.enGb.date('2026-11-14')).to.equal('14 Nov 2026');
    expect(format.fr.date('2026-11-14', { year: false })).to.equal('14 nov.');
    expect(format.de.date('2026-01-01')).to.match(/^1\. Jan\.? 2026$/);
  });

  it('names a period by the months it holds, its end being exclusive', () => {
    const spaces = (text: string): string => text.replace(/\s/g, ' ');
    const half = { start: '2026-05-01', end: '2026-11-01' };
    expect(spaces(format.en.period(half))).to.equal('May – Oct 2026');
    expect(spaces(format.fr.period(half))).to.equal('mai–oct. 2026');
    expect(spaces(format.ru.period(half))).to.match(/^май 2026 г\. – окт\. 2026 г\.$/);
    expect(spaces(format.en.period({ start: '2026-10-01', end: '2026-11-01' })), 'one month').to.equal('Oct 2026');
    expect(spaces(format.en.period({ start: '2025-11-01', end: '2026-02-01' })), 'over the new year').to.equal('Nov 2025 – Jan 2026');
    expect(spaces(format.en.period({ start: '2026-11-01', end: '2026-11-15' })), 'days').to.equal('Nov 1 – 14, 2026');
  });

  it('names buckets of time', () => {
    expect(format.en.bucket('2026-10-01', 'month')).to.equal('Oct');
    expect(format.fr.bucket('2026-10-01', 'month', { long: true })).to.equal('octobre 2026');
    expect(format.en.bucket('2026-07-01', 'quarter').replace(/\s/g, ' ')).to.equal('Jul – Sep 2026');
    expect(format.en.bucket('2026-01-01', 'quarter').replace(/\s/g, ' '), 'the shortest quarter').to.equal('Jan – Mar 2026');
    expect(format.en.bucket('2026-01-01', 'year')).to.equal('2026');
  });

  it('names the time of day, and the day where it is another', () => {
    const now = new Date(2026, 10, 14, 18, 0).getTime();
    expect(format.fr.instant(new Date(2026, 10, 14, 10, 42).getTime(), now)).to.equal('10:42');
    expect(format.fr.instant(new Date(2026, 10, 13, 10, 42).getTime(), now)).to.match(/^13 nov\..*10:42$/);
  });

  it('joins words as the language does', () => {
    expect(format.en.list(['A', 'B', 'C'])).to.equal('A, B, and C');
    expect(format.fr.list(['A', 'B', 'C'])).to.equal('A, B et C');
  });
});
