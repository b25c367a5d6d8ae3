import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Catalog, CatalogExtension, DashboardState, DataProvider, Json, TileState } from '../../../src/contract/index.js';
import type { OmnichannelDashboard } from '../../../src/widgets/omnichannel-dashboard/omnichannel-dashboard.js';
import { composeStyles } from './compose-page.styles.js';
import { fieldsOf, settingOf, writtenOf, type Field } from './fields.js';
import type { Manifest } from './manifest.js';
import { pageOf } from './page-html.js';
import { recorded } from './recorded.js';

const RESTING: readonly TileState[] = [];

/** Where a layout is put together on real figures and taken away as a page or as a document. */
export class ComposePage extends LitElement {
  static override styles = composeStyles;

  @property({ attribute: false }) provider?: DataProvider;
  @property({ attribute: false }) catalog?: Catalog;
  /** What the catalog has beyond the library's own. */
  @property({ attribute: false }) extension: CatalogExtension = {};
  @property({ attribute: false }) manifest: Manifest = { modules: [] };
  /** Layouts to begin with, by name. */
  @property({ attribute: false }) beginnings: Readonly<Record<string, DashboardState>> = {};
  /** Style sheets of the brand. */
  @property({ attribute: false }) themes: readonly string[] = [];
  @property() scheme = 'light';
  @property() library = '';

  @state() private tiles = RESTING;
  @state() private chosen = '';
  @state() private document = '';
  @state() private page = '';
  @state() private said = '';
  @state() private isWrong = false;
  @state() private isArranging = true;

  get dashboard(): OmnichannelDashboard {
    return this.renderRoot.querySelector('omnichannel-dashboard') as OmnichannelDashboard;
  }

  protected override firstUpdated(): void {
    const [first] = Object.values(this.beginnings);
    if (first) this.show(first);
  }

  /** Shows a document; says what is wrong with it and changes nothing where it cannot be shown. */
  show(given: unknown): void {
    try {
      this.dashboard.setState(given);
      this.#read();
      this.#say('');
    } catch (thrown) {
      this.#say(thrown instanceof Error ? thrown.message : String(thrown), true);
    }
  }

  /** The page to be copied, with the figures on screen. */
  async makePage(): Promise<string> {
    const { provider, catalog, manifest, library, scheme, themes, extension } = this;
    const place = this.renderRoot.querySelector('.unseen');
    if (!provider || !place) return '';
    const { selections: _, ...shown } = this.dashboard.getState();
    const language = this.closest('[lang]')?.getAttribute('lang') ?? 'en';
    this.page = pageOf(shown, { manifest, library, language, scheme, themes, extension, recording: await recorded(shown, { provider, catalog, place }) });
    return this.page;
  }

