import type { LitElement, ReactiveController } from 'lit';
import { checkDashboardState, checkTiles, inLanguage, KPI_BUDGET, toOmnichannelError, type DashboardState, type Filter, type LocalText, type OmnichannelError, type PeriodInput, type TileState } from '../../contract/index.js';
import { WidgetErrorEvent, type ContextSelection, type FiltersChange } from '../../context/index.js';
import type { LocaleController } from '../../i18n/index.js';
import { AnswerNotes } from './answer-notes.js';
import { CrossFilter, type Move } from './cross-filter.js';
import { FilterChanges } from './filter-changes.js';
import { StateLink } from './state-link.js';
import { StateNews } from './state-news.js';
import { TileSlots } from './tile-slots.js';

export interface DocumentHost extends LitElement {
  filters: readonly Filter[];
  period?: PeriodInput;
  heading?: LocalText;
  crossFilter: boolean;
  kpiBudget: number;
  readonly stateParam?: string;
  readonly language: LocaleController;
  getState(): DashboardState;
}

export interface DocumentWays {
  /** Whether there is a source of figures. */
  readonly hasProvider: () => boolean;
  /** Who is looking. */
  readonly audience: () => string | undefined;
  /** A selection came or went; without one, nothing is left to tell. */
  readonly announce: (moved?: Move) => void;
}

/** All that a dashboard shows as one document: read, shown, told when it changes, kept in the address. */
export class DashboardDocument implements ReactiveController {
  readonly tiles: TileSlots;
  readonly crossFilter: CrossFilter;
  readonly notes: AnswerNotes;
  readonly #host: DocumentHost;
  readonly #news: StateNews;
  readonly #link: StateLink;
  #errors: OmnichannelError[] = [];

  constructor(host: DocumentHost, { hasProvider, audience, announce }: DocumentWays) {
    this.#host = host;
    this.tiles = new TileSlots(host, this.report);
    this.crossFilter = new CrossFilter(host, this.tiles, {
      audience,
      changed: (moved) => {
        announce(moved);
        this.changed();
      },
    });
    this.notes = new AnswerNotes(host, this.tiles);
    this.#news = new StateNews(host, () => this.#link.stateChanged());
    this.#link = new StateLink(host, {
      isSet: () => hasProvider() && this.tiles.shown.length > 0 && this.tiles.areDefined,
      show: (state) => {
        this.tiles.checkForeign(state.tiles);
        this.#show(state);
      },
      report: this.report,
    });
    new FilterChanges(host, (change) => this.#takeFilters(change));
    host.addController(this);
  }

  /** Errors are told once the dashboard is drawn, so that whoever sets it up may still begin to listen. */
  hostUpdated(): void {
    const errors = this.#errors;
    this.#errors = [];
    for (const error of errors) this.#host.dispatchEvent(new WidgetErrorEvent(error));
  }

  readonly report = (thrown: unknown): void => {
    this.#errors.push(toOmnichannelError(thrown, this.#host.localName));
    this.#host.requestUpdate();
  };

  /** Something that the document holds may have changed. */
  changed(): void {
    this.#host.requestUpdate();
    this.#news.tell();
  }

  get narrowing(): readonly ContextSelection[] {
    return this.crossFilter.narrowing;
  }

  /** Plain JSON of its own; what is as usual is left out. */
  read(): DashboardState {
    const { heading, period, filters, crossFilter, kpiBudget } = this.#host;
    const { selections } = this.crossFilter;
    const state: DashboardState = {
      version: 1,
      ...(heading != null && { heading }), ...(period != null && { period }),
      ...(filters?.length > 0 && { filters }), ...(selections.length > 0 && { selections }),
      ...(crossFilter && { crossFilter }), ...((kpiBudget ?? KPI_BUDGET) !== KPI_BUDGET && { kpiBudget }),
      tiles: this.tiles.tiles,
    };
    return JSON.parse(JSON.stringify(state)) as DashboardState;
  }

  /** Shows a state that the host gives; throws `invalid-state` and changes nothing where anything in it is wrong. */
  load(json: unknown): void {
    const state = checkDashboardState(json, this.#host.localName);
    this.#show(state);
    this.#link.rebase('state');
  }

  /** Tiles as the host names them; what is wrong is told, and the tiles stay. */
  setLayout(tiles: unknown): void {
    try {
      const checked = checkTiles(tiles ?? [], this.#host.localName);
      this.tiles.checkSettings(checked);
      this.tiles.show(checked, { exact: false });
      this.#link.rebase('tiles');
      this.changed();
    } catch (thrown) {
      this.report(thrown);
    }
  }

  /** Tiles as the reader arranges them: children that the host wrote are hidden, not removed. */
  changeLayout(tiles: readonly TileState[]): void {
    const left = this.tiles.tiles.filter(({ id }) => this.tiles.isOwn(id) && !tiles.some((tile) => tile.id === id));
    this.tiles.show([...tiles, ...left.map((tile) => ({ ...tile, hidden: true }))], { exact: true });
    this.changed();
  }

  /** The title of a tile as shown. */
  headingOf(id: string): string {
    const element: (Element & { heading?: string }) | undefined = this.tiles.elementOf(id);
    const tile = this.tiles.tiles.find((one) => one.id === id);
    const named = tile?.heading === undefined ? undefined : inLanguage(tile.heading, this.#host.language.words.language);
    return (element && this.notes.headingOf(element)) ?? named ?? element?.heading ?? tile?.element ?? id;
  }

  #show(state: DashboardState): void {
    this.tiles.checkSettings(state.tiles);
    const { heading, period, filters = [], crossFilter = false, kpiBudget = KPI_BUDGET, selections = [], tiles } = state;
    Object.assign(this.#host, { heading, period, filters, crossFilter, kpiBudget });
    this.tiles.show(tiles, { exact: true });
    this.crossFilter.restore(selections);
    this.changed();
  }

  #takeFilters({ filters, period }: FiltersChange): void {
    this.#host.filters = filters;
    if (period !== undefined) this.#host.period = period;
  }
}
