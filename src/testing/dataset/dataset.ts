import type { Basis, Catalog, CellState, IsoDate, Query } from '../../contract/index.js';

/** A row of a table: codes and texts, numbers, flags, dates as `YYYY-MM-DD` or as ISO instants; several codes in one cell are separated by `|`; `null` and `''` are no value. */
export type TableRow = Readonly<Record<string, string | number | boolean | null>>;

/** Rows by the id of the catalog's fact; `ColumnDefinition` says what type each column has. */
export type DatasetTables = Readonly<Record<string, readonly TableRow[]>>;

/** A figure as it must be answered. */
export interface ExpectedFigure {
  readonly value: number | null;
  /** `ok` unless given, `missing` where the value is `null`. */
  readonly state?: CellState;
  readonly numerator?: number;
  readonly denominator?: number;
  /** Fewest HCPs behind a part of the figure that is not zero, where it is known: below `k` the figure must be hidden. */
  readonly hcps?: number;
}

/** A row as it must be answered: its codes in the order of the question's dimensions, the first day of its bucket, its figures in the order of the measures. */
export interface ExpectedRow {
  readonly codes: readonly (string | null)[];
  readonly time?: IsoDate;
  readonly figures: readonly ExpectedFigure[];
}

/** A question with its right answer. */
export interface ConformanceQuestion {
  readonly name: string;
  readonly query: Query;
  readonly expect: readonly ExpectedRow[];
  readonly totals?: readonly ExpectedFigure[];
  /** What must stand in `meta.ignoredFilters`; nothing unless given. */
  readonly ignored?: readonly string[];
  /** What must stand in `meta.basis`, where it is checked. */
  readonly basis?: Basis;
  /** The rows must come in this order; else any order will do. */
  readonly ordered?: boolean;
}

/** A figure and what it may be divided by so that the parts add up to the whole: what an attacker would compute with. */
export interface AttackedFamily {
  readonly measure: string;
  readonly dimensions: readonly string[];
  /** Buckets that add up as well; absent where they do not, as those of a stock. */
  readonly grain?: Query['grain'];
  readonly period: Query['period'];
  readonly filters?: Query['filters'];
  /** `false` where a figure that is not zero may be less than one, as a sum. */
  readonly isCount?: boolean;
  /** The right figures in any grouping, with the HCPs behind them. */
  truth(asked: Pick<Query, 'dimensions' | 'grain' | 'filters' | 'period'>): readonly ExpectedRow[];
}

/** Tables, and questions about them whose right answers are known without any engine. */
export interface ConformanceDataset {
  readonly name: string;
  readonly catalog: Catalog;
  readonly tables: DatasetTables;
  /** Smallest group of HCPs that the provider may show; 1 hides nothing. */
  readonly k: number;
  /** Last day (inclusive) for which the tables hold everything. */
  readonly completeThrough: IsoDate;
  readonly questions: readonly ConformanceQuestion[];
  /** What the attacker tries where `k` is above 1. */
  readonly families: readonly AttackedFamily[];
}
