import { addDays, addMonths, FLOW_ENDS, type Grain, type IsoDate, type Query } from '../../contract/index.js';
import { LADDER } from '../dataset/catalog.js';
import type { ConformanceQuestion, ExpectedFigure, ExpectedRow, TableRow } from '../dataset/dataset.js';
import { TABLES } from '../dataset/tables.js';
import { between, only } from './ask.js';
import { ALL_HCPS, consentOn, isInUniverse, segmentExists, segmentsOn, stagesOn } from './plain-people.js';
import { before, figure, isSet, MISSING, NOT_APPLICABLE, rate, stretchesOf } from './plain-values.js';

const hcpFigure = (size: number): ExpectedFigure => figure(size, size);
const rankOn = (hcp: string, day: IsoDate): number => LADDER.findIndex((stage) => stage === stagesOn('kora', day)?.get(hcp));
const kora = [only('product', 'kora')];
const HALF = between('2026-02-01', '2026-07-01');

/** HCPs whose rank is known at both ends. */
function ranked({ start, end }: Query['period']): readonly { readonly hcp: string; readonly was: number; readonly is: number }[] {
  return ALL_HCPS.map((hcp) => ({ hcp, was: rankOn(hcp, before(start)), is: rankOn(hcp, before(end)) })).filter(({ was, is }) => was >= 0 && is >= 0);
}
const up = (period: Query['period']): number => ranked(period).filter(({ was, is }) => is > was).length;
const belowTop = ranked(HALF).filter(({ was }) => was < LADDER.length - 1).length;
const ranksAtEnd = ALL_HCPS.map((hcp) => rankOn(hcp, '2026-06-30')).filter((rank) => rank >= 0).sort((a, b) => a - b);

const single = (name: string, measure: string, query: Omit<Query, 'measures'>, one: ExpectedFigure): ConformanceQuestion => ({ name, query: { ...query, measures: [measure] }, expect: [{ codes: [], figures: [one] }] });
const byMonth = (name: string, measure: string, query: Pick<Query, 'period' | 'filters'>, figureOf: (bucket: Query['period']) => ExpectedFigure): ConformanceQuestion => {
  const asked = { ...query, grain: 'month' as Grain };
  return { name, query: { ...asked, measures: [measure] }, expect: stretchesOf(asked).map(({ time, start, end }) => ({ codes: [], time, figures: [figureOf({ start, end })] })) };
};

/** Prescriptions of an HCP in a stretch; `undefined` where there is no row with a figure. */
function prescribed(hcp: string, { start, end }: Query['period']): number | undefined {
  const rows = TABLES.prescriptions.filter((row: TableRow) => row.hcp === hcp && String(row.month) >= start && String(row.month) < end && isSet(row.prescriptions));
  return rows.length === 0 ? undefined : rows.reduce((total, row) => total + Number(row.prescriptions), 0);
}

/** Change against as many months before, of those who rose minus those who stayed; who has no row on either side is not observed. */
function migration(now: Query['period'], then: Query['period']): ExpectedFigure {
  const changes = ranked(now).flatMap(({ hcp, was, is }) => {
    const [later, earlier] = [prescribed(hcp, now), prescribed(hcp, then)];
    return later === undefined && earlier === undefined ? [] : [{ rise: is - was, change: (later ?? 0) - (earlier ?? 0) }];
  });
  const [movers, stayers] = [changes.filter(({ rise }) => rise > 0), changes.filter(({ rise }) => rise === 0)];
  const mean = (list: typeof changes): number => list.reduce((total, { change }) => total + change, 0) / list.length;
  return movers.length === 0 || stayers.length === 0 ? NOT_APPLICABLE : { value: mean(movers) - mean(stayers), hcps: Math.min(movers.length, stayers.length) };
}

