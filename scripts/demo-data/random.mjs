/** Reproducible chance: integer arithmetic only, so that every machine draws the same numbers. */

function seedOf(text) {
  let hash = 2166136261;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
  return hash >>> 0;
}

/** A stream of its own for each table, so that a change in one leaves the others as they were. */
export function chance(name) {
  let state = seedOf(`demo data 1 ${name}`);
  const unit = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (count) => Math.floor(unit() * count);
  const between = (low, high) => low + below(high - low + 1);
  const happens = (share) => unit() < share;
  const one = (list) => list[below(list.length)];

  const shuffled = (list) => {
    const copy = [...list];
    for (let at = copy.length - 1; at > 0; at -= 1) {
      const other = below(at + 1);
      [copy[at], copy[other]] = [copy[other], copy[at]];
    }
    return copy;
  };

  /** `pairs`: [value, weight]. */
  const weighted = (pairs) => {
    let left = unit() * pairs.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [value, weight] of pairs) {
      left -= weight;
      if (left < 0) return value;
    }
    return pairs[pairs.length - 1][0];
  };

  /** Draws from a fixed list again and again, by weight. */
  const wheel = (list, weightOf) => {
    const sums = [];
    let sum = 0;
    for (const item of list) sums.push(sum += weightOf(item));
    return () => {
      const aim = unit() * sum;
      let low = 0;
      let high = sums.length - 1;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (sums[middle] > aim) high = middle; else low = middle + 1;
      }
      return list[low];
    };
  };

  /** `count` different items; `shareOf` (0 to 1) says how readily an item is taken. */
  const sample = (list, count, shareOf = () => 1) => {
    if (count > list.length) throw new Error(`cannot take ${count} of ${list.length}`);
    const taken = [];
    let waiting = shuffled(list);
    while (taken.length < count) {
      const passed = [];
      for (const item of waiting) {
        if (taken.length < count && happens(shareOf(item))) taken.push(item); else passed.push(item);
      }
      waiting = passed;
    }
    return taken;
  };

  return { unit, below, between, happens, one, shuffled, weighted, wheel, sample };
}
