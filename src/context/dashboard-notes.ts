import { createContext } from '@lit/context';

/** What a dashboard knows about the widgets inside it and tells its filter bar. */
export interface DashboardNotes {
  /** By dimension: headings of widgets whose figures do not follow a filter on it. */
  readonly ignored: Readonly<Record<string, readonly string[]>>;
  /** Last day (inclusive) for which the widgets' figures are complete; said where the provider's capabilities do not. */
  readonly completeThrough?: string;
}

/** The key of the context protocol: the text `omnichannel-dashboard-notes`. */
export const dashboardNotesContext = createContext<DashboardNotes, 'omnichannel-dashboard-notes'>('omnichannel-dashboard-notes');
