import { css } from 'lit';
import { textGround } from './text-ground.styles.js';

/** The ground every tile stands on; a hostile host style sheet cannot reach behind it. */
export const baseStyles = css`
  :host {
    display: block;
    box-sizing: border-box;
    min-width: 0;
    container-type: inline-size;
    /* Where the box around asks how wide the content is: a container has no answer of its own. */
    contain-intrinsic-inline-size: 320px;
    writing-mode: horizontal-tb;
    /* For what a host puts into the slots. */
    color: var(--_text);
    font-size: var(--_size-m);
  }
  :host([hidden]) {
    display: none;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  /* Not on the host: rules of the page that meet it there would win, and all it inherits comes in with it. */
  .tile {
    ${textGround}
    position: relative;
    display: flex;
    flex-direction: column;
    gap: calc(2 * var(--_space));
    height: 100%;
    padding: var(--_padding);
    background: var(--_surface);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  header {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    column-gap: calc(2 * var(--_space));
  }
  h3 {
    margin: 0;
    font-size: var(--_size-l);
    font-weight: var(--_weight-strong);
    line-height: 1.35;
    overflow-wrap: anywhere;
  }
  .summary {
    grid-column: 1 / -1;
    margin: 2px 0 0;
    color: var(--_muted);
    text-wrap: pretty;
  }
  .body {
    flex: 1 1 auto;
    min-height: 0;
    min-width: 0;
    display: flex;
    flex-direction: column;
  }
  .body[aria-busy='true'] {
    opacity: 0.55;
    transition: opacity var(--_duration);
  }
  /* Each fact has its dot before it; at the start of a line the dot lies outside and is cut off. */
  footer {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(4 * var(--_space));
    overflow: clip;
    color: var(--_muted);
    font-size: var(--_size-s);
  }
  footer span {
    position: relative;
    min-width: 0;
  }
  footer span::before {
    content: '·';
    position: absolute;
    inset-inline-start: calc(-4 * var(--_space));
    width: calc(4 * var(--_space));
    text-align: center;
  }
  .note {
    color: var(--_warning);
  }
  button {
    font: inherit;
    color: inherit;
    background: none;
    border: 0;
    padding: 0;
    margin: 0;
    cursor: pointer;
    text-align: start;
  }
  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
    border-radius: 3px;
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .action {
    display: inline-block;
    padding: var(--_space) calc(3 * var(--_space));
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) / 2);
    color: var(--_accent);
  }
  .state {
    flex: 1;
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    justify-content: center;
    gap: calc(2 * var(--_space));
    min-height: var(--_picture, 64px);
    color: var(--_muted);
  }
  .state p {
    margin: 0;
    text-wrap: pretty;
  }
  .skeleton {
    flex: 1;
    min-height: var(--_picture, 64px);
    display: flex;
    flex-direction: column;
    justify-content: center;
    gap: calc(3 * var(--_space));
  }
  .skeleton i {
    display: block;
    height: 12px;
    border-radius: 3px;
    background: var(--_track);
  }
  .skeleton i:nth-child(2) {
    width: 82%;
  }
  .skeleton i:nth-child(3) {
    width: 60%;
  }
  .skeleton.figure i:first-child {
    height: 36px;
    width: 45%;
  }
  @media (forced-colors: active) {
    .tile {
      border-color: CanvasText;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      transition: none !important;
      animation: none !important;
    }
  }
  @media print {
    .menu {
      display: none;
    }
    .tile {
      break-inside: avoid;
    }
  }
`;
