import { css } from 'lit';

/** The box of a picture with a cursor; the widget gives it its height. */
export const cursorStyles = css`
  .chart {
    position: relative;
    min-width: 0;
    touch-action: pan-y;
    font-size: var(--_size-s);
  }
  .chart-cursor {
    position: absolute;
    inset-block: 0;
    left: 0;
    width: 1px;
    background: var(--_neutral);
    pointer-events: none;
  }
  .chart-cursor.along-y {
    inset-block: 0 auto;
    width: 100%;
    height: 1px;
  }
  .chart-cursor[hidden] {
    display: none;
  }
  .chart.selectable {
    cursor: pointer;
  }
`;
