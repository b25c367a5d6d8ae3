import type { Along, CursorPlaces } from '../../chart/chart-cursor.js';

/** Where the categories stand in the drawn picture, in pixels of its box. */
export class PlotPlaces implements CursorPlaces {
  readonly #left: number;
  readonly #width: number;
  readonly #count: number;
  readonly #isMirrored: boolean;

  private constructor({ left, width }: { readonly left: number; readonly width: number }, count: number, isMirrored: boolean) {
    this.#left = left;
    this.#width = width;
    this.#count = count;
    this.#isMirrored = isMirrored;
  }

  /** Reads them off the picture that is on the page, if there is one. */
  static in(root: DocumentFragment | HTMLElement, direction: 'ltr' | 'rtl'): PlotPlaces | undefined {
    const chart = root.querySelector<HTMLElement>('.chart');
    const times = root.querySelector<HTMLElement>('.times');
    if (!chart || !times || times.childElementCount === 0 || times.clientWidth === 0) return undefined;
    const [outer, inner] = [chart.getBoundingClientRect(), times.getBoundingClientRect()];
    const scale = chart.clientWidth / outer.width;
    return new PlotPlaces({ left: (inner.left - outer.left) * scale, width: inner.width * scale }, times.childElementCount, direction === 'rtl');
  }

  categoryAt(place: number, _along: Along, count: number): number {
    const at = Math.floor(((place - this.#left) / this.#width) * count);
    return Math.min(count - 1, Math.max(0, this.#isMirrored ? count - 1 - at : at));
  }

  placeOf(index: number): number {
    const at = this.#isMirrored ? this.#count - 1 - index : index;
    return this.#left + ((at + 0.5) / this.#count) * this.#width;
  }
}
