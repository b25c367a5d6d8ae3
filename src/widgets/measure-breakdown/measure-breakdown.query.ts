import { codeOf, columnIndex, dimensionDefinition, invalidSetting, isWholeAlong, measureCell, measureDefinition, mergeFilters, OmnichannelError, type Catalog, type Filter, type MeasureDefinition, type Query, type Result, type Unit } from '../../contract/index.js';
import type { Counting } from '../../context/counting.js';
import type { Questions, Scope } from '../../context/questions.js';
import { restFilter } from '../../context/rest-filter.js';

export const BREAKDOWN_MARKS = ['bar', 'stacked-bar', 'matrix', 'donut'] as const;
export type BreakdownMark = (typeof BREAKDOWN_MARKS)[number];
export const BREAKDOWN_SHARES = ['none', 'row', 'column', 'all'] as const;
export type BreakdownShare = (typeof BREAKDOWN_SHARES)[number];
export const BREAKDOWN_SORTS = ['value', 'lowest', 'label', 'order'] as const;
export type BreakdownSort = (typeof BREAKDOWN_SORTS)[number];

/** What is broken down and how. */
export interface Breakdown {
  readonly measure?: string | undefined;
  /** Several side by side, instead of `measure`. */
  readonly measures: readonly string[];
  readonly counting?: Counting | undefined;
  readonly by: string;
  readonly split?: string | undefined;
  readonly share: BreakdownShare;
  readonly mark: BreakdownMark;
  readonly top?: number | undefined;
  readonly sort?: BreakdownSort | undefined;
  /** A figure that all are held against, shares as 0 to 1. */
  readonly reference?: number | undefined;
  readonly withObjective: boolean;
  /** Whether all members are shown. */
  readonly isOpen: boolean;
}

const SUBJECT = 'measure-breakdown';
const TOP = 12;
/** One of the six slices is the rest. */
const TOP_SLICES = 5;
/** What a single rest would be is shown itself; one more row tells whether there are others. */
const BEYOND = 2;
/** Figures of which a part has no meaning, unless they add up. */
const NO_PARTS: readonly Unit[] = ['share', 'points', 'index', 'ratio', 'position', 'stage', 'day'];

/** The measures that are asked for: the one counted as the reader wants it, or the list. */
export function measuresOf({ measure, measures, counting }: Pick<Breakdown, 'measure' | 'measures' | 'counting'>, catalog: Catalog | undefined): readonly string[] {
  if (measures.length > 0 || !measure) return measures;
  const ways = catalog && measureDefinition(catalog, measure)?.counting;
  return [(counting && ways?.[counting]) ?? measure];
}

/** Whether a part of the measure means something: not of a rate, which is a part already. */
export function isShareable(definition: Pick<MeasureDefinition, 'additivity' | 'unit'> | undefined): boolean {
  if (!definition) return true;
  return definition.unit !== 'share' && (definition.additivity === 'additive' || !NO_PARTS.includes(definition.unit));
}

/** Whether parts of the measure along a dimension are known to make up the whole. */
export function addsAlong(dimension: string, measure: string, catalog: Catalog | undefined): boolean {
  if (!catalog || dimensionDefinition(catalog, dimension)?.overlapping) return false;
  const definition = measureDefinition(catalog, measure);
  return definition !== undefined && definition.additivity !== 'non-additive' && isShareable(definition);
}

/** Throws where the catalog knows that the picture or the share would tell something wrong. */
export function requireMeaning(breakdown: Breakdown, catalog: Catalog | undefined): void {
  const { by, share, mark, counting } = breakdown;
  requireCounting(breakdown, catalog);
  for (const measure of measuresOf(breakdown, catalog)) {
    const definition = catalog && measureDefinition(catalog, measure);
    if (share !== 'none' && !counting && !isShareable(definition)) {
      throw invalidSetting(share, { subject: SUBJECT, setting: 'share' }, `"${measure}" is no quantity that has parts: leave out "share".`);
    }
    if (mark === 'donut' && definition && !addsAlong(by, measure, catalog)) {
      throw invalidSetting(mark, { subject: SUBJECT, setting: 'mark' }, `Parts of "${measure}" by "${by}" may exceed the whole: use mark="bar".`);
    }
  }
}

function requireCounting({ measure, measures, counting }: Breakdown, catalog: Catalog | undefined): void {
  if (measures.length > 0) return;
  if (!measure) throw new OmnichannelError('missing-measure', { subject: SUBJECT, problem: 'missing measure', remedy: 'Name a measure of the catalog, or several in "measures".' });
  const ways = (catalog && measureDefinition(catalog, measure)?.counting) ?? { total: measure };
  if (counting && !ways[counting]) throw invalidSetting(counting, { subject: SUBJECT, setting: 'counting' }, `"${measure}" can be counted as ${Object.keys(ways).join(', ')}.`);
}

