import { css } from 'lit';

/** The panel in which a period is chosen. */
export const periodPanelStyles = css`
  #panel-period {
    width: fit-content;
    max-width: calc(100vw - 16px);
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
    min-height: calc(var(--_row) - 4px);
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
    min-height: calc(var(--_row) - 4px);
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
    .choice,
    .range .action {
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
    .choice[aria-pressed='true'] {
      color: HighlightText;
      background: Highlight;
      forced-color-adjust: none;
    }
  }
`;
