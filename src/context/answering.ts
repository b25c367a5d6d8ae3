import {
  ALL_TIME, dayNumber, dimensionDefinition, invalidSetting, isPreset, measureDefinition, mergeFilters, OmnichannelError, requireFilters, resolvePeriod, toResult,
  type DataInput, type DataProvider, type Filter, type Period, type PeriodInput, type Query, type Result,
} from '../contract/index.js';
import { CORE_CATALOG } from '../catalog/index.js';
import { comparisonQuery, Desk, type Answer, type Watch } from '../query/index.js';
import { DEFAULT_PERIOD, selectedFilters, type DashboardContext } from './dashboard-context.js';
import { LoadWatch, type LoadProgress } from './load-watch.js';
import { requireContext } from './require-context.js';
import { NOTHING_KNOWN, type Answers, type Failure, type Question, type Questions, type Scope } from './questions.js';
import { WatchList } from './watch-list.js';
import type { WidgetHost } from './widget-host.js';

const PROBE_PERIOD: Period = { start: '1970-01-01', end: '1970-01-02' };
const PROBE = 'probe';

/** A desk per provider, shared by all who ask it and gone with it. */
const desks = new WeakMap<DataProvider, Desk>();

export function deskOf(provider: DataProvider): Desk {
  let desk = desks.get(provider);
  if (!desk) desks.set(provider, (desk = new Desk(provider)));
  return desk;
}

/** From now on whoever asks the provider asks this desk. */
export function giveDesk(provider: DataProvider, desk: Desk): void {
  desks.set(provider, desk);
}

/** How far a source reaches, where that is known; `asking` while it is being asked. */
interface Reach {
  readonly completeThrough?: string;
  readonly asking?: boolean;
}

/** Turns the questions of one widget into answers: resolves the period, asks the desk, keeps what is known. */
export class Answering {
  #answers: Answers = NOTHING_KNOWN;
  readonly #host: WidgetHost;
  readonly #ask: (scope: Scope) => Questions;
  readonly #watches: WatchList;
  readonly #load: LoadWatch;
  #identity: { readonly desk: Desk; readonly audience: string } | undefined;
  #checked: { readonly data: DataInput; readonly result: Result } | undefined;

  constructor(host: WidgetHost, ask: (scope: Scope) => Questions) {
    this.#host = host;
    this.#ask = ask;
    this.#watches = new WatchList(() => host.requestUpdate());
    this.#load = new LoadWatch(() => host.requestUpdate());
  }

  /** What is known now; throws what the host or the catalog got wrong. */
  answer(given: DashboardContext): Answers {
    const { data, localName: subject } = this.#host;
    const context = requireContext(given, subject);
    const provider = this.#host.provider ?? context.provider;
    const catalog = context.catalog ?? CORE_CATALOG;
    if (data) this.#answers = this.#answerWith(data, catalog);
    else this.#answers = provider ? this.#answerFrom(requireProvider(provider, subject), catalog, context) : NOTHING_KNOWN;
    return this.#answers;
  }

  /** The plain query behind the figures, where one was asked. */
  get mainQuery(): Query | undefined {
    return this.#watches.query('main');
  }

  /** The questions beside `main` that failed; the figures stand without them. */
  get failures(): readonly Failure[] {
    return this.#watches.failures().filter(({ name }) => name !== 'main');
  }

  /** Asks everything again, past the cache. */
  async refresh(): Promise<void> {
    await this.#watches.refreshAll();
  }

  /** How far the provider has come with what it loads; nothing where it loads nothing. */
  get progress(): LoadProgress | undefined {
    return this.#load.progress;
  }

  /** Waits for nothing any more. */
  stop(): void {
    this.#load.stop();
    this.#watches.stopAll();
  }

