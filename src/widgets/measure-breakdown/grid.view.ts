import { codeOf, columnIndex, dimensionDefinition, isWholeAlong, measureCell, measureDefinition, OmnichannelError, type Catalog, type Cell, type CellState, type MeasureCell, type MeasureDefinition, type Result } from '../../contract/index.js';
import type { Answers } from '../../context/questions.js';
import type { Translate, Words } from '../../i18n/index.js';
import type { BREAKDOWN_MESSAGES } from './measure-breakdown.messages.js';
import { addsAlong, measuresOf, shownMembers, type Breakdown } from './measure-breakdown.query.js';

export type BreakdownText = Translate<keyof typeof BREAKDOWN_MESSAGES>;
export type Figure = MeasureCell & { readonly state: CellState };
export const MISSING: Figure = { value: null, state: 'missing' };
/** How far sums of fractions may be off. */
const SLACK = 1e-6;
const HIDDEN: Figure = { value: null, state: 'suppressed' };

/** A column of figures: a measure, or a member of the second dimension. */
export interface Series {
  /** A measure's id, or a member's code, `''` for no value. */
  readonly code: string;
  readonly label: string;
  readonly measure: Pick<MeasureDefinition, 'id' | 'label' | 'unit' | 'decimals' | 'additivity' | 'direction'> & { readonly ranks?: readonly string[] | undefined };
  /** Of all members, computed at that grain. */
  readonly total: Figure;
}

/** A row of figures: a member, or all members that are not shown by themselves. */
export interface Line {
  /** `''` for no value. */
  readonly code: string;
  readonly label: string;
  readonly isOther: boolean;
  /** Place among the members by value, 1 for the largest; absent where the figure is not known. */
  readonly rank?: number;
  readonly figures: readonly Figure[];
  readonly objectives: readonly Figure[];
  /** Of all members of the second dimension, computed at that grain; without one, the first figure. */
  readonly total: Figure;
}

export interface Grid {
  readonly series: readonly Series[];
  readonly lines: readonly Line[];
  readonly whole: Figure;
  /** Members that are shown and those that are left to the rest, for the filters of it. */
  readonly shown: readonly string[];
  readonly rest: readonly string[];
  /** How many members there are behind the rest, where it is known. */
  readonly folded: number;
  /** Members are left to the rest. */
  readonly isCut: boolean;
  /** Whether parts along the first and the second dimension add up to no more than the whole. */
  readonly addsBy: boolean;
  readonly addsSplit: boolean;
}

export interface GridSource {
  readonly breakdown: Breakdown;
  readonly answers: Answers;
  /** The host brought all rows itself: nobody can be asked for the rest of them. */
  readonly isGiven: boolean;
  readonly words: Words;
  readonly text: BreakdownText;
}

type Read = (codes: readonly (string | null)[], measure: string) => Figure;

/** Figures by codes; two rows for the same cannot both be right. */
function reader(result: Result | undefined, dimensions: readonly string[], scenario = 'actual'): Read {
  if (!result) return () => MISSING;
  const places = dimensions.map((id) => columnIndex(result, id));
  const missing = dimensions[places.indexOf(-1)];
  if (missing !== undefined && result.rows.length > 0) {
    throw new OmnichannelError('missing-column', { subject: 'measure-breakdown', problem: `missing column "${missing}"`, remedy: 'Give one row for each member, with its code in that column.' });
  }
  const scenarioAt = columnIndex(result, 'scenario');
  const rows = new Map<string, readonly Cell[]>();
  for (const row of result.rows) {
    if ((scenarioAt < 0 ? 'actual' : row[scenarioAt] ?? 'actual') !== scenario) continue;
    const key = JSON.stringify(places.map((at) => codeOf(row[at]) ?? ''));
    if (rows.has(key)) throw new OmnichannelError('invalid-data', { subject: 'measure-breakdown', problem: `invalid rows: two for ${key}`, remedy: 'Give one row for each member and scenario; name a second dimension in "split".' });
    rows.set(key, row);
  }
  return (codes, measure) => {
    const row = rows.get(JSON.stringify(codes));
    const at = columnIndex(result, measure);
    return row && at >= 0 ? measureCell(row[at]) : MISSING;
  };
}

function totalOf(result: Result | undefined, measure: string): Figure {
  const at = result ? columnIndex(result, measure) : -1;
  return at >= 0 ? measureCell(result?.totals?.[at]) : MISSING;
}

