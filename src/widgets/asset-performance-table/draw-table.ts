import { html, nothing, render, svg, type TemplateResult } from 'lit';
import type { Translate } from '../../i18n/index.js';
import type { ASSET_TABLE_MESSAGES } from './asset-performance-table.messages.js';
import type { AssetTableView, RowView } from './asset-performance-table.view.js';
import type { CellView, ColumnView } from './table-columns.js';

/** Rows of the grid before the first one with figures: the header. */
const HEADER_ROWS = 1;

const ARROWS = { ascending: svg`<path d="M4 1 7.5 7H.5z" />`, descending: svg`<path d="M4 7 .5 1h7z" />` } as const;

function heading({ id, label, kind, numeric, sorted }: ColumnView, sortBy: (id: string) => void): TemplateResult {
  return html`
    <div role="columnheader" class="cell ${kind} ${numeric ? 'numeric' : ''}" aria-sort=${sorted}>
      <button @click=${() => sortBy(id)}><span>${label}</span>${sorted === 'none' ? nothing : html`<svg viewBox="0 0 8 8" aria-hidden="true">${ARROWS[sorted]}</svg>`}</button>
    </div>
  `;
}

function cellContent({ kind, text, stage, value }: CellView): TemplateResult | string {
  return kind === 'stage' && value !== null ? html`<i class="dot ${stage === undefined ? '' : `stage-${stage}`}"></i>${text}` : text;
}

function cell(view: CellView): TemplateResult {
  const { kind, note, state, bar = 0, text } = view;
  const numeric = kind === 'figure' || kind === 'rate';
  return html`<div
    role=${kind === 'asset' ? 'rowheader' : 'gridcell'}
    class=${`cell ${kind} ${numeric ? 'numeric' : ''} ${state}`}
    title=${note ?? (numeric ? '' : text)}
    .style=${bar > 0 ? `--_bar: ${bar.toFixed(4)}` : ''}
  >${cellContent(view)}</div>`;
}

const transformOf = (position: number): string => `transform: translateY(calc(${position} * var(--_row-height)))`;

/** One row of figures, in an element that the virtual rows own; returns the code of what it shows. */
export function drawRow(element: HTMLElement, { cells, sentence, code }: RowView, position: number, active: boolean): string | null {
  if (element.role !== 'row') {
    element.role = 'row';
    element.part.value = 'row';
    element.className = 'row';
  }
  element.classList.toggle('choice', code !== null);
  element.ariaLabel = sentence;
  element.ariaRowIndex = String(position + HEADER_ROWS + 1);
  element.tabIndex = active ? 0 : -1;
  element.dataset['position'] = String(position);
  // Not a custom property: those are handed down, and every cell would be styled anew.
  element.style.cssText = transformOf(position);
  render(cells.map(cell), element);
  return code;
}

/** A row as a server draws it, where nobody scrolls. */
export function rowOnServer({ cells, sentence, code }: RowView, position: number): TemplateResult {
  return html`<div role="row" part="row" class="row ${code === null ? '' : 'choice'}" aria-label=${sentence} aria-rowindex=${position + HEADER_ROWS + 1} tabindex=${position === 0 ? 0 : -1}
    .style=${transformOf(position)}>${cells.map(cell)}</div>`;
}

/** Header, room for the rows, and the whole. The rows are put in by `VirtualRows`. */
export function drawGrid({ columns, rowCount, total }: AssetTableView, { virtual, sortBy, rows: served }: { virtual: boolean; sortBy(id: string): void; rows: readonly TemplateResult[] | typeof nothing }): TemplateResult {
  const rows = rowCount + HEADER_ROWS + (total ? 1 : 0);
  return html`
    <div class="grid ${columns.some(({ kind }) => kind === 'stage') ? 'staged' : ''}" part="table" role="grid" aria-labelledby="heading" aria-rowcount=${rows} .style=${trackStyle(columns, rowCount)}>
      <div class="head" role="rowgroup"><div class="row" role="row" aria-rowindex="1">${columns.map((column) => heading(column, sortBy))}</div></div>
      <div class="rows ${virtual ? 'virtual' : ''}" role="rowgroup">${served}</div>
      ${total ? html`<div class="total" role="rowgroup">
        <div class="row" part="total" role="row" aria-rowindex=${rows} aria-label=${total.sentence}>${total.cells.map(cell)}</div>
      </div>` : nothing}
    </div>
  `;
}

/** Names are wide, figures even; in a narrow table the stage stands under the name, in the narrowest name and stage over the figures. */
function trackStyle(columns: readonly ColumnView[], rowCount: number): string {
  const count = (test: (column: ColumnView) => boolean): number => columns.filter(test).length;
  const stages = count(({ kind }) => kind === 'stage');
  const figures = count(({ numeric }) => numeric);
  const words = count(({ kind }) => kind === 'text');
  const letters = Math.max(0, ...columns.filter(({ kind }) => kind === 'stage' || kind === 'text').map((column) => column.letters));
  const track = ({ kind, numeric }: ColumnView): string => (numeric ? 'var(--_figure)' : kind === 'asset' ? 'var(--_name)' : 'var(--_word)');
  return `--_tracks: ${columns.map(track).join(' ')}; --_narrow-tracks: ${columns.filter(({ kind }) => kind !== 'stage').map(track).join(' ')}; --_least-tracks: ${columns.filter(({ kind }) => kind !== 'stage' && kind !== 'asset').map(track).join(' ') || 'none'}; --_words: ${words}; --_stages: ${stages}; --_figures: ${figures}; --_letters: ${letters}; --_count: ${rowCount}`;
}

/** Which rows are shown out of how many, and the way to the others. */
export function drawPager({ from, to, count }: { from: number; to: number; count: number }, text: Translate<keyof typeof ASSET_TABLE_MESSAGES>, turn: (by: number) => void): TemplateResult {
  return html`
    <nav class="pager" aria-label=${text('pages')}>
      <span role="status">${text('shownRows', { from: count === 0 ? 0 : from + 1, to, count })}</span>
      <button class="action" ?disabled=${from === 0} @click=${() => turn(-1)}>${text('previousPage')}</button>
      <button class="action" ?disabled=${to >= count} @click=${() => turn(1)}>${text('nextPage')}</button>
    </nav>
  `;
}
