import { css } from 'lit';

/** One row for each group, one column for each stage; on narrow tiles one block for each group. */
export const matrixStyles = css`
  .matrix {
    display: grid;
    grid-template-columns: fit-content(28%) repeat(var(--stages), minmax(0, 1fr));
    column-gap: calc(3 * var(--_space));
  }
  .row {
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: subgrid;
    align-items: center;
    border-top: 1px solid var(--_line);
  }
  .row.head {
    align-items: end;
    padding-bottom: var(--_space);
    border-top: 0;
    color: var(--_muted);
    font-size: var(--_size-s);
  }
  .group {
    padding-block: var(--_space);
    line-height: 1.3;
  }
  .group-label {
    overflow-wrap: anywhere;
  }
  .total {
    display: block;
    color: var(--_muted);
    font-size: var(--_size-s);
  }
  .matrix .stage {
    display: block;
    width: 100%;
    padding-block: calc(2 * var(--_space));
  }
  .matrix .stage .label {
    display: none;
  }
  .matrix .plot {
    --_room: 3em;
    height: 14px;
  }
  .matrix .figures {
    line-height: 14px;
    inset-inline-start: calc(var(--end) * 100% + 6px);
  }
  .matrix .figures.suppressed {
    inset-inline-start: max(22px, calc(var(--end) * 100% + 6px));
  }
  .matrix .plot.two-sided {
    margin-inline: var(--_room) 0;
  }
  .matrix .two-sided .figures {
    inset-inline: auto calc(100% + 6px);
  }
  .matrix .bar.hatched {
    inline-size: 16px;
  }
  .matrix .main {
    font-weight: var(--_weight);
  }
  .matrix .aside {
    display: none;
  }
  .matrix .zero {
    inset-block: -8px;
  }
  .matrix + .action {
    align-self: flex-start;
    margin-top: calc(2 * var(--_space));
  }
  @container (max-width: 560px) {
    .matrix {
      display: block;
    }
    .row {
      display: block;
      padding-block: calc(2 * var(--_space));
    }
    .row.head {
      display: none;
    }
    .group {
      display: flex;
      justify-content: space-between;
      gap: calc(2 * var(--_space));
    }
    .group-label {
      font-weight: var(--_weight-strong);
    }
    .matrix .stage {
      display: grid;
      grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
      column-gap: calc(2 * var(--_space));
      align-items: center;
      padding-block: 3px;
    }
    .matrix .stage .label {
      display: block;
    }
    .matrix .zero {
      inset-block: -3px;
    }
  }
`;
