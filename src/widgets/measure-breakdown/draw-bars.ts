import { html, nothing, type TemplateResult } from 'lit';
import { moveFocus } from '../../ui/index.js';
import { hueOf, plot, sign, spoken, tabIndexOf, type Drawing } from './drawing.js';
import type { LineMark, SeriesMark } from './marks.view.js';
import type { BreakdownView } from './measure-breakdown.view.js';

const FEW = 4;

/** Bars in rows: one for each member, or several side by side as a grid. */
export function drawBars(drawing: Drawing): TemplateResult {
  const { view } = drawing;
  return html`
    ${keys(drawing)}
    ${view.series.length > 1 ? multiples(drawing) : list(drawing)}
  `;
}

/** What the marks across bars are, and the signs beside figures. */
function keys({ view: { hasObjective, reference }, text }: Drawing): TemplateResult | typeof nothing {
  if (!hasObjective && !reference) return nothing;
  return html`<p class="key" aria-hidden="true">
    ${hasObjective ? html`<span><i class="tick-key"></i>${text('objective')}</span>` : nothing}
    ${reference ? html`<span><i class="reference-key"></i>${text('reference', { figure: reference.text })}</span>` : nothing}
    ${(['met', 'missed'] as const).map((verdict) => (reference?.[verdict] === undefined ? nothing : html`<span>${sign(verdict)}${reference[verdict]}</span>`))}
  </p>`;
}

/** The name of the line across, where it begins. */
function lineName({ reference }: BreakdownView, scale: SeriesMark | undefined): TemplateResult | typeof nothing {
  if (!reference || scale?.reference === undefined) return nothing;
  return html`<li class="line-name" aria-hidden="true"><span class="plot ${scale.isTwoSided ? 'two-sided' : ''}" .style=${`--room:${scale.room + 2}ch`}><span .style=${`--at:${scale.reference}`}>${reference.text}</span></span></li>`;
}

function list({ view, direction, select }: Drawing): TemplateResult {
  const { lines, series, frame } = view;
  const [scale] = series;
  return html`
    <ol class="rows ${direction}" aria-label=${frame.heading} @keydown=${(event: KeyboardEvent) => moveFocus(event, { selector: '.mark', columns: 1, direction })}>
      ${lineName(view, scale)}
      ${scale ? lines.map((line) => listItem(line, scale, select)) : nothing}
    </ol>
  `;
}

function listItem({ cells: [cell], label, isOther }: LineMark, scale: SeriesMark, select: Drawing['select']): TemplateResult {
  if (!cell) return html``;
  return html`<li><button class="mark ${isOther ? 'other' : ''}" part="mark" @click=${() => select(cell.pick)}>
    ${spoken(cell.sentence)}<span class="label" aria-hidden="true" title=${label}><bdi>${label}</bdi></span>${plot(cell, scale)}
  </button></li>`;
}

function multiples(drawing: Drawing): TemplateResult {
  const { view: { lines, series, byLabel, frame }, direction, select, focus } = drawing;
  const columns = series.length;
  return html`
    <div class="multiples ${columns > FEW ? 'many' : ''} ${direction}" role="grid" aria-label=${frame.heading} .style=${`--columns:${columns}`} @keydown=${(event: KeyboardEvent) => moveFocus(event, { selector: '.mark', columns, direction })}>
      <div role="row" class="row head"><span role="columnheader">${byLabel}</span>${series.map(({ label }) => html`<span role="columnheader">${label}</span>`)}</div>
      ${lines.map(({ label, cells, isOther }, row) => html`<div role="row" class="row ${isOther ? 'other' : ''}">
        <span role="rowheader" class="label" title=${label}><bdi>${label}</bdi></span>
        ${cells.map((cell, column) => html`<span role="gridcell" class=${hueOf(column)}><button class="mark" part="mark" tabindex=${tabIndexOf(row * columns + column, drawing)} @focus=${() => focus(row * columns + column)} @click=${() => select(cell.pick)}>
          ${spoken(cell.sentence)}<span class="name" aria-hidden="true">${series[column]?.label}</span>${plot(cell, series[column] as SeriesMark)}
        </button></span>`)}
      </div>`)}
    </div>
  `;
}
