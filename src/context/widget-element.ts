import { ContextConsumer } from '@lit/context';
import type { LitElement, PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import type { DataInput, DataProvider, FigureTable, Filter, PeriodInput, WidgetStatus } from '../contract/index.js';
import { LocaleController } from '../i18n/index.js';
import { dashboardContext, keepEarlyRequests } from './dashboard-context.js';
import { rememberWidget, WidgetAnswerEvent, WidgetErrorEvent, WidgetStatusEvent } from './events.js';
import { HydratableElement } from './hydratable-element.js';
import type { LoadProgress } from './load-watch.js';
import { QueryController } from './query-controller.js';
import type { Answers, Questions, Scope, Showing, WidgetView } from './questions.js';
import { asObject } from './read-setting.js';
import { isInDashboard } from './tile-slot.js';
import type { WidgetHost } from './widget-host.js';

/**
 * What all widgets share: where their figures come from, their state, and the three steps
 * (ask, look, render) in which a widget says its own.
 *
 * @slot heading - Replaces the title.
 * @slot actions - Buttons and links of the host in the menu.
 * @slot caveat - A remark under the foot.
 * @slot empty - Replaces the sentence for no figures.
 * @slot error - Replaces the sentence for a failure.
 * @fires {WidgetStatusEvent} widget-status - The status has changed, or the source has come further with what it loads; detail: the status, and the progress while it loads.
 * @fires {WidgetErrorEvent} widget-error - Something went wrong; detail: the code, the error with its remedy, and the question it belongs to.
 * @fires {WidgetAnswerEvent} widget-answer - Other figures are shown; detail: their heading, source and reach, and the filters they do not follow.
 * @csspart tile - The box of the tile.
 * @csspart header - Title, menu and summary.
 * @csspart heading - The title.
 * @csspart menu - The button that opens the menu.
 * @csspart summary - The sentence that says what the figures show.
 * @csspart body - Where the picture stands.
 * @csspart foot - Period, source and reach.
 * @csspart table - The figures as a table, where the reader or the host asked for it.
 * @cssstate idle - Nothing has been asked yet: provider, figures or measure are missing.
 * @cssstate loading - Figures are asked for; those of before may still be shown.
 * @cssstate ready - Figures are shown.
 * @cssstate empty - There are no figures for this period.
 * @cssstate filtered-out - There are none because of the filters.
 * @cssstate suppressed - There are figures, but their groups are too small to be shown.
 * @cssstate partial - Figures are shown, but some cover only a part, or could not be computed.
 * @cssstate stale - Figures of before are shown, since asking for them again failed.
 * @cssstate unauthorised - The source does not know who is asking, or refuses.
 * @cssstate error - The question failed, or a setting is not allowed.
 */
export abstract class WidgetElement<View extends WidgetView> extends HydratableElement implements WidgetHost {
  /** Answers the widget's questions; else the nearest dashboard's provider. */
  @property({ attribute: false }) provider?: DataProvider;

  /** Figures to draw as they are, no provider asked: a result, or plain objects keyed by column id. As attribute: JSON. */
  @property({ converter: asObject }) data?: DataInput;

  /** Filters added to the dashboard's: `[{ dimension: 'product', in: ['respira'] }]`. */
  @property({ attribute: false }) filters: readonly Filter[] = [];

  /** `{ start, end }`, `2026-05-01/2026-11-01` (end exclusive), or a preset such as `last-6-months`, counted from what the source holds completely. */
  @property() period?: PeriodInput;

  /** Visible title; each widget has a default in the reader's language. */
  @property() heading?: string;

  /** Widgets with the same scope narrow each other by what is picked in them; those without one form a scope too. */
  @property({ attribute: 'selection-scope' }) selectionScope?: string;

  protected readonly locale = new LocaleController(this);
  protected view!: View;

  readonly #context = new ContextConsumer(this, { context: dashboardContext, subscribe: true });
  readonly #questions = new QueryController(this, { ask: (scope) => this.ask(scope), context: () => this.#context.value ?? {}, isWritten: () => this.isWritten(), check: () => this.check() });
  readonly #internals = this.attachInternals();
  #status: WidgetStatus = 'idle';

  constructor() {
    super();
    this.#internals.states.add(this.#status);
  }

  override connectedCallback(): void {
    keepEarlyRequests();
    super.connectedCallback();
  }

  override dispatchEvent(event: Event): boolean {
    rememberWidget(event, this);
    return super.dispatchEvent(event);
  }

  /** Throws where a setting is not allowed. */
  protected check(): void {}

  /** Whether the host wrote the figures themselves, so that nobody is asked. */
  protected isWritten(): boolean {
    return false;
  }

  /** The widget's questions: pure. */
  protected abstract ask(scope: Scope): Questions;

  /** What is shown: pure. */
  protected abstract look(showing: Showing): View;

  /** What the widget knows and whether it is asking; also a custom state of the same name. */
  get status(): WidgetStatus {
    return this.#status;
  }

  /** Asks again, past the cache. */
  async refresh(): Promise<void> {
    await this.#questions.refresh();
  }

  /** The figures shown, in the reader's language and with the plain values beside them. */
  toTable(): FigureTable {
    return this.view?.table ?? { columns: [], rows: [] };
  }

  /** Frameworks set properties where others write attributes: both are read alike, and what is taken away returns to its default. */
  protected override willUpdate(changed: PropertyValues): void {
    for (const [name, { converter }] of (this.constructor as typeof LitElement).elementProperties) {
      if (typeof converter === 'function') Reflect.set(this, name, converter(Reflect.get(this, name) as string | null));
    }
    super.willUpdate(changed);
  }

  protected override prepare(): void {
    this.locale.prefer(this.#context.value?.locale);
    this.view = this.#look();
  }

  protected override isReady(): boolean {
    const { value } = this.#context;
    return (!isInDashboard(this) || value?.filters !== undefined) && this.#questions.isReady;
  }

  /** Figures that contradict each other are shown as a failure, not as one of them. */
  #look(): View {
    const { words, direction } = this.locale;
    try {
      return this.look({ answers: this.#questions.answers, words, direction });
    } catch (thrown) {
      this.#questions.fail(thrown);
      return this.look({ answers: this.#questions.answers, words, direction });
    }
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#announceStatus(this.view.status);
    this.#announceErrors();
    this.#announceAnswer();
  }

  #progress: LoadProgress | undefined;

  #announceStatus(status: WidgetStatus): void {
    const progress = status === 'loading' ? this.#questions.progress : undefined;
    if (status === this.#status && progress === this.#progress) return;
    this.#progress = progress;
    this.#internals.states.delete(this.#status);
    this.#internals.states.add(status);
    this.#status = status;
    this.dispatchEvent(new WidgetStatusEvent(status, progress));
  }

  #announced: ReadonlyMap<string, unknown> = new Map();

  #announceErrors(): void {
    const { failures } = this.#questions;
    const before = this.#announced;
    this.#announced = new Map(failures.map(({ name, error }) => [name, error]));
    for (const { name, error, query } of failures) if (before.get(name) !== error) this.dispatchEvent(new WidgetErrorEvent(error, query));
  }

  #answered = '';

  #announceAnswer(): void {
    const { answers, view: { frame } } = this;
    const meta = answers.results['main']?.meta;
    if (!meta && this.#answered === '') return;
    const facts = {
      heading: frame.heading, ignoredFilters: frame.unfiltered, receivedAt: answers.receivedAt, ...(meta && { source: meta.source }),
      ...(meta?.completeThrough !== undefined && { completeThrough: meta.completeThrough }),
    };
    const told = JSON.stringify(facts);
    if (told === this.#answered) return;
    this.#answered = told;
    this.dispatchEvent(new WidgetAnswerEvent(facts));
  }

  /** What is known now, for the frame around the figures. */
  protected get answers(): Answers {
    return this.#questions.answers;
  }
}
