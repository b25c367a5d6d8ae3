import type { Place, PlannedTile, RowPlan } from './edit-layout.js';

/** A shown tile on the screen, in pixels of the window. */
export interface TileBox {
  readonly id: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where a dragged tile would land, and the side of the other tile at which that is shown. */
export interface Landing {
  readonly place: Place;
  readonly side: 'start' | 'end' | 'top' | 'bottom';
}

/** Tops that differ by less stand in one row. */
const SAME_ROW = 4;

/** Tiles in reading order, put together where their tops are level. */
export function planRows(boxes: readonly TileBox[]): RowPlan {
  const rows: { readonly top: number; readonly tiles: PlannedTile[] }[] = [];
  for (const { id, left, right, top } of boxes) {
    const tile = { id, middle: (left + right) / 2 };
    const row = rows.find((each) => Math.abs(each.top - top) < SAME_ROW);
    if (row) row.tiles.push(tile);
    else rows.push({ top, tiles: [tile] });
  }
  return rows.sort((one, other) => one.top - other.top).map(({ tiles }) => tiles);
}

function distanceTo({ left, top, right, bottom }: TileBox, { x, y }: Point): number {
  return Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
}

function isAlone(box: TileBox, boxes: readonly TileBox[]): boolean {
  return boxes.every((other) => other === box || other.bottom <= box.top || other.top >= box.bottom);
}

/** The landing next to the tile that the pointer is over or nearest to; nothing over the dragged tile itself. */
export function landingAt(point: Point, boxes: readonly TileBox[], dragged: string, isRightToLeft: boolean): Landing | undefined {
  const [first, ...others] = boxes;
  if (!first) return undefined;
  const nearest = others.reduce((best, box) => (distanceTo(box, point) < distanceTo(best, point) ? box : best), first);
  if (nearest.id === dragged) return undefined;
  const stacked = isAlone(nearest, boxes);
  const beyond = stacked ? point.y - (nearest.top + nearest.bottom) / 2 : (point.x - (nearest.left + nearest.right) / 2) * (isRightToLeft ? -1 : 1);
  if (beyond < 0) return { place: { before: nearest.id }, side: stacked ? 'top' : 'start' };
  return { place: { after: nearest.id }, side: stacked ? 'bottom' : 'end' };
}

/** Columns and rows that a tile of this size spans, from the pixels of one step. */
export function spansAt(size: { readonly width: number; readonly height: number }, step: { readonly width: number; readonly height: number }): { readonly columns: number; readonly rows: number } {
  return { columns: Math.max(1, Math.round(size.width / step.width)), rows: Math.max(1, Math.round(size.height / step.height)) };
}

/** Pixels to scroll by in one frame when the pointer is near the top or bottom edge: the nearer, the faster. */
export function scrollStep(y: number, { top, bottom }: { readonly top: number; readonly bottom: number }, reach = 56, fastest = 14): number {
  const above = top + reach - y;
  const below = y - (bottom - reach);
  if (above > 0) return -Math.ceil((Math.min(above, reach) / reach) * fastest);
  return below > 0 ? Math.ceil((Math.min(below, reach) / reach) * fastest) : 0;
}
