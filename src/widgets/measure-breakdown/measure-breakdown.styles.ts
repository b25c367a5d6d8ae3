import { css } from 'lit';

/** What all pictures share, the matrix, the stacks and the ring. */
export const breakdownStyles = css`
  :host {
    --_picture: calc(5 * var(--_row));
    --_hue: var(--_series-1);
  }
  .hue-1 { --_hue: var(--_series-1); }
  .hue-2 { --_hue: var(--_series-2); }
  .hue-3 { --_hue: var(--_series-3); }
  .hue-4 { --_hue: var(--_series-4); }
  .hue-5 { --_hue: var(--_series-5); }
  .hue-6 { --_hue: var(--_series-6); }
  .hue-7 { --_hue: var(--_series-7); }
  .hue-8 { --_hue: var(--_series-8); }
  .hue-more { --_hue: color-mix(in oklab, var(--_series-8) 60%, var(--_surface)); }
  /* Deep enough for figures upon it. */
  .stacks [class*='hue-'],
  .legend [class*='hue-'] {
    --_deep: color-mix(in oklab, var(--_hue) 84%, light-dark(#000000, #ffffff));
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: calc(2 * var(--_space));
    margin-bottom: calc(2 * var(--_space));
  }
  .base,
  .key {
    margin: 0 0 calc(2 * var(--_space));
    color: var(--_muted);
    font-size: var(--_size-s);
  }
  .label {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
    overflow-wrap: anywhere;
    line-height: 1.25;
  }
  .other .label {
    color: var(--_muted);
  }
  .mark:hover .label,
  tr:hover .label {
    text-decoration: underline;
    text-decoration-color: var(--_muted);
    text-underline-offset: 3px;
  }
  .main {
    font-weight: var(--_weight-strong);
  }
  .aside {
    margin-inline-start: 4px;
    color: var(--_muted);
  }
  .main,
  .aside {
    unicode-bidi: plaintext;
  }
  .hatched {
    border: 1px solid var(--_neutral);
    background: repeating-linear-gradient(135deg, var(--_neutral) 0 1px, transparent 1px 5px);
  }
  .body > .action {
    align-self: flex-start;
    margin-top: calc(2 * var(--_space));
  }
  .scroll {
    overflow-x: auto;
    /* Room for the ring around what has the focus. */
    margin: -4px;
    padding: 4px;
  }
  .cells {
    width: 100%;
    border-spacing: 2px;
    border-collapse: separate;
    line-height: 1.25;
  }
  .cells th {
    padding: var(--_space) calc(2 * var(--_space)) var(--_space) 0;
    font-weight: var(--_weight);
    text-align: start;
  }
  .cells thead th {
    padding-inline: var(--_space);
    color: var(--_muted);
    font-size: var(--_size-s);
    text-align: center;
    vertical-align: bottom;
  }
  .head {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    overflow: hidden;
    overflow-wrap: break-word;
    hyphens: auto;
  }
  .cells th:first-child {
    position: sticky;
    inset-inline-start: -4px;
    z-index: 1;
    min-width: 7em;
    max-width: 13em;
    padding-inline: 4px calc(2 * var(--_space));
    background: var(--_surface);
    text-align: start;
  }
  .cells td {
    width: calc(76% / var(--columns));
    min-width: 4.5em;
    padding: 0;
  }
  .cells .total {
    padding-inline: calc(2 * var(--_space)) 0;
    color: var(--_muted);
    text-align: end;
    white-space: nowrap;
  }
  .cell {
    --_depth: 0%;
    --_tint: var(--_stage-3);
    width: 100%;
    min-height: calc(var(--_row) - 6px);
    padding: 0 var(--_space);
    border-radius: 3px;
    background: color-mix(in oklab, var(--_tint) var(--_depth), var(--_surface));
    text-align: center;
    white-space: nowrap;
  }
  .cell.negative { --_tint: var(--_negative); }
  .tint-0 { --_depth: 2%; }
  .tint-1 { --_depth: 7%; }
  .tint-2 { --_depth: 13%; }
  .tint-3 { --_depth: 19%; }
  .tint-4 { --_depth: 25%; }
  .tint-5 { --_depth: 31%; }
  .tint-6 { --_depth: 38%; }
  .tint-7 { --_depth: 44%; }
  .tint-8 { --_depth: 50%; font-weight: var(--_weight-strong); }
  .cell.missing,
  .cell.notApplicable {
    color: var(--_muted);
  }
  .cell.hatched {
    background: repeating-linear-gradient(135deg, color-mix(in srgb, var(--_neutral) 40%, transparent) 0 1px, transparent 1px 6px);
    border: 1px dashed var(--_neutral);
    color: var(--_text);
    font-size: var(--_size-s);
  }
  .cell.hatched span:last-child {
    padding: 0 3px;
    background: var(--_surface);
  }
  .cell:hover {
    box-shadow: inset 0 0 0 1px var(--_text);
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space) calc(4 * var(--_space));
    margin: 0 0 calc(2 * var(--_space));
    padding: 0;
    list-style: none;
    font-size: var(--_size-s);
  }
  .legend i {
    display: inline-block;
    width: 10px;
    height: 10px;
    margin-inline-end: 6px;
    border-radius: 2px;
    background: var(--_deep);
  }
  .legend button:hover {
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .stacks {
    display: grid;
    grid-template-columns: fit-content(34%) minmax(0, 1fr);
    column-gap: calc(3 * var(--_space));
  }
  .stacks .row {
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: subgrid;
    align-items: center;
    min-height: var(--_row);
  }
  .stack {
    display: flex;
    align-items: center;
    gap: 1px;
    margin-inline-end: var(--room);
  }
  .part {
    container-type: inline-size;
    flex: none;
    inline-size: calc(var(--size) * 100%);
  }
  .part.unknown {
    inline-size: 20px;
  }
  .part .mark {
    display: flex;
    justify-content: center;
    width: 100%;
    min-width: 1px;
    height: 22px;
    overflow: hidden;
  }
  .part .mark:not(.hatched) {
    background: var(--_deep);
    color: var(--_surface);
  }
  .part.empty .mark {
    background: none;
    min-width: 0;
  }
  .part:first-child .mark {
    border-start-start-radius: 3px;
    border-end-start-radius: 3px;
  }
  .part .mark:hover {
    filter: brightness(0.92);
  }
  .part .mark:focus-visible {
    position: relative;
    z-index: 1;
    overflow: visible;
  }
  /* Whole or not at all: what does not fit into the first line wraps into one that is cut off. */
  .inside {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    width: 100%;
    height: 22px;
    overflow: hidden;
    font-size: var(--_size-s);
    line-height: 22px;
    white-space: nowrap;
  }
  .inside::before {
    content: '';
    width: 1px;
    height: 22px;
  }
  .sum {
    margin-inline-start: 7px;
    font-weight: var(--_weight-strong);
    white-space: nowrap;
  }
  .donut {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr) 220px minmax(0, 1fr);
    align-items: center;
    margin-block: calc(3 * var(--_space));
  }
  .donut svg {
    grid-area: 1 / 2;
    width: 100%;
    overflow: visible;
  }
  .donut svg.rtl {
    transform: scaleX(-1);
  }
  .donut path {
    fill: var(--_hue);
    stroke: var(--_surface);
    stroke-width: 1;
    cursor: pointer;
  }
  .donut path:hover {
    filter: brightness(0.92);
  }
  .donut polyline {
    fill: none;
    stroke: var(--_line);
  }
  .whole {
    grid-area: 1 / 2;
    display: grid;
    justify-items: center;
    color: var(--_muted);
    font-size: var(--_size-s);
    pointer-events: none;
  }
  .whole b {
    color: var(--_text);
    font-size: max(1.25rem, 20px);
    font-weight: var(--_weight-strong);
    line-height: 1.2;
  }
  .slice {
    position: absolute;
    inset-block-start: calc(var(--place) * 100%);
    inline-size: calc(50% - 118px);
    transform: translateY(-50%);
    line-height: 1.25;
  }
  .slice.end {
    inset-inline-end: 0;
  }
  .slice.start {
    inset-inline-start: 0;
    text-align: end;
  }
  .slice .aside {
    margin: 0;
    white-space: nowrap;
  }
  .slice .label {
    -webkit-line-clamp: 2;
  }
  @container (max-width: 560px) {
    .donut {
      grid-template-columns: auto minmax(0, 1fr);
      gap: var(--_space) 8px;
    }
    .donut svg {
      grid-area: 1 / 1 / auto / 3;
      justify-self: center;
      max-width: 220px;
    }
    .donut polyline {
      display: none;
    }
    .whole {
      grid-area: 1 / 1 / auto / 3;
    }
    .donut .slice {
      position: static;
      display: grid;
      grid-column: 1 / -1;
      grid-template-columns: 10px minmax(0, 1fr) auto;
      column-gap: 8px;
      align-items: center;
      inline-size: auto;
      max-inline-size: none;
      transform: none;
      text-align: start;
    }
    .slice::before {
      content: '';
      height: 10px;
      border-radius: 2px;
      background: var(--_hue);
    }
  }
  @media (forced-colors: active) {
    .cell,
    .part .mark {
      border: 1px solid CanvasText;
    }
    .legend i,
    .part .mark:not(.hatched) {
      forced-color-adjust: none;
    }
    .part .mark:not(.hatched) {
      color: Canvas;
      background: CanvasText;
    }
    .donut path {
      forced-color-adjust: none;
    }
  }
`;
