import { expect } from 'chai';
import { catalogWith, measure } from './more-catalog.js';
import { answer, between, one, only, randomBelow, refusal, times, type Shown } from './small.js';

type Row = Record<string, string | number>;
const catalog = catalogWith(measure('effect', { op: 'migrationEffect', states: 'adoption', fact: 'scripts', column: 'written' }));
const OPEN = { catalog };
const STAGES = ['unuser', 'awareness', 'trial', 'adoption', 'advocacy'];
const stage = (hcp: string, snapshotAt: string, adoptionStage: string, product = 'p'): Row => ({ hcp, product, snapshotAt, adoptionStage });
const wrote = (hcp: string, month: string, written: number | '', product = 'p'): Row => ({ hcp, product, month: `${month}-01`, written });
const march = { period: between('2026-03-01', '2026-04-01') };

describe('what HCPs do more of after they rose', () => {
  // a and b rise, c and d stay, e falls, f is known at the end only. March against February.
  const adoptionSnapshots = [
    ...[['a', 'unuser'], ['b', 'trial'], ['c', 'trial'], ['d', 'trial'], ['e', 'adoption']].map(([hcp, at]) => stage(hcp as string, '2026-02-28', at as string)),
    ...[['a', 'trial'], ['b', 'adoption'], ['c', 'trial'], ['d', 'trial'], ['e', 'trial'], ['f', 'trial']].map(([hcp, at]) => stage(hcp as string, '2026-03-31', at as string)),
  ];
  const scripts = [wrote('a', '2026-02', 2), wrote('a', '2026-03', 8), wrote('b', '2026-03', 4), wrote('c', '2026-02', 3), wrote('c', '2026-03', 4), wrote('d', '2026-02', 1), wrote('d', '2026-02', ''), wrote('e', '2026-03', 90), wrote('f', '2026-03', 50), wrote('a', '2026-01', 70), wrote('a', '2026-04', 70)];
  const hcps = [...'abcdef'].map((hcp) => ({ hcp, territory: 'ac'.includes(hcp) ? 'north' : 'south' }));
  const tables = { adoptionSnapshots, scripts, hcps };

  it('is their change per HCP less that of those who stayed', async () => {
    // (6 + 4) / 2 − (1 − 1) / 2.
    expect(await one(tables, 'effect', march, OPEN)).to.equal(5);
    expect(await answer(tables, { measures: ['effect'], dimensions: ['territory'], ...march }, OPEN)).to.deep.equal({ north: 5, south: 5 });
    expect(await one(tables, 'effect', { ...march, filters: [only('territory', 'south')] }, OPEN)).to.equal(5);
    // By stage means the stage they were at.
    expect(await answer(tables, { measures: ['effect'], dimensions: ['adoptionStage'], ...march }, OPEN)).to.include({ unuser: 'notApplicable', trial: 4, adoption: 'notApplicable' });
    expect(await one(tables, 'effect', { ...march, filters: [only('adoptionStage', 'trial')] }, OPEN)).to.equal(4);
  });

  it('is not applicable where nobody rose or nobody stayed, missing without stages or rows on either side', async () => {
    expect(await one(tables, 'effect', { ...march, filters: [only('hcp', 'a', 'b')] }, OPEN)).to.equal('notApplicable');
    expect(await one(tables, 'effect', { ...march, filters: [only('hcp', 'c', 'd')] }, OPEN)).to.equal('notApplicable');
    // The stages of 31 March stand for thirty days: in April nobody rose; of May nobody knows.
    expect(await one(tables, 'effect', { period: between('2026-04-01', '2026-05-01') }, OPEN)).to.equal('notApplicable');
    expect(await one({ ...tables, scripts: [...scripts, wrote('a', '2026-05', 1)] }, 'effect', { period: between('2026-05-01', '2026-06-01') }, OPEN)).to.equal(null);
    expect(await one({ ...tables, scripts: scripts.filter(({ month }) => month !== '2026-02-01') }, 'effect', march, OPEN)).to.equal(null);
    expect(await answer(tables, { measures: ['effect'], grain: 'month', period: between('2026-02-01', '2026-05-01') }, OPEN)).to.deep.equal({ '2026-02-01': null, '2026-03-01': 5, '2026-04-01': 'notApplicable' });
  });

  it('is hidden where fewer rose or stayed than may be shown', async () => {
    const rows = (risen: number, stayed: number): { adoptionSnapshots: readonly Row[]; scripts: readonly Row[] } => {
      const names = [...times(risen, (number) => `r${number}`), ...times(stayed, (number) => `s${number}`)];
      return { adoptionSnapshots: names.flatMap((hcp) => [stage(hcp, '2026-02-28', 'trial'), stage(hcp, '2026-03-31', hcp.startsWith('r') ? 'adoption' : 'trial')]), scripts: names.flatMap((hcp) => [wrote(hcp, '2026-02', 1), wrote(hcp, '2026-03', 2)]) };
    };
    const shown = (risen: number, stayed: number): Promise<Shown> => one(rows(risen, stayed), 'effect', march, { catalog, k: 5 });
    expect([await shown(4, 20), await shown(20, 4), await shown(5, 5)]).to.deep.equal(['suppressed', 'suppressed', 0]);
  });

  it('is of one product, and keeps products apart', async () => {
    const two = { adoptionSnapshots: [...adoptionSnapshots, ...['a', 'c'].flatMap((hcp) => ['2026-02-28', '2026-03-31'].map((at) => stage(hcp, at, hcp === 'c' && at > '2026-03' ? 'advocacy' : 'trial', 'q')))], scripts: [...scripts, wrote('c', '2026-03', 9, 'q'), wrote('a', '2026-02', 2, 'q')] };
    expect(await refusal(two, { measures: ['effect'], ...march }, OPEN)).to.include({ code: 'ambiguous-scope' });
    expect(await answer(two, { measures: ['effect'], dimensions: ['product'], ...march }, OPEN)).to.deep.equal({ p: 5, q: 11 });
    expect(await one(two, 'effect', { ...march, filters: [only('product', 'q')] }, OPEN)).to.equal(11);
  });

  it('compares a running stretch with as many days before', async () => {
    const days = [['a', '2026-02-05', 1], ['a', '2026-02-25', 50], ['a', '2026-03-05', 4], ['c', '2026-02-03', 1], ['c', '2026-03-03', 2]].map(([hcp, month, written]) => ({ hcp, product: 'p', month, written }));
    const early = [...adoptionSnapshots.filter(({ snapshotAt }) => snapshotAt === '2026-02-28'), ...adoptionSnapshots.filter(({ snapshotAt }) => snapshotAt !== '2026-02-28').map((row) => ({ ...row, snapshotAt: '2026-03-10' }))];
    // a + 3, c + 1; of b and d nothing is known; the 50 of 25 February lie after the tenth.
    expect(await one({ adoptionSnapshots: early, scripts: days }, 'effect', march, { catalog, completeThrough: '2026-03-10' })).to.equal('2 partial');
  });

  it('agrees with plain loops', async () => {
    for (let seed = 1; seed <= 8; seed++) {
      const below = randomBelow(seed * 431);
      const names = times(20, (number) => `h${number}`);
      const snapshots = names.flatMap((hcp) => ['2026-02-28', '2026-03-31'].flatMap((at) => (below(6) ? [stage(hcp, at, STAGES[below(3)] as string)] : [])));
      const rows = [wrote('x', '2026-02', 1), wrote('x', '2026-03', 1), ...times(60, () => wrote(`h${1 + below(20)}`, ['2026-01', '2026-02', '2026-03'][below(3)] as string, below(5) ? below(9) : ''))];
      const rankOf = (hcp: string, at: string): number => STAGES.indexOf(snapshots.find((row) => row.hcp === hcp && row.snapshotAt === at)?.adoptionStage as string);
      const change = (hcp: string): number => rows.reduce((sum, row) => sum + (row.hcp !== hcp || row.written === '' ? 0 : row.month === '2026-03-01' ? (row.written as number) : row.month === '2026-02-01' ? -(row.written as number) : 0), 0);
      const mean = (hcp: readonly string[]): number => hcp.map(change).reduce((sum, value) => sum + value, 0) / hcp.length;
      const observed = new Set(rows.flatMap((row) => (row.month !== '2026-01-01' && row.written !== '' ? [row.hcp] : [])));
      const known = names.filter((hcp) => observed.has(hcp) && rankOf(hcp, '2026-02-28') >= 0 && rankOf(hcp, '2026-03-31') >= 0);
      const movers = known.filter((hcp) => rankOf(hcp, '2026-03-31') > rankOf(hcp, '2026-02-28'));
      const stayers = known.filter((hcp) => rankOf(hcp, '2026-03-31') === rankOf(hcp, '2026-02-28'));
      const found = await one({ adoptionSnapshots: snapshots, scripts: rows }, 'effect', march, OPEN);
      if (movers.length > 0 && stayers.length > 0) expect(found).to.be.closeTo(mean(movers) - mean(stayers), 1e-9);
      else expect(found).to.equal('notApplicable');
    }
  });
});
