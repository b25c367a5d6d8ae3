import { css } from 'lit';
import { narrowTableStyles } from './narrow-table.styles.js';

const tableStyles = css`
  :host {
    --_picture: 280px;
  }
  /* Words have the room that the longest of them asks for: one that is cut cannot be told from another. */
  .grid {
    --_name-width: max(10.5rem, 168px);
    --_word-width: max(7rem, 112px, calc(var(--_letters) * 0.6em + 31px));
    --_figure-width: max(6.75rem, 108px);
    --_name: minmax(var(--_name-width), 2.4fr);
    --_word: minmax(var(--_word-width), 1.2fr);
    --_figure: minmax(var(--_figure-width), 1fr);
    --_least: calc(var(--_name-width) + (var(--_words) + var(--_stages)) * var(--_word-width) + var(--_figures) * var(--_figure-width));
    --_row-height: var(--_row);
    flex: 0 1 auto;
    min-height: 0;
    max-height: var(--omni-table-height, 480px);
    margin-inline: calc(-2 * var(--_space));
    overflow: auto;
    overscroll-behavior: contain;
    background: var(--_surface);
  }
  .row {
    position: relative;
    display: grid;
    grid-template-columns: var(--_tracks);
    align-items: center;
    min-width: var(--_least);
    height: var(--_row-height);
    border-bottom: 1px solid var(--_line);
    background: var(--_surface);
  }
  .rows {
    position: relative;
  }
  .rows.virtual {
    height: calc(var(--_count) * var(--_row-height));
  }
  .rows:not(.virtual) .row {
    transform: none !important;
  }
  .virtual .row {
    position: absolute;
    inset-block-start: 0;
    inset-inline: 0;
    contain: layout style;
  }
  .choice {
    cursor: pointer;
  }
  .choice:hover {
    background: color-mix(in srgb, var(--_text) 4%, var(--_surface));
  }
  .row:focus-visible {
    outline: none;
  }
  .row:focus-visible::after {
    content: '';
    position: absolute;
    z-index: 2;
    inset: 0;
    border-radius: 3px;
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
    pointer-events: none;
  }
  .cell {
    min-width: 0;
    padding-inline: calc(2 * var(--_space));
    white-space: nowrap;
  }
  .asset,
  .stage,
  .text {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .rows .cell.asset {
    font-weight: var(--_weight-strong);
  }
  .numeric {
    text-align: end;
  }
  .rows .numeric,
  .total .numeric {
    unicode-bidi: plaintext;
  }
  /* The end of a line of figures is always right; the end of a column is not. */
  :host(:dir(rtl)) .numeric {
    text-align: left;
  }
  .rate {
    position: relative;
  }
  .rate::before {
    content: '';
    position: absolute;
    inset-block: calc(50% - 5px);
    inset-inline-start: calc(2 * var(--_space));
    inline-size: calc(var(--_bar, 0) * (100% - 4 * var(--_space) - 6.5ch));
    border-radius: 2px;
    background: color-mix(in srgb, var(--_accent) 32%, transparent);
    pointer-events: none;
  }
  .missing,
  .hidden {
    color: var(--_muted);
  }
  .hidden {
    font-style: italic;
  }
  .unsure {
    color: var(--_muted);
    text-decoration: underline dotted;
    text-underline-offset: 3px;
  }
  .dot {
    display: inline-block;
    width: 9px;
    height: 9px;
    margin-inline-end: calc(1.5 * var(--_space));
    border-radius: 50%;
    border: 1px solid var(--_neutral);
  }
  .stage-1 {
    background: var(--_stage-1);
    border-color: var(--_stage-1);
  }
  .stage-2 {
    background: var(--_stage-2);
    border-color: var(--_stage-2);
  }
  .stage-3 {
    background: var(--_stage-3);
    border-color: var(--_stage-3);
  }
  .stage-4 {
    background: var(--_stage-4);
    border-color: var(--_stage-4);
  }
  .stage-5 {
    background: var(--_stage-5);
    border-color: var(--_stage-5);
  }
  .head,
  .total {
    position: sticky;
    z-index: 2;
    min-width: var(--_least);
  }
  .head {
    inset-block-start: 0;
  }
  .head .row {
    align-items: end;
    height: auto;
    min-height: var(--_row-height);
    color: var(--_muted);
  }
  .head .cell {
    font-size: var(--_size-s);
    padding-block: calc(1.5 * var(--_space));
    white-space: normal;
    overflow: visible;
  }
  .head .cell::before {
    content: none;
  }
  .head button {
    display: inline-flex;
    align-items: flex-end;
    gap: 5px;
    min-width: 0;
    line-height: 1.3;
    text-align: inherit;
    overflow-wrap: break-word;
  }
  .head button:hover,
  .head [aria-sort='ascending'] button,
  .head [aria-sort='descending'] button {
    color: var(--_text);
  }
  .head svg {
    flex: none;
    width: 8px;
    height: 8px;
    margin-block-end: 3px;
    fill: currentColor;
  }
  .total {
    inset-block-end: 0;
  }
  .total .asset {
    white-space: normal;
  }
  .total .row {
    margin-block-start: -1px;
    border-block-start: 2px solid color-mix(in srgb, var(--_text) 45%, transparent);
    border-block-end: 0;
    font-weight: var(--_weight-strong);
  }
  .pager {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: calc(2 * var(--_space));
    padding-block-start: calc(3 * var(--_space));
    color: var(--_muted);
  }
  .pager .action[disabled] {
    opacity: 0.45;
    cursor: default;
  }
  @media (forced-colors: active) {
    .rate::before {
      background: none;
      border-block-end: 2px solid Highlight;
    }
    .dot {
      forced-color-adjust: none;
    }
  }
  @media print {
    .grid {
      max-height: none;
      overflow: visible;
    }
    .head,
    .total {
      position: static;
    }
    .rows.virtual {
      height: auto;
    }
    .virtual .row {
      position: relative;
      transform: none !important;
      break-inside: avoid;
    }
  }
`;

export const assetTableStyles = [tableStyles, narrowTableStyles];
