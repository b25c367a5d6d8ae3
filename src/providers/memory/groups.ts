import type { Codes } from '../../tables/column-store.js';
import { allowedCodes, codesByKey, passingKeys, type RowCodes } from '../../engine/row-codes.js';
import type { Axis, Scope } from '../../engine/store.js';

/** Rows and the cell each belongs to; a row with several codes on an axis stands in several cells. */
export interface Grouped {
  readonly rows: Uint32Array;
  /** Group of each row, from 0. */
  readonly groups: Uint32Array;
  /** Cell key of each group. */
  readonly keys: readonly number[];
}

/** An axis and the codes its cells are made from. */
export interface AxisCodes { readonly axis: Axis; readonly codes: RowCodes }

/** Codes of an axis that filters let through: its own, and those on what a look-up says of its codes. */
function allowedOn({ axis, codes }: AxisCodes, { filters, store }: Scope): Uint8Array | undefined {
  const own = filters.filter(({ dimension }) => dimension === axis.dimension);
  const lookup = store.catalog.facts.find(({ key, id }) => key === axis.dimension && store.has(id));
  const described = filters.flatMap((filter) => {
    const column = lookup && store.table(lookup.id).columns.get(filter.dimension);
    return filter.dimension !== axis.dimension && !filter.showsOthers && (column?.type === 'code' || column?.type === 'codes') ? [{ filter, column }] : [];
  });
  if (own.length === 0 && described.length === 0) return undefined;
  const allowed = allowedCodes(codes.dictionary, own);
  for (const { filter, column } of described) {
    const attribute = codesByKey(store.table((lookup as { id: string }).id), column);
    const passes = passingKeys(attribute, filter);
    allowed.forEach((yes, code) => {
      if (yes && code !== 0) allowed[code] = passes[code] as number;
    });
  }
  return allowed;
}

interface Placed { readonly rows: Uint32Array; readonly keys: Float64Array }

/** Rows in the bucket of their day. Buckets are in order and do not overlap; rows between them are left out. */
function placeByDay(all: Uint32Array, days: Int32Array, { buckets }: Scope): Placed {
  if (buckets.length < 2) return { rows: all, keys: new Float64Array(all.length) };
  const first = buckets[0]?.start ?? 0;
  const byDay = new Int32Array((buckets.at(-1)?.end ?? 0) - first).fill(-1);
  buckets.forEach((bucket, at) => byDay.fill(at, bucket.start - first, bucket.end - first));
  const bucketOfRow = (row: number): number => byDay[(days[row] as number) - first] as number;
  const rows = byDay.includes(-1) ? all.filter((row) => bucketOfRow(row) >= 0) : all;
  const keys = new Float64Array(rows.length);
  for (let index = 0; index < rows.length; index++) keys[index] = bucketOfRow(rows[index] as number);
  return { rows, keys };
}

/** Rows with one code each, moved on to the cell of their code. */
function placeByOne({ rows, keys }: Placed, stride: number, { keys: byRow, values }: RowCodes): Placed {
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] as number;
    keys[index] = (keys[index] as number) + stride * (values[byRow ? (byRow[row] as number) : row] as number);
  }
  return { rows, keys };
}

/** Rows in the cell of each of their codes that is allowed, 0 for none. */
function placeByEach({ rows, keys }: Placed, stride: number, codes: RowCodes, allowed: Uint8Array | undefined): Placed {
  const { keys: byRow, offsets, values } = codes;
  let count = 0;
  for (let index = 0; index < rows.length; index++) {
    const key = byRow ? (byRow[rows[index] as number] as number) : (rows[index] as number);
    count += offsets ? Math.max(1, (offsets[key + 1] as number) - (offsets[key] as number)) : 1;
  }
  const placed = { rows: new Uint32Array(count), keys: new Float64Array(count) };
  let at = 0;
  const place = (index: number, code: number): void => {
    if (allowed && !allowed[code]) return;
    placed.rows[at] = rows[index] as number;
    placed.keys[at] = (keys[index] as number) + stride * code;
    at += 1;
  };
  for (let index = 0; index < rows.length; index++) {
    const key = byRow ? (byRow[rows[index] as number] as number) : (rows[index] as number);
    if (!offsets) place(index, values[key] as number);
    else if (offsets[key] === offsets[key + 1]) place(index, 0);
    else for (let each = offsets[key] as number; each < (offsets[key + 1] as number); each++) place(index, values[each] as number);
  }
  return { rows: placed.rows.subarray(0, at), keys: placed.keys.subarray(0, at) };
}

