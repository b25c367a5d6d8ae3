/**
 * Moves positions apart so that neighbours are at least `gap` from each other and all stay between
 * `low` and `high` where they fit: places for labels beside the ends of lines. Answers in the order given.
 */
export function spread(positions: readonly number[], gap: number, low: number, high: number): number[] {
  const order = positions.map((position, at) => ({ position, at })).sort((a, b) => a.position - b.position);
  let floor = low;
  for (const each of order) {
    each.position = Math.max(each.position, floor);
    floor = each.position + gap;
  }
  let ceiling = high;
  for (const each of [...order].reverse()) {
    each.position = Math.min(each.position, ceiling);
    ceiling = each.position - gap;
  }
  const placed: number[] = [];
  for (const { position, at } of order) placed[at] = position;
  return placed;
}