const onTheLadder: readonly ConformanceQuestion[] = [
  single('HCPs who progressed', 'progressedHcps', { period: HALF, filters: kora }, hcpFigure(up(HALF))),
  single('HCPs who fell back', 'regressedHcps', { period: between('2026-05-01', '2026-07-01'), filters: kora }, hcpFigure(ranked(between('2026-05-01', '2026-07-01')).filter(({ was, is }) => is < was).length)),
  single('progression rate of those below the top', 'progressionRate', { period: HALF, filters: kora }, rate(hcpFigure(up(HALF)), hcpFigure(belowTop), { isPart: true })),
  byMonth('HCPs who progressed by month', 'progressedHcps', { period: between('2026-02-01', '2026-08-01'), filters: kora }, (bucket) => hcpFigure(up(bucket))),
  single('progressed since a day without a snapshot', 'progressedHcps', { period: between('2026-09-01', '2026-10-01'), filters: kora }, MISSING),
  single('median stage, the lower of two', 'medianStage', { period: between('2026-06-01', '2026-07-01'), filters: kora }, { value: ranksAtEnd[(ranksAtEnd.length - 1) >> 1] as number, hcps: ranksAtEnd.length }),
  single('effect after migration over a month', 'migrationEffect', { period: between('2026-03-01', '2026-04-01'), filters: kora }, migration(between('2026-03-01', '2026-04-01'), between('2026-02-01', '2026-03-01'))),
  single('effect after migration over a quarter', 'migrationEffect', { period: between('2026-04-01', '2026-07-01'), filters: kora }, migration(between('2026-04-01', '2026-07-01'), between('2026-01-01', '2026-04-01'))),
  single('effect after migration without figures to compare with', 'migrationEffect', { period: between('2026-10-01', '2026-11-01'), filters: kora }, MISSING),
];

const SEGMENTS = TABLES.segments.map((row) => String(row.segment));
const SCHEMES: Readonly<Record<string, readonly string[]>> = { value: ['A', 'B', 'C'], digital: ['D1', 'D2', 'Z'] };

/** HCPs by the segment of a scheme at both ends: with nobody between "outside", "created", "closed" and "in no segment". */
function pairs(scheme: string, { start, end }: Query['period']): ReadonlyMap<string, number> {
  const [first, last] = [before(start), before(end)];
  const found = new Map<string, number>();
  for (const hcp of ALL_HCPS) {
    const [from, to] = [segmentsOn(hcp, first, scheme)[0], segmentsOn(hcp, last, scheme)[0]];
    if (from === undefined && to === undefined) continue;
    const source = from ?? (!isInUniverse(hcp, first) ? FLOW_ENDS.outside : segmentExists(to as string, first, first) ? null : FLOW_ENDS.created);
    const target = to ?? (!isInUniverse(hcp, last) ? FLOW_ENDS.outside : segmentExists(from as string, last, last) ? null : FLOW_ENDS.closed);
    const key = JSON.stringify([source, target]);
    found.set(key, (found.get(key) ?? 0) + 1);
  }
  return found;
}

const FLOWS = between('2026-03-01', '2026-08-01');
const pairQuery = (measure: string, scheme: string): Query => ({ measures: [measure], dimensions: ['segmentFrom', 'segmentTo'], period: FLOWS, filters: [only('segmentScheme', scheme)] });
const ofPairs = (measure: string, scheme: string, figureOf: (codes: readonly (string | null)[], moved: ReadonlyMap<string, number>) => ExpectedFigure): ConformanceQuestion => {
  const moved = pairs(scheme, FLOWS);
  const ways = [...moved.keys()].map((key) => JSON.parse(key) as (string | null)[]);
  const both = [...new Map([...ways, ...ways.map(([from = null, to = null]) => [to, from])].map((codes) => [JSON.stringify(codes), codes])).values()];
  return { name: `${measure} of the segmentation by ${scheme}`, query: pairQuery(measure, scheme), expect: both.map((codes): ExpectedRow => ({ codes, figures: [figureOf(codes, moved)] })) };
};
const size = (moved: ReadonlyMap<string, number>, ...codes: readonly (string | null)[]): number => moved.get(JSON.stringify(codes)) ?? 0;
const leaving = (moved: ReadonlyMap<string, number>, from: string | null): number => [...moved].filter(([key]) => (JSON.parse(key) as (string | null)[])[0] === from).reduce((total, [, count]) => total + count, 0);

