import { css } from 'lit';
import { panelGround } from './panel-ground.styles.js';

/** The panels that open from the menu of a tile. */
export const panelStyles = css`
  [popover] {
    position: fixed;
    inset: auto;
    margin: 0;
    ${panelGround}
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
`;
