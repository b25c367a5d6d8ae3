import { css } from 'lit';
import { panelGround } from '../../ui/panel-ground.styles.js';

/** What opens from the bar: tiles to add, hidden tiles; and the label that follows a dragged tile. */
export const editPanelStyles = css`
  .edit-panel,
  .edit-label {
    position: fixed;
    inset: auto;
    margin: 0;
    ${panelGround}
    font-size: var(--_size-m);
    line-height: 1.4;
  }
  .edit-label {
    max-width: 260px;
    padding: var(--_space) calc(2.5 * var(--_space));
    overflow: hidden;
    border-color: var(--_accent);
    font-weight: var(--_weight-strong);
    text-overflow: ellipsis;
    white-space: nowrap;
    pointer-events: none;
  }
  .edit-panel {
    width: min(380px, calc(100vw - 16px));
    max-height: min(560px, calc(100vh - 96px));
    padding: calc(3 * var(--_space));
    overflow-y: auto;
    overscroll-behavior: contain;
  }
  .edit-panel ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .edit-title,
  .edit-family {
    margin: calc(3 * var(--_space)) 0 var(--_space);
    font-size: var(--_size-m);
    font-weight: var(--_weight-strong);
  }
  .edit-title:first-child {
    margin-block-start: 0;
  }
  .edit-family {
    color: var(--_muted);
    font-size: var(--_size-s);
    font-weight: var(--_weight);
  }
  .edit-search {
    width: 100%;
    min-height: 36px;
    padding-inline: calc(2.5 * var(--_space));
    color: inherit;
    background: var(--_surface);
    border: 1px solid color-mix(in srgb, var(--_text) 48%, transparent);
    border-radius: calc(var(--_radius) / 2);
    font: inherit;
  }
  .edit-offer {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    width: 100%;
    padding: calc(1.5 * var(--_space)) calc(2 * var(--_space));
    border-radius: 4px;
    text-align: start;
  }
  .edit-offer:hover {
    background: var(--_track);
  }
  .edit-offer small {
    flex-basis: 100%;
    color: var(--_muted);
    font-size: var(--_size-s);
    text-wrap: pretty;
  }
  .edit-form {
    display: grid;
    gap: calc(2 * var(--_space));
    justify-items: start;
    padding: var(--_space) calc(2 * var(--_space)) calc(3 * var(--_space));
  }
  .edit-form label {
    display: grid;
    gap: 2px;
    width: 100%;
    color: var(--_muted);
    font-size: var(--_size-s);
  }
  .edit-form select {
    width: 100%;
    min-height: 36px;
    color: var(--_text);
    background: var(--_surface);
    border: 1px solid color-mix(in srgb, var(--_text) 48%, transparent);
    border-radius: calc(var(--_radius) / 2);
    font: inherit;
    font-size: var(--_size-m);
  }
  .edit-nothing {
    margin: calc(2 * var(--_space)) 0;
    color: var(--_muted);
  }
  .edit-hidden-tile {
    display: flex;
    align-items: center;
    gap: calc(2 * var(--_space));
    min-height: 36px;
  }
  .edit-hidden-tile bdi {
    flex: 1;
    min-width: 0;
    overflow-wrap: anywhere;
    text-align: match-parent;
  }
  .edit-link {
    min-height: 28px;
    padding-inline: var(--_space);
    color: var(--_accent);
    text-decoration: underline;
    text-underline-offset: 2px;
  }
  .edit-link.quiet {
    color: var(--_muted);
  }
`;
