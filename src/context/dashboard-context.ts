import { ContextRoot, createContext } from '@lit/context';
import { isServer } from 'lit';
import type { Catalog, DataProvider, Filter, PeriodInput } from '../contract/index.js';

/** What is shown where nobody names a period. */
export const DEFAULT_PERIOD = 'last-6-months';

/** The version of what is handed down. It changes only where an older widget would misunderstand it, and then with a major version of the library. */
export const CONTEXT_VERSION = 1;

/** What a dashboard, or any host that answers the context protocol, hands down to the widgets inside it. */
export interface DashboardContext {
  /** `CONTEXT_VERSION` of whoever hands it down; 1 where absent. Widgets refuse another than their own. */
  readonly version?: number;
  readonly provider?: DataProvider;
  readonly filters?: readonly Filter[];
  readonly period?: PeriodInput;
  readonly catalog?: Catalog;
  /** Opaque key of who is looking; part of every cache key. */
  readonly audience?: string;
  /** Language of the reader, as a language tag; a `lang` of the widget's own wins. */
  readonly locale?: string;
  /** What was picked in widgets: each narrows the others, not the one it was made in. */
  readonly selections?: readonly ContextSelection[];
}

/** A selection as it narrows the neighbours. */
export interface ContextSelection {
  /** The widget it was made in. */
  readonly source: Element;
  /** Only widgets of the same `selection-scope` are narrowed. */
  readonly scope?: string;
  readonly filters: readonly Filter[];
}

/** The filters that the selections made elsewhere put on a widget. */
export function selectedFilters({ selections = [] }: DashboardContext, widget: Element & { readonly selectionScope?: string }): readonly Filter[] {
  return selections.flatMap(({ source, scope, filters }) => (source === widget || scope !== widget.selectionScope ? [] : filters));
}

/** The key of the context protocol: the text `omnichannel-dashboard`, so that several copies of the library understand each other. */
export const dashboardContext = createContext<DashboardContext, 'omnichannel-dashboard'>('omnichannel-dashboard');

const earlyRequests = new ContextRoot();

/** From now on, whoever asks for a dashboard that is not there yet is answered when it comes. */
export function keepEarlyRequests(): void {
  if (!isServer) earlyRequests.attach(document.documentElement);
}
