import { expect } from 'chai';
import { catalogWith, measure } from './more-catalog.js';
import { answer, between, dayOf, one, only, randomBelow, refusal, times } from './small.js';

type Row = Record<string, unknown>;
const within = (days: number): readonly [{ readonly column: string; readonly within: number; readonly of: string }] => [{ column: 'repliedAt', within: days, of: 'askedAt' }];
const catalog = catalogWith(
  measure('prompt', { op: 'count', fact: 'goals', where: within(3) }),
  measure('sinceKnown', { op: 'count', fact: 'goals', where: [{ column: 'repliedAt', within: 5, of: 'knownSince' }] }),
  measure('done', { op: 'sum', fact: 'goals', column: 'done' }),
  measure('capped', { op: 'sum', fact: 'goals', column: 'done', cap: 'most' }),
  measure('weighted', { op: 'sum', fact: 'goals', column: 'done', cap: 'most', times: 'weight' }),
  measure('shared', { op: 'sum', fact: 'goals', column: 'done', times: 'share' }),
  measure('reach', { op: 'only', fact: 'reaches', column: 'reach' }),
);
const OPEN = { catalog };
const goal = (more: Row): Row => ({ hcp: 'a', day: '2026-05-10', channel: 'web', ...more });

describe('a date within so many days after another', () => {
  const asked = '2026-05-10';
  const on = (repliedAt: string, askedAt = asked): Row => goal({ repliedAt, askedAt });

  it('counts the day itself and the last day, not the day before or after', async () => {
    for (const [repliedAt, count] of [['2026-05-10', 1], ['2026-05-13', 1], ['2026-05-14', 0], ['2026-05-09', 0], ['', 0]] as const) {
      expect(await one({ goals: [on(repliedAt)] }, 'prompt', {}, OPEN), repliedAt).to.equal(count);
    }
    expect(await one({ goals: [on('2026-05-10', '')] }, 'prompt', {}, OPEN)).to.equal(0);
  });

  it('reads a date of a look-up, and holds for no row without it', async () => {
    const goals = ['x', 'y', ''].map((kindOfGoal) => goal({ repliedAt: '2026-05-10', kindOfGoal }));
    const weights = [{ kindOfGoal: 'x', knownSince: '2026-05-06' }, { kindOfGoal: 'y', knownSince: '2026-05-01' }];
    expect(await one({ goals, weights }, 'sinceKnown', {}, OPEN)).to.equal(1);
    expect(await one({ goals }, 'sinceKnown', {}, OPEN)).to.equal(0);
  });
});

describe('sums of limited and weighted values', () => {
  const goals = [goal({ done: 5, most: 4, weight: 2 }), goal({ done: 1, most: 4, weight: 0.5 }), goal({ done: 7, most: '', weight: 1 }), goal({ done: '', most: 4, weight: 9 }), goal({ done: 3, most: 4, weight: '' }), goal({ done: -2, most: -5, weight: 1 })];

  it('take the cap where it is lower, and rows without a factor not at all', async () => {
    // 4 + 1 + 7 + 3 − 5; 4 × 2 + 1 × 0.5 + 7 − 5.
    expect(await answer({ goals }, { measures: ['done', 'capped', 'weighted'] }, OPEN)).to.deep.equal({ all: [14, 10, 10.5] });
  });

  it('are missing where no row has both value and factor, and zero where a loaded month has no row', async () => {
    expect(await one({ goals: [goal({ done: 3, most: '', weight: '' }), goal({ done: '', most: 9, weight: 3 })] }, 'weighted', {}, OPEN)).to.equal(null);
    expect(await one({ goals }, 'weighted', { filters: [only('channel', 'phone')] }, OPEN)).to.equal(0);
    expect(await one({ goals }, 'weighted', { period: between('2026-06-01', '2026-07-01') }, OPEN)).to.equal(null);
  });

  it('take a factor from a look-up', async () => {
    const rows = ['x', 'y', ''].map((kindOfGoal) => goal({ done: 10, kindOfGoal }));
    expect(await one({ goals: rows, weights: [{ kindOfGoal: 'x', share: 0.5 }, { kindOfGoal: 'y', share: '' }] }, 'shared', {}, OPEN)).to.equal(5);
    expect(await refusal({ goals: rows }, { measures: ['shared'] }, OPEN)).to.include({ code: 'missing-column' });
  });

  it('agree with plain loops', async () => {
    for (let seed = 1; seed <= 8; seed++) {
      const below = randomBelow(seed * 31);
      const value = (): number | '' => (below(4) ? below(20) - 5 : '');
      const rows = times(80, () => goal({ channel: ['web', 'phone', 'sms'][below(3)], done: value(), most: value(), weight: value() }));
      const expected: Record<string, number | null> = {};
      for (const { channel, done, most, weight } of rows as readonly { channel: string; done: number | ''; most: number | ''; weight: number | '' }[]) {
        expected[channel] ??= null;
        if (done !== '' && weight !== '') expected[channel] = (expected[channel] ?? 0) + (most === '' ? done : Math.min(done, most)) * weight;
      }
      expect(await answer({ goals: rows }, { measures: ['weighted'], dimensions: ['channel'] }, OPEN)).to.deep.equal(expected);
    }
  });

  it('stand on the HCPs whose rows have a value', async () => {
    const rows = times(9, (number) => goal({ hcp: `h${number}`, done: number <= 2 ? 10 : '' }));
    expect(await one({ goals: rows }, 'done', {}, { catalog, k: 5 })).to.equal('suppressed');
    expect(await one({ goals: rows.map((row) => ({ ...row, done: 1 })) }, 'done', {}, { catalog, k: 5 })).to.equal(9);
  });
});

