import { css } from 'lit';

/** Tinted cells, the heads of their rows always in sight. */
export const matrixStyles = css`
  .scroll {
    position: relative;
    overflow-x: auto;
    scrollbar-width: thin;
    /* Room for the ring around what has the focus. */
    margin: -4px;
    padding: 4px;
  }
  /* More to the side: what is cut off fades out until it is scrolled to the end; without overflow there is no such timeline. */
  @supports (animation-timeline: scroll()) {
    .scroll {
      --_fade: linear-gradient(to right, #000 calc(100% - 40px), transparent);
      mask-repeat: no-repeat;
      animation: fade linear !important;
      animation-timeline: scroll(self inline) !important;
    }
    .scroll.rtl {
      --_fade: linear-gradient(to left, #000 calc(100% - 40px), transparent);
      mask-position: right;
    }
    @keyframes fade {
      from {
        mask-image: var(--_fade);
        mask-size: 100% 100%;
      }
      to {
        mask-image: var(--_fade);
        mask-size: calc(100% + 40px) 100%;
      }
    }
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
    padding-inline: 2px;
    color: var(--_muted);
    font-size: var(--_size-s);
    text-align: center;
    vertical-align: bottom;
  }
  .head {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 4;
    overflow: hidden;
    overflow-wrap: break-word;
    hyphens: auto;
  }
  .cells th:first-child {
    position: sticky;
    inset-inline-start: -4px;
    z-index: 1;
    min-width: 7em;
    max-width: 11em;
    padding-inline: 4px calc(2 * var(--_space));
    background: var(--_surface);
    text-align: start;
  }
  .cells td {
    width: calc(68% / var(--columns));
    min-width: 3.2em;
    padding: 0;
  }
  .cells .total {
    width: auto;
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
    padding: 0 2px;
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
  @media (forced-colors: active) {
    .cell {
      border: 1px solid CanvasText;
    }
  }
`;
