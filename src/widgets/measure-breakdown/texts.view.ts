import type { Catalog } from '../../contract/index.js';
import { NO_FIGURE, type Words } from '../../i18n/index.js';
import type { BreakdownText, Figure, Series } from './grid.view.js';
import type { Share } from './shares.view.js';

export interface Writing {
  readonly words: Words;
  readonly text: BreakdownText;
  readonly catalog?: Catalog | undefined;
}

/** Money of this size is written short in a picture. */
const LONG_MONEY = 1e6;

/** The figure as its unit wants it; `isShort` in a picture, where it may be long. */
export function figureText({ value }: Figure, { measure: { unit, decimals } }: Pick<Series, 'measure'>, { words, catalog }: Writing, { isShort = false } = {}): string {
  const compact = isShort && unit === 'money' && Math.abs(value ?? 0) >= LONG_MONEY;
  return words.format.figure(value, { unit, decimals, ...(catalog && { currency: catalog.currency }) }, { compact });
}

/** 612 interactions. */
export function nounText(figure: Figure, series: Pick<Series, 'measure'>, writing: Writing): string {
  const { unit } = series.measure;
  const noun = unit === 'share' ? '' : writing.words.unit(unit, figure.value);
  return noun ? `${figureText(figure, series, writing)} ${noun}` : figureText(figure, series, writing);
}

/** In whole per cent; a part that is there is never printed as nothing. */
export function shareText({ figure, printed }: Share, { words, text }: Pick<Writing, 'words' | 'text'>): string {
  if (figure.value !== null && figure.value > 0 && printed === 0) return text('lessThan', { figure: words.format.share(0.01, 0) });
  return words.format.share(printed, 0);
}

/** What stands where there is no figure: hidden is not missing. */
export function absenceText({ state }: Figure, text: BreakdownText, isSentence = false): string {
  if (state === 'suppressed') return text(isSentence ? 'hiddenSentence' : 'hidden');
  return isSentence ? text('noFigure') : NO_FIGURE;
}

export const openText = ({ state }: Figure, text: BreakdownText): string => (state === 'partial' ? ` ${text('soFar')}` : '');

/** A label within a sentence: interactions, but HCPs and PdS. */
export function within(label: string): string {
  const rest = label.slice(1);
  const [firstWord = ''] = rest.split(' ');
  return firstWord === firstWord.toLowerCase() ? label.charAt(0).toLowerCase() + rest : label;
}
