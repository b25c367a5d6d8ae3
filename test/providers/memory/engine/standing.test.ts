import { expect } from 'chai';
import { catalogWith, measure } from './more-catalog.js';
import { answer, ask, between, dayOf, one, only, randomBelow, times, without, type Shown } from './small.js';

type Row = Record<string, string | number>;
const catalog = catalogWith(
  measure('openAge', { op: 'openAge', fact: 'cases', from: 'openedAt', until: 'closedAt' }),
  measure('ageOfKind', { op: 'openAge', fact: 'cases', from: 'openedAt', until: 'closedAt', where: [{ column: 'kindOfCase', in: ['x'] }] }),
  measure('clients', { op: 'stock', states: 'contract' }),
  measure('income', { op: 'stock', states: 'contract', sum: 'amount' }),
  measure('goldIncome', { op: 'stock', states: 'contract', sum: 'amount', in: ['gold'] }),
  measure('ending', { op: 'stock', states: 'contract', expiringDays: 30 }),
  measure('endingOptIns', { op: 'stock', states: 'consent', in: ['opt-in'], expiringDays: 30 }),
  measure('staff', { op: 'stock', states: 'crew', sum: 'staff' }),
  measure('films', { op: 'stock', states: 'film' }),
  measure('contactBase', { op: 'stock', states: 'contactBase' }),
  measure('visits', { op: 'count', fact: 'visits' }),
  measure('inTwo', { op: 'stock', states: 'segment', atLeast: 2 }),
  measure('inTwoOfThese', { op: 'stock', states: 'segment', in: ['s1', 's2'], atLeast: 2 }),
  measure('medianStage', { op: 'medianRank', states: 'adoption' }, { unit: 'stage' }),
);
const OPEN = { catalog };
const monthly = (start: string, end: string) => ({ grain: 'month', period: between(start, end) }) as const;
const middle = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[half] as number) : ((sorted[half - 1] as number) + (sorted[half] as number)) / 2;
};

describe('the age of what is open', () => {
  const opened = (openedAt: string, closedAt = '', more: Row = {}): Row => ({ openedAt, closedAt, kindOfCase: 'x', ...more });
  const cases = [opened('2026-01-10', '2026-02-10'), opened('2026-01-31'), opened('2026-02-10', '2026-02-28'), opened('2026-02-20', '2026-03-01')];

  it('is the middle one at the end of each stretch, of all not closed before it', async () => {
    // End of January: 22 and 1 days. Of February: 29 (open since the 31st) and 9, closed on the first day after it. Of March: 60.
    expect(await answer({ cases }, { measures: ['openAge'], ...monthly('2026-01-01', '2026-04-01') }, OPEN)).to.deep.equal({ '2026-01-01': 11.5, '2026-02-01': 19, '2026-03-01': 60 });
    expect(await one({ cases }, 'openAge', { period: between('2026-02-01', '2026-04-01') }, OPEN)).to.equal(60);
  });

  it('goes to the last known day, is missing before the first row and beyond, and nothing where none is open', async () => {
    const query = { measures: ['openAge'], ...monthly('2025-12-01', '2026-04-01') } as const;
    expect(await answer({ cases }, query, { catalog, completeThrough: '2026-02-14' })).to.deep.equal({ '2025-12-01': null, '2026-01-01': 11.5, '2026-02-01': '10 partial', '2026-03-01': null });
    expect(await one({ cases: [opened('2026-01-10', '2026-01-20')] }, 'openAge', { period: between('2026-02-01', '2026-03-01') }, OPEN)).to.equal('notApplicable');
    expect(await one({ cases }, 'ageOfKind', { period: between('2026-02-01', '2026-03-01'), filters: [only('kindOfCase', 'y')] }, OPEN)).to.equal('notApplicable');
  });

  it('is hidden where few HCPs wait', async () => {
    const waiting = (count: number): readonly Row[] => times(count, (number) => opened('2026-01-10', '', { hcp: `h${number}` }));
    expect((await ask({ cases: waiting(4) }, { measures: ['openAge'], period: between('2026-01-01', '2026-02-01') }, { catalog, k: 5 })).rows).to.deep.equal([[{ value: null, state: 'suppressed' }]]);
    expect(await one({ cases: waiting(5) }, 'openAge', { period: between('2026-01-01', '2026-02-01') }, { catalog, k: 5 })).to.equal(22);
  });

  it('agrees with plain loops, by group and week', async () => {
    for (let seed = 1; seed <= 6; seed++) {
      const below = randomBelow(seed * 991);
      const rows = times(40, (): Row => {
        const start = below(90);
        return opened(dayOf('2026-01-01', start), below(4) ? dayOf('2026-01-01', start + below(60)) : '', { kindOfCase: ['x', 'y'][below(2)] as string });
      });
      const found = await answer({ cases: [opened('2025-12-01', '2025-12-02'), ...rows] }, { measures: ['openAge'], dimensions: ['kindOfCase'], grain: 'week', period: between('2026-01-05', '2026-03-30') }, OPEN);
      const expected: Record<string, Shown> = {};
      for (let week = '2026-01-05'; week < '2026-03-30'; week = dayOf(week, 7)) {
        for (const kind of ['x', 'y']) {
          const end = dayOf(week, 7);
          const ages = rows.flatMap(({ openedAt, closedAt, kindOfCase }) => (kindOfCase === kind && (openedAt as string) < end && (closedAt === '' || (closedAt as string) >= end) ? [(Date.parse(end) - Date.parse(openedAt as string)) / 86_400_000] : []));
          expected[`${kind} ${week}`] = ages.length > 0 ? middle(ages) : 'notApplicable';
        }
      }
      expect(found).to.deep.equal(expected);
    }
  });
});

