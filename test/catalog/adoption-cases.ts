import { HCPS, isSet, only, rowsOf, text, universe, type Case, type Cases, type Data, type Row } from './case.js';

const LADDER = ['unuser', 'awareness', 'trial', 'adoption', 'advocacy'];
const PRODUCT = 'p1';
const snapshots = (snapshotAt: string, stages: Readonly<Record<string, string>>, product = PRODUCT): readonly Row[] => Object.entries(stages).map(([hcp, adoptionStage]) => ({ hcp, product, snapshotAt, adoptionStage }));
const ADOPTION: Data = {
  hcps: HCPS,
  adoptionSnapshots: [
    ...snapshots('2026-02-28', { h1: 'unuser', h2: 'awareness', h3: 'trial', h4: 'advocacy', h5: 'trial', h6: '', h8: 'trial', h9: 'trial' }),
    // Up by one, up by two, down, as before; one is gone, one has no stage, one is new.
    ...snapshots('2026-03-31', { h1: 'awareness', h2: 'adoption', h3: 'awareness', h4: 'advocacy', h6: '', h7: 'unuser', h8: 'trial', h9: 'trial' }),
    ...snapshots('2026-03-31', { h1: 'advocacy', h2: 'advocacy' }, 'p2'),
  ],
  objectives: [{ kpi: 'stageShare', scenario: 'objective', startsOn: '2026-01-01', endsOn: '2026-12-31', value: 0.25, product: PRODUCT, adoptionStage: 'awareness' }],
};
const OF_PRODUCT = { filters: [only('product', PRODUCT)] };
const BY_STAGE = { ...OF_PRODUCT, dimensions: ['adoptionStage'] };

const stages = (data: Data, day: string): ReadonlyMap<string, number> =>
  new Map(rowsOf(data, 'adoptionSnapshots').filter((row) => row.snapshotAt === day && row.product === PRODUCT && isSet(row, 'adoptionStage')).map((row) => [text(row, 'hcp'), LADDER.indexOf(text(row, 'adoptionStage'))]));
const before = (data: Data) => stages(data, '2026-02-28');
const after = (data: Data) => stages(data, '2026-03-31');
const at = (known: ReadonlyMap<string, number>, keep: (rank: number) => boolean): number => [...known.values()].filter(keep).length;
const byStage = (figure: (rank: number) => number) => Object.fromEntries(LADDER.map((stage, rank) => [stage, figure(rank)]));
const moves = (data: Data, keep: (was: number, is: number) => boolean): number => [...after(data)].filter(([hcp, is]) => before(data).has(hcp) && keep(before(data).get(hcp) as number, is)).length;

export const ADOPTION_CASES: Cases = {
  hcpsAtStage: [{ that: 'counts at the last snapshot, in rank order, HCPs without a stage apart', data: ADOPTION, query: BY_STAGE, is: (data) => ({ ...byStage((rank) => at(after(data), (one) => one === rank)), '-': 1 }) }],
  stageShare: [
    { that: 'divides by HCPs with a stage', data: ADOPTION, query: { ...OF_PRODUCT, filters: [...OF_PRODUCT.filters, only('adoptionStage', 'awareness')] }, is: (data) => at(after(data), (rank) => rank === 1) / after(data).size },
  ],
  hcpsAtOrAboveStage: [{ that: 'adds the higher stages', data: ADOPTION, query: { filters: [...OF_PRODUCT.filters, only('adoptionStage', 'awareness')] }, is: (data) => at(after(data), (rank) => rank >= 1) }],
  stageGap: [
    { that: 'is in points', data: ADOPTION, query: { filters: [...OF_PRODUCT.filters, only('adoptionStage', 'awareness')] }, is: (data) => (at(after(data), (rank) => rank === 1) / after(data).size - 0.25) * 100 },
    { that: 'is missing without an objective', data: ADOPTION, query: { filters: [...OF_PRODUCT.filters, only('adoptionStage', 'trial')] }, is: null },
  ],
  wonHcps: [{ that: 'is net: moves in and out cancel', data: ADOPTION, query: { filters: [...OF_PRODUCT.filters, only('adoptionStage', 'awareness')] }, is: (data) => at(after(data), (rank) => rank === 1) - at(before(data), (rank) => rank === 1) }],
  progressedHcps: [{ that: 'compares HCPs known at both ends, a rise by two as one', data: ADOPTION, query: OF_PRODUCT, is: (data) => moves(data, (was, is) => is > was) }],
  regressedHcps: [{ that: 'shows what a net figure hides', data: ADOPTION, query: OF_PRODUCT, is: (data) => moves(data, (was, is) => is < was) }],
  progressionRate: [{ that: 'leaves out who was at the top', data: ADOPTION, query: OF_PRODUCT, is: (data) => moves(data, (was, is) => is > was) / moves(data, (was) => was < LADDER.length - 1) }],
  medianStage: [
    { that: 'is the rank of the middle HCP', data: ADOPTION, query: OF_PRODUCT, is: (data) => [...after(data).values()].sort()[Math.floor((after(data).size - 1) / 2)] as number },
    { that: 'is the lower of two, never between', data: { ...ADOPTION, adoptionSnapshots: snapshots('2026-03-31', { h1: 'unuser', h2: 'advocacy' }) }, query: OF_PRODUCT, is: 0 },
  ],
};

