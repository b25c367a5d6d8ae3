import {
  assess, columnIndex, isPreset, measureCell, measureDefinition, resolvePeriod, type Cell, type Direction, type FigureTable, type MeasureCell, type Period, type PeriodInput, type Result, type Unit, type Verdict,
} from '../../contract/index.js';
import { statusOf, type Showing, type WidgetView } from '../../context/questions.js';
import { NO_FIGURE, type Translate, type Words } from '../../i18n/index.js';
import { frameView, type FrameView } from '../../ui/frame-view.js';
import { KPI_MESSAGES } from './kpi-tile.messages.js';
import type { KpiComparison } from './kpi-tile.query.js';
import { sparkline, type Sparkline } from './sparkline.js';

/** Settings of the element; figures written as attributes are in the unit's printed scale (5.3 for 5.3 %). */
export interface KpiSettings {
  readonly measure?: string;
  readonly value?: number;
  readonly objective?: number;
  readonly previous?: number;
  readonly unit?: string;
  readonly heading?: string;
  readonly comparison: KpiComparison;
  readonly tolerance?: number;
  readonly period?: PeriodInput;
}

export interface KpiChip {
  readonly verdict: Verdict;
  readonly word: string;
  readonly text: string;
}

export interface KpiView extends WidgetView {
  readonly frame: FrameView;
  readonly valueText: string;
  readonly unitText: string;
  /** Why there is no figure, or that it is not final. */
  readonly stateText?: string;
  readonly chip?: KpiChip;
  readonly comparedWith?: string;
  /** Share of the bar that is filled, where the objective stands on it (both 0 to 1), and its text. */
  readonly bullet?: { readonly filled: number; readonly mark: number; readonly text: string };
  readonly spark?: Sparkline;
}

/** A measure as the tile needs it, from the catalog or from attributes. */
interface Kpi { readonly label: string; readonly unit: Unit; readonly suffix?: string; readonly decimals: number; readonly direction: Direction; readonly currency?: string }

interface Figures { readonly actual: MeasureCell; readonly objective: number | null; readonly previous: number | null }

const SHARE_SIGNS = ['%', 'percent', 'share'];
const POINT_SIGNS = ['points', 'pts', 'pp'];
const decimalsOf = (...values: readonly (number | undefined)[]): number => Math.min(3, Math.max(...values.map((value) => String(value ?? '').split('.')[1]?.length ?? 0)));

function attributeKpi({ value, objective, previous, unit = '', heading = '' }: KpiSettings): { kpi: Kpi; figures: Figures } {
  const isShare = SHARE_SIGNS.includes(unit);
  const isPoints = POINT_SIGNS.includes(unit);
  const scale = (figure: number | undefined): number | null => (figure === undefined ? null : isShare ? figure / 100 : figure);
  const known: Unit = isShare ? 'share' : isPoints ? 'points' : unit === 'HCP' || unit === 'HCPs' ? 'hcp' : 'count';
  return {
    kpi: { label: heading, unit: known, decimals: decimalsOf(value, objective, previous), direction: 'up', ...(known === 'count' && { suffix: unit }) },
    figures: { actual: { value: scale(value) }, objective: scale(objective), previous: scale(previous) },
  };
}

function cellOf(result: Result | undefined, measure: string, scenario: string): Cell | undefined {
  if (!result) return undefined;
  const at = columnIndex(result, 'scenario');
  const row = result.rows.find((candidate) => (at < 0 ? scenario === 'actual' : candidate[at] === scenario));
  return row?.[columnIndex(result, measure)];
}

/** The chip beside the figure: against the objective, or against an earlier figure. */
function chipOf({ actual, objective, previous }: Figures, kpi: Kpi, settings: KpiSettings, words: Words, text: Translate<keyof typeof KPI_MESSAGES>): KpiChip | undefined {
  const against = settings.comparison === 'objective' ? objective : settings.comparison === 'none' ? null : previous;
  if (against === null || actual.value === null) return undefined;
  const printedDecimals = kpi.unit === 'share' ? kpi.decimals + 2 : kpi.decimals;
  const tolerance = settings.comparison === 'objective' ? settings.tolerance : 0;
  const { verdict, gap } = assess(actual.value, against, { direction: kpi.direction, decimals: printedDecimals, ...(tolerance !== undefined && { tolerance }) });
  const gapText = difference(gap ?? 0, kpi, words);
  if (settings.comparison === 'objective') return verdict === 'none' ? { verdict, word: '', text: gapText } : { verdict, word: text(verdict), text: gapText };
  const rounded = Math.round((gap ?? 0) * 10 ** printedDecimals);
  const relative = kpi.unit !== 'share' && kpi.unit !== 'points' && against > 0 ? ` (${words.format.share((gap ?? 0) / against, 1, { signed: true })})` : '';
  const word = rounded === 0 ? text('unchanged') : verdict === 'none' ? '' : text(verdict === 'met' ? 'better' : 'worse');
  return { verdict: rounded === 0 || verdict === 'none' ? 'none' : verdict, word, text: `${gapText}${relative}` };
}

/** A difference in the figure's unit; of shares, in points. */
function difference(gap: number, kpi: Kpi, words: Words): string {
  const isShare = kpi.unit === 'share';
  const figure = isShare ? { unit: 'points' as const, decimals: kpi.decimals } : kpi;
  const number = words.format.figure(isShare ? gap * 100 : gap, figure, { signed: true });
  return isShare || kpi.unit === 'points' ? `${number} ${words.unit('points', gap)}` : number;
}

