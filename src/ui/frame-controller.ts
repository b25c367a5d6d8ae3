import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { Translate, Words } from '../i18n/index.js';
import { FRAME_MESSAGES } from './frame.messages.js';
import type { FrameMenu } from './frame-menu.js';
import type { FrameView } from './frame-view.js';
import { PartOnDemand, type PartHost } from './part-on-demand.js';

export interface FrameOptions {
  readonly skeleton?: 'figure' | 'bars';
  /** The body is the table itself: no twin is offered. */
  readonly isTable?: boolean;
}

type FrameHost = PartHost & { refresh(): Promise<void> };

const MESSAGE_OF = { idle: 'idle', empty: 'empty', 'filtered-out': 'filteredOut', suppressed: 'suppressed', unauthorised: 'unauthorised', error: 'error' } as const;

/** The frame that every tile wears: heading, states, foot, and a menu with table and definition. */
export class FrameController implements ReactiveController {
  readonly #host: FrameHost;
  /** Rarely opened. */
  readonly #menuPart: PartOnDemand<typeof import('./frame-menu.js')>;
  #menu: FrameMenu | undefined;

  constructor(host: FrameHost, load = () => import('./frame-menu.js')) {
    this.#host = host;
    this.#menuPart = new PartOnDemand(host, { name: 'the menu', load, sheets: (part) => part.menuSheets() });
    host.addController(this);
  }

  hostConnected(): void {}

  /** The browser closes what is open in silence. */
  hostDisconnected(): void {
    if (this.#menu) this.#menu.isOpen = false;
  }

  /** The tile around `picture`, which is called only when there are figures to draw. */
  render(view: FrameView, words: Words, picture: () => unknown, { skeleton = 'bars', isTable = false }: FrameOptions = {}): TemplateResult {
    const text = words.of('ui', FRAME_MESSAGES);
    return html`
      <article class="tile" part="tile" aria-labelledby="heading">
        <header part="header">
          <h3 id="heading" part="heading"><slot name="heading">${view.heading}</slot></h3>
          <div class="menu">
            <button part="menu" aria-label=${text('menu', { heading: view.heading })} aria-haspopup="true" aria-expanded=${this.#menu?.isOpen ? 'true' : 'false'} @click=${this.#openMenu}>⋯</button>
            ${this.#menu?.render(view, words, isTable)}
          </div>
          ${view.summary ? html`<p class="summary" part="summary"><bdi>${view.summary}</bdi></p>` : nothing}
        </header>
        ${this.#body(view, text, picture, skeleton)}
        ${view.notes.length > 0 ? html`<p class="visually-hidden" role="note">${view.notes.join('. ')}</p>` : nothing}
        <footer part="foot">
          ${view.notes.map((note) => html`<span class="note" aria-hidden="true"><bdi>${note}</bdi></span>`)}
          ${view.foot.map((fact) => html`<span><bdi>${fact}</bdi></span>`)}
        </footer>
        <slot name="caveat"></slot>
      </article>
    `;
  }

  #body(view: FrameView, text: Translate<keyof typeof FRAME_MESSAGES>, picture: () => unknown, skeleton: string): TemplateResult {
    const { status, table } = view;
    const message = MESSAGE_OF[status as keyof typeof MESSAGE_OF];
    if (message) {
      return html`<div class="body" part="body"><div class="state" role=${status === 'error' ? 'alert' : 'status'}>
        <slot name=${status === 'error' || status === 'unauthorised' ? 'error' : 'empty'}><p>${text(message)}</p></slot>
        ${status === 'error' || status === 'unauthorised' ? html`<button class="action" @click=${this.#retry}>${text('retry')}</button>` : nothing}
      </div></div>`;
    }
    if (status === 'loading' && table.rows.length === 0) {
      return html`<div class="body" part="body"><div class="skeleton ${skeleton}" role="status" aria-label=${text('loading')}><i></i><i></i><i></i></div></div>`;
    }
    return html`<div class="body" part="body" aria-busy=${status === 'loading' ? 'true' : 'false'}>
      ${status === 'stale' ? html`<p class="note" role="status">${text('stale', { time: view.receivedText })} <button class="action" @click=${this.#retry}>${text('retry')}</button></p>` : nothing}
      ${this.#menu?.tableFor(view) ?? picture()}
    </div>`;
  }

  #retry = (): void => void this.#host.refresh();

  #openMenu = async (): Promise<void> => {
    await this.#menuPart.load();
    const { part } = this.#menuPart;
    if (!part) return;
    this.#menu ??= new part.FrameMenu(this.#host);
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    if (this.#host.isConnected) this.#menu.open();
  };
}
