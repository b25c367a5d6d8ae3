import type { CellState, Filter } from '../../contract/index.js';
import { restFilter } from '../../context/rest-filter.js';
import { OTHER, type Figure, type Grid, type Line } from './grid.view.js';
import type { Breakdown } from './measure-breakdown.query.js';
import { referenceOf, referenceValue, verdictOf } from './reference.view.js';
import type { Share } from './shares.view.js';
import { absenceText, figureText, nounText, openText, shareText, type Writing } from './texts.view.js';

/** What is said to neighbours when a mark is picked. */
export interface Pick {
  readonly dimension: string;
  readonly code: string;
  readonly label: string;
  readonly filters: readonly Filter[];
}

/** One figure as it is drawn; lengths and places are parts of its plot, 0 to 1. */
export interface CellMark {
  readonly state: CellState;
  readonly text: string;
  /** The share beside a figure, the figure beside a share. */
  readonly aside: string;
  readonly start: number;
  readonly size: number;
  readonly isNegative: boolean;
  readonly tick?: number;
  /** How it stands against the reference, if there is one. */
  readonly verdict?: 'met' | 'missed';
  /** Longer than the scale, which the rest does not stretch. */
  readonly isBeyond: boolean;
  /** Depth of a cell's tint, 0 for none to 8. */
  readonly tint: number;
  /** Length within a stacked bar. */
  readonly stacked: number;
  readonly sentence: string;
  readonly pick: Pick;
}

export interface LineMark {
  readonly key: string;
  readonly label: string;
  readonly isOther: boolean;
  readonly cells: readonly CellMark[];
  readonly totalText: string;
  readonly pick: Pick;
}

export interface SeriesMark {
  readonly label: string;
  /** Where zero stands on the plot, 0 to 1. */
  readonly zero: number;
  readonly isTwoSided: boolean;
  /** Where the reference stands on the plot, 0 to 1. */
  readonly reference?: number;
  /** Room for the longest figure, in characters. */
  readonly room: number;
  /** Absent where the column is a measure. */
  readonly pick?: Pick;
}

export interface Marks {
  readonly series: readonly SeriesMark[];
  readonly lines: readonly LineMark[];
  readonly hasObjective: boolean;
}

export interface MarkSource extends Writing {
  readonly grid: Grid;
  readonly breakdown: Breakdown;
  /** Absent where parts mean nothing. */
  readonly shares?: readonly (readonly Share[])[];
  /** The shares are drawn, the figures stand beside them. */
  readonly isShare: boolean;
}

const TINTS = 8;

interface Domain { readonly low: number; readonly high: number }

function domainOf(values: readonly number[]): Domain {
  return { low: Math.min(0, ...values), high: Math.max(0, ...values) };
}

const drawn = ({ shares, isShare }: MarkSource, figure: Figure, line: number, at: number): Figure => (isShare ? shares?.[line]?.[at]?.figure ?? figure : figure);

/** Rows and columns as they are drawn. */
export function marksOf(source: MarkSource): Marks {
  const { grid, breakdown: { split }, isShare } = source;
  const reference = referenceValue(source);
  const values = grid.series.map((_, at) => grid.lines.flatMap((line, row) => (line.isOther ? [] : [drawn(source, line.figures[at] as Figure, row, at).value ?? 0, isShare ? 0 : line.objectives[at]?.value ?? 0])).concat(reference ?? []));
  const common = domainOf(values.flat());
  const domains = grid.series.map((_, at) => (split ? common : domainOf(values[at] ?? [])));
  const longest = Math.max(...grid.lines.map((line, row) => line.figures.reduce((sum, figure, at) => sum + Math.max(0, drawn(source, figure, row, at).value ?? 0), 0)), 0) || 1;
  const lines = grid.lines.map((line, row): LineMark => ({
    key: line.isOther ? OTHER : `=${line.code}`, label: line.label, isOther: line.isOther, pick: linePick(line, source),
    totalText: line.total.value === null ? absenceText(line.total, source.text) : figureText(line.total, grid.series[0] ?? UNKNOWN, source, { isShort: true }),
    cells: line.figures.map((_, at) => cellMark(line, row, at, domains[at] as Domain, longest, source)),
  }));
  return {
    lines, hasObjective: lines.some(({ cells }) => cells.some(({ tick }) => tick !== undefined)),
    series: grid.series.map(({ label, code }, at) => {
      const { low, high } = domains[at] as Domain;
      return {
        label, zero: -low / (high - low || 1), isTwoSided: low < 0,
        ...(reference !== undefined && { reference: (reference - low) / (high - low || 1) }),
        room: (reference === undefined ? 0 : SIGN) + Math.max(0, ...lines.map(({ cells }) => textLength(cells[at]))),
        ...(split && { pick: { dimension: split, code, label, filters: [{ dimension: split, in: [code] }] } }),
      };
    }),
  };
}