describe('a value that cannot be added', () => {
  const reaches = [{ place: 'x', day: '2026-05-01', reach: 900 }, { place: 'y', day: '2026-05-01', reach: 400 }, { place: 'x', day: '2026-06-01', reach: 950 }, { place: 'y', day: '2026-06-01', reach: '' }];
  const monthly = { measures: ['reach'], grain: 'month', period: between('2026-05-01', '2026-08-01') } as const;

  it('is that of the one row of a cell; of several it is not applicable, of none missing', async () => {
    expect(await answer({ reaches }, { ...monthly, dimensions: ['place'] }, OPEN)).to.deep.equal({
      'x 2026-05-01': 900, 'x 2026-06-01': 950, 'x 2026-07-01': null, 'y 2026-05-01': 400, 'y 2026-06-01': null, 'y 2026-07-01': null,
    });
    expect(await answer({ reaches }, monthly, OPEN)).to.deep.equal({ '2026-05-01': 'notApplicable', '2026-06-01': 'notApplicable', '2026-07-01': null });
    expect(await one({ reaches }, 'reach', { period: between('2026-05-01', '2026-06-01'), filters: [only('place', 'y')] }, OPEN)).to.equal(400);
    expect(await one({ reaches }, 'reach', { period: between('2026-05-01', '2026-06-01'), filters: [only('place', 'z')] }, OPEN)).to.equal(null);
  });

  it('is partial in a running month', async () => {
    expect(await one({ reaches }, 'reach', { period: between('2026-06-01', '2026-07-01'), filters: [only('place', 'x')] }, { catalog, completeThrough: '2026-06-10' })).to.equal('950 partial');
  });
});

describe('days without rows', () => {
  const interactions = ['2026-01-05', '2026-01-20', '2026-03-02'].map((occurredAt) => ({ hcp: 'a', occurredAt, channel: 'web' }));
  const count = (grain: 'day' | 'week' | 'month', start: string, end: string, completeThrough = '2026-12-31'): ReturnType<typeof answer> => answer({ interactions }, { measures: ['interactions'], grain, period: between(start, end) }, { completeThrough });

  it('are zero in a month that has rows, since tables are loaded by the month', async () => {
    expect(await count('day', '2026-01-04', '2026-01-07')).to.deep.equal({ '2026-01-04': 0, '2026-01-05': 1, '2026-01-06': 0 });
    expect(await count('week', '2026-01-05', '2026-01-26')).to.deep.equal({ '2026-01-05': 1, '2026-01-12': 0, '2026-01-19': 1 });
  });

  it('are missing in a whole month without any, which nobody loaded: no figures for February', async () => {
    expect(await count('month', '2026-01-01', '2026-04-01')).to.deep.equal({ '2026-01-01': 2, '2026-02-01': null, '2026-03-01': 1 });
    expect(await count('day', '2026-02-27', '2026-03-03')).to.deep.equal({ '2026-02-27': null, '2026-02-28': null, '2026-03-01': 0, '2026-03-02': 1 });
    // A week is of both months: the days in February are not known.
    expect(await count('week', '2026-02-23', '2026-03-09')).to.deep.equal({ '2026-02-23': null, '2026-03-02': 1 });
  });

  it('are partial at the edge of what is known, missing beyond it, and not made zero by rows that are not known yet', async () => {
    expect(await count('week', '2026-01-12', '2026-02-02', '2026-01-22')).to.deep.equal({ '2026-01-12': 0, '2026-01-19': '1 partial', '2026-01-26': null });
    expect(await count('day', '2026-03-01', '2026-03-03', '2026-03-01')).to.deep.equal({ '2026-03-01': null, '2026-03-02': null });
  });

  it('of a table that is dated by month only are missing: it knows of no day', async () => {
    const tables = { sales: ['2026-01-01', '2026-02-01'].map((month) => ({ product: 'p', month, turnover: 5, units: 1 })), products: [{ product: 'p', own: true }] };
    expect(await answer(tables, { measures: ['units'], grain: 'day', period: between('2026-01-31', '2026-02-03') })).to.deep.equal({ '2026-01-31': null, '2026-02-01': 1, '2026-02-02': null });
  });

  it('agree with plain loops', async () => {
    for (let seed = 1; seed <= 6; seed++) {
      const below = randomBelow(seed * 57);
      const rows = times(12, () => ({ hcp: 'a', occurredAt: dayOf('2026-01-01', below(200)) }));
      const found = await answer({ interactions: rows }, { measures: ['interactions'], grain: 'day', period: between('2026-01-01', '2026-08-01') });
      for (const [day, value] of Object.entries(found)) {
        const count = rows.filter(({ occurredAt }) => occurredAt === day).length;
        const hasMonth = rows.some(({ occurredAt }) => occurredAt.slice(0, 7) === day.slice(0, 7));
        expect(value, day).to.equal(hasMonth ? count : null);
      }
    }
  });
});
