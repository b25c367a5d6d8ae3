import { css } from 'lit';

export const tableTwinStyles = css`
  .twin {
    flex: 1 1 auto;
    min-height: 0;
    max-height: 420px;
    overflow: auto;
  }
  .twin table {
    width: 100%;
    border-collapse: collapse;
  }
  .twin th,
  .twin td {
    padding: calc(1.5 * var(--_space)) calc(2 * var(--_space));
    border-bottom: 1px solid var(--_line);
    text-align: start;
    font-weight: var(--_weight);
  }
  .twin thead th {
    position: sticky;
    top: 0;
    background: var(--_surface);
    color: var(--_muted);
    font-size: var(--_size-s);
  }
  .twin .numeric {
    text-align: end;
    white-space: nowrap;
  }
`;
