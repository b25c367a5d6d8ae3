import { expect } from 'chai';
import { measureCell, type Basis, type Filter } from '../../../../src/contract/index.js';
import { createMemoryProvider } from '../../../../src/providers/memory/index.js';
import { catalogWith, measure, named } from './more-catalog.js';
import { answer, between, dayOf, one, only, randomBelow, times, without, type Tables } from './small.js';

type Row = Record<string, unknown>;
const catalog = catalogWith(
  measure('medianStage', { op: 'medianRank', states: 'adoption' }),
  measure('knownHcps', { op: 'moved', states: 'adoption', how: 'known' }),
  measure('stayedHcps', { op: 'moved', states: 'segment', how: 'stayed' }),
  measure('effect', { op: 'migrationEffect', states: 'adoption', fact: 'scripts', column: 'written' }),
  measure('openFor', { op: 'openAge', fact: 'cases', from: 'openedAt', until: 'closedAt' }),
  measure('casesOpened', { op: 'count', fact: 'cases' }),
  measure('changes', { op: 'became', states: 'consent' }),
  measure('inTwo', { op: 'stock', states: 'segment', atLeast: 2 }),
  measure('onGold', { op: 'stock', states: 'contract', in: ['gold'] }),
  measure('clients', { op: 'stock', states: 'contract' }),
  measure('amount', { op: 'stock', states: 'contract', sum: 'amount' }),
  measure('shareOfSegments', { op: 'share', of: named('segmentSize'), across: ['segment'] }),
);
const OPEN = { catalog };
const period = between('2026-03-01', '2026-05-01');
const START = '2026-02-28';
const END = '2026-04-30';

function randomTables(seed: number): Tables {
  const below = randomBelow(seed);
  const pick = (...codes: string[]): string => codes[below(codes.length)] as string;
  const day = (): string => dayOf('2026-01-01', below(150));
  const hcp = (): string => `h${below(24)}`;
  return {
    hcps: times(24, (at) => ({ hcp: `h${at - 1}`, specialty: pick('', 'gp', 'lung', 'gp|lung', 'lung|heart', 'gp|lung|heart'), validFrom: '2025-01-01' })),
    segments: ['a1', 'a2', 'b1', 'b2', 'n1'].map((segment) => ({ segment, segmentScheme: { a: 'a', b: 'b', n: '' }[segment[0] as 'a'] })),
    memberships: times(60, () => {
      const start = below(180);
      return { hcp: hcp(), segment: pick('a1', 'a2', 'b1', 'b2', 'n1'), validFrom: dayOf('2025-11-01', start), validTo: pick('', dayOf('2025-11-01', start + below(120))) };
    }),
    interactions: times(200, () => ({ hcp: hcp(), occurredAt: day(), channel: pick('web', 'phone') })),
    sends: times(60, () => ({ hcp: hcp(), campaign: pick('x', 'y', 'z'), attemptedAt: day(), deliveredAt: pick('2026-02-02', '2026-02-02', '') })),
    adoptionSnapshots: ['2026-02-28', '2026-03-31', '2026-04-30'].flatMap((snapshotAt) => times(20, (at) => ({ hcp: `h${at}`, product: 'p', snapshotAt, adoptionStage: pick('unuser', 'trial', 'advocacy', '') }))),
    consentEvents: times(80, () => ({ hcp: hcp(), effectiveFrom: day(), consentStatus: pick('opt-in', 'opt-out'), channel: pick('web', 'phone') })),
    cases: times(60, () => ({ hcp: hcp(), openedAt: day(), closedAt: pick('', '2026-04-20', '2026-05-20') })),
    scripts: times(200, () => ({ hcp: hcp(), product: 'p', month: pick('2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01'), written: below(9) })),
  };
}

const split = (value: unknown): readonly string[] => (typeof value === 'string' && value !== '' ? value.split('|') : []);
const rowsOf = (tables: Tables, id: string): readonly Row[] => tables[id] ?? [];
const hcpsOf = (rows: readonly Row[]): ReadonlySet<unknown> => new Set(rows.map(({ hcp }) => hcp));

/** The HCPs that have a code, by plain loops; memberships on a day. */
const holders: Readonly<Record<string, (tables: Tables, code: string, day: string) => ReadonlySet<unknown>>> = {
  specialty: (tables, code) => hcpsOf(rowsOf(tables, 'hcps').filter(({ specialty }) => split(specialty).includes(code))),
  mailedFor: (tables, code) => hcpsOf(rowsOf(tables, 'sends').filter(({ campaign, attemptedAt, deliveredAt }) => campaign === code && deliveredAt !== '' && (attemptedAt as string) < period.end)),
  segment: (tables, code, day) => hcpsOf(membersOn(tables, day).filter(({ segment }) => segment === code)),
  segmentScheme: (tables, code, day) => hcpsOf(membersOn(tables, day).filter(({ segment }) => (segment as string).startsWith(code))),
};

