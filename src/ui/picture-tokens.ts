import { css } from 'lit';

/** Generated like `tokens`: the design tokens of pictures with stages, series or consent. */
export const pictureTokens = css`
  :host {
    --_opt-in: var(--omni-opt-in, light-dark(#0b7a6f, #4cc4b4));
    --_opt-out: var(--omni-opt-out, light-dark(#b8651b, #e39a5c));
    --_pending: var(--omni-pending, light-dark(#8793a5, #75839a));
    --_stage-1: var(--omni-stage-1, light-dark(#8a939e, #67707a));
    --_stage-2: var(--omni-stage-2, light-dark(#597da5, #688cb5));
    --_stage-3: var(--omni-stage-3, light-dark(#2e68a4, #6ea9ea));
    --_stage-4: var(--omni-stage-4, light-dark(#054c89, #a1cdff));
    --_stage-5: var(--omni-stage-5, light-dark(#003361, #d2e7ff));
    --_series-1: var(--omni-series-1, light-dark(#2462a0, #6aa9e4));
    --_series-2: var(--omni-series-2, light-dark(#b8651b, #e39a5c));
    --_series-3: var(--omni-series-3, light-dark(#00644f, #4ea192));
    --_series-4: var(--omni-series-4, light-dark(#8d7cc7, #e7d0ff));
    --_series-5: var(--omni-series-5, light-dark(#504900, #91803d));
    --_series-6: var(--omni-series-6, light-dark(#d15d8e, #ffaab8));
    --_series-7: var(--omni-series-7, light-dark(#7f8e4b, #c7d887));
    --_series-8: var(--omni-series-8, light-dark(#5f6873, #969fb1));
  }
`;
