import type { Filter, Grain, Query } from '../../contract/index.js';
import type { ConformanceQuestion, ExpectedFigure, TableRow } from '../dataset/dataset.js';
import { HOSTILE_CODES } from '../dataset/events.js';
import { beside, between, only, without, YEAR } from './ask.js';
import { countRows, type Counting } from './plain-events.js';
import { ALL_HCPS, attribute, isInUniverse } from './plain-people.js';
import { before, dayOf, different, figure, isSet, median, MISSING, NOT_APPLICABLE, rate } from './plain-values.js';

const people = (rows: readonly TableRow[]): number => different(rows, 'hcp');
const count = (rows: readonly TableRow[]): ExpectedFigure => figure(rows.length, people(rows));
const distinctHcps = (rows: readonly TableRow[]): ExpectedFigure => figure(people(rows), people(rows));
function sum(rows: readonly TableRow[], column: string): ExpectedFigure {
  const valued = rows.filter((row) => isSet(row[column]));
  if (rows.length > 0 && valued.length === 0) return MISSING;
  return figure(valued.reduce((total, row) => total + Number(row[column]), 0), people(valued));
}
const isOpened = (row: TableRow): boolean => isSet(row.openedAt) || isSet(row.clickedAt);
const delivered = (rows: readonly TableRow[]): readonly TableRow[] => rows.filter((row) => isSet(row.deliveredAt));
const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;
const isRegistered = (row: TableRow): boolean => {
  const days = isSet(row.registeredAt) ? daysBetween(dayOf(row.deliveredAt), dayOf(row.registeredAt)) : -1;
  return days >= 0 && days <= 14;
};
const part = (above: readonly TableRow[], below: readonly TableRow[]): ExpectedFigure => rate(count(above), count(below), { isPart: true });

/** How each measure over rows is counted, in words of plain loops. */
export const COUNTED: Readonly<Record<string, Counting>> = {
  interactions: { fact: 'interactions', figure: count },
  activeHcps: { fact: 'interactions', figure: distinctHcps },
  points: { fact: 'interactions', figure: (rows) => sum(rows, 'points') },
  pointsPerInteraction: { fact: 'interactions', figure: (rows) => rate(sum(rows, 'points'), count(rows)) },
  delivered: { fact: 'sends', figure: (rows) => count(delivered(rows)) },
  opened: { fact: 'sends', figure: (rows) => count(delivered(rows).filter(isOpened)) },
  openers: { fact: 'sends', figure: (rows) => distinctHcps(delivered(rows).filter(isOpened)) },
  opensByDate: { fact: 'sends', time: 'openedAt', figure: count },
  openRate: { fact: 'sends', figure: (rows) => part(delivered(rows).filter(isOpened), delivered(rows)) },
  clickToOpenRate: { fact: 'sends', figure: (rows) => part(delivered(rows).filter((row) => isSet(row.clickedAt)), delivered(rows).filter(isOpened)) },
  registrationRate: { fact: 'sends', figure: (rows) => part(delivered(rows).filter(isRegistered), delivered(rows)) },
  acceptanceRate: { fact: 'suggestions', figure: (rows) => part(rows.filter((row) => ['accepted', 'completed'].includes(String(row.suggestionStatus))), rows.filter((row) => row.suggestionStatus !== 'open')) },
  caseDays: { fact: 'processCases', figure: (rows) => (rows.some((row) => isSet(row.days)) ? figure(median(rows.filter((row) => isSet(row.days)).map((row) => Number(row.days)))) : NOT_APPLICABLE) },
};

interface Plan { readonly measures: readonly string[]; readonly dimensions: readonly (readonly string[])[]; readonly grains: readonly (Grain | undefined)[]; readonly period: Query['period'] }

