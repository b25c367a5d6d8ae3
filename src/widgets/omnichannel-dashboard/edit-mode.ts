import type { CSSResult, ReactiveController, TemplateResult } from 'lit';
import { GRID_COLUMNS, KPI_BUDGET, type TileState } from '../../contract/index.js';
import { EditGestures } from './edit-gestures.js';
import { EditHistory } from './edit-history.js';
import type { EditHost } from './edit-host.js';
import { commandOf, historyStep, type TileCommand } from './edit-keys.js';
import { addTile, budgetWarning, freshId, hiddenTiles, hideTile, MOST_ROWS, moveByRow, moveBySteps, moveTile, removeTile, resizeTile, sameArrangement, shownTiles, showTile } from './edit-layout.js';
import { EDIT_MESSAGES } from './edit-mode.messages.js';
import { editStyles } from './edit-mode.styles.js';
import { editPanelStyles } from './edit-panel.styles.js';
import { tileName, type EditKey, type EditText, type NewTile } from './edit-palette.js';
import { EditPanel } from './edit-panel.js';
import { planRows } from './edit-places.js';
import { EditScreen } from './edit-screen.js';
import { tileControls } from './edit-tile.js';
import { editToolbar } from './edit-toolbar.js';
import { columnsOf } from './grid-plan.js';

type Layout = readonly TileState[];

/** The mode in which a reader arranges a dashboard: by pointer, by keyboard, or by buttons alone. */
export class EditMode implements ReactiveController {
  static readonly styles: CSSResult[] = [editStyles, editPanelStyles];

  readonly #host: EditHost;
  readonly #screen: EditScreen;
  readonly #panel: EditPanel;
  readonly #gestures: EditGestures;
  #shown: Layout = [];
  #history: EditHistory;
  #isActive = false;
  /** The tile that the arrow keys move, and the layout to return to. */
  #lift: { readonly id: string; readonly before: Layout } | undefined;
  /** The tile that was worked on last: a new one goes behind it. */
  #recent: string | undefined;
  #said = '';

