import { css } from 'lit';

/** The picture stretches with its box, its texts and strokes do not; bars are slim, however wide their category. */
export const optInDrawingStyles = css`
  .drawing {
    position: absolute;
    inset: 0;
    display: grid;
    grid-template: auto minmax(0, 1fr) 0 0 0 auto / auto minmax(0, 1fr) fit-content(40%);
    color: var(--_muted);
    line-height: 1.3;
  }
  .drawing.flow {
    grid-template-rows: 0 0 auto minmax(0, 1fr) auto auto;
  }
  .drawing.both {
    grid-template-rows: auto minmax(0, 38fr) auto minmax(0, 62fr) auto auto;
  }
  .title {
    grid-area: 1 / 1 / auto / -1;
    margin: 0 0 10px;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .title.up {
    grid-row: 3;
  }
  .both > .title.up {
    margin-block-start: 14px;
  }
  .title.down {
    grid-row: 5;
    margin: 8px 0 0;
  }
  .title i {
    font-style: normal;
    color: var(--_opt-in);
  }
  .title.down i {
    color: var(--_opt-out);
  }
  .level-row {
    grid-row: 2;
  }
  .flow-row {
    grid-row: 4;
  }
  .scale {
    grid-column: 1;
    display: flex;
    flex-direction: column;
    justify-content: space-between;
    padding-inline-end: 10px;
    line-height: 0;
    text-align: end;
    white-space: nowrap;
  }
  .scale span {
    unicode-bidi: plaintext;
  }
  .plot {
    grid-column: 2;
    width: 100%;
    height: 100%;
    overflow: visible;
    direction: ltr;
  }
  .plot svg {
    overflow: visible;
  }
  .times {
    grid-area: 6 / 2;
    display: flex;
    padding-block-start: 6px;
  }
  .times > span {
    flex: 1 1 0;
    min-width: 0;
    display: flex;
    flex-direction: column;
    align-items: center;
    min-height: 1.3em;
    white-space: nowrap;
  }
  .room {
    grid-area: 1 / 3;
    min-width: 0;
    height: 0;
    overflow: hidden;
    visibility: hidden;
  }
  .room b {
    display: block;
    padding-inline-start: 18px;
    white-space: nowrap;
  }
  .room b,
  .end {
    font-weight: var(--_weight-strong);
  }
  .grid,
  .base {
    stroke: var(--_line);
    shape-rendering: crispEdges;
  }
  .base {
    stroke: var(--_neutral);
  }
  .bar {
    x: calc(50% - min(23%, 10px));
    width: min(46%, 20px);
    fill: var(--_opt-out);
    shape-rendering: crispEdges;
  }
  .bar.opt-in {
    fill: var(--_opt-in);
  }
  .bar.expired {
    fill-opacity: 0.45;
  }
  .bar.unfounded {
    fill: none;
    stroke: var(--_opt-out);
    stroke-dasharray: 2 2;
  }
  .bar.hatch {
    fill: url(#hatch);
  }
  pattern path {
    stroke: var(--_surface);
    stroke-width: 4;
  }
  .line {
    --_stroke: var(--_tone);
    fill: var(--_stroke);
  }
  .line.net {
    --_stroke: var(--_text);
  }
  .line path {
    fill: none;
    stroke: var(--_stroke);
    stroke-width: 1.5;
    stroke-linejoin: round;
    vector-effect: non-scaling-stroke;
  }
  .line.member path {
    stroke-width: 2.5;
  }
  .line.net path {
    stroke-width: 2;
  }
  .line.faded {
    opacity: 0.55;
  }
  .line .open {
    stroke-dasharray: 3 3;
  }
  .line path.area {
    fill: var(--_stroke);
    fill-opacity: 0.14;
    stroke: none;
  }
  .line path.area.open {
    fill-opacity: 0.07;
  }
  circle.open {
    fill: var(--_surface);
    stroke: var(--_stroke);
    stroke-width: 1.5;
    stroke-dasharray: none !important;
  }
  .plot .objective {
    fill: none;
    stroke: var(--_text);
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-dasharray: 1.5 3;
    vector-effect: non-scaling-stroke;
  }
  .end {
    fill: var(--_text);
    stroke: var(--_surface);
    stroke-width: 3px;
    paint-order: stroke;
    dominant-baseline: central;
  }
  .end tspan {
    fill: var(--_tone);
    font-size: 10px;
  }
  @media (prefers-reduced-motion: no-preference) {
    .bar,
    .line path,
    circle {
      transition: y var(--_duration), height var(--_duration), d var(--_duration), cx var(--_duration), cy var(--_duration);
    }
  }
  @media (forced-colors: active) {
    .trend {
      --_surface: Canvas;
      --_text: CanvasText;
      --_neutral: CanvasText;
      --_line: GrayText;
      --_opt-in: CanvasText;
      --_opt-out: CanvasText;
    }
    .trend :is(.line, tspan) {
      --_tone: CanvasText;
    }
    .bar {
      fill-opacity: 0.5;
    }
    .bar.expired {
      fill-opacity: 0.2;
    }
    .bar.hatch {
      fill-opacity: 1;
    }
  }
`;
