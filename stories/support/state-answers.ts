import { columnIndex, type Cell, type DataProvider, type Filter, type MeasureCell, type Query, type Result, type WidgetStatus } from '../../src/contract/index.js';
import { withFaults } from '../../src/testing/faults/index.js';
import { answering, breakingDown } from './answering.js';

/** What a widget is given so that it comes into a state. */
export interface StateSource {
  readonly provider?: DataProvider;
  readonly filters?: readonly Filter[];
}

const SUPPRESSED: MeasureCell = { value: null, state: 'suppressed' };

function withCells(result: Result, change: (cell: Cell, row: number) => Cell): Result {
  const inRow = (cells: readonly Cell[], row: number): Cell[] => cells.map((cell, at) => (result.columns[at]?.kind === 'measure' ? change(cell, row) : cell));
  return { ...result, rows: result.rows.map(inRow), ...(result.totals && { totals: inRow(result.totals, result.rows.length) }) };
}

const withoutRows = ({ columns, meta }: Result): Result => ({ columns, rows: [], meta });
const hidden = (result: Result): Result => withCells(result, () => SUPPRESSED);

/** What happened last is not final yet; objectives are. */
function running(result: Result): Result {
  const scenario = columnIndex(result, 'scenario');
  const last = result.rows.findLastIndex((row) => scenario < 0 || row[scenario] === 'actual');
  return withCells(result, (cell, row) => {
    if (row !== last || cell === null || typeof cell === 'string') return cell;
    return typeof cell === 'number' ? { value: cell, state: 'partial' } : cell.value === null ? cell : { ...cell, state: 'partial' };
  });
}

/** Brings a widget into any of its states by what its source does: it delays, refuses, hides or has nothing. */
export function sourceFor(state: WidgetStatus, answer: (query: Query) => Result): StateSource {
  const source = answering(answer);
  const changed = (change: (result: Result) => Result): DataProvider => answering((query) => change(answer(query)));
  switch (state) {
    case 'idle': return {};
    case 'loading': return { provider: withFaults(source, [{ fault: { kind: 'never' } }]) };
    case 'ready': return { provider: source };
    case 'empty': return { provider: changed(withoutRows) };
    case 'filtered-out': return { provider: changed(withoutRows), filters: [{ dimension: 'segment', in: ['nobody'] }] };
    case 'suppressed': return { provider: changed(hidden) };
    case 'partial': return { provider: changed(running) };
    case 'stale': return { provider: breakingDown(source) };
    case 'unauthorised': return { provider: withFaults(source, [{ fault: { kind: 'fails', status: 401, retryable: false } }]) };
    case 'error': return { provider: withFaults(source, [{ fault: { kind: 'fails', status: 503, retryable: false } }]) };
  }
}
