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

/** The rows as the source answered them. */
export function sourceOrder(count: number): Uint32Array {
  const order = new Uint32Array(count);
  for (let row = 0; row < count; row++) order[row] = row;
  return order;
}

const WORDS = 4;
const SIGN = 0x8000;
const ALL_BITS = 0xffff;

/** The bits of each key in four words, lowest first, turned so that they sort as the numbers do; NaN after all. */
function sortableWords(keys: Float64Array): Uint16Array {
  // Adding zero makes one of the two zeros, which are ties.
  const words = new Uint16Array(keys.map((key) => key + 0).buffer);
  for (let row = 0; row < keys.length; row++) {
    const top = row * WORDS + WORDS - 1;
    const negative = (words[top] as number) >= SIGN;
    if (Number.isNaN(keys[row])) words.fill(ALL_BITS, row * WORDS, top + 1);
    else {
      for (let at = row * WORDS; negative && at < top; at++) words[at] = (words[at] as number) ^ ALL_BITS;
      words[top] = (words[top] as number) ^ (negative ? ALL_BITS : SIGN);
    }
  }
  return words;
}

/** Rows in order of their keys, ties as they stood, word by word: no comparison of two rows, so that very many are no wait. */
function ascendingRows(keys: Float64Array): Uint32Array {
  const words = sortableWords(keys);
  const count = keys.length;
  const places = new Uint32Array(ALL_BITS + 1);
  let order: Uint32Array = sourceOrder(count);
  let next: Uint32Array = new Uint32Array(count);
  for (let word = 0; word < WORDS; word++) {
    places.fill(0);
    for (let at = word; at < words.length; at += WORDS) places[words[at] as number] = (places[words[at] as number] as number) + 1;
    if (places[words[word] as number] === count) continue;
    let start = 0;
    for (let value = 0; value <= ALL_BITS; value++) {
      const rows = places[value] as number;
      places[value] = start;
      start += rows;
    }
    for (let at = 0; at < count; at++) {
      const row = order[at] as number;
      const value = words[row * WORDS + word] as number;
      next[places[value] as number] = row;
      places[value] = (places[value] as number) + 1;
    }
    [order, next] = [next, order];
  }
  return order;
}

/**
 * The rows in order of their keys; ties stay in the source's order. Hidden rows stand in the order that
 * `betweenHidden` says: the source's own could betray their figures.
 */
export function rowOrder(keys: Float64Array, betweenHidden: (rowA: number, rowB: number) => number): Uint32Array {
  const order = ascendingRows(keys);
  let known = keys.length;
  while (known > 0 && Number.isNaN(keys[order[known - 1] as number])) known -= 1;
  order.subarray(known).sort(betweenHidden);
  return order;
}

/** Where each measure column peaks, by position in the result; `undefined` where it holds no figure. */
export function columnPeaks({ columns, rows }: Result): readonly (Peak | undefined)[] {
  const measures = columns.flatMap(({ kind }, at) => (kind === 'measure' ? [at] : []));
  const values = measures.map(() => -Infinity);
  const firsts = measures.map(() => -1);
  const counts = measures.map(() => 0);
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as readonly Cell[];
    for (let measure = 0; measure < measures.length; measure++) {
      const cell = row[measures[measure] as number];
      const key = typeof cell === 'number' ? cell : figureKey(cell);
      const highest = values[measure] as number;
      if (key > highest && key !== MISSING) {
        values[measure] = key;
        firsts[measure] = at;
        counts[measure] = 1;
      } else if (key === highest) counts[measure] = (counts[measure] as number) + 1;
    }
  }
  return columns.map((_, column) => {
    const measure = measures.indexOf(column);
    const [value = 0, row = -1, count = 0] = [values[measure], firsts[measure], counts[measure]];
    return count > 0 ? { value, row, count } : undefined;
  });
}
