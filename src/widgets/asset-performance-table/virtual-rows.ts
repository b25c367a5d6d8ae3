import type { Virtualizer } from '@tanstack/virtual-core';
import type { ReactiveController } from 'lit';
import { PartOnDemand, type PartHost } from '../../ui/part-on-demand.js';

type Library = typeof import('@tanstack/virtual-core');

/** What the table shows now: positions `from` to before `to`; all of them at once, or only those in sight. */
export interface RowWindow {
  readonly from: number;
  readonly to: number;
  readonly virtual: boolean;
}

/** A row of the document and what it shows. */
interface Slot {
  readonly element: HTMLElement;
  position: number;
  active: boolean;
  version: unknown;
}

export interface RowsSource {
  window(): RowWindow;
  /** Another object whenever every row must be drawn anew. */
  version(): unknown;
  /** Puts a row into an element that may have shown another one before; returns the code by which the row is known. */
  draw(element: HTMLElement, position: number, active: boolean): string | null;
  /** Where the row of that code stands now, or -1. */
  positionOf(code: string): number;
}

const EXPECTED_HEIGHT = 36;
const ROWS_BEYOND_SIGHT = 6;
/** As many as fill the box, drawn before it is known which rows are in sight. */
export const ROWS_AT_FIRST = 20;
/** Longer tables are drawn up to here on paper, and where the library that follows the scrolling cannot be fetched. */
const DRAWN_AT_MOST = 1000;

/** Keeps only the rows in sight in the document, and reuses their elements while the table is scrolled. */
export class VirtualRows implements ReactiveController {
  /** The row that the keyboard stands on; it stays in the document out of sight, so that the focus is not lost. */
  active = 0;
  /** The code of the active row. */
  code: string | null = null;
  readonly #host: PartHost;
  readonly #source: RowsSource;
  #slots: Slot[] = [];
  #rowHeight = EXPECTED_HEIGHT;
  #width = 0;
  #window: RowWindow = { from: 0, to: 0, virtual: false };
  #stop: (() => void) | undefined;
  #isPrinting = false;
  readonly #library: PartOnDemand<Library>;
  #virtualizer: Virtualizer<HTMLElement, HTMLElement> | undefined;

