import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Filter, Member, MembersRequest } from '../../contract/index.js';
import type { FiltersChange, MembersController, MembersSource } from '../../context/index.js';
import type { MemberLabels, Translate, Words } from '../../i18n/index.js';
import { chipList } from '../../ui/index.js';
import { placeBeside } from '../../ui/placement.js';
import type { BarState } from './bar-state.js';
import { DimensionFilter } from './dimension-filter.js';
import { FILTER_BAR_MESSAGES, type FilterBarText } from './filter-bar.messages.js';
import { changeText, filterBarView, type DimensionView, type FilterBarView, type Shown } from './filter-bar.view.js';
import { narrows, withChoice } from './filter-clauses.view.js';
import { Panels } from './panels.js';
import { datesOf, periodView, type PeriodFacts, type PeriodView } from './period-choices.view.js';
import { PeriodPicker } from './period-picker.js';

type BarHost = ReactiveControllerHost & HTMLElement & { readonly renderRoot: DocumentFragment | HTMLElement };

/** Names of the panels: the period's, and one for each dimension. */
const PERIOD = 'period';
const panelOf = (dimension: string): string => `by-${dimension}`;
/** Names of the questions for labels. */
const labelsOf = (dimension: string): string => `labels of ${dimension}`;
/** HCPs are too many to ask for all their names. */
const UNLISTED = 'hcp';

interface PeriodShown { readonly view: PeriodView; readonly facts: PeriodFacts }

/** Draws the bar: buttons with their panels, chips, notes; asks for the members that these show. */
export class BarLook implements ReactiveController {
  /** What has changed last, for those who do not see it. */
  said = '';
  readonly #host: BarHost;
  readonly #members: MembersController;
  readonly #change: (change: Partial<FiltersChange>) => void;
  readonly #panels: Panels;
  readonly #dimension: DimensionFilter;
  readonly #picker: PeriodPicker;
  /** Members as the panels listed them: their labels stand until those that were asked for come. */
  readonly #listed = new Map<string, readonly Member[]>();
  #isOpen = false;
  #asked: MembersSource = {};
  #state!: BarState;
  #words!: Words;
  #text!: Translate<FilterBarText>;
  #labels: MemberLabels = {};
  #view!: FilterBarView;
  #period: PeriodShown | undefined;
  #before: Shown | undefined;

