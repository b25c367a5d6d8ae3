import { html, nothing, type TemplateResult } from 'lit';
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

/** A bar from zero, its objective across, its figures at its end. */
export function plot({ start, size, tick, state, text, aside, isNegative, isBeyond }: CellMark, { zero, isTwoSided, room }: SeriesMark): TemplateResult {
  const end = Math.max(isNegative ? zero : start + size, tick ?? 0);
  return html`
    <span class="plot ${isTwoSided ? 'two-sided' : ''}" aria-hidden="true" .style=${`--start:${start};--size:${size};--end:${end};--from:${Math.min(start, tick ?? 1)};--zero:${zero};--room:${room + 2}ch`}>
      ${isTwoSided ? html`<span class="zero"></span>` : nothing}
      ${state === 'suppressed' ? html`<span class="bar hatched"></span>` : size > 0 ? html`<span class="bar ${isBeyond ? 'beyond' : ''}"></span>` : nothing}
      ${tick === undefined ? nothing : html`<span class="tick" .style=${`--at:${tick}`}></span>`}
      <span class="figures ${isNegative ? 'before' : ''} ${state}"><span class="main">${text}</span>${aside ? html` <span class="aside">${aside}</span>` : nothing}</span>
    </span>
  `;
}
