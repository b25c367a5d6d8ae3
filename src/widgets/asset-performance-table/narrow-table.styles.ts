import { css } from 'lit';

/** In a narrow table the stage stands under the name; in the narrowest both stand over the figures. */
export const narrowTableStyles = css`
  @container (max-width: 650px) {
    .grid {
      --_name-width: max(9.25rem, 148px);
      --_figure-width: max(5.125rem, 82px);
      --_least: calc(var(--_name-width) + var(--_words) * var(--_word-width) + var(--_figures) * var(--_figure-width));
      --_row-height: max(var(--_row), 3rem, 48px);
    }
    .row {
      grid-template-columns: var(--_narrow-tracks);
    }
    .cell {
      grid-row: 1 / span 2;
    }
    .staged .asset {
      grid-area: 1 / 1;
      align-content: end;
    }
    .row .stage {
      grid-area: 2 / 1;
      color: var(--_muted);
      font-size: var(--_size-s);
    }
    .numeric {
      padding-inline: var(--_space);
    }
    .numeric:last-child {
      padding-inline-end: calc(2 * var(--_space));
    }
    .rate::before {
      inset-inline-start: var(--_space);
      inline-size: calc(var(--_bar, 0) * (100% - 2 * var(--_space) - 6.5ch));
    }
    .head .numeric button {
      flex-direction: column-reverse;
      gap: 0;
    }
    .row .asset,
    .row .stage {
      position: sticky;
      z-index: 1;
      align-self: stretch;
      inset-inline-start: 0;
      background: inherit;
    }
  }
  /* Name and stage on a line of their own over the figures. */
  @container (max-width: 480px) {
    .grid {
      --_figure-width: max(4.625rem, 74px);
      --_least: calc(var(--_words) * var(--_word-width) + var(--_figures) * var(--_figure-width));
      --_row-height: max(var(--_row), 3.625rem, 58px);
    }
    .row {
      grid-template-columns: var(--_least-tracks);
    }
    .row .cell {
      grid-row: 2;
      align-self: start;
    }
    .row .asset {
      grid-area: 1 / 1 / 2 / -1;
      align-self: end;
      justify-self: start;
      max-inline-size: calc(100cqi - 2 * var(--_padding) + 4 * var(--_space));
    }
    .staged .row .asset {
      max-inline-size: calc(100cqi - 2 * var(--_padding) + 4 * var(--_space) - var(--_word-width));
    }
    .row .stage {
      grid-area: 1 / 1 / 2 / -1;
      align-self: end;
      justify-self: end;
      inset-inline: auto 0;
    }
    .head .cell {
      padding-block: 2px;
    }
    .head .numeric {
      padding-inline: 0 var(--_space);
    }
    .head .numeric:last-child {
      padding-inline-end: calc(2 * var(--_space));
    }
    .head .numeric button {
      flex-direction: row;
      gap: 4px;
    }
  }
  @container (max-width: 360px) {
    .head .numeric button {
      flex-direction: column-reverse;
    }
  }
`;