  constructor(host: EditHost) {
    this.#host = host;
    this.#screen = new EditScreen(host);
    this.#panel = new EditPanel(host, (tile) => void this.#add(tile));
    this.#gestures = new EditGestures(host, this.#screen, {
      headingOf: (id) => this.#headingOf(id),
      onBegin: () => this.#drop(),
      onLanding: (id, place) => void this.#change((tiles) => moveTile(tiles, id, place), () => this.#text('editDropped', this.#placeOf(id)), id),
      onSize: (id) => this.#say(this.#sizeOf(id)),
      onSized: (before) => this.#remember(before),
    });
    this.#history = new EditHistory(host.layout);
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.addEventListener('keydown', this.#onHistoryKey);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('keydown', this.#onHistoryKey);
    this.#gestures.cancel();
    this.#lift = undefined;
  }

  hostUpdated(): void {
    const isActive = this.#screen.isEditing;
    this.#screen.quieten(isActive);
    if (isActive || !this.#isActive) return;
    this.#isActive = false;
    this.#gestures.cancel();
    this.#lift = this.#recent = undefined;
  }

  /** Whoever enters the mode again begins with a history of their own. */
  #begin(): void {
    this.#isActive = true;
    this.#said = '';
    this.#history = new EditHistory(this.#host.layout);
  }

  get #text(): EditText {
    return this.#host.language.words.of('omnichannel-dashboard', EDIT_MESSAGES);
  }

  get #isRightToLeft(): boolean {
    return this.#host.language.direction === 'rtl';
  }

  /** Stands inside the cell, after the tile. */
  renderTile(tile: TileState): TemplateResult {
    const { id } = tile;
    const shown = this.#shown;
    return tileControls({
      tile, landing: this.#gestures.sideOf(id), text: this.#text, heading: this.#headingOf(id), columns: columnsOf(tile), rows: tile.rows ?? 1,
      isFirst: shown[0]?.id === id, isLast: shown.at(-1)?.id === id, isLifted: this.#lift?.id === id || this.#gestures.dragged === id,
      run: (command) => void this.#run(id, command),
      toggleLift: () => this.#toggleLift(id),
      onKeyDown: (event) => this.#onTileKey(event, id),
      onFocusIn: () => (this.#recent = id),
      onFocusOut: (event) => this.#onFocusOut(event, id),
      startDrag: (event) => this.#gestures.drag(event, id),
      startResize: (event) => this.#gestures.resize(event, id),
    });
  }

  /** Stands above the grid. */
  renderToolbar(): TemplateResult {
    if (!this.#isActive) this.#begin();
    const { layout, kpiBudget: written } = this.#host;
    const kpiBudget = written ?? KPI_BUDGET;
    this.#shown = shownTiles(layout);
    return editToolbar({
      text: this.#text, said: this.#said, panel: this.#panel, kpiBudget, warning: budgetWarning(layout, kpiBudget), headingOf: (id) => this.#headingOf(id),
      hidden: hiddenTiles(layout), isNew: (id) => !this.#history.initial.some((tile) => tile.id === id), canUndo: this.#history.canUndo, canRedo: this.#history.canRedo, canReset: !sameArrangement(layout, this.#history.initial),
      undo: () => void this.#step('undo'), redo: () => void this.#step('redo'), reset: () => void this.#reset(),
      show: (id) => void this.#unhide(id), remove: (id) => void this.#remove(id),
    });
  }

  /** Makes a change that can be undone, and says it; nothing where nothing changes. Moves of a lifted tile are one change together. */
  async #change(change: (tiles: Layout) => Layout, say: () => string, focused?: string): Promise<void> {
    const before = this.#host.layout;
    const after = change(before);
    if (after === before) return;
    if (!this.#lift) this.#history.remember(before);
    await this.#show(after, say, focused);
  }

  /** Shows a layout, keeps the focus where it was or puts it on a tile, and says what happened. */
  async #show(layout: Layout, say: () => string, focused?: string): Promise<void> {
    await this.#screen.keepingFocus(() => this.#host.changeLayout(layout), focused);
    this.#say(say());
  }

  /** A sentence that is said twice differs by a space that nobody hears. */
  #say(sentence: string): void {
    this.#said = sentence === this.#said ? `${sentence}\u00a0` : sentence;
    this.#host.requestUpdate();
  }

  #headingOf(id: string): string {
    const heading = this.#host.headingOf(id);
    const tile = this.#host.layout.find((each) => each.id === id);
    const { words } = this.#host.language;
    return tile && (heading === tile.element || heading === '') ? tileName(tile, this.#host.catalog, { words, text: this.#text }) : heading;
  }

  #placeOf(id: string): { readonly heading: string; readonly position: number; readonly total: number } {
    const shown = shownTiles(this.#host.layout);
    return { heading: this.#headingOf(id), position: shown.findIndex((tile) => tile.id === id) + 1, total: shown.length };
  }

  #count(): { readonly count: number } {
    return { count: shownTiles(this.#host.layout).length };
  }

  async #run(id: string, command: TileCommand): Promise<void> {
    if (command === 'cancel') return this.#putBack();
    if (command === 'next-button' || command === 'previous-button') return this.#screen.focusButton(id, command === 'next-button' ? 1 : -1);
    if (command === 'hide') return this.#hide(id);
    const spans = this.#spansAfter(id, command);
    if (spans) {
      const key: EditKey = 'columns' in spans ? 'editColumns' : 'editRows';
      const count = spans.columns ?? spans.rows ?? 1;
      return this.#change((tiles) => resizeTile(tiles, id, spans), () => this.#text(key, { count: Math.min('columns' in spans ? GRID_COLUMNS : MOST_ROWS, Math.max(1, count)) }), id);
    }
    return this.#change((tiles) => this.#moved(tiles, id, command), () => this.#text('editPosition', this.#placeOf(id)), id);
  }

  #moved(tiles: Layout, id: string, command: TileCommand): Layout {
    if (command === 'up' || command === 'down') return moveByRow(tiles, id, command, planRows(this.#screen.boxes()));
    return moveBySteps(tiles, id, { earlier: -1, later: 1, first: -tiles.length, last: tiles.length }[command as 'earlier']);
  }

  #spansAfter(id: string, command: TileCommand): { readonly columns?: number; readonly rows?: number } | undefined {
    const tile = this.#host.layout.find((each) => each.id === id);
    if (!tile) return undefined;
    if (command === 'wider' || command === 'narrower') return { columns: columnsOf(tile) + (command === 'wider' ? 1 : -1) };
    if (command === 'taller' || command === 'shorter') return { rows: (tile.rows ?? 1) + (command === 'taller' ? 1 : -1) };
    return undefined;
  }

  async #hide(id: string): Promise<void> {
    this.#drop();
    const { position, heading } = this.#placeOf(id);
    const shown = shownTiles(this.#host.layout);
    const next = shown[position] ?? shown[position - 2];
    await this.#change((tiles) => hideTile(tiles, id), () => this.#text('editHidden', { heading, ...this.#count() }), next?.id);
    if (!next) this.#screen.focus('.edit-open-hidden');
  }

  async #unhide(id: string): Promise<void> {
    await this.#change((tiles) => showTile(tiles, id), () => this.#text('editShown', this.#placeOf(id)), id);
  }

  async #remove(id: string): Promise<void> {
    const heading = this.#headingOf(id);
    await this.#change((tiles) => removeTile(tiles, id), () => this.#text('editRemoved', { heading, ...this.#count() }));
    this.#screen.focus('.edit-hidden-tiles button, .edit-hidden-tiles');
  }

  async #add(tile: NewTile): Promise<void> {
    this.#drop();
    const id = freshId(this.#host.layout, tile.element);
    await this.#change((tiles) => addTile(tiles, { ...tile, id }, this.#recent), () => this.#text('editAdded', this.#placeOf(id)), id);
  }

  async #step(direction: 'undo' | 'redo'): Promise<void> {
    this.#drop();
    const layout = this.#history[direction](this.#host.layout);
    if (layout) await this.#show(layout, () => this.#text(direction === 'undo' ? 'editUndone' : 'editRedone', this.#count()));
  }

  async #reset(): Promise<void> {
    this.#drop();
    await this.#change(() => this.#history.initial, () => this.#text('editWasReset', this.#count()));
  }

  #toggleLift(id: string): void {
    const wasLifted = this.#lift?.id === id;
    this.#drop();
    this.#screen.focusTile(id);
    if (wasLifted) return this.#say(this.#text('editDropped', this.#placeOf(id)));
    this.#lift = { id, before: this.#host.layout };
    this.#say(this.#text('editLifted', this.#placeOf(id)));
  }

  /** Leaves the lifted tile where it is now. */
  #drop(): void {
    if (!this.#lift) return;
    const { before } = this.#lift;
    this.#lift = undefined;
    this.#remember(before);
  }

  /** Several steps become one change. */
  #remember(before: Layout): void {
    if (!sameArrangement(before, this.#host.layout)) this.#history.remember(before);
    this.#host.requestUpdate();
  }

  async #putBack(): Promise<void> {
    if (!this.#lift) return;
    const { id, before } = this.#lift;
    this.#lift = undefined;
    await this.#show(before, () => this.#text('editBack', this.#placeOf(id)), id);
  }

  #onTileKey(event: KeyboardEvent, id: string): void {
    const command = commandOf(event, { isLifted: this.#lift?.id === id, isRightToLeft: this.#isRightToLeft });
    if (!command) return;
    event.preventDefault();
    event.stopPropagation();
    void this.#run(id, command);
  }

  #onFocusOut(event: FocusEvent, id: string): void {
    const isInside = event.relatedTarget instanceof Node && (event.currentTarget as Element).contains(event.relatedTarget);
    if (this.#lift?.id === id && !isInside && !this.#screen.isChanging && document.hasFocus()) this.#drop();
  }

  #onHistoryKey = (event: KeyboardEvent): void => {
    const step = historyStep(event);
    if (!step || !this.#isActive || event.composedPath()[0] instanceof HTMLInputElement) return;
    event.preventDefault();
    void this.#step(step);
  };

  #sizeOf(id: string): string {
    const tile = this.#host.layout.find((each) => each.id === id);
    if (!tile) return '';
    return `${this.#text('editColumns', { count: columnsOf(tile) })}, ${this.#text('editRows', { count: tile.rows ?? 1 })}`;
  }
}
