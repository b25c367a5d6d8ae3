/** The candidates that look like the text, nearest first, at most three. */
export function nearMatches(text: string, candidates: Iterable<string>): readonly string[] {
  const wanted = text.toLowerCase();
  const reach = Math.max(1, Math.floor(wanted.length / 3));
  return [...new Set(candidates)]
    .map((candidate) => ({ candidate, distance: distanceBetween(wanted, candidate.toLowerCase()) }))
    .filter(({ distance }) => distance <= reach)
    .sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

/** "Did you mean …?" with the near candidates, else the list of all. */
export function didYouMean(text: string, candidates: Iterable<string>): string {
  const all = [...new Set(candidates)];
  const near = nearMatches(text, all).map((candidate) => `"${candidate}"`);
  if (near.length > 0) return `Did you mean ${near.join(' or ')}?`;
  return all.length > 0 ? `Known are ${all.join(', ')}.` : 'None is known.';
}

/** How many letters must be changed, added, taken away or swapped with their neighbour. */
function distanceBetween(a: string, b: string): number {
  let earlier: readonly number[] = [];
  let before = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (before[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(Math.min(change, (before[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, isSwapped ? (earlier[j - 2] ?? 0) + 1 : Infinity));
    }
    earlier = before;
    before = row;
  }
  return before[b.length] ?? 0;
}