/** The sum of parts that make up a whole; unknown as soon as one of them is. */
export function sumOf(figures: readonly Figure[]): Figure {
  if (figures.length === 0) return MISSING;
  if (figures.some(({ state }) => state === 'suppressed')) return HIDDEN;
  if (figures.some(({ value }) => value === null)) return MISSING;
  return { value: figures.reduce((sum, { value }) => sum + (value ?? 0), 0), state: figures.some(({ state }) => state === 'partial') ? 'partial' : 'ok' };
}

/** What is known, where the source has said it; else the sum, where parts make up the whole. */
const orSum = (told: Figure, parts: readonly Figure[], adds: boolean): Figure => (told.state === 'missing' && adds ? sumOf(parts) : told);

/** Whether parts exceed the whole that the source tells, whatever their definitions say. */
function exceeds(parts: readonly Figure[], whole: Figure): boolean {
  return whole.value !== null && parts.reduce((sum, { value }) => sum + (value ?? 0), 0) > whole.value + SLACK * Math.max(1, Math.abs(whole.value));
}

/** Whether all parts are known, none is negative, and together they are the whole. */
export function areWhole(parts: readonly Figure[], whole: Figure): boolean {
  const sum = sumOf(parts).value;
  return sum !== null && whole.value !== null && parts.every(({ value }) => (value ?? 0) >= 0) && Math.abs(sum - whole.value) <= SLACK * Math.max(1, Math.abs(sum));
}

/** All figures that are shown, in the order they are shown. */
export function gridOf(source: GridSource): Grid | undefined {
  const { breakdown, answers: { results, catalog } } = source;
  const main = results['main'];
  if (!main) return undefined;
  const { by, split } = breakdown;
  const measures = measuresOf(breakdown, catalog);
  const [measure = ''] = measures;
  const shown = shownMembers(main, breakdown, catalog);
  const read = reader(main, split ? [by, split] : [by]);
  const isAdditive = measures.every((id) => addsAlong(by, id, catalog));
  const splitCodes = split ? [...new Set([main, results['columns']].flatMap((result) => codesIn(result, split)))] : [];
  const series = split ? membersAsSeries(splitCodes, source, (code) => [...shown.codes, ...shown.rest].map((row) => read([row, code], measure))) : measures.map((id) => measureSeries(id, source, [...shown.codes, ...shown.rest].map((row) => read([row], id))));
  const columns = split ? series.map(({ code }) => code) : measures;
  const addsSplit = split !== undefined && addsAlong(split, measure, catalog);
  const readRow: Read = split && isWholeAlong(split, measure, catalog) ? () => MISSING : reader(results['rows'], [by]);
  const readObjective = reader(objectivesIn(source, main), [by], 'objective');
  const figuresOf = (code: string): readonly Figure[] => columns.map((column) => (split ? read([code, column], measure) : read([code], column)));
  const lines = shown.codes.map((code): Line => {
    const figures = figuresOf(code);
    return {
      code, label: memberLabel(by, code, source), isOther: false, figures,
      total: split ? orSum(readRow([code], measure), figures.filter(({ state }) => state !== 'missing'), addsSplit) : figures[0] ?? MISSING,
      objectives: split ? [] : measures.map((id) => readObjective([code], id)),
    };
  });
  const rest = restOf(lines, shown.rest, figuresOf, { source, columns, isAdditive, addsSplit });
  const all = rest ? [...lines, rest.line] : lines;
  const isComplete = rest !== undefined || shown.rest.length === 0;
  const whole = split ? orSum(totalOf(main, measure), all.map(({ total }) => total), isAdditive && isComplete) : series[0]?.total ?? MISSING;
  return {
    series, lines: all, whole, shown: shown.codes, rest: shown.rest, folded: rest?.members ?? 0, isCut: shown.rest.length > 0,
    addsBy: isAdditive && !exceeds(all.map(({ total }) => total), whole),
    addsSplit: addsSplit && !all.some(({ figures, total }) => exceeds(figures, total)),
  };
}

/** Objectives answer a question of their own, or come with the figures that a host brings. */
function objectivesIn({ breakdown: { withObjective }, answers: { results }, isGiven }: GridSource, main: Result): Result | undefined {
  const result = isGiven ? main : results['objective'];
  return withObjective && result && columnIndex(result, 'scenario') >= 0 ? result : undefined;
}

interface RestFacts { readonly source: GridSource; readonly columns: readonly string[]; readonly isAdditive: boolean; readonly addsSplit: boolean }

