import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { OmnichannelError } from '../contract/index.js';
import { TooltipController } from '../ui/index.js';
import { ChartLifecycle } from './chart-lifecycle.js';
import { CHART_TOKENS, probeClass } from './chart-look.js';
import type { ChartPicture } from './chart-picture.js';

type ChartHost = ReactiveControllerHost & HTMLElement & { readonly renderRoot: DocumentFragment | HTMLElement };

/**
 * A chart in a widget: its box stands at once, the engine is loaded when the box comes near the
 * visible page, and a cursor moves through the categories by pointer and keyboard. A widget has
 * one, calls `render` inside its own template and gives the class `chart` its height.
 */
export class ChartController implements ReactiveController {
  readonly #host: ChartHost;
  readonly #tooltip: TooltipController;
  readonly #life: ChartLifecycle;
  #picture: ChartPicture | undefined;
  #isRendered = false;
  #at: number | undefined;
  #spoken = '';

  constructor(host: ChartHost, { failed = () => undefined }: { failed?: (error: OmnichannelError) => void } = {}) {
    this.#host = host;
    this.#tooltip = new TooltipController(host);
    this.#life = new ChartLifecycle({ subject: host.localName, changed: () => host.requestUpdate(), painted: () => this.#placeCursor(), failed });
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#life.closeSoon();
    this.#at = undefined;
  }

  hostUpdate(): void {
    this.#isRendered = false;
  }

  hostUpdated(): void {
    if (!this.#host.isConnected) return;
    const box = this.#isRendered ? this.#host.renderRoot.querySelector<HTMLElement>('.chart-box') ?? undefined : undefined;
    this.#life.show(box, this.#picture);
    this.#placeCursor();
  }

  /** The chart's box, its cursor and its tooltip. */
  render(picture: ChartPicture): TemplateResult {
    this.#picture = picture;
    this.#isRendered = true;
    if (this.#at !== undefined) this.#tooltip.renew(picture.points[this.#at]?.tooltip);
    if (this.#life.failed) {
      return html`<div class="chart"><p class="chart-failed" role="status">${picture.texts.failed} <button class="action" @click=${this.#retry}>${picture.texts.retry}</button></p></div>`;
    }
    return html`
      <div class="chart ${picture.select ? 'selectable' : ''}" part="chart" tabindex="0" role="application" aria-roledescription=${picture.texts.role}
        aria-label=${picture.label} aria-describedby="chart-keys" @pointermove=${this.#onPointer} @pointerdown=${this.#onPointer} @pointerleave=${this.#onLeave}
        @click=${this.#onClick} @keydown=${this.#onKey} @blur=${this.#leave}>
        <div class="chart-box" aria-hidden="true"></div>
        <div class="chart-cursor ${picture.along === 'y' ? 'along-y' : ''}" hidden></div>
        <div class="chart-probes" aria-hidden="true" @transitionend=${this.#onTokens}>${CHART_TOKENS.map((token) => html`<i class=${probeClass(token)}></i>`)}</div>
      </div>
      <p id="chart-keys" hidden>${picture.texts.keys}</p>
      <p class="visually-hidden" aria-live="polite">${this.#spoken || nothing}</p>
      ${this.#tooltip.render()}
    `;
  }

  /** Reads colours and type again, where the host knows that they changed. */
  lookAgain(): void {
    this.#life.lookAgain();
  }

  readonly #onTokens = (): void => this.#life.lookAgain();

  readonly #retry = (): void => this.#life.retry();

  readonly #onPointer = (event: PointerEvent): void => {
    const index = this.#indexAt(event);
    if (index !== undefined && index !== this.#at) this.#moveTo(index, { x: event.clientX, y: event.clientY });
  };

  readonly #onLeave = (event: PointerEvent): void => {
    if (event.pointerType !== 'touch') this.#leave();
  };

  readonly #onClick = (event: PointerEvent): void => {
    const index = this.#indexAt(event);
    if (index !== undefined) this.#picture?.select?.(index);
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const { picture, at } = { picture: this.#picture, at: this.#at };
    if (!picture || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Escape' && at !== undefined) this.#leave();
    else if ((event.key === 'Enter' || event.key === ' ') && at !== undefined) picture.select?.(at);
    else {
      const next = nextIndex(event.key, at, picture);
      if (next === undefined || !this.#life.engine) return;
      this.#spoken = picture.points[next]?.sentence ?? '';
      this.#moveTo(next, this.#anchorOf(next));
    }
    event.preventDefault();
    event.stopPropagation();
  };

  readonly #leave = (): void => {
    if (this.#at === undefined) return;
    this.#at = undefined;
    this.#spoken = '';
    this.#tooltip.hide();
    this.#host.requestUpdate();
  };

  #moveTo(index: number, anchor: { x: number; y: number }): void {
    const point = this.#picture?.points[index];
    if (!point) return;
    this.#at = index;
    void this.#tooltip.show(point.tooltip, anchor);
  }

  get #chart(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>('.chart');
  }

  /** The category under the pointer, also where the page is zoomed or scaled. */
  #indexAt({ clientX, clientY }: MouseEvent): number | undefined {
    const { engine } = this.#life;
    const chart = this.#chart;
    const picture = this.#picture;
    if (!engine || !chart || !picture || picture.points.length === 0) return undefined;
    const rect = chart.getBoundingClientRect();
    const along = picture.along ?? 'x';
    const place = along === 'x' ? ((clientX - rect.left) * chart.clientWidth) / rect.width : ((clientY - rect.top) * chart.clientHeight) / rect.height;
    return engine.categoryAt(place, along, picture.points.length);
  }

  #anchorOf(index: number): { x: number; y: number } {
    const rect = this.#chart?.getBoundingClientRect() ?? new DOMRect();
    const chart = this.#chart;
    const along = this.#picture?.along ?? 'x';
    const place = this.#life.placeOf(index, along) ?? 0;
    if (along === 'x') return { x: rect.left + (place * rect.width) / (chart?.clientWidth || 1), y: rect.top };
    return { x: rect.left + rect.width / 2, y: rect.top + (place * rect.height) / (chart?.clientHeight || 1) };
  }

  #placeCursor(): void {
    const cursor = this.#host.renderRoot.querySelector<HTMLElement>('.chart-cursor');
    if (!cursor) return;
    const along = this.#picture?.along ?? 'x';
    const place = this.#at === undefined ? undefined : this.#life.placeOf(this.#at, along);
    cursor.toggleAttribute('hidden', place === undefined);
    if (place !== undefined) cursor.style.setProperty('transform', along === 'x' ? `translateX(${place}px)` : `translateY(${place}px)`);
  }
}

/** Where a key moves the cursor; the first key lands on the last category of a row, or on the first of a column. */
function nextIndex(key: string, at: number | undefined, { points, along = 'x', direction }: ChartPicture): number | undefined {
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