const UNKNOWN = { measure: { id: '', label: '', unit: 'count', decimals: 0, additivity: 'non-additive', direction: 'neutral' } } as const;
/** Room for the sign that tells how a figure stands against the reference, in characters. */
const SIGN = 2;

const textLength = (cell: CellMark | undefined): number => (cell ? cell.text.length + (cell.aside ? cell.aside.length + 1 : 0) : 0);

function cellMark(line: Line, row: number, at: number, { low, high }: Domain, longest: number, source: MarkSource): CellMark {
  const { grid, isShare } = source;
  const figure = drawn(source, line.figures[at] as Figure, row, at);
  const span = high - low || 1;
  const value = figure.value ?? 0;
  const objective = isShare ? null : line.objectives[at]?.value ?? null;
  const { text, aside, sentence } = cellTexts(line, row, at, figure, source);
  const reach = Math.max(-low, high) || 1;
  const verdict = verdictOf(figure, grid.series[at] as Grid['series'][number], source);
  return {
    state: figure.state, text, aside, sentence, isNegative: value < 0,
    start: (Math.max(low, Math.min(0, value)) - low) / span, size: Math.min(value < 0 ? -low : high, Math.abs(value)) / span,
    isBeyond: value > high || value < low,
    ...(objective !== null && { tick: (objective - low) / span }), ...(verdict && { verdict }),
    tint: value === 0 ? 0 : Math.min(TINTS, Math.max(1, Math.round((Math.abs(value) / reach) * TINTS))), stacked: Math.max(0, value) / (isShare && source.breakdown.share === 'row' ? Math.max(1, longest) : longest),
    pick: grid.series.length > 1 && source.breakdown.split ? cellPick(line, at, source) : linePick(line, source),
  };
}

function cellTexts(line: Line, row: number, at: number, shown: Figure, source: MarkSource): { text: string; aside: string; sentence: string } {
  const { grid, shares, isShare, text, breakdown: { split, withObjective } } = source;
  const series = grid.series[at] as Grid['series'][number];
  const plain = line.figures[at] as Figure;
  const name = split || grid.series.length > 1 ? `${line.label}, ${series.label}` : line.label;
  const share = shares?.[row]?.[at];
  const hasShare = share !== undefined && share.figure.value !== null;
  if (shown.value === null && (plain.value === null || isShare)) {
    return { text: absenceText(shown, text), aside: '', sentence: `${name}: ${absenceText(shown, text, true)}` };
  }
  const open = openText(shown, text);
  const [figure, part] = [figureText(plain, series, source, { isShort: true }), hasShare ? shareText(share, source) : ''];
  const objective = withObjective ? line.objectives[at] : undefined;
  const verdict = verdictOf(shown, series, source);
  const said = [
    nounText(plain, series, source) + open, part && partText(part, line, series.label, source),
    objective && objective.value !== null && text('objectiveOf', { figure: figureText(objective, series, source) }),
    verdict && referenceOf(source)?.[verdict],
    line.rank !== undefined && grid.series.length === 1 && isCounted(grid) && text('rank', { place: line.rank, of: grid.lines.filter(({ rank }) => rank !== undefined).length + grid.folded }),
  ];
  return { text: (isShare ? part : figure) + open, aside: isShare ? figure : part, sentence: `${name}: ${said.filter(Boolean).join(', ')}` };
}

/** 18% of all, or of the row or column that it is a part of. */
function partText(share: string, line: Line, column: string, { breakdown, text }: MarkSource): string {
  if (!breakdown.split || breakdown.share === 'all') return text('shareOfAll', { share });
  return text('shareOf', { share, label: breakdown.share === 'column' ? column : line.label });
}

/** Whether it is known how many members there are. */
const isCounted = ({ lines, folded }: Grid): boolean => folded > 0 || !lines.some(({ isOther }) => isOther);

function linePick({ code, label, isOther }: Line, { breakdown: { by }, grid, catalog }: MarkSource): Pick {
  return { dimension: by, code, label, filters: [isOther ? restFilter(by, grid, catalog) : { dimension: by, in: [code] }] };
}

function cellPick(line: Line, at: number, source: MarkSource): Pick {
  const pick = linePick(line, source);
  const { split } = source.breakdown;
  const series = source.grid.series[at];
  if (!split || !series) return pick;
  return { ...pick, label: `${line.label}, ${series.label}`, filters: [...pick.filters, { dimension: split, in: [series.code] }] };
}
