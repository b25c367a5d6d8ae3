import { columnIndex, measureDefinition, type Catalog, type MeasureDefinition } from '../../contract/index.js';
import type { Counting } from '../../context/counting.js';
import { statusOf, type Showing, type WidgetView } from '../../context/questions.js';
import { frameView, type FrameView } from '../../ui/frame-view.js';
import { isRing, slicesOf, type Slice } from './donut.view.js';
import { gridOf, type BreakdownText, type Grid, type GridSource } from './grid.view.js';
import { marksOf, type LineMark, type MarkSource, type SeriesMark } from './marks.view.js';
import { BREAKDOWN_MESSAGES } from './measure-breakdown.messages.js';
import { addsAlong, isShareable, measuresOf, requireMeaning, topOf, type Breakdown, type BreakdownMark, type BreakdownShare } from './measure-breakdown.query.js';
import { orderedGrid } from './order.view.js';
import { referenceOf, type Reference } from './reference.view.js';
import { addsFor, sharesOf } from './shares.view.js';
import { summaryOf } from './summary.view.js';
import { breakdownTable } from './table.view.js';
import { figureText, within } from './texts.view.js';

export interface BreakdownSettings extends Breakdown {
  readonly heading?: string | undefined;
  readonly withSwitch: boolean;
  /** The host brought all rows itself. */
  readonly isGiven: boolean;
}

interface Choice<Value extends string> { readonly value: Value; readonly label: string }

export interface BreakdownView extends WidgetView {
  readonly frame: FrameView;
  /** As it is drawn: bars where parts make up no whole. */
  readonly mark: BreakdownMark;
  readonly share: BreakdownShare;
  readonly byLabel: string;
  readonly series: readonly SeriesMark[];
  readonly lines: readonly LineMark[];
  readonly slices: readonly Slice[];
  /** Of all that is shown, as text. */
  readonly wholeText: string;
  readonly wholeLabel: string;
  readonly hasObjective: boolean;
  readonly hasTotals: boolean;
  readonly reference?: Reference;
  /** What the shares are parts of. */
  readonly baseText?: string;
  readonly canFold: boolean;
  readonly countings: readonly Choice<Counting>[];
  readonly counting: Counting;
  readonly shares: readonly Choice<BreakdownShare>[];
}

/** What the breakdown shows. */
export function breakdownView({ answers, words }: Showing, settings: BreakdownSettings): BreakdownView {
  const { by, split, isGiven } = settings;
  const text = words.of('measure-breakdown', BREAKDOWN_MESSAGES);
  const { catalog, results } = answers;
  if (results['main']) requireMeaning(settings, catalog);
  const measures = measuresOf(settings, catalog);
  const definitions = measures.map((id) => catalog && measureDefinition(catalog, id));
  const canShare = definitions.every(isShareable);
  const breakdown: Breakdown = { ...settings, share: settings.share === 'none' || !canShare ? 'none' : split ? settings.share : 'all' };
  const source: GridSource = { breakdown, answers, isGiven, words, text };
  const found = gridOf(source);
  const grid: Grid = found ? orderedGrid(found, breakdown, answers, words.language) : NO_GRID;
  const isShare = breakdown.share !== 'none';
  const isSided = !isShare && !split && measures.length === 1 && grid.addsBy && grid.lines.length > 1;
  const writing: MarkSource = { grid, breakdown, isShare, words, text, catalog, ...((isShare || isSided) && canShare && { shares: sharesOf(grid, isShare ? breakdown.share : 'all', split !== undefined) }) };
  const marks = marksOf(writing);
  const mark = drawnMark(grid, breakdown);
  const byLabel = words.column(by, catalog);
  const table = breakdownTable(writing, byLabel);
  const status = statusOf(answers);
  const summary = status === 'suppressed' ? undefined : summaryOf(writing);
  const base = baseText(writing, byLabel);
  const reference = mark === 'bar' ? referenceOf(writing) : undefined;
  const parts = { measure: words.format.list(measures.map((id, at) => (at === 0 ? words.column(id, catalog) : within(words.column(id, catalog))))), by: within(byLabel), split: split ? within(words.column(split, catalog)) : '' };
  const notes = [
    ...(mark === settings.mark ? [] : [text('asBars')]),
    ...(mayExceed(grid, writing, definitions) ? [text('mayExceed')] : []),
  ];
  const [first] = grid.series;
  return {
    status, table, mark, byLabel, share: breakdown.share, series: marks.series, lines: marks.lines, hasObjective: marks.hasObjective,
    slices: mark === 'donut' ? slicesOf(marks, grid) : [],
    wholeText: first && grid.whole.value !== null ? figureText(grid.whole, first, writing, { isShort: true }) : '', wholeLabel: first ? words.unit(first.measure.unit, grid.whole.value) : '',
    ...(reference && { reference }),
    // The base of each row is told in words.
    hasTotals: split !== undefined && !(mark === 'matrix' && breakdown.share === 'row') && grid.lines.some(({ total }) => total.state !== 'missing'),
    canFold: mark !== 'donut' && (grid.isCut || grid.lines.length > closedAt(settings, catalog)),
    ...(base && { baseText: base }),
    ...switches(settings, { catalog, canShare, text, byLabel, splitLabel: split ? words.column(split, catalog) : '', labelOf: (id) => words.column(id, catalog), isThere: (id) => !isGiven || (results['main'] !== undefined && columnIndex(results['main'], id) >= 0) }),
    frame: frameView({
      filters: answers.filters, heading: settings.heading ?? text(split ? 'headingSplit' : 'heading', parts), status, table, words, measures, receivedAt: answers.receivedAt, notes,
      ...(summary && { summary }), ...(results['main'] && { main: results['main'] }), ...(catalog && { catalog }), ...(answers.periods['main'] && { period: answers.periods['main'] }),
    }),
  };
}

