import { expect } from 'chai';
import { catalogWith, measure, named } from './more-catalog.js';
import { answer, ask, between, dayOf, one, only, randomBelow, times, type Tables } from './small.js';

const catalog = catalogWith(
  measure('points', { op: 'sum', fact: 'interactions', column: 'points' }),
  measure('weightedUnits', { op: 'product', left: named('clickRate'), right: named('activeHcps') }),
  measure('index', { op: 'index', left: { op: 'growth', of: named('interactions'), against: 'previous-period' }, right: { op: 'growth', of: named('activities'), against: 'previous-period' } }),
  measure('before', { op: 'shift', of: named('interactions'), against: 'previous-period' }),
  measure('lastYear', { op: 'shift', of: named('interactions'), against: 'year-ago' }),
  measure('stockBefore', { op: 'shift', of: named('hcpsInUniverse'), against: 'previous-period' }),
  measure('back', { op: 'reversed', of: named('movedHcps') }),
  measure('net', { op: 'difference', left: named('movedHcps'), right: { op: 'reversed', of: named('movedHcps') } }),
  measure('minus', { op: 'difference', left: named('interactions'), right: named('delivered') }),
  measure('squared', { op: 'product', left: named('interactions'), right: named('interactions') }),
);
const OPEN = { catalog };
const seen = (occurredAt: string, count = 1, channel = 'web'): readonly Record<string, unknown>[] => times(count, (number) => ({ hcp: `h${number}`, occurredAt, channel }));

describe('a product', () => {
  const sends = times(10, (number) => ({ hcp: `h${number}`, attemptedAt: '2026-01-10', sentAt: '2026-01-10', deliveredAt: '2026-01-10', campaign: number > 8 ? 'y' : 'x', ...(number <= 4 && { clickedAt: '2026-01-11' }) }));
  const interactions = [...seen('2026-01-12', 6).map((row) => ({ ...row, campaign: 'x' })), ...seen('2026-01-12', 2).map((row) => ({ ...row, campaign: 'z' }))];

  it('is made cell by cell, and is nothing where a part is nothing', async () => {
    // x: 4 / 8 clicked, 6 active; y: none clicked, none active; z: nobody was mailed.
    expect(await answer({ sends, interactions }, { measures: ['weightedUnits'], dimensions: ['campaign'] }, OPEN)).to.deep.equal({ x: 3, y: 0, z: 'notApplicable' });
    expect(await one({ sends, interactions }, 'weightedUnits', { period: between('2026-03-01', '2026-04-01') }, OPEN)).to.equal(null);
  });

  it('is hidden with its parts', async () => {
    expect(await answer({ sends, interactions }, { measures: ['weightedUnits'], dimensions: ['campaign'] }, { catalog, k: 5 })).to.deep.equal({ x: 'suppressed', y: 'suppressed', z: 'notApplicable' });
  });
});

describe('an index of two growths', () => {
  const activities = (january: number, february: number): readonly Record<string, unknown>[] => [...times(january, () => ({ doneAt: '2026-01-05' })), ...times(february, () => ({ doneAt: '2026-02-05' }))];
  const february = { period: between('2026-02-01', '2026-03-01') };

  it('sets one against the other, 100 where they are alike', async () => {
    const interactions = [...seen('2026-01-05', 10), ...seen('2026-02-05', 12)];
    // +20 % against +50 %, then against +20 %.
    expect(await one({ interactions, activities: activities(2, 3) }, 'index', february, OPEN)).to.be.closeTo((100 * 1.2) / 1.5, 1e-9);
    expect(await one({ interactions, activities: activities(5, 6) }, 'index', february, OPEN)).to.be.closeTo(100, 1e-9);
  });

  it('is not applicable where the other fell to nothing or began at nothing, and missing with a part', async () => {
    const interactions = [...seen('2026-01-05', 10), ...seen('2026-02-05', 12)];
    const phone = { dimensions: ['channel'], ...february };
    const gone = [{ doneAt: '2026-01-05', channel: 'web' }, { doneAt: '2026-02-05', channel: 'sms' }];
    expect(await answer({ interactions, activities: gone }, { measures: ['index'], ...phone }, OPEN)).to.deep.include({ web: 'notApplicable', sms: 'notApplicable' });
    expect(await one({ interactions, activities: [] }, 'index', february, OPEN)).to.equal(null);
  });
});

