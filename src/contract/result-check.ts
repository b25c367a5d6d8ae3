import { dayNumber } from './dates.js';
import { OmnichannelError } from './errors.js';
import type { Query } from './query.js';
import { CELL_STATES, COLUMN_KINDS, type Cell, type Column, type DataInput, type Result } from './result.js';

/** Checks an answer at the border; throws `invalid-result` naming the provider, the column and the row. */
export function checkResult(result: Result, provider: string, query?: Query): Result {
  const refuse = (problem: string): never => {
    throw new OmnichannelError('invalid-result', {
      subject: provider, problem: `invalid result: ${problem}`, remedy: 'Answer { columns, rows, meta } as the data contract says: one value per column in column order.',
    });
  };
  if (typeof result !== 'object' || result === null || !Array.isArray(result.columns) || !Array.isArray(result.rows)) refuse('no columns or no rows');
  if (typeof result.meta?.source !== 'string') refuse('no meta.source');
  const ids = new Set<string>();
  for (const { id, kind } of result.columns) {
    if (typeof id !== 'string' || !COLUMN_KINDS.includes(kind)) refuse(`column ${JSON.stringify({ id, kind })} is no { id, kind }`);
    if (ids.has(id)) refuse(`column "${id}" twice`);
    ids.add(id);
  }
  for (const measure of query?.measures ?? []) if (!ids.has(measure)) refuse(`missing column "${measure}"`);
  const checkRow = (row: readonly Cell[], at: number | 'totals'): void => {
    if (!Array.isArray(row) || row.length !== result.columns.length) refuse(`row ${at} has ${row?.length ?? 'no'} values for ${result.columns.length} columns`);
    for (let column = 0; column < row.length; column++) {
      const { id, kind } = result.columns[column] as Column;
      const cell = row[column] as Cell;
      if (kind === 'measure' ? Number.isFinite(cell) : kind === 'dimension' && typeof cell === 'string') continue;
      const fault = cellFault(cell, kind, at === 'totals');
      if (fault) refuse(`${fault} in column "${id}", row ${at}`);
    }
  };
  result.rows.forEach(checkRow);
  if (result.totals) checkRow(result.totals, 'totals');
  const { completeThrough } = result.meta;
  if (completeThrough !== undefined && dayNumber(completeThrough) === null) refuse(`completeThrough "${completeThrough}" is no date`);
  return result;
}

function cellFault(cell: Cell, kind: Column['kind'], isTotal: boolean): string | undefined {
  if (cell === null) return undefined;
  if (kind !== 'measure') {
    if (isTotal || (kind === 'time' ? typeof cell === 'string' && dayNumber(cell) !== null : typeof cell === 'string')) return undefined;
    return `${kind === 'time' ? 'no date' : 'no code'} ${JSON.stringify(cell)}`;
  }
  const value = typeof cell === 'object' ? cell.value : cell;
  if (typeof cell === 'object' && cell.state !== undefined && !CELL_STATES.includes(cell.state)) return `unknown state "${cell.state}"`;
  return value === null || (typeof value === 'number' && Number.isFinite(value)) ? undefined : `no finite number ${JSON.stringify(value) ?? 'undefined'}`;
}

/** Plain objects as a result: `time` is the time column, texts are dimensions, figures are measures. */
export function toResult(data: DataInput, subject: string): Result {
  if (!Array.isArray(data)) return checkResult(data as Result, subject);
  const objects = data as readonly Readonly<Record<string, Cell>>[];
  const ids = [...new Set(objects.flatMap((row) => Object.keys(row)))];
  const kindOf = (id: string): Column['kind'] => {
    if (id === 'time') return 'time';
    return objects.some((row) => typeof row[id] === 'string') ? 'dimension' : 'measure';
  };
  const columns = ids.map((id) => ({ id, kind: kindOf(id) }));
  return checkResult({ columns, rows: objects.map((row) => ids.map((id) => row[id] ?? null)), meta: { source: '' } }, subject);
}
