import { GRID_COLUMNS } from '../../contract/index.js';
import type { EditHost } from './edit-host.js';
import { shownTiles } from './edit-layout.js';
import type { TileBox } from './edit-places.js';

/** A cell on the screen, in pixels. */
export interface MeasuredCell {
  readonly width: number;
  readonly height: number;
  readonly columnGap: number;
  readonly rowGap: number;
  /** From the beginning of one column to the next. */
  readonly columnStep: number;
  /** The grid has all its columns: a width can be read off it. */
  readonly isWide: boolean;
}

/** What edit mode sees of the dashboard's cells, and where it puts the focus. */
export class EditScreen {
  /** Cells are being moved about: a focus that is lost now comes back. */
  isChanging = false;
  readonly #host: EditHost;

  constructor(host: EditHost) {
    this.#host = host;
  }

  get isEditing(): boolean {
    return this.#find('.edit-toolbar') !== null;
  }

  /** The label that follows a dragged tile. */
  get dragLabel(): HTMLElement {
    return this.#find('.edit-label') as HTMLElement;
  }

  /** While tiles are arranged the widgets in them take neither focus nor pointer. */
  quieten(isQuiet: boolean): void {
    for (const slot of this.#host.renderRoot.querySelectorAll<HTMLElement>('.cell > slot')) if (slot.inert !== isQuiet) slot.inert = isQuiet;
  }

  /** Shown tiles in reading order. */
  boxes(): readonly TileBox[] {
    return shownTiles(this.#host.layout).flatMap(({ id }) => {
      const box = this.#cell(id)?.getBoundingClientRect();
      return box ? [{ id, left: box.left, top: box.top, right: box.right, bottom: box.bottom }] : [];
    });
  }

  measure(id: string): MeasuredCell | undefined {
    const cell = this.#cell(id);
    if (!cell?.parentElement) return undefined;
    const { gridTemplateColumns, columnGap: gap, rowGap } = getComputedStyle(cell.parentElement);
    const tracks = gridTemplateColumns.split(' ').map(Number.parseFloat);
    const columnGap = Number.parseFloat(gap) || 0;
    const { width, height } = cell.getBoundingClientRect();
    return { width, height, columnGap, rowGap: Number.parseFloat(rowGap) || 0, columnStep: (tracks[0] ?? width) + columnGap, isWide: tracks.length === GRID_COLUMNS };
  }

  /** Changes the layout and leaves the focus where it was, or on the handle of a tile. */
  async keepingFocus(change: () => void, tile?: string): Promise<void> {
    const active = this.#host.shadowRoot?.activeElement;
    const wasInTile = active?.closest<HTMLElement>('.cell')?.dataset['tile'] === tile;
    this.isChanging = true;
    change();
    await this.#host.updateComplete;
    if (tile !== undefined && !wasInTile) this.focusTile(tile);
    else if (active instanceof HTMLElement && active.isConnected && this.#host.shadowRoot?.activeElement !== active) active.focus({ preventScroll: true });
    this.isChanging = false;
    if (tile !== undefined) this.#cell(tile)?.scrollIntoView({ block: 'nearest' });
  }

  focusTile(id: string): void {
    this.#cell(id)?.querySelector<HTMLElement>('.edit-handle')?.focus({ preventScroll: true });
  }

  /** To the next button of a tile, or the one before; from the last to the first. */
  focusButton(id: string, step: 1 | -1): void {
    const buttons = [...(this.#cell(id)?.querySelectorAll<HTMLElement>('.edit-tile button') ?? [])];
    const at = buttons.findIndex((button) => button === this.#host.shadowRoot?.activeElement);
    buttons.at((at + step) % buttons.length)?.focus();
  }

  focus(selector: string): void {
    this.#find(selector)?.focus();
  }

  #find(selector: string): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>(selector);
  }

  #cell(id: string): HTMLElement | null {
    return this.#find(`.cell[data-tile="${CSS.escape(id)}"]`);
  }
}