describe('what stands of contracts, teams and content', () => {
  const contract = (client: string, startsOn: string, endsOn: string, amount: number | '', plan = 'gold'): Row => ({ client, plan, startsOn, endsOn, amount });
  const contracts = [contract('a', '2026-01-01', '', 100), contract('a', '2026-02-01', '2026-03-01', 50, 'silver'), contract('b', '2026-01-15', '2026-02-15', 30), contract('c', '2026-02-01', '', '')];
  const clients = [{ client: 'a', country: 'fr' }, { client: 'b', country: 'de' }, { client: 'c', country: 'de' }];
  const tables = { contracts, clients };

  it('is added from the rows that hold at the end of the month, blank values left out', async () => {
    expect(await answer(tables, { measures: ['income', 'clients', 'goldIncome'], ...monthly('2025-12-01', '2026-04-01') }, OPEN)).to.deep.equal(
      { '2025-12-01': [null, null, null], '2026-01-01': [130, 2, 130], '2026-02-01': [150, 2, 100], '2026-03-01': [100, 2, 100] });
    expect(await answer(tables, { measures: ['income'], dimensions: ['client'], period: between('2026-02-01', '2026-03-01') }, OPEN)).to.deep.equal({ a: 150, c: null });
  });

  it('is divided by its own columns and those of look-ups, of whatever it is that stands', async () => {
    const query = { period: between('2026-01-01', '2026-02-01') };
    expect(await answer(tables, { measures: ['income', 'clients'], dimensions: ['country'], ...query }, OPEN)).to.deep.equal({ de: [30, 1], fr: [100, 1] });
    expect(await one(tables, 'income', { ...query, filters: [without('country', 'fr')] }, OPEN)).to.equal(30);
    expect(await answer(tables, { measures: ['income'], dimensions: ['plan'], period: between('2026-02-01', '2026-03-01') }, OPEN)).to.deep.equal({ gold: 100, silver: 50 });
  });

  it('is not read by what HCPs are who happen to have the same codes', async () => {
    const hcps = [{ hcp: 'a', territory: 'north', specialty: 'gp' }];
    const { meta } = await ask({ ...tables, hcps }, { measures: ['clients'], period: between('2026-01-01', '2026-02-01'), filters: [only('territory', 'north')] }, OPEN);
    expect(meta.ignoredFilters).to.deep.equal(['territory']);
  });

  it('is never hidden: no HCP stands behind it', async () => {
    expect(await one(tables, 'income', { period: between('2026-01-01', '2026-02-01') }, { catalog, k: 5 })).to.equal(130);
    expect(await one(tables, 'clients', { period: between('2026-01-01', '2026-02-01') }, { catalog, k: 5 })).to.equal(2);
  });

  it('ends soon: within the days after the moment, the last one included', async () => {
    const on = (endsOn: string): Promise<Shown> => one({ contracts: [contract('a', '2026-01-01', endsOn, 1)] }, 'ending', { period: between('2026-01-01', '2026-02-01') }, OPEN);
    // The moment is 31 January.
    expect(await Promise.all(['2026-02-01', '2026-03-02', '2026-03-03', '', '2026-01-31'].map(on))).to.deep.equal([1, 1, 0, 0, 0]);
  });

  it('sums teams of the last snapshot, fractions too', async () => {
    const crews = [['x', '2026-01-31', 2.5], ['y', '2026-01-31', 1], ['x', '2026-02-28', 3.25]].map(([crew, takenAt, staff]) => ({ crew, takenAt, staff }));
    expect(await answer({ crews }, { measures: ['staff'], ...monthly('2026-01-01', '2026-05-01') }, OPEN)).to.deep.equal({ '2026-01-01': 3.5, '2026-02-01': 3.25, '2026-03-01': null, '2026-04-01': null });
    expect(await answer({ crews }, { measures: ['staff'], dimensions: ['crew'], period: between('2026-01-01', '2026-02-01') }, OPEN)).to.deep.equal({ x: 2.5, y: 1 });
  });

  it('reads a look-up with validity: content approved then, by its kind', async () => {
    const films = [{ film: 'f', genre: 'study', approvedFrom: '2026-01-10', approvedTo: '2026-02-10' }, { film: 'g', genre: 'study', approvedFrom: '', approvedTo: '' }, { film: 'h', genre: 'visual', approvedFrom: '2026-02-01', approvedTo: '' }];
    expect(await answer({ films }, { measures: ['films'], dimensions: ['genre'], ...monthly('2026-01-01', '2026-03-01') }, OPEN)).to.deep.equal({ 'study 2026-01-01': 2, 'study 2026-02-01': 1, 'visual 2026-01-01': 0, 'visual 2026-02-01': 1 });
    expect(await one({ films }, 'films', { period: between('2026-02-01', '2026-03-01'), filters: [only('genre', 'visual')] }, OPEN)).to.equal(1);
  });

  it('agrees with plain loops', async () => {
    for (let seed = 1; seed <= 8; seed++) {
      const below = randomBelow(seed * 131);
      const rows = [contract('z', '2025-01-01', '2025-01-02', 1), ...times(40, () => {
        const start = below(120);
        return contract(`c${below(6)}`, dayOf('2026-01-01', start), below(3) ? dayOf('2026-01-01', start + below(90)) : '', below(5) ? below(100) : '', ['gold', 'silver'][below(2)]);
      })];
      const found = await answer({ contracts: rows }, { measures: ['income', 'clients', 'ending'], dimensions: ['plan'], ...monthly('2026-01-01', '2026-06-01') }, OPEN);
      for (const [key, shown] of Object.entries(found)) {
        const [plan, month] = key.split(' ') as [string, string];
        const last = dayOf({ '01': '2026-01-31', '02': '2026-02-28', '03': '2026-03-31', '04': '2026-04-30', '05': '2026-05-31' }[month.slice(5, 7)] as string, 0);
        const holding = rows.filter((row) => row.plan === plan && (row.startsOn as string) <= last && (row.endsOn === '' || (row.endsOn as string) > last));
        const amounts = holding.flatMap(({ amount }) => (amount === '' ? [] : [amount as number]));
        const ending = holding.filter(({ endsOn }) => endsOn !== '' && (endsOn as string) <= dayOf(last, 30));
        const sum = amounts.length > 0 ? amounts.reduce((all, amount) => all + amount, 0) : holding.length > 0 ? null : 0;
        expect(shown, key).to.deep.equal([sum, new Set(holding.map(({ client }) => client)).size, new Set(ending.map(({ client }) => client)).size]);
      }
    }
  });
});

