import { css } from 'lit';
import { panelGround } from '../../ui/panel-ground.styles.js';

/** What the buttons open, with members to choose from. */
export const filterPanelStyles = css`
  .panel {
    position: fixed;
    inset: auto;
    margin: 0;
    width: min(320px, calc(100vw - 16px));
    max-height: calc(100vh - 16px);
    padding: calc(3 * var(--_space));
    overflow: auto;
    ${panelGround}
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
  input {
    box-sizing: border-box;
    min-height: calc(var(--_row) - 4px);
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
    min-width: 24px;
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
    max-height: 322px;
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
    min-height: max(24px, calc(var(--_row) - 8px));
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
  .panel .switch span {
    padding-block: var(--_space);
  }
  @media (pointer: coarse) {
    .row,
    .tools button,
    .panel .switch span,
    input {
      min-height: 44px;
    }
  }
  @media (forced-colors: active) {
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
