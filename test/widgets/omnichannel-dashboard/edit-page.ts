import { css, html, LitElement, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { TileState } from '../../../src/contract/index.js';
import { LocaleController } from '../../../src/i18n/index.js';
import { frameStyles } from '../../../src/ui/index.js';
import type { EditHost, PaletteEntry } from '../../../src/widgets/omnichannel-dashboard/edit-host.js';
import { EditMode } from '../../../src/widgets/omnichannel-dashboard/edit-mode.js';
import { columnsOf } from '../../../src/widgets/omnichannel-dashboard/grid-plan.js';

/** A grid of plain boxes that is edited as a dashboard is: 12 columns of 80 px, rows of 100 px, no gap that matters. */
export class EditPage extends LitElement implements EditHost {
  static override styles = [...frameStyles, ...EditMode.styles, css`
    .grid { display: grid; grid-template-columns: repeat(12, 80px); grid-auto-rows: 100px; gap: 8px; }
    .cell { position: relative; background: var(--_track); }
  `];

  @state() layout: readonly TileState[] = [];
  @property({ attribute: false }) palette: readonly PaletteEntry[] = [];
  @property({ attribute: false }) kpiBudget = 7;
  @property({ type: Boolean }) editing = false;
  readonly language = new LocaleController(this);
  readonly #mode = new EditMode(this);

  changeLayout(tiles: readonly TileState[]): void {
    this.layout = tiles;
  }

  headingOf(id: string): string {
    return `Tile ${id}`;
  }

  override render(): TemplateResult {
    const shown = this.layout.filter(({ hidden }) => !hidden);
    return html`
      ${this.editing ? this.#mode.renderToolbar() : ''}
      <div class="grid">
        ${repeat(shown, ({ id }) => id, (tile) => html`<div class="cell" data-tile=${tile.id} .style=${`grid-column: span ${columnsOf(tile)}; grid-row: span ${tile.rows ?? 1}`}>${this.editing ? this.#mode.renderTile(tile) : tile.id}</div>`)}
      </div>
    `;
  }
}
customElements.define('edit-page', EditPage);
