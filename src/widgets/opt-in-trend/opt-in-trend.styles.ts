import { css } from 'lit';

export const optInTrendStyles = css`
  .body {
    min-height: calc(112px + 3 * var(--_row));
  }
  :host([mode='both']) .body,
  :host(:not([mode])) .body {
    min-height: calc(196px + 4 * var(--_row));
  }
  .trend {
    flex: 1;
    display: flex;
    flex-direction: column;
    gap: calc(2 * var(--_space));
  }
  .chart {
    flex: 1 1 auto;
    height: calc(112px + 3 * var(--_row));
    min-height: calc(112px + 3 * var(--_row));
  }
  .both .chart {
    height: calc(176px + 4 * var(--_row));
    min-height: calc(176px + 4 * var(--_row));
  }
  .apart {
    margin: 0;
    color: var(--_muted);
    font-size: var(--_size-s);
  }
  .keys svg {
    flex: none;
    width: 14px;
    height: 10px;
    overflow: visible;
  }
  .keys .objective {
    stroke: var(--_text);
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-dasharray: 1.5 3;
  }
  .keys .expired {
    fill: var(--_opt-out);
    opacity: 0.45;
  }
  .keys .unfounded {
    fill: none;
    stroke: var(--_opt-out);
    stroke-dasharray: 2 2;
  }
  .members {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
  }
  .members button {
    display: inline-flex;
    align-items: baseline;
    gap: calc(1.5 * var(--_space));
    padding: calc(0.5 * var(--_space)) calc(2 * var(--_space));
    border: 1px solid var(--_line);
    border-radius: 99px;
    font-size: var(--_size-s);
    color: var(--_muted);
  }
  .members button[aria-pressed='true'] {
    color: var(--_text);
    border-color: var(--_text);
    font-weight: var(--_weight-strong);
  }
  .members i {
    align-self: center;
    width: 8px;
    height: 8px;
    border-radius: 50%;
    background: var(--_tone);
  }
  .tone-0 {
    --_tone: var(--_opt-in);
  }
  .tone-1 {
    --_tone: var(--_series-1);
  }
  .tone-4 {
    --_tone: var(--_series-4);
  }
  .tone-5 {
    --_tone: var(--_series-5);
  }
  .tone-6 {
    --_tone: var(--_series-6);
  }
  .tone-7 {
    --_tone: var(--_series-7);
  }
  .tone-8 {
    --_tone: var(--_series-8);
  }
`;