describe('contacts', () => {
  const contacts = times(9, (number) => ({ contact: `c${number}`, country: number <= 3 ? 'fr' : 'de', validFrom: '2026-01-01' }));

  it('are persons: few of them are hidden, and a second figure that gives them away', async () => {
    const query = { measures: ['contactBase'], dimensions: ['country'], period: between('2026-01-01', '2026-02-01'), totals: true } as const;
    expect((await ask({ contacts }, query, { catalog, k: 5 })).rows.map(([, cell]) => cell)).to.deep.equal([{ value: null, state: 'suppressed' }, { value: null, state: 'suppressed' }]);
    expect((await ask({ contacts }, query, OPEN)).rows).to.deep.equal([['de', 6], ['fr', 3]]);
    const visits = times(4, (number) => ({ contact: `c${number}`, day: '2026-01-02' }));
    expect(await one({ contacts, visits }, 'visits', {}, { catalog, k: 5 })).to.equal('suppressed');
    expect(await one({ contacts, visits: [...visits, ...visits, { contact: 'c5', day: '2026-01-02' }] }, 'visits', {}, { catalog, k: 5 })).to.equal(9);
  });
});

describe('opt-ins that end soon', () => {
  const event = (hcp: string, effectiveTo: string, more: Row = {}): Row => ({ hcp, channel: 'web', product: '', consentStatus: 'opt-in', effectiveFrom: '2026-01-01', effectiveTo, ...more });

  it('count an HCP once, by any of its consents, and neither those over nor those without an end', async () => {
    const consentEvents = [event('a', '2026-02-10'), event('a', '', { channel: 'phone' }), event('b', ''), event('c', '2026-01-20'), event('d', '2026-05-01'), event('e', '2026-02-10', { consentStatus: 'pending' }), event('f', '2026-02-10'), event('f', '2026-02-20', { channel: 'phone' })];
    const query = { period: between('2026-01-01', '2026-02-01') };
    expect(await one({ consentEvents }, 'endingOptIns', query, OPEN)).to.equal(2);
    expect(await one({ consentEvents: [...consentEvents].reverse() }, 'endingOptIns', query, OPEN)).to.equal(2);
    expect(await answer({ consentEvents }, { measures: ['endingOptIns'], dimensions: ['channel'], ...query }, OPEN)).to.deep.equal({ phone: 1, web: 2 });
  });
});

