import { isServer, type ReactiveController, type ReactiveControllerHost } from 'lit';

type BoxHost = ReactiveControllerHost & HTMLElement & { readonly renderRoot: DocumentFragment | HTMLElement };

/** Of texts in pictures, where nobody chose another. */
const FONT_SIZE = 12;

/** How large a box of a widget is and its text, in CSS pixels; until it was measured, what the widget expects. */
export class BoxSize implements ReactiveController {
  width: number;
  height: number;
  fontSize = FONT_SIZE;
  readonly #host: BoxHost;
  readonly #selector: string;
  readonly #sizes: ResizeObserver | undefined;
  #box: Element | undefined;

  constructor(host: BoxHost, selector: string, { width, height }: { readonly width: number; readonly height: number }) {
    this.#host = host;
    this.#selector = selector;
    this.width = width;
    this.height = height;
    if (typeof ResizeObserver !== 'undefined') this.#sizes = new ResizeObserver(([entry]) => entry && this.#measured(entry.contentRect));
    host.addController(this);
  }

  hostConnected(): void {
    if (this.#box) this.#sizes?.observe(this.#box);
  }

  hostDisconnected(): void {
    this.#sizes?.disconnect();
  }

  /** A box that was not drawn here is the server's. */
  hostUpdate(): void {
    if (this.#box || isServer) return;
    const { clientWidth = 0, clientHeight = 0 } = this.#host.renderRoot.querySelector(this.#selector) ?? {};
    if (clientWidth > 0 && clientHeight > 0) [this.width, this.height] = [clientWidth, clientHeight];
  }

  hostUpdated(): void {
    const box = this.#host.renderRoot.querySelector(this.#selector) ?? undefined;
    if (box === this.#box) return;
    if (this.#box) this.#sizes?.unobserve(this.#box);
    if (box) this.#sizes?.observe(box);
    this.#box = box;
  }

  /** A hidden box keeps the size it had. */
  #measured({ width, height }: DOMRectReadOnly): void {
    const fontSize = this.#box ? parseFloat(getComputedStyle(this.#box).fontSize) : FONT_SIZE;
    const isSame = Math.round(width) === this.width && Math.round(height) === this.height && fontSize === this.fontSize;
    if (isSame || width === 0 || height === 0) return;
    this.fontSize = fontSize;
    this.width = Math.round(width);
    this.height = Math.round(height);
    this.#host.requestUpdate();
  }
}
