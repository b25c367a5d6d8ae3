import { css } from 'lit';

/** The quiet button of a tile's menu. */
export const menuStyles = css`
  .menu {
    position: relative;
    height: 24px;
    margin-block: -3px;
  }
  .menu > button {
    width: 24px;
    height: 24px;
    border-radius: 4px;
    text-align: center;
    line-height: 1;
    color: var(--_muted);
    opacity: 0;
    transition: opacity var(--_duration);
  }
  .tile:hover .menu > button,
  .tile:focus-within .menu > button,
  .menu > button[aria-expanded='true'] {
    opacity: 1;
  }
  @media (hover: none) {
    .menu > button {
      opacity: 1;
    }
  }
`;