/** How many lines there are at most when those beyond the largest are folded. */
const closedAt = (settings: Breakdown, catalog: Catalog | undefined): number => (topOf({ ...settings, isOpen: false }, catalog) ?? Infinity) + 1;
const NO_GRID: Grid = { series: [], lines: [], whole: { value: null, state: 'missing' }, shown: [], rest: [], folded: 0, addsBy: false, addsSplit: false, isCut: false };

/** Shares that add to more than their whole, or figures of members that overlap; of a rate nobody expects parts. */
function mayExceed(grid: Grid, { isShare, breakdown: { share, split } }: MarkSource, definitions: readonly (MeasureDefinition | undefined)[]): boolean {
  if (grid.lines.length === 0) return false;
  if (isShare) return !addsFor(grid, share, split !== undefined);
  return definitions.every((definition) => definition !== undefined && isShareable(definition)) && !(grid.addsBy && (split === undefined || grid.addsSplit));
}

/** Rings and stacks are drawn only of parts that make up a whole. */
function drawnMark(grid: Grid, { mark }: Breakdown): BreakdownMark {
  if (mark === 'donut' && grid.lines.length > 0 && !isRing(grid)) return 'bar';
  const isNegative = grid.lines.some(({ figures }) => figures.some(({ value }) => (value ?? 0) < 0));
  return mark === 'stacked-bar' && grid.lines.length > 0 && (!grid.addsSplit || isNegative) ? 'bar' : mark;
}

/** Share of all 3,369 interactions; share of each segment's interactions. */
function baseText({ grid, shares, breakdown: { share, split }, text, words, catalog, ...rest }: MarkSource, byLabel: string): string | undefined {
  const [series] = grid.series;
  if (!shares || !series) return undefined;
  const measure = within(series.measure.label);
  if (split && (share === 'row' || share === 'column')) return text('baseEach', { measure, dimension: within(share === 'row' ? byLabel : words.column(split, catalog)) });
  if (grid.whole.value === null) return text('baseAllUnknown', { measure });
  return text('baseAll', { measure, figure: figureText(grid.whole, series, { text, words, catalog, ...rest }) });
}

interface SwitchFacts {
  readonly catalog: Catalog | undefined;
  readonly canShare: boolean;
  readonly text: BreakdownText;
  readonly byLabel: string;
  readonly splitLabel: string;
  readonly labelOf: (id: string) => string;
  /** Whether the source can be asked for the measure, or the host brought it. */
  readonly isThere: (id: string) => boolean;
}

/** What a reader can choose: where it is counted otherwise, and where parts mean something. */
function switches({ withSwitch, measure = '', measures, counting, split, by, mark }: BreakdownSettings, { catalog, canShare, text, byLabel, splitLabel, labelOf, isThere }: SwitchFacts): Pick<BreakdownView, 'countings' | 'counting' | 'shares'> {
  const ways = (measures.length === 0 && catalog && measureDefinition(catalog, measure)?.counting) || {};
  const own = (Object.keys(ways) as Counting[]).find((way) => ways[way] === measure) ?? 'total';
  const countings = (['total', 'unique', 'share'] as const).flatMap((way) => (ways[way] && isThere(ways[way]) && (mark !== 'donut' || addsAlong(by, ways[way], catalog)) ? [{ value: way, label: labelOf(ways[way]) }] : []));
  const absolute = { value: 'none', label: text('absolute') } as const;
  const shares: readonly Choice<BreakdownShare>[] = split
    ? [absolute, { value: 'row', label: text('perMember', { dimension: within(byLabel) }) }, { value: 'column', label: text('perMember', { dimension: within(splitLabel) }) }, { value: 'all', label: text('ofAll') }]
    : [absolute, { value: 'all', label: text('relative') }];
  return { counting: counting ?? own, countings: withSwitch && countings.length > 1 ? countings : [], shares: withSwitch && canShare ? shares : [] };
}
