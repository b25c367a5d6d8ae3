import { css, unsafeCSS } from 'lit';
import { CHART_TOKENS, probeClass } from './chart-look.js';

const probes = unsafeCSS(CHART_TOKENS.map((token) => `.${probeClass(token)} { color: var(--_${token}); }`).join('\n'));

/**
 * The box of a chart; the widget gives it its height. The engine gets no pointer events, so a page
 * scrolls freely over it; sides are mirrored by the option, not by the direction of its texts. A change of a token starts a transition on its probe, which is how the chart hears of it.
 */
export const chartStyles = css`
  .chart {
    position: relative;
    min-width: 0;
    touch-action: pan-y;
    font-size: var(--_size-s);
  }
  .chart-box {
    position: absolute;
    inset: 0;
    overflow: hidden;
    direction: ltr;
    pointer-events: none;
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
  .chart-failed {
    margin: 0;
    color: var(--_muted);
  }
  .chart-probes {
    position: absolute;
    width: 0;
    height: 0;
    overflow: hidden;
    visibility: hidden;
    forced-color-adjust: none;
  }
  .chart-probes i {
    transition: color 1ms step-start !important;
  }
  ${probes}
  @media (forced-colors: active) {
    .chart-probes i {
      color: CanvasText;
    }
    .chart-probes .probe-surface {
      color: Canvas;
    }
    .chart-probes .probe-line,
    .chart-probes .probe-track {
      color: GrayText;
    }
    .chart-probes .probe-accent {
      color: Highlight;
    }
  }
`;
