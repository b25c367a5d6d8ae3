import { createContext } from '@lit/context';
import type { Catalog, DataProvider, Filter, PeriodInput } from '../contract/index.js';

/** What a dashboard, or any host that answers the context protocol, hands down to the widgets inside it. */
export interface DashboardContext {
  readonly provider?: DataProvider;
  readonly filters?: readonly Filter[];
  readonly period?: PeriodInput;
  readonly catalog?: Catalog;
  /** Opaque key of who is looking; part of every cache key. */
  readonly audience?: string;
}

/** The key of the context protocol: the text `omnichannel-dashboard`, so that several copies of the library understand each other. */
export const dashboardContext = createContext<DashboardContext, 'omnichannel-dashboard'>('omnichannel-dashboard');