const HALF = between('2026-01-01', '2026-07-01');
const PLANS: readonly Plan[] = [
  { measures: ['interactions', 'activeHcps', 'points', 'pointsPerInteraction'], dimensions: [[], ['channel'], ['campaign'], ['product'], ['specialty'], ['territory'], ['segment'], ['segmentScheme'], ['receiverOf'], ['channel', 'campaign'], ['specialty', 'segment']], grains: [undefined, 'quarter'], period: YEAR },
  { measures: ['interactions', 'activeHcps', 'points'], dimensions: [[], ['channel']], grains: ['month', 'week', 'year'], period: YEAR },
  { measures: ['interactions', 'activeHcps'], dimensions: [[]], grains: ['day'], period: between('2026-10-20', '2026-11-05') },
  { measures: ['interactions'], dimensions: [['market'], ['keyMessage']], grains: [undefined], period: YEAR },
  { measures: ['delivered', 'opened', 'openers', 'openRate', 'clickToOpenRate', 'registrationRate'], dimensions: [[], ['campaign'], ['emailType'], ['specialty'], ['segment']], grains: [undefined, 'month'], period: HALF },
  { measures: ['opensByDate'], dimensions: [[], ['campaign']], grains: [undefined, 'month'], period: HALF },
  { measures: ['acceptanceRate'], dimensions: [[], ['territory']], grains: [undefined, 'month'], period: HALF },
  { measures: ['caseDays'], dimensions: [[], ['processKind']], grains: [undefined, 'month'], period: HALF },
];

/** A question about measures over rows, answered by plain loops. */
export function rowQuestion(name: string, query: Query, { withTotals = false } = {}): ConformanceQuestion {
  const asked = { ...query, period: query.period };
  const answers = query.measures.map((id) => countRows(asked, COUNTED[id] as Counting));
  const whole = query.measures.map((id) => countRows({ period: query.period, ...(query.filters && { filters: query.filters }), ...(query.basis && { basis: query.basis }) }, COUNTED[id] as Counting)[0]?.figures[0] as ExpectedFigure);
  return { name, query: { ...query, ...(withTotals && { totals: true }) }, expect: beside(answers), ...(withTotals && { totals: whole }) };
}

const planned = PLANS.flatMap(({ measures, dimensions, grains, period }) => dimensions.flatMap((names) => grains.map((grain) => {
  const name = `${measures.join(', ')} by ${[...names, ...(grain ? [grain] : [])].join(', ') || 'nothing'}, with totals`;
  return rowQuestion(name, { measures, period, ...(names.length > 0 && { dimensions: names }), ...(grain && { grain }) }, { withTotals: true });
})));

const filterSettings: readonly (readonly [string, readonly Filter[]])[] = [
  ['one code', [only('channel', 'visit')]],
  ['several codes', [only('channel', 'visit', 'web')]],
  ['no code', [only('channel', '')]],
  ['a code or none', [only('channel', 'web', '')]],
  ['without a code', [without('channel', 'visit')]],
  ['without a code and without none', [without('channel', 'visit', '')]],
  ['a code that no row has', [only('channel', 'telex')]],
  ['an empty list', [{ dimension: 'channel', in: [] }]],
  ['nothing left out', [{ dimension: 'channel', notIn: [] }]],
  ['both lists', [{ dimension: 'channel', in: ['visit', 'web'], notIn: ['web'] }]],
  ['two clauses on one dimension', [only('channel', 'visit', 'web'), only('channel', 'web', 'email')]],
  ['two dimensions', [only('channel', 'visit'), without('campaign', 'spring')]],
  ['one of several codes of an HCP', [only('specialty', 'cardio')]],
  ['who has none of a code', [without('specialty', 'cardio')]],
  ['who has one and not the other', [{ dimension: 'specialty', in: ['cardio'], notIn: ['diabetes'] }]],
  ['who has both', [only('specialty', 'cardio'), only('specialty', 'diabetes')]],
  ['no specialty', [only('specialty', '')]],
  ['a territory in another case', [only('territory', 'North')]],
  ['a segment', [only('segment', 'A')]],
  ['out of a segment', [without('segment', 'A', 'D1')]],
  ['no segment', [only('segment', '')]],
  ['a market', [only('market', 'lung')]],
  ['receivers of a campaign', [only('receiverOf', 'small')]],
  ['who received nothing', [only('receiverOf', '')]],
];

