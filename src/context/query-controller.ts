import type { ReactiveController } from 'lit';
import {
  ALL_TIME, dimensionDefinition, isPreset, mergeFilters, OmnichannelError, resolvePeriod, toOmnichannelError, toResult,
  type DataInput, type DataProvider, type Filter, type Period, type PeriodInput, type Query, type Result,
} from '../contract/index.js';
import type { Answer, Desk, Watch } from '../query/desk.js';
import type { DashboardContext } from './dashboard-context.js';
import { NOTHING_KNOWN, type Answers, type Question, type Questions, type Scope } from './questions.js';
import { loadServices, type Services } from './services.js';
import { WatchList } from './watch-list.js';
import type { WidgetHost } from './widget-host.js';

const DEFAULT_PERIOD = 'last-6-months';
const PROBE_PERIOD: Period = { start: '1970-01-01', end: '1970-01-02' };
const PROBE = 'probe';

/** Turns a widget's questions into answers: resolves the period, asks the desk, keeps what is known. */
export class QueryController implements ReactiveController {
  answers: Answers = NOTHING_KNOWN;
  readonly #host: WidgetHost;
  readonly #ask: (scope: Scope) => Questions;
  readonly #context: () => DashboardContext;
  readonly #check: () => void;
  #services: Services | undefined;
  #failure: OmnichannelError | undefined;
  /** Kept while it is the same, since a new one is announced. */
  #refused: OmnichannelError | undefined;
  #watches = new WatchList(() => this.#host.requestUpdate());
  #identity: readonly unknown[] = [];
  #checked: { readonly data: DataInput; readonly result: Result } | undefined;

  constructor(host: WidgetHost, ask: (scope: Scope) => Questions, context: () => DashboardContext, check: () => void) {
    this.#host = host;
    this.#ask = ask;
    this.#context = context;
    this.#check = check;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#watches.stopAll();
  }

