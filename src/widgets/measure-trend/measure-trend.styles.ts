import { css, unsafeCSS } from 'lit';
import { NAMED_FROM } from './trend-picture.js';

/** Where names stand in the picture, buttons that only name are not needed, nor are figures in those that choose. */
const named = unsafeCSS(NAMED_FROM.map((width) => `@container trend (min-width: ${width}px) { .naming.named-${width}, .named-${width} .figure { display: none; } }`).join('\n'));

export const measureTrendStyles = css`
  .body {
    min-height: calc(112px + 3 * var(--_row));
  }
  .trend {
    flex: 1;
    display: flex;
    flex-direction: column;
    gap: calc(2 * var(--_space));
    container: trend / inline-size;
  }
  .chart {
    flex: 1 1 auto;
    height: calc(112px + 3 * var(--_row));
    min-height: calc(112px + 3 * var(--_row));
  }
  .panels-2 .chart {
    height: calc(176px + 4 * var(--_row));
    min-height: calc(176px + 4 * var(--_row));
  }
  .panels-3 .chart {
    height: calc(260px + 5 * var(--_row));
    min-height: calc(260px + 5 * var(--_row));
  }
  .panels-4 .chart {
    height: calc(344px + 6 * var(--_row));
    min-height: calc(344px + 6 * var(--_row));
  }
  .keys svg {
    flex: none;
    width: 20px;
    height: 10px;
    overflow: visible;
    stroke: var(--_muted);
    stroke-width: 1.5;
  }
  .keys .objective {
    stroke: var(--_text);
    stroke-linecap: round;
    stroke-dasharray: 1.5 3;
  }
  .keys .forecast {
    stroke-dasharray: 7 4;
  }
  .keys .before {
    opacity: 0.6;
  }
  .entries {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
  }
  .entries button {
    display: inline-flex;
    max-width: 100%;
    overflow-wrap: anywhere;
    text-align: start;
    align-items: baseline;
    gap: calc(1.5 * var(--_space));
    padding: calc(0.5 * var(--_space)) calc(2 * var(--_space));
    border: 1px solid var(--_line);
    border-radius: 99px;
    font-size: var(--_size-s);
    color: var(--_muted);
  }
  .entries button:hover {
    color: var(--_text);
  }
  .entries button[aria-pressed='true'] {
    color: var(--_text);
    border-color: var(--_text);
    font-weight: var(--_weight-strong);
  }
  .entries i {
    flex: none;
    align-self: center;
    width: 8px;
    height: 8px;
    border-radius: 50%;
    background: currentColor;
  }
  ${named}
`;
