import { dimensionDefinition, type Catalog, type Member } from '../../contract/index.js';
import { NO_FIGURE, type MemberLabels, type Words } from '../../i18n/index.js';
import { FILTER_BAR_MESSAGES } from './filter-bar.messages.js';

/** Members shown at once; of more, a search shows the others. */
export const MOST_MEMBERS = 200;

/** One row of the list: a member, or a group with all its members. */
export interface MemberRow {
  /** What choosing the row chooses. */
  readonly codes: readonly string[];
  readonly label: string;
  /** What the row says aloud. */
  readonly spoken: string;
  readonly isGroup: boolean;
  readonly chosen: 'all' | 'some' | 'none';
  /** `412`, `–` where it is hidden; absent where the source counts nothing. */
  readonly count?: string;
  readonly isUncounted?: boolean;
}

/** A run of rows under one heading; without a group there is one run, without a heading. */
export interface RowGroup {
  readonly label?: string;
  readonly rows: readonly MemberRow[];
}

export interface MemberFacts {
  readonly dimension: string;
  /** As the source listed them: at most one more than are shown. */
  readonly members: readonly Member[];
  readonly search: string;
  /** Where the source has searched itself, its answer stands. */
  readonly isSearched?: boolean;
  readonly chosen: readonly string[];
  readonly catalog: Catalog;
  readonly labels: MemberLabels;
  readonly words: Words;
}

/** Without case and accents. */
const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The rows of the list, in the source's order, by group where members have one. */
export function rowGroups(facts: MemberFacts): readonly RowGroup[] {
  const found = searched(facts).slice(0, MOST_MEMBERS);
  const groups = new Map<string | undefined, Member[]>();
  for (const member of found) groups.set(member.parent, [...(groups.get(member.parent) ?? []), member]);
  const hasCounts = facts.members.some(({ count }) => count !== undefined);
  return [...unlistedGroup(facts), ...[...groups].map(([parent, members]) => groupOf(parent, members, facts, hasCounts))];
}

/** All rows, as the keyboard goes through them. */
export const rowsOf = (groups: readonly RowGroup[]): readonly MemberRow[] => groups.flatMap(({ rows }) => rows);

/** Every member in the list. */
export const codesIn = (groups: readonly RowGroup[]): readonly string[] => rowsOf(groups).flatMap(({ isGroup, codes }) => (isGroup ? [] : codes));

/** The words that tell that an HCP may have several members at once, where that is so. */
export function overlapText(dimension: string, catalog: Catalog, words: Words): string | undefined {
  if (!dimensionDefinition(catalog, dimension)?.overlapping) return undefined;
  return words.of('filter-bar', FILTER_BAR_MESSAGES)(dimension === 'segment' ? 'overlapSegment' : 'overlap');
}

function searched({ members, search, isSearched, ...facts }: MemberFacts): readonly Member[] {
  const wanted = folded(search.trim());
  if (wanted === '' || isSearched) return members;
  return members.filter((member) => [member.code, labelOf(member, facts)].some((text) => folded(text).includes(wanted)));
}

function labelOf({ code, label }: Member, { dimension, catalog, words, labels }: Pick<MemberFacts, 'dimension' | 'catalog' | 'words' | 'labels'>): string {
  const said = words.member(dimension, code, catalog, labels);
  return said === code ? (label ?? code) : said;
}

/** What is chosen and not among the members stands first, so that it can be taken away; a search hides it. */
function unlistedGroup(facts: MemberFacts): readonly RowGroup[] {
  const listed = new Set(facts.members.slice(0, MOST_MEMBERS).map(({ code }) => code));
  const unlisted = facts.search.trim() === '' ? facts.chosen.filter((code) => !listed.has(code)) : [];
  if (unlisted.length === 0) return [];
  const text = facts.words.of('filter-bar', FILTER_BAR_MESSAGES);
  return [{ label: text('chosenBefore'), rows: unlisted.map((code) => memberRow({ code }, facts, false)) }];
}

function groupOf(parent: string | undefined, members: readonly Member[], facts: MemberFacts, hasCounts: boolean): RowGroup {
  const rows = members.map((member) => memberRow(member, facts, hasCounts));
  if (parent === undefined) return { rows };
  const label = facts.words.member(`${facts.dimension}Scheme`, parent, facts.catalog, facts.labels);
  const codes = members.map(({ code }) => code);
  const chosen = codes.filter((code) => facts.chosen.includes(code)).length;
  const text = facts.words.of('filter-bar', FILTER_BAR_MESSAGES);
  const all: MemberRow = { codes, label, isGroup: true, chosen: chosen === 0 ? 'none' : chosen === codes.length ? 'all' : 'some', spoken: text('group', { group: label, count: codes.length }) };
  return { label, rows: [all, ...rows] };
}

function memberRow(member: Member, facts: MemberFacts, hasCounts: boolean): MemberRow {
  const { words } = facts;
  const text = words.of('filter-bar', FILTER_BAR_MESSAGES);
  const label = labelOf(member, facts);
  const { code, count } = member;
  const row = { codes: [code], label, isGroup: false, chosen: facts.chosen.includes(code) ? 'all' : 'none' } as const;
  if (!hasCounts) return { ...row, spoken: label };
  if (count === undefined) return { ...row, spoken: text('uncounted', { label }), count: NO_FIGURE, isUncounted: true };
  return { ...row, spoken: text('count', { label, count }), count: words.format.number(count) };
}
