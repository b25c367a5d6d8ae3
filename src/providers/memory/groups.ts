import { allowedCodes, allowedKeys, codesByKey, eachCode, type RowCodes } from './row-codes.js';
import type { Axis, Scope } from './scope.js';

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
    return filter.dimension !== axis.dimension && (column?.type === 'code' || column?.type === 'codes') ? [{ filter, column }] : [];
  });
  if (own.length === 0 && described.length === 0) return undefined;
  const allowed = allowedCodes(codes.dictionary, own);
  for (const { filter, column } of described) {
    const attribute = codesByKey(store.table((lookup as { id: string }).id), column);
    const passes = allowedKeys(attribute, allowedCodes(column.dictionary, [filter]));
    allowed.forEach((yes, code) => {
      if (yes && code !== 0) allowed[code] = passes[code] as number;
    });
  }
  return allowed;
}

/** The bucket of each row; -1 outside all of them. Buckets are in order and do not overlap. */
function bucketFinder({ buckets }: Scope): (day: number) => number {
  const first = buckets[0]?.start ?? 0;
  const end = buckets.at(-1)?.end ?? 0;
  const table = new Int32Array(Math.max(0, end - first)).fill(-1);
  buckets.forEach((bucket, at) => table.fill(at, bucket.start - first, bucket.end - first));
  return (day) => table[day - first] ?? -1;
}

/** Puts rows into cells by their bucket and the codes of the axes. */
export function groupRows(rows: Uint32Array, days: Int32Array, axes: readonly AxisCodes[], scope: Scope): Grouped {
  let at = rows;
  let keys = new Float64Array(rows.length);
  const bucket = bucketFinder(scope);
  for (let index = 0; index < rows.length; index++) keys[index] = bucket(days[rows[index] as number] as number);
  for (const one of axes) {
    const { axis: { stride }, codes } = one;
    const allowed = allowedOn(one, scope);
    if (!codes.offsets && !allowed) {
      const { keys: byKey, values } = codes;
      for (let index = 0; index < at.length; index++) {
        const row = at[index] as number;
        keys[index] = (keys[index] as number) + stride * (values[byKey ? (byKey[row] as number) : row] as number);
      }
      continue;
    }
    const nextRows: number[] = [];
    const nextKeys: number[] = [];
    for (let index = 0; index < at.length; index++) {
      eachCode(codes, at[index] as number, (code) => {
        if (allowed && !allowed[code]) return;
        nextRows.push(at[index] as number);
        nextKeys.push((keys[index] as number) + stride * code);
      });
    }
    at = Uint32Array.from(nextRows);
    keys = Float64Array.from(nextKeys);
  }
  return numberGroups(at, keys);
}

function numberGroups(rows: Uint32Array, cellKeys: Float64Array): Grouped {
  const numbers = new Map<number, number>();
  const keys: number[] = [];
  const groups = new Uint32Array(rows.length);
  let lastKey = Number.NaN;
  let lastGroup = 0;
  for (let index = 0; index < rows.length; index++) {
    const key = cellKeys[index] as number;
    if (key !== lastKey) {
      let group = numbers.get(key);
      if (group === undefined) numbers.set(key, (group = keys.push(key) - 1));
      lastKey = key;
      lastGroup = group;
    }
    groups[index] = lastGroup;
  }
  return { rows, groups, keys };
}

const MOST_BITS = 2 ** 28;

/** How many different codes other than 0 each group has. */
export function distinctPerGroup({ rows, groups, keys }: Grouped, codes: Uint32Array, size: number): Float64Array {
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
export function supportPerGroup({ rows, groups, keys }: Grouped, hcps: Uint32Array, enough: number): Float64Array {
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