/** Puts rows into cells by their bucket and the codes of the axes. */
export function groupRows(rows: Uint32Array, days: Int32Array, axes: readonly AxisCodes[], scope: Scope): Grouped {
  let placed = placeByDay(rows, days, scope);
  for (const one of axes) {
    const { axis: { stride }, codes } = one;
    const allowed = allowedOn(one, scope);
    placed = codes.offsets || allowed ? placeByEach(placed, stride, codes, allowed) : placeByOne(placed, stride, codes);
  }
  return numberGroups(placed);
}

const MOST_NUMBERED = 2 ** 22;

function numberGroups({ rows, keys: cellKeys }: Placed): Grouped {
  let highest = 0;
  for (let index = 0; index < cellKeys.length; index++) if ((cellKeys[index] as number) > highest) highest = cellKeys[index] as number;
  const keys: number[] = [];
  const groups = new Uint32Array(rows.length);
  if (highest < MOST_NUMBERED) {
    const numbers = new Int32Array(highest + 1).fill(-1);
    for (let index = 0; index < groups.length; index++) {
      const key = cellKeys[index] as number;
      if (numbers[key] === -1) numbers[key] = keys.push(key) - 1;
      groups[index] = numbers[key] as number;
    }
    return { rows, groups, keys };
  }
  const numbers = new Map<number, number>();
  for (let index = 0; index < groups.length; index++) {
    const key = cellKeys[index] as number;
    let group = numbers.get(key);
    if (group === undefined) numbers.set(key, (group = keys.push(key) - 1));
    groups[index] = group;
  }
  return { rows, groups, keys };
}

const MOST_BITS = 2 ** 28;

/** How many different codes other than 0 each group has. */
export function distinctPerGroup({ rows, groups, keys }: Grouped, codes: Codes, size: number): Float64Array {
  const counts = new Float64Array(keys.length);
  const bits = keys.length * size;
  if (bits <= MOST_BITS) {
    const seen = new Uint32Array((bits >> 5) + 1);
    for (let index = 0; index < rows.length; index++) {
      const code = codes[rows[index] as number] as number;
      if (code === 0) continue;
      const group = groups[index] as number;
      const bit = group * size + code;
      const mask = 1 << (bit & 31);
      if (((seen[bit >>> 5] as number) & mask) !== 0) continue;
      seen[bit >>> 5] = (seen[bit >>> 5] as number) | mask;
      counts[group] = (counts[group] as number) + 1;
    }
    return counts;
  }
  const seen = new Set<number>();
  for (let index = 0; index < rows.length; index++) {
    const code = codes[rows[index] as number] as number;
    const group = groups[index] as number;
    if (code === 0 || seen.has(group * size + code)) continue;
    seen.add(group * size + code);
    counts[group] = (counts[group] as number) + 1;
  }
  return counts;
}

/** How many different HCPs stand behind each group, counted up to `enough`; a row without an HCP is nobody's. */
export function supportPerGroup({ rows, groups, keys }: Grouped, hcps: Codes, enough: number): Float64Array {
  const slots = new Uint32Array(keys.length * enough);
  const counts = new Float64Array(keys.length);
  for (let index = 0; index < rows.length; index++) {
    const group = groups[index] as number;
    const count = counts[group] as number;
    if (count >= enough) continue;
    const hcp = hcps[rows[index] as number] as number;
    if (hcp === 0) continue;
    let known = false;
    for (let slot = group * enough; slot < group * enough + count && !known; slot++) known = slots[slot] === hcp;
    if (known) continue;
    slots[group * enough + count] = hcp;
    counts[group] = count + 1;
  }
  return counts;
}
