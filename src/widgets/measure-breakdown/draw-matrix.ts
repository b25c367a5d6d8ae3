import { html, nothing, type TemplateResult } from 'lit';
import { moveFocus } from '../../ui/index.js';
import { spoken, tabIndexOf, type Drawing } from './drawing.js';
import type { LineMark } from './marks.view.js';

/** Tinted cells with the figure written in; narrow, they scroll beside the heads of their rows. */
export function drawMatrix(drawing: Drawing): TemplateResult {
  const { view: { lines, series, byLabel, frame, hasTotals }, text, direction } = drawing;
  return html`
    <div class="scroll ${direction}">
      <table class="cells" role="grid" aria-label=${frame.heading} .style=${`--columns:${series.length}`} @keydown=${(event: KeyboardEvent) => moveFocus(event, { selector: '.mark', columns: series.length, direction })}>
        <thead><tr>
          <th scope="col">${byLabel}</th>${series.map(({ label }) => html`<th scope="col" title=${label}><span class="head">${label}</span></th>`)}${hasTotals ? html`<th scope="col" class="total">${text('total')}</th>` : nothing}
        </tr></thead>
        <tbody>${lines.map((line, row) => matrixRow(line, row, drawing))}</tbody>
      </table>
    </div>
  `;
}

function matrixRow({ label, cells, isOther, totalText }: LineMark, row: number, drawing: Drawing): TemplateResult {
  const { view: { series, hasTotals }, select, focus } = drawing;
  return html`<tr class=${isOther ? 'other' : ''}>
    <th scope="row" title=${label}><span class="label"><bdi>${label}</bdi></span></th>
    ${cells.map(({ state, tint, isNegative, sentence, text: figure, pick }, column) => {
      const at = row * series.length + column;
      return html`<td role="gridcell"><button class="mark cell ${state} ${isNegative ? 'negative' : ''} ${state === 'suppressed' ? 'hatched' : `tint-${tint}`}" part="mark" tabindex=${tabIndexOf(at, drawing)} @focus=${() => focus(at)} @click=${() => select(pick)}>
        ${spoken(sentence)}<span aria-hidden="true">${figure}</span>
      </button></td>`;
    })}
    ${hasTotals ? html`<td role="gridcell" class="total">${totalText}</td>` : nothing}
  </tr>`;
}
