import { isServer, type ReactiveController } from 'lit';
import { missingPart, toOmnichannelError, type OmnichannelError } from '../contract/index.js';
import type { Answering } from './answering.js';
import { CONTEXT_VERSION, type DashboardContext } from './dashboard-context.js';
import { answeringPart, loadAnswering } from './load-answering.js';
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
  #leaving: ReturnType<typeof setTimeout> | undefined;

  constructor(host: WidgetHost, inquiry: Inquiry) {
    this.#host = host;
    this.#inquiry = inquiry;
    host.addController(this);
  }

  hostConnected(): void {
    clearTimeout(this.#leaving);
    this.#host.requestUpdate();
  }

  /** A move in the document ends nothing: whoever is back within the turn goes on waiting. */
  hostDisconnected(): void {
    this.#leaving = setTimeout(() => this.#answering?.stop());
  }

  hostUpdate(): void {
    if (!this.#host.isConnected && !isServer) return;
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

  /** Whether there is something to say at once: figures or a source of them, and the part that asks. */
  get isReady(): boolean {
    if (this.#inquiry.isWritten()) return true;
    if (!this.#hasSource) return false;
    if (!this.#canAsk && !this.#failure) this.#loading ??= this.#load();
    return this.#canAsk || this.#failure !== undefined;
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
    if (this.#inquiry.isWritten() || !this.#hasSource) {
      this.#answering?.stop();
      return NOTHING_KNOWN;
    }
    if (this.#failure) throw this.#failure;
    if (this.#canAsk) return (this.#answering as Answering).answer(this.#inquiry.context());
    this.#loading ??= this.#load();
    return { ...NOTHING_KNOWN, status: 'loading' };
  }

  get #hasSource(): boolean {
    const { data, provider } = this.#host;
    const context = this.#inquiry.context();
    // What is of another version is for the part that asks to refuse.
    return (data ?? provider ?? context.provider ?? undefined) !== undefined || (context.version ?? CONTEXT_VERSION) !== CONTEXT_VERSION;
  }

  get #canAsk(): boolean {
    const part = this.#inquiry.load ? undefined : answeringPart();
    if (part) this.#answering ??= new part.Answering(this.#host, this.#inquiry.ask);
    return this.#answering !== undefined;
  }

  async #load(): Promise<void> {
    try {
      const { Answering } = await (this.#inquiry.load ?? loadAnswering)();
      this.#answering = new Answering(this.#host, this.#inquiry.ask);
    } catch (cause) {
      this.#failure = missingPart('the part that asks the provider', this.#host.localName, cause);
    }
    this.#loading = undefined;
    this.#host.requestUpdate();
  }
}
