import { absentRows } from './absent-rows.js';
import type { Figure } from './cells.js';
import type { Cumulative } from './cumulative.js';
import type { FigureRow } from './figure-row.js';
import { above, hideGivenAway, isSmall, isSum, type Groupings } from './given-away.js';
import { hideLinked, type Links } from './links.js';

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
  /** The coarser answers about a measure. */
  readonly groupings: (measure: number) => Groupings;
  /** How each measure is protected where it is asked alone; absent where it is. */
  readonly alone?: (measure: number) => Privacy;
}

/** Rows that differ in the code at one position only. */
interface Line { readonly position: number; readonly rows: readonly number[] }

const HIDDEN: Figure = Object.freeze({ value: null, state: 'suppressed', hcps: Infinity });

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

/** Whether the figures of some rows make up a whole, so that the whole less the others gives one away. */
function addsUp(whole: Figure, parts: readonly number[], rows: readonly FigureRow[], measure: number): boolean {
  return isSum(whole, parts.map((at) => rows[at]?.figures[measure] as Figure));
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

/** Numbers of the rows in which a measure rests on too few. */
function smallRows(rows: readonly FigureRow[], measure: number, k: number): ReadonlySet<number> {
  return new Set(rows.flatMap((row, at) => (!row.isObjective && isSmall(row.figures[measure] as Figure, k) ? [at] : [])));
}

/** What each measure hides where it is asked alone: beside others it hides no less, so that nothing is shown in one answer that another hides. */
function hiddenAlone(rows: readonly FigureRow[], { k, alone }: Privacy): Hidden {
  return (rows[0]?.figures ?? []).map((_, measure) => {
    const small = smallRows(rows, measure, k);
    if (!alone || small.size === 0) return new Set(small);
    const [hidden] = hiddenIn(rows.map((row) => ({ ...row, figures: [row.figures[measure] as Figure] })), alone(measure));
    return hidden as Set<number>;
  });
}

/** The rows of an answer, with those that only say that a figure is hidden, and numbers of the rows hidden for each measure. */
interface Protected { readonly rows: readonly FigureRow[]; readonly hidden: Hidden }

export function protect(answered: readonly FigureRow[], privacy: Privacy): Protected {
  if (answered.every(({ figures, isObjective }) => isObjective || !figures.some((figure) => isSmall(figure, privacy.k)))) return { rows: answered, hidden: (answered[0]?.figures ?? []).map(() => new Set()) };
  const rows = [...answered, ...absentRows(answered, privacy.hasTime)];
  const hidden = hiddenIn(rows, privacy);
  const isTold = (_: unknown, at: number): boolean => at < answered.length || hidden.some((one) => one.has(at));
  return { rows: rows.filter(isTold), hidden: hidden.map((one) => new Set([...rows.keys()].filter((at) => isTold(undefined, at)).flatMap((at, place) => (one.has(at) ? [place] : [])))) };
}

/** Numbers of the rows that are hidden, for each measure. */
function hiddenIn(rows: readonly FigureRow[], privacy: Privacy): Hidden {
  const hidden = hiddenAlone(rows, privacy);
  if (hidden.every(({ size }) => size === 0)) return hidden;
  const lines = linesOf(rows, privacy);
  // What follows inside a row comes first, so that a second figure is hidden only where nothing else is.
  const inRows = (): boolean => [hideParts(hidden, rows), hideSums(hidden, rows, privacy), hideLinked(hidden, rows, privacy.links)].includes(true);
  const inLines = (): boolean => privacy.links.order.some((measure) => hideSecond(hidden[measure] as Set<number>, rows, measure, lines, privacy));
  const acrossGroupings = (): boolean => hidden.some((one, measure) => one.size > 0 && hideGivenAway(one, rows, measure, privacy.groupings(measure)));
  while (inRows() || inLines() || acrossGroupings());
  return hidden;
}

/**
 * Hides figures that rest on fewer than `k` HCPs, and with each of them a second one wherever the
 * first could be worked out: from a total, from the rate or numerator beside it,
 * or from the answers by fewer of its groups. A zero
 * stays a zero unless nothing else is left to hide.
 */
export function suppress(rows: readonly FigureRow[], totals: FigureRow | undefined, privacy: Privacy): { readonly rows: readonly FigureRow[]; readonly totals?: FigureRow } {
  if (privacy.k <= 0) return { rows, ...(totals && { totals }) };
  const { rows: all, hidden } = protect(rows, privacy);
  const shown = all.map((row, at) => ({ ...row, figures: row.figures.map((figure, measure) => (at >= rows.length || hidden[measure]?.has(at) ? HIDDEN : figure)) }));
  if (!totals) return { rows: shown };
  return { rows: shown, totals: { ...totals, figures: totals.figures.map((figure, measure) => (isSmall(figure, privacy.k) || givenAway(hidden[measure] ?? new Set(), all, measure, figure, privacy) ? HIDDEN : figure)) } };
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
