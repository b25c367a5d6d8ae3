import { addDays, ALL_TIME, dimensionDefinition, measureDefinition, resultStatus, columnIndex, type IsoDate, type Period, type Result } from '../../contract/index.js';
import { statusOf, type Answers, type Showing, type WidgetView } from '../../context/questions.js';
import type { Words } from '../../i18n/index.js';
import { frameView, type FrameView } from '../../ui/frame-view.js';
import { FUNNEL_MESSAGES } from './adoption-funnel.messages.js';
import { MEASURES_OF, type FunnelMode } from './adoption-funnel.query.js';
import { funnelTable } from './funnel-table.view.js';
import { domainOf, marksOf, type FunnelText, type MarkSettings, type StageMark } from './marks.view.js';
import { scalesOf, type Figure, type Scale } from './scales.view.js';
import { stripsOf, type Strip } from './strips.view.js';
import { summaryOf } from './summary.view.js';

export interface FunnelSettings {
  readonly mode: FunnelMode;
  readonly withObjective: boolean;
  readonly baseline?: IsoDate | undefined;
  readonly by?: string | undefined;
  readonly heading?: string | undefined;
  /** Whether all groups are shown. */
  readonly isOpen: boolean;
}

export interface FunnelGroup {
  /** `null`: HCPs without a value. */
  readonly code: string | null;
  readonly label: string;
  readonly totalText: string;
  readonly marks: readonly StageMark[];
}

export interface FunnelView extends WidgetView {
  readonly frame: FrameView;
  readonly mode: FunnelMode;
  /** Label of the dimension of the groups; absent where there is one scale. */
  readonly by?: string;
  readonly groups: readonly FunnelGroup[];
  /** Groups behind the button that shows more. */
  readonly folded: number;
  readonly canFold: boolean;
  readonly strips: readonly Strip[];
  /** Where zero stands on the plot, 0 to 1. */
  readonly zero: number;
  readonly hasObjective: boolean;
  readonly unclassified?: string;
  /** Who moved up and who moved back, whatever the net says. */
  readonly moves: readonly string[];
}

const FOLD_OVER = 12;
const SHOWN = 8;

/** What the scale shows. */
export function funnelView({ answers, words }: Showing, settings: FunnelSettings): FunnelView {
  const { mode, by } = settings;
  const text = words.of('adoption-funnel', FUNNEL_MESSAGES);
  const { results, catalog, filters, labels } = answers;
  const main = results['main'];
  const scales = ordered(main ? scalesOf({ result: main, filters, labels, words, ...(by && { by }), ...(catalog && { catalog }) }) : [], answers, by, text);
  const decimals = (catalog && measureDefinition(catalog, 'stageShare')?.decimals) ?? 1;
  const marking: MarkSettings = { mode, withObjective: settings.withObjective, words, text, decimals: by ? 0 : decimals };
  const status = funnelStatus(answers, main, mode);
  const canFold = scales.length > FOLD_OVER;
  const shown = canFold && !settings.isOpen ? scales.slice(0, SHOWN) : scales;
  const domain = domainOf(scales, marking);
  const groups = shown.map((scale) => ({ code: scale.group?.code ?? null, label: scale.group?.label ?? '', totalText: totalText(scale, words, text), marks: marksOf(scale, domain, marking) }));
  const table = funnelTable(scales, { ...marking, decimals, ...(by && { byLabel: words.column(by, catalog) }) });
  const unclassified = by ? undefined : unclassifiedText(scales[0]?.unclassified, words, text);
  const summary = status === 'suppressed' ? undefined : summaryOf(scales, { ...marking, decimals, ...(since(answers, settings) && { since: words.format.date(since(answers, settings) as IsoDate) }) });
  return {
    status, table, mode, groups, canFold, moves: mode === 'won' && !by ? movesOf(answers, words, text) : [],
    ...(by && { by: words.column(by, catalog) }),
    folded: scales.length - shown.length,
    strips: mode === 'share' && !by && scales[0] ? stripsOf(scales[0], marking) : [],
    zero: -domain.low / (domain.high - domain.low || 1),
    hasObjective: groups.some(({ marks }) => marks.some(({ tick }) => tick !== undefined)),
    ...(unclassified && { unclassified }),
    frame: frameView({
      filters: answers.filters,
      heading: settings.heading ?? text(({ won: 'headingWon', 'at-or-above': 'headingAtOrAbove', count: 'heading', share: 'heading' } as const)[mode]),
      status, table, words, measures: MEASURES_OF[mode], receivedAt: answers.receivedAt,
      notes: by && catalog && dimensionDefinition(catalog, by)?.overlapping ? [text('overlapping')] : [],
      periodText: effectiveDate(answers, settings, words, text),
      ...(summary && { summary }), ...(main && { main }), ...(catalog && { catalog }),
    }),
  };
}