describe('HCPs in several segments at once', () => {
  const member = (hcp: string, segment: string, validTo = ''): Row => ({ hcp, segment, validFrom: '2026-01-01', validTo });
  const memberships = [member('a', 's1'), member('a', 's2'), member('b', 's1'), member('b', 's1'), member('c', 's2'), member('c', 's3'), member('d', 's1'), member('d', 's2', '2026-01-20')];
  const hcps = [...'abcd', ...times(10, (number) => `m${number}`)].map((hcp) => ({ hcp }));
  const query = { period: between('2026-01-01', '2026-02-01') };

  it('count once, and in each of their segments', async () => {
    expect(await one({ hcps, memberships }, 'inTwo', query, OPEN)).to.equal(2);
    expect(await answer({ hcps, memberships }, { measures: ['inTwo'], dimensions: ['segment'], ...query }, OPEN)).to.deep.equal({ s1: 1, s2: 2, s3: 1 });
    expect(await one({ hcps, memberships }, 'inTwo', { ...query, filters: [only('segment', 's1')] }, OPEN)).to.equal(1);
    expect(await one({ hcps, memberships }, 'inTwoOfThese', query, OPEN)).to.equal(1);
  });

  it('are in several of one scheme where it is asked by scheme, grouped or filtered', async () => {
    const segments = [{ segment: 's1', segmentScheme: 'x' }, { segment: 's2', segmentScheme: 'x' }, { segment: 's3', segmentScheme: 'y' }];
    expect(await answer({ hcps, memberships, segments }, { measures: ['inTwo'], dimensions: ['segmentScheme'], ...query }, OPEN)).to.deep.equal({ x: 1 });
    expect(await one({ hcps, memberships, segments }, 'inTwo', { ...query, filters: [only('segmentScheme', 'x')] }, OPEN)).to.equal(1);
    expect(await one({ hcps, memberships, segments }, 'inTwo', { ...query, filters: [only('segmentScheme', 'y')] }, OPEN)).to.equal(0);
  });

  it('are hidden where they are few, with what is left of the whole', async () => {
    const many = [...times(10, (number) => member(`m${number}`, 's1')), ...memberships];
    expect(await answer({ hcps, memberships: many }, { measures: ['inTwo'], dimensions: ['segment'], ...query }, { catalog, k: 3 })).to.deep.equal({ s1: 'suppressed', s2: 'suppressed', s3: 'suppressed' });
  });
});

