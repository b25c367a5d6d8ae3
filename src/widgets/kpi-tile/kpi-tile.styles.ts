import { css } from 'lit';

export const kpiTileStyles = css`
  :host {
    --_picture: 84px;
  }
  :host([with-sparkline]) {
    --_picture: 122px;
  }
  /*
   * At the bottom of the tile: beside a tile with a longer heading the figures still stand on one line. In a tile that is much
   * taller the picture begins under two lines of heading, wherever its own heading ends, so that they still do.
   */
  .body {
    --_around: calc(2.7 * var(--_size-l) + 1.4 * var(--_size-s) + 5 * var(--_space));
    flex: 0 1 calc(100% - var(--_around));
    min-height: auto;
    margin-block-start: auto;
  }
  .kpi {
    flex: 1;
    display: flex;
    flex-direction: column;
    gap: calc(2 * var(--_space));
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: var(--_space) calc(2 * var(--_space));
  }
  .figure {
    unicode-bidi: plaintext;
  }
  /* Holds the baseline where the tiles of a row have figures of different size. */
  .figure::before {
    content: '';
    display: inline-block;
    height: calc(0.85 * clamp(1.25rem, 13cqi, var(--_size-figure)));
  }
  .rtl svg {
    transform: scaleX(-1);
  }
  .value {
    white-space: nowrap;
    font-size: clamp(1.25rem, 13cqi, var(--_size-figure));
    line-height: 1.1;
    font-weight: var(--_weight-strong);
    letter-spacing: -0.02em;
  }
  .value.long {
    font-size: clamp(1rem, 8.5cqi, var(--_size-figure));
  }
  .unit {
    font-size: var(--_size-unit);
    color: var(--_muted);
  }
  .chip {
    display: none;
    align-items: baseline;
    gap: 4px;
    color: var(--_neutral);
    font-weight: var(--_weight-strong);
    white-space: nowrap;
  }
  .chip svg {
    width: 9px;
    height: 9px;
    fill: currentColor;
  }
  .chip.met {
    color: var(--_positive);
  }
  .chip.near {
    color: var(--_warning);
  }
  .chip.missed {
    color: var(--_negative);
  }
  .compared,
  .state-text {
    color: var(--_muted);
    font-size: var(--_size-s);
  }
  .bullet,
  .spark {
    display: none;
  }
  .bullet svg {
    display: block;
    width: 100%;
    height: 10px;
    overflow: visible;
  }
  .track {
    fill: var(--_track);
  }
  .fill {
    fill: var(--_accent);
  }
  .mark {
    stroke: var(--_text);
    stroke-width: 2;
    vector-effect: non-scaling-stroke;
  }
  .bullet span {
    display: block;
    margin-top: var(--_space);
    color: var(--_muted);
    font-size: var(--_size-s);
  }
  .spark {
    position: relative;
    flex: 1 0 28px;
    max-height: 112px;
  }
  .spark svg {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    overflow: visible;
  }
  .spark path {
    fill: none;
    stroke: var(--_neutral);
    stroke-width: 1.5;
    stroke-linejoin: round;
    stroke-linecap: round;
    vector-effect: non-scaling-stroke;
  }
  .spark .objective {
    stroke: var(--_muted);
    stroke-width: 1;
    stroke-dasharray: 1 3;
  }
  .spark .last {
    stroke: var(--_accent);
    stroke-width: 6;
  }
  @container (max-width: 360px) {
    /* The gap on a line of its own in every narrow tile, so that figures and bars of a row stand on common lines. */
    .chip {
      flex-basis: 100%;
    }
  }
  @container (min-width: 140px) {
    .chip {
      display: inline-flex;
    }
  }
  @container (min-width: 180px) {
    .bullet {
      display: block;
    }
  }
  @container (min-width: 200px) {
    .spark {
      display: block;
    }
  }
  @media (forced-colors: active) {
    .track {
      fill: Canvas;
      stroke: CanvasText;
    }
    .fill {
      fill: CanvasText;
    }
    .mark {
      stroke: Highlight;
    }
    .spark path {
      stroke: CanvasText;
    }
  }
`;
