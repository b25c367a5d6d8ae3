import { css } from 'lit';

export const composeStyles = css`
  :host {
    display: block;
    container-type: inline-size;
    font-size: 13px;
    --rule: color-mix(in srgb, currentcolor 18%, transparent);
    --ground: light-dark(#fff, #1b222a);
  }
  .bench {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 320px;
    gap: 24px;
    align-items: start;
  }
  .stage {
    min-width: 0;
  }
  .side {
    display: flex;
    flex-direction: column;
    gap: 16px;
  }
  section {
    display: flex;
    flex-direction: column;
    gap: 10px;
    padding: 16px;
    border: 1px solid var(--rule);
    border-radius: 8px;
    background: var(--ground);
  }
  h2 {
    margin: 0;
    font-size: 14px;
  }
  p {
    margin: 0;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 16px;
    align-items: end;
  }
  .stage > .row {
    margin-block-end: 16px;
  }
  label {
    display: flex;
    flex-direction: column;
    gap: 3px;
    min-width: 0;
  }
  label.flag {
    flex-direction: row;
    align-items: center;
    gap: 6px;
    min-height: 28px;
  }
  input:not([type='checkbox']),
  select,
  textarea,
  button {
    box-sizing: border-box;
    font: inherit;
    color: inherit;
    min-height: 28px;
    max-width: 100%;
    padding: 3px 8px;
    border: 1px solid light-dark(#8994a3, #66717f);
    border-radius: 5px;
    background: var(--ground);
  }
  textarea {
    width: 100%;
    font-family: ui-monospace, monospace;
    font-size: 12px;
    resize: vertical;
  }
  button {
    cursor: pointer;
    padding-inline: 12px;
    color: light-dark(#1f5fa8, #7db4f0);
  }
  .unseen {
    position: absolute;
    width: 900px;
    height: 0;
    overflow: hidden;
    visibility: hidden;
  }
  .wrong {
    color: light-dark(#a3541a, #e39a5c);
  }
  p:empty {
    display: none;
  }
  @container (max-width: 900px) {
    .bench {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