describe('a figure of another stretch', () => {
  const interactions = [...seen('2025-02-10', 3), ...seen('2025-03-20', 4), ...seen('2026-01-10', 5), ...seen('2026-02-10', 7), ...seen('2026-02-20', 2), ...seen('2026-03-02', 1)];

  it('is that of the stretch before or of a year ago, bucket by bucket', async () => {
    const query = { measures: ['interactions', 'before', 'lastYear'], grain: 'month', period: between('2026-01-01', '2026-04-01') } as const;
    expect(await answer({ interactions }, query, OPEN)).to.deep.equal({ '2026-01-01': [5, null, null], '2026-02-01': [9, 5, 3], '2026-03-01': [1, 9, 4] });
    expect(await one({ interactions }, 'before', { period: between('2026-02-01', '2026-03-01'), filters: [only('channel', 'phone')] }, OPEN)).to.equal(0);
  });

  it('is of the same elapsed part where the stretch is running', async () => {
    expect(await one({ interactions }, 'before', { period: between('2026-03-01', '2026-04-01') }, { catalog, completeThrough: '2026-03-15' })).to.equal(7);
    expect(await one({ interactions }, 'lastYear', { period: between('2026-03-01', '2026-04-01') }, { catalog, completeThrough: '2026-03-15' })).to.equal(0);
  });

  it('counts a row in every stretch it belongs to, and a stock at the end of the stretch before', async () => {
    const weekly = await answer({ interactions }, { measures: ['interactions', 'before'], grain: 'week', period: between('2026-02-09', '2026-03-02') }, OPEN);
    expect(weekly).to.deep.equal({ '2026-02-09': [7, 0], '2026-02-16': [2, 7], '2026-02-23': [0, 2] });
    const hcps = [{ hcp: 'a', validFrom: '2026-01-01' }, { hcp: 'b', validFrom: '2026-02-10' }];
    expect(await answer({ hcps }, { measures: ['hcpsInUniverse', 'stockBefore'], grain: 'month', period: between('2026-02-01', '2026-04-01') }, OPEN)).to.deep.equal({ '2026-02-01': [2, 1], '2026-03-01': [2, 2] });
  });

  it('is hidden by the HCPs of its own stretch', async () => {
    expect(await one({ interactions }, 'before', { period: between('2026-02-01', '2026-03-01') }, { catalog, k: 6 })).to.equal('suppressed');
    expect(await one({ interactions }, 'before', { period: between('2026-03-01', '2026-04-01') }, { catalog, k: 6 })).to.equal(9);
  });
});

