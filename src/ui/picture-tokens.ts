import { css } from 'lit';

/** The design tokens of pictures with stages, series or consent: see `tokens`. */
export const pictureTokens = css`
  :host {
    --_opt-in: var(--omni-opt-in, light-dark(#0b7a6f, #4cc4b4));
    --_opt-out: var(--omni-opt-out, light-dark(#b8651b, #e39a5c));
    --_pending: var(--omni-pending, light-dark(#64748b, #94a3b8));
    --_stage-1: var(--omni-stage-1, light-dark(#8994a3, #6c7682));
    --_stage-2: var(--omni-stage-2, light-dark(#6092bf, #5d84ab));
    --_stage-3: var(--omni-stage-3, light-dark(#3f7ab3, #5f9bd1));
    --_stage-4: var(--omni-stage-4, light-dark(#2462a0, #86b9ea));
    --_stage-5: var(--omni-stage-5, light-dark(#123f75, #bcdcfb));
    --_series-1: var(--omni-series-1, light-dark(#2462a0, #6aa9e4));
    --_series-2: var(--omni-series-2, light-dark(#b8651b, #e39a5c));
    --_series-3: var(--omni-series-3, light-dark(#0b7a6f, #4cc4b4));
    --_series-4: var(--omni-series-4, light-dark(#7a4fa3, #b592dc));
    --_series-5: var(--omni-series-5, light-dark(#8a6a00, #d9b84a));
    --_series-6: var(--omni-series-6, light-dark(#a33d6a, #e088ad));
    --_series-7: var(--omni-series-7, light-dark(#4c6b1f, #9dc063));
    --_series-8: var(--omni-series-8, light-dark(#5b6675, #9aa6b4));
  }
`;
