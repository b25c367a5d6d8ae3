import type { ReactiveController } from 'lit';
import { missingPart, toOmnichannelError, type OmnichannelError } from '../contract/index.js';
import type { Answering } from './answering.js';
import type { DashboardContext } from './dashboard-context.js';
import type { LoadProgress } from './load-watch.js';
import { NOTHING_KNOWN, type Answers, type Failure, type Questions, type Scope } from './questions.js';
import type { WidgetHost } from './widget-host.js';

/** What a widget tells its controller. */
export interface Inquiry {
  readonly ask: (scope: Scope) => Questions;
  readonly context: () => DashboardContext;
  /** Whether the host wrote the figures themselves, so that nobody is asked. */
  readonly isWritten: () => boolean;
  /** Throws where a setting is not allowed. */
  readonly check: () => void;
  readonly load?: () => Promise<typeof import('./answering.js')>;
}

/** Keeps a widget's answers up to date. The part that asks (desk, catalog, comparisons) loads with the first source of figures. */
export class QueryController implements ReactiveController {
  answers: Answers = NOTHING_KNOWN;
  readonly #host: WidgetHost;
  readonly #inquiry: Inquiry;
  #answering: Answering | undefined;
  #loading: Promise<void> | undefined;
  #failure: OmnichannelError | undefined;
  /** Kept while it is the same, since a new one is announced. */
  #refused: OmnichannelError | undefined;

  constructor(host: WidgetHost, inquiry: Inquiry) {
    this.#host = host;
    this.#inquiry = inquiry;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#answering?.stop();
  }

  hostUpdate(): void {
    if (!this.#host.isConnected) return;
    try {
      this.#inquiry.check();
      this.answers = this.#answer();
    } catch (thrown) {
      this.#answering?.stop();
      this.fail(thrown);
    }
  }

  /** Nothing can be shown, for the reason given. */
  fail(thrown: unknown): void {
    const error = toOmnichannelError(thrown, this.#host.localName);
    if (this.#refused?.message !== error.message) this.#refused = error;
    const { catalog } = this.answers;
    this.answers = { ...NOTHING_KNOWN, status: 'error', error: this.#refused, ...(catalog && { catalog }) };
  }

  /** What failed at its latest attempt: the figures themselves first, then what was asked beside them. */
  get failures(): readonly Failure[] {
    const { error } = this.answers;
    const query = this.#answering?.mainQuery;
    return [...(error ? [{ name: 'main', error, ...(query && { query }) }] : []), ...(this.#answering?.failures ?? [])];
  }

  /** How far the provider has come with what it loads; nothing where it loads nothing. */
  get progress(): LoadProgress | undefined {
    return this.#answering?.progress;
  }

  /** Asks everything again, past the cache. */
  async refresh(): Promise<void> {
    this.#failure = undefined;
    this.#host.requestUpdate();
    await this.#answering?.refresh();
  }

  #answer(): Answers {
    const context = this.#inquiry.context();
    const { data, provider } = this.#host;
    if (this.#inquiry.isWritten() || (data ?? provider ?? context.provider ?? undefined) === undefined) {
      this.#answering?.stop();
      return NOTHING_KNOWN;
    }
    if (this.#failure) throw this.#failure;
    if (this.#answering) return this.#answering.answer(context);
    this.#loading ??= this.#load();
    return { ...NOTHING_KNOWN, status: 'loading' };
  }

  async #load(): Promise<void> {
    try {
      const { Answering } = await (this.#inquiry.load?.() ?? import('./answering.js'));
      this.#answering = new Answering(this.#host, this.#inquiry.ask);
    } catch (cause) {
      this.#failure = missingPart('the part that asks the provider', this.#host.localName, cause);
    }
    this.#loading = undefined;
    this.#host.requestUpdate();
  }
}
