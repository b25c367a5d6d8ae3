import { NO_DAY, type CodeColumn, type Codes } from '../../tables/column-store.js';
import { changesOf, type Changes } from './changes.js';
import { divisionOf, type StateRows } from './states.js';

/** What HCPs were and how long: those of HCP `h` stand from `offsets[h]` up to before `offsets[h + 1]`, each from `starts` to before `ends`. */
export interface Spells {
  readonly offsets: Uint32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly codes: Uint32Array;
}

const FOREVER = 2 ** 31 - 1;

/** The spells of all HCPs in the states of some rows, each with the code of its row; 0 is no state. */
export function spellsOf(rows: StateRows, codeOf: (row: number) => number, through: number): Spells {
  const { definition, mask, hcps, time, table } = rows;
  const size = (table.columns.get(definition.entity) as CodeColumn).dictionary.values.length;
  if (definition.kind === 'event') return ofChanges(changesOf(rows, () => 0, through), size);
  const endOf = definition.kind === 'snapshot' ? endsOfSnapshots(rows) : endsOfIntervals(rows);
  const [ends, codes] = [new Int32Array(mask.length), new Uint32Array(mask.length)];
  for (let row = 0; row < codes.length; row++) {
    if (!mask[row]) continue;
    codes[row] = codeOf(row);
    ends[row] = endOf(row);
  }
  return byHcp({ hcps, starts: time, ends, codes }, size);
}

function ofChanges({ hcps, days, to }: Changes, size: number): Spells {
  const ends = days.map((_, at) => (at + 1 < hcps.length && hcps[at + 1] === hcps[at] ? (days[at + 1] as number) : FOREVER));
  return byHcp({ hcps, starts: days, ends, codes: to }, size);
}

interface Listed { readonly hcps: Codes; readonly starts: Int32Array; readonly ends: Int32Array; readonly codes: Uint32Array }

/** Spells put together HCP by HCP; one that goes on where the one before it ends is the same spell. */
function byHcp(listed: Listed, size: number): Spells {
  const { hcps, starts, ends, codes } = listed;
  const last = new Int32Array(size).fill(-1);
  const isNew = new Uint8Array(codes.length);
  const offsets = new Uint32Array(size + 1);
  for (let at = 0; at < codes.length; at++) {
    if (codes[at] === 0) continue;
    const hcp = hcps[at] as number;
    if (!continues(listed, last[hcp] as number, at)) {
      isNew[at] = 1;
      offsets[hcp + 1] = (offsets[hcp + 1] as number) + 1;
    }
    last[hcp] = at;
  }
  for (let hcp = 0; hcp < size; hcp++) offsets[hcp + 1] = (offsets[hcp + 1] as number) + (offsets[hcp] as number);
  const count = offsets[size] as number;
  const spells = { offsets, starts: new Int32Array(count), ends: new Int32Array(count), codes: new Uint32Array(count) };
  const next = offsets.slice();
  for (let at = 0; at < codes.length; at++) {
    if (codes[at] === 0) continue;
    const hcp = hcps[at] as number;
    const own = isNew[at] ? (next[hcp] as number) : (next[hcp] as number) - 1;
    if (isNew[at]) {
      spells.starts[own] = starts[at] as number;
      spells.codes[own] = codes[at] as number;
      next[hcp] = own + 1;
    }
    spells.ends[own] = ends[at] as number;
  }
  return spells;
}

function continues({ starts, ends, codes }: Listed, before: number, at: number): boolean {
  return before >= 0 && codes[before] === codes[at] && ends[before] === starts[at] && (starts[before] as number) <= (ends[before] as number);
}

function endsOfIntervals({ until }: StateRows): (row: number) => number {
  return (row) => (until && until[row] !== NO_DAY ? (until[row] as number) : FOREVER);
}

/** A snapshot stands until the next of its division, as long as it may be carried. */
function endsOfSnapshots(rows: StateRows): (row: number) => number {
  const { mask, time, definition: { carryDays = 0 } } = rows;
  const division = divisionOf(rows);
  const days = new Map<number, Set<number>>();
  for (let row = 0; row < mask.length; row++) {
    if (!mask[row]) continue;
    const known = days.get(division(row));
    if (known) known.add(time[row] as number);
    else days.set(division(row), new Set([time[row] as number]));
  }
  const ends = new Map([...days].map(([key, known]) => {
    const sorted = [...known].sort((a, b) => a - b);
    return [key, new Map(sorted.map((day, at) => [day, Math.min(sorted[at + 1] ?? Infinity, day + carryDays + 1)]))];
  }));
  return (row) => ends.get(division(row))?.get(time[row] as number) as number;
}
