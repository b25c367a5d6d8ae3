import { remember } from '../remember.js';
import { sampleIn } from '../sample.js';
import { standingOn } from './standing-rows.js';
import { isOver, personCount, precedenceOf, stateAt, type StateRows } from './states.js';

/** HCPs in a state on a day: parallel arrays, one entry per HCP, state and row that says so. */
export interface Entries {
  readonly hcps: Uint32Array;
  readonly states: Uint32Array;
  /** Row of the state's table; -1 for HCPs that are in no state. */
  readonly rows: Int32Array;
}

/** The entries on a day; `undefined` where the source knows nothing of that day. */
export function entriesOn(rows: StateRows, day: number): Entries | undefined {
  const sample = sampleIn(rows.store);
  if (sample) return readEntries(rows, sample.standing(rows.definition.id, day));
  const read = (): Entries | undefined => readEntries(rows, standingOn(rows, day), day);
  return rows.key === undefined ? read() : remember(rows, `entries ${rows.key} ${day}`, read);
}

/** Entries of standing rows, those that the formula wants. Without a day none of them has run out. */
function readEntries(rows: StateRows, all: ArrayLike<number> | undefined, day?: number): Entries | undefined {
  if (!all) return undefined;
  const { wanted, hcps, expired, definition: { kind } } = rows;
  const rowNumbers = all instanceof Int32Array ? all : Int32Array.from(all);
  const standing = wanted ? rowNumbers.filter((row) => wanted[row]) : rowNumbers;
  const entries = { rows: standing, hcps: new Uint32Array(standing.length), states: new Uint32Array(standing.length) };
  for (let at = 0; at < standing.length; at++) {
    const row = standing[at] as number;
    entries.hcps[at] = hcps[row] as number;
    entries.states[at] = day !== undefined && kind === 'event' && isOver(rows, row, day) ? expired : stateAt(rows, row);
  }
  return entries;
}

/** Of several timelines of one HCP (within one group), only the state that comes first in the order of precedence. */
export function collapse(entries: Entries, rows: StateRows, groupOf: (row: number) => number): Entries {
  if (!rows.definition.precedence || !rows.states) return entries;
  const { hcps, states } = entries;
  const place = precedenceOf(rows);
  const size = personCount(rows);
  const byGroup = new Map<number, { readonly best: Int32Array; readonly appeared: number[] }>();
  for (let at = 0; at < hcps.length; at++) {
    const key = groupOf(entries.rows[at] as number);
    let group = byGroup.get(key);
    if (!group) byGroup.set(key, (group = { best: new Int32Array(size).fill(-1), appeared: [] }));
    const { best, appeared } = group;
    const hcp = hcps[at] as number;
    const before = best[hcp] as number;
    if (before < 0) appeared.push(hcp);
    if (before < 0 || place(states[at] as number) < place(states[before] as number)) best[hcp] = at;
  }
  return pickEntries(entries, [...byGroup.values()].flatMap(({ best, appeared }) => appeared.map((hcp) => best[hcp] as number)));
}

export function pickEntries({ hcps, states, rows }: Entries, kept: readonly number[]): Entries {
  const picked = { hcps: new Uint32Array(kept.length), states: new Uint32Array(kept.length), rows: new Int32Array(kept.length) };
  for (let at = 0; at < kept.length; at++) {
    const from = kept[at] as number;
    picked.hcps[at] = hcps[from] as number;
    picked.states[at] = states[from] as number;
    picked.rows[at] = rows[from] as number;
  }
  return picked;
}
