import type { CSSResult, ReactiveControllerHost, TemplateResult } from 'lit';
import type { Catalog, LocalText, TileState } from '../../contract/index.js';
import type { LocaleController } from '../../i18n/index.js';

/** A tile that a reader may add in edit mode. */
export interface PaletteEntry extends Omit<TileState, 'id' | 'hidden' | 'section'> {
  /** Name in the list of tiles to add; the element's name where absent. */
  readonly label?: LocalText;
}

/** What edit mode knows of its dashboard. */
export interface EditHost extends ReactiveControllerHost, HTMLElement {
  /** All tiles in reading order, hidden ones too, with the settings that their elements have now. */
  readonly layout: readonly TileState[];
  readonly renderRoot: HTMLElement | DocumentFragment;
  /** Words and direction; `locale` is the dashboard's attribute. */
  readonly language: LocaleController;
  readonly palette: readonly PaletteEntry[];
  readonly kpiBudget?: number | null;
  readonly catalog?: Catalog;
  /** Shows other tiles; those with `settings` get exactly these, those without keep what they have. */
  changeLayout(tiles: readonly TileState[]): void;
  /** The title of a tile as shown. */
  headingOf(id: string): string;
}

/** What `edit-mode.js` gives. */
export interface EditModeClass {
  new (host: EditHost): {
    /** Stands inside the cell, after the tile. */
    renderTile(tile: TileState): TemplateResult;
    /** Stands above the grid. */
    renderToolbar(): TemplateResult;
  };
  readonly styles: CSSResult | readonly CSSResult[];
}
