import { css, unsafeCSS } from 'lit';
import { textGround } from '../../ui/text-ground.styles.js';

const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at + 1);
const spans = (name: string, count: number, axis: string): string => upTo(count).map((span) => `.${name}-${span} { grid-${axis}: span ${span}; }`).join('\n');

export const dashboardStyles = css`
  :host {
    --_gap: var(--omni-gap, 16px);
  }
  .board {
    position: relative;
    display: flex;
    flex-direction: column;
    gap: var(--_gap);
    ${textGround}
  }
  h2 {
    margin: 0;
    font-size: var(--_size-unit);
    font-weight: var(--_weight-strong);
    line-height: 1.3;
    text-wrap: balance;
  }
  .title {
    font-size: var(--omni-size-title, max(1.25rem, 20px));
  }
  /* Above all else, so that nothing moves when it comes and goes. */
  progress {
    position: absolute;
    z-index: 1;
    inset-block-start: calc(-1 * var(--_space));
    inset-inline: 0;
    inline-size: 100%;
    block-size: 3px;
    border: 0;
    border-radius: 2px;
    appearance: none;
    background: var(--_track);
    overflow: hidden;
  }
  progress::-webkit-progress-bar {
    background: none;
  }
  progress::-webkit-progress-value {
    background: var(--_accent);
    transition: inline-size var(--_duration);
  }
  progress::-moz-progress-bar {
    background: var(--_accent);
  }
  progress:indeterminate {
    background: linear-gradient(90deg, var(--_track), var(--_accent), var(--_track));
  }
  .grid {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_gap);
  }
  .grid:focus {
    outline: none;
  }
  .section {
    grid-column: 1 / -1;
    margin-block-start: calc(2 * var(--_space));
  }
  .section:first-child {
    margin-block-start: 0;
  }
  .cell {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    min-width: 0;
  }
  /* A place until the element is there. */
  .cell ::slotted(:not(:defined, [data-drawn])) {
    display: block;
    min-height: 160px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .missing {
    display: flex;
    align-items: center;
    min-height: 96px;
    margin: 0;
    padding: var(--_padding);
    color: var(--_muted);
    border: 1px dashed var(--_line);
    border-radius: var(--_radius);
    overflow-wrap: anywhere;
  }
  /* A place until figures say when they came. */
  footer {
    min-block-size: 1lh;
  }
  @container (min-width: 560px) {
    .grid {
      grid-template-columns: repeat(6, minmax(0, 1fr));
    }
    ${unsafeCSS(spans('medium', 6, 'column'))}
    ${unsafeCSS(spans('rows', 12, 'row'))}
  }
  @container (min-width: 1000px) {
    .grid {
      grid-template-columns: repeat(12, minmax(0, 1fr));
    }
    ${unsafeCSS(spans('wide', 12, 'column'))}
  }
  @media print {
    .chips button {
      display: none;
    }
    .cell {
      break-inside: avoid;
    }
    .section {
      break-after: avoid;
    }
  }
`;