const member = (hcp: string, segment: string, validFrom: string, validTo = ''): Row => ({ hcp, segment, validFrom, validTo });
const SEGMENTS: Data = {
  hcps: HCPS,
  segments: [{ segment: 's1', segmentScheme: 'activity' }, { segment: 's2', segmentScheme: 'activity' }, { segment: 'v1', segmentScheme: 'value' }, { segment: 'v2', segmentScheme: 'value' }],
  memberships: [
    member('h1', 's1', '2026-01-01'), member('h2', 's1', '2026-01-01', '2026-03-10'), member('h2', 's2', '2026-03-10'), member('h3', 's2', '2026-01-01', '2026-03-15'), member('h3', 's1', '2026-03-15'),
    member('h4', 's1', '2026-01-01', '2026-03-12'), member('h4', 's2', '2026-03-12'), member('h5', 's1', '2026-01-01', '2026-03-20'), member('h7', 's1', '2026-03-20'),
    member('h1', 'v1', '2026-01-01'), member('h1', 'v2', '2026-01-01'), member('h3', 'v1', '2026-01-01'),
  ],
};
const OF_ACTIVITY = { filters: [only('segmentScheme', 'activity')] };
const OF_VALUE = { filters: [only('segmentScheme', 'value')] };
const inSegment = (data: Data, segment: string, day: string): ReadonlySet<string> =>
  new Set(rowsOf(data, 'memberships').filter((row) => row.segment === segment && text(row, 'validFrom') <= day && (!isSet(row, 'validTo') || text(row, 'validTo') > day)).map((row) => text(row, 'hcp')));
const [FIRST, LAST] = ['2026-02-28', '2026-03-31'];
const of = (segment: string) => ({ filters: [only('segment', segment)] });
const both = (one: ReadonlySet<string>, other: ReadonlySet<string>): number => [...one].filter((hcp) => other.has(hcp)).length;
const moved = (data: Data, from: string, to: string): number => both(inSegment(data, from, FIRST), inSegment(data, to, LAST));
const between = (from: string, to: string) => ({ filters: [only('segmentFrom', from), only('segmentTo', to)] });
const ofValue = (data: Data): ReadonlySet<string> => new Set([...inSegment(data, 'v1', LAST), ...inSegment(data, 'v2', LAST)]);
const flow = (that: string, from: string, to: string, is: (data: Data) => number): Case => ({ that, data: SEGMENTS, query: { dimensions: ['segmentFrom', 'segmentTo'], ...between(from, to) }, is: (data) => ({ [`${from} ${to}`]: is(data) }) });

export const SEGMENT_CASES: Cases = {
  segmentSize: [{ that: 'counts members on the last day', data: SEGMENTS, query: of('s1'), is: (data) => inSegment(data, 's1', LAST).size }],
  segmentInflow: [{ that: 'counts who is in at the end and was not at the start', data: SEGMENTS, query: of('s1'), is: (data) => inSegment(data, 's1', LAST).size - moved(data, 's1', 's1') }],
  segmentOutflow: [{ that: 'counts who was in at the start and is not at the end, the universe left too', data: SEGMENTS, query: of('s1'), is: (data) => inSegment(data, 's1', FIRST).size - moved(data, 's1', 's1') }],
  segmentRetention: [{ that: 'is in at both out of in at the start', data: SEGMENTS, query: of('s1'), is: (data) => moved(data, 's1', 's1') / inSegment(data, 's1', FIRST).size }],
  movedHcps: [flow('counts HCPs by both ends', 's1', 's2', (data) => moved(data, 's1', 's2')), flow('counts who stayed', 's1', 's1', (data) => moved(data, 's1', 's1'))],
  transitionRate: [flow('divides by who was in the first', 's1', 's2', (data) => moved(data, 's1', 's2') / inSegment(data, 's1', FIRST).size)],
  netFlow: [
    flow('takes away who moved back', 's1', 's2', (data) => moved(data, 's1', 's2') - moved(data, 's2', 's1')),
    flow('has the other sign the other way round', 's2', 's1', (data) => moved(data, 's2', 's1') - moved(data, 's1', 's2')),
  ],
  segmentCoverage: [{ that: 'divides by the whole universe, of one segmentation', data: SEGMENTS, query: OF_VALUE, is: (data) => ofValue(data).size / universe(data).length },
    { that: 'divides by the whole universe, of one segment', data: SEGMENTS, query: of('v2'), is: (data) => inSegment(data, 'v2', LAST).size / universe(data).length }],
  unassignedHcps: [
    { that: 'counts the universe outside of one segmentation', data: SEGMENTS, query: OF_VALUE, is: (data) => universe(data).filter((row) => !ofValue(data).has(text(row, 'hcp'))).length },
    { that: 'counts by what HCPs are', data: SEGMENTS, query: { ...OF_ACTIVITY, dimensions: ['territory'] }, is: () => ({ south: 1 }) },
  ],
  segmentOverlap: [
    { that: 'is the part of members who are in two segments at once', data: SEGMENTS, query: OF_VALUE, is: (data) => both(inSegment(data, 'v1', LAST), inSegment(data, 'v2', LAST)) / ofValue(data).size },
    { that: 'is 0 where segments exclude each other', data: SEGMENTS, query: OF_ACTIVITY, is: 0 },
  ],
};
