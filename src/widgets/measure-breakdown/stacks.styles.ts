import { css } from 'lit';

/** Bars made of parts, and their legend. */
export const stackStyles = css`
  /* Deep enough for figures upon it. */
  .stacks [class*='hue-'],
  .legend [class*='hue-'] {
    --_deep: color-mix(in oklab, var(--_hue) 84%, light-dark(#000000, #ffffff));
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
  @container (max-width: 520px) {
    .stacks,
    .stacks .row {
      display: block;
    }
    .stacks .row {
      padding-block: var(--_space);
    }
    .stack {
      margin-block: 2px;
    }
  }
  @media (forced-colors: active) {
    .legend i,
    .part .mark:not(.hatched) {
      forced-color-adjust: none;
      color: Canvas;
      background: CanvasText;
    }
  }
`;
