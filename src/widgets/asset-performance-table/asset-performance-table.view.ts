import { columnIndex, dimensionDefinition, measureDefinition, resultStatus, type Catalog, type FigureTable, type Member, type Result } from '../../contract/index.js';
import { type Answers, type Showing, type WidgetView } from '../../context/questions.js';
import type { Words } from '../../i18n/index.js';
import { frameView, type FrameView } from '../../ui/frame-view.js';
import { ASSET_TABLE_MESSAGES } from './asset-performance-table.messages.js';
import { ASSET, DEFAULT_COLUMNS, DEFAULT_SORT, shownColumns, sortingOf, unknownColumn, type Sorting } from './asset-performance-table.query.js';
import { codeKeys, columnPeaks, downwards, figureKeys, rowOrder, sourceOrder, type Peak } from './row-order.js';
import { codeCell, columnViews, figureCell, figureText, rankOf, type CellMaker, type CellView, type ColumnView } from './table-columns.js';

export interface AssetTableSettings {
  readonly columns?: readonly string[];
  readonly sort: string;
  readonly heading?: string;
}

export interface RowView {
  /** Code of the asset; `null` where the source names none. */
  readonly code: string | null;
  readonly label: string;
  /** The whole row, for whoever hears it. */
  readonly sentence: string;
  readonly cells: readonly CellView[];
}

export interface AssetTableView extends WidgetView {
  readonly frame: FrameView;
  readonly columns: readonly ColumnView[];
  readonly rowCount: number;
  /** The row at a position of the current order, made when it is looked at. */
  row(position: number): RowView;
  /** Where the asset of that code stands, or -1. */
  positionOf(code: string): number;
  /** The source's own figures over everything; absent where it gave none. */
  readonly total?: RowView;
}

type Peaks = readonly (Peak | undefined)[];

/** The whole is no row among rows: no bar stands behind it. */
const NO_PEAKS: Peaks = [];

/** The rows in the order of a column of the result, or as they came (`column` -1). */
export function orderRows(result: Result, column: number, descending: boolean, words: Words, catalog: Catalog | undefined, members: readonly Member[] | undefined): Uint32Array {
  const { id = '', kind = 'dimension' } = result.columns[column] ?? {};
  if (id === '') return sourceOrder(result.rows.length);
  const keys = kind === 'measure' ? figureKeys(result, column) : codeKeys(result, column, {
    rankOf: (code) => rankOf(id, code, catalog), labelOf: (code) => words.member(id, code, catalog, { [id]: members }), language: words.language,
  });
  const asset = columnIndex(result, ASSET);
  const codeOf = (row: number): string => (result.rows[row]?.[asset] ?? '') as string;
  const byCode = (rowA: number, rowB: number): number => (codeOf(rowA) < codeOf(rowB) ? -1 : Number(codeOf(rowA) > codeOf(rowB)));
  return rowOrder(descending ? downwards(keys) : keys, byCode);
}

/** The work that touches every row. */
export const WHOLE_TABLE_WORK = { order: orderRows, peaks: columnPeaks, status: resultStatus };

function rowView(row: Result['rows'][number], columns: readonly ColumnView[], peaks: Peaks, maker: CellMaker, name?: string): RowView {
  const cells = columns.map((column): CellView => {
    if (column.numeric) return figureCell(column, row[column.at], peaks[column.at], maker);
    const cell = name === undefined ? codeCell(column, row[column.at], maker) : { kind: column.kind, text: '', state: 'known' as const, value: null };
    return name !== undefined && column.kind === 'asset' ? { ...cell, text: name, value: name } : cell;
  });
  const asset = cells.find(({ kind }) => kind === 'asset');
  const label = asset?.text ?? maker.text('unnamed');
  const facts = cells.flatMap((cell, at) => (cell === asset || cell.text === '' ? [] : [`${columns[at]?.label ?? ''} ${cell.text}${cell.note ? ` (${cell.note})` : ''}`]));
  return { code: name === undefined && typeof asset?.value === 'string' ? asset.value : null, label, cells, sentence: [label, ...facts].join('; ') };
}

/** Which row stands out in the sorted column, else in the first one with figures. */
function summaryOf(result: Result, columns: readonly ColumnView[], peaks: Peaks, maker: CellMaker): string | undefined {
  const column = columns.find(({ numeric, sorted }) => numeric && sorted !== 'none') ?? columns.find(({ numeric }) => numeric);
  const peak = column && peaks[column.at];
  const asset = columns.find(({ kind }) => kind === 'asset');
  if (!peak || !asset || result.rows.length < 2) return undefined;
  const told = { measure: column.label, label: codeCell(asset, result.rows[peak.row]?.[asset.at], maker).text, value: figureText(column.id, peak.value, maker) };
  return peak.count === 1 ? maker.text('highest', told) : maker.text('highestShared', { ...told, count: peak.count - 1 });
}

