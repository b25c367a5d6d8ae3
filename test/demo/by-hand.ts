import { readFileSync } from 'node:fs';

/** A second way to the demo's figures: plain loops over the lines of the files, sharing nothing with catalog or providers. */

type Row = Readonly<Record<string, string>>;
const folder = new URL('../../demo/data/', import.meta.url);

function rowsOf(file: string): readonly Row[] {
  const [head = '', ...lines] = readFileSync(new URL(file, folder), 'utf8').trimEnd().split('\n');
  const columns = head.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, at) => [columns[at] ?? '', cell])));
}

const START = '2026-05-01';
const END = '2026-11-01';
const inWindow = (date: string | undefined): boolean => date !== undefined && date >= START && date < END;
const isBrand = (row: Row): boolean => row.product === 'respira';
const isCounted = (row: Row): boolean => row.isPreview !== 'true' && row.isMachine !== 'true';

const interactionsInWindow = (): readonly Row[] => rowsOf('interactions.csv').filter((row) => isBrand(row) && inWindow(row.occurredAt));

export function tiles() {
  const interactions = interactionsInWindow().filter(isCounted);
  const assets = new Set<string>();
  for (const row of rowsOf('asset-uses.csv')) if (isBrand(row) && inWindow(row.usedAt) && row.engaged === 'true') assets.add(row.asset ?? '');
  return {
    activeHcps: new Set(interactions.map((row) => row.hcp).filter((hcp) => hcp !== '')).size,
    interactions: interactions.length,
    activities: rowsOf('activities.csv').filter((row) => isBrand(row) && inWindow(row.doneAt)).length,
    suggestionsIssued: rowsOf('suggestions.csv').filter((row) => isBrand(row) && inWindow(row.issuedAt)).length,
    assetsUsed: assets.size,
  };
}

export function uncountedRows() {
  const rows = interactionsInWindow();
  return { previews: rows.filter((row) => row.isPreview === 'true').length, machine: rows.filter((row) => row.isMachine === 'true').length, nameless: rows.filter((row) => row.hcp === '' && isCounted(row)).length };
}

export const openSuggestions = (): number => rowsOf('suggestions.csv').filter((row) => isBrand(row) && inWindow(row.issuedAt) && row.suggestionStatus === 'open').length;

function stagesOn(day: string): ReadonlyMap<string, string> {
  const stages = new Map<string, string>();
  for (const row of rowsOf('adoption-snapshots.csv')) if (isBrand(row) && row.snapshotAt === day) stages.set(row.hcp ?? '', row.adoptionStage ?? '');
  return stages;
}

const LADDER = ['unuser', 'awareness', 'trial', 'adoption', 'advocacy'];
export const stageCounts = (day: string): readonly number[] => [...LADDER, ''].map((stage) => [...stagesOn(day).values()].filter((value) => value === stage).length);

export function stageMoves(from: string, to: string) {
  const before = stagesOn(from);
  const moves = { up: 0, down: 0 };
  for (const [hcp, stage] of stagesOn(to)) {
    const [was, is] = [LADDER.indexOf(before.get(hcp) ?? ''), LADDER.indexOf(stage)];
    if (was >= 0 && is > was) moves.up += 1;
    if (is >= 0 && is < was) moves.down += 1;
  }
  return moves;
}

export const snapshotDays = (): readonly string[] => [...new Set(rowsOf('adoption-snapshots.csv').filter(isBrand).map((row) => row.snapshotAt ?? ''))].sort();

export function asset(code: string) {
  const parts = { exposed: new Set<string>(), engaged: new Set<string>(), actionOffered: new Set<string>(), actionCompleted: new Set<string>() };
  for (const row of rowsOf('asset-uses.csv')) {
    if (row.asset !== code || !isBrand(row) || !inWindow(row.usedAt)) continue;
    for (const [flag, people] of Object.entries(parts)) if (row[flag] === 'true') people.add(row.hcp ?? '');
  }
  return { engagement: parts.engaged.size, exposed: parts.exposed.size, participation: parts.engaged.size / parts.exposed.size, offered: parts.actionOffered.size, completed: parts.actionCompleted.size,
    completedAction: parts.actionCompleted.size / parts.actionOffered.size };
}

/** Growth of the brand minus growth of its market, third quarter of 2026 against the second, in points. */
export function aheadOfMarket(column: 'turnover' | 'units'): number {
  const market = new Set(rowsOf('products.csv').filter((row) => row.market === 'inhaled-maintenance').map((row) => row.product));
  const sums = { brandBefore: 0, brandNow: 0, marketBefore: 0, marketNow: 0 };
  for (const row of rowsOf('sales.csv')) {
    const month = row.month ?? '';
    const when = month >= '2026-07-01' && month < '2026-10-01' ? 'Now' : month >= '2026-04-01' && month < '2026-07-01' ? 'Before' : undefined;
    if (when === undefined || !market.has(row.product)) continue;
    sums[`market${when}`] += Number(row[column]);
    if (isBrand(row)) sums[`brand${when}`] += Number(row[column]);
  }
  return (sums.brandNow / sums.brandBefore - sums.marketNow / sums.marketBefore) * 100;
}

/** HCPs with an opt-in for the brand in force at the end of the day, by any channel. */
export function optedIn(day: string): number {
  const timelines = new Map<string, Row>();
  for (const row of rowsOf('consent-events.csv')) {
    if (!isBrand(row) || (row.effectiveFrom ?? '') > day) continue;
    const key = `${row.hcp} ${row.channel}`;
    if ((timelines.get(key)?.effectiveFrom ?? '') <= (row.effectiveFrom ?? '')) timelines.set(key, row);
  }
  const people = new Set<string>();
  for (const row of timelines.values()) if (row.consentStatus === 'opt-in' && (row.effectiveTo === '' || (row.effectiveTo ?? '') > day)) people.add(row.hcp ?? '');
  return people.size;
}

