import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { placeBeside } from './placement.js';

/** What a tooltip says: a heading and lines of label and figure, as plain texts. */
export interface TooltipView {
  readonly heading: string;
  readonly lines: readonly { readonly label: string; readonly text: string }[];
}

const NOTHING: TooltipView = { heading: '', lines: [] };

/** A tooltip of text nodes in the top layer: nothing of the host page can cut it off. */
export class TooltipController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement & { readonly renderRoot: DocumentFragment | HTMLElement };
  #view = NOTHING;
  #wanted = false;

  constructor(host: ReactiveControllerHost & HTMLElement & { readonly renderRoot: DocumentFragment | HTMLElement }) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {}

  hostDisconnected(): void {
    this.hide();
  }

  /** Shows the view at an element or at a point of the window. */
  async show(view: TooltipView, at: Element | { readonly x: number; readonly y: number }): Promise<void> {
    this.#view = view;
    this.#wanted = true;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const panel = this.#panel;
    if (!this.#wanted || !panel?.isConnected) return;
    if (!panel.matches(':popover-open')) panel.showPopover();
    const anchor = at instanceof Element ? at : { getBoundingClientRect: () => new DOMRect(at.x, at.y, 0, 0) };
    await placeBeside(panel, anchor, 'top');
  }

  /** Says the same of newer figures where it is shown, in the update that is running; hides where there is nothing left to say. */
  renew(view: TooltipView | undefined): void {
    if (!this.#wanted) return;
    if (view) this.#view = view;
    else this.hide();
  }

  hide(): void {
    this.#wanted = false;
    this.#view = NOTHING;
    if (this.#panel?.matches(':popover-open')) this.#panel.hidePopover();
  }

  render(): TemplateResult {
    return html`
      <div class="tooltip" popover="manual" role="tooltip">
        <strong>${this.#view.heading}</strong>
        ${this.#view.lines.map(({ label, text }) => html`<span class="line"><span>${label}</span><span class="figure">${text}</span></span>`)}
      </div>
    `;
  }

  get #panel(): HTMLElement | null {
    return this.#host.renderRoot?.querySelector<HTMLElement>('.tooltip');
  }
}
