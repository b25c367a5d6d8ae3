import type { LocalText, TileState } from '../../contract/index.js';
import { GRID_COLUMNS } from '../../contract/index.js';

/** Columns of the grid where the dashboard is narrower. */
const MEDIUM_COLUMNS = 6;
/** Widths in columns of twelve where a tile names none. */
const DEFAULT_COLUMNS: Readonly<Record<string, number>> = { 'kpi-tile': 3, 'filter-bar': GRID_COLUMNS, 'segment-flow': GRID_COLUMNS, 'asset-performance-table': 8 };
const OTHER_COLUMNS = 6;
/** A tile of this width or less is a figure, which may stand as one of three beside each other. */
const FIGURE_COLUMNS = 3;
/** A tile of this width or less takes half of the medium grid. */
const HALF_COLUMNS = 4;

/** One place in the grid. */
export interface GridCell {
  readonly tile: TileState;
  /** Columns of twelve. */
  readonly wide: number;
  /** Columns of six. */
  readonly medium: number;
  readonly rows: number;
  readonly section?: LocalText;
}

type Draft = { -readonly [Key in keyof GridCell]: GridCell[Key] };

/** How wide a tile is in the grid of twelve. */
export function columnsOf({ element, columns }: TileState): number {
  return columns ?? DEFAULT_COLUMNS[element] ?? OTHER_COLUMNS;
}

/** The cells of the shown tiles in reading order; a section that begins with a hidden tile begins with the next one shown. */
export function gridPlan(tiles: readonly TileState[]): readonly GridCell[] {
  const cells: Draft[] = [];
  let begun: LocalText | undefined;
  for (const tile of tiles) {
    begun = tile.section ?? begun;
    if (tile.hidden) continue;
    const wide = columnsOf(tile);
    cells.push({ tile, wide, medium: wide <= HALF_COLUMNS ? MEDIUM_COLUMNS / 2 : MEDIUM_COLUMNS, rows: tile.rows ?? 1, ...(begun !== undefined && { section: begun }) });
    begun = undefined;
  }
  for (const section of sectionsOf(cells)) {
    setThreesOnOneLine(section);
    fillLines(section);
  }
  return cells;
}

function sectionsOf(cells: readonly Draft[]): Draft[][] {
  const sections: Draft[][] = [[]];
  for (const cell of cells) {
    if (cell.section !== undefined) sections.push([]);
    sections.at(-1)?.push(cell);
  }
  return sections;
}

/** An odd number of figures in a row ends with three on one line instead of one alone. */
function setThreesOnOneLine(cells: readonly Draft[]): void {
  let run: Draft[] = [];
  const settle = (): void => {
    if (run.length > 1 && run.length % 2 === 1) for (const cell of run.slice(-3)) cell.medium = MEDIUM_COLUMNS / 3;
    run = [];
  };
  for (const cell of cells) {
    if (cell.wide <= FIGURE_COLUMNS && cell.rows === 1) run.push(cell);
    else settle();
  }
  settle();
}

/** Places the cells in the medium grid as the browser will; what is last on a line takes the room that is left there. */
function fillLines(cells: readonly Draft[]): void {
  const taken = new Set<string>();
  const isFree = (row: number, column: number, columns: number, rows: number): boolean => {
    for (let y = row; y < row + rows; y += 1) {
      for (let x = column; x < column + columns; x += 1) if (x >= MEDIUM_COLUMNS || taken.has(`${y} ${x}`)) return false;
    }
    return true;
  };
  let row = 0;
  let column = 0;
  let last: { readonly cell: Draft; readonly row: number; readonly end: number } | undefined;
  const stretchLast = (): void => {
    if (!last) return;
    let { end } = last;
    for (; isFree(last.row, end, 1, last.cell.rows); end += 1) last.cell.medium += 1;
  };
  for (const cell of cells) {
    const before = row;
    while (!isFree(row, column, cell.medium, cell.rows)) {
      column += 1;
      if (column >= MEDIUM_COLUMNS) [row, column] = [row + 1, 0];
    }
    if (row !== before) stretchLast();
    for (let y = row; y < row + cell.rows; y += 1) for (let x = column; x < column + cell.medium; x += 1) taken.add(`${y} ${x}`);
    last = { cell, row, end: column + cell.medium };
    column += cell.medium;
  }
  stretchLast();
}