function membersOn(tables: Tables, day: string): readonly Row[] {
  return rowsOf(tables, 'memberships').filter(({ validFrom, validTo }) => (validFrom as string) <= day && (validTo === '' || (validTo as string) > day));
}

/** The tables as if these HCPs, or all others, were not there. */
function keeping(tables: Tables, keeps: (hcp: unknown) => boolean): Tables {
  return Object.fromEntries(Object.entries(tables).map(([id, rows]) => [id, rows.filter((row) => !('hcp' in row) || keeps(row.hcp))]));
}

const CODES: Readonly<Record<string, readonly string[]>> = { specialty: ['gp', 'heart'], mailedFor: ['x'], segment: ['a1', 'b2'], segmentScheme: ['a', 'b'] };
const COUNTS = ['interactions', 'activeHcps', 'casesOpened', 'hcpsInUniverse', 'segmentSize', 'inTwo', 'unassignedHcps', 'optedInHcps', 'hcpsAtStage', 'changes', 'segmentInflow', 'segmentOutflow', 'stayedHcps', 'movedHcps', 'knownHcps', 'progressedHcps'];
const OTHERS = ['medianStage', 'effect', 'openFor', 'shareOfSegments', 'segmentRetention', 'segmentOverlap'];
const seeds = times(2, (number) => number * 7919);

describe('what a filter leaves out', () => {
  for (const id of [...COUNTS, ...OTHERS]) {
    it(`is whoever has any of the codes, and what it keeps is the rest: ${id}`, async () => {
      for (const seed of seeds) {
        const tables = randomTables(seed);
        for (const dimension of ['specialty', 'mailedFor']) {
          for (const code of CODES[dimension] ?? []) {
            const having = holders[dimension]?.(tables, code, END) ?? new Set();
            const ask = (filter?: Filter): Promise<unknown> => one(tables, id, { period, ...(filter && { filters: [filter] }) }, OPEN);
            const of = (keeps: (hcp: unknown) => boolean): Promise<unknown> => one({ ...keeping(tables, keeps), sends: tables.sends ?? [] }, id, { period }, OPEN);
            expect([await ask(only(dimension, code)), await ask(without(dimension, code))], `${seed} ${dimension} ${code}`).to.deep.equal([await of((hcp) => having.has(hcp)), await of((hcp) => !having.has(hcp))]);
          }
        }
      }
    });
  }

  for (const id of COUNTS) {
    it(`makes up the whole with what it keeps: ${id}`, async () => {
      for (const seed of seeds) {
        const provider = createMemoryProvider({ tables: randomTables(seed), catalog, k: 0, completeThrough: '2026-12-31' });
        for (const [dimension, codes] of Object.entries(CODES)) {
          // A scheme that is asked for chooses the segments that are looked at.
          if (dimension === 'segmentScheme' && ['inTwo', 'unassignedHcps'].includes(id)) continue;
          // Who stayed is a part of who was there at the start, and who was in a segment at the start may have left it and stayed in another.
          if (id === 'stayedHcps' && dimension.startsWith('segment')) continue;
          for (const some of [codes.slice(0, 1), codes]) {
            for (const context of [[], [only('specialty', 'lung'), without('mailedFor', 'y')]]) {
              for (const basis of ['atEnd', 'atStart', 'current', { asOf: '2026-04-15' }, ...(id === 'activeHcps' ? [] : ['atEvent' as const])] as readonly Basis[]) {
                const ask = async (...filters: Filter[]): Promise<number> => {
                  const { rows } = await provider.query({ measures: [id], period, basis, filters: [...context, ...filters] }, { signal: new AbortController().signal });
                  return measureCell(rows[0]?.[0]).value ?? 0;
                };
                const found = [await ask(only(dimension, ...some)), await ask(without(dimension, ...some))] as const;
                expect(found[0] + found[1], `${seed} ${dimension} ${some.join()} ${JSON.stringify(basis)} ${JSON.stringify(context)} ${found.join(' + ')}`).to.equal(await ask());
              }
            }
          }
        }
      }
    });
  }

  it('are those in the state on the day that is counted', async () => {
    for (const seed of seeds) {
      const tables = randomTables(seed);
      for (const dimension of ['segment', 'segmentScheme']) {
        for (const code of CODES[dimension] ?? []) {
          for (const [id, day] of [['segmentSize', END], ['inTwo', END], ['segmentOverlap', END], ['shareOfSegments', END], ...(dimension === 'segment' ? [['segmentRetention', START], ['movedHcps', START]] as const : [])] as const) {
            if (id === 'shareOfSegments' && dimension === 'segment') continue;
            const having = holders[dimension]?.(tables, code, day) ?? new Set();
            const rest = keeping(tables, (hcp) => !having.has(hcp));
            expect(await one(tables, id, { period, filters: [without(dimension, code)] }, OPEN), `${seed} ${id} ${code}`).to.equal(await one(rest, id, { period }, OPEN));
            const by = { measures: [id], dimensions: id === 'movedHcps' ? ['segmentFrom'] : ['segment'], period };
            const shown = Object.entries(await answer(tables, { ...by, filters: [without(dimension, code)] }, OPEN)).filter(([, value]) => value !== 0);
            const expected = Object.entries(await answer(rest, by, OPEN)).filter(([, value]) => value !== 0);
            expect(Object.fromEntries(shown), `${seed} ${id} ${code} grouped`).to.deep.equal(Object.fromEntries(expected));
          }
        }
      }
    }
  });
});

