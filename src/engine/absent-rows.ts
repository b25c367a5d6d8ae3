import { ZERO } from './cells.js';
import type { FigureRow } from './figure-row.js';

/** Of more combinations none is filled in. */
const MOST_ROWS = 2000;

/** Zeros for the combinations of codes and dates that an answer has no row for: their absence tells, where all else is hidden. */
export function absentRows(rows: readonly FigureRow[], hasTime: boolean): readonly FigureRow[] {
  const actual = rows.filter(({ isObjective }) => !isObjective);
  const [first] = actual;
  if (!first) return [];
  const positions = [...first.codes.map((_, at) => [...new Set(actual.map(({ codes }) => codes[at] ?? null))]), ...(hasTime ? [[...new Set(actual.map(({ time }) => time))]] : [])];
  const size = positions.reduce((all, { length }) => all * length, 1);
  if (size > MOST_ROWS || size <= actual.length) return [];
  const keyOf = (parts: readonly (string | null)[]): string => JSON.stringify(parts);
  const known = new Set(actual.map(({ codes, time }) => keyOf([...codes, ...(hasTime ? [time] : [])])));
  const all = positions.reduce<readonly (readonly (string | null)[])[]>((some, choices) => some.flatMap((parts) => choices.map((choice) => [...parts, choice])), [[]]);
  return all.filter((parts) => !known.has(keyOf(parts))).map((parts) => ({
    codes: hasTime ? parts.slice(0, -1) : parts, time: hasTime ? (parts.at(-1) as string) : first.time, figures: first.figures.map(() => ZERO), isObjective: false,
  }));
}
