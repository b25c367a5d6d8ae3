import { codeOf, columnIndex, OmnichannelError, type Cell, type Query, type Result } from '../../contract/index.js';
import { ACTUAL, SCENARIO } from './scenario.js';

/** A row of one source: its codes and date in the order of the question, and its figures. */
export interface KeyedRow { readonly codes: readonly (string | null)[]; readonly cells: readonly Cell[] }

/** The ids that tell rows apart: the dimensions in the order asked, then time. */
export function keyColumns({ dimensions = [], grain }: Query): readonly string[] {
  return [...dimensions, ...(grain ? ['time'] : [])];
}

/** The rows of an answer by what tells them apart. Throws `invalid-result` where two rows are about the same. */
export function keyedRows(result: Result, query: Query, subject: string): ReadonlyMap<string, KeyedRow> {
  const keys = keyColumns(query).map((id) => ({ id, at: columnIndex(result, id) }));
  const measures = query.measures.map((id) => columnIndex(result, id));
  const rows = new Map<string, KeyedRow>();
  for (const row of result.rows) {
    const codes = keys.map(({ id, at }) => (at < 0 && id === SCENARIO ? ACTUAL : codeOf(row[at])));
    const key = JSON.stringify(codes);
    if (rows.has(key)) {
      throw new OmnichannelError('invalid-result', { subject, problem: `invalid result: two rows of ${key}`, remedy: 'Answer one row for each combination of the dimensions and buckets that were asked.' });
    }
    rows.set(key, { codes, cells: measures.map((at) => row[at] ?? null) });
  }
  return rows;
}

/** The totals of an answer, measure by measure. */
export function totalCells(result: Result, { measures }: Query): readonly Cell[] | undefined {
  return result.totals && measures.map((id) => result.totals?.[columnIndex(result, id)] ?? null);
}
