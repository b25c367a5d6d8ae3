import type { Figure } from './cells.js';

/** One row of an answer before it is ordered and printed. */
export interface FigureRow {
  readonly codes: readonly (string | null)[];
  readonly time: string;
  readonly figures: readonly Figure[];
  /** Objectives are the company's own numbers and never hidden. */
  readonly isObjective: boolean;
}

export interface Privacy {
  /** Smallest group that may be shown; 0 hides nothing. */
  readonly k: number;
  /** Positions of the codes by which rows are divided; `scenario` is no division. */
  readonly dimensions: readonly string[];
  readonly hasTime: boolean;
  /** The figure of a measure (by position) over a whole line: the row's cell without the code at one position, or without the time. */
  readonly lineTotal: (measure: number, position: number, row: FigureRow) => Figure;
}

/** Rows that differ in the code at one position only. */
interface Line { readonly position: number; readonly rows: readonly number[] }

const HIDDEN: Figure = Object.freeze({ value: null, state: 'suppressed', hcps: Infinity });

const isSmall = ({ value, hcps }: Figure, k: number): boolean => value !== null && value !== 0 && hcps < k;

function linesOf(rows: readonly FigureRow[], { dimensions, hasTime }: Privacy): readonly Line[] {
  const lines: Line[] = [];
  for (let position = 0; position < dimensions.length + (hasTime ? 1 : 0); position++) {
    if (dimensions[position] === 'scenario') continue;
    const byRest = new Map<string, number[]>();
    rows.forEach((row, at) => {
      if (row.isObjective) return;
      const parts = [...row.codes, ...(hasTime ? [row.time] : [])];
      parts[position] = null;
      const key = JSON.stringify(parts);
      const line = byRest.get(key);
      if (line) line.push(at);
      else byRest.set(key, [at]);
    });
    for (const line of byRest.values()) lines.push({ position, rows: line });
  }
  return lines;
}

const above = ({ numerator, value }: Figure): number => numerator ?? value ?? 0;

/** Whether the parts of a line make up its whole, so that the whole less the others gives one away. */
function addsUp(line: Line, rows: readonly FigureRow[], measure: number, { lineTotal }: Privacy): boolean {
  const whole = lineTotal(measure, line.position, rows[line.rows[0] as number] as FigureRow);
  const sum = line.rows.reduce((total, at) => total + above(rows[at]?.figures[measure] as Figure), 0);
  return whole.value !== null && Math.abs(above(whole) - sum) < 1e-9 * Math.max(1, Math.abs(sum));
}

/** Row numbers hidden, for each measure. */
type Hidden = readonly Set<number>[];

/** Hides, in a line with a single hidden figure that the others give away, the next smallest too; whether any was. */
function hideSecond(hidden: Set<number>, rows: readonly FigureRow[], measure: number, lines: readonly Line[], privacy: Privacy): boolean {
  const size = (at: number): number => Math.abs(above(rows[at]?.figures[measure] as Figure));
  let changed = false;
  for (const line of lines) {
    if (line.rows.length < 2 || line.rows.filter((at) => hidden.has(at)).length !== 1 || !addsUp(line, rows, measure, privacy)) continue;
    const [next] = line.rows.filter((at) => !hidden.has(at) && size(at) !== 0).sort((a, b) => size(a) - size(b));
    if (next === undefined) continue;
    hidden.add(next);
    changed = true;
  }
  return changed;
}

/** Hides a rate beside its hidden numerator and a numerator beside its hidden rate: either gives the other away. */
function hideParts(hidden: Hidden, rows: readonly FigureRow[]): boolean {
  let changed = false;
  rows.forEach(({ figures }, at) => {
    figures.forEach((gone, measure) => {
      if (!hidden[measure]?.has(at) || !above(gone)) return;
      figures.forEach((figure, other) => {
        const paired = gone.numerator !== undefined || figure.numerator !== undefined;
        if (!paired || hidden[other]?.has(at) || above(figure) !== above(gone)) return;
        hidden[other]?.add(at);
        changed = true;
      });
    });
  });
  return changed;
}

function hiddenIn(rows: readonly FigureRow[], privacy: Privacy): Hidden {
  const lines = linesOf(rows, privacy);
  const hidden = (rows[0]?.figures ?? []).map((_, measure) => new Set(rows.flatMap((row, at) => (!row.isObjective && isSmall(row.figures[measure] as Figure, privacy.k) ? [at] : []))));
  for (let changed = true; changed;) {
    changed = hidden.map((one, measure) => hideSecond(one, rows, measure, lines, privacy)).includes(true);
    changed = hideParts(hidden, rows) || changed;
  }
  return hidden;
}

/**
 * Hides figures that rest on fewer than `k` HCPs, and with each of them a second one wherever the
 * first could be worked out: from a total, or from the rate or numerator beside it. A zero stays a zero.
 */
export function suppress(rows: readonly FigureRow[], totals: FigureRow | undefined, privacy: Privacy): { readonly rows: readonly FigureRow[]; readonly totals?: FigureRow } {
  if (privacy.k <= 0) return { rows, ...(totals && { totals }) };
  const hidden = hiddenIn(rows, privacy);
  const shown = rows.map((row, at) => ({ ...row, figures: row.figures.map((figure, measure) => (hidden[measure]?.has(at) ? HIDDEN : figure)) }));
  if (!totals) return { rows: shown };
  return { rows: shown, totals: { ...totals, figures: totals.figures.map((figure, measure) => (isSmall(figure, privacy.k) || givenAway(hidden[measure] as ReadonlySet<number>, rows, measure, figure, privacy) ? HIDDEN : figure)) } };
}

/** Whether the total less what is shown is the one hidden figure. */
function givenAway(hidden: ReadonlySet<number>, rows: readonly FigureRow[], measure: number, total: Figure, { lineTotal, dimensions, hasTime }: Privacy): boolean {
  const [only] = hidden;
  if (hidden.size !== 1 || only === undefined) return false;
  const positions = [...dimensions.keys(), ...(hasTime ? [dimensions.length] : [])].filter((position) => dimensions[position] !== 'scenario');
  if (positions.some((position) => lineTotal(measure, position, rows[only] as FigureRow).value === null)) return false;
  const sum = rows.reduce((all, row) => all + (row.isObjective ? 0 : above(row.figures[measure] as Figure)), 0);
  return Math.abs(above(total) - sum) < 1e-9 * Math.max(1, Math.abs(sum));
}
