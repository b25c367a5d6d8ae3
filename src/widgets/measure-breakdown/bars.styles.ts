import { css } from 'lit';

export const barStyles = css`
  .key {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(4 * var(--_space));
  }
  .key span {
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }
  .rows {
    display: grid;
    grid-template-columns: fit-content(38%) minmax(0, 1fr);
    column-gap: calc(3 * var(--_space));
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .rows li,
  .rows .mark {
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: subgrid;
    align-items: center;
  }
  .rows .mark {
    min-height: calc(var(--_row) - 6px);
    border-radius: 4px;
  }
  .plot {
    position: relative;
    display: block;
    height: 18px;
    margin-inline-end: var(--room);
  }
  .plot.two-sided {
    margin-inline-start: var(--room);
  }
  .bar {
    position: absolute;
    inset-block: 0;
    inset-inline-start: calc(var(--start) * 100%);
    inline-size: calc(var(--size) * 100%);
    min-inline-size: 2px;
    border-radius: 2px;
    background: var(--_hue);
  }
  .other .bar {
    background: color-mix(in oklab, var(--_neutral) 70%, var(--_surface));
  }
  .other .bar.beyond {
    background: none;
  }
  .bar.beyond::before {
    content: '';
    position: absolute;
    inset: 0;
    border-radius: 2px;
    background: linear-gradient(to right, color-mix(in oklab, var(--_neutral) 70%, var(--_surface)) 60%, transparent);
  }
  .rtl .bar.beyond::before {
    transform: scaleX(-1);
  }
  .bar.hatched {
    inline-size: 40px;
    background: repeating-linear-gradient(135deg, var(--_neutral) 0 1px, transparent 1px 5px);
  }
  .mark:hover .bar {
    filter: brightness(0.92);
  }
  .tick,
  .tick-key {
    width: 2px;
    background: var(--_text);
    box-shadow: 0 0 0 1px var(--_surface);
  }
  .tick-key {
    height: 12px;
  }
  .tick {
    position: absolute;
    inset-block: -4px;
    inset-inline-start: calc(var(--at) * 100%);
    margin-inline-start: -1px;
  }
  .reference,
  .reference-key {
    width: 1px;
    background: var(--_text);
    box-shadow: 0 0 0 0.5px var(--_surface);
  }
  .reference {
    position: absolute;
    inset-block: calc((18px - var(--_row)) / 2);
    inset-inline-start: calc(var(--at) * 100%);
  }
  .reference-key {
    height: 12px;
  }
  .line-name .plot {
    grid-column: 2;
  }
  .line-name .plot span {
    position: absolute;
    inset-inline-start: calc(var(--at) * 100%);
    translate: -50%;
    font-size: var(--_size-s);
    line-height: 18px;
    white-space: nowrap;
  }
  .rtl .line-name .plot span {
    translate: 50%;
  }
  .sign {
    width: 9px;
    height: 9px;
    fill: var(--_positive);
  }
  .sign.missed {
    fill: var(--_negative);
  }
  .zero {
    position: absolute;
    inset-block: calc((18px - var(--_row)) / 2);
    inset-inline-start: calc(var(--zero) * 100%);
    width: 1px;
    background: var(--_muted);
  }
  .plot .figures {
    position: absolute;
    inset-block: 0;
    inset-inline-start: calc(var(--end) * 100% + 7px);
    border-radius: 2px;
    background: var(--_surface);
    line-height: 18px;
    white-space: nowrap;
  }
  .plot .figures.before {
    inset-inline-start: auto;
    inset-inline-end: calc((1 - var(--from)) * 100% + 7px);
  }
  .plot .figures.suppressed {
    inset-inline-start: max(calc(var(--start) * 100% + 47px), calc(var(--end) * 100% + 7px));
  }
  .figures.suppressed .main,
  .figures.missing .main,
  .figures.notApplicable .main {
    color: var(--_muted);
    font-weight: var(--_weight);
  }
  .multiples {
    display: grid;
    grid-template-columns: fit-content(26%) repeat(var(--columns), minmax(0, 1fr));
    column-gap: calc(4 * var(--_space));
  }
  .multiples .row {
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: subgrid;
    align-items: center;
  }
  .multiples .head {
    display: grid;
    align-items: end;
    padding-bottom: var(--_space);
    color: var(--_muted);
    font-size: var(--_size-s);
    -webkit-line-clamp: none;
  }
  .multiples .mark {
    display: block;
    width: 100%;
    padding-block: calc(1.5 * var(--_space));
  }
  .name {
    display: none;
  }
  .many {
    display: block;
  }
  .many .row {
    display: block;
    padding-block: calc(2 * var(--_space));
  }
  .many .head {
    display: none;
  }
  .many .label {
    font-weight: var(--_weight-strong);
  }
  .many .mark {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 2fr);
    column-gap: calc(2 * var(--_space));
    align-items: center;
    padding-block: 2px;
  }
  .many .name {
    display: block;
    overflow: hidden;
    color: var(--_muted);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  @container (max-width: 520px) {
    .rows {
      display: block;
    }
    .rows .mark {
      display: block;
      width: 100%;
      padding-block: var(--_space);
    }
    .rows .plot {
      margin-block: 2px;
    }
    .multiples {
      display: block;
    }
    .multiples .row {
      display: block;
      padding-block: calc(2 * var(--_space));
    }
    .multiples .head {
      display: none;
    }
    .multiples .label {
      font-weight: var(--_weight-strong);
    }
    .multiples .mark {
      display: grid;
      grid-template-columns: minmax(0, 1fr) minmax(0, 2fr);
      column-gap: calc(2 * var(--_space));
      align-items: center;
      padding-block: 2px;
    }
    .name {
      display: block;
      color: var(--_muted);
    }
  }
  @media (forced-colors: active) {
    .sign,
    .sign.missed {
      fill: CanvasText;
    }
    .bar,
    .tick,
    .tick-key,
    .reference,
    .reference-key,
    .zero {
      forced-color-adjust: none;
      background: CanvasText;
    }
    .bar {
      background: Canvas;
      border: 1px solid CanvasText;
    }
  }
`;