function bulletOf({ actual, objective }: Figures, kpi: Kpi, words: Words, text: Translate<keyof typeof KPI_MESSAGES>): KpiView['bullet'] {
  if (objective === null || objective <= 0 || actual.value === null || actual.value < 0) return undefined;
  const end = Math.max(objective * 1.15, actual.value * 1.02);
  return { filled: actual.value / end, mark: objective / end, text: text('objective', { value: printed(objective, kpi, words) }) };
}

function printed(value: number | null, kpi: Kpi, words: Words): string {
  const number = words.format.figure(value, kpi);
  return kpi.unit === 'points' && value !== null ? `${number} ${words.unit('points', value)}` : number;
}

function stateTextOf({ value, state }: MeasureCell, text: Translate<keyof typeof KPI_MESSAGES>): string | undefined {
  if (state === 'suppressed') return text('hidden');
  if (state === 'notApplicable') return text('noBase');
  if (value === null) return text('noFigure');
  return state === 'partial' ? text('partialFigure') : undefined;
}

/** What the tile shows. */
export function kpiView({ answers, words }: Showing, settings: KpiSettings): KpiView {
  const text = words.of('kpi-tile', KPI_MESSAGES);
  const written = settings.value !== undefined;
  const measure = settings.measure ?? answers.results['main']?.columns.find(({ kind }) => kind === 'measure')?.id ?? '';
  const definition = answers.catalog && measureDefinition(answers.catalog, measure);
  const { kpi, figures } = written ? attributeKpi(settings) : {
    kpi: { label: definition ? words.measureLabel(definition) : text('heading'), unit: definition?.unit ?? 'count', decimals: definition?.decimals ?? 0, direction: definition?.direction ?? 'neutral', ...(answers.catalog && { currency: answers.catalog.currency }) },
    figures: {
      actual: measureCell(cellOf(answers.results['main'], measure, 'actual')),
      objective: measureCell(cellOf(answers.results['main'], measure, 'objective')).value,
      previous: measureCell(cellOf(answers.results['previous'], measure, 'actual')).value,
    },
  } satisfies { kpi: Kpi; figures: Figures };
  const chip = chipOf(figures, kpi, settings, words, text);
  const status = written ? 'ready' : kpiStatus(statusOf(answers), figures.actual);
  const table = status === 'idle' || status === 'loading' && !answers.results['main'] ? { columns: [], rows: [] } : tableOf(figures, kpi, words, text);
  const period = written ? statedPeriod(settings.period) : answers.periods['main'];
  const previousPeriod = answers.periods['previous'];
  const comparedWith = chip && settings.comparison !== 'objective' ? (previousPeriod ? text('against', { period: words.format.period(previousPeriod) }) : text('attributePrevious')) : undefined;
  const stateText = stateTextOf(figures.actual, text);
  const bullet = bulletOf(figures, kpi, words, text);
  const spark = sparkline(answers.results['trend'], measure, (value) => printed(value, kpi, words), words, (params) => text('sparkline', params));
  return {
    status, table,
    valueText: words.format.figure(figures.actual.value, kpi),
    unitText: figures.actual.value === null || kpi.unit === 'share' ? '' : kpi.suffix ?? words.unit(kpi.unit, figures.actual.value),
    ...(stateText && { stateText }), ...(chip && { chip }), ...(comparedWith && { comparedWith }), ...(bullet && { bullet }), ...(spark && { spark }),
    frame: frameView({
      heading: settings.heading ?? kpi.label, status, table, words, measures: [measure], receivedAt: answers.receivedAt,
      ...(answers.results['main'] && { main: answers.results['main'] }), ...(period && { period }), ...(answers.catalog && { catalog: answers.catalog }), ...(answers.error && { error: answers.error }),
    }),
  };
}

/** A tile shows one figure: its own state decides, not the objective's. */
function kpiStatus(status: KpiView['status'], { value, state }: MeasureCell): KpiView['status'] {
  if (!['ready', 'partial'].includes(status)) return status;
  if (state === 'suppressed') return 'suppressed';
  if (value === null) return state === 'notApplicable' ? 'ready' : 'empty';
  return state === 'partial' ? 'partial' : 'ready';
}

function statedPeriod(period: PeriodInput | undefined): Period | undefined {
  return period === undefined || isPreset(period) ? undefined : resolvePeriod(period, undefined, 'kpi-tile');
}

function tableOf({ actual, objective, previous }: Figures, kpi: Kpi, words: Words, text: Translate<keyof typeof KPI_MESSAGES>): FigureTable {
  const { gap, attainment } = assess(actual.value, objective, { direction: kpi.direction, decimals: kpi.decimals });
  const rows: FigureTable['rows'][number][] = [];
  const add = (label: string, figure: string, value: number | null): void => void rows.push([{ text: label, value: label }, { text: figure, value }]);
  add(text('actual'), actual.state === 'suppressed' ? text('hidden') : printed(actual.value, kpi, words), actual.value);
  if (objective !== null) {
    add(text('objectiveLabel'), printed(objective, kpi, words), objective);
    add(text('gap'), gap === null ? NO_FIGURE : difference(gap, kpi, words), gap);
    if (attainment !== null) add(text('attainment'), words.format.share(attainment, 1), attainment);
  }
  if (previous !== null) add(text('previous'), printed(previous, kpi, words), previous);
  return { columns: [{ id: 'kpi', label: kpi.label, numeric: false }, { id: 'value', label: text('actual'), numeric: true }], rows };
}
