import { dayNumber, type IsoDate } from './dates.js';
import { OmnichannelError } from './errors.js';
import type { Basis, Query } from './query.js';

export const CELL_STATES = ['ok', 'missing', 'notApplicable', 'suppressed', 'partial', 'estimated', 'error'] as const;
export type CellState = (typeof CELL_STATES)[number];

/** A figure with what it is made of. A hidden figure has `value: null` and state `suppressed`. */
export interface MeasureCell {
  readonly value: number | null;
  readonly numerator?: number;
  readonly denominator?: number;
  readonly state?: CellState;
}

/** One value of a row: a code or date, a figure, a figure with its parts, or `null` for missing (never zero). */
export type Cell = string | number | null | MeasureCell;

export const COLUMN_KINDS = ['dimension', 'time', 'measure'] as const;
export interface Column { readonly id: string; readonly kind: (typeof COLUMN_KINDS)[number] }

export interface ResultMeta {
  /** The system the figures come from, as a reader knows it. */
  readonly source: string;
  /** Last day (inclusive) for which the source holds everything. */
  readonly completeThrough?: IsoDate;
  /** When the source was last read, an ISO instant. */
  readonly loadedAt?: string;
  readonly basis?: Basis;
  /** Dimensions the source was asked to filter by and could not. */
  readonly ignoredFilters?: readonly string[];
  readonly warnings?: readonly string[];
  readonly definitionVersion?: string;
}

/** An answer: a flat table, its totals at their own grain, and where it comes from. */
export interface Result {
  readonly columns: readonly Column[];
  /** One value per column, in column order. A time column holds the first day of its bucket. */
  readonly rows: readonly (readonly Cell[])[];
  readonly totals?: readonly Cell[];
  readonly meta: ResultMeta;
}

/** A measure's cell in its long form: a bare number is `ok`, `null` is `missing`. */
export function measureCell(cell: Cell | undefined): MeasureCell & { readonly state: CellState } {
  if (typeof cell === 'object' && cell !== null) return { ...cell, state: cell.state ?? (cell.value === null ? 'missing' : 'ok') };
  if (typeof cell === 'number') return { value: cell, state: 'ok' };
  return { value: null, state: 'missing' };
}

/** Position of a column by id, or -1. */
export function columnIndex(result: Result, id: string): number {
  return result.columns.findIndex((column) => column.id === id);
}

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
    if (isTotal || (kind === 'time' ? dayNumber(String(cell)) !== null : typeof cell === 'string')) return undefined;
    return `${kind === 'time' ? 'no date' : 'no code'} ${JSON.stringify(cell)}`;
  }
  const value = typeof cell === 'object' ? cell.value : cell;
  if (typeof cell === 'object' && cell.state !== undefined && !CELL_STATES.includes(cell.state)) return `unknown state "${cell.state}"`;
  return value === null || (typeof value === 'number' && Number.isFinite(value)) ? undefined : `no finite number ${JSON.stringify(value) ?? 'undefined'}`;
}

/** Figures a host brings itself: a result, or plain objects keyed by column id. */
export type DataInput = Result | readonly Readonly<Record<string, Cell>>[];

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
