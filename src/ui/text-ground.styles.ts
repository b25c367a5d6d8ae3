import { css } from 'lit';

/** Declarations for whatever a text stands on: nothing that the page hands down reaches it. */
export const textGround = css`
  color: var(--_text);
  font-size: var(--_size-m);
  font-style: normal;
  font-weight: var(--_weight);
  font-variant-numeric: tabular-nums;
  line-height: 1.4;
  letter-spacing: normal;
  word-spacing: normal;
  overflow-wrap: break-word;
  text-align: start;
  text-indent: 0;
  text-shadow: none;
  text-transform: none;
  white-space: normal;
`;
