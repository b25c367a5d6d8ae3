import { css } from 'lit';

/** The layer over each tile and the bar above them: hairlines, and the accent for the lifted tile and the mark alone. */
export const editStyles = css`
  .edit-toolbar {
    position: sticky;
    inset-block-start: 0;
    z-index: 2;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: calc(2 * var(--_space)) calc(4 * var(--_space));
    padding: calc(1.5 * var(--_space)) calc(2 * var(--_space));
    background: var(--_surface);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  .edit-budget {
    flex: 1 1 280px;
    margin: 0;
    color: var(--_warning);
    text-wrap: pretty;
  }
  /* Still there for a screen reader to watch. */
  .edit-budget:empty {
    position: absolute;
  }
  .edit-hint {
    display: none;
    flex: 1 1 280px;
    margin: 0;
    color: var(--_muted);
  }
  @container (min-width: 800px) {
    .edit-budget:empty + .edit-hint {
      display: block;
    }
  }
  .edit-actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
  }
  .edit-action {
    min-height: 32px;
    padding: var(--_space) calc(2.5 * var(--_space));
    border-radius: calc(var(--_radius) / 2);
  }
  .edit-action:hover {
    background: var(--_track);
  }
  .edit-open-palette,
  .edit-form .edit-action {
    border: 1px solid var(--_line);
    font-weight: var(--_weight-strong);
  }
  .edit-toolbar [aria-disabled='true'],
  .edit-button[aria-disabled='true'] {
    color: var(--_muted);
    opacity: 0.55;
    cursor: default;
  }
  @container (max-width: 559px) {
    .edit-toolbar {
      position: relative;
    }
  }
  .edit-unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: 0;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .edit-tile {
    position: absolute;
    inset: 0;
    z-index: 1;
    display: flex;
    flex-direction: column;
    justify-content: space-between;
    align-items: flex-start;
    border: 1px dashed color-mix(in srgb, var(--_text) 28%, transparent);
    border-radius: var(--_radius);
    background: color-mix(in srgb, var(--_surface) 40%, transparent);
  }
  .edit-tile.lifted {
    border: 1px solid var(--_accent);
    outline: 1px solid var(--_accent);
  }
  .edit-bar {
    display: flex;
    align-items: center;
    align-self: stretch;
    gap: var(--_space);
    min-width: 0;
    padding-inline-end: var(--_space);
    background: var(--_surface);
    border-block-end: 1px solid var(--_line);
    border-start-start-radius: inherit;
    border-start-end-radius: inherit;
  }
  .edit-handle {
    display: flex;
    flex: 1;
    align-items: center;
    gap: calc(2 * var(--_space));
    min-width: 0;
    min-height: 36px;
    padding-inline: calc(2.5 * var(--_space));
    color: var(--_text);
    font-weight: var(--_weight-strong);
    text-align: start;
    cursor: grab;
    touch-action: none;
    user-select: none;
  }
  .lifted .edit-handle {
    color: var(--_accent);
    cursor: grabbing;
  }
  .edit-handle:focus-visible {
    outline-offset: -2px;
    border-radius: calc(var(--_radius) - 1px);
  }
  .edit-handle bdi {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .edit-grip {
    flex: none;
    width: 10px;
    height: 16px;
    fill: var(--_muted);
  }
  .lifted .edit-grip {
    fill: var(--_accent);
  }
  .edit-button {
    flex: none;
    min-width: 24px;
    height: 28px;
    border-radius: 4px;
    color: var(--_text);
    font-size: var(--_size-unit);
    line-height: 1;
    text-align: center;
  }
  .edit-bar .edit-button {
    min-width: 28px;
    color: var(--_muted);
  }
  .edit-button:hover:not([aria-disabled='true']) {
    color: var(--_text);
    background: var(--_track);
  }
  .edit-steps {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
    max-width: calc(100% - 28px);
    padding: calc(1.5 * var(--_space));
    opacity: 0;
    transition: opacity var(--_duration);
  }
  .edit-tile:hover .edit-steps,
  .edit-tile:focus-within .edit-steps {
    opacity: 1;
  }
  @media (pointer: coarse) {
    .edit-button {
      min-width: 36px;
      height: 36px;
    }
    .edit-handle {
      min-height: 44px;
    }
  }
  .edit-step {
    display: inline-flex;
    align-items: center;
    background: var(--_raised);
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 0.75);
    color: var(--_muted);
    font-size: var(--_size-s);
    white-space: nowrap;
  }
  .edit-corner {
    position: absolute;
    inset-block-end: 0;
    inset-inline-end: 0;
    width: 26px;
    height: 26px;
    cursor: nwse-resize;
    touch-action: none;
  }
  .edit-corner:dir(rtl) {
    cursor: nesw-resize;
  }
  .edit-corner::after {
    content: '';
    position: absolute;
    inset-block-end: 6px;
    inset-inline-end: 6px;
    width: 10px;
    height: 10px;
    border: solid var(--_muted);
    border-width: 0;
    border-block-end-width: 2px;
    border-inline-end-width: 2px;
    border-end-end-radius: 3px;
  }
  .edit-landing {
    position: absolute;
    background: var(--_accent);
    border-radius: 2px;
    pointer-events: none;
  }
  .edit-landing.start,
  .edit-landing.end {
    inset-block: 0;
    width: 4px;
  }
  .edit-landing.top,
  .edit-landing.bottom {
    inset-inline: 0;
    height: 4px;
  }
  .edit-landing.start {
    inset-inline-start: calc(var(--_gap, 16px) / -2 - 3px);
  }
  .edit-landing.end {
    inset-inline-end: calc(var(--_gap, 16px) / -2 - 3px);
  }
  .edit-landing.top {
    inset-block-start: calc(var(--_gap, 16px) / -2 - 3px);
  }
  .edit-landing.bottom {
    inset-block-end: calc(var(--_gap, 16px) / -2 - 3px);
  }
  @media (forced-colors: active) {
    .edit-tile.lifted {
      border-color: Highlight;
    }
    .edit-landing {
      background: Highlight;
      forced-color-adjust: none;
    }
    .edit-grip {
      fill: CanvasText;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .edit-steps {
      transition: none;
    }
  }
  @media print {
    .edit-toolbar,
    .edit-tile {
      display: none;
    }
  }
`;
