import { html, nothing, svg, type TemplateResult } from 'lit';
import type { BreakdownText } from './grid.view.js';
import type { CellMark, Pick, SeriesMark } from './marks.view.js';
import type { BreakdownView } from './measure-breakdown.view.js';

/** What a picture is drawn from, and what happens in it. */
export interface Drawing {
  readonly view: BreakdownView;
  readonly text: BreakdownText;
  readonly direction: 'ltr' | 'rtl';
  /** The one mark of a grid that the tab key reaches. */
  readonly focused: number;
  readonly focus: (at: number) => void;
  readonly select: (pick: Pick) => void;
}

/** Eight hues, then one for all others. */
export const hueOf = (at: number): string => (at < 8 ? `hue-${at + 1}` : 'hue-more');

/** The tab stop of the grid: the mark that had the focus, or the first. */
export function tabIndexOf(at: number, { focused, view }: Drawing): number {
  const count = view.lines.length * view.series.length;
  return at === (focused < count ? focused : 0) ? 0 : -1;
}

/** One sentence for those who listen. */
export const spoken = (sentence: string): TemplateResult => html`<span class="visually-hidden">${sentence}</span>`;

const CLOSE = 0.3;
const SIGNS = { met: svg`<path d="M5 1 9.5 9H.5z" />`, missed: svg`<path d="M5 9 .5 1h9z" />` };

/** Up for the good side of the reference, down for the other. */
export const sign = (verdict: 'met' | 'missed'): TemplateResult => html`<svg class="sign ${verdict}" viewBox="0 0 10 10" aria-hidden="true">${SIGNS[verdict]}</svg>`;

/** A bar from zero, its objective and the reference across, its figures at its end. */
export function plot({ start, size, tick, verdict, state, text, aside, isNegative, isBeyond }: CellMark, { zero, isTwoSided, room, reference }: SeriesMark): TemplateResult {
  const reach = Math.max(isNegative ? zero : start + size, tick ?? 0);
  // The line is not to run through a figure that ends close to it.
  const end = reference !== undefined && reference > reach && reference - reach < CLOSE ? reference : reach;
  return html`
    <span class="plot ${isTwoSided ? 'two-sided' : ''}" aria-hidden="true" .style=${`--start:${start};--size:${size};--end:${end};--from:${Math.min(start, tick ?? 1)};--zero:${zero};--room:${room + 2}ch`}>
      ${isTwoSided ? html`<span class="zero"></span>` : nothing}
      ${state === 'suppressed' ? html`<span class="bar hatched"></span>` : size > 0 ? html`<span class="bar ${isBeyond ? 'beyond' : ''}"></span>` : nothing}
      ${reference === undefined ? nothing : html`<span class="reference" .style=${`--at:${reference}`}></span>`}
      ${tick === undefined ? nothing : html`<span class="tick" .style=${`--at:${tick}`}></span>`}
      <span class="figures ${isNegative ? 'before' : ''} ${state}"><span class="main">${text}</span>${verdict ? html` ${sign(verdict)}` : nothing}${aside ? html` <span class="aside">${aside}</span>` : nothing}</span>
    </span>
  `;
}
