import { GRID_COLUMNS, type TileState } from '../../contract/index.js';
import { isBar } from './tile-slots.js';

/** Rows that a tile may span. */
export const MOST_ROWS = 6;

/** Where a tile lands: before another, at the head of its section where it heads one, or behind it, in the same section. */
export type Place = { readonly before: string } | { readonly after: string };

/** A shown tile in a visual row, and where its middle lies across. */
export interface PlannedTile {
  readonly id: string;
  readonly middle: number;
}

/** Shown tiles as they stand on the screen, row by row. */
export type RowPlan = readonly (readonly PlannedTile[])[];

const isShown = (tile: TileState): boolean => tile.hidden !== true;
const within = (value: number, most: number): number => Math.min(most, Math.max(1, Math.round(value)));
const indexOf = (tiles: readonly TileState[], id: string): number => tiles.findIndex((tile) => tile.id === id);

function withoutSection({ section: _, ...tile }: TileState): TileState {
  return tile;
}

function withSection(tile: TileState, { section }: TileState): TileState {
  return section === undefined ? tile : { ...tile, section };
}

/** Same tiles, order, spans, sections and hidden ones; settings and titles do not count. */
export function sameArrangement(one: readonly TileState[], other: readonly TileState[]): boolean {
  const key = (tiles: readonly TileState[]): string => JSON.stringify(tiles.map(({ id, element, columns, rows, hidden = false, section }) => [id, element, columns, rows, hidden, section]));
  return key(one) === key(other);
}

/** The tiles with one of them changed; the very same array where nothing changes. */
function changed(tiles: readonly TileState[], id: string, change: (tile: TileState) => TileState): readonly TileState[] {
  const at = indexOf(tiles, id);
  const tile = tiles[at];
  if (!tile) return tiles;
  const next = change(tile);
  return sameArrangement([next], [tile]) ? tiles : tiles.with(at, next);
}

/** The tiles that stand in the grid; a filter bar stands above it. */
export function shownTiles(tiles: readonly TileState[]): readonly TileState[] {
  return tiles.filter((tile) => isShown(tile) && !isBar(tile));
}

export function hiddenTiles(tiles: readonly TileState[]): readonly TileState[] {
  return tiles.filter((tile) => !isShown(tile));
}

/** The tiles without one of them; the section that it headed goes on with the next tile in it, or ends. */
function taken(tiles: readonly TileState[], at: number): readonly TileState[] {
  const tile = tiles[at] as TileState;
  const heir = tiles[at + 1];
  const rest = tiles.toSpliced(at, 1);
  return heir && heir.section === undefined ? rest.with(at, withSection(heir, tile)) : rest;
}

function placed(tiles: readonly TileState[], tile: TileState, place: Place): readonly TileState[] {
  if ('after' in place) return tiles.toSpliced(indexOf(tiles, place.after) + 1, 0, tile);
  const at = indexOf(tiles, place.before);
  const follower = tiles[at] as TileState;
  return tiles.toSpliced(at, 1, withSection(tile, follower), withoutSection(follower));
}

/** The tile at another place in reading order; the very same array where it stands there, or one of the two is not there. */
export function moveTile(tiles: readonly TileState[], id: string, place: Place): readonly TileState[] {
  const target = 'after' in place ? place.after : place.before;
  const at = indexOf(tiles, id);
  const tile = tiles[at];
  if (!tile || id === target || indexOf(tiles, target) < 0) return tiles;
  const moved = placed(taken(tiles, at), withoutSection(tile), place);
  return sameArrangement(moved, tiles) ? tiles : moved;
}

/** By so many places among the shown tiles, to the first or last at most. */
export function moveBySteps(tiles: readonly TileState[], id: string, steps: number): readonly TileState[] {
  const shown = shownTiles(tiles);
  const at = indexOf(shown, id);
  const target = shown[Math.min(shown.length - 1, Math.max(0, at + steps))];
  if (at < 0 || !target) return tiles;
  return moveTile(tiles, id, steps > 0 ? { after: target.id } : { before: target.id });
}

/** To the row above or below, where the middle of a tile there comes nearest. */
export function moveByRow(tiles: readonly TileState[], id: string, direction: 'up' | 'down', rows: RowPlan): readonly TileState[] {
  const from = rows.findIndex((row) => row.some((tile) => tile.id === id));
  const own = rows[from]?.find((tile) => tile.id === id);
  const row = rows[direction === 'up' ? from - 1 : from + 1];
  if (!own || !row) return tiles;
  const nearest = row.reduce((best, tile) => (Math.abs(tile.middle - own.middle) < Math.abs(best.middle - own.middle) ? tile : best));
  return moveTile(tiles, id, direction === 'up' ? { before: nearest.id } : { after: nearest.id });
}

/** Spans within the grid: 1 to 12 columns, 1 to 6 rows. */
export function resizeTile(tiles: readonly TileState[], id: string, { columns, rows }: { readonly columns?: number; readonly rows?: number }): readonly TileState[] {
  return changed(tiles, id, (tile) => ({
    ...tile,
    ...(columns !== undefined && { columns: within(columns, GRID_COLUMNS) }),
    ...(rows !== undefined && { rows: within(rows, MOST_ROWS) }),
  }));
}

/** A section that begins with a hidden tile begins with the next one shown. */
export function hideTile(tiles: readonly TileState[], id: string): readonly TileState[] {
  return changed(tiles, id, (tile) => (isShown(tile) ? { ...tile, hidden: true } : tile));
}

/** Where it was before. */
export function showTile(tiles: readonly TileState[], id: string): readonly TileState[] {
  return changed(tiles, id, ({ hidden: _, ...tile }) => tile);
}

/** Takes a tile out for good. */
export function removeTile(tiles: readonly TileState[], id: string): readonly TileState[] {
  const at = indexOf(tiles, id);
  return at < 0 ? tiles : taken(tiles, at);
}

/** A name that no tile has: `kpi-tile-3`. */
export function freshId(tiles: readonly TileState[], element: string): string {
  const taken = new Set(tiles.map(({ id }) => id));
  let count = 1;
  while (taken.has(`${element}-${count}`)) count += 1;
  return `${element}-${count}`;
}

/** A new tile behind another, or as the first of all. */
export function addTile(tiles: readonly TileState[], tile: TileState, after?: string): readonly TileState[] {
  if (indexOf(tiles, tile.id) >= 0) return tiles;
  if (after !== undefined && indexOf(tiles, after) >= 0) return placed(tiles, tile, { after });
  const first = shownTiles(tiles)[0];
  return first ? placed(tiles, tile, { before: first.id }) : [...tiles, tile];
}

/** How many key figures are shown, and how many of them are too many for one screen. */
export interface BudgetWarning {
  readonly shown: number;
  readonly excess: number;
}

/** Where more key figures are shown than readers take in; the elements may have any prefix. */
export function budgetWarning(tiles: readonly TileState[], budget: number): BudgetWarning | undefined {
  const shown = shownTiles(tiles).filter(({ element }) => /(^|-)kpi-tile$/.test(element)).length;
  return shown > budget ? { shown, excess: shown - budget } : undefined;
}