const holdsOn = (row: Row, day: string): boolean => (row.validFrom ?? '') <= day && (row.validTo === '' || (row.validTo ?? '') > day);
export const segmentSize = (segment: string, day: string): number => new Set(rowsOf('memberships.csv').filter((row) => row.segment === segment && holdsOn(row, day)).map((row) => row.hcp)).size;

/** HCPs by their segments of the activity scheme on two days. */
export function moved(from: string, to: string, start: string, end: string): number {
  const rows = rowsOf('memberships.csv');
  const before = new Set(rows.filter((row) => row.segment === from && holdsOn(row, start)).map((row) => row.hcp));
  return rows.filter((row) => row.segment === to && holdsOn(row, end) && before.has(row.hcp)).length;
}

/** HCPs who were active, potentially leaving and active again, one after the other. */
export function returned(): number {
  const paths = new Map<string, string>();
  for (const row of rowsOf('memberships.csv')) {
    if (['active', 'leaving', 'left', 'new-clients'].includes(row.segment ?? '')) paths.set(row.hcp ?? '', `${paths.get(row.hcp ?? '') ?? ''} ${row.segment}`);
  }
  return [...paths.values()].filter((path) => path.includes('active leaving active')).length;
}

/** Points of the window by HCPs who were in the segment on the day of the interaction. */
export function pointsOf(segment: string): number {
  const memberships = rowsOf('memberships.csv').filter((row) => row.segment === segment);
  let points = 0;
  for (const row of interactionsInWindow()) {
    const isIn = isCounted(row) && memberships.some((membership) => membership.hcp === row.hcp && holdsOn(membership, row.occurredAt ?? ''));
    if (isIn) points += Number(row.points);
  }
  return points;
}

export function mail() {
  const rows = rowsOf('sends.csv').filter((row) => isBrand(row) && inWindow(row.attemptedAt));
  const count = (test: (row: Row) => boolean): number => rows.filter(test).length;
  return { attempted: rows.length, sent: count((row) => row.sentAt !== ''), delivered: count((row) => row.deliveredAt !== ''), opened: count((row) => row.openedAt !== '' || row.clickedAt !== ''),
    clicked: count((row) => row.clickedAt !== ''), clickedUnopened: count((row) => row.clickedAt !== '' && row.openedAt === ''), machineOnly: count((row) => row.machineOpenedAt !== '' && row.openedAt === '' && row.clickedAt === '') };
}

/** The codes of a column, each once. */
export function codes(file: string, column: string, keep: (row: Row) => boolean = () => true): readonly string[] {
  return [...new Set(rowsOf(file).filter(keep).flatMap((row) => (row[column] ?? '').split('|')).filter((code) => code !== ''))];
}

export const distinct = (file: string, column: string, keep?: (row: Row) => boolean): number => codes(file, column, keep).length;

const sum = (rows: readonly Row[], column: string): number => rows.reduce((total, row) => total + Number(row[column]), 0);

/** Margin of the exposed beyond that of as many HCPs of the control group, and what was spent. */
export function returns() {
  const arm = (name: string): readonly Row[] => rowsOf('holdouts.csv').filter((row) => row.arm === name && isBrand(row) && inWindow(row.month));
  const people = (rows: readonly Row[]): number => new Set(rows.map((row) => row.hcp)).size;
  const [exposed, control] = [arm('exposed'), arm('control')];
  return { margin: sum(exposed, 'margin') - (sum(control, 'margin') / people(control)) * people(exposed), cost: sum(rowsOf('costs.csv').filter((row) => isBrand(row) && inWindow(row.month)), 'spent') };
}

export function planAttainment(): number {
  let [made, goals] = [0, 0];
  for (const row of rowsOf('plans.csv')) {
    if (!isBrand(row) || !inWindow(row.startsOn) || row.goal === '' || row.goal === '0') continue;
    made += Math.min(Number(row.actual), Number(row.max)) * Number(row.weight);
    goals += Number(row.goal) * Number(row.weight);
  }
  return made / goals;
}

export const recurringRevenue = (day: string): number => sum(rowsOf('subscriptions.csv').filter((row) => (row.startsOn ?? '') <= day && (row.endsOn === '' || (row.endsOn ?? '') > day)), 'amount');
export const attributedTo = (model: string): number => sum(rowsOf('attributions.csv').filter((row) => row.attributionModel === model && isBrand(row) && inWindow(row.month)), 'turnover');

/** Mentions of a brand out of those of all. */
export function shareOfVoice(brand: string): number {
  const rows = rowsOf('digital/mentions.csv').filter((row) => inWindow(row.day));
  return sum(rows.filter((row) => row.competitor === brand), 'mentions') / sum(rows, 'mentions');
}

export function searchPosition(start: string, end: string): number {
  const rows = rowsOf('digital/seo-ranks.csv').filter((row) => (row.day ?? '') >= start && (row.day ?? '') < end);
  return rows.reduce((total, row) => total + Number(row.position) * Number(row.impressions), 0) / sum(rows, 'impressions');
}

export const visitors = (): number => new Set(rowsOf('digital/web-sessions.csv').filter((row) => isBrand(row) && inWindow(row.startedAt)).map((row) => row.visitor)).size;
export const firstMention = (brand: string): string => rowsOf('digital/mentions.csv').filter((row) => row.competitor === brand).map((row) => row.day ?? '').sort()[0] ?? '';