/** Changes of one end in every segment. */
function bySegment(measure: string, figureOf: (segment: string) => ExpectedFigure): ConformanceQuestion {
  return { name: `${measure} by segment`, query: { measures: [measure], dimensions: ['segment'], period: FLOWS }, expect: SEGMENTS.map((segment) => ({ codes: [segment], figures: [figureOf(segment)] })) };
}
const isIn = (hcp: string, segment: string, day: IsoDate): boolean => segmentsOn(hcp, day).includes(segment);
const atEnds = (keep: (was: boolean, is: boolean) => boolean) => (segment: string): number => ALL_HCPS.filter((hcp) => keep(isIn(hcp, segment, before(FLOWS.start)), isIn(hcp, segment, before(FLOWS.end)))).length;
const entered = atEnds((was, is) => !was && is);
const left = atEnds((was, is) => was && !is);
const stayed = atEnds((was, is) => was && is);
const there = atEnds((was) => was);

const betweenSegments: readonly ConformanceQuestion[] = [
  ...Object.keys(SCHEMES).flatMap((scheme) => [
    ofPairs('movedHcps', scheme, (codes, moved) => hcpFigure(size(moved, ...codes))),
    ofPairs('netFlow', scheme, ([from = null, to = null], moved) => ({ value: size(moved, from, to) - size(moved, to, from) })),
  ]),
  ofPairs('transitionRate', 'value', ([from = null, to = null], moved) => ({ ...rate({ value: size(moved, from, to) }, { value: leaving(moved, from) }) })),
  bySegment('segmentInflow', (segment) => hcpFigure(entered(segment))),
  bySegment('segmentOutflow', (segment) => hcpFigure(left(segment))),
  // Nobody can have stayed in a segment that was not there.
  bySegment('segmentRetention', (segment) => (segmentExists(segment, before(FLOWS.start), before(FLOWS.start)) ? rate(hcpFigure(stayed(segment)), hcpFigure(there(segment)), { isPart: true }) : MISSING)),
];

interface Change { readonly hcp: string; readonly from: string; readonly to: string }

/** Changes of consent over all timelines, day by day. */
function consentChanges({ start, end }: Query['period']): readonly Change[] {
  const changes: Change[] = [];
  for (const hcp of ALL_HCPS) {
    let was = consentOn(hcp, before(start))?.status ?? '';
    for (let day = start; day < end; day = addDays(day, 1)) {
      const is = consentOn(hcp, day)?.status ?? '';
      if (is !== was) changes.push({ hcp, from: was, to: is });
      was = is;
    }
  }
  return changes;
}

const CONSENT = between('2026-01-01', '2026-09-01');
const monthly = new Map(stretchesOf({ period: CONSENT, grain: 'month' }).map(({ start }) => [start, consentChanges({ start, end: addMonths(start, 1) })]));
const changed = (keep: (change: Change) => boolean) => ({ start }: Query['period']): ExpectedFigure => {
  const kept = (monthly.get(start) ?? []).filter(keep);
  return figure(kept.length, new Set(kept.map(({ hcp }) => hcp)).size);
};
const isGain = ({ to }: Change): boolean => to === 'opt-in';
const isLoss = ({ from }: Change): boolean => from === 'opt-in';

const ofConsent: readonly ConformanceQuestion[] = [
  byMonth('new opt-ins by month', 'newOptIns', { period: CONSENT }, changed(isGain)),
  byMonth('opt-outs by month', 'optOuts', { period: CONSENT }, changed(({ to }) => to === 'opt-out')),
  byMonth('withdrawals by month', 'withdrawals', { period: CONSENT }, changed(({ from, to }) => from === 'opt-in' && to === 'opt-out')),
  byMonth('net opt-ins by month are the change of the stock', 'netOptIns', { period: CONSENT }, (bucket) => ({ value: (changed(isGain)(bucket).value ?? 0) - (changed(isLoss)(bucket).value ?? 0) })),
];

export const MOVEMENT_QUESTIONS: readonly ConformanceQuestion[] = [...onTheLadder, ...betweenSegments, ...ofConsent];
