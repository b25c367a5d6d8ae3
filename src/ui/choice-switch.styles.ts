import { css } from 'lit';

export const choiceSwitchStyles = css`
  .switch {
    display: inline-flex;
    flex-wrap: wrap;
    align-self: flex-start;
    padding: 2px;
    gap: 2px;
    background: var(--_track);
    border-radius: calc(var(--_radius) * 0.75);
    font-size: var(--_size-s);
  }
  .switch label {
    position: relative;
    cursor: pointer;
  }
  .switch input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .switch span {
    display: block;
    min-height: 24px;
    padding: 3px calc(2 * var(--_space));
    border-radius: calc(var(--_radius) * 0.6);
    color: var(--_muted);
  }
  .switch input:checked + span {
    color: var(--_text);
    background: var(--_raised);
    font-weight: var(--_weight-strong);
  }
  .switch input:focus-visible + span {
    outline: 2px solid var(--_accent);
    outline-offset: 1px;
  }
  @media (forced-colors: active) {
    .switch input:checked + span {
      color: HighlightText;
      background: Highlight;
    }
  }
`;
