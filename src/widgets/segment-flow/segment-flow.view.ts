import {
  addDays, dimensionDefinition, columnIndex, GRAINS, measureCell, OmnichannelError, type Grain, type IsoDate, type Period,
} from '../../contract/index.js';
import { statusOf, type Answers, type Showing, type WidgetView } from '../../context/questions.js';
import { frameView, type FrameView } from '../../ui/frame-view.js';
import { NO_SEGMENT, readFlows, readSizes, sizeKey, type Flow, type FlowFigures, type Sizes } from './flow-figures.js';
import { flowModel, type FlowModel } from './flow-model.js';
import { flowSummary } from './flow-summary.js';
import { flowTable } from './flow-table.js';
import { FlowText } from './flow-text.js';

export interface FlowViewSettings {
  readonly grain: Grain;
  /** Absent: all periods that the figures hold. */
  readonly steps?: number;
  readonly scheme?: string;
  readonly minFlow?: number;
  readonly focus?: string;
  readonly heading?: string;
  /** The host brought the figures: its segments are taken to exclude each other. */
  readonly isGiven?: boolean;
  /** Small segments are shown each. */
  readonly isOpen?: boolean;
  /** Room for two columns only. */
  readonly isNarrow?: boolean;
}

export interface FlowView extends WidgetView {
  readonly frame: FrameView;
  readonly model: FlowModel;
  readonly words: FlowText;
  /** Whether there is anything to draw. */
  readonly isDrawn: boolean;
}

const SHOWN = 12;
const SHOWN_NARROW = 6;
const NO_FIGURES: FlowFigures = { boundaries: [undefined, undefined], flows: [] };

/** From the first to the last column: the movements themselves where there is one step. */
function overallOf({ boundaries, flows }: FlowFigures, { results }: Answers, grain: Grain): readonly Flow[] | undefined {
  if (boundaries.length === 2) return flows;
  return results['whole'] && readFlows(results['whole'], grain).flows;
}

/** What fits: everything, or on a narrow screen the first and last column, or else the last step. */
function fitting(figures: FlowFigures, overall: readonly Flow[] | undefined, isNarrow: boolean): FlowFigures {
  const { boundaries, flows } = figures;
  if (!isNarrow || boundaries.length <= 2) return figures;
  if (overall) return { boundaries: [boundaries[0], boundaries.at(-1)], flows: overall };
  const last = boundaries.length - 2;
  return { boundaries: boundaries.slice(-2), flows: flows.filter(({ step }) => step === last).map((flow) => ({ ...flow, step: 0 })) };
}

/** The day the figures end on, where that is before the end of the last column's period. */
function reachOf(boundary: IsoDate | undefined, period: Period | undefined, completeThrough: IsoDate | undefined): IsoDate | undefined {
  if (boundary === undefined) return undefined;
  const full = addDays(boundary, -1);
  const [day] = [full, ...(period ? [addDays(period.end, -1)] : []), ...(completeThrough ? [completeThrough] : [])].sort();
  return day !== undefined && day < full ? day : undefined;
}

/** Whether HCPs are in several segments: as the figures of the last column say, else as the catalog expects. */
function overlap(answers: Answers, sizes: Sizes, boundary: IsoDate | undefined, scheme: string | undefined, isGiven: boolean): boolean {
  const distinct = distinctOf(answers);
  const last = [...sizes].filter(([key]) => key.startsWith(sizeKey(boundary, '')) && key !== sizeKey(boundary, NO_SEGMENT)).map(([, { value }]) => value);
  const parts = last.reduce((sum: number, value) => sum + (value ?? 0), 0);
  if (distinct !== null && parts > distinct) return true;
  if (distinct !== null && last.length > 0 && !last.includes(null)) return false;
  const narrowed = scheme !== undefined || answers.filters.some(({ dimension, in: kept }) => dimension === 'segmentScheme' && kept?.length === 1);
  const { catalog } = answers;
  return !narrowed && !isGiven && catalog !== undefined && (dimensionDefinition(catalog, 'segment')?.overlapping ?? false);
}

