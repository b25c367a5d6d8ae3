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
  readonly dimensions: readonly string[];
  readonly hasTime: boolean;
}

const HIDDEN: Figure = Object.freeze({ value: null, state: 'suppressed', hcps: Infinity });

const isSmall = ({ value, hcps }: Figure, k: number): boolean => value !== null && value !== 0 && hcps < k;

/** Rows that differ in one position only: their figures may add up to a total that is known. */
function linesOf(rows: readonly FigureRow[], { dimensions, hasTime }: Privacy): readonly (readonly number[])[] {
  const lines: number[][] = [];
  const positions = dimensions.length + (hasTime ? 1 : 0);
  for (let position = 0; position < positions; position++) {
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
    lines.push(...byRest.values());
  }
  return lines;
}

/** Row numbers hidden, for each measure. */
type Hidden = readonly Set<number>[];

/** Hides, in a line with a single hidden figure, the next smallest too; whether any was. */
function hideSecond(hidden: Set<number>, rows: readonly FigureRow[], measure: number, lines: readonly (readonly number[])[]): boolean {
  const size = (at: number): number => {
    const figure = rows[at]?.figures[measure];
    return Math.abs(figure?.numerator ?? figure?.value ?? 0);
  };
  let changed = false;
  for (const line of lines) {
    if (line.length < 2 || line.filter((at) => hidden.has(at)).length !== 1) continue;
    const [next] = line.filter((at) => !hidden.has(at) && size(at) !== 0).sort((a, b) => size(a) - size(b));
    if (next === undefined) continue;
    hidden.add(next);
    changed = true;
  }
  return changed;
}

/** Hides a rate beside its hidden numerator and a numerator beside its hidden rate: either gives the other away. */
function hideParts(hidden: Hidden, rows: readonly FigureRow[]): boolean {
  let changed = false;
  const above = ({ numerator, value }: Figure): number | null => numerator ?? value;
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
    changed = hidden.map((one, measure) => hideSecond(one, rows, measure, lines)).includes(true);
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
  return { rows: shown, totals: { ...totals, figures: totals.figures.map((figure, measure) => (isSmall(figure, privacy.k) || hidden[measure]?.size === 1 ? HIDDEN : figure)) } };
}
