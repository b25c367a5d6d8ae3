import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { toOmnichannelError, type Catalog, type DataProvider, type Filter, type OmnichannelError, type PeriodInput } from '../../contract/index.js';
import { ContextConsumer, dashboardContext, dashboardNotesContext, FiltersChangeEvent, HydratableElement, isInDashboard, keepEarlyRequests, MembersController, requireContext, WidgetErrorEvent, type FiltersChange } from '../../context/index.js';
import { LocaleController } from '../../i18n/index.js';
import { choiceSwitchStyles } from '../../ui/choice-switch.js';
import { chipStyles, frameStyles } from '../../ui/index.js';
import { BarLook } from './bar-look.js';
import { readBar, type BarState } from './bar-state.js';
import { filterBarStyles } from './filter-bar.styles.js';
import { filterPanelStyles } from './filter-panels.styles.js';
import { FILTER_BAR_MESSAGES } from './filter-bar.messages.js';
import { periodPanelStyles } from './period-panel.styles.js';

/**
 * The filters of a screen in one quiet row: the period and each dimension as a button that says what is
 * chosen, below them what narrows the figures, each to be taken away. Where there is little room, one
 * button opens all of them.
 *
 * @tag filter-bar
 * @example <filter-bar dimensions="segment specialty product"></filter-bar>
 * @fires {FiltersChangeEvent} filters-change - The reader changed filters or period; detail: all filters and the period. Prevented, everything stays as it was.
 * @fires {WidgetErrorEvent} widget-error - A setting is not allowed, or members could not be loaded.
 * @csspart bar - The whole bar.
 * @csspart filter - The button of a filter.
 * @csspart panel - What a button opens.
 * @csspart list - The members to choose from.
 * @csspart switch - Whether the chosen members are kept or left out.
 * @csspart chips - The active filters.
 * @csspart chip - One active filter.
 */
export class FilterBar extends HydratableElement {
  static override styles = [...frameStyles, chipStyles, choiceSwitchStyles, filterBarStyles, filterPanelStyles, periodPanelStyles];

  /** Dimensions to filter by, separated by spaces or commas, or a list: `segment specialty product campaign keyMessage` unless given. */
  @property() dimensions?: string | readonly string[];

  /** Usual periods to offer, in order, as presets such as `last-6-months`. */
  @property() presets?: string | readonly string[];

  /** Lists the members of dimensions; else the nearest dashboard's provider. */
  @property({ attribute: false }) provider?: DataProvider;

  /** What is filtered by; else the dashboard's. Where neither host nor dashboard says it, the bar keeps it itself. */
  @property({ attribute: false }) filters?: readonly Filter[];

  /** `{ start, end }`, `2026-05-01/2026-11-01` (end exclusive), or a preset; else the dashboard's. */
  @property() period?: PeriodInput;

  /** Labels of dimensions and the fiscal calendar; else the dashboard's, else the core catalog. */
  @property({ attribute: false }) catalog?: Catalog;

  /** Opaque key of who is looking; else the dashboard's. */
  @property() audience?: string;

  /** Leaves the period out. */
  @property({ type: Boolean, attribute: 'without-period' }) withoutPeriod = false;

  /** By dimension: headings of widgets that do not follow it; else what the dashboard notes. */
  @property({ attribute: false }) ignored?: Readonly<Record<string, readonly string[]>>;

  readonly #locale = new LocaleController(this);
  readonly #context = new ContextConsumer(this, { context: dashboardContext, subscribe: true });
  readonly #notes = new ContextConsumer(this, { context: dashboardNotesContext, subscribe: true });
  readonly #members = new MembersController(this);
  readonly #look = new BarLook(this, this.#members, (change) => this.#change(change));
  #state: BarState | undefined;
  #refused: OmnichannelError | undefined;
  #announced: OmnichannelError | undefined;

  override connectedCallback(): void {
    keepEarlyRequests();
    super.connectedCallback();
  }

  protected override isReady(): boolean {
    const { value } = this.#context;
    if (isInDashboard(this) && value?.filters === undefined) return false;
    return (this.provider ?? value?.provider) === undefined || this.#members.canAsk;
  }

  protected override prepare(): void {
    this.#locale.prefer(this.#context.value?.locale);
    try {
      this.#state = readBar(this, requireContext(this.#context.value, this.localName), this.#notes.value);
      this.#look.read(this.#state, this.#locale.words, this.withoutPeriod);
      this.#refused = undefined;
    } catch (thrown) {
      this.#state = undefined;
      this.#members.ask({}, {});
      const error = toOmnichannelError(thrown, this.localName);
      if (this.#refused?.message !== error.message) this.#refused = error;
    }
  }

  protected override render(): TemplateResult {
    const text = this.#locale.words.of('filter-bar', FILTER_BAR_MESSAGES);
    return html`
      <div class="bar" part="bar" role="group" aria-label=${text('label')}>
        ${this.#state ? this.#look.render() : html`<p class="remark" role="alert">${text('failed')}</p>`}
        <p class="visually-hidden" role="status">${this.#state ? this.#look.said : nothing}</p>
      </div>
    `;
  }

  protected override updated(): void {
    const error = this.#refused ?? this.#members.failure;
    if (error === this.#announced) return;
    this.#announced = error;
    if (error) this.dispatchEvent(new WidgetErrorEvent(error));
  }

  /** Asks again for the members that are shown, past the cache. */
  async refresh(): Promise<void> {
    await this.#members.refresh();
  }

  /** Tells what the reader wants; without a dashboard that keeps filters, the bar keeps them. */
  #change(change: Partial<FiltersChange>): void {
    if (!this.#state) return;
    const { filters, written } = this.#state;
    const wanted: FiltersChange = { filters, ...(written !== undefined && { period: written }), ...change };
    const isOwn = this.#context.value?.filters === undefined;
    const event = new FiltersChangeEvent(wanted);
    if (!this.dispatchEvent(event) || !isOwn) return;
    this.filters = wanted.filters;
    if (wanted.period !== undefined) this.period = wanted.period;
  }
}
