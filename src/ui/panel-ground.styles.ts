import { css } from 'lit';

/** Declarations for whatever opens above the page. */
export const panelGround = css`
  color: var(--_text);
  background: var(--_raised);
  border: 1px solid var(--_line);
  border-radius: var(--_radius);
  box-shadow: 0 4px 16px rgb(0 0 0 / 12%);
`;