  #say(text: string, isWrong = false): void {
    this.said = text;
    this.isWrong = isWrong;
  }

  #read = (): void => {
    const shown = this.dashboard.getState();
    this.tiles = shown.tiles;
    this.document = JSON.stringify(shown, null, 2);
    this.page = '';
    if (!this.tiles.some(({ id }) => id === this.chosen)) this.chosen = this.tiles[0]?.id ?? '';
  };

  protected override render(): TemplateResult {
    return html`
      <div class="bench">
        <div class="stage">
          ${this.#beginning()}
          <omnichannel-dashboard ?editing=${this.isArranging} .provider=${this.provider} .catalog=${this.catalog} @state-change=${this.#read} @widget-answer=${() => this.requestUpdate()} @focusin=${this.#onPick} @pointerdown=${this.#onPick}></omnichannel-dashboard>
        </div>
        <div class="side">${this.#settings()} ${this.#taking()}</div>
        <div class="unseen" inert></div>
      </div>
    `;
  }

  #beginning(): TemplateResult {
    return html`
      <form class="row" @submit=${(event: Event) => event.preventDefault()}>
        <label>Begin with<select @change=${(event: Event) => this.show(this.beginnings[(event.target as HTMLSelectElement).value])}>${Object.keys(this.beginnings).map((name) => html`<option>${name}</option>`)}</select></label>
        <label>Period<input .value=${writtenOf(this.dashboard?.period as string | undefined)} placeholder="last-6-months" @change=${(event: Event) => this.#change({ period: (event.target as HTMLInputElement).value || undefined })} /></label>
        <label class="flag"><input type="checkbox" .checked=${this.isArranging} @change=${(event: Event) => (this.isArranging = (event.target as HTMLInputElement).checked)} />Arrange tiles</label>
        <label class="flag"><input type="checkbox" .checked=${this.tiles.some(({ element }) => element === 'filter-bar')} @change=${this.#toggleBar} />Filter bar</label>
        <label class="flag"><input type="checkbox" .checked=${this.dashboard?.crossFilter ?? false} @change=${(event: Event) => this.#change({ crossFilter: (event.target as HTMLInputElement).checked })} />What is picked narrows the others</label>
      </form>
    `;
  }

  #settings(): TemplateResult {
    const tile = this.tiles.find(({ id }) => id === this.chosen);
    return html`
      <section>
        <h2>Settings of a tile</h2>
        <label>Tile<select .value=${this.chosen} @change=${(event: Event) => (this.chosen = (event.target as HTMLSelectElement).value)}>
          ${this.tiles.map(({ id, element }) => html`<option value=${id} ?selected=${id === this.chosen}>${this.dashboard.headingOf(id)} (${element})</option>`)}
        </select></label>
        ${tile ? html`
          <label>Heading<input .value=${typeof tile.heading === 'string' ? tile.heading : ''} placeholder=${this.dashboard.headingOf(tile.id)} @change=${(event: Event) => this.#changeTile(tile, { heading: (event.target as HTMLInputElement).value || undefined })} /></label>
          ${fieldsOf(this.manifest, tile.element).map((field) => this.#field(tile, field))}` : html`<p>Add a tile with the button above the grid.</p>`}
      </section>
    `;
  }

  #field(tile: TileState, field: Field): TemplateResult {
    const { name, kind, description, choices, usual } = field;
    const setting = tile.settings?.[name];
    const take = (written: string | boolean): void => this.#changeTile(tile, { settings: withSetting(tile.settings, name, settingOf(field, written)) });
    const onText = (event: Event): void => take((event.target as HTMLInputElement | HTMLSelectElement).value);
    if (kind === 'flag') return html`<label class="flag" title=${description}><input type="checkbox" .checked=${setting === true} @change=${(event: Event) => take((event.target as HTMLInputElement).checked)} />${name}</label>`;
    const options = kind === 'measure' ? this.catalog?.measures : kind === 'dimension' ? this.catalog?.dimensions : choices.map((id) => ({ id, label: id }));
    if (kind === 'measure' || kind === 'dimension' || kind === 'choice') {
      return html`<label title=${description}>${name}<select @change=${onText}><option value="">${usual ? `${usual} (usual)` : '–'}</option>${options?.map(({ id, label }) => html`<option value=${id} ?selected=${id === setting}>${label}</option>`)}</select></label>`;
    }
    return html`<label title=${description}>${name}<input type=${kind === 'number' ? 'number' : 'text'} .value=${writtenOf(setting)} placeholder=${usual ?? ''} @change=${onText} /></label>`;
  }

  #taking(): TemplateResult {
    return html`
      <section>
        <h2>Take it with you</h2>
        <div class="row"><button @click=${this.#copyPage}>Copy as HTML</button><button @click=${this.#copyDocument}>Copy as JSON</button></div>
        ${this.page ? html`<label>HTML: a page that runs as it is, with the figures on screen<textarea readonly rows="10" .value=${this.page}></textarea></label>` : nothing}
        <label>JSON: the dashboard's state. Paste another and show it<textarea class="document" rows="14" spellcheck="false" .value=${this.document} @input=${(event: Event) => (this.document = (event.target as HTMLTextAreaElement).value)}></textarea></label>
        <button @click=${() => this.show(this.document)}>Show this JSON</button>
        <p role="status" class=${this.isWrong ? 'wrong' : ''}>${this.said}</p>
      </section>
    `;
  }

  #change(part: Partial<Record<keyof DashboardState, unknown>>): void {
    this.show({ ...this.dashboard.getState(), ...part });
  }

  #changeTile({ id }: TileState, part: { readonly heading?: string | undefined; readonly settings?: TileState['settings'] }): void {
    this.#change({ tiles: this.dashboard.getState().tiles.map((tile) => (tile.id === id ? { ...tile, ...part } : tile)) });
  }

  #toggleBar = (): void => {
    const { tiles } = this.dashboard.getState();
    const others = tiles.filter(({ element }) => element !== 'filter-bar');
    this.#change({ tiles: others.length < tiles.length ? others : [{ id: 'filters', element: 'filter-bar' }, ...others] });
  };

  /** The tile that was touched is the one to be set. */
  #onPick = (event: Event): void => {
    const path = event.composedPath();
    const touched = path[path.indexOf(this.dashboard) - 1];
    const name = touched instanceof HTMLElement ? touched.slot.replace(/^tile /, '') : '';
    if (this.tiles.some(({ id }) => id === name)) this.chosen = name;
  };

  #copyPage = async (): Promise<void> => this.#copy(await this.makePage(), 'The page is copied: save it as a file and open it.');
  #copyDocument = async (): Promise<void> => this.#copy(this.document, 'The document is copied: dashboard.setState(…) shows it.');

  async #copy(text: string, done: string): Promise<void> {
    await navigator.clipboard.writeText(text).then(() => this.#say(done), () => this.#say('This browser does not let the page copy: select the text and copy it.'));
  }
}

function withSetting(settings: TileState['settings'] = {}, name: string, value: Json | undefined): NonNullable<TileState['settings']> {
  const { [name]: _, ...others } = settings;
  return value === undefined ? others : { ...others, [name]: value };
}

if (!customElements.get('compose-page')) customElements.define('compose-page', ComposePage);
