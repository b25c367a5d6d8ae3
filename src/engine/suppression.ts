import type { Figure } from './cells.js';
import type { Cumulative } from './cumulative.js';
import { hideLinked, type Links } from './links.js';

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
  readonly cumulatives: readonly Cumulative[];
  readonly links: Links;
}

/** Rows that differ in the code at one position only. */
interface Line { readonly position: number; readonly rows: readonly number[] }

const HIDDEN: Figure = Object.freeze({ value: null, state: 'suppressed', hcps: Infinity });

/** A true zero is nobody's; a zero that rests on few HCPs (of three, none) tells of them. */
const isSmall = ({ value, hcps }: Figure, k: number): boolean => value !== null && hcps < k;

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

/** Whether the figures of some rows make up a whole, so that the whole less the others gives one away. */
function addsUp(whole: Figure, parts: readonly number[], rows: readonly FigureRow[], measure: number): boolean {
  const sum = parts.reduce((total, at) => total + above(rows[at]?.figures[measure] as Figure), 0);
  return whole.value !== null && Math.abs(above(whole) - sum) < 1e-9 * Math.max(1, Math.abs(sum));
}

/** The parts of a line that may make up its whole: all of them, or those with a value. */
function partsOf({ position, rows: all }: Line, rows: readonly FigureRow[]): readonly (readonly number[])[] {
  const valued = all.filter((at) => rows[at]?.codes[position] !== null);
  return valued.length < all.length ? [all, valued] : [all];
}

/** Row numbers hidden, for each measure. */
type Hidden = readonly Set<number>[];

/** Hides, in a line with a single hidden figure that the others give away, the next smallest too; whether any was. */
function hideSecond(hidden: Set<number>, rows: readonly FigureRow[], measure: number, lines: readonly Line[], privacy: Privacy): boolean {
  const size = (at: number): number => Math.abs(above(rows[at]?.figures[measure] as Figure));
  let changed = false;
  for (const line of lines) {
    for (const parts of partsOf(line, rows)) {
      const [only, another] = parts.filter((at) => hidden.has(at));
      if (only === undefined || another !== undefined || parts.length < 2) continue;
      if (!addsUp(privacy.lineTotal(measure, line.position, rows[only] as FigureRow), parts, rows, measure)) continue;
      const [next] = parts.filter((at) => !hidden.has(at) && size(at) !== 0).sort((a, b) => size(a) - size(b));
      if (next === undefined) continue;
      hidden.add(next);
      changed = true;
    }
  }
  return changed;
}

/** Hides, in a row, a rate beside its hidden numerator or denominator, and a numerator beside its hidden rate. */
function hideParts(hidden: Hidden, rows: readonly FigureRow[]): boolean {
  let changed = false;
  rows.forEach(({ figures }, at) => {
    figures.forEach((gone, measure) => {
      if (!hidden[measure]?.has(at) || !above(gone)) return;
      figures.forEach((figure, other) => {
        const isRate = gone.numerator !== undefined || figure.numerator !== undefined;
        if (hidden[other]?.has(at) || !((isRate && above(figure) === above(gone)) || figure.denominator === above(gone))) return;
        hidden[other]?.add(at);
        changed = true;
      });
    });
  });
  return changed;
}

/** Hides sums by rank that hold a hidden part: less the next sum, they would give it away. */
function hideSums(hidden: Hidden, rows: readonly FigureRow[], { cumulatives, hasTime }: Privacy): boolean {
  let changed = false;
  for (const { measure, of, position, rankOf } of cumulatives) {
    const restOf = ({ codes, time }: FigureRow): string => JSON.stringify([codes.filter((_, at) => at !== position), hasTime ? time : '']);
    const highest = new Map<string, number>();
    for (const at of hidden[of] ?? []) {
      const row = rows[at] as FigureRow;
      highest.set(restOf(row), Math.max(highest.get(restOf(row)) ?? -Infinity, rankOf(row.codes[position]) ?? -Infinity));
    }
    rows.forEach((row, at) => {
      if (row.isObjective || hidden[measure]?.has(at) || (rankOf(row.codes[position]) ?? Infinity) > (highest.get(restOf(row)) ?? -Infinity)) return;
      hidden[measure]?.add(at);
      changed = true;
    });
  }
  return changed;
}

function hiddenIn(rows: readonly FigureRow[], privacy: Privacy): Hidden {
  const lines = linesOf(rows, privacy);
  const hidden = (rows[0]?.figures ?? []).map((_, measure) => new Set(rows.flatMap((row, at) => (!row.isObjective && isSmall(row.figures[measure] as Figure, privacy.k) ? [at] : []))));
  // What follows inside a row comes first, so that a second figure is hidden only where nothing else is.
  const inRows = (): boolean => [hideParts(hidden, rows), hideSums(hidden, rows, privacy), hideLinked(hidden, rows, privacy.links)].includes(true);
  while (inRows() || privacy.links.order.some((measure) => hideSecond(hidden[measure] as Set<number>, rows, measure, lines, privacy)));
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
  return { rows: shown, totals: { ...totals, figures: totals.figures.map((figure, measure) => (isSmall(figure, privacy.k) || givenAway(hidden[measure] ?? new Set(), rows, measure, figure, privacy) ? HIDDEN : figure)) } };
}

/** Whether the total less what is shown is the one hidden figure. */
function givenAway(hidden: ReadonlySet<number>, rows: readonly FigureRow[], measure: number, total: Figure, { lineTotal, dimensions, hasTime }: Privacy): boolean {
  const [only] = hidden;
  if (hidden.size !== 1 || only === undefined) return false;
  const positions = [...dimensions.keys(), ...(hasTime ? [dimensions.length] : [])].filter((position) => dimensions[position] !== 'scenario');
  if (positions.some((position) => lineTotal(measure, position, rows[only] as FigureRow).value === null)) return false;
  const actual = [...rows.keys()].filter((at) => !rows[at]?.isObjective);
  const valued = actual.filter((at) => !rows[at]?.codes.includes(null));
  return addsUp(total, actual, rows, measure) || (valued.includes(only) && addsUp(total, valued, rows, measure));
}
