import type { Filter } from './filters.js';
import type { PeriodInput } from './period.js';

/** A text in one language, or by language tag: `{ en: 'Active HCPs', fr: 'PdS actifs' }`. */
export type LocalText = string | Readonly<Record<string, string>>;

/** What JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Columns of the grid at its widest. */
export const GRID_COLUMNS = 12;
/** Rows that a tile spans at most. */
export const TILE_ROWS = 12;
/** KPI tiles that a reader takes in at once. */
export const KPI_BUDGET = 7;

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
  /** How many KPI tiles a reader takes in; more of them are warned of in edit mode. `KPI_BUDGET` unless said. */
  readonly kpiBudget?: number;
  /** In reading order. */
  readonly tiles: readonly TileState[];
}

/** A text in the reader's language, else in English, else in the first language it has. */
export function inLanguage(text: LocalText, language: string): string {
  if (typeof text === 'string') return text;
  return text[language] ?? text[language.split('-')[0] ?? ''] ?? text['en'] ?? Object.values(text)[0] ?? '';
}

/** A text that is equal for equal JSON, whatever the order of its properties. */
export function jsonKey(value: unknown): string {
  const sorted = (_: string, item: unknown): unknown =>
    (typeof item === 'object' && item !== null && !Array.isArray(item) ? Object.fromEntries(Object.entries(item).sort(([one], [other]) => (one < other ? -1 : 1))) : item);
  return JSON.stringify(value, sorted) ?? '';
}