const filtered = filterSettings.flatMap(([name, filters]) => [
  rowQuestion(`interactions, HCPs and points of ${name}`, { measures: ['interactions', 'activeHcps', 'points'], period: YEAR, filters }),
  rowQuestion(`interactions of ${name} by specialty and channel`, { measures: ['interactions', 'activeHcps'], dimensions: ['specialty', 'channel'], period: YEAR, filters }, { withTotals: true }),
]);

const bases = (['atEvent', 'atStart', 'atEnd', 'current', { asOf: '2026-05-15' }] as const).flatMap((basis) => [
  rowQuestion(`interactions by segment, ${JSON.stringify(basis)}`, { measures: ['interactions', 'activeHcps'], dimensions: ['segment'], period: between('2026-03-01', '2026-08-01'), basis }, { withTotals: true }),
  rowQuestion(`interactions of a segment by quarter, ${JSON.stringify(basis)}`, { measures: ['interactions'], grain: 'quarter', filters: [only('segment', 'C', 'D2')], period: between('2026-01-01', '2026-10-01'), basis }),
]);

const hostile = HOSTILE_CODES.map((code) => rowQuestion(`interactions of the code ${JSON.stringify(code.slice(0, 40))}`, { measures: ['interactions', 'activeHcps'], dimensions: ['keyMessage'], period: YEAR, filters: [only('keyMessage', code)] }));

/** Of HCPs in scope, of whom none has a channel: the base is the same for all channels. */
const reach: readonly ConformanceQuestion[] = [['channel'], ['specialty'], []].map((dimensions) => {
  const day = before('2026-04-01');
  const query: Query = { measures: ['reachRate'], ...(dimensions.length > 0 && { dimensions }), period: between('2026-03-01', '2026-04-01') };
  const inScope = (codes: readonly (string | null)[]): number => ALL_HCPS.filter((hcp) => isInUniverse(hcp, day)
    && (dimensions[0] !== 'specialty' || codesOf(hcp).includes(codes[0] ?? ''))).length;
  const answers = countRows(query, COUNTED.activeHcps as Counting).map((row) => {
    const [active] = row.figures as [ExpectedFigure];
    const base = inScope(row.codes);
    return { ...row, figures: [base === 0 ? NOT_APPLICABLE : rate(active, figure(base, base), { isPart: true })] };
  });
  return { name: `reach by ${dimensions[0] ?? 'nothing'}`, query, expect: answers };
});

function codesOf(hcp: string): readonly string[] {
  const codes = attribute(hcp, 'specialty');
  return codes.length > 0 ? codes : [''];
}

const MARCH = between('2026-03-01', '2026-04-01');
const inMarch = (...filters: readonly Filter[]): ExpectedFigure => countRows({ period: MARCH, filters }, COUNTED.interactions as Counting)[0]?.figures[0] as ExpectedFigure;
const withChannel = inMarch(without('channel', ''));

/** Parts of the whole, of which rows without a channel are none; and a figure times another. */
const derived: readonly ConformanceQuestion[] = [
  { name: 'share of each channel of all with a channel', query: { measures: ['channelShare'], dimensions: ['channel'], period: MARCH },
    expect: [...['visit', 'email', 'web'].map((channel) => ({ codes: [channel], figures: [rate(inMarch(only('channel', channel)), withChannel, { isPart: true })] })), { codes: [null], figures: [NOT_APPLICABLE] }] },
  { name: 'share of one channel', query: { measures: ['channelShare'], period: MARCH, filters: [only('channel', 'visit')] }, expect: [{ codes: [], figures: [rate(inMarch(only('channel', 'visit')), withChannel, { isPart: true })] }] },
  { name: 'a figure times a rate', query: { measures: ['clicksPlanned'], period: between('2026-01-01', '2026-02-01') }, expect: [{ codes: [], figures: [{ value: (countRows({ period: between('2026-01-01', '2026-02-01') }, COUNTED.interactions as Counting)[0]?.figures[0]?.value ?? 0) * 0.8 }] }] },
];

export const ROW_QUESTIONS: readonly ConformanceQuestion[] = [...planned, ...filtered, ...bases, ...hostile, ...reach, ...derived];
