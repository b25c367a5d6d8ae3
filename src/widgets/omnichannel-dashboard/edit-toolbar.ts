import { html, nothing, type TemplateResult } from 'lit';
import type { TileState } from '../../contract/index.js';
import type { BudgetWarning } from './edit-layout.js';
import type { EditText } from './edit-palette.js';
import { settlePanel, type EditPanel } from './edit-panel.js';

/** What the bar above the grid shows and does. */
export interface ToolbarParts {
  readonly text: EditText;
  /** What a screen reader says next. */
  readonly said: string;
  readonly panel: EditPanel;
  readonly kpiBudget: number;
  readonly warning: BudgetWarning | undefined;
  readonly hidden: readonly TileState[];
  /** Added since edit mode began: can be taken out again. */
  readonly isNew: (id: string) => boolean;
  readonly headingOf: (id: string) => string;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly canReset: boolean;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly reset: () => void;
  readonly show: (id: string) => void;
  readonly remove: (id: string) => void;
}

/** Undo, redo and reset, the hidden tiles, the tiles to add, and a sentence where there are too many figures. */
export function editToolbar(parts: ToolbarParts): TemplateResult {
  const { text, said, panel, hidden } = parts;
  return html`
    <div class="edit-toolbar" role="group" aria-label=${text('editToolbar')}>
      <p class="edit-budget" role="status">${budgetSentence(parts)}</p>
      <p class="edit-hint" aria-hidden="true"><bdi>${text('editHint')}</bdi></p>
      <div class="edit-actions">
        ${action('editUndo', parts.canUndo, parts.undo, text)}${action('editRedo', parts.canRedo, parts.redo, text)}${action('editReset', parts.canReset, parts.reset, text)}
        <button class="edit-action edit-open-hidden" popovertarget="edit-hidden-tiles" aria-haspopup="dialog">${text('editHiddenTiles', { count: hidden.length })}</button>
        <button class="edit-action edit-open-palette" popovertarget="edit-palette" aria-haspopup="dialog">+ ${text('editAdd')}</button>
      </div>
      ${hiddenTilesPanel(parts)}
      ${panel.render()}
      <div class="edit-label" popover="manual" aria-hidden="true"></div>
      <p class="edit-unseen" id="edit-help">${text('editHelp')}</p>
      <p class="edit-unseen edit-said" role="status">${said}</p>
    </div>
  `;
}

function budgetSentence({ warning, text, kpiBudget }: ToolbarParts): TemplateResult | typeof nothing {
  if (!warning) return nothing;
  return html`<span aria-hidden="true">◆ </span>${text('editOverBudget', { shown: warning.shown, budget: kpiBudget, count: warning.excess })}`;
}

/** Stays focusable where it has nothing to do, so that focus is not lost on the last step. */
function action(key: 'editUndo' | 'editRedo' | 'editReset', isPossible: boolean, act: () => void, text: EditText): TemplateResult {
  return html`<button class="edit-action" aria-disabled=${isPossible ? 'false' : 'true'} title=${key === 'editReset' ? text('editResetHint') : text(key)} @click=${() => isPossible && act()}>${text(key)}</button>`;
}

function hiddenTilesPanel({ hidden, isNew, headingOf, text, show, remove }: ToolbarParts): TemplateResult {
  const heading = text('editHiddenTiles', { count: hidden.length });
  return html`
    <div class="edit-panel edit-hidden-tiles" id="edit-hidden-tiles" popover role="dialog" aria-label=${heading} tabindex="-1" @toggle=${(event: ToggleEvent) => event.newState === 'open' && settlePanel(event.currentTarget as HTMLElement, '.edit-open-hidden')}>
      ${hidden.length === 0 ? html`<p class="edit-nothing">${text('editHiddenEmpty')}</p>` : html`<ul>${hidden.map(({ id }) => html`
        <li class="edit-hidden-tile"><bdi>${headingOf(id)}</bdi>
          <button class="edit-link" aria-label=${text('editShowTile', { heading: headingOf(id) })} @click=${() => show(id)}>${text('editShow')}</button>
          ${isNew(id) ? html`<button class="edit-link quiet" aria-label=${text('editRemoveTile', { heading: headingOf(id) })} @click=${() => remove(id)}>${text('editRemove')}</button>` : nothing}
        </li>`)}</ul>`}
    </div>
  `;
}
