import { css } from 'lit';

/** A ring with labels beside it, below it where the tile is narrow. */
export const donutStyles = css`
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
    .donut path {
      forced-color-adjust: none;
    }
  }
`;
