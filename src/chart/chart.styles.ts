import { css, unsafeCSS } from 'lit';
import { CHART_TOKENS, probeClass } from './chart-look.js';
import { cursorStyles } from './cursor.styles.js';

const probes = unsafeCSS(CHART_TOKENS.map((token) => `.${probeClass(token)} { color: var(--_${token}); }`).join('\n'));

/**
 * What an engine draws into. It gets no pointer events, so a page scrolls freely over it; sides are mirrored by
 * the option, not by the direction of its texts. A change of a token starts a transition on its probe, which is how the chart hears of it.
 */
export const chartStyles = [cursorStyles, css`
  .chart-box {
    position: absolute;
    inset: 0;
    overflow: hidden;
    direction: ltr;
    pointer-events: none;
  }
  .chart-figures {
    position: absolute;
    inset: 0;
    overflow: auto;
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
`];
