import type { Cells } from './cells.js';
import type { Scope } from './store.js';

/** The cells read with the codes of some axes set to 0; no cell occurs for their sake. */
export function withoutAxes(cells: Cells, scope: Scope, dimensions: readonly string[]): Cells {
  const dropped = scope.axes.filter(({ dimension }) => dimensions.includes(dimension));
  const strip = (key: number): number => dropped.reduce((rest, { stride, size }) => rest - (Math.floor(rest / stride) % size) * stride, key);
  return { get: (key) => cells.get(strip(key)), keys: () => [] };
}

/** A coarse figure knows only some axes: it is the same whatever the code on the others. */
export function broadcast(cells: Cells, known: readonly { readonly axis: Scope['axes'][number] }[], scope: Scope): Cells {
  if (known.length === scope.axes.length) return cells;
  return withoutAxes(cells, scope, scope.axes.filter((axis) => !known.some((one) => one.axis === axis)).map(({ dimension }) => dimension));
}
