import { html, nothing, type TemplateResult } from 'lit';
import { placeBeside } from '../../ui/placement.js';
import type { EditHost } from './edit-host.js';
import { EDIT_MESSAGES } from './edit-mode.messages.js';
import { dimensionChoices, hostOffers, keyFigureOffers, measureChoices, pictureOffers, withChoices, type EditText, type NewTile, type Offer, type OfferGroup } from './edit-palette.js';

/** Puts a panel that has just opened beside its button, and the focus into it. */
export function settlePanel(panel: HTMLElement, opener: string): void {
  const button = panel.parentElement?.querySelector(opener);
  if (button) void placeBeside(panel, button);
  (panel.querySelector<HTMLElement>('input') ?? panel).focus({ preventScroll: true });
}

/** The tiles that can be added: key figures by family, to be searched, and the other widgets; or what the host offers. */
export class EditPanel {
  readonly #host: EditHost;
  readonly #add: (tile: NewTile) => void;
  #isOpen = false;
  #search = '';
  /** The offer whose choices are open. */
  #chosen: string | undefined;

  constructor(host: EditHost, add: (tile: NewTile) => void) {
    this.#host = host;
    this.#add = add;
  }

  get #text(): EditText {
    return this.#host.language.words.of('omnichannel-dashboard', EDIT_MESSAGES);
  }

  render(): TemplateResult {
    return html`
      <div class="edit-panel edit-palette" id="edit-palette" popover role="dialog" aria-label=${this.#text('editAdd')} tabindex="-1" @toggle=${this.#onToggle}>
        ${this.#isOpen ? this.#offers() : nothing}
      </div>
    `;
  }

  #offers(): TemplateResult {
    const { catalog, palette, language: { words } } = this.#host;
    const text = this.#text;
    if (palette.length > 0) return this.#group(hostOffers(palette, catalog, { words, text }));
    const found = keyFigureOffers(catalog, this.#search, { words, text });
    const count = found.reduce((sum, { offers }) => sum + offers.length, 0);
    return html`
      ${this.#search ? nothing : this.#group(pictureOffers({ words, text }))}
      <h3 class="edit-title">${text('editKeyFigures')}</h3>
      <input type="search" class="edit-search" aria-label=${text('editSearch')} placeholder=${text('editSearch')} .value=${this.#search} @input=${this.#onSearch} />
      <p class="edit-unseen" role="status">${this.#search ? text('editFound', { count }) : nothing}</p>
      ${count === 0 ? html`<p class="edit-nothing">${text('editNothingFound', { words: this.#search })}</p>` : found.map((group) => this.#group(group, 'edit-family'))}
    `;
  }

  #group({ title, offers }: OfferGroup, className = 'edit-title'): TemplateResult {
    return html`<h3 class=${className}>${title}</h3><ul>${offers.map((offer) => html`<li>${this.#offer(offer)}</li>`)}</ul>`;
  }

  #offer(offer: Offer): TemplateResult {
    const { label, hint, needs, tile } = offer;
    if (needs.length === 0) return html`<button class="edit-offer" @click=${() => this.#take(tile)}><bdi>${label}</bdi>${hint ? html`<small>${hint}</small>` : nothing}</button>`;
    const isChosen = this.#chosen === tile.element;
    return html`
      <button class="edit-offer" aria-expanded=${isChosen ? 'true' : 'false'} @click=${() => this.#choose(isChosen ? undefined : tile.element)}><bdi>${label}</bdi><span aria-hidden="true">${isChosen ? '▴' : '▾'}</span></button>
      ${isChosen ? this.#form(offer) : nothing}
    `;
  }

  #form({ tile, needs }: Offer): TemplateResult {
    const { catalog, language: { words } } = this.#host;
    const text = this.#text;
    return html`
      <form class="edit-form" @submit=${(event: SubmitEvent) => this.#submit(event, tile)}>
        <label>${text('editMeasure')}<select name="measure">${measureChoices(catalog, { words, text }).map(({ title, choices }) => html`<optgroup label=${title}>${choices.map(({ value, label }) => html`<option value=${value}>${label}</option>`)}</optgroup>`)}</select></label>
        ${needs.includes('dimension') ? html`<label>${text('editDimension')}<select name="dimension">${dimensionChoices(catalog, { words, text }).map(({ value, label }) => html`<option value=${value}>${label}</option>`)}</select></label>` : nothing}
        <button class="edit-action">${text('editAddThis')}</button>
      </form>
    `;
  }

  #submit(event: SubmitEvent, tile: NewTile): void {
    event.preventDefault();
    const { measure, dimension } = Object.fromEntries([...new FormData(event.currentTarget as HTMLFormElement)].filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
    if (measure !== undefined) this.#take(withChoices(tile, { measure, ...(dimension !== undefined && { dimension }) }));
  }

  #choose(element: string | undefined): void {
    this.#chosen = element;
    this.#host.requestUpdate();
  }

  #take(tile: NewTile): void {
    this.#host.renderRoot.querySelector<HTMLElement>('#edit-palette')?.hidePopover();
    this.#add(tile);
  }

  #onSearch = (event: InputEvent): void => {
    this.#search = (event.currentTarget as HTMLInputElement).value;
    this.#host.requestUpdate();
  };

  #onToggle = async (event: ToggleEvent): Promise<void> => {
    this.#isOpen = event.newState === 'open';
    this.#search = '';
    this.#chosen = undefined;
    const panel = event.currentTarget as HTMLElement;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    if (this.#isOpen && panel.matches(':popover-open')) settlePanel(panel, '.edit-open-palette');
  };
}
