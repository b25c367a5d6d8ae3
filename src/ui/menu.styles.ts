import { css } from 'lit';

/** The quiet menu of a tile and the panels that open from it. */
export const menuStyles = css`
  .menu {
    position: relative;
    height: 24px;
    margin-block: -3px;
  }
  .menu > button {
    width: 24px;
    height: 24px;
    border-radius: 4px;
    text-align: center;
    line-height: 1;
    color: var(--_muted);
    opacity: 0;
    transition: opacity var(--_duration);
  }
  .tile:hover .menu > button,
  .tile:focus-within .menu > button,
  .menu > button[aria-expanded='true'] {
    opacity: 1;
  }
  @media (hover: none) {
    .menu > button {
      opacity: 1;
    }
  }
  [popover] {
    position: fixed;
    inset: auto;
    margin: 0;
    color: var(--_text);
    background: var(--_raised);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    box-shadow: 0 4px 16px rgb(0 0 0 / 12%);
    font-size: var(--_size-m);
    line-height: 1.4;
  }
  .choices {
    min-width: 180px;
    padding: var(--_space);
  }
  .choices button {
    display: block;
    width: 100%;
    padding: calc(1.5 * var(--_space)) calc(2 * var(--_space));
    border-radius: 4px;
  }
  .choices button:hover {
    background: var(--_track);
  }
  .lineage {
    width: min(360px, calc(100vw - 32px));
    padding: calc(4 * var(--_space));
  }
  .lineage dl {
    margin: 0;
  }
  .lineage dt {
    color: var(--_muted);
    font-size: var(--_size-s);
  }
  .lineage dd {
    margin: 0 0 calc(2 * var(--_space));
  }
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
