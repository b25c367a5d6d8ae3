import { css } from 'lit';

/**
 * The design tokens that every widget needs, as inherited custom properties: a host sets `--omni-…` anywhere above a widget.
 * Inside, the private `--_…` of the same name holds the host's value or the default of the current colour scheme.
 */
export const tokens = css`
  :host {
    --_surface: var(--omni-surface, light-dark(#ffffff, #14191f));
    --_raised: var(--omni-raised, light-dark(#ffffff, #1d242c));
    --_text: var(--omni-text, light-dark(#1a2330, #e6eaef));
    --_muted: var(--omni-muted, light-dark(#5b6675, #9aa6b4));
    --_line: var(--omni-line, color-mix(in srgb, var(--_text) 12%, transparent));
    --_track: var(--omni-track, color-mix(in srgb, var(--_text) 8%, transparent));
    --_accent: var(--omni-accent, light-dark(#1f5fa8, #7db4f0));
    --_positive: var(--omni-positive, light-dark(#0b7a6f, #4cc4b4));
    --_negative: var(--omni-negative, light-dark(#a3541a, #e39a5c));
    --_warning: var(--omni-warning, light-dark(#8a6a00, #d9b84a));
    --_neutral: var(--omni-neutral, light-dark(#64748b, #94a3b8));
    --_size-s: var(--omni-size-s, max(0.75rem, 12px));
    --_size-m: var(--omni-size-m, max(0.8125rem, 13px));
    --_size-l: var(--omni-size-l, max(0.875rem, 14px));
    --_size-unit: var(--omni-size-unit, max(1rem, 16px));
    --_size-figure: var(--omni-size-figure, max(2.25rem, 36px));
    --_weight: var(--omni-weight, 400);
    --_weight-strong: var(--omni-weight-strong, 600);
    --_space: var(--omni-space, 4px);
    --_padding: var(--omni-padding, calc(4 * var(--_space)));
    --_radius: var(--omni-radius, 8px);
    --_row: var(--omni-row, max(2.25rem, 36px));
    --_duration: var(--omni-duration, 180ms);
  }
`;
