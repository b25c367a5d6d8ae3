/**
 * Parts rounded so that they add up to the rounded whole (largest remainder), for printing only.
 * `parts` and the answer are in the same unit; `null` stays `null`.
 */
export function largestRemainder(parts: readonly (number | null)[], decimals: number): (number | null)[] {
  const unit = 10 ** decimals;
  const scaled = parts.map((part) => (part === null ? null : part * unit));
  const floors = scaled.map((part) => (part === null ? null : Math.floor(part + 1e-9)));
  const whole = Math.round(scaled.reduce<number>((sum, part) => sum + (part ?? 0), 0));
  let left = whole - floors.reduce<number>((sum, part) => sum + (part ?? 0), 0);
  const byRemainder = scaled
    .map((part, at) => ({ at, remainder: part === null ? -1 : part - (floors[at] ?? 0) }))
    .filter(({ remainder }) => remainder >= 0)
    .sort((a, b) => b.remainder - a.remainder || a.at - b.at);
  for (const { at } of byRemainder) {
    if (left <= 0) break;
    floors[at] = (floors[at] ?? 0) + 1;
    left -= 1;
  }
  return floors.map((part) => (part === null ? null : part / unit));
}
