import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isFilter, mergeFilters, type Catalog, type DataProvider, type Filter, type PeriodInput } from '../../contract/index.js';
import { CONTEXT_VERSION, ContextConsumer, ContextProvider, dashboardContext, keepEarlyRequests, type ContextSelection, type DashboardContext } from '../../context/index.js';

export interface SourceHost extends ReactiveControllerHost, HTMLElement {
  readonly provider?: DataProvider;
  readonly filters: readonly Filter[];
  readonly period?: PeriodInput;
  readonly catalog?: Catalog;
  readonly audience?: string;
  readonly locale?: string;
}

/** Hands one frozen value down to all widgets inside; another one only where its content is another. What a dashboard lacks comes from the dashboard around it. */
export class ContextSource implements ReactiveController {
  readonly #host: SourceHost;
  readonly #selections: () => readonly ContextSelection[];
  readonly #outer: ContextConsumer<typeof dashboardContext, SourceHost>;
  readonly #provided: ContextProvider<typeof dashboardContext, SourceHost>;

  constructor(host: SourceHost, selections: () => readonly ContextSelection[]) {
    this.#host = host;
    this.#selections = selections;
    keepEarlyRequests();
    this.#outer = new ContextConsumer(host, { context: dashboardContext, subscribe: true });
    this.#provided = new ContextProvider(host, { context: dashboardContext, initialValue: Object.freeze({}) });
    host.addController(this);
  }

  get value(): DashboardContext {
    return this.#provided.value;
  }

  /** Who is looking, as the host or a dashboard around says now. */
  get audience(): string | undefined {
    return this.#host.audience ?? this.#outer.value?.audience;
  }

  /** Language of the reader, where the host or a dashboard around names one. */
  get locale(): string | undefined {
    return this.#host.locale ?? this.#outer.value?.locale;
  }

  hostUpdate(): void {
    const next = this.#read();
    if (!isSame(this.value, next)) this.#provided.setValue(Object.freeze(next));
  }

  #read(): DashboardContext {
    const outer = this.#outer.value ?? {};
    const version = outer.version ?? CONTEXT_VERSION;
    // The widgets inside refuse it, each by its name: without what a dashboard around says their figures would be others.
    if (version !== CONTEXT_VERSION) return { version };
    const { provider = outer.provider, period = outer.period, catalog = outer.catalog, audience = outer.audience, locale = outer.locale, filters } = withoutNull(this.#host);
    const lists = [outer.filters ?? [], filters ?? []];
    return {
      version,
      // What is no list of filters is left for the widgets to name.
      filters: lists.find((list) => !Array.isArray(list) || !list.every(isFilter)) ?? mergeFilters(...lists),
      selections: [...(outer.selections ?? []), ...this.#selections()],
      ...(provider && { provider }), ...(period !== undefined && { period }), ...(catalog && { catalog }),
      ...(audience !== undefined && { audience }), ...(locale !== undefined && { locale }),
    };
  }
}

/** Frameworks take a property away with `null` too. */
function withoutNull({ provider, filters, period, catalog, audience, locale }: SourceHost): Partial<SourceHost> {
  return Object.fromEntries(Object.entries({ provider, filters, period, catalog, audience, locale }).filter(([, value]) => value != null));
}

function isSame(one: DashboardContext, other: DashboardContext): boolean {
  return one.version === other.version && one.provider === other.provider && one.catalog === other.catalog && contentOf(one) === contentOf(other)
    && (one.selections ?? []).every(({ source }, at) => source === other.selections?.[at]?.source);
}

function contentOf({ filters, period, audience, locale, selections = [] }: DashboardContext): string {
  return JSON.stringify([filters, period, audience, locale, selections.map(({ scope, filters: narrowing }) => [scope, narrowing])]);
}