  hostUpdate(): void {
    if (!this.#host.isConnected) return;
    try {
      this.#check();
      this.answers = this.#answer();
    } catch (thrown) {
      this.#watches.stopAll();
      this.fail(thrown);
    }
  }

  /** Nothing can be shown, for the reason given. */
  fail(thrown: unknown): void {
    const error = toOmnichannelError(thrown, this.#host.localName);
    if (this.#refused?.message !== error.message) this.#refused = error;
    this.answers = { ...this.#nothing('error'), error: this.#refused };
  }

  /** Nothing to show yet, with the words for it where they are there. */
  #nothing(status: 'loading' | 'error'): Answers {
    const catalog = this.#context().catalog ?? this.#services?.catalog;
    return { ...NOTHING_KNOWN, status, ...(catalog && { catalog }) };
  }

  /** The plain query behind the figures, where one was asked. */
  get mainQuery(): Query | undefined {
    return this.#watches.query('main');
  }

  /** Asks everything again, past the cache. */
  async refresh(): Promise<void> {
    this.#failure = undefined;
    this.#host.requestUpdate();
    await this.#watches.refreshAll();
  }

  #answer(): Answers {
    const context = this.#context();
    const { data } = this.#host;
    const provider = this.#host.provider ?? context.provider;
    if (data === undefined && !provider) {
      this.#watches.stopAll();
      return NOTHING_KNOWN;
    }
    if (this.#failure) throw this.#failure;
    if (!this.#services) {
      this.#loadServices();
      return this.#nothing('loading');
    }
    return data === undefined ? this.#answerFrom(provider as DataProvider, this.#services, context) : this.#answerWith(data, context.catalog ?? this.#services.catalog);
  }

  /** The host's own figures, drawn as they are. */
  #answerWith(data: DataInput, catalog: Scope['catalog']): Answers {
    this.#watches.stopAll();
    const { status: _, ...known } = NOTHING_KNOWN;
    return { ...known, results: { main: this.#resultOf(data) }, periods: { main: this.#statedPeriod() }, catalog };
  }

  /** The host's figures are checked once, however often the widget is drawn. */
  #resultOf(data: DataInput): Result {
    if (this.#checked?.data !== data) this.#checked = { data, result: toResult(data, this.#host.localName) };
    return this.#checked.result;
  }

  #answerFrom(provider: DataProvider, services: Services, context: DashboardContext): Answers {
    const desk = services.deskOf(provider);
    const audience = context.audience ?? '';
    const dropped = this.#forgetOthers(desk, audience);
    const catalog = context.catalog ?? services.catalog;
    const filters = mergeFilters(context.filters, this.#host.filters);
    const completeThrough = this.#completeThrough(provider, { desk, audience, catalog, filters });
    if (completeThrough === 'asking') return dropped ? this.#nothing('loading') : { ...this.answers, catalog, status: 'loading' };
    if (completeThrough instanceof OmnichannelError) throw completeThrough;
    const period = this.#period(context, completeThrough);
    const questions = this.#ask({ period, filters, catalog });
    const main = this.#watches.hold('main', desk, questions.main.query, audience);
    const reach = completeThrough ?? main.answer.result?.meta.completeThrough;
    const others = Object.entries(questions).filter(([name, question]) => name !== 'main' && question) as [string, Question][];
    for (const [name, question] of others) {
      if (question.comparison && !main.answer.result) continue;
      const query = question.comparison ? services.comparisonQuery(question.query, question.comparison, reach) : question.query;
      this.#watches.hold(name, desk, query, audience);
    }
    this.#watches.keepOnly(['main', PROBE, ...others.map(([name]) => name)]);
    this.#watches.holdMembers(desk, audience, this.#unlabelled(questions, catalog));
    return this.#collect(main, { dropped, filters, catalog });
  }

  #collect(main: Watch, { dropped, filters, catalog }: { dropped: boolean; filters: readonly Filter[]; catalog: Scope['catalog'] }): Answers {
    const { answer } = main;
    const before = dropped ? NOTHING_KNOWN : this.answers;
    if (!answer.result && !answer.error && before.results['main']) return { ...before, status: 'loading' };
    const status = askingStatus(answer);
    return {
      results: this.#watches.results(), periods: this.#watches.periods(), filters, catalog, labels: this.#watches.labels(),
      ...(answer.error && { error: answer.error }), ...(status && { status }), receivedAt: answer.receivedAt,
    };
  }

  /** Another provider or audience: nothing of the one before may stay on screen. */
  #forgetOthers(desk: Desk, audience: string): boolean {
    const same = this.#identity[0] === desk && this.#identity[1] === audience;
    if (!same) this.#watches.stopAll();
    this.#identity = [desk, audience];
    return !same;
  }

  /** How far the source reaches, asked with a question about no rows where a preset needs it and the provider has not said. */
  #completeThrough(provider: DataProvider, asking: { desk: Desk; audience: string; catalog: Scope['catalog']; filters: readonly Filter[] }): string | undefined | 'asking' | OmnichannelError {
    const known = provider.capabilities?.completeThrough;
    const written = this.#host.period ?? this.#context().period;
    if (known !== undefined || (written !== undefined && !isPreset(written))) return known;
    const [measure] = this.#ask({ ...asking, period: PROBE_PERIOD }).main.query.measures;
    const probe: Query = { measures: [measure as string], period: PROBE_PERIOD };
    const { answer } = this.#watches.hold(PROBE, asking.desk, probe, asking.audience);
    if (answer.result) return answer.result.meta.completeThrough ?? provider.capabilities?.completeThrough;
    return answer.error ?? 'asking';
  }

  #period(context: DashboardContext, completeThrough: string | undefined): Period {
    const written: PeriodInput | undefined = this.#host.period ?? context.period;
    if (written === undefined && completeThrough === undefined) return ALL_TIME;
    return resolvePeriod(written ?? DEFAULT_PERIOD, completeThrough, this.#host.localName, context.catalog?.calendar);
  }

  #statedPeriod(): Period | undefined {
    const { period } = this.#host;
    return period === undefined || isPreset(period) ? undefined : resolvePeriod(period, undefined, this.#host.localName);
  }

  /** Grouped dimensions whose codes the catalog does not name. */
  #unlabelled(questions: Questions, catalog: Scope['catalog']): readonly string[] {
    const grouped = Object.values(questions).flatMap((question) => question?.query.dimensions ?? []);
    const plain = grouped.map((id) => id.replace(/(From|To)$/, ''));
    return [...new Set(plain)].filter((id) => id !== 'hcp' && !dimensionDefinition(catalog, id)?.members);
  }

  #loadServices(): void {
    loadServices().then((services) => {
      this.#services = services;
      this.#host.requestUpdate();
    }, (thrown: unknown) => {
      this.#failure = new OmnichannelError('failed-engine', {
        subject: this.#host.localName, problem: 'failed loading of the part that asks the provider', remedy: 'Serve all files of the package from one place and ask again with refresh().', cause: thrown,
      });
      this.#host.requestUpdate();
    });
  }
}

function askingStatus({ result, error, asking }: Answer): Answers['status'] {
  if (!result && !error) return 'loading';
  if (!error || asking) return undefined;
  if (error.code === 'unauthorised') return 'unauthorised';
  return result ? 'stale' : 'error';
}
