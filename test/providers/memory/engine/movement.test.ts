import { expect } from 'chai';
import { answer, ask, between, dayOf, one, only, randomBelow, refusal, type Tables } from './small.js';

const member = (hcp: string, segment: string, validFrom: string, validTo = ''): Record<string, string> => ({ hcp, segment, validFrom, validTo });
const may = between('2026-05-01', '2026-06-01');

describe('movement between segments', () => {
  // a stays, b moves, c leaves the universe, d enters it, e leaves into none, f comes from none; g enters a new segment, h leaves a closed one.
  const hcps = ['a', 'b', 'e', 'f', 'g', 'h'].map((hcp) => ({ hcp, validFrom: '2026-01-01', validTo: '' }));
  const tables = {
    hcps: [...hcps, { hcp: 'c', validFrom: '2026-01-01', validTo: '2026-05-20' }, { hcp: 'd', validFrom: '2026-05-10', validTo: '' }],
    segments: [{ segment: 'new' }, { segment: 'active' }, { segment: 'wave', validFrom: '2026-05-15' }, { segment: 'pilot', validTo: '2026-05-15' }],
    memberships: [
      member('a', 'active', '2026-01-01'), member('b', 'new', '2026-01-01', '2026-05-05'), member('b', 'active', '2026-05-05'), member('c', 'active', '2026-01-01', '2026-05-20'), member('d', 'new', '2026-05-10'),
      member('e', 'new', '2026-01-01', '2026-05-30'), member('f', 'active', '2026-05-31'), member('g', 'wave', '2026-05-15'), member('h', 'pilot', '2026-01-01', '2026-05-15'),
    ],
  };

  it('names both ends, and where HCPs come from and go to besides', async () => {
    expect(await answer(tables, { measures: ['movedHcps'], dimensions: ['segmentFrom', 'segmentTo'], period: may })).to.deep.equal({
      'active active': 1, 'new active': 1, 'active ~outside': 1, '~outside new': 1, 'new -': 1, '- active': 1, '~created wave': 1, 'pilot ~closed': 1,
    });
  });

  it('has sizes, entries, leavings and retention that agree with it', async () => {
    // active: a and c at the start, a, b and f at the end; a stayed.
    const measures = ['segmentSize', 'segmentInflow', 'segmentOutflow', 'segmentRetention'];
    expect(await answer(tables, { measures, dimensions: ['segment'], period: may })).to.deep.equal({
      active: [3, 2, 1, 0.5], new: [1, 1, 2, 0], wave: [1, 1, 0, null], pilot: [null, 0, 1, 0], '-': [2, null, null, null],
    });
    expect(await answer(tables, { measures: ['segmentInflow', 'segmentOutflow'], period: may, filters: [only('segment', 'active')] })).to.deep.equal({ all: [2, 1] });
    expect(await answer(tables, { measures: ['segmentSize'], dimensions: ['segment'], period: may, basis: 'atStart' })).to.include({ active: 2, new: 2, pilot: 1 });
  });

  it('has rates out of those who began in a segment', async () => {
    const result = await answer(tables, { measures: ['transitionRate'], dimensions: ['segmentFrom', 'segmentTo'], period: may });
    expect(result).to.include({ 'active active': 0.5, 'active ~outside': 0.5, 'new active': 0.5, 'new -': 0.5, 'pilot ~closed': 1 });
  });

  it('is filtered by either end, and by what HCPs are', async () => {
    const pairs = { measures: ['movedHcps'], dimensions: ['segmentFrom', 'segmentTo'], period: may } as const;
    expect(await answer(tables, { ...pairs, filters: [only('segmentTo', 'active')] })).to.deep.equal({ 'active active': 1, 'new active': 1, '- active': 1 });
    expect(await one(tables, 'movedHcps', { period: may, filters: [only('segmentFrom', 'new'), only('segmentTo', 'active')] })).to.equal(1);
    expect(await answer(tables, { ...pairs, filters: [only('hcp', 'b', 'd')] })).to.deep.equal({ 'new active': 1, '~outside new': 1 });
  });

  it('is not made by a change of stage: both ends are read with the stage of one day', async () => {
    const adoptionSnapshots = [{ hcp: 'a', product: 'p', snapshotAt: '2026-04-30', adoptionStage: 'trial' }, { hcp: 'a', product: 'p', snapshotAt: '2026-05-31', adoptionStage: 'adoption' }];
    const pairs = { measures: ['movedHcps'], dimensions: ['segmentFrom', 'segmentTo'], period: may } as const;
    expect(await answer({ ...tables, adoptionSnapshots }, { ...pairs, filters: [only('adoptionStage', 'adoption')] })).to.deep.equal({ 'active active': 1 });
    expect(await answer({ ...tables, adoptionSnapshots }, { ...pairs, filters: [only('adoptionStage', 'trial')] })).to.deep.equal({});
    expect(await answer({ ...tables, adoptionSnapshots }, { ...pairs, filters: [only('adoptionStage', 'trial')], basis: 'atStart' })).to.deep.equal({ 'active active': 1 });
    expect(await one({ ...tables, adoptionSnapshots }, 'segmentRetention', { period: may, filters: [only('adoptionStage', 'adoption'), only('segment', 'active')] })).to.equal(1);
  });

  it('knows no pairs for figures of one segment', async () => {
    expect(await refusal(tables, { measures: ['segmentInflow'], dimensions: ['segmentFrom'], period: may })).to.include({ code: 'unsupported-dimension' });
  });
});

