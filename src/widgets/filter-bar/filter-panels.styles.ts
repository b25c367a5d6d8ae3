import { css } from 'lit';

/** What the buttons open: members to choose from, and the period. */
export const filterPanelStyles = css`
  .panel {
    position: fixed;
    inset: auto;
    margin: 0;
    width: min(320px, calc(100vw - 16px));
    max-height: calc(100vh - 16px);
    padding: calc(3 * var(--_space));
    overflow: auto;
    color: var(--_text);
    background: var(--_raised);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    box-shadow: 0 4px 16px rgb(0 0 0 / 12%);
    font-size: var(--_size-m);
    opacity: 0;
  }
  .panel.placed {
    opacity: 1;
  }
  .panel:popover-open {
    display: flex;
    flex-direction: column;
    gap: calc(2 * var(--_space));
  }
  #panel-period {
    width: fit-content;
    max-width: calc(100vw - 16px);
  }
  input {
    box-sizing: border-box;
    min-height: 32px;
    padding: var(--_space) calc(2 * var(--_space));
    font: inherit;
    color: inherit;
    background: var(--_surface);
    border: 1px solid color-mix(in srgb, var(--_text) 50%, transparent);
    border-radius: calc(var(--_radius) * 0.75);
  }
  .search {
    flex: none;
    width: 100%;
  }
  .search:focus-visible {
    outline-offset: -1px;
    border-radius: calc(var(--_radius) * 0.75);
  }
  .search::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  .tools {
    flex: none;
    display: flex;
    align-items: center;
    gap: calc(3 * var(--_space));
    padding-inline: calc(1.5 * var(--_space));
    font-size: var(--_size-s);
  }
  .tools button {
    min-height: 24px;
    color: var(--_accent);
    text-decoration: underline;
    text-underline-offset: 2px;
  }
  .caption {
    margin-inline-start: auto;
    color: var(--_muted);
  }
  .list {
    min-height: 96px;
    max-height: 310px;
    overflow-y: auto;
    overscroll-behavior: contain;
    border-radius: 4px;
    scroll-padding-block: var(--_space);
  }
  .list[aria-busy='true'] {
    opacity: 0.55;
  }
  .list:focus-visible {
    outline-offset: 0;
  }
  .group + .group,
  .row + .group {
    margin-block-start: calc(2 * var(--_space));
  }
  .group-name {
    padding: var(--_space) calc(1.5 * var(--_space));
    color: var(--_muted);
    font-size: var(--_size-s);
  }
  .row {
    display: flex;
    align-items: center;
    gap: calc(2 * var(--_space));
    min-height: 28px;
    padding: 3px calc(1.5 * var(--_space));
    border-radius: 4px;
    cursor: pointer;
  }
  .row.all {
    font-weight: var(--_weight-strong);
  }
  .row:hover,
  .list:focus-visible .row.active {
    background: var(--_track);
  }
  .name {
    flex: 1;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .count {
    color: var(--_muted);
  }
  .box {
    flex: none;
    width: 16px;
    height: 16px;
    fill: none;
    stroke: color-mix(in srgb, var(--_text) 55%, transparent);
  }
  .box path {
    stroke: var(--_surface);
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .box:is(.all, .some) rect {
    fill: var(--_accent);
    stroke: var(--_accent);
  }
  .panel-foot {
    flex: none;
    display: flex;
    flex-direction: column;
    gap: calc(1.5 * var(--_space));
    padding-block-start: calc(2 * var(--_space));
    border-block-start: 1px solid var(--_line);
  }
  .panel .state,
  .panel .skeleton {
    flex: none;
    min-height: 120px;
    padding-inline: calc(1.5 * var(--_space));
  }
  .period {
    display: flex;
    gap: calc(4 * var(--_space));
  }
  .presets,
  .steps {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .presets {
    min-width: 240px;
  }
  .choice {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: calc(4 * var(--_space));
    width: 100%;
    min-height: 32px;
    padding: 5px calc(2 * var(--_space));
    border-radius: 4px;
  }
  .choice:hover,
  .arrow:not(:disabled):hover {
    background: var(--_track);
  }
  .choice[aria-pressed='true'] {
    color: var(--_accent);
    font-weight: var(--_weight-strong);
    background: color-mix(in srgb, var(--_accent) 10%, transparent);
  }
  .dates {
    color: var(--_muted);
    font-weight: var(--_weight);
    white-space: nowrap;
  }
  .calendar {
    display: flex;
    flex-direction: column;
    gap: calc(3 * var(--_space));
    min-width: 280px;
    padding-inline-start: calc(4 * var(--_space));
    border-inline-start: 1px solid var(--_line);
  }
  .step {
    display: grid;
    grid-template-columns: minmax(64px, auto) 32px minmax(0, 1fr) 32px;
    align-items: center;
  }
  .step-label {
    color: var(--_muted);
    font-size: var(--_size-s);
  }
  .step .choice {
    justify-content: center;
    text-align: center;
  }
  .arrow {
    width: 32px;
    height: 32px;
    border-radius: 4px;
    font-size: var(--_size-unit);
    text-align: center;
  }
  .arrow:disabled {
    opacity: 0.3;
    cursor: default;
  }
  .range {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: calc(2 * var(--_space));
    padding-block-start: calc(3 * var(--_space));
    border-block-start: 1px solid var(--_line);
  }
  .day {
    display: flex;
    flex-direction: column;
    gap: 2px;
    color: var(--_muted);
    font-size: var(--_size-s);
  }
  .day input {
    width: 100%;
    color: var(--_text);
    font-size: var(--_size-m);
  }
  .range .action {
    grid-column: 1 / -1;
    justify-self: start;
    min-height: 32px;
  }
  .range .remark {
    grid-column: 1 / -1;
    max-width: 280px;
  }
  .remark.fault {
    color: var(--_negative);
  }
  input[aria-invalid='true'] {
    border-color: var(--_negative);
  }
  @container (max-width: 520px) {
    .period {
      flex-direction: column;
    }
    .calendar {
      min-width: 0;
      padding-inline-start: 0;
      padding-block-start: calc(3 * var(--_space));
      border-inline-start: 0;
      border-block-start: 1px solid var(--_line);
    }
  }
  @media (pointer: coarse) {
    .row,
    .choice,
    .tools button,
    .range .action,
    input {
      min-height: 44px;
    }
    .arrow {
      width: 44px;
      height: 44px;
    }
    .step {
      grid-template-columns: minmax(64px, auto) 44px minmax(0, 1fr) 44px;
    }
  }
  @media (forced-colors: active) {
    .choice[aria-pressed='true'],
    .list:focus-visible .row.active {
      color: HighlightText;
      background: Highlight;
      forced-color-adjust: none;
    }
    .box {
      stroke: CanvasText;
    }
    .box:is(.all, .some) rect {
      fill: Highlight;
      stroke: Highlight;
    }
    .box path {
      stroke: HighlightText;
    }
  }
`;
