import type { IsoDate } from './dates.js';
import type { Basis } from './query.js';

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
  /** First day (inclusive) from which the source holds everything, where it says. */
  readonly completeFrom?: IsoDate;
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

/** A dimension's code or a bucket's first day; `null` where there is none. */
export function codeOf(cell: Cell | undefined): string | null {
  return typeof cell === 'string' ? cell : null;
}

/** Figures a host brings itself: a result, or plain objects keyed by column id. */
export type DataInput = Result | readonly Readonly<Record<string, Cell>>[];