/** How many members stand by themselves; `undefined`: all. */
export function topOf({ mark, top, by, isOpen }: Breakdown, catalog: Catalog | undefined): number | undefined {
  if (mark === 'donut') return Math.min(top ?? TOP_SLICES, TOP_SLICES);
  if (isOpen) return undefined;
  return top ?? (catalog && dimensionDefinition(catalog, by)?.ordered ? undefined : TOP);
}

/** The members that stand by themselves, largest first or lowest, where that is asked; `''` for no value; and those that are left to the rest. */
export interface Shown { readonly codes: readonly string[]; readonly rest: readonly string[] }

/**
 * Members by the first measure; cells of a member are added only where they add up, else its largest counts.
 * Hidden members stay together: between a total and a rest, one alone could be worked out.
 */
export function shownMembers(main: Result, breakdown: Breakdown, catalog: Catalog | undefined): Shown {
  const { by, split, sort } = breakdown;
  const sign = sort === 'lowest' ? -1 : 1;
  const [measure = ''] = measuresOf(breakdown, catalog);
  const [byAt, measureAt, scenarioAt] = [columnIndex(main, by), columnIndex(main, measure), columnIndex(main, 'scenario')];
  const isSum = split !== undefined && addsAlong(split, measure, catalog);
  const sizes = new Map<string, number | null>();
  for (const row of main.rows) {
    if (scenarioAt >= 0 && (row[scenarioAt] ?? 'actual') !== 'actual') continue;
    const code = codeOf(row[byAt]) ?? '';
    const [before, value] = [sizes.get(code) ?? null, measureCell(row[measureAt]).value];
    sizes.set(code, before === null || value === null ? before ?? value : isSum ? before + value : Math.max(before, value));
  }
  const top = topOf(breakdown, catalog);
  const all = [...sizes.keys()];
  const known = all.filter((code) => sizes.get(code) !== null).sort((a, b) => ((sizes.get(b) ?? 0) - (sizes.get(a) ?? 0)) * sign);
  if (top === undefined || all.length <= top + 1 || known.length === 0) return { codes: [...known, ...all.filter((code) => !known.includes(code))], rest: [] };
  const codes = known.slice(0, top);
  return { codes, rest: all.filter((code) => !codes.includes(code)) };
}

/**
 * `main` asks for the figures by one dimension or by two; `rows` and `columns` for their totals, each at its own grain.
 * Once the largest members are known, `other` asks for the rest of them together and `objective` for what was aimed at.
 */
export function breakdownQuestions({ period, filters, catalog, main }: Scope, breakdown: Breakdown): Questions {
  requireMeaning(breakdown, catalog);
  const { by, split, sort, withObjective } = breakdown;
  const measures = measuresOf(breakdown, catalog);
  const plain: Query = { measures, period, filters };
  const narrowed = (...added: readonly Filter[]): Query => ({ ...plain, filters: mergeFilters(filters, added) });
  const shown = main && shownMembers(main, breakdown, catalog);
  const isCut = shown !== undefined && shown.rest.length > 0;
  const other: Query | undefined = isCut ? { ...narrowed(restFilter(by, { shown: shown.codes, rest: shown.rest }, catalog)), dimensions: [split ?? by], totals: true } : undefined;
  if (split) {
    return {
      main: { query: { ...plain, dimensions: [by, split], totals: true } },
      ...(!isWholeAlong(split, measures[0] as string, catalog) && { rows: { query: { ...plain, dimensions: [by] } } }),
      columns: { query: { ...plain, dimensions: [split] } },
      ...(other && { other: { query: other } }),
    };
  }
  // The rest of an overlapping dimension is asked for by its codes: all must be known.
  const isOverlapping = catalog !== undefined && dimensionDefinition(catalog, by)?.overlapping === true;
  const top = isOverlapping ? undefined : topOf(breakdown, catalog);
  const objective: Filter = { dimension: 'scenario', in: ['objective'] };
  return {
    main: { query: { ...plain, dimensions: [by], totals: true, order: [{ by: measures[0] as string, direction: sort === 'lowest' ? 'asc' : 'desc' }], ...(top !== undefined && { limit: top + BEYOND }) } },
    ...(other && { other: { query: other } }),
    ...(withObjective && shown && { objective: { query: { ...narrowed(objective, ...(isCut ? [{ dimension: by, in: shown.codes }] : [])), dimensions: [by, 'scenario'] } } }),
  };
}