/** Every row as text, made when somebody asks for it. */
function wholeTable(columns: readonly ColumnView[], rowCount: number, row: (position: number) => RowView, total: RowView | undefined): FigureTable {
  let rows: FigureTable['rows'] | undefined;
  return {
    columns: columns.map(({ id, label, numeric }) => ({ id, label, numeric })),
    get rows() {
      const texts = ({ cells }: RowView) => cells.map(({ kind, text, value }) => ({ text, value: kind === 'asset' || kind === 'stage' || kind === 'text' ? text : value }));
      rows ??= [...Array.from({ length: rowCount }, (_, position) => texts(row(position))), ...(total ? [texts(total)] : [])];
      return rows;
    },
  };
}

function wantedColumns(result: Result, columns: readonly string[] | undefined): readonly string[] {
  return shownColumns(columns?.length ? columns : [...DEFAULT_COLUMNS, ...result.columns.map(({ id }) => id)]);
}

/** The host's own figures may lack a column, but not one that nobody knows. */
function refuseUnknown(result: Result, { columns, sort }: AssetTableSettings, sorting: Sorting | undefined, catalog: Catalog | undefined): void {
  const ids = result.columns.map(({ id }) => id);
  const isKnown = (id: string): boolean => ids.includes(id) || (catalog !== undefined && (measureDefinition(catalog, id) ?? dimensionDefinition(catalog, id)) !== undefined);
  const unknown = columns?.find((id) => !isKnown(id)) ?? (sort && sort !== DEFAULT_SORT && !sorting ? sort.replace(/^-/, '') : undefined);
  if (unknown !== undefined && ids.length > 0) throw unknownColumn(unknown, ids);
}

/** What the table shows. `work` may remember its last answers; all else touches only the rows looked at. */
export function assetTableView({ answers, words }: Showing, settings: AssetTableSettings, work = WHOLE_TABLE_WORK): AssetTableView {
  const { columns: written, sort, heading } = settings;
  const text = words.of('asset-performance-table', ASSET_TABLE_MESSAGES);
  const { catalog, labels, results: { main: result }, periods: { main: period } } = answers;
  const status = answers.status ?? (result ? work.status(result, answers.filters.length > 0) : 'idle');
  const maker: CellMaker = { words, text, catalog, labels };
  const frameOf = (rest: Partial<Pick<Parameters<typeof frameView>[0], 'summary' | 'measures' | 'table'>>): FrameView => frameView({
    heading: heading ?? text('heading'), status, words, receivedAt: answers.receivedAt, measures: [], table: { columns: [], rows: [] }, filters: answers.filters, ...rest,
    ...withKnown({ main: result, period, catalog, error: answers.error }),
  });
  if (!result) return { status, table: { columns: [], rows: [] }, frame: frameOf({}), columns: [], rowCount: 0, row: noRow, positionOf: () => -1 };
  const wanted = wantedColumns(result, written);
  const sorting = sortingOf(sort, wanted);
  refuseUnknown(result, settings, sorting, catalog);
  const columns = columnViews(result, wanted, sorting, maker);
  const sorted = columns.find(({ id }) => id === sorting?.column);
  const peaks = work.peaks(result);
  const order = work.order(result, sorted?.at ?? -1, sorting?.descending ?? false, words, catalog, sorted && labels[sorted.id]);
  const row = (position: number): RowView => rowView(result.rows[order[position] as number] ?? [], columns, peaks, maker);
  const total = result.totals && rowView(result.totals, columns, NO_PEAKS, maker, text('total'));
  const rowCount = result.rows.length;
  const table = wholeTable(columns, rowCount, row, total);
  const summary = ['empty', 'filtered-out', 'suppressed', 'unauthorised', 'error'].includes(status) ? undefined : summaryOf(result, columns, peaks, maker);
  return {
    status, table, columns, rowCount, row, positionOf: (code) => order.findIndex((at) => result.rows[at]?.[columnIndex(result, ASSET)] === code), ...(total && { total }),
    // The frame only asks whether there are rows: the picture is the table itself.
    frame: frameOf({ measures: columns.filter(({ numeric }) => numeric).map(({ id }) => id), table: { columns: [], rows: rowCount > 0 ? [[]] : [] }, ...(summary && { summary }) }),
  };
}

function withKnown(facts: { main: Result | undefined; period: Answers['periods'][string]; catalog: Catalog | undefined; error: Answers['error'] }) {
  const { main, period, catalog, error } = facts;
  return { ...(main && { main }), ...(period && { period }), ...(catalog && { catalog }), ...(error && { error }) };
}

function noRow(): RowView {
  return { code: null, label: '', sentence: '', cells: [] };
}
