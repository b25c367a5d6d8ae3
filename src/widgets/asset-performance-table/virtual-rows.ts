import { defaultRangeExtractor, elementScroll, observeElementOffset, observeElementRect, Virtualizer, type Range } from '@tanstack/virtual-core';
import { render, type ReactiveController, type ReactiveControllerHost } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

/** What the table shows now: positions `from` to before `to`; all of them at once, or only those in sight. */
export interface RowWindow {
  readonly from: number;
  readonly to: number;
  readonly virtual: boolean;
}

export interface RowsHost {
  window(): RowWindow;
  /** The row at a position, in an element that showed another one before. */
  draw(position: number, active: boolean): unknown;
}

type Host = ReactiveControllerHost & HTMLElement & { readonly renderRoot: DocumentFragment | HTMLElement };

const EXPECTED_HEIGHT = 36;
const ROWS_BEYOND_SIGHT = 6;

/** Keeps only the rows in sight in the document, and reuses their elements while the table is scrolled. */
export class VirtualRows implements ReactiveController {
  /** The row that the keyboard stands on; it stays in the document out of sight, so that the focus is not lost. */
  active = 0;
  readonly #host: Host;
  readonly #source: RowsHost;
  readonly #slots = new Map<number, number>();
  #slotCount = 0;
  #rowHeight = EXPECTED_HEIGHT;
  #width = 0;
  #window: RowWindow = { from: 0, to: 0, virtual: false };
  #stop: (() => void) | undefined;
  readonly #virtualizer = new Virtualizer<HTMLElement, HTMLElement>(this.#options());

  constructor(host: Host, source: RowsHost) {
    this.#host = host;
    this.#source = source;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = undefined;
  }

  hostUpdated(): void {
    this.#window = this.#source.window();
    this.active = Math.min(Math.max(this.active, this.#window.from), Math.max(this.#window.to - 1, this.#window.from));
    this.#stop ??= this.#virtualizer._didMount();
    this.#virtualizer.setOptions(this.#options());
    this.#virtualizer._willUpdate();
    this.draw();
    const container = this.#part('.rows');
    if (container) this.#readHeight(container);
  }

  /** Puts the rows in sight into the document. */
  draw(): void {
    const container = this.#part('.rows');
    if (!container) return;
    const { width = 0 } = this.#virtualizer.scrollRect ?? {};
    if (width !== this.#width) this.#readHeight(container);
    this.#width = width;
    const positions = this.#positions();
    this.#assignSlots(positions);
    render(repeat(positions, (position) => this.#slots.get(position), (position) => this.#source.draw(position, position === this.active)), container);
  }

  /** The row on which the keyboard goes on. */
  activate(position: number): void {
    if (position === this.active) return;
    this.active = position;
    this.draw();
  }

  /** Makes the row the active one, in sight and focused. */
  focus(position: number): void {
    this.active = position;
    if (this.#window.virtual) this.#virtualizer.scrollToIndex(position - this.#window.from);
    this.draw();
    this.#part(`[data-position="${position}"]`)?.focus({ preventScroll: this.#window.virtual });
  }

  /** Back to the first row. */
  restart(): void {
    this.active = 0;
    this.#virtualizer.scrollToOffset(0);
  }

  /** How many rows one screen holds. */
  get rowsInSight(): number {
    const sight = (this.#part('.grid')?.clientHeight ?? 0) - this.#edgeHeight();
    return Math.max(1, Math.floor(sight / this.#rowHeight));
  }

  #options() {
    return {
      count: this.#window.virtual ? this.#window.to - this.#window.from : 0,
      enabled: this.#window.virtual,
      getScrollElement: () => this.#part('.grid'),
      estimateSize: () => this.#rowHeight,
      overscan: ROWS_BEYOND_SIGHT,
      scrollPaddingEnd: this.#stop ? this.#edgeHeight() : 0,
      rangeExtractor: (range: Range) => this.#withActive(defaultRangeExtractor(range)),
      scrollToFn: elementScroll,
      observeElementRect,
      observeElementOffset,
      onChange: () => this.draw(),
    };
  }

  #withActive(indexes: number[]): number[] {
    const active = this.active - this.#window.from;
    const [first = 0] = indexes;
    if (indexes.length === 0 || active < 0 || indexes.includes(active)) return indexes;
    return active < first ? [active, ...indexes] : [...indexes, active];
  }

  #positions(): readonly number[] {
    const { from, to, virtual } = this.#window;
    if (virtual) return this.#virtualizer.getVirtualIndexes().map((index) => from + index);
    return Array.from({ length: to - from }, (_, at) => from + at);
  }

  /** Elements whose rows went out of sight take the new rows, last first: Lit then moves those and no other, so that a focused row stays put. */
  #assignSlots(positions: readonly number[]): void {
    const shown = new Set(positions);
    const gone = [...this.#slots.keys()].filter((position) => !shown.has(position)).sort((a, b) => a - b);
    const free = gone.map((position) => this.#slots.get(position) as number);
    for (const position of gone) this.#slots.delete(position);
    for (const position of positions) {
      if (!this.#slots.has(position)) this.#slots.set(position, free.pop() ?? this.#slotCount++);
    }
  }

  /** Header and total row, which stand in the scrolled box. */
  #edgeHeight(): number {
    return (this.#part('.head')?.offsetHeight ?? 0) + (this.#part('.total')?.offsetHeight ?? 0);
  }

  /** The height of a row is the style sheet's. */
  #readHeight(container: HTMLElement): void {
    const height = (container.firstElementChild as HTMLElement | null)?.offsetHeight ?? 0;
    if (height === 0 || height === this.#rowHeight) return;
    this.#rowHeight = height;
    this.#virtualizer.measure();
  }

  #part(selector: string): HTMLElement | null {
    return this.#host.renderRoot?.querySelector<HTMLElement>(selector) ?? null;
  }
}
