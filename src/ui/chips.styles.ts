import { css } from 'lit';

export const chipStyles = css`
  .chips {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(1.5 * var(--_space));
    margin: 0;
    padding: 0;
    list-style: none;
    font-size: var(--_size-s);
  }
  .chip {
    display: inline-flex;
    align-items: center;
    max-width: 100%;
    gap: var(--_space);
    padding-inline-start: calc(2 * var(--_space));
    border: 1px solid var(--_line);
    border-radius: calc(2 * var(--_radius));
    color: var(--_text);
    background: var(--_surface);
  }
  .chip bdi {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .chip button {
    flex: none;
    width: 24px;
    height: 24px;
    border-radius: 50%;
    text-align: center;
    color: var(--_muted);
  }
  .chip button:hover {
    color: var(--_text);
    background: var(--_track);
  }
  .chips .clear {
    padding: 2px var(--_space);
    color: var(--_accent);
    text-decoration: underline;
    text-underline-offset: 2px;
  }
`;
