import { css } from 'lit';

/** What all pictures share. */
export const breakdownStyles = css`
  :host {
    --_picture: calc(5 * var(--_row));
    --_hue: var(--_series-1);
  }
  .hue-1 { --_hue: var(--_series-1); }
  .hue-2 { --_hue: var(--_series-2); }
  .hue-3 { --_hue: var(--_series-3); }
  .hue-4 { --_hue: var(--_series-4); }
  .hue-5 { --_hue: var(--_series-5); }
  .hue-6 { --_hue: var(--_series-6); }
  .hue-7 { --_hue: var(--_series-7); }
  .hue-8 { --_hue: var(--_series-8); }
  .hue-more { --_hue: color-mix(in oklab, var(--_series-8) 55%, var(--_text)); }
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: calc(2 * var(--_space));
    margin-bottom: calc(2 * var(--_space));
  }
  .base,
  .key {
    margin: 0 0 calc(2 * var(--_space));
    color: var(--_muted);
    font-size: var(--_size-s);
  }
  .label {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
    overflow-wrap: anywhere;
    line-height: 1.25;
  }
  .other .label {
    color: var(--_muted);
  }
  .mark:hover .label,
  tr:hover .label {
    text-decoration: underline;
    text-decoration-color: var(--_muted);
    text-underline-offset: 3px;
  }
  .main {
    font-weight: var(--_weight-strong);
  }
  .aside {
    margin-inline-start: 4px;
    color: var(--_muted);
  }
  .main,
  .aside {
    unicode-bidi: plaintext;
  }
  .hatched {
    border: 1px solid var(--_neutral);
    background: repeating-linear-gradient(135deg, var(--_neutral) 0 1px, transparent 1px 5px);
  }
  .body > .action {
    align-self: flex-start;
    margin-top: calc(2 * var(--_space));
  }
`;
