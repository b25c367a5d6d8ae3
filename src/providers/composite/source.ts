import { checkResult, invalidSetting, toOmnichannelError, untilAborted, type DataProvider, type Filter, type OmnichannelError, type Query, type Result } from '../../contract/index.js';
import { ACTUAL, SCENARIO } from './scenario.js';
import { SourceTray } from './source-tray.js';

/** One of several providers, and what it is asked for. */
export interface CompositeSource {
  readonly provider: DataProvider;
  /** Ids of the measures that it answers for; else those of its `capabilities`. */
  readonly measures?: readonly string[];
  /** Name used in errors and warnings; the provider's own unless given. */
  readonly name?: string;
}

/** A source without scenarios has actual figures: they may not pass for a forecast. */
const mayBeLeftOut = ({ dimension, in: kept, notIn }: Filter): boolean => dimension !== SCENARIO || (!notIn?.includes(ACTUAL) && (kept?.includes(ACTUAL) ?? true));

const REFUSED_DIMENSION: readonly string[] = ['unknown-dimension', 'unsupported-dimension'];

/** A provider with the measures that it claims. */
export class Source {
  readonly name: string;
  readonly provider: DataProvider;
  readonly #listed: ReadonlySet<string> | undefined;
  readonly #tray: SourceTray;
  #isSettled = false;

  constructor({ provider, measures, name }: CompositeSource, place: number) {
    this.name = name ?? provider.name ?? `source ${place + 1}`;
    this.provider = provider;
    this.#listed = measures && new Set(measures);
    this.#tray = new SourceTray(provider);
  }

  /** Ids of all measures that it claims; `undefined` while it has not said. */
  get claimed(): readonly string[] | undefined {
    const { capabilities } = this.provider;
    return this.#listed ? [...this.#listed] : capabilities && Object.keys(capabilities.measures);
  }

  /** Whether it claims the measure; `undefined` while it has not said. */
  claims(measure: string): boolean | undefined {
    const { capabilities } = this.provider;
    return this.#listed ? this.#listed.has(measure) : capabilities && Object.hasOwn(capabilities.measures, measure);
  }

  /** Whether figures of a measure that it claims may be narrowed by the dimension; `undefined` where it has not said. */
  knows(dimension: string, measures = this.claimed ?? []): boolean | undefined {
    const { capabilities } = this.provider;
    return capabilities && measures.some((id) => capabilities.measures[id]?.dimensions.includes(dimension));
  }

  /** Whether it may say later what it has: a provider that reads first has a promise `ready`. */
  get maySayLater(): boolean {
    return !this.#isSettled && this.#listed === undefined && this.provider.capabilities === undefined && this.#ready !== undefined;
  }

  /** Waits until it has said what it has, if it ever will. */
  async untilSaid(signal: AbortSignal): Promise<void> {
    await untilAborted(Promise.resolve(this.#ready).catch(() => undefined), signal);
    this.#isSettled = true;
  }

  /** Its answer, checked; filters on dimensions that it refuses are left out and named in the answer. */
  async ask(query: Query, signal: AbortSignal): Promise<Result> {
    const left: string[] = [];
    for (let asked = query; ;) {
      try {
        const result = checkResult(await this.#tray.ask(asked, signal), this.name, asked);
        return left.length === 0 ? result : { ...result, meta: { ...result.meta, ignoredFilters: [...new Set([...(result.meta.ignoredFilters ?? []), ...left])].sort() } };
      } catch (thrown) {
        signal.throwIfAborted();
        const error = toOmnichannelError(thrown, this.name);
        const refused = this.#refusedFilters(error, asked);
        if (refused.length === 0) throw error;
        left.push(...refused);
        asked = { ...asked, filters: (asked.filters ?? []).filter(({ dimension }) => !refused.includes(dimension)) };
      }
    }
  }

  /** Follows its changes; throws `invalid-setting` where its subscription cannot be ended. */
  follow(listener: Parameters<NonNullable<DataProvider['subscribe']>>[0]): () => void {
    const end = this.provider.subscribe?.(listener) ?? ((): void => undefined);
    if (typeof end === 'function') return end;
    throw invalidSetting(end, { subject: this.name, setting: 'subscribe' }, 'Return a function that ends the subscription.');
  }

  /** Filters that an error may be about: on dimensions that the source does not list, or that the error names. */
  #refusedFilters({ code, message }: OmnichannelError, { measures, dimensions = [], filters = [] }: Query): readonly string[] {
    if (!REFUSED_DIMENSION.includes(code)) return [];
    const candidates = [...new Set(filters.filter(mayBeLeftOut).map(({ dimension }) => dimension))].filter((id) => !dimensions.includes(id));
    return candidates.filter((id) => this.knows(id, measures) === false || message.includes(`"${id}"`));
  }

  get #ready(): Promise<unknown> | undefined {
    const { ready } = this.provider as { readonly ready?: Promise<unknown> };
    return typeof ready?.then === 'function' ? ready : undefined;
  }
}
