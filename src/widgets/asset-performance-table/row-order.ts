import type { Cell, Result } from '../../contract/index.js';

/** Keys that sort: missing stands after every figure in both directions, hidden (NaN) after missing. */
const MISSING = Infinity;
const HIDDEN = NaN;
/** More than any rank of an ordered dimension. */
const AFTER_RANKS = 1e6;

/** The largest figure of a column, the first row that has it, and how many rows have it. */
export interface Peak {
  readonly value: number;
  readonly row: number;
  readonly count: number;
}

function figureKey(cell: Cell | undefined): number {
  if (typeof cell === 'number') return cell;
  if (typeof cell !== 'object' || cell === null) return MISSING;
  return cell.state === 'suppressed' ? HIDDEN : cell.value ?? MISSING;
}

/** The figures of one column as sorting keys, by row. */
export function figureKeys({ rows }: Result, column: number): Float64Array {
  const keys = new Float64Array(rows.length);
  for (let row = 0; row < keys.length; row++) keys[row] = figureKey(rows[row]?.[column]);
  return keys;
}

/** The codes of one column as sorting keys: known ranks first, then labels as the language sorts them; equal labels share a key. */
export function codeKeys({ rows }: Result, column: number, { rankOf, labelOf, language }: {
  rankOf(code: string): number | undefined; labelOf(code: string): string; language: string;
}): Float64Array {
  const labels = new Map<string, string>();
  for (const row of rows) {
    const code = row[column];
    if (typeof code === 'string' && !labels.has(code)) labels.set(code, labelOf(code));
  }
  const sorted = [...new Set(labels.values())].sort(new Intl.Collator(language, { numeric: true }).compare);
  const places = new Map(sorted.map((label, place) => [label, AFTER_RANKS + place]));
  const keyByCode = new Map<unknown, number>();
  for (const [code, label] of labels) keyByCode.set(code, rankOf(code) ?? places.get(label) ?? MISSING);
  const keys = new Float64Array(rows.length);
  for (let row = 0; row < keys.length; row++) keys[row] = keyByCode.get(rows[row]?.[column]) ?? MISSING;
  return keys;
}

/** Keys that sort downwards; missing and hidden stay last. */
export function downwards(keys: Float64Array): Float64Array {
  return keys.map((key) => (key === MISSING ? key : -key));
}

function firstAtLeast(sorted: Float64Array, key: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The rows as the source answered them. */
export function sourceOrder(count: number): Uint32Array {
  const order = new Uint32Array(count);
  for (let row = 0; row < count; row++) order[row] = row;
  return order;
}

/**
 * The rows in order of their keys; ties stay in the source's order. Hidden rows stand in the order that
 * `betweenHidden` says: the source's own could betray their figures.
 */
export function rowOrder(keys: Float64Array, betweenHidden: (rowA: number, rowB: number) => number): Uint32Array {
  // Without a comparator the engine sorts plain numbers; each row then finds its place among them.
  const sorted = keys.slice().sort();
  const taken = new Uint32Array(keys.length);
  const order = new Uint32Array(keys.length);
  const hidden: number[] = [];
  for (let row = 0; row < keys.length; row++) {
    const key = keys[row] as number;
    if (Number.isNaN(key)) {
      hidden.push(row);
      continue;
    }
    const place = firstAtLeast(sorted, key);
    order[place + (taken[place] as number)] = row;
    taken[place] = (taken[place] as number) + 1;
  }
  order.set(hidden.sort(betweenHidden), keys.length - hidden.length);
  return order;
}

function peakOf({ rows }: Result, column: number): Peak | undefined {
  let value = -Infinity;
  let first = -1;
  let count = 0;
  for (let row = 0; row < rows.length; row++) {
    const cell = rows[row]?.[column];
    const key = typeof cell === 'number' ? cell : figureKey(cell);
    if (key > value && key !== MISSING) {
      value = key;
      first = row;
      count = 1;
    } else if (key === value) count += 1;
  }
  return count > 0 ? { value, row: first, count } : undefined;
}

/** Where each measure column peaks, by position in the result. */
export function columnPeaks(result: Result): readonly (Peak | undefined)[] {
  return result.columns.map(({ kind }, column) => (kind === 'measure' ? peakOf(result, column) : undefined));
}
