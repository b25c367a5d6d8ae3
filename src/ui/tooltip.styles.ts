import { css } from 'lit';

export const tooltipStyles = css`
  .tooltip {
    position: fixed;
    inset: auto;
    margin: 0;
    max-width: 320px;
    padding: calc(2 * var(--_space)) calc(3 * var(--_space));
    color: var(--_text);
    background: var(--_raised);
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) / 2);
    box-shadow: 0 4px 16px rgb(0 0 0 / 12%);
    font-size: var(--_size-s);
    line-height: 1.5;
    pointer-events: none;
  }
  .tooltip .line {
    display: flex;
    justify-content: space-between;
    gap: calc(4 * var(--_space));
  }
  .tooltip .line > span:first-child {
    color: var(--_muted);
  }
  .tooltip strong {
    font-weight: var(--_weight-strong);
  }
`;