describe('movement over several stretches', () => {
  const memberships = [member('a', 'new', '2026-01-01', '2026-02-10'), member('a', 'active', '2026-02-10', '2026-03-10'), member('a', 'new', '2026-03-10')];
  const tables = { hcps: [{ hcp: 'a' }], memberships };
  const query = { measures: ['movedHcps'], dimensions: ['segmentFrom', 'segmentTo'], period: between('2026-02-01', '2026-04-01') } as const;

  it('goes there and back', async () => {
    expect(await answer(tables, { ...query, grain: 'month' })).to.include({ 'new active 2026-02-01': 1, 'active new 2026-03-01': 1, 'active new 2026-02-01': 0 });
    expect(await answer(tables, query)).to.deep.equal({ 'new new': 1 });
  });

  it('of a running stretch ends on the last day known', async () => {
    expect(await answer(tables, { ...query, grain: 'month' }, { completeThrough: '2026-03-05' })).to.include({ 'new active 2026-02-01': 1, 'active active 2026-03-01': '1 partial' });
  });

  it('is missing where the start is not known', async () => {
    expect(await one(tables, 'movedHcps', { period: between('2026-01-01', '2026-02-01') })).to.equal(null);
  });
});

describe('movement in several schemes', () => {
  const segments = [{ segment: 'new', segmentScheme: 'activity' }, { segment: 'active', segmentScheme: 'activity' }, { segment: 'e', segmentScheme: 'value' }, { segment: 'f', segmentScheme: 'value' }];
  const memberships = [member('a', 'new', '2026-01-01', '2026-05-10'), member('a', 'e', '2026-01-01', '2026-05-12'), member('a', 'f', '2026-05-12'), member('a', 'active', '2026-05-10'), member('b', 'new', '2026-01-01', '2026-05-03'), member('b', 'f', '2026-05-03')];
  const tables = { hcps: [{ hcp: 'a' }, { hcp: 'b' }], segments, memberships };
  const query = { measures: ['movedHcps'], dimensions: ['segmentFrom', 'segmentTo'], period: may } as const;

  it('stays within a scheme', async () => {
    expect(await answer(tables, query)).to.deep.equal({ 'new active': 1, 'e f': 1, 'new -': 1, '- f': 1 });
    expect(await answer(tables, { ...query, filters: [only('segmentScheme', 'activity')] })).to.deep.equal({ 'new active': 1, 'new -': 1 });
  });
});