/** What the widget shows. */
export function flowView({ answers, words }: Showing, settings: FlowViewSettings): FlowView {
  const { grain, scheme, heading, isOpen = false, isNarrow = false, isGiven = false, focus, minFlow, steps } = settings;
  const { catalog, labels, periods, results } = answers;
  const main = results['main'];
  if (main && !GRAINS.includes(grain)) throw new OmnichannelError('invalid-setting', { subject: 'segment-flow', problem: `invalid grain "${grain}"`, remedy: `Use one of ${GRAINS.join(', ')}.` });
  const figures = main ? readFlows(main, grain, periods['main'], steps) : NO_FIGURES;
  const overall = overallOf(figures, answers, grain);
  const shown = fitting(figures, overall, isNarrow);
  const sizes = readSizes(results['sizes'], grain);
  const overlapping = overlap(answers, sizes, figures.boundaries.at(-1), scheme, isGiven);
  const model = flowModel(shown, {
    sizes, overlapping, ...(minFlow !== undefined && { minFlow }), ...(!isOpen && { limit: isNarrow ? SHOWN_NARROW : SHOWN }), ...(focus !== undefined && { keep: focus }),
  });
  const reach = reachOf(figures.boundaries.at(-1), periods['main'], main?.meta.completeThrough);
  const facts = { words, labels, ...(catalog && { catalog }), ...(reach && { reach }) };
  const text = new FlowText(model, facts);
  const isDrawn = model.ribbons.length > 0 || model.stubs.length > 0;
  const said = statusOf(answers);
  const status = main && !isDrawn && (said === 'ready' || said === 'partial') ? (answers.filters.length > 0 ? 'filtered-out' : 'empty') : said;
  const table = main ? flowTable(figures, new FlowText({ ...model, boundaries: figures.boundaries }, facts), words, !overlapping) : { columns: [], rows: [] };
  const period = shownPeriod(figures, periods['main']);
  const summary = isDrawn ? flowSummary(model, overall, text) : '';
  return {
    status, table, model, words: text, isDrawn,
    frame: frameView({
      filters: answers.filters,
      heading: heading ?? text.text('heading'), summary, status, table, words, measures: ['movedHcps', 'segmentSize'], receivedAt: answers.receivedAt,
      unfiltered: answers.filters.some(({ dimension }) => dimension === 'segment') ? ['segment'] : [],
      notes: isDrawn ? notesOf(model, text, { overlapping, distinct: distinctOf(answers), isCut: shown.boundaries.length < figures.boundaries.length && !overall ? figures.boundaries.length - 1 : 0 }) : [],
      ...(main && { main }), ...(period && { period }), ...(catalog && { catalog }),
    }),
  };
}

function shownPeriod({ boundaries }: FlowFigures, asked: Period | undefined): Period | undefined {
  if (asked) return asked;
  const [start, end] = [boundaries[0], boundaries.at(-1)];
  return start !== undefined && end !== undefined ? { start, end } : undefined;
}

/** Distinct HCPs in any segment at the end, where the source says. */
function distinctOf({ results }: Answers): number | null {
  const sizes = results['sizes'];
  return sizes?.totals ? measureCell(sizes.totals[columnIndex(sizes, 'segmentSize')]).value : null;
}

function notesOf(model: FlowModel, words: FlowText, { overlapping, distinct, isCut }: { overlapping: boolean; distinct: number | null; isCut: number }): string[] {
  const { text } = words;
  const overlap = !overlapping ? [] : distinct === null ? [text('overlapping')] : [text('distinct', { total: words.number(distinct) })];
  const [worst] = model.differences;
  return [
    ...(isCut ? [text('lastOnly', { count: isCut })] : []),
    ...overlap,
    ...(worst ? [text('difference', { segment: words.name(worst.code), date: words.date(worst.column), size: words.number(worst.size), moved: words.number(worst.moved) })] : []),
  ];
}

