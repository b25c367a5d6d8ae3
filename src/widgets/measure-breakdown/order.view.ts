import { dimensionDefinition } from '../../contract/index.js';
import type { Answers } from '../../context/questions.js';
import { ownOrder, type Figure, type Grid } from './grid.view.js';
import type { Breakdown, BreakdownSort } from './measure-breakdown.query.js';

interface Ordering { readonly answers: Answers; readonly language: string }
interface Placed { readonly code: string; readonly label: string; readonly total: Figure; readonly isOther?: boolean }

/** Largest first; then what is hidden by its name, since a place would tell of it; then what is missing. */
function byValue({ total: a, label: left }: Placed, { total: b, label: right }: Placed, language: string): number {
  if (a.value !== null && b.value !== null) return b.value - a.value;
  const place = ({ value, state }: Figure): number => (value !== null ? 0 : state === 'suppressed' ? 1 : 2);
  return place(a) - place(b) || (a.state === 'suppressed' ? left.localeCompare(right, language) : 0);
}

function sorted<Item extends Placed>(items: readonly Item[], dimension: string, sort: BreakdownSort | undefined, { answers, language }: Ordering): readonly Item[] {
  const order = ownOrder(dimension, answers);
  const isOrdered = answers.catalog && dimensionDefinition(answers.catalog, dimension)?.ordered;
  const place = ({ code }: Placed): number => (order.includes(code) ? order.indexOf(code) : order.length);
  const compare = {
    lowest: (a: Placed, b: Placed) => (a.total.value !== null && b.total.value !== null ? a.total.value - b.total.value : byValue(a, b, language)),
    value: (a: Placed, b: Placed) => byValue(a, b, language), label: (a: Placed, b: Placed) => a.label.localeCompare(b.label, language), order: (a: Placed, b: Placed) => place(a) - place(b),
  }[sort ?? (isOrdered ? 'order' : 'value')];
  const last = ({ code, isOther }: Placed): number => (isOther ? 2 : code === '' ? 1 : 0);
  return [...items].sort((a, b) => last(a) - last(b) || compare(a, b));
}

/** Rows, and the columns of a second dimension, in the order they are shown; no value and the rest last. */
export function orderedGrid(grid: Grid, { by, split, sort }: Breakdown, answers: Answers, language: string): Grid {
  const series = split ? sorted(grid.series, split, sort, { answers, language }) : grid.series;
  const places = series.map((one) => grid.series.indexOf(one));
  const ranked = grid.lines.filter(({ code, isOther, total }) => !isOther && code !== '' && total.value !== null).sort((a, b) => byValue(a, b, language));
  const lines = sorted(grid.lines, by, sort, { answers, language }).map((line) => {
    const rank = ranked.indexOf(line) + 1;
    const figures = places.map((at) => line.figures[at] as Figure);
    return { ...line, figures, ...(rank > 0 && { rank }) };
  });
  return { ...grid, series, lines };
}
