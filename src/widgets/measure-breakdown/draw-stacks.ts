import { html, nothing, type TemplateResult } from 'lit';
import { moveFocus } from '../../ui/index.js';
import { hueOf, spoken, tabIndexOf, type Drawing } from './drawing.js';
import type { CellMark, LineMark } from './marks.view.js';

/** Bars made of parts; the legend is of buttons that pick a part everywhere. */
export function drawStacks(drawing: Drawing): TemplateResult {
  const { view: { lines, series, frame, byLabel }, direction, select } = drawing;
  const room = Math.max(0, ...lines.map(({ totalText }) => totalText.length));
  return html`
    <ul class="legend">${series.map(({ label, pick }, at) => html`<li><button class=${hueOf(at)} @click=${() => pick && select(pick)}><i></i>${label}</button></li>`)}</ul>
    <div class="stacks" role="grid" aria-label=${frame.heading} .style=${`--room:${room + 2}ch`} @keydown=${(event: KeyboardEvent) => moveFocus(event, { selector: '.mark', columns: series.length, direction })}>
      <div role="row" class="visually-hidden"><span role="columnheader">${byLabel}</span>${series.map(({ label }) => html`<span role="columnheader">${label}</span>`)}</div>
      ${lines.map((line, row) => stack(line, row, drawing))}
    </div>
  `;
}

function stack({ label, cells, isOther, totalText }: LineMark, row: number, drawing: Drawing): TemplateResult {
  const { view: { series, hasTotals } } = drawing;
  return html`<div role="row" class="row ${isOther ? 'other' : ''}">
    <span role="rowheader" class="label" title=${label}><bdi>${label}</bdi></span>
    <span class="stack" role="presentation">
      ${cells.map((cell, column) => part(cell, row * series.length + column, hueOf(column), drawing))}
      ${hasTotals ? html`<span class="sum" aria-hidden="true">${totalText}</span>` : nothing}
    </span>
  </div>`;
}

/** A hidden part has one length, whatever it is. */
function part({ stacked, state, sentence, text, pick }: CellMark, at: number, hue: string, drawing: Drawing): TemplateResult {
  const isHidden = state === 'suppressed';
  return html`<span role="gridcell" class="part ${isHidden ? 'unknown' : ''} ${stacked > 0 || isHidden ? '' : 'empty'}" .style=${`--size:${stacked}`}>
    <button class="mark ${isHidden ? 'hatched' : hue}" part="mark" title=${sentence} tabindex=${tabIndexOf(at, drawing)} @focus=${() => drawing.focus(at)} @click=${() => drawing.select(pick)}>
      ${spoken(sentence)}${isHidden ? nothing : html`<span class="inside" aria-hidden="true">${text}</span>`}
    </button>
  </span>`;
}
