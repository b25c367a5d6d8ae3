import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { placeBeside } from '../../ui/placement.js';

type PanelHost = ReactiveControllerHost & HTMLElement & { readonly renderRoot: DocumentFragment | HTMLElement };

/** One button and the panel that it opens. */
export interface PanelParts {
  /** Tells the panels of one bar apart. */
  readonly name: string;
  readonly label: string;
  readonly button: unknown;
  /** Called only while the panel is open. */
  readonly content: () => unknown;
}

/** Panels in the top layer, each beside its button; at most one is open. Closing by Escape or outside is the browser's. */
export class Panels implements ReactiveController {
  /** Name of the open panel. */
  open: string | undefined;
  readonly #host: PanelHost;
  readonly #onOpen: () => void;
  #hadFocus = false;

  constructor(host: PanelHost, onOpen: () => void) {
    this.#host = host;
    this.#onOpen = onOpen;
    host.addController(this);
  }

  hostConnected(): void {}

  hostDisconnected(): void {
    this.open = undefined;
  }

  /** What is in the panel may have grown. */
  hostUpdated(): void {
    if (this.open !== undefined) void this.#place(this.open);
  }

  render({ name, label, button, content }: PanelParts): TemplateResult {
    const isOpen = this.open === name;
    return html`
      <button id="button-${name}" class="filter" part="filter" popovertarget="panel-${name}" aria-haspopup="dialog" aria-expanded=${isOpen ? 'true' : 'false'}>${button}</button>
      <div id="panel-${name}" class="panel" part="panel" popover role="dialog" aria-label=${label}
        @beforetoggle=${(event: ToggleEvent) => this.#turn(name, event)} @toggle=${(event: ToggleEvent) => this.#show(name, event)}>${isOpen ? content() : nothing}</div>
    `;
  }

  /** Closes the open panel; the focus returns to its button. */
  close(): void {
    if (this.open !== undefined) this.#part(`panel-${this.open}`)?.hidePopover();
  }

  #turn(name: string, { newState }: ToggleEvent): void {
    if (newState === 'closed') {
      this.#hadFocus = this.#part(`panel-${name}`)?.matches(':focus-within') ?? false;
      return;
    }
    this.open = name;
    this.#onOpen();
    this.#host.requestUpdate();
  }

  async #show(name: string, { newState }: ToggleEvent): Promise<void> {
    const panel = this.#part(`panel-${name}`);
    if (newState === 'closed') {
      panel?.classList.remove('placed');
      this.#leave(name);
      return;
    }
    await this.#host.updateComplete;
    void this.#place(name);
    // Not the attribute autofocus: frames of another origin block it, and say so on the console.
    panel?.querySelector<HTMLElement>('[data-first]')?.focus({ preventScroll: true });
  }

  /** Only once the panel is closed: the focus could not return from what is no longer there. Not every browser gives it to a button that is pressed. */
  #leave(name: string): void {
    if (this.open === name) this.open = undefined;
    const isLost = !this.#host.matches(':focus-within') || this.#part(`panel-${name}`)?.matches(':focus-within');
    if (this.#hadFocus && isLost) this.#part(`button-${name}`)?.focus();
    this.#hadFocus = false;
    this.#host.requestUpdate();
  }

  async #place(name: string): Promise<void> {
    const [panel, button] = [this.#part(`panel-${name}`), this.#part(`button-${name}`)];
    if (!panel || !button || !panel.matches(':popover-open')) return;
    try {
      await placeBeside(panel, button, 'bottom-start');
    } finally {
      panel.classList.add('placed');
    }
  }

  #part(id: string): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(id)}`);
  }
}
