import { assess, isPreset, isRunning, writtenPeriod, type Catalog, type FigureTable, type MeasureCell, type Period, type PeriodInput } from '../../contract/index.js';
import { answeredAs, countedMeasures } from '../../context/counting.js';
import { statusOf, type Showing, type WidgetView } from '../../context/questions.js';
import { NO_FIGURE } from '../../i18n/index.js';
import { frameView, type FrameView } from '../../ui/frame-view.js';
import { askedKpi, writtenKpi, type Figures, type KpiSettings } from './kpi-figures.view.js';
import { bulletOf, chipOf, difference, printed, stateTextOf, type Bullet, type KpiChip, type Printing } from './kpi-marks.view.js';
import { KPI_MESSAGES } from './kpi-tile.messages.js';
import { sparkline, type Sparkline } from './sparkline.js';

export interface KpiView extends WidgetView {
  readonly frame: FrameView;
  /** Id of the measure shown; empty for a prototype. */
  readonly measure: string;
  readonly valueText: string;
  /** The whole figure, where `valueText` is short for it. */
  readonly exactText?: string;
  readonly unitText: string;
  /** Why there is no figure, or that it is not final. */
  readonly stateText?: string;
  readonly chip?: KpiChip;
  /** What an earlier figure is of. */
  readonly comparedWith?: string;
  readonly bullet?: Bullet;
  readonly spark?: Sparkline;
  /** What the measure is from; its counterparts are there. */
  readonly catalog?: Catalog;
}

/** What the tile shows. */
export function kpiView({ answers, words }: Showing, settings: KpiSettings): KpiView {
  const text = words.of('kpi-tile', KPI_MESSAGES);
  const isWritten = settings.value !== undefined;
  const { main, previous, trend } = answers.results;
  const named = settings.measure ?? main?.columns.find(({ kind }) => kind === 'measure')?.id ?? '';
  const [counted = named] = main ? countedMeasures([named], settings.counting, answers.catalog, 'kpi-tile') : [];
  const measure = main ? answeredAs(counted, main, answers.catalog) : counted;
  const { kpi, figures } = isWritten ? writtenKpi(settings) : askedKpi(measure, answers, words, text('heading'));
  const { actual } = figures;
  const printing: Printing = { kpi, words, text };
  const period = isWritten && answers.status !== 'error' ? statedPeriod(settings.period) : answers.periods['main'];
  const running = actual.state === 'partial' || (period !== undefined && isRunning(period, main?.meta.completeThrough));
  const status = isWritten && answers.status !== 'error' ? 'ready' : kpiStatus(statusOf(answers), actual);
  const table = status === 'idle' || status === 'error' || (!isWritten && !main) ? { columns: [], rows: [] } : tableOf(figures, printing);
  const chip = chipOf(figures, settings, printing, running);
  const earlier = answers.periods['previous'];
  const comparedWith = chip && settings.comparison !== 'objective' ? (earlier && previous ? text('against', { period: words.format.period(earlier) }) : text('attributePrevious')) : undefined;
  const stateText = stateTextOf(actual, text);
  const bullet = bulletOf(figures, printing);
  const spark = sparkline(trend, measure, (value) => printed(value, printing, true), words, (params) => text('sparkline', params));
  const [valueText, exactText] = [words.format.brief(actual.value, kpi), words.format.figure(actual.value, kpi)];
  return {
    status, table, measure, valueText, ...(valueText !== exactText && { exactText }),
    unitText: actual.value === null || kpi.unit === 'share' ? '' : kpi.suffix ?? words.unit(kpi.unit, actual.value),
    ...(answers.catalog && { catalog: answers.catalog }), ...(stateText && { stateText }), ...(chip && { chip }), ...(comparedWith && { comparedWith }), ...(bullet && { bullet }), ...(spark && { spark }),
    frame: frameView({
      filters: answers.filters,
      heading: settings.heading ?? (kpi.label || text('heading')), status, table, words, measures: [measure], receivedAt: answers.receivedAt,
      ...(main && { main }), ...(period && { period }), ...(answers.catalog && { catalog: answers.catalog }),
    }),
  };
}

/** A tile shows one figure: its own state decides, not the objective's. */
function kpiStatus(status: KpiView['status'], { value, state }: MeasureCell): KpiView['status'] {
  if (!['ready', 'partial', 'suppressed'].includes(status)) return status === 'empty' && state === 'notApplicable' ? 'ready' : status;
  if (state === 'suppressed') return 'suppressed';
  if (value === null) return state === 'notApplicable' ? 'ready' : 'empty';
  return state === 'partial' ? 'partial' : 'ready';
}

function statedPeriod(period: PeriodInput | undefined): Period | undefined {
  return period == null || isPreset(period) ? undefined : writtenPeriod(period, 'kpi-tile');
}

function tableOf({ actual, objective, previous }: Figures, printing: Printing): FigureTable {
  const { kpi, words, text } = printing;
  const { gap, attainment } = assess(actual.value, objective, { direction: kpi.direction, decimals: kpi.decimals });
  const rows: FigureTable['rows'][number][] = [];
  const add = (label: string, figure: string, value: number | null): void => void rows.push([{ text: label, value: label }, { text: figure, value }]);
  add(text('actual'), actual.state === 'suppressed' ? text('hidden') : printed(actual.value, printing), actual.value);
  if (objective !== null) {
    add(text('objectiveLabel'), printed(objective, printing), objective);
    add(text('gap'), gap === null ? NO_FIGURE : difference(gap, printing), gap);
    if (attainment !== null && kpi.unit !== 'stage') add(text('attainment'), words.format.share(attainment, 1), attainment);
  }
  if (previous !== null) add(text('previous'), printed(previous, printing), previous);
  return { columns: [{ id: 'kpi', label: kpi.label, numeric: false }, { id: 'value', label: text('actual'), numeric: true }], rows };
}
