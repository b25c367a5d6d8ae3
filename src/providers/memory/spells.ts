import { NO_DAY, type CodeColumn } from '../../tables/column-store.js';
import { changesOf } from './changes.js';
import { divisionOf, type StateRows } from './states.js';

/** What HCPs were and how long: those of HCP `h` stand from `offsets[h]` up to before `offsets[h + 1]`, each from `starts` to before `ends`. */
export interface Spells {
  readonly offsets: Uint32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly codes: Uint32Array;
}

interface Spell { readonly hcp: number; readonly start: number; readonly end: number; readonly code: number }
const FOREVER = 2 ** 31 - 1;

/** The spells of all HCPs in the states of some rows, each with the code of its row. */
export function spellsOf(rows: StateRows, codeOf: (row: number) => number, through: number): Spells {
  const spells = found(rows, codeOf, through);
  const size = (rows.table.columns.get(rows.definition.entity) as CodeColumn).dictionary.values.length;
  const offsets = new Uint32Array(size + 1);
  for (const { hcp } of spells) offsets[hcp + 1] = (offsets[hcp + 1] as number) + 1;
  for (let hcp = 0; hcp < size; hcp++) offsets[hcp + 1] = (offsets[hcp + 1] as number) + (offsets[hcp] as number);
  const next = offsets.slice();
  const [starts, ends, codes] = [new Int32Array(spells.length), new Int32Array(spells.length), new Uint32Array(spells.length)];
  for (const { hcp, start, end, code } of spells) {
    const at = next[hcp] as number;
    [starts[at], ends[at], codes[at], next[hcp]] = [start, end, code, at + 1];
  }
  return { offsets, starts, ends, codes };
}

function found(rows: StateRows, codeOf: (row: number) => number, through: number): readonly Spell[] {
  const { definition, mask, hcps, time, until } = rows;
  if (definition.kind === 'event') return ofChanges(rows, through);
  const ends = definition.kind === 'snapshot' ? endsOfSnapshots(rows) : (row: number): number => (until && until[row] !== NO_DAY ? (until[row] as number) : FOREVER);
  const spells: Spell[] = [];
  for (let row = 0; row < mask.length; row++) {
    const code = mask[row] ? codeOf(row) : 0;
    if (code !== 0) spells.push({ hcp: hcps[row] as number, start: time[row] as number, end: ends(row), code });
  }
  return spells;
}

function ofChanges(rows: StateRows, through: number): readonly Spell[] {
  const changes = changesOf(rows, () => 0, through);
  return changes.map(({ hcp, day, to }, at) => ({ hcp, start: day, end: changes[at + 1]?.hcp === hcp ? (changes[at + 1]?.day as number) : FOREVER, code: to }));
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