/** What the source says of the members that are not shown by themselves; their sum only where the host brought all of them and they add up. */
function restOf(lines: readonly Line[], rest: readonly string[], figuresOf: (code: string) => readonly Figure[], { source, columns, isAdditive, addsSplit }: RestFacts): { readonly line: Line; readonly members: number } | undefined {
  const { breakdown, answers: { results, catalog }, isGiven, text, words } = source;
  if (rest.length === 0) return undefined;
  const { split, by } = breakdown;
  const [measure = ''] = measuresOf(breakdown, catalog);
  const other = results['other'];
  const members = isGiven || split ? rest.length : codesIn(other, by).length;
  const label = members > 0 ? text('others', { count: members, figure: words.format.number(members) }) : text('rest');
  const base = { code: OTHER, label, isOther: true, objectives: [] };
  if (isGiven) {
    if (!isAdditive) return undefined;
    const figures = columns.map((_, at) => sumOf(rest.map((code) => figuresOf(code)[at] ?? MISSING).filter(({ state }) => !split || state !== 'missing')));
    return { members, line: { ...base, figures, total: split ? orSum(MISSING, figures.filter(({ state }) => state !== 'missing'), addsSplit) : figures[0] ?? MISSING } };
  }
  if (!other) return undefined;
  const read = split ? reader(other, [split]) : undefined;
  const figures = columns.map((column, at) => (read ? besideHidden(read([column], measure), lines.map((line) => line.figures[at] ?? MISSING)) : totalOf(other, column)));
  const total = split && isWholeAlong(split, measure, catalog) ? MISSING : totalOf(other, measure);
  // Some measures have no figure of several members together: an attainment belongs to one KPI.
  if ([total, ...figures].every(({ state }) => state === 'notApplicable')) return undefined;
  return { members, line: { ...base, figures, total } };
}

/** The code of the rest in a selection; no member has it. */
export const OTHER = '~other';

/** A rest beside hidden figures stays hidden: with the total of its column it would give them away. */
function besideHidden(figure: Figure, neighbours: readonly Figure[]): Figure {
  return figure.value !== null && neighbours.some(({ state }) => state === 'suppressed') ? HIDDEN : figure;
}

function codesIn(result: Result | undefined, dimension: string): readonly string[] {
  const at = result ? columnIndex(result, dimension) : -1;
  return at < 0 ? [] : [...new Set(result?.rows.map((row) => codeOf(row[at]) ?? ''))];
}

export function memberLabel(dimension: string, code: string, { answers: { catalog, labels }, words, text }: Pick<GridSource, 'answers' | 'words' | 'text'>): string {
  if (code === '') return text(dimension.startsWith('segment') ? 'notSegmented' : 'noValue');
  return words.member(dimension, code, catalog, labels);
}

/** How a measure is printed; one that the catalog does not know has as many decimals as it needs, two at most. */
function measureFacts(id: string, catalog: Catalog | undefined, words: Words, figures: readonly Figure[]): Series['measure'] {
  const known = catalog && measureDefinition(catalog, id);
  if (known) return { ...known, label: words.measureLabel(known), ranks: words.ranks(known.unit, catalog) };
  return { id, label: id, unit: 'count', decimals: figures.some(({ value }) => !Number.isInteger(value ?? 0)) ? 2 : 0, additivity: 'non-additive', direction: 'neutral' };
}

function measureSeries(id: string, { answers: { results, catalog }, words, breakdown: { by }, isGiven }: GridSource, figures: readonly Figure[]): Series {
  const measure = measureFacts(id, catalog, words, figures);
  return { code: id, label: measure.label, measure, total: orSum(totalOf(results['main'], id), figures, isGiven && addsAlong(by, id, catalog)) };
}

function membersAsSeries(codes: readonly string[], source: GridSource, figuresOf: (code: string) => readonly Figure[]): readonly Series[] {
  const { breakdown, answers: { results, catalog }, words, isGiven } = source;
  const { by, split = '' } = breakdown;
  const [id = ''] = measuresOf(breakdown, catalog);
  const readColumn = reader(results['columns'], [split]);
  const measure = measureFacts(id, catalog, words, codes.flatMap(figuresOf));
  const adds = isGiven && addsAlong(by, id, catalog);
  return codes.map((code) => ({ code, label: memberLabel(split, code, source), measure, total: orSum(readColumn([code], id), figuresOf(code).filter(({ state }) => state !== 'missing'), adds) }));
}

/** Codes in the dimension's own order. */
export function ownOrder(dimension: string, { catalog, labels }: Pick<Answers, 'catalog' | 'labels'>): readonly string[] {
  const members = (catalog && dimensionDefinition(catalog, dimension)?.members) ?? labels[dimension] ?? [];
  return members.map(({ code, rank }, at) => ({ code, rank: rank ?? at })).sort((a, b) => a.rank - b.rank).map(({ code }) => code);
}
