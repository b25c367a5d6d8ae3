import { html, isServer, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { OmnichannelError } from '../contract/index.js';
import { ChartCursor, type CursorHost } from './chart-cursor.js';
import { ChartLifecycle } from './chart-lifecycle.js';
import { CHART_TOKENS, probeClass } from './chart-look.js';
import type { ChartPicture } from './chart-picture.js';

/**
 * A chart in a widget: its box stands at once, the engine is loaded when the box comes near the
 * visible page, and a cursor moves through the categories by pointer and keyboard. A widget has
 * one, calls `render` inside its own template and gives the class `chart` its height.
 */
export class ChartController implements ReactiveController {
  readonly #host: CursorHost;
  readonly #cursor: ChartCursor;
  readonly #life: ChartLifecycle;
  #picture: ChartPicture | undefined;
  #isRendered = false;
  /** Whether what a server drew stands in place of the picture, which has not been painted yet. */
  #isServed: boolean;

  constructor(host: CursorHost, { failed = () => undefined }: { failed?: (error: OmnichannelError) => void } = {}) {
    this.#host = host;
    this.#life = new ChartLifecycle({ subject: host.localName, changed: () => host.requestUpdate(), painted: () => this.#painted(), failed });
    this.#isServed = isServer || host.shadowRoot !== null;
    this.#cursor = new ChartCursor(host, () => this.#life.engine);
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#life.closeSoon();
  }

  hostUpdate(): void {
    this.#isRendered = false;
  }

  hostUpdated(): void {
    if (!this.#host.isConnected) return;
    const box = this.#isRendered ? this.#host.renderRoot.querySelector<HTMLElement>('.chart-box') ?? undefined : undefined;
    this.#life.show(box, this.#picture);
    this.#cursor.place();
  }

  /** The chart's box, its cursor and its tooltip. */
  render(picture: ChartPicture): TemplateResult {
    this.#picture = picture;
    this.#isRendered = true;
    if (this.#life.failed) {
      return html`<div class="chart"><p class="chart-failed" role="status">${picture.texts.failed} <button class="action" @click=${this.#retry}>${picture.texts.retry}</button></p></div>`;
    }
    return this.#cursor.render(picture, html`
      <div class="chart-box" aria-hidden="true"></div>
      ${this.#isServed && picture.figures ? html`<div class="chart-figures">${picture.figures()}</div>` : nothing}
      <div class="chart-probes" aria-hidden="true" @transitionend=${this.#onTokens}>${CHART_TOKENS.map((token) => html`<i class=${probeClass(token)}></i>`)}</div>
    `);
  }

  #painted(): void {
    this.#cursor.place();
    if (!this.#isServed) return;
    this.#isServed = false;
    this.#host.requestUpdate();
  }

  readonly #onTokens = (): void => this.#life.lookAgain();

  readonly #retry = (): void => this.#life.retry();
}