/** The objective alone is nothing to show, nor is what another mode would draw: the actual figures of this one decide. */
function funnelStatus(answers: Answers, main: Result | undefined, mode: FunnelMode): FunnelView['status'] {
  if (!main || answers.status) return statusOf(answers);
  const at = columnIndex(main, 'scenario');
  const columns = main.columns.map((column) => (mode === 'won' && column.id !== 'wonHcps' ? { ...column, kind: 'dimension' as const } : column));
  return resultStatus({ ...main, columns, rows: at < 0 ? main.rows : main.rows.filter((row) => (row[at] ?? 'actual') === 'actual') }, answers.filters.length > 0);
}

/** In the order of the dimension, where it has one, else the largest first; HCPs without a value last. */
function ordered(scales: readonly Scale[], { catalog, labels }: Answers, by: string | undefined, text: FunnelText): readonly Scale[] {
  if (!by) return scales;
  const dimension = catalog && dimensionDefinition(catalog, by);
  const codes = (dimension?.ordered ? dimension.members ?? labels[by] ?? [] : []).map(({ code }) => code);
  const place = ({ group }: Scale): number => (group?.code == null ? Infinity : codes.includes(group.code) ? codes.indexOf(group.code) : codes.length);
  return scales
    .map((scale) => (scale.group?.code === null ? { ...scale, group: { code: null, label: text('noValue') } } : scale))
    .sort((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)) || (b.total ?? -1) - (a.total ?? -1) || (a.group?.label ?? '').localeCompare(b.group?.label ?? ''));
}

function totalText({ total }: Scale, words: Words, text: FunnelText): string {
  return total === null ? '' : text('hcpCount', { count: total, figure: words.format.number(total) });
}

function unclassifiedText(figure: Figure | undefined, words: Words, text: FunnelText): string | undefined {
  if (figure?.state === 'suppressed') return text('unclassifiedHidden');
  return figure?.value ? text('unclassifiedCount', { count: figure.value, figure: words.format.number(figure.value) }) : undefined;
}

/** Gross movements, from their own question or from the totals of the host's own figures. */
function movesOf({ results }: Answers, words: Words, text: FunnelText): readonly string[] {
  const moves = results['moves'];
  const main = results['main'];
  return ([['progressedHcps', 'progressed'], ['regressedHcps', 'regressed']] as const).flatMap(([measure, key]) => {
    const cell = moves ? moves.rows[0]?.[columnIndex(moves, measure)] : main?.totals?.[columnIndex(main, measure)];
    const value = typeof cell === 'number' ? cell : typeof cell === 'object' ? cell?.value ?? null : null;
    return value === null ? [] : [text(key, { count: value, figure: words.format.number(value) })];
  });
}

function since({ periods, status }: Answers, { mode, baseline }: FunnelSettings): IsoDate | undefined {
  if (status === 'error') return undefined;
  const start = periods['main']?.start;
  return mode === 'won' ? baseline ?? (start === ALL_TIME.start ? undefined : start) : undefined;
}

/** A scale stands for one day: the last of the period, or the last that the source holds. */
function asOf(period: Period | undefined, completeThrough: IsoDate | undefined): IsoDate | undefined {
  if (!period || period.end === ALL_TIME.end) return completeThrough;
  const last = addDays(period.end, -1);
  return completeThrough !== undefined && completeThrough < last ? completeThrough : last;
}

function effectiveDate(answers: Answers, settings: FunnelSettings, words: Words, text: FunnelText): string {
  const day = asOf(answers.periods['main'], answers.results['main']?.meta.completeThrough);
  const from = since(answers, settings);
  const dates = { date: day ? words.format.date(day) : '', since: from ? words.format.date(from) : '' };
  if (from) return day ? text('sinceAsOf', { since: dates.since, date: dates.date }) : text('since', { date: dates.since });
  return day ? text('asOf', { date: dates.date }) : '';
}
