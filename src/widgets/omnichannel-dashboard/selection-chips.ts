import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Catalog, SelectionState } from '../../contract/index.js';
import type { LocaleController } from '../../i18n/index.js';
import { chipList } from '../../ui/index.js';
import type { CrossFilter, Move } from './cross-filter.js';
import { selectionText } from './dashboard.view.js';
import { DASHBOARD_MESSAGES } from './omnichannel-dashboard.messages.js';

export interface ChipsHost extends ReactiveControllerHost, HTMLElement {
  readonly crossFilter: boolean;
  readonly language: LocaleController;
  readonly catalog?: Catalog;
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/** What was picked, as chips that take it away again; a change is told aloud. */
export class SelectionChips implements ReactiveController {
  readonly #host: ChipsHost;
  readonly #crossFilter: CrossFilter;
  readonly #headingOf: (tile: string) => string;
  #told = '';

  constructor(host: ChipsHost, crossFilter: CrossFilter, headingOf: (tile: string) => string) {
    this.#host = host;
    this.#headingOf = headingOf;
    this.#crossFilter = crossFilter;
    host.addController(this);
  }

  hostConnected(): void {}

  announce(moved?: Move): void {
    this.#told = moved ? this.#text(moved.isNew ? 'narrowed' : 'widened', { selection: this.#textOf(moved.selection) }) : '';
  }

  render(): TemplateResult {
    const selections = this.#host.crossFilter ? this.#crossFilter.selections : [];
    const chips = selections.map((selection) => {
      const label = this.#textOf(selection);
      return { label, removeLabel: this.#text('remove', { selection: label }), remove: () => void this.#remove(selection) };
    });
    return html`
      ${chipList(this.#text('selections'), chips, { label: this.#text('clear'), act: () => void this.#clear() })}
      <p class="visually-hidden" role="status">${this.#told}</p>
    `;
  }

  get #text() {
    return this.#host.language.words.of('omnichannel-dashboard', DASHBOARD_MESSAGES);
  }

  #textOf(selection: SelectionState): string {
    const { catalog } = this.#host;
    return selectionText(selection, this.#host.language.words, { ...(catalog && { catalog }), headingOf: this.#headingOf });
  }

  async #remove(selection: SelectionState): Promise<void> {
    const at = this.#crossFilter.selections.indexOf(selection);
    this.#crossFilter.remove(selection);
    await this.#keepFocus(at);
  }

  async #clear(): Promise<void> {
    this.#crossFilter.restore([]);
    this.#told = this.#text('allWidened');
    await this.#keepFocus(0);
  }

  /** The button is gone: focus goes to its neighbour, else to the tiles. */
  async #keepFocus(at: number): Promise<void> {
    await this.#host.updateComplete;
    const left = [...this.#host.renderRoot.querySelectorAll<HTMLElement>('.chip button')];
    (left[Math.min(at, left.length - 1)] ?? this.#host.renderRoot.querySelector<HTMLElement>('.grid'))?.focus();
  }
}
