import { assess, type MeasureCell, type Verdict } from '../../contract/index.js';
import type { Translate, Words } from '../../i18n/index.js';
import type { Figures, Kpi, KpiSettings } from './kpi-figures.view.js';
import type { KPI_MESSAGES } from './kpi-tile.messages.js';

export type KpiText = Translate<keyof typeof KPI_MESSAGES>;

/** The comparison beside the figure, in shape and word. */
export interface KpiChip {
  readonly verdict: Verdict;
  readonly word: string;
  readonly text: string;
}

/** Share of the bar that is filled and where the objective stands on it, both 0 to 1. */
export interface Bullet {
  readonly filled: number;
  readonly mark: number;
  readonly text: string;
}

export interface Printing {
  readonly kpi: Kpi;
  readonly words: Words;
  readonly text: KpiText;
}

/** Against the objective, or against an earlier figure. */
export function chipOf(figures: Figures, { comparison, tolerance }: KpiSettings, printing: Printing, isRunning: boolean): KpiChip | undefined {
  const { actual: { value }, objective, previous } = figures;
  if (value === null) return undefined;
  if (comparison === 'objective') return objective === null ? undefined : objectiveChip(value, objective, tolerance, printing, isRunning);
  return comparison === 'none' || previous === null ? undefined : previousChip(value, previous, printing);
}

const printedDecimals = ({ unit, decimals }: Kpi): number => (unit === 'share' ? decimals + 2 : decimals);

function objectiveChip(value: number, objective: number, tolerance: number | undefined, printing: Printing, isRunning: boolean): KpiChip {
  const { kpi, text } = printing;
  const { verdict, gap } = assess(value, objective, { direction: kpi.direction, decimals: printedDecimals(kpi), ...(tolerance !== undefined && { tolerance }) });
  const isOpen = isRunning && kpi.accumulates && verdict !== (kpi.direction === 'down' ? 'missed' : 'met');
  const shown = isOpen ? 'none' : verdict;
  return { verdict: shown, word: shown === 'none' ? '' : text(shown), text: difference(gap ?? 0, printing) };
}

function previousChip(value: number, previous: number, printing: Printing): KpiChip {
  const { kpi, words, text } = printing;
  const { verdict, gap } = assess(value, previous, { direction: kpi.direction, decimals: printedDecimals(kpi), tolerance: 0 });
  const change = gap ?? 0;
  const relative = kpi.unit !== 'share' && kpi.unit !== 'points' && kpi.unit !== 'stage' && previous > 0 ? ` (${words.format.share(change / previous, 1, { signed: true })})` : '';
  if (Math.round(change * 10 ** printedDecimals(kpi)) === 0) return { verdict: 'none', word: text('unchanged'), text: difference(change, printing) };
  return { verdict, word: verdict === 'none' ? '' : text(verdict === 'met' ? 'better' : 'worse'), text: difference(change, printing) + relative };
}

/** A difference in the figure's unit; of shares in points, of stages in steps. */
export function difference(gap: number, { kpi, words }: Pick<Printing, 'kpi' | 'words'>): string {
  if (kpi.unit === 'stage') return words.steps(gap);
  const isShare = kpi.unit === 'share';
  const number = words.format.figure(isShare ? gap * 100 : gap, isShare ? { unit: 'points', decimals: kpi.decimals } : kpi, { signed: true });
  return isShare || kpi.unit === 'points' ? `${number} ${words.unit('points', gap)}` : number;
}

/** With its unit where it is not known without; great amounts of money short where it `isBrief`. */
export function printed(value: number | null, { kpi, words }: Pick<Printing, 'kpi' | 'words'>, isBrief = false): string {
  const number = isBrief ? words.format.brief(value, kpi) : words.format.figure(value, kpi);
  return kpi.unit === 'points' && value !== null ? `${number} ${words.unit('points', value)}` : number;
}

/** From zero to a little past the objective; where either is below zero there is no such bar. */
export function bulletOf({ actual: { value }, objective }: Figures, printing: Printing): Bullet | undefined {
  if (objective === null || objective <= 0 || value === null || value < 0) return undefined;
  const end = Math.max(objective * 1.15, value * 1.02);
  const { text, words } = printing;
  const attained = value > 0 && printing.kpi.unit !== 'stage' ? ` · ${text('ofObjective', { share: words.format.share(value / objective, 1) })}` : '';
  return { filled: value / end, mark: objective / end, text: text('objective', { value: printed(objective, printing, true) }) + attained };
}

/** Why there is no figure, or that it is not final. */
export function stateTextOf({ value, state }: MeasureCell, text: KpiText): string | undefined {
  if (state === 'suppressed') return text('hidden');
  if (state === 'notApplicable') return text('noBase');
  if (value === null) return text('noFigure');
  return state === 'partial' ? text('partialFigure') : undefined;
}
