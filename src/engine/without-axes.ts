import type { Cells } from './cells.js';
import type { Scope } from './store.js';

/** The cells read with the codes of some axes set to 0; no cell occurs for their sake. */
export function withoutAxes(cells: Cells, scope: Scope, dimensions: readonly string[]): Cells {
  const dropped = scope.axes.filter(({ dimension }) => dimensions.includes(dimension));
  const strip = (key: number): number => dropped.reduce((rest, { stride, size }) => rest - (Math.floor(rest / stride) % size) * stride, key);
  return { get: (key) => cells.get(strip(key)), keys: () => [] };
}
