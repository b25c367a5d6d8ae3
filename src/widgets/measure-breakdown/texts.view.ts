import type { Catalog } from '../../contract/index.js';
import { NO_FIGURE, type Words } from '../../i18n/index.js';
import type { BreakdownText, Figure, Series } from './grid.view.js';
import type { Share } from './shares.view.js';

export interface Writing {
  readonly words: Words;
  readonly text: BreakdownText;
  readonly catalog?: Catalog | undefined;
}

/** The figure as its unit wants it; `isShort` in a picture, where it may be long. */
export function figureText({ value }: Figure, { measure: { unit, decimals, ranks } }: Pick<Series, 'measure'>, { words, catalog }: Writing, { isShort = false } = {}): string {
  const format = { unit, decimals, ranks, currency: catalog?.currency };
  return isShort ? words.format.brief(value, format) : words.format.figure(value, format);
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
