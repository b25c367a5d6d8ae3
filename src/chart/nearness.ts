const NEAR = '200px';

/** Watches whether a box is near the visible part of the page, and its size. */
export class Nearness {
  near = false;
  readonly #changed: () => void;
  readonly #sizes: ResizeObserver;
  readonly #sight: IntersectionObserver;

  constructor(changed: () => void) {
    this.#changed = changed;
    this.#sizes = new ResizeObserver(() => this.#changed());
    const margins: IntersectionObserverInit & { scrollMargin: string } = { rootMargin: NEAR, scrollMargin: NEAR };
    this.#sight = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      this.near = true;
      this.#sight.disconnect();
      this.#changed();
    }, margins);
  }

  watch(box: Element): void {
    this.#sizes.observe(box);
    if (!this.near) this.#sight.observe(box);
  }

  stop(): void {
    this.#sizes.disconnect();
    this.#sight.disconnect();
  }
}
