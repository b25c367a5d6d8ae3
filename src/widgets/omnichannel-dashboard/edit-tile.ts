import { html, nothing, svg, type TemplateResult } from 'lit';
import { GRID_COLUMNS, type TileState } from '../../contract/index.js';
import type { TileCommand } from './edit-keys.js';
import { MOST_ROWS } from './edit-layout.js';
import type { EditText } from './edit-palette.js';
import type { Landing } from './edit-places.js';

/** What the controls over a tile show and do. */
export interface TileControls {
  readonly tile: TileState;
  readonly heading: string;
  readonly columns: number;
  readonly rows: number;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly isLifted: boolean;
  /** Side at which a dragged tile would land. */
  readonly landing: Landing['side'] | undefined;
  readonly text: EditText;
  readonly run: (command: TileCommand) => void;
  readonly toggleLift: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onFocusIn: () => void;
  readonly onFocusOut: (event: FocusEvent) => void;
  readonly startDrag: (event: PointerEvent) => void;
  readonly startResize: (event: PointerEvent) => void;
}

const grip = html`<svg class="edit-grip" viewBox="0 0 10 16" aria-hidden="true">${[3, 8, 13].map((y) => svg`<circle cx="2.5" cy=${y} r="1.3"></circle><circle cx="7.5" cy=${y} r="1.3"></circle>`)}</svg>`;

/** The quiet layer over a tile: its handle, its buttons, a corner to resize, and the mark where another would land. */
export function tileControls(controls: TileControls): TemplateResult {
  const { heading, isLifted, landing, text } = controls;
  return html`
    <div class="edit-tile ${isLifted ? 'lifted' : ''}" role="toolbar" aria-label=${text('editTileControls', { heading })} @click=${focusHandle} @keydown=${controls.onKeyDown} @focusin=${controls.onFocusIn} @focusout=${controls.onFocusOut}>
      <div class="edit-bar">
        <button class="edit-handle" aria-roledescription=${text('editTileRole')} aria-describedby="edit-help" aria-pressed=${isLifted ? 'true' : 'false'} title=${text('editDrag')} @click=${controls.toggleLift} @pointerdown=${controls.startDrag}>
          ${grip}<bdi>${heading}</bdi>
        </button>
        ${button(controls, 'hide', 'editHide', '×')}
      </div>
      <div class="edit-steps">
        <span class="edit-step">${button(controls, 'earlier', 'editEarlier', '‹', controls.isFirst)}${button(controls, 'later', 'editLater', '›', controls.isLast)}</span>
        <span class="edit-step">${button(controls, 'narrower', 'editNarrower', '−', controls.columns <= 1)}<span>${text('editWidth', { columns: controls.columns })}</span>${button(controls, 'wider', 'editWider', '+', controls.columns >= GRID_COLUMNS)}</span>
        <span class="edit-step">${button(controls, 'shorter', 'editShorter', '−', controls.rows <= 1)}<span>${text('editHeight', { rows: controls.rows })}</span>${button(controls, 'taller', 'editTaller', '+', controls.rows >= MOST_ROWS)}</span>
      </div>
      <div class="edit-corner" title=${text('editResizeCorner')} aria-hidden="true" @pointerdown=${controls.startResize}></div>
      ${landing ? html`<i class="edit-landing ${landing}"></i>` : nothing}
    </div>
  `;
}

/** A tap anywhere on the tile brings its buttons forth. */
function focusHandle({ target, currentTarget }: Event): void {
  if (target === currentTarget) (currentTarget as Element).querySelector<HTMLElement>('.edit-handle')?.focus({ preventScroll: true });
}

/** Stays focusable where it can do no more, so that focus is not lost at the last step. */
function button({ text, run }: TileControls, command: TileCommand, key: Parameters<EditText>[0], sign: string, isAtEnd = false): TemplateResult {
  return html`<button class="edit-button ${command}" tabindex="-1" aria-label=${text(key)} title=${text(key)} aria-disabled=${isAtEnd ? 'true' : 'false'} @click=${() => isAtEnd || run(command)}><span aria-hidden="true">${sign}</span></button>`;
}