  constructor(host: PartHost, source: RowsSource, load = () => import('@tanstack/virtual-core')) {
    this.#host = host;
    this.#library = new PartOnDemand(host, { name: 'the library that follows scrolling', load });
    this.#source = source;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('beforeprint', this.#onPrint);
    addEventListener('afterprint', this.#onPrint);
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    removeEventListener('beforeprint', this.#onPrint);
    removeEventListener('afterprint', this.#onPrint);
    this.#stop?.();
    this.#stop = undefined;
  }

  hostUpdated(): void {
    this.#window = this.#source.window();
    this.#follow();
    this.active = Math.min(Math.max(this.active, this.#window.from), Math.max(this.#window.to - 1, this.#window.from));
    this.#watchScrolling();
    this.draw();
    this.#readHeight();
  }

  /** Asks from now on which rows are in sight; the library that knows loads with the first table that scrolls. */
  #watchScrolling(): void {
    const { part } = this.#library;
    if (!part) {
      if (this.#window.virtual) void this.#library.load().then(() => this.draw());
      return;
    }
    const options = this.#options(part);
    this.#virtualizer ??= new part.Virtualizer(options);
    this.#stop ??= this.#virtualizer._didMount();
    this.#virtualizer.setOptions(options);
    this.#virtualizer._willUpdate();
  }

  /** Puts the rows in sight into the document. */
  draw(): void {
    const container = this.#part('.rows');
    if (!container) return;
    const { width = 0 } = this.#virtualizer?.scrollRect ?? {};
    if (width !== this.#width) this.#readHeight();
    this.#width = width;
    this.#recycle(this.#positions(), container);
    for (const slot of this.#slots) this.#fill(slot);
    if (!this.#virtualizer?.isScrolling) this.#putInOrder(container);
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
    if (this.#window.virtual) this.#virtualizer?.scrollToIndex(position - this.#window.from);
    this.draw();
    this.#slots.find((slot) => slot.position === position)?.element.focus({ preventScroll: this.#window.virtual });
  }

  /** Back to the first row. */
  restart(): void {
    this.active = 0;
    if (this.#virtualizer?.scrollOffset) this.#virtualizer.scrollToOffset(0);
  }

  /** How many rows one screen holds. */
  get rowsInSight(): number {
    const sight = (this.#part('.grid')?.clientHeight ?? 0) - this.#edgeHeight();
    return Math.max(1, Math.floor(sight / this.#rowHeight));
  }

  #options({ elementScroll, observeElementOffset, observeElementRect }: Library) {
    /** A new table is at its top already; scrolling it there would lay it out once more. */
    const scrollToFn: Library['elementScroll'] = (offset, options, virtualizer) => {
      if (offset !== 0 || virtualizer.scrollOffset !== 0) elementScroll(offset, options, virtualizer);
    };
    return {
      count: this.#window.virtual ? this.#window.to - this.#window.from : 0,
      enabled: this.#window.virtual,
      getScrollElement: () => this.#part('.grid'),
      // Somebody may have scrolled before the library was there.
      initialOffset: () => this.#part('.grid')?.scrollTop ?? 0,
      estimateSize: () => this.#rowHeight,
      overscan: ROWS_BEYOND_SIGHT,
      scrollPaddingEnd: this.#stop ? this.#edgeHeight() : 0,
      scrollToFn,
      observeElementRect,
      observeElementOffset,
      onChange: () => this.draw(),
    };
  }

  #positions(): readonly number[] {
    const { from, to, virtual } = this.#window;
    const first = (count: number): readonly number[] => Array.from({ length: Math.min(to - from, count) }, (_, at) => from + at);
    if (!virtual) return first(Infinity);
    if (this.#isPrinting || this.#library.isMissing) return first(DRAWN_AT_MOST);
    if (!this.#virtualizer) return first(ROWS_AT_FIRST);
    const inSight = this.#virtualizer.getVirtualIndexes().map((index) => from + index);
    return inSight.length === 0 || inSight.includes(this.active) ? inSight : [...inSight, this.active];
  }

  /** On paper nobody scrolls. */
  readonly #onPrint = ({ type }: Event): void => {
    this.#isPrinting = type === 'beforeprint';
    this.draw();
  };

  /** Elements whose rows went out of sight take those that came into sight. */
  #recycle(positions: readonly number[], container: HTMLElement): void {
    const coming = new Set(positions);
    const free = this.#slots.filter((slot) => slot.element.parentNode !== container || !coming.delete(slot.position));
    for (const position of coming) {
      const spare = free.pop();
      const slot = spare ?? { element: document.createElement('div'), position, active: false, version: undefined };
      if (!spare) this.#slots.push(slot);
      if (slot.element.parentNode !== container) container.append(slot.element);
      slot.position = position;
      slot.version = undefined;
    }
    if (free.length === 0) return;
    for (const { element } of free) element.remove();
    this.#slots = this.#slots.filter((slot) => !free.includes(slot));
  }

  /** Where newer figures move a focused row, its element goes along: the keyboard stands on the same row as before. */
  #follow(): void {
    const slot = this.#slots.find(({ position }) => position === this.active);
    if (this.code === null || !slot?.element.matches(':focus')) return;
    const position = this.#source.positionOf(this.code);
    if (position < this.#window.from || position >= this.#window.to || position === slot.position) return;
    const other = this.#slots.find((each) => each.position === position);
    if (other) Object.assign(other, { position: slot.position, version: undefined });
    Object.assign(slot, { position, version: undefined });
    this.active = position;
  }

  #fill(slot: Slot): void {
    const version = this.#source.version();
    const active = slot.position === this.active;
    if (slot.version === version && slot.active === active) return;
    Object.assign(slot, { version, active });
    const code = this.#source.draw(slot.element, slot.position, active);
    if (active) this.code = code;
  }

  /** The document's order is the table's once scrolling rests; a focused row is not moved, which would take the focus away. */
  #putInOrder(container: HTMLElement): void {
    const inOrder = [...this.#slots].sort((a, b) => a.position - b.position).map(({ element }) => element);
    if (inOrder.every((element, at) => element === container.children[at])) return;
    const focused = inOrder.find((element) => element.matches(':focus'));
    let before: HTMLElement | null = focused ?? null;
    for (const element of inOrder) {
      if (element === focused) before = null;
      else container.insertBefore(element, before);
    }
  }

  /** Header and total row, which stand in the scrolled box. */
  #edgeHeight(): number {
    return (this.#part('.head')?.offsetHeight ?? 0) + (this.#part('.total')?.offsetHeight ?? 0);
  }

  /** The height of a row is the style sheet's. */
  #readHeight(): void {
    const height = this.#slots[0]?.element.offsetHeight ?? 0;
    if (height === 0 || height === this.#rowHeight) return;
    this.#rowHeight = height;
    this.#virtualizer?.measure();
  }

  #part(selector: string): HTMLElement | null {
    return this.#host.renderRoot?.querySelector<HTMLElement>(selector) ?? null;
  }
}