describe('movements back', () => {
  const member = (hcp: string, segment: string, validFrom: string, validTo = ''): Record<string, string> => ({ hcp, segment, validFrom, validTo });
  const move = (hcp: string, from: string, to: string): readonly Record<string, string>[] => (from === to ? [member(hcp, from, '2026-01-01')] : [member(hcp, from, '2026-01-01', '2026-05-10'), member(hcp, to, '2026-05-10')]);
  const many = (count: number, from: string, to: string): readonly Record<string, string>[] => times(count, (number) => move(`${from}${to}${number}`, from, to)).flat();
  const tablesOf = (memberships: readonly Record<string, string>[]): Tables => ({ memberships, hcps: [...new Set(memberships.map(({ hcp }) => hcp))].map((hcp) => ({ hcp, validFrom: '2025-01-01' })) });
  const pairs = { dimensions: ['segmentFrom', 'segmentTo'], period: between('2026-05-01', '2026-06-01') };

  it('stand at the pair they undo, and make the net flow', async () => {
    const tables = tablesOf([...many(5, 'a', 'b'), ...many(2, 'b', 'a'), ...many(3, 'b', 'c'), ...many(4, 'a', 'a')]);
    expect(await answer(tables, { measures: ['movedHcps', 'back', 'net'], ...pairs }, OPEN)).to.deep.equal({
      'a a': [4, 4, 0], 'a b': [5, 2, 3], 'b a': [2, 5, -3], 'b c': [3, 0, 3], 'c b': [0, 3, -3],
    });
    expect(await answer(tables, { measures: ['back'], ...pairs, filters: [only('segmentFrom', 'a')] }, OPEN)).to.deep.equal({ 'a a': 4, 'a b': 2 });
    expect(await answer(tables, { measures: ['back'], dimensions: ['segmentTo'], period: pairs.period }, OPEN)).to.deep.equal({ a: 9, b: 5 });
    expect(await one(tables, 'net', { period: pairs.period, filters: [only('segmentFrom', 'b'), only('segmentTo', 'a')] }, OPEN)).to.equal(-3);
  });

  it('give away no hidden movement: the pair back is hidden with it', async () => {
    for (let seed = 1; seed <= 30; seed++) {
      const below = randomBelow(seed * 613);
      const names = ['a', 'b', 'c'];
      const tables = tablesOf(names.flatMap((from) => names.flatMap((to) => many(below(2) ? below(5) : 5 + below(9), from, to))));
      for (const measures of [['movedHcps', 'back', 'net'], ['net'], ['back', 'movedHcps'], ['movedHcps', 'net']]) {
        const { rows } = await ask(tables, { measures, ...pairs, totals: true }, { catalog, k: 5 });
        const values = new Map<string, number | null>();
        for (const [from, to, ...cells] of rows) {
          cells.forEach((cell, at) => values.set(`${measures[at]} ${from} ${to}`, typeof cell === 'number' ? cell : null));
        }
        const value = (key: string): number | null => values.get(key) ?? null;
        for (const [from, to] of rows as unknown as readonly (readonly [string, string])[]) {
          const [moved, back, net] = ['movedHcps', 'back', 'net'].map((id) => value(`${id} ${from} ${to}`)) as [number | null, number | null, number | null];
          if (measures.includes('net')) expect(net === null, `net ${from} ${to} (${seed})`).to.equal(value(`net ${to} ${from}`) === null);
          if (measures.includes('movedHcps') && measures.includes('back')) expect(moved === null, `moved ${from} ${to} (${seed})`).to.equal(value(`back ${to} ${from}`) === null);
          if (measures.length === 3) expect([moved, back, net].filter((one) => one === null).length, `${from} ${to} (${seed})`).not.to.equal(1);
        }
      }
    }
  });
});

describe('a figure made of two others', () => {
  it('is hidden with a part that it would give away', async () => {
    // Of sms the interactions are few; of phone they are hidden with them. The difference and the messages would give them back.
    // Asked alone, the difference hides 10 of the web beside that of sms; so it does here, and the smaller of its parts with it.
    const channels = [['web', 30], ['phone', 9], ['sms', 3]] as const;
    const interactions = channels.flatMap(([campaign, count]) => times(count, (number) => ({ hcp: `${campaign}${number}`, occurredAt: '2026-01-10', campaign })));
    const sends = ['web', 'phone', 'sms'].flatMap((campaign) => times(20, (number) => ({ hcp: `s${number}`, attemptedAt: '2026-01-10', deliveredAt: dayOf('2026-01-10', 1), campaign })));
    const result = await answer({ interactions, sends }, { measures: ['interactions', 'delivered', 'minus', 'squared'], dimensions: ['campaign'] }, { catalog, k: 5 });
    expect(result).to.deep.equal({ web: [30, 'suppressed', 'suppressed', 900], phone: ['suppressed', 'suppressed', 'suppressed', 'suppressed'], sms: ['suppressed', 20, 'suppressed', 'suppressed'] });
  });
});
