import type { Figure } from './cells.js';

/** One row of an answer before it is ordered and printed. */
export interface FigureRow {
  readonly codes: readonly (string | null)[];
  readonly time: string;
  readonly figures: readonly Figure[];
  /** Objectives are the company's own numbers and never hidden. */
  readonly isObjective: boolean;
}
