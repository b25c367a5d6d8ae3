import { css } from 'lit';

export const flowMovementsStyles = css`
  .movements {
    min-width: 0;
    font-size: var(--_size-m);
  }
  .movements h4 {
    margin: 0 0 var(--_space);
    font-size: var(--_size-s);
    font-weight: var(--_weight-strong);
    color: var(--_muted);
  }
  .movements ol {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .movements p {
    margin: calc(2 * var(--_space)) 0 0;
    color: var(--_muted);
    font-size: var(--_size-s);
    text-wrap: pretty;
  }
  .movement {
    width: 100%;
    padding: calc(1.5 * var(--_space)) 0;
    border-bottom: 1px solid var(--_line);
  }
  li:last-child .movement {
    border-bottom: 0;
  }
  .movement:hover bdi {
    color: var(--_accent);
  }
  .movement[aria-pressed='true'] {
    color: var(--_accent);
    font-weight: var(--_weight-strong);
  }
  .when {
    color: var(--_muted);
    font-size: var(--_size-s);
    font-weight: var(--_weight);
    white-space: nowrap;
  }
  .quiet {
    display: block;
    margin-top: calc(2 * var(--_space));
    color: var(--_accent);
    font-size: var(--_size-s);
  }
  @container (min-width: 560px) and (max-width: 879px) {
    .movements ol {
      display: grid;
      grid-template-columns: repeat(2, minmax(0, 1fr));
      column-gap: calc(6 * var(--_space));
    }
  }
`;
