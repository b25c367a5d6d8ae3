/**
 * Upper edges of labels of one height, each as near to the middle it belongs to as its neighbours
 * allow, in order and within the limits; where there is no room for all they share it evenly.
 */
export function stackLabels(middles: readonly number[], height: number, top: number, bottom: number): number[] {
  const step = Math.min(height, (bottom - top) / Math.max(1, middles.length));
  const edges: number[] = [];
  for (const middle of middles) edges.push(Math.max(middle - height / 2, top, (edges.at(-1) ?? -Infinity) + step));
  let limit = bottom - height;
  for (let at = edges.length - 1; at >= 0; at -= 1) {
    edges[at] = Math.max(top, Math.min(edges[at] ?? 0, limit));
    limit = (edges[at] ?? 0) - step;
  }
  return edges;
}