describe('several lists and clauses on one dimension', () => {
  const hcps = ['gp', 'gp|lung', 'lung', 'lung|heart', ''].map((specialty, at) => ({ hcp: `h${at}`, specialty, validFrom: '2026-01-01' }));
  const joined = (hcp: string, segment: string): Row => ({ hcp, segment, validFrom: '2026-01-01', validTo: '' });
  const memberships = [joined('h0', 'a'), joined('h1', 'a'), joined('h1', 'b'), joined('h2', 'b'), joined('h3', 'b'), joined('h3', 'c')];
  const interactions = hcps.map(({ hcp }) => ({ hcp, occurredAt: '2026-03-10' }));
  const tables = { hcps, memberships, interactions };
  const size = (measureId: string, ...filters: readonly Filter[]): Promise<unknown> => one(tables, measureId, { period, filters }, OPEN);

  it('keep who has one of the first list and none of the second', async () => {
    expect(await size('hcpsInUniverse', { dimension: 'specialty', in: ['gp', 'lung'], notIn: ['heart'] })).to.equal(3);
    expect(await size('interactions', { dimension: 'specialty', in: ['lung'], notIn: ['gp'] })).to.equal(2);
    expect(await size('segmentSize', { dimension: 'segment', in: ['b'], notIn: ['a', 'c'] })).to.equal(1);
    expect(await size('segmentSize', { dimension: 'segment', in: ['a'], notIn: ['a'] })).to.equal(0);
  });

  it('must each hold', async () => {
    for (const id of ['hcpsInUniverse', 'interactions', 'activeHcps', 'segmentSize']) {
      expect(await size(id, only('segment', 'a'), only('segment', 'b')), id).to.equal(1);
      expect(await size(id, only('segment', 'b'), without('segment', 'a'), without('segment', 'c')), id).to.equal(1);
      expect(await size(id, only('specialty', 'lung'), only('specialty', 'heart')), id).to.equal(1);
    }
  });

  it('tell no value from some value', async () => {
    expect([await size('hcpsInUniverse', only('specialty', '')), await size('hcpsInUniverse', without('specialty', ''))]).to.deep.equal([1, 4]);
    expect([await size('interactions', only('segment', '')), await size('interactions', without('segment', ''))]).to.deep.equal([1, 4]);
    expect([await size('segmentSize', only('segment', '')), await size('segmentSize', without('segment', ''))]).to.deep.equal([1, 4]);
  });

  it('leave the members of others smaller where both are shown', async () => {
    expect(await answer(tables, { measures: ['segmentSize', 'interactions'], dimensions: ['segment'], period, filters: [without('segment', 'a')] }, OPEN)).to.deep.equal({ b: [2, 2], c: [1, 1], '-': [1, 1] });
    expect(await answer(tables, { measures: ['hcpsInUniverse'], dimensions: ['specialty'], period, filters: [without('specialty', 'gp')] }, OPEN)).to.deep.equal({ lung: 2, heart: 1, '-': 1 });
  });

  it('look at all contracts of a client who is counted, and at each by itself where its amount is', async () => {
    const contracts = [['c1', 'gold', 10], ['c1', 'silver', 5], ['c2', 'gold', 20], ['c3', 'silver', 40]].map(([client, plan, amount]) => ({ client, plan, amount, startsOn: '2026-01-01' }));
    const found = (id: string, filter?: Filter): Promise<unknown> => one({ contracts }, id, { period, ...(filter && { filters: [filter] }) }, OPEN);
    for (const [id, figures] of Object.entries({ clients: [2, 1, 3], onGold: [1, 1, 2], amount: [45, 30, 75] })) {
      expect([await found(id, only('plan', 'silver')), await found(id, without('plan', 'silver')), await found(id)], id).to.deep.equal(figures);
    }
  });
});
