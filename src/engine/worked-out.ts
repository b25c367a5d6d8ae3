/** What is known of figures that are not shown: the sum of some of them, each by its position and with its sign. */
export interface Equation {
  readonly terms: ReadonlyMap<number, number>;
  readonly is: number;
}

const NOTHING = 1e-9;
/** Beyond this many steps nothing is said to be safe. */
const MOST_STEPS = 20_000_000;
const MOST_ROUNDS = 100;

/** The equations that tell of anything else: one with an unknown of its own only tells that one, which nobody asks for unless it is `asked`. */
function telling(equations: readonly Equation[], asked: ReadonlySet<number>): readonly Equation[] {
  const uses = new Map<number, Set<Equation>>();
  for (const equation of equations) {
    for (const at of equation.terms.keys()) {
      const users = uses.get(at);
      if (users) users.add(equation);
      else uses.set(at, new Set([equation]));
    }
  }
  const left = new Set(equations);
  const isLoose = (at: number): boolean => uses.get(at)?.size === 1 && !asked.has(at);
  const open = [...uses.keys()].filter(isLoose);
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const [equation] = uses.get(at) ?? [];
    if (!equation || !left.delete(equation)) continue;
    for (const other of equation.terms.keys()) {
      uses.get(other)?.delete(equation);
      if (isLoose(other)) open.push(other);
    }
  }
  return [...left];
}

/**
 * The unknowns that follow from adding and subtracting equations (elimination by Gauss and Jordan; an unknown follows where its
 * row has no other in it), or `undefined` where there are too many to tell.
 */
function bySums(equations: readonly Equation[], asked: ReadonlySet<number>): readonly number[] | undefined {
  const rows = new Map<number, Map<number, number>>();
  const users = new Map<number, Set<number>>();
  let steps = 0;
  const subtract = (row: Map<number, number>, other: ReadonlyMap<number, number>, times: number, pivot?: number): void => {
    steps += other.size;
    for (const [at, factor] of other) {
      const value = (row.get(at) ?? 0) - times * factor;
      if (Math.abs(value) < NOTHING) {
        row.delete(at);
        if (pivot !== undefined) users.get(at)?.delete(pivot);
      } else {
        row.set(at, value);
        if (pivot !== undefined) use(at, pivot);
      }
    }
  };
  const use = (at: number, pivot: number): void => {
    const known = users.get(at);
    if (known) known.add(pivot);
    else users.set(at, new Set([pivot]));
  };
  for (const { terms } of equations) {
    const row = new Map(terms);
    for (const [at] of terms) {
      const pivot = rows.get(at);
      if (pivot) subtract(row, pivot, row.get(at) ?? 0);
    }
    const [lead] = row;
    if (!lead) continue;
    const [pivot, factor] = lead;
    for (const [at, value] of row) row.set(at, value / factor);
    for (const other of [...(users.get(pivot) ?? [])]) {
      const changed = rows.get(other) as Map<number, number>;
      subtract(changed, row, changed.get(pivot) as number, other);
    }
    users.delete(pivot);
    rows.set(pivot, row);
    for (const at of row.keys()) if (at !== pivot) use(at, pivot);
    if (steps > MOST_STEPS) return undefined;
  }
  return [...asked].filter((at) => rows.get(at)?.size === 1);
}

/** What each unknown may at least and at most be. */
interface Bounds { readonly low: number[]; readonly high: number[] }

/** Narrows what the unknowns of an equation may be; whether any was. */
function narrow({ terms, is }: Equation, { low, high }: Bounds): boolean {
  const least = (at: number, sign: number): number => sign * ((sign > 0 ? low[at] : high[at]) as number);
  const most = (at: number, sign: number): number => sign * ((sign > 0 ? high[at] : low[at]) as number);
  let [smallest, largest, openBelow, openAbove] = [0, 0, 0, 0];
  for (const [at, sign] of terms) {
    if (Number.isFinite(least(at, sign))) smallest += least(at, sign);
    else openBelow += 1;
    if (Number.isFinite(most(at, sign))) largest += most(at, sign);
    else openAbove += 1;
  }
  let changed = false;
  for (const [at, sign] of terms) {
    const [own, top] = [least(at, sign), most(at, sign)];
    const isOpenBelow = openBelow > (Number.isFinite(own) ? 0 : 1);
    const isOpenAbove = openAbove > (Number.isFinite(top) ? 0 : 1);
    const atMost = isOpenBelow ? Infinity : is - (smallest - (Number.isFinite(own) ? own : 0));
    const atLeast = isOpenAbove ? -Infinity : is - (largest - (Number.isFinite(top) ? top : 0));
    const [newLow, newHigh] = sign > 0 ? [atLeast, atMost] : [-atMost, -atLeast];
    if (newLow > (low[at] as number) + NOTHING) [low[at], changed] = [newLow, true];
    if (newHigh < (high[at] as number) - NOTHING) [high[at], changed] = [newHigh, true];
  }
  return changed;
}

/** The unknowns that can be one number only, as none is less than its `least`. */
function byBounds(equations: readonly Equation[], least: readonly number[], asked: ReadonlySet<number>): readonly number[] {
  const bounds: Bounds = { low: [...least], high: least.map(() => Infinity) };
  for (let round = 0, changed = true; changed && round < MOST_ROUNDS; round++) {
    changed = false;
    for (const equation of equations) if (narrow(equation, bounds)) changed = true;
  }
  return [...asked].filter((at) => (bounds.high[at] as number) - (bounds.low[at] as number) < 1 - NOTHING && Number.isFinite(least[at]));
}

/** Which of the unknowns `asked` for follow from the equations, by sums or by none being less than its `least`; `undefined` where there are too many to tell. */
export function workedOut(equations: readonly Equation[], least: readonly number[], asked: ReadonlySet<number>): readonly number[] | undefined {
  const sums = bySums(telling(equations, asked), asked);
  return sums && [...new Set([...sums, ...byBounds(equations, least, asked)])];
}
