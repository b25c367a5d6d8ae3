import { dimensionDefinition, measureDefinition, OmnichannelError } from '../../contract/index.js';
import type { Questions, Scope } from '../../context/questions.js';

export const ASSET = 'asset';
export const DEFAULT_COLUMNS = ['adoptionStage', ASSET, 'assetEngagement', 'participation', 'completedAction'] as const;
export const DEFAULT_SORT = '-assetEngagement';
const TAG = 'asset-performance-table';

export interface Sorting {
  readonly column: string;
  readonly descending: boolean;
}

/** The columns in order, each once; the asset, which names the rows, leads where it was not asked for. */
export function shownColumns(columns: readonly string[]): readonly string[] {
  return [...new Set(columns.includes(ASSET) ? columns : [ASSET, ...columns])];
}

/** A written order among the columns: the id, or the word it ends with (`-engagement`); a minus sorts downwards. */
export function sortingOf(sort: string, columns: readonly string[]): Sorting | undefined {
  const word = sort.replace(/^-/, '').toLowerCase();
  if (!word) return undefined;
  const column = columns.find((id) => id.toLowerCase() === word) ?? columns.find((id) => id.toLowerCase().endsWith(word));
  return column === undefined ? undefined : { column, descending: sort.startsWith('-') };
}

export function unknownColumn(id: string, columns: readonly string[]): OmnichannelError {
  return new OmnichannelError('unknown-column', {
    subject: TAG, problem: `unknown column "${id}"`, remedy: `Name measures and dimensions of the catalog in columns, and sort by one of them: ${columns.join(', ')}.`,
  });
}

/** One question: a row for each asset, and the whole at its own grain. Rows are ordered here, so that a new order asks nothing. */
export function assetTableQuestions({ period, filters, catalog }: Scope, columns: readonly string[], sort: string): Questions {
  const ids = shownColumns(columns);
  const measures = ids.filter((id) => measureDefinition(catalog, id));
  const dimensions = ids.filter((id) => !measures.includes(id));
  const unknown = dimensions.find((id) => !dimensionDefinition(catalog, id));
  if (unknown !== undefined) throw unknownColumn(unknown, ids);
  if (measures.length === 0) {
    throw new OmnichannelError('missing-measure', { subject: TAG, problem: 'missing measure in "columns"', remedy: 'Name at least one measure of the catalog, such as assetEngagement.' });
  }
  if (sort && sort !== DEFAULT_SORT && !sortingOf(sort, ids)) throw unknownColumn(sort.replace(/^-/, ''), ids);
  return { main: { query: { measures, dimensions, period, filters, totals: true } } };
}
