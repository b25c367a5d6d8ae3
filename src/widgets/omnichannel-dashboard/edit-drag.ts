import { landingAt, scrollStep, type Landing, type Point, type TileBox } from './edit-places.js';

/** What a drag needs to know, and whom it tells. */
export interface DragOptions {
  readonly tile: string;
  readonly heading: string;
  readonly boxes: () => readonly TileBox[];
  readonly isRightToLeft: boolean;
  /** Follows the pointer with the tile's heading. */
  readonly label: HTMLElement;
  readonly onLanding: (landing: Landing | undefined) => void;
  /** The drag is over: dropped there, or given up. */
  readonly onEnd: (landing: Landing | undefined) => void;
}

/** A pointer that moves less than this many pixels clicks. */
const CLICK_REACH = 4;

/** Follows one pointer from its press on a handle to its release; Escape gives the drag up. */
export class TileDrag {
  readonly #handle: HTMLElement;
  readonly #pointer: number;
  readonly #options: DragOptions;
  readonly #listening = new AbortController();
  readonly #start: Point;
  #point: Point;
  #landing: Landing | undefined;
  #frame = 0;
  #isMoving = false;

  constructor(event: PointerEvent, options: DragOptions) {
    this.#handle = event.currentTarget as HTMLElement;
    this.#pointer = event.pointerId;
    this.#options = options;
    this.#start = this.#point = { x: event.clientX, y: event.clientY };
    this.#handle.setPointerCapture(this.#pointer);
    const { signal } = this.#listening;
    this.#handle.addEventListener('pointermove', this.#move, { signal });
    this.#handle.addEventListener('pointerup', () => this.#end(this.#landing), { signal });
    for (const lost of ['pointercancel', 'lostpointercapture'] as const) this.#handle.addEventListener(lost, () => this.cancel(), { signal });
    window.addEventListener('keydown', this.#key, { signal, capture: true });
  }

  cancel(): void {
    this.#end(undefined);
  }

  #end(landing: Landing | undefined): void {
    if (this.#listening.signal.aborted) return;
    this.#listening.abort();
    cancelAnimationFrame(this.#frame);
    if (this.#handle.hasPointerCapture(this.#pointer)) this.#handle.releasePointerCapture(this.#pointer);
    if (this.#options.label.matches(':popover-open')) this.#options.label.hidePopover();
    if (this.#isMoving) this.#handle.addEventListener('click', this.#swallow, { capture: true, once: true });
    setTimeout(() => this.#handle.removeEventListener('click', this.#swallow, { capture: true }));
    this.#options.onEnd(landing);
  }

  /** The click that follows a drag does not lift the tile. */
  #swallow = (event: Event): void => event.stopImmediatePropagation();

  #key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.cancel();
  };

  #move = (event: PointerEvent): void => {
    this.#point = { x: event.clientX, y: event.clientY };
    if (!this.#isMoving && Math.hypot(this.#point.x - this.#start.x, this.#point.y - this.#start.y) < CLICK_REACH) return;
    if (!this.#isMoving) this.#begin();
    this.#follow();
  };

  #begin(): void {
    this.#isMoving = true;
    const { label, heading } = this.#options;
    label.textContent = heading;
    label.showPopover();
    const scroll = (): void => {
      if (this.#scroll()) this.#follow();
      this.#frame = requestAnimationFrame(scroll);
    };
    this.#frame = requestAnimationFrame(scroll);
  }

  #follow(): void {
    const { label, boxes, tile, isRightToLeft, onLanding } = this.#options;
    label.style.setProperty('left', `${this.#point.x + 12}px`);
    label.style.setProperty('top', `${this.#point.y + 12}px`);
    const landing = landingAt(this.#point, boxes(), tile, isRightToLeft);
    if (JSON.stringify(landing) === JSON.stringify(this.#landing)) return;
    this.#landing = landing;
    onLanding(landing);
  }

  /** Whether anything was scrolled. */
  #scroll(): boolean {
    const scroller = scrollerOf(this.#handle);
    const isPage = scroller === document.scrollingElement;
    const seen = isPage ? { top: 0, bottom: window.innerHeight } : scroller.getBoundingClientRect();
    const before = scroller.scrollTop;
    scroller.scrollTop += scrollStep(this.#point.y, seen);
    return scroller.scrollTop !== before;
  }
}

/** The nearest ancestor that scrolls down, through shadow roots, or the page. */
function scrollerOf(element: Element): Element {
  for (let each: Element | null = element; each; each = each.assignedSlot ?? each.parentElement ?? hostOf(each)) {
    if (each.scrollHeight > each.clientHeight && /auto|scroll/.test(getComputedStyle(each).overflowY)) return each;
  }
  return document.scrollingElement ?? document.documentElement;
}

function hostOf(element: Element): Element | null {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

/** What a resize by its corner needs to know, and whom it tells. */
export interface ResizeOptions {
  readonly width: number;
  readonly height: number;
  readonly isRightToLeft: boolean;
  readonly onSize: (size: { readonly width: number; readonly height: number }) => void;
  readonly onEnd: (isKept: boolean) => void;
}

/** Follows one pointer from its press on a corner to its release, and tells the size in pixels; Escape gives it up. */
export function followCorner(event: PointerEvent, { width, height, isRightToLeft, onSize, onEnd }: ResizeOptions): () => void {
  const corner = event.currentTarget as HTMLElement;
  const listening = new AbortController();
  const { signal } = listening;
  const end = (isKept: boolean): void => {
    if (signal.aborted) return;
    listening.abort();
    onEnd(isKept);
  };
  corner.setPointerCapture(event.pointerId);
  corner.addEventListener('pointermove', (moved) => {
    const across = (moved.clientX - event.clientX) * (isRightToLeft ? -1 : 1);
    onSize({ width: width + across, height: height + moved.clientY - event.clientY });
  }, { signal });
  corner.addEventListener('pointerup', () => end(true), { signal });
  corner.addEventListener('pointercancel', () => end(false), { signal });
  window.addEventListener('keydown', (pressed) => {
    if (pressed.key !== 'Escape') return;
    pressed.preventDefault();
    pressed.stopPropagation();
    end(false);
  }, { signal, capture: true });
  return () => end(false);
}
