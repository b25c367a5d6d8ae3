/** What a widget can be in; also its custom states. */
export const WIDGET_STATUSES = ['idle', 'loading', 'ready', 'empty', 'filtered-out', 'suppressed', 'partial', 'stale', 'unauthorised', 'error'] as const;
export type WidgetStatus = (typeof WIDGET_STATUSES)[number];

/** The figures a widget shows, as texts of the reader's language; numbers stay numbers beside them. */
export interface FigureTable {
  readonly columns: readonly { readonly id: string; readonly label: string; readonly numeric: boolean }[];
  /** `text` is what is shown; `value` the plain figure, `null` where missing or hidden. */
  readonly rows: readonly (readonly { readonly text: string; readonly value: string | number | null }[])[];
}
