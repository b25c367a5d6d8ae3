import { css } from 'lit';
import { panelGround } from '../../ui/panel-ground.styles.js';
import { textGround } from '../../ui/text-ground.styles.js';

/** The row of buttons, the chips below it, and the one button of a narrow bar. */
export const filterBarStyles = css`
  .bar {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    gap: calc(2 * var(--_space));
    ${textGround}
  }
  .filters {
    position: static;
    display: flex;
    flex-wrap: wrap;
    gap: calc(1.5 * var(--_space));
    width: auto;
    height: auto;
    margin: 0;
    padding: 0;
    overflow: visible;
    color: inherit;
    background: none;
    border: 0;
  }
  .narrow {
    display: none;
    align-items: center;
    gap: calc(2.5 * var(--_space));
    max-width: 100%;
  }
  .filter {
    display: inline-flex;
    align-items: center;
    gap: calc(2 * var(--_space));
    min-height: calc(var(--_row) - 4px);
    max-width: 100%;
    padding: var(--_space) calc(2.5 * var(--_space));
    color: var(--_muted);
    background: var(--_surface);
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 0.75);
    transition: border-color var(--_duration);
  }
  .filter span {
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .filter .chosen {
    max-width: 320px;
    color: var(--_text);
    font-weight: var(--_weight-strong);
  }
  .filter:hover,
  .filter[aria-expanded='true'] {
    color: var(--_text);
    border-color: color-mix(in srgb, var(--_text) 45%, transparent);
  }
  .filter:focus-visible {
    border-radius: calc(var(--_radius) * 0.75);
  }
  .chevron {
    flex: none;
    width: 10px;
    height: 6px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    opacity: 0.7;
  }
  .notes {
    display: flex;
    flex-direction: column;
    gap: 2px;
  }
  .remark {
    margin: 0;
    color: var(--_muted);
    font-size: var(--_size-s);
    text-wrap: pretty;
    overflow-wrap: anywhere;
  }
  .chips {
    max-width: 100%;
  }
  .chips .clear {
    min-height: 24px;
  }
  @container (max-width: 520px) {
    .narrow {
      display: flex;
    }
    .narrow .remark {
      min-width: 0;
      color: var(--_text);
    }
    .filters {
      position: fixed;
      inset: auto;
      flex-direction: column;
      width: min(360px, calc(100vw - 16px));
      max-height: calc(100vh - 16px);
      padding: calc(2 * var(--_space));
      overflow: auto;
      ${panelGround}
    }
    .filters:not(:popover-open) {
      display: none;
    }
    .filters > .filter {
      justify-content: space-between;
      width: 100%;
      min-height: calc(var(--_row) + 4px);
      background: none;
      border-color: transparent;
    }
    .filters > .filter:hover,
    .filters > .filter[aria-expanded='true'] {
      background: var(--_track);
    }
  }
  @media (pointer: coarse) {
    .filter,
    .chips .clear,
    .chip button {
      min-width: 44px;
      min-height: 44px;
    }
  }
  @media (forced-colors: active) {
    .filter .chosen {
      text-decoration: underline;
    }
  }
  @media print {
    .chip button,
    .chips .clear,
    .chevron,
    .panel {
      display: none;
    }
  }
`;
