import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isFilter, jsonKey, type SelectionState } from '../../contract/index.js';
import { widgetOf, type ContextSelection, type Selection, type SelectionEvent } from '../../context/index.js';
import { isInside, isNearest } from './nearest.js';
import type { TileSlots } from './tile-slots.js';

const EVENTS = ['stage-select', 'segment-select', 'row-select', 'category-select', 'kpi-select'];

export interface CrossFilterHost extends ReactiveControllerHost, HTMLElement {
  readonly crossFilter: boolean;
}

/** A selection that came or went. */
export interface Move {
  readonly selection: SelectionState;
  readonly isNew: boolean;
}

interface Pick {
  readonly selection: SelectionState;
  /** The widget it was made in; that of the tile where it was restored. */
  readonly source?: Element;
}

const isEqual = (one: unknown, other: unknown): boolean => jsonKey(one) === jsonKey(other);
const dimensionsOf = ({ filters, dimension }: Selection): readonly string[] => (filters.length > 0 ? filters.map((filter) => filter.dimension).sort() : [dimension]);

/** What is picked in a widget narrows its neighbours, unless somebody above prevents it. */
export class CrossFilter implements ReactiveController {
  readonly #host: CrossFilterHost;
  readonly #tiles: TileSlots;
  readonly #changed: (moved?: Move) => void;
  readonly #audience: () => string | undefined;
  #picks: readonly Pick[] = [];
  /** Who looked when the dashboard was last drawn, and what was picked then. */
  #drawn: { readonly audience: string | undefined; readonly picks: readonly Pick[] } = { audience: undefined, picks: [] };

  /** `changed`: the selections are others now. */
  constructor(host: CrossFilterHost, tiles: TileSlots, { changed, audience }: { readonly changed: (moved?: Move) => void; readonly audience: () => string | undefined }) {
    this.#host = host;
    this.#audience = audience;
    this.#tiles = tiles;
    this.#changed = changed;
    host.addController(this);
  }

  hostConnected(): void {
    for (const name of EVENTS) this.#host.addEventListener(name, this.#onSelect);
  }

  hostDisconnected(): void {
    for (const name of EVENTS) this.#host.removeEventListener(name, this.#onSelect);
  }

  /** What was picked in a tile that is no longer shown goes with it, and what one audience picked is not shown to the next. */
  hostUpdate(): void {
    const audience = this.#audience();
    const { audience: before, picks } = this.#drawn;
    // A host may restore a state before it says who is looking.
    if (audience !== before) this.#keep((pick) => !picks.includes(pick) || (before === undefined && !pick.source));
    const shown = new Set(this.#tiles.shown.map(({ id }) => id));
    this.#keep(({ selection, source }) => shown.has(selection.tile) && (!source || isInside(this.#host, source)));
    this.#drawn = { audience, picks: this.#picks };
  }

  get selections(): readonly SelectionState[] {
    return this.#picks.map(({ selection }) => selection);
  }

  /** Selections as the widgets follow them. */
  get narrowing(): readonly ContextSelection[] {
    if (!this.#host.crossFilter) return [];
    return this.#picks.map((pick) => {
      const source = this.#sourceOf(pick) ?? this.#host;
      const scope = (source as { selectionScope?: string }).selectionScope ?? source.getAttribute('selection-scope');
      return { source, filters: pick.selection.filters, ...(scope != null && { scope }) };
    });
  }

  restore(selections: readonly SelectionState[]): void {
    if (!isEqual(selections, this.selections)) this.#take(selections.map((selection) => ({ selection })));
  }

  remove(selection: SelectionState): void {
    this.#take(this.#picks.filter((pick) => pick.selection !== selection), { selection, isNew: false });
  }

  #sourceOf({ selection, source }: Pick): Element | undefined {
    return source ?? this.#tiles.elementOf(selection.tile);
  }

  readonly #onSelect = (event: Event): void => {
    if (!this.#host.crossFilter || !isNearest(this.#host, event)) return;
    const tile = this.#tiles.tileOn(event.composedPath());
    const widget = widgetOf(event);
    const { dimension, code, label, filters } = (event as SelectionEvent<Partial<Selection>>).detail ?? {};
    if (tile === undefined || dimension === undefined || !Array.isArray(filters) || !filters.every(isFilter)) return;
    const selection = { tile, dimension, code: String(code), label: String(label ?? code), filters };
    // Hosts further up may still prevent it.
    queueMicrotask(() => {
      if (!event.defaultPrevented) this.#toggle(selection, widget);
    });
  };

  /** The same again takes it away; so does a choice of "all" on its dimension. */
  #toggle(selection: SelectionState, source: Element): void {
    const before = this.#picks.find((pick) => this.#sourceOf(pick) === source && isEqual(dimensionsOf(pick.selection), dimensionsOf(selection)));
    const isNew = selection.filters.length > 0 && !isEqual(before?.selection.filters, selection.filters);
    if (!before && !isNew) return;
    const others = this.#picks.filter((pick) => pick !== before);
    this.#take(isNew ? [...others, { selection, source }] : others, { selection: isNew || !before ? selection : before.selection, isNew });
  }

  #keep(isKept: (pick: Pick) => boolean): void {
    const left = this.#picks.filter(isKept);
    if (left.length < this.#picks.length) this.#take(left);
  }

  #take(picks: readonly Pick[], moved?: Move): void {
    this.#picks = picks;
    this.#changed(moved);
  }
}
