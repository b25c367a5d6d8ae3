import type { Result } from './result.js';

/** What a widget can be in; also its custom states. */
export const WIDGET_STATUSES = ['idle', 'loading', 'ready', 'empty', 'filtered-out', 'suppressed', 'partial', 'stale', 'unauthorised', 'error'] as const;
export type WidgetStatus = (typeof WIDGET_STATUSES)[number];

/** The figures a widget shows, as texts of the reader's language; numbers stay numbers beside them. */
export interface FigureTable {
  readonly columns: readonly { readonly id: string; readonly label: string; readonly numeric: boolean }[];
  /** `text` is what is shown; `value` the plain figure, `null` where missing or hidden. */
  readonly rows: readonly (readonly { readonly text: string; readonly value: string | number | null }[])[];
}

/** What a result says about itself: nothing there, all hidden, something partial, or ready. `narrowed`: filters were asked for. */
export function resultStatus(result: Result, narrowed: boolean): Extract<WidgetStatus, 'ready' | 'empty' | 'filtered-out' | 'suppressed' | 'partial'> {
  const measures = result.columns.flatMap(({ kind }, at) => (kind === 'measure' ? [at] : []));
  let known = false;
  let hidden = false;
  let partial = false;
  // Plain loops and no long form of a cell: a table may have very many rows.
  for (const row of result.rows) {
    for (let at = 0; at < measures.length; at++) {
      const cell = row[measures[at] as number];
      if (typeof cell === 'number') known = true;
      else if (typeof cell === 'object' && cell !== null) {
        known ||= cell.value !== null;
        hidden ||= cell.state === 'suppressed';
        partial ||= cell.state === 'partial' || cell.state === 'error';
      }
    }
  }
  if (!known) return hidden ? 'suppressed' : narrowed ? 'filtered-out' : 'empty';
  return partial ? 'partial' : 'ready';
}