describe('the median stage', () => {
  const stage = (hcp: string, adoptionStage: string, more: Row = {}): Row => ({ hcp, product: 'p', snapshotAt: '2026-01-31', adoptionStage, ...more });
  const hcps = [...'abcde'].map((hcp) => ({ hcp, territory: hcp < 'c' ? 'north' : 'south' }));
  const adoptionSnapshots = [stage('a', 'unuser'), stage('b', 'trial'), stage('c', 'advocacy'), stage('d', 'adoption'), stage('e', '')];
  const january = { period: between('2026-01-01', '2026-02-01') };

  it('is the rank of the middle HCP, the lower of two, of those known', async () => {
    expect(await one({ adoptionSnapshots }, 'medianStage', january, OPEN)).to.equal(2);
    expect(await answer({ adoptionSnapshots, hcps }, { measures: ['medianStage'], dimensions: ['territory'], ...january }, OPEN)).to.deep.equal({ north: 0, south: 3 });
    expect(await one({ adoptionSnapshots }, 'medianStage', { ...january, filters: [only('adoptionStage', 'adoption', 'advocacy')] }, OPEN)).to.equal(3);
  });

  it('is not applicable where nobody is known, missing without a snapshot, and partial in a running month', async () => {
    expect(await one({ adoptionSnapshots, hcps }, 'medianStage', { ...january, filters: [only('hcp', 'e')] }, OPEN)).to.equal('notApplicable');
    expect(await one({ adoptionSnapshots }, 'medianStage', { period: between('2026-04-01', '2026-05-01') }, OPEN)).to.equal(null);
    expect(await one({ adoptionSnapshots }, 'medianStage', { period: between('2026-02-01', '2026-03-01') }, { catalog, completeThrough: '2026-02-10' })).to.equal('2 partial');
  });

  it('is hidden where it rests on few, and asks for one product', async () => {
    expect(await one({ adoptionSnapshots }, 'medianStage', january, { catalog, k: 5 })).to.equal('suppressed');
    const two = { adoptionSnapshots: [...adoptionSnapshots, stage('a', 'trial', { product: 'q' })] };
    expect(await one(two, 'medianStage', january, OPEN).catch((error: { code: string }) => error.code)).to.equal('ambiguous-scope');
    expect(await answer(two, { measures: ['medianStage'], dimensions: ['product'], ...january }, OPEN)).to.deep.equal({ p: 2, q: 2 });
  });
});
