import { html, nothing, type TemplateResult } from 'lit';
import type { Translate } from '../i18n/index.js';
import type { FRAME_MESSAGES } from './frame.messages.js';
import type { FrameView } from './frame-view.js';
import { panelStyles } from './panel.styles.js';
import { tableTwinStyles } from './table-twin.styles.js';

export { tableTwin } from './table-twin.js';

/** What the menu needs to know and to do. */
export interface MenuOptions {
  readonly isTable: boolean;
  readonly asTable: boolean;
  readonly openAbout: () => void;
  readonly switchTable: () => void;
  readonly onToggle: (event: ToggleEvent) => void;
}

/** The style sheets of menu and table, for the shadow root of a tile that opens them. */
export function extraStyles(): CSSStyleSheet[] {
  return [panelStyles, tableTwinStyles].flatMap(({ styleSheet }) => styleSheet ?? []);
}

/** The choices of a tile's menu, and the panel that tells where its figures come from. */
export function menuPanels({ about, table }: FrameView, text: Translate<keyof typeof FRAME_MESSAGES>, { isTable, asTable, openAbout, switchTable, onToggle }: MenuOptions): TemplateResult {
  return html`
    <div class="choices" popover @toggle=${onToggle}>
      <slot name="actions"></slot>
      ${isTable || table.rows.length === 0 ? nothing : html`<button @click=${switchTable}>${text(asTable ? 'showPicture' : 'showTable')}</button>`}
      <button @click=${openAbout}>${text('about')}</button>
    </div>
    <div class="lineage" popover role="dialog" aria-label=${text('about')} tabindex="-1">
      <dl>${about.map(({ term, text: detail }) => html`<dt>${term}</dt><dd>${detail}</dd>`)}</dl>
    </div>
  `;
}
