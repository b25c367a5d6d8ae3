import type { TileState } from '../../contract/index.js';
import { followCorner, TileDrag } from './edit-drag.js';
import type { EditHost } from './edit-host.js';
import { resizeTile, type Place } from './edit-layout.js';
import { spansAt, type Landing } from './edit-places.js';
import type { EditScreen } from './edit-screen.js';

/** Pixels that a corner is drawn down by, at least, for one row more. */
const LEAST_ROW = 80;

/** Whom the gestures ask and tell. */
export interface GestureNews {
  readonly headingOf: (id: string) => string;
  readonly onBegin: () => void;
  /** A tile was dropped there. */
  readonly onLanding: (id: string, place: Place) => void;
  /** A tile has another size while its corner is held. */
  readonly onSize: (id: string) => void;
  /** The corner was let go; the layout before. */
  readonly onSized: (before: readonly TileState[]) => void;
}

/** Dragging a tile by its handle, and its size by its corner; one at a time. */
export class EditGestures {
  /** The tile that is being dragged. */
  dragged: string | undefined;
  readonly #host: EditHost;
  readonly #screen: EditScreen;
  readonly #news: GestureNews;
  #landing: Landing | undefined;
  #stop: (() => void) | undefined;

  constructor(host: EditHost, screen: EditScreen, news: GestureNews) {
    this.#host = host;
    this.#screen = screen;
    this.#news = news;
  }

  /** The side of a tile at which the dragged one would land. */
  sideOf(id: string): Landing['side'] | undefined {
    return this.#landing && Object.values(this.#landing.place).includes(id) ? this.#landing.side : undefined;
  }

  /** Gives up what is under way. */
  cancel(): void {
    this.#stop?.();
  }

  drag(event: PointerEvent, id: string): void {
    if (event.button !== 0 || this.#stop) return;
    const drag = new TileDrag(event, {
      tile: id, heading: this.#news.headingOf(id), isRightToLeft: this.#isRightToLeft, label: this.#screen.dragLabel, boxes: () => this.#screen.boxes(),
      onLanding: (landing) => this.#mark(id, landing),
      onEnd: (landing) => {
        this.#stop = undefined;
        this.#mark(undefined, undefined);
        if (!landing) return;
        this.#news.onBegin();
        this.#news.onLanding(id, landing.place);
      },
    });
    this.#stop = () => drag.cancel();
  }

  resize(event: PointerEvent, id: string): void {
    const measured = this.#screen.measure(id);
    const before = this.#host.layout;
    const tile = before.find((each) => each.id === id);
    if (event.button !== 0 || this.#stop || !measured || !tile) return;
    event.preventDefault();
    this.#news.onBegin();
    const { width, height, columnGap, rowGap, columnStep, isWide } = measured;
    const step = { width: columnStep, height: Math.max(LEAST_ROW, (height + rowGap) / (tile.rows ?? 1)) };
    this.#stop = followCorner(event, {
      width, height, isRightToLeft: this.#isRightToLeft,
      onSize: (size) => {
        const { columns, rows } = spansAt({ width: size.width + columnGap, height: size.height + rowGap }, step);
        this.#resizeTo(id, isWide ? { columns, rows } : { rows });
      },
      onEnd: (isKept) => {
        this.#stop = undefined;
        if (!isKept) this.#host.changeLayout(before);
        this.#screen.focusTile(id);
        this.#news.onSized(before);
      },
    });
  }

  get #isRightToLeft(): boolean {
    return this.#host.language.direction === 'rtl';
  }

  #mark(dragged: string | undefined, landing: Landing | undefined): void {
    this.dragged = dragged;
    this.#landing = landing;
    this.#host.requestUpdate();
  }

  #resizeTo(id: string, spans: { readonly columns?: number; readonly rows: number }): void {
    const present = this.#host.layout;
    const after = resizeTile(present, id, spans);
    if (after === present) return;
    this.#host.changeLayout(after);
    this.#news.onSize(id);
  }
}
