import { html, type TemplateResult } from 'lit';
import type { FigureTable } from '../contract/index.js';

/** The same figures as a plain table, for whoever reads better that way. */
export function tableTwin({ columns, rows }: FigureTable, caption: string): TemplateResult {
  return html`
    <div class="twin" part="table" tabindex="0" role="region" aria-label=${caption}>
      <table>
        <thead>
          <tr>${columns.map(({ label, numeric }) => html`<th scope="col" class=${numeric ? 'numeric' : ''}>${label}</th>`)}</tr>
        </thead>
        <tbody>
          ${rows.map((row) => html`<tr>${row.map((cell, at) => at === 0
            ? html`<th scope="row">${cell.text}</th>`
            : html`<td class=${columns[at]?.numeric ? 'numeric' : ''}>${cell.text}</td>`)}</tr>`)}
        </tbody>
      </table>
    </div>
  `;
}
