import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Translate, Words } from '../i18n/index.js';
import { FRAME_MESSAGES } from './frame.messages.js';
import type { FrameView } from './frame-view.js';
import { placeBeside } from './placement.js';

export interface FrameOptions {
  readonly skeleton?: 'figure' | 'bars';
  /** The body is the table itself: no twin is offered. */
  readonly isTable?: boolean;
}

type FrameHost = ReactiveControllerHost & HTMLElement & { readonly renderRoot: DocumentFragment | HTMLElement; refresh(): Promise<void> };

const MESSAGE_OF = { idle: 'idle', empty: 'empty', 'filtered-out': 'filteredOut', suppressed: 'suppressed', unauthorised: 'unauthorised', error: 'error' } as const;

/** The frame that every tile wears: heading, states, foot, and a menu with table and definition. */
export class FrameController implements ReactiveController {
  readonly #host: FrameHost;
  #asTable = false;
  #menuState: 'true' | 'false' = 'false';
  #extras: typeof import('./frame-extras.js') | undefined;

  constructor(host: FrameHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {}

  /** The tile around `picture`, which is called only when there are figures to draw. */
  render(view: FrameView, words: Words, picture: () => unknown, { skeleton = 'bars', isTable = false }: FrameOptions = {}): TemplateResult {
    const text = words.of('ui', FRAME_MESSAGES);
    return html`
      <article class="tile" part="tile" aria-labelledby="heading">
        <header part="header">
          <h3 id="heading" part="heading"><slot name="heading">${view.heading}</slot></h3>
          ${this.#menu(view, text, isTable)}
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
      ${this.#asTable && this.#extras ? this.#extras.tableTwin(table, view.heading) : picture()}
    </div>`;
  }

  #menu(view: FrameView, text: Translate<keyof typeof FRAME_MESSAGES>, isTable: boolean): TemplateResult {
    return html`
      <div class="menu">
        <button part="menu" aria-label=${text('menu', { heading: view.heading })} aria-haspopup="true" aria-expanded=${this.#menuState} @click=${this.#openChoices}>⋯</button>
        ${this.#extras?.menuPanels(view, text, { isTable, asTable: this.#asTable, openAbout: this.#openAbout, switchTable: this.#switchTable, onToggle: this.#onToggle }) ?? nothing}
      </div>
    `;
  }

  #retry = (): void => void this.#host.refresh();

  #part(selector: string): HTMLElement {
    return this.#host.renderRoot.querySelector(selector) as HTMLElement;
  }

  #openChoices = async (): Promise<void> => {
    await this.#loadExtras();
    if (this.#host.isConnected) this.#open('.choices');
  };

  #openAbout = (): void => {
    this.#part('.choices').hidePopover();
    this.#open('.lineage');
    this.#part('.lineage').focus();
  };

  /** Menu and table are rarely opened: they load when somebody does. */
  async #loadExtras(): Promise<void> {
    if (this.#extras) return;
    this.#extras = await import('./frame-extras.js');
    const root = this.#host.renderRoot as ShadowRoot;
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...this.#extras.extraStyles()];
    this.#host.requestUpdate();
    await this.#host.updateComplete;
  }

  #open(selector: string): void {
    const panel = this.#part(selector);
    panel.togglePopover();
    if (panel.matches(':popover-open')) void placeBeside(panel, this.#part('.menu > button'));
  }

  #switchTable = (): void => {
    this.#asTable = !this.#asTable;
    this.#part('.choices').hidePopover();
    this.#host.requestUpdate();
  };

  #onToggle = (event: ToggleEvent): void => {
    this.#menuState = event.newState === 'open' ? 'true' : 'false';
    this.#host.requestUpdate();
  };
}