describe('entries and leavings by scheme', () => {
  it('stand at the scheme of each segment, not at that of another of the same HCP', async () => {
    const segments = [{ segment: 'new', segmentScheme: 'activity' }, { segment: 'active', segmentScheme: 'activity' }, { segment: 'f', segmentScheme: 'value' }];
    const memberships = [member('x', 'new', '2026-01-01'), member('a', 'active', '2026-05-10'), member('a', 'f', '2026-05-12'), member('b', 'f', '2026-05-03'), member('c', 'new', '2026-01-01', '2026-05-05'), member('c', 'f', '2026-01-01', '2026-05-06')];
    expect(await answer({ segments, memberships }, { measures: ['segmentInflow', 'segmentOutflow'], dimensions: ['segmentScheme'], period: may })).to.deep.equal({ activity: [1, 1], value: [2, 1] });
  });
});

describe('the balance of movement', () => {
  const names = ['s1', 's2', 's3', 't1', 't2'];

  function randomTables(seed: number): Tables {
    const below = randomBelow(seed);
    const day = (): string => dayOf('2026-01-01', below(200));
    return {
      hcps: Array.from({ length: 15 }, (_, at) => ({ hcp: `h${at}`, validFrom: below(3) ? '' : day(), validTo: below(4) ? '' : day() })),
      segments: names.map((segment) => ({ segment, segmentScheme: segment[0], validFrom: below(4) ? '' : day(), validTo: below(4) ? '' : day() })),
      memberships: [member('h0', 's1', '2025-11-01'), ...Array.from({ length: 80 }, () => {
        const start = below(200);
        return member(`h${below(15)}`, names[below(names.length)] as string, dayOf('2026-01-01', start), below(3) ? dayOf('2026-01-01', start + below(80)) : '');
      })],
    };
  }

  for (let seed = 1; seed <= 10; seed++) {
    it(`holds for every segment: start and in is end and out (${seed})`, async () => {
      const tables = randomTables(seed);
      for (const filters of [[], [only('segmentScheme', 's')], [only('hcp', 'h1', 'h2', 'h3', 'h4')]]) {
        const query = { period: between('2026-02-01', '2026-08-01'), grain: 'month', filters } as const;
        const read = async (dimensions: string[], measures: string[], more: object = {}): Promise<Map<string, number[]>> => {
          const { rows } = await ask(tables, { measures, dimensions, ...query, ...more });
          return new Map(rows.map((row) => [row.slice(0, dimensions.length + 1).map((code) => code ?? '-').join(' '), row.slice(dimensions.length + 1).map((cell) => (typeof cell === 'number' ? cell : 0))]));
        };
        const moved = await read(['segmentFrom', 'segmentTo'], ['movedHcps']);
        const sizes = await read(['segment'], ['segmentSize', 'segmentInflow', 'segmentOutflow']);
        const starts = await read(['segment'], ['segmentSize'], { basis: 'atStart' });
        const sum = (test: (from: string, to: string, time: string) => boolean): number => [...moved].reduce((all, [key, [value]]) => all + (test(...(key.split(' ') as [string, string, string])) ? (value ?? 0) : 0), 0);
        for (const [key, [size, inflow, outflow]] of sizes) {
          const [segment, month] = key.split(' ') as [string, string];
          if (segment === '-') continue;
          const start = starts.get(key)?.[0] ?? 0;
          const [entered, left] = [sum((from, to, time) => to === segment && from !== segment && time === month), sum((from, to, time) => from === segment && to !== segment && time === month)];
          expect([entered, left], key).to.deep.equal([inflow, outflow]);
          expect(start + entered, key).to.equal((size ?? 0) + left);
          expect(sum((from, _, time) => from === segment && time === month), `${key} from`).to.equal(start);
        }
      }
    });
  }
});
