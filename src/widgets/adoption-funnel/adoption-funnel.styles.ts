import { css } from 'lit';

/** Tints between those of the tokens, so that a scale of up to nine stages grows deeper step by step. */
export const funnelStyles = css`
  :host {
    --_picture: calc(5 * var(--_row));
  }
  :host([mode='share']) {
    --_picture: calc(5 * var(--_row) + 92px);
  }
  .tint-0 { background: var(--_stage-1); }
  .tint-1 { background: color-mix(in oklab, var(--_stage-1), var(--_stage-2)); }
  .tint-2 { background: var(--_stage-2); }
  .tint-3 { background: color-mix(in oklab, var(--_stage-2), var(--_stage-3)); }
  .tint-4 { background: var(--_stage-3); }
  .tint-5 { background: color-mix(in oklab, var(--_stage-3), var(--_stage-4)); }
  .tint-6 { background: var(--_stage-4); }
  .tint-7 { background: color-mix(in oklab, var(--_stage-4), var(--_stage-5)); }
  .tint-8 { background: var(--_stage-5); }
  .unknown {
    border: 1px dashed var(--_neutral);
  }
  .hatched {
    border: 1px solid var(--_neutral);
    background: repeating-linear-gradient(135deg, var(--_neutral) 0 1px, transparent 1px 5px);
  }
  .scale {
    display: grid;
    grid-template-columns: fit-content(36%) minmax(0, 1fr) auto;
    column-gap: calc(3 * var(--_space));
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .scale li,
  .scale .stage {
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: subgrid;
    align-items: center;
  }
  .scale .stage {
    min-height: var(--_row);
    border-radius: 4px;
  }
  .stage:hover .bar {
    filter: brightness(0.92);
  }
  .stage:hover .label {
    text-decoration: underline;
    text-decoration-color: var(--_muted);
    text-underline-offset: 3px;
  }
  .label {
    overflow-wrap: anywhere;
    line-height: 1.25;
  }
  .plot {
    --_room: 7.5em;
    position: relative;
    display: block;
    height: 20px;
    margin-inline-end: var(--_room);
  }
  .plot.two-sided {
    --_room: 3.5em;
    margin-inline-start: var(--_room);
  }
  .bar {
    position: absolute;
    inset-block: 0;
    inset-inline-start: calc(var(--start) * 100%);
    inline-size: calc(var(--size) * 100%);
    min-inline-size: 2px;
    border-radius: 2px;
  }
  .bar.hatched {
    inline-size: 40px;
  }
  .tick,
  .tick-key {
    width: 2px;
    background: var(--_text);
    box-shadow: 0 0 0 1px var(--_surface);
  }
  .tick {
    position: absolute;
    inset-block: -4px;
    inset-inline-start: calc(var(--at) * 100%);
    margin-inline-start: -1px;
  }
  .zero {
    position: absolute;
    inset-block: calc((20px - var(--_row)) / 2);
    inset-inline-start: calc(var(--zero) * 100%);
    width: 1px;
    background: var(--_muted);
  }
  .figures {
    position: absolute;
    inset-block: 0;
    inset-inline-start: calc(var(--end) * 100% + 8px);
    line-height: 20px;
    white-space: nowrap;
  }
  .figures.before {
    inset-inline-start: auto;
    inset-inline-end: calc((1 - var(--from)) * 100% + 8px);
  }
  .figures.suppressed {
    inset-inline-start: max(48px, calc(var(--end) * 100% + 8px));
  }
  .main,
  .aside,
  .distance,
  .part-share {
    unicode-bidi: plaintext;
  }
  .figures.suppressed .main,
  .figures.missing .main {
    color: var(--_muted);
    font-weight: var(--_weight);
  }
  .main {
    font-weight: var(--_weight-strong);
  }
  .aside {
    margin-inline-start: 4px;
    color: var(--_muted);
  }
  .gap {
    text-align: end;
    white-space: nowrap;
  }
  .gap.met {
    color: var(--_positive);
  }
  .gap.near,
  .gap.missed {
    color: var(--_negative);
  }
  .word {
    margin-inline-end: 4px;
    font-size: var(--_size-s);
  }
  .key {
    display: flex;
    justify-content: space-between;
    gap: calc(4 * var(--_space));
    margin-bottom: var(--_space);
    color: var(--_muted);
    font-size: var(--_size-s);
  }
  .objective-key {
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }
  .tick-key {
    height: 12px;
  }
  .remark {
    margin: calc(2 * var(--_space)) 0 0;
    color: var(--_muted);
  }
  .moves {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(4 * var(--_space));
  }
  .strips {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    column-gap: calc(3 * var(--_space));
    margin-bottom: calc(5 * var(--_space));
  }
  .strip-label {
    align-self: end;
    color: var(--_muted);
    font-size: var(--_size-s);
    line-height: 18px;
  }
  .strip {
    display: flex;
    gap: 1px;
    min-width: 0;
  }
  .strip + .strip-label,
  .wanted {
    margin-top: 3px;
  }
  .strip + .strip-label {
    align-self: start;
  }
  .part {
    container-type: inline-size;
    display: flex;
    flex-direction: column;
    justify-content: flex-end;
    flex: var(--share) 1 0;
    min-width: 0;
  }
  .wanted .part {
    flex-direction: column-reverse;
  }
  .block {
    height: 18px;
  }
  .wanted .block {
    height: 10px;
    margin-top: 4px;
  }
  .part:first-child .block {
    border-start-start-radius: 3px;
    border-end-start-radius: 3px;
  }
  .part:last-child .block {
    border-start-end-radius: 3px;
    border-end-end-radius: 3px;
  }
  .part-text {
    font-size: var(--_size-s);
  }
  /* Whole or not at all: what does not fit into the first line wraps into one that is cut off. */
  .part-label,
  .part-share {
    display: flex;
    flex-wrap: wrap;
    height: 1.4em;
    overflow: hidden;
    white-space: nowrap;
  }
  .part-label::before,
  .part-share::before {
    content: '';
    width: 1px;
    height: 1.4em;
  }
  .part-label {
    color: var(--_muted);
  }
  @container (max-width: 440px) {
    .scale .stage:not(:has(.two-sided)) {
      grid-template-columns: minmax(0, 1fr) auto;
      row-gap: 2px;
      padding-block: calc(1.5 * var(--_space));
    }
    .scale .plot:not(.two-sided) {
      grid-row: 2;
      grid-column: 1 / -1;
    }
    .scale:has(.two-sided) {
      column-gap: calc(2 * var(--_space));
    }
    .strips {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  @container (max-width: 319px) {
    .scale .stage:has(.two-sided) {
      grid-template-columns: minmax(0, 1fr);
      padding-block: calc(1.5 * var(--_space));
    }
  }
  @media (forced-colors: active) {
    .bar,
    .block,
    .tick,
    .tick-key,
    .zero {
      forced-color-adjust: none;
      background: CanvasText;
    }
    .bar {
      background: Canvas;
      border: 1px solid CanvasText;
    }
    .block {
      background: Canvas;
      border: 1px solid CanvasText;
    }
  }
`;
