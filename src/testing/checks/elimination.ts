/** A sum of unknown figures that an attacker knows: positions of the unknowns, and what they add up to. */
export interface Sum { readonly of: readonly number[]; readonly is: number }

interface Row { readonly left: number[]; right: number }

const NOTHING = 1e-9;

/** What is known of some sums in their simplest form: each row tells one unknown by the others. */
function reduced(sums: readonly Sum[], unknowns: number): readonly Row[] {
  const rows: Row[] = sums.map(({ of, is }) => ({ left: Array.from({ length: unknowns }, (_, at) => (of.includes(at) ? 1 : 0)), right: is }));
  let next = 0;
  for (let column = 0; column < unknowns && next < rows.length; column++) {
    const found = rows.findIndex(({ left }, at) => at >= next && Math.abs(left[column] as number) > NOTHING);
    if (found < 0) continue;
    [rows[next], rows[found]] = [rows[found] as Row, rows[next] as Row];
    const pivot = rows[next] as Row;
    const factor = pivot.left[column] as number;
    for (let at = 0; at < unknowns; at++) pivot.left[at] = (pivot.left[at] as number) / factor;
    pivot.right /= factor;
    rows.forEach((row, at) => {
      if (at !== next) subtract(row, pivot, row.left[column] as number);
    });
    next += 1;
  }
  return rows.slice(0, next);
}

function subtract(row: Row, pivot: Row, times: number): void {
  if (Math.abs(times) < NOTHING) return;
  for (let at = 0; at < row.left.length; at++) row.left[at] = (row.left[at] as number) - times * (pivot.left[at] as number);
  row.right -= times * pivot.right;
}

/** The sum of some unknowns where it follows from the known sums; `undefined` where it does not. */
export function workedOut(target: readonly number[], sums: readonly Sum[], unknowns: number): number | undefined {
  if (target.length === 0) return undefined;
  const rest: Row = { left: Array.from({ length: unknowns }, (_, at) => (target.includes(at) ? 1 : 0)), right: 0 };
  for (const row of reduced(sums, unknowns)) {
    const lead = row.left.findIndex((value) => Math.abs(value) > NOTHING);
    subtract(rest, row, rest.left[lead] as number);
  }
  return rest.left.every((value) => Math.abs(value) < NOTHING) ? -rest.right : undefined;
}

/**
 * The figures that follow from the sums and from each unknown being a count of at least its `least`: a sum of three that is three
 * tells that each is one. Found by narrowing what each may be until nothing changes; by position.
 */
export function pinnedDown(sums: readonly Sum[], least: readonly number[]): ReadonlyMap<number, number> {
  const low = [...least];
  const high = least.map(() => Infinity);
  for (let changed = true; changed;) {
    changed = false;
    for (const { of, is } of sums) {
      for (const at of of) {
        const others = of.filter((other) => other !== at);
        const most = is - others.reduce((total, other) => total + (low[other] as number), 0);
        const fewest = is - others.reduce((total, other) => total + (high[other] as number), 0);
        if (most < (high[at] as number) - NOTHING) [high[at], changed] = [most, true];
        if (fewest > (low[at] as number) + NOTHING) [low[at], changed] = [fewest, true];
      }
    }
  }
  return new Map([...low.keys()].filter((at) => Math.abs((high[at] as number) - (low[at] as number)) < NOTHING).map((at) => [at, low[at] as number]));
}
