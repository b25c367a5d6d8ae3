import { css } from 'lit';

/** What the marks of a chart mean, in a row under it. */
export const chartKeyStyles = css`
  .keys {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(4 * var(--_space));
    margin: 0;
    padding: 0;
    list-style: none;
    color: var(--_muted);
    font-size: var(--_size-s);
  }
  .keys li {
    display: flex;
    align-items: baseline;
    gap: calc(1.5 * var(--_space));
  }
`;