  /** The host's own figures, drawn as they are. */
  #answerWith(data: DataInput, catalog: Scope['catalog']): Answers {
    this.stop();
    const { status: _, ...known } = NOTHING_KNOWN;
    return { ...known, results: { main: this.#resultOf(data, catalog) }, periods: { main: this.#statedPeriod() }, catalog };
  }

  /** The host's figures are checked once, however often the widget is drawn. */
  #resultOf(data: DataInput, catalog: Scope['catalog']): Result {
    if (this.#checked?.data !== data) this.#checked = { data, result: toResult(data, this.#host.localName, (id) => measureDefinition(catalog, id) !== undefined) };
    return this.#checked.result;
  }

  #answerFrom(provider: DataProvider, catalog: Scope['catalog'], context: DashboardContext): Answers {
    const { localName: subject } = this.#host;
    const desk = deskOf(provider);
    const audience = context.audience ?? '';
    const dropped = this.#forgetOthers(desk, audience);
    this.#load.watch(provider);
    const filters = mergeFilters(requireFilters(context.filters, subject), selectedFilters(context, this.#host), requireFilters(this.#host.filters, subject));
    const { completeThrough, asking } = this.#reach(provider, context, { desk, audience, catalog, filters });
    if (asking) return { ...(dropped ? NOTHING_KNOWN : this.#answers), catalog, status: 'loading' };
    const period = this.#period(context, completeThrough);
    const scope = { period, filters, catalog };
    const first = this.#ask(scope);
    const main = this.#watches.hold('main', desk, first.main.query, audience);
    const questions = main.answer.result ? this.#ask({ ...scope, main: main.answer.result }) : first;
    // Where several sources stand behind the provider, the figures' own reach may be another.
    const reach = main.answer.result?.meta.completeThrough ?? completeThrough;
    const others = Object.entries(questions).filter(([name, question]) => name !== 'main' && question) as [string, Question][];
    for (const [name, question] of others) {
      if (question.comparison && !main.answer.result) continue;
      const query = question.comparison ? comparisonQuery(question.query, question.comparison, reach) : question.query;
      this.#watches.hold(name, desk, query, audience);
    }
    this.#watches.keepOnly(['main', PROBE, ...others.map(([name]) => name)]);
    this.#watches.holdMembers(desk, audience, this.#unlabelled(questions, catalog));
    return this.#collect(main, { dropped, filters, catalog });
  }

  #collect(main: Watch, { dropped, filters, catalog }: { dropped: boolean; filters: readonly Filter[]; catalog: Scope['catalog'] }): Answers {
    const { answer } = main;
    const before = dropped ? NOTHING_KNOWN : this.#answers;
    if (!answer.result && !answer.error && before.results['main']) return { ...before, status: 'loading' };
    const status = askingStatus(answer);
    return {
      // Whoever may no longer look keeps nothing: neither on screen nor in an export.
      results: answer.error?.code === 'unauthorised' ? {} : this.#watches.results(), periods: this.#watches.periods(), filters, catalog, labels: this.#watches.labels(),
      ...(answer.error && { error: answer.error }), ...(status && { status }), receivedAt: answer.receivedAt,
    };
  }

  /** Another provider or audience: nothing of the one before may stay on screen. */
  #forgetOthers(desk: Desk, audience: string): boolean {
    const before = this.#identity;
    this.#identity = { desk, audience };
    if (before?.desk === desk && before.audience === audience) return false;
    this.#watches.stopAll();
    if (before && before.audience !== audience) before.desk.forget(before.audience);
    return true;
  }

  /** How far the source reaches, asked with a question about no rows where a preset needs it and the provider has not said. */
  #reach({ capabilities, name }: DataProvider, context: DashboardContext, asking: { desk: Desk; audience: string; catalog: Scope['catalog']; filters: readonly Filter[] }): Reach {
    const completeThrough = capabilities?.completeThrough;
    if (completeThrough !== undefined && dayNumber(completeThrough) === null) {
      throw new OmnichannelError('invalid-date', { subject: name ?? 'provider', problem: `invalid completeThrough "${completeThrough}"`, remedy: 'Let capabilities say an existing date as YYYY-MM-DD.' });
    }
    const written = this.#host.period ?? context.period;
    if (completeThrough !== undefined || (written !== undefined && !isPreset(written))) return { ...(completeThrough !== undefined && { completeThrough }) };
    // Grouped and filtered as the figures are: without it some are refused.
    const { measures, dimensions, filters } = this.#ask({ ...asking, period: ALL_TIME }).main.query;
    const question: Query = { measures: measures.slice(0, 1), period: PROBE_PERIOD, ...(dimensions && { dimensions }), ...(filters && { filters }) };
    const { answer: { result, error } } = this.#watches.hold(PROBE, asking.desk, question, asking.audience);
    if (!result && error) throw error;
    if (!result) return { asking: true };
    return { ...(result.meta.completeThrough !== undefined && { completeThrough: result.meta.completeThrough }) };
  }

  #period(context: DashboardContext, completeThrough: string | undefined): Period {
    const written: PeriodInput | undefined = this.#host.period ?? context.period;
    if (written === undefined && completeThrough === undefined) return ALL_TIME;
    return resolvePeriod(written ?? DEFAULT_PERIOD, completeThrough, this.#host.localName, context.catalog?.calendar);
  }

  #statedPeriod(): Period | undefined {
    const { period } = this.#host;
    return period == null || isPreset(period) ? undefined : resolvePeriod(period, undefined, this.#host.localName);
  }

  /** Grouped dimensions whose codes the catalog does not name. */
  #unlabelled(questions: Questions, catalog: Scope['catalog']): readonly string[] {
    const grouped = Object.values(questions).flatMap((question) => question?.query.dimensions ?? []);
    const plain = grouped.map((id) => id.replace(/(From|To)$/, ''));
    return [...new Set(plain)].filter((id) => id !== 'hcp' && !dimensionDefinition(catalog, id)?.members);
  }
}

/** Whatever has a method `query` is a provider. */
function requireProvider(provider: DataProvider, subject: string): DataProvider {
  if (typeof provider.query === 'function') return provider;
  throw invalidSetting(provider, { subject, setting: 'provider' }, 'Give an object with a method "query".');
}

function askingStatus({ result, error, asking }: Answer): Answers['status'] {
  if (!result && !error) return 'loading';
  if (error?.code === 'unauthorised') return asking ? 'loading' : 'unauthorised';
  if (!error || asking) return undefined;
  return result ? 'stale' : 'error';
}
