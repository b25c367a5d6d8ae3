import { html, nothing, type TemplateResult } from 'lit';
import type { Words } from '../i18n/index.js';
import { frameAbout } from './frame-about.js';
import { FRAME_MENU_MESSAGES } from './frame-menu.messages.js';
import type { FrameView } from './frame-view.js';
import { panelStyles } from './panel.styles.js';
import type { PartHost } from './part-on-demand.js';
import { placeBeside } from './placement.js';
import { tableTwinStyles } from './table-twin.styles.js';
import { tableTwin } from './table-twin.js';

/** The style sheets of menu and table, for the shadow root of a tile that opens them. */
export function menuSheets(): CSSStyleSheet[] {
  return [panelStyles, tableTwinStyles].flatMap(({ styleSheet }) => styleSheet ?? []);
}

/** A tile's menu: its choices, the panel that tells where the figures come from, and the table in place of the picture. */
export class FrameMenu {
  isOpen = false;
  readonly #host: PartHost;
  #asTable = false;

  constructor(host: PartHost) {
    this.#host = host;
  }

  render(view: FrameView, words: Words, isTable: boolean): TemplateResult {
    const text = words.of('ui', FRAME_MENU_MESSAGES);
    return html`
      <div class="choices" popover @toggle=${this.#onToggle}>
        <slot name="actions"></slot>
        ${isTable || view.table.rows.length === 0 ? nothing : html`<button @click=${this.#switchTable}>${text(this.#asTable ? 'showPicture' : 'showTable')}</button>`}
        <button @click=${this.#openAbout}>${text('about')}</button>
      </div>
      <div class="lineage" popover role="dialog" aria-label=${text('about')} tabindex="-1">
        <dl>${frameAbout(view, words).map(({ term, text: detail }) => html`<dt>${term}</dt><dd>${detail}</dd>`)}</dl>
      </div>
    `;
  }

  /** The table, where the reader wants it. */
  tableFor({ table, heading }: FrameView): TemplateResult | undefined {
    return this.#asTable ? tableTwin(table, heading) : undefined;
  }

  open(): void {
    this.#open('.choices');
  }

  #part(selector: string): HTMLElement {
    return this.#host.renderRoot.querySelector(selector) as HTMLElement;
  }

  #open(selector: string): void {
    const panel = this.#part(selector);
    panel.togglePopover();
    if (panel.matches(':popover-open')) void placeBeside(panel, this.#part('.menu > button'));
  }

  #openAbout = (): void => {
    this.#part('.choices').hidePopover();
    this.#open('.lineage');
    this.#part('.lineage').focus();
  };

  #switchTable = (): void => {
    this.#asTable = !this.#asTable;
    this.#part('.choices').hidePopover();
    this.#host.requestUpdate();
  };

  #onToggle = (event: ToggleEvent): void => {
    this.isOpen = event.newState === 'open';
    this.#host.requestUpdate();
  };
}
