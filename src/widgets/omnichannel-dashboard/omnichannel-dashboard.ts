import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { inLanguage, KPI_BUDGET, type Catalog, type DashboardState, type DataProvider, type Filter, type LocalText, type PeriodInput, type TileState } from '../../contract/index.js';
import { asNumber, HydratableElement, slotOf } from '../../context/index.js';
import { LocaleController, type Translate } from '../../i18n/index.js';
import { chipStyles, frameStyles } from '../../ui/index.js';
import { ContextSource } from './context-source.js';
import { DashboardDocument } from './dashboard-document.js';
import { footTexts } from './dashboard.view.js';
import type { EditHost, PaletteEntry } from './edit-host.js';
import { gridPlan, type GridCell } from './grid-plan.js';
import { LoadEditing } from './load-editing.js';
import { LoadingLine } from './loading-line.js';
import { DASHBOARD_MESSAGES } from './omnichannel-dashboard.messages.js';
import { dashboardStyles } from './omnichannel-dashboard.styles.js';
import { SelectionChips } from './selection-chips.js';
import { isBar } from './tile-slots.js';

/**
 * Widgets side by side as one picture: they share a source, filters and a period, what is picked in one narrows the
 * others, all they tell can be heard here, and all of it is a plain document that can be kept and shown again.
 *
 * Widgets come as children, from `layout`, or both. A tile of the layout stands in the child with its id (its `id`, else its
 * name and number: `kpi-tile-2`) or in an element that the dashboard makes; other children stand after these, in their own order.
 *
 * @tag omnichannel-dashboard
 * @slot - Widgets; each stands in a cell of its own. A `filter-bar` stands above them.
 * @fires {StateChangeEvent} state-change - Filters, period, selections or tiles have changed; detail: the state, to be kept.
 * @fires {WidgetErrorEvent} widget-error - A state, a layout or a link cannot be shown.
 * @csspart heading - The title of the dashboard.
 * @csspart chips - What was picked in widgets.
 * @csspart chip - One thing that was picked.
 * @csspart grid - The cells that the widgets stand in.
 * @csspart section - The title of a section.
 * @csspart loading - How far the source has come with what it loads.
 * @csspart foot - When figures came, and how far each source reaches.
 */
export class OmnichannelDashboard extends HydratableElement implements EditHost {
  static override styles = [...frameStyles, chipStyles, dashboardStyles];

  /** Answers the questions of all widgets inside that have no provider of their own. */
  @property({ attribute: false }) provider?: DataProvider;

  /** Filters on all widgets inside. */
  @property({ attribute: false }) filters: readonly Filter[] = [];

  /** Period of all widgets inside that have none of their own: `{ start, end }`, `2026-05-01/2026-11-01` (end exclusive) or a preset such as `last-6-months`. */
  @property() period?: PeriodInput;

  /** Measures and dimensions; the built-in ones where absent. */
  @property({ attribute: false }) catalog?: Catalog;

  /** Opaque key of who is looking: nothing of one audience is shown to the next. */
  @property() audience?: string;

  /** Language of the widgets inside, as a language tag; the nearest `lang` where absent. */
  @property() locale?: string;

  /** What is picked in a widget narrows its neighbours. */
  @property({ type: Boolean, attribute: 'cross-filter' }) crossFilter = false;

  /** Name of the search parameter that keeps what the reader changed, so that the page's address shows it again. */
  @property({ attribute: 'state-param' }) stateParam?: string;

  /** How many KPI tiles a reader takes in; more of them are warned of in edit mode. */
  @property({ attribute: 'kpi-budget', converter: (given) => asNumber(given) ?? KPI_BUDGET }) kpiBudget = KPI_BUDGET;

  /** Lets the reader arrange the tiles. */
  @property({ type: Boolean }) editing = false;

  /** Tiles that a reader may add in edit mode. */
  @property({ attribute: false }) palette: readonly PaletteEntry[] = [];

  /** Title of the dashboard, as one text or by language tag. */
  @property() heading?: LocalText;

  /** The language in force, with its words and direction. */
  readonly language = new LocaleController(this);
  readonly #document: DashboardDocument = new DashboardDocument(this, { hasProvider: () => this.#source.value.provider !== undefined, audience: () => this.#source.audience, announce: (moved) => this.#chips.announce(moved) });
  readonly #source = new ContextSource(this, () => this.#document.narrowing);
  readonly #chips = new SelectionChips(this, this.#document.crossFilter, (id) => this.headingOf(id));
  readonly #editing = new LoadEditing(this);
  readonly #loading = new LoadingLine(this);

  /** The tiles in reading order; elements that are missing are made. Gives back all tiles as they are now, those that the host wrote as children too. */
  @property({ attribute: false })
  get layout(): readonly TileState[] {
    return this.#document.tiles.tiles;
  }

  set layout(tiles: readonly TileState[] | null | undefined) {
    this.#document.setLayout(tiles);
  }

  /** All that is shown and how, as plain JSON. */
  getState(): DashboardState {
    return this.#document.read();
  }

  /** Shows a state, as object or JSON text. Throws `invalid-state` and changes nothing where anything in it is wrong. */
  setState(json: unknown): void {
    this.#document.load(json);
  }

  /** Asks all widgets inside again, past the cache. */
  async refresh(): Promise<void> {
    await this.#document.notes.refresh();
  }

  /** Shows the tiles in another order or size. Children that the host wrote are hidden where they are left out, never removed. */
  changeLayout(tiles: readonly TileState[]): void {
    this.#document.changeLayout(tiles);
  }

  /** The title of a tile as shown. */
  headingOf(id: string): string {
    return this.#document.headingOf(id);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.language.prefer(this.#source.locale);
    if (['heading', 'period', 'filters', 'crossFilter', 'kpiBudget'].some((name) => changed.has(name))) this.#document.changed();
  }

  protected override render(): TemplateResult {
    const { words } = this.language;
    const text = words.of('omnichannel-dashboard', DASHBOARD_MESSAGES);
    const cells = gridPlan(this.#document.tiles.named.filter((tile) => !isBar(tile)));
    return html`<div class="board">${this.#loading.render()}
      ${this.heading ? html`<h2 class="title" part="heading">${inLanguage(this.heading, words.language)}</h2>` : nothing}
      ${this.#document.tiles.shown.filter(isBar).map(({ id }) => html`<slot name=${slotOf(id)}></slot>`)}
      ${this.#chips.render()} ${this.#editing.mode?.renderToolbar() ?? nothing}
      <div class="grid" part="grid" tabindex="-1">${repeat(cells, ({ tile }) => tile.id, (cell) => this.#cell(cell, text))}</div>
      ${cells.length > 0 ? nothing : html`<p class="missing">${text('noTiles')}</p>`}
      <slot></slot>
      <footer part="foot">${footTexts(this.#document.notes.facts, words).map((fact) => html`<span><bdi>${fact}</bdi></span>`)}</footer>
    </div>`;
  }

  #cell({ tile, wide, medium, rows, section }: GridCell, text: Translate<keyof typeof DASHBOARD_MESSAGES>): TemplateResult {
    return html`${section === undefined ? nothing : html`<h2 class="section" part="section">${inLanguage(section, this.language.words.language)}</h2>`}
      <div class="cell wide-${wide} medium-${medium} rows-${rows}" data-tile=${tile.id}>
        ${this.#document.tiles.elementOf(tile.id) ? nothing : html`<p class="missing" role="status">${text('missing', { element: tile.element })}</p>`}
        <slot name=${slotOf(tile.id)}></slot>${this.#editing.mode?.renderTile(tile) ?? nothing}
      </div>`;
  }
}