  constructor(host: BarHost, members: MembersController, change: (change: Partial<FiltersChange>) => void) {
    this.#host = host;
    this.#members = members;
    this.#change = change;
    this.#dimension = new DimensionFilter(host, members, (dimension, choice) => change({ filters: withChoice(this.#state.filters, dimension, choice) }));
    this.#picker = new PeriodPicker(host, { choose: (period) => change({ period }), close: () => this.#panels.close() });
    this.#panels = new Panels(host, () => {
      this.#dimension.start();
      this.#picker.start();
    });
    host.addController(this);
  }

  hostConnected(): void {}

  hostDisconnected(): void {
    this.#isOpen = false;
  }

  /** Asks what the state needs and makes ready what `render` shows. */
  read(state: BarState, words: Words, withoutPeriod: boolean): void {
    if (state.provider !== this.#asked.provider || state.audience !== this.#asked.audience) this.#forget();
    this.#asked = state;
    this.#state = state;
    this.#words = words;
    this.#text = words.of('filter-bar', FILTER_BAR_MESSAGES);
    this.#period = withoutPeriod ? undefined : this.#readPeriod();
    this.#members.ask(state, this.#requests());
    this.#labels = this.#readLabels();
    const facts = { ...state, words, labels: this.#labels };
    this.#view = filterBarView(facts);
    const shown: Shown = { filters: state.filters, period: this.#period?.view.text ?? '', ...(state.written !== undefined && { written: state.written }) };
    this.said = (this.#before && changeText(this.#before, shown, facts)) || this.said;
    this.#before = shown;
  }

  /** Nothing that one source or audience named is shown to the next. */
  #forget(): void {
    this.#listed.clear();
    this.said = '';
    this.#before = undefined;
  }

  render(): TemplateResult {
    const { openText, dimensions, chips, fixed, notes } = this.#view;
    const period = this.#period?.view.text;
    return html`
      <div class="narrow">
        <button id="open" class="filter" part="filter" popovertarget="filters" aria-haspopup="dialog" aria-expanded=${this.#isOpen ? 'true' : 'false'}>${openText}${CHEVRON}</button>
        ${period ? html`<span class="remark"><bdi>${period}</bdi></span>` : nothing}
      </div>
      <div id="filters" class="filters" popover role="group" aria-label=${this.#text('label')} @toggle=${this.#onToggle}>
        ${this.#period ? this.#periodFilter(this.#period) : nothing}${dimensions.map((view) => this.#dimensionFilter(view))}
      </div>
      ${chipList(this.#text('active'), chips.map(({ clause, label, removeLabel }, at) => ({ label, removeLabel, remove: () => this.#remove((filter) => filter !== clause, at) })),
        { label: this.#text('clear'), act: () => this.#remove(({ dimension }) => !this.#state.dimensions.includes(dimension), 0) })}
      ${fixed || notes.length > 0 ? html`<div class="notes">${[...(fixed ? [fixed] : []), ...notes].map((note) => html`<p class="remark"><bdi>${note}</bdi></p>`)}</div>` : nothing}
    `;
  }

  #periodFilter({ view, facts }: PeriodShown): TemplateResult {
    const label = this.#text('period');
    return this.#panels.render({ name: PERIOD, label, button: html`<span class="chosen">${view.text || label}</span>${CHEVRON}`, content: () => this.#picker.render(view, facts) });
  }

  #dimensionFilter(view: DimensionView): TemplateResult {
    const { dimension, label, value, text } = view;
    return this.#panels.render({
      name: panelOf(dimension), label, button: html`<span class=${value ? 'chosen' : ''}><bdi>${text}</bdi></span>${CHEVRON}`,
      content: () => this.#dimension.render({ view, catalog: this.#state.catalog, labels: this.#labels, words: this.#words }),
    });
  }

  #readPeriod(): PeriodShown {
    const { period, presets, catalog: { calendar }, completeThrough } = this.#state;
    const facts = { presets, calendar, words: this.#words, ...(period !== undefined && { period }), ...(completeThrough !== undefined && { completeThrough }) };
    return { view: periodView(facts), facts };
  }

  get #openDimension(): string | undefined {
    return this.#state.dimensions.find((dimension) => panelOf(dimension) === this.#panels.open);
  }

  /** Members of the open panel, and those whose labels stand in chips. */
  #requests(): Readonly<Record<string, MembersRequest>> {
    const { filters, period, catalog: { calendar }, completeThrough } = this.#state;
    const named = new Set(filters.filter(narrows).map(({ dimension }) => dimension).filter((dimension) => dimension !== UNLISTED));
    const open = this.#openDimension;
    const dates = period === undefined ? undefined : datesOf(period, { calendar, ...(completeThrough !== undefined && { completeThrough }) });
    return { ...Object.fromEntries([...named].map((dimension) => [labelsOf(dimension), { dimension }])), ...(open !== undefined && this.#dimension.requests(open, filters, dates)) };
  }

  #readLabels(): MemberLabels {
    const open = this.#openDimension;
    const { listed } = this.#dimension;
    if (open !== undefined && listed) this.#listed.set(open, listed);
    const dimensions = new Set([...this.#listed.keys(), ...this.#state.filters.map(({ dimension }) => dimension)]);
    return Object.fromEntries([...dimensions].map((dimension) => [dimension, this.#members.answer(labelsOf(dimension)).result ?? this.#listed.get(dimension)]));
  }

  /** Keeps only some filters; the focus goes on to the chip that takes the place, else to the bar. */
  #remove(isKept: (filter: Filter) => boolean, at: number): void {
    this.#change({ filters: this.#state.filters.filter(isKept) });
    void this.#host.updateComplete.then(() => {
      const chips = this.#host.renderRoot.querySelectorAll<HTMLElement>('.chip button');
      const next = chips[Math.min(at, chips.length - 1)] ?? [...this.#host.renderRoot.querySelectorAll<HTMLElement>('button.filter')].find((button) => button.checkVisibility());
      next?.focus();
    });
  }

  readonly #onToggle = ({ newState, currentTarget }: ToggleEvent): void => {
    this.#isOpen = newState === 'open';
    const button = this.#host.renderRoot.querySelector('#open');
    if (this.#isOpen && button) void placeBeside(currentTarget as HTMLElement, button, 'bottom-start');
    this.#host.requestUpdate();
  };
}

const CHEVRON = html`<svg class="chevron" viewBox="0 0 10 6" aria-hidden="true"><path d="M1 1l4 4 4-4" /></svg>`;
