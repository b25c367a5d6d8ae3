import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { ChartTexts, TooltipView } from '../ui/index.js';
import { TooltipController } from '../ui/tooltip-controller.js';

/** Along which axis the categories of a chart run. */
export type Along = 'x' | 'y';

/** What is told of one category when the cursor stands on it. */
export interface ChartPoint {
  readonly tooltip: TooltipView;
  /** The same as one sentence, read aloud when the keyboard moves there. */
  readonly sentence: string;
}

/** What the cursor moves through. */
export interface CursorScene {
  /** What the chart shows, as a sentence. */
  readonly label: string;
  readonly texts: Pick<ChartTexts, 'role' | 'keys'>;
  /** One for each category, in the order of the axis. */
  readonly points: readonly ChartPoint[];
  readonly direction: 'ltr' | 'rtl';
  /** Axis of the categories; `x` unless said. */
  readonly along?: Along;
  /** A category was picked by click or Enter. */
  readonly select?: (index: number) => void;
}

/** Where categories stand in the chart's box, in pixels of the box. */
export interface CursorPlaces {
  categoryAt(place: number, along: Along, count: number): number;
  placeOf(index: number, along: Along): number;
}

export type CursorHost = ReactiveControllerHost & HTMLElement & { readonly renderRoot: DocumentFragment | HTMLElement };

/** Moves through the categories of a picture by pointer and keyboard and tells what stands there. */
export class ChartCursor implements ReactiveController {
  readonly #host: CursorHost;
  /** Nothing while no picture is drawn. */
  readonly #places: () => CursorPlaces | undefined;
  readonly #tooltip: TooltipController;
  #scene: CursorScene | undefined;
  #at: number | undefined;
  /** The keyboard moved there, so that it is read aloud. */
  #isSpoken = false;

  constructor(host: CursorHost, places: () => CursorPlaces | undefined) {
    this.#host = host;
    this.#places = places;
    this.#tooltip = new TooltipController(host);
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#at = undefined;
  }

  hostUpdated(): void {
    if (!this.#chart) this.#forget();
    this.place();
  }

  /** The box with the picture in it, the cursor and the tooltip. */
  render(scene: CursorScene, picture: TemplateResult): TemplateResult {
    this.#scene = scene;
    const point = this.#at === undefined ? undefined : scene.points[this.#at];
    if (this.#at !== undefined) this.#tooltip.renew(point?.tooltip);
    return html`
      <div class="chart ${scene.select ? 'selectable' : ''}" part="chart" tabindex="0" role="application" aria-roledescription=${scene.texts.role}
        aria-label=${scene.label} aria-describedby="chart-keys" @pointermove=${this.#onPointer} @pointerdown=${this.#onPointer} @pointerleave=${this.#onLeave}
        @click=${this.#onClick} @keydown=${this.#onKey} @blur=${this.#leave}>
        ${picture}
        <div class="chart-cursor ${scene.along === 'y' ? 'along-y' : ''}" hidden></div>
      </div>
      <p id="chart-keys" hidden>${scene.texts.keys}</p>
      <p class="visually-hidden" aria-live="polite">${(this.#isSpoken && point?.sentence) || nothing}</p>
      ${this.#tooltip.render()}
    `;
  }

  /** Puts the line of the cursor where its category stands now. */
  place(): void {
    const cursor = this.#host.renderRoot.querySelector<HTMLElement>('.chart-cursor');
    if (!cursor) return;
    const along = this.#scene?.along ?? 'x';
    const place = this.#at === undefined ? undefined : this.#places()?.placeOf(this.#at, along);
    cursor.toggleAttribute('hidden', place === undefined);
    if (place !== undefined) cursor.style.setProperty('transform', along === 'x' ? `translateX(${place}px)` : `translateY(${place}px)`);
  }

  readonly #onPointer = (event: PointerEvent): void => {
    const index = this.#indexAt(event);
    if (index === undefined || index === this.#at) return;
    this.#isSpoken = false;
    this.#moveTo(index, { x: event.clientX, y: event.clientY });
  };

  readonly #onLeave = (event: PointerEvent): void => {
    if (event.pointerType !== 'touch') this.#leave();
  };

  readonly #onClick = (event: PointerEvent): void => {
    const index = this.#indexAt(event);
    if (index !== undefined) this.#scene?.select?.(index);
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const { scene, at } = { scene: this.#scene, at: this.#at };
    if (!scene || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Escape' && at !== undefined) this.#leave();
    else if ((event.key === 'Enter' || event.key === ' ') && at !== undefined) scene.select?.(at);
    else {
      const next = nextIndex(event.key, at, scene);
      const places = this.#places();
      if (next === undefined || !places) return;
      this.#isSpoken = true;
      this.#moveTo(next, this.#anchorOf(next, places));
    }
    event.preventDefault();
    event.stopPropagation();
  };

  readonly #leave = (): void => {
    if (this.#at === undefined) return;
    this.#forget();
    this.#host.requestUpdate();
  };

  #forget(): void {
    this.#at = undefined;
    this.#isSpoken = false;
    this.#tooltip.hide();
  }

  #moveTo(index: number, anchor: { x: number; y: number }): void {
    const point = this.#scene?.points[index];
    if (!point) return;
    this.#at = index;
    void this.#tooltip.show(point.tooltip, anchor);
  }

  get #chart(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>('.chart');
  }

  /** The category under the pointer, also where the page is zoomed or scaled. */
  #indexAt({ clientX, clientY }: MouseEvent): number | undefined {
    const places = this.#places();
    const chart = this.#chart;
    const scene = this.#scene;
    if (!places || !chart || !scene || scene.points.length === 0) return undefined;
    const rect = chart.getBoundingClientRect();
    const along = scene.along ?? 'x';
    const place = along === 'x' ? ((clientX - rect.left) * chart.clientWidth) / rect.width : ((clientY - rect.top) * chart.clientHeight) / rect.height;
    return places.categoryAt(place, along, scene.points.length);
  }

  #anchorOf(index: number, places: CursorPlaces): { x: number; y: number } {
    const rect = this.#chart?.getBoundingClientRect() ?? new DOMRect();
    const chart = this.#chart;
    const along = this.#scene?.along ?? 'x';
    const place = places.placeOf(index, along);
    if (along === 'x') return { x: rect.left + (place * rect.width) / (chart?.clientWidth || 1), y: rect.top };
    return { x: rect.left + rect.width / 2, y: rect.top + (place * rect.height) / (chart?.clientHeight || 1) };
  }
}

/** Where a key moves the cursor; the first key lands on the last category of a row, or on the first of a column. */
function nextIndex(key: string, at: number | undefined, { points, along = 'x', direction }: CursorScene): number | undefined {
  const last = points.length - 1;
  if (last < 0) return undefined;
  if (key === 'Home') return 0;
  if (key === 'End') return last;
  const forward = along === 'y' ? 'ArrowDown' : direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const back = along === 'y' ? 'ArrowUp' : direction === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
  if (key !== forward && key !== back) return undefined;
  if (at === undefined) return along === 'y' ? 0 : last;
  return Math.min(last, Math.max(0, at + (key === forward ? 1 : -1)));
}
