import type { Filter } from './filters.js';
import type { PeriodInput } from './period.js';

/** A text in one language, or by language tag: `{ en: 'Active HCPs', fr: 'PdS actifs' }`. */
export type LocalText = string | Readonly<Record<string, string>>;

/** What JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Columns of the grid at its widest. */
export const GRID_COLUMNS = 12;

/** One tile of a dashboard. */
export interface TileState {
  /** Names the tile within its dashboard. */
  readonly id: string;
  /** Plain name of the element: `kpi-tile`; a prefix of the dashboard's own name is added. */
  readonly element: string;
  /** Width in columns of twelve. */
  readonly columns?: number;
  /** Height in rows of the grid. */
  readonly rows?: number;
  readonly hidden?: boolean;
  /** Begins a new section with this title, above the tile. */
  readonly section?: LocalText;
  /** Title of the tile; the element's own where absent. */
  readonly heading?: LocalText;
  /** The element's own settings by property name: `{ measure: 'activeHcps', withSparkline: true }`. */
  readonly settings?: { readonly [property: string]: Json };
}

/** What was picked in a tile. */
export interface SelectionState {
  /** Id of the tile it was picked in. */
  readonly tile: string;
  readonly dimension: string;
  readonly code: string;
  readonly label: string;
  readonly filters: readonly Filter[];
}

/** All that a dashboard shows and how, as plain JSON; a screen is such a document plus a provider. */
export interface DashboardState {
  /** Of this format. */
  readonly version: 1;
  readonly heading?: LocalText;
  readonly period?: PeriodInput;
  readonly filters?: readonly Filter[];
  readonly selections?: readonly SelectionState[];
  /** What is picked in a widget narrows its neighbours. */
  readonly crossFilter?: boolean;
  /** How many KPI tiles a reader takes in; more of them are warned of in edit mode. 7 unless said. */
  readonly kpiBudget?: number;
  /** In reading order. */
  readonly tiles: readonly TileState[];
}
