import { requireDay, type Filter, type StateDefinition } from '../../contract/index.js';
import { NO_DAY, type CodeColumn, type Dictionary, type Table } from './column-store.js';
import { remember } from './remember.js';
import { columnCodes, type RowCodes } from './row-codes.js';
import type { Bucket, Scope } from './scope.js';
import { collapse, entriesOn, requireSingle, rowFilters, stateRows, type StateRows } from './states.js';
import type { Store } from './store.js';

/** A dimension that HCPs have by way of a state: the state itself, or what a look-up says of it. */
export interface StateDimension {
  readonly dimension: string;
  readonly definition: StateDefinition;
  readonly dictionary: Dictionary;
  /** Code on the dimension of each row of the state's table. */
  readonly codes: RowCodes;
}

/** The state through which HCPs have a dimension, if there is one. */
export function stateDimension(dimension: string, store: Store): StateDimension | undefined {
  for (const definition of store.catalog.states) {
    if (definition.state === undefined || !store.has(definition.fact)) continue;
    const codes = definition.state === dimension || !hasDimension(store, 'hcps', dimension) ? columnCodes(store.table(definition.fact), dimension, store) : undefined;
    if (codes && (definition.state === dimension || describesState(definition, dimension, store))) return { dimension, definition, codes, dictionary: codes.dictionary };
  }
  return undefined;
}

function hasDimension(store: Store, fact: string, dimension: string): boolean {
  return store.catalog.facts.find(({ id }) => id === fact)?.columns[dimension] !== undefined;
}

/** Whether the look-up of a state's codes holds the dimension (a segment's scheme). */
function describesState({ state }: StateDefinition, dimension: string, store: Store): boolean {
  return store.catalog.facts.some(({ key, columns }) => key === state && key !== undefined && columns[dimension] !== undefined);
}

/** The rows of the state behind a dimension, and the code of each on it; refused where several timelines would mix. */
function stateRowsOf({ definition, codes }: StateDimension, filters: readonly Filter[], scope: Pick<Scope, 'store' | 'measure'>): { readonly rows: StateRows; readonly codeOf: (row: number) => number } {
  const rows = stateRows(definition, filters, [], scope.store);
  requireSingle(rows, [], scope.measure);
  return { rows, codeOf: (row) => codes.values[codes.keys ? (codes.keys[row] as number) : row] as number };
}

/** The codes of each HCP on a day, by HCP code. */
export function membershipOn(found: StateDimension, filters: readonly Filter[], day: number, scope: Pick<Scope, 'store' | 'measure'>): RowCodes {
  const own = rowFilters(found.definition, filters, scope.store);
  const { id } = found.definition;
  return remember(scope, `member ${id} ${found.dimension} ${day} ${JSON.stringify(own)}`, () => standingOn(found, stateRowsOf(found, own, scope), day, scope));
}

function standingOn(found: StateDimension, { rows, codeOf }: ReturnType<typeof stateRowsOf>, day: number, { store }: Pick<Scope, 'store'>): RowCodes {
  const { hcps, states, rows: standing } = collapse(entriesOn(rows, day) ?? { hcps: [], states: [], rows: [] }, rows, () => 0);
  const codes = found.dimension === found.definition.state ? states : standing.map(codeOf);
  return gather(store.dictionaries.of(found.definition.entity).values.length, found.dictionary, hcps, codes);
}

/** Parallel keys and codes as codes by key, each once. */
function gather(size: number, dictionary: Dictionary, keys: readonly number[], codes: readonly number[]): RowCodes {
  const lists = new Map<number, number[]>();
  keys.forEach((key, at) => {
    const list = lists.get(key);
    const code = codes[at] as number;
    if (!list) lists.set(key, [code]);
    else if (!list.includes(code)) list.push(code);
  });
  const offsets = new Uint32Array(size + 1);
  const values = new Uint32Array(codes.length);
  let count = 0;
  for (let key = 0; key < size; key++) {
    for (const code of lists.get(key) ?? []) if (code !== 0) values[count++] = code;
    offsets[key + 1] = count;
  }
  return { dictionary, offsets, values };
}

/** The codes of each event's HCP on the day of the event, by row of the event's table. */
export function membershipAtEvents(found: StateDimension, filters: readonly Filter[], { table, days, hcps }: { readonly table: Table; readonly days: Int32Array; readonly hcps: Uint32Array }, scope: Scope): RowCodes {
  const own = rowFilters(found.definition, filters, scope.store);
  return remember(scope, `member ${table.id} ${found.dimension} ${JSON.stringify(own)}`, () => {
    const source = stateRowsOf(found, own, scope);
    const { rows, codeOf } = source;
    const collect = new CodeLists(table.length);
    if (found.definition.kind === 'interval') {
      const held = rowsByHcp(rows);
      for (let event = 0; event < table.length; event++) {
        const [hcp, day] = [hcps[event] as number, days[event] as number];
        for (let at = held.offsets[hcp] as number; at < (held.offsets[hcp + 1] as number); at++) {
          const row = held.rows[at] as number;
          const end = rows.until ? (rows.until[row] as number) : NO_DAY;
          if ((rows.time[row] as number) <= day && (end === NO_DAY || end > day)) collect.add(codeOf(row));
        }
        collect.endRow();
      }
      return collect.finish(found.dictionary);
    }
    const byDay = new Map<number, RowCodes>();
    for (let event = 0; event < table.length; event++) {
      const day = days[event] as number;
      let standing = byDay.get(day);
      if (!standing) byDay.set(day, (standing = standingOn(found, source, day, scope)));
      const { offsets, values } = standing;
      const hcp = hcps[event] as number;
      for (let at = offsets?.[hcp] as number; at < (offsets?.[hcp + 1] as number); at++) collect.add(values[at] as number);
      collect.endRow();
    }
    return collect.finish(found.dictionary);
  });
}

/** The rows of a state by HCP: those of HCP `h` are `rows[offsets[h]]` up to before `rows[offsets[h + 1]]`. */
function rowsByHcp({ mask, hcps, table, definition }: StateRows): { readonly offsets: Uint32Array; readonly rows: Uint32Array } {
  const size = (table.columns.get(definition.entity) as CodeColumn).dictionary.values.length;
  const offsets = new Uint32Array(size + 1);
  for (let row = 0; row < mask.length; row++) if (mask[row]) offsets[(hcps[row] as number) + 1] = (offsets[(hcps[row] as number) + 1] as number) + 1;
  for (let hcp = 0; hcp < size; hcp++) offsets[hcp + 1] = (offsets[hcp + 1] as number) + (offsets[hcp] as number);
  const next = offsets.slice();
  const rows = new Uint32Array(offsets[size] as number);
  for (let row = 0; row < mask.length; row++) {
    if (!mask[row]) continue;
    const hcp = hcps[row] as number;
    const at = next[hcp] as number;
    rows[at] = row;
    next[hcp] = at + 1;
  }
  return { offsets, rows };
}

/** Lists of codes row by row, each code once in a row. */
class CodeLists {
  readonly #offsets: Uint32Array;
  #values: Uint32Array;
  #row = 0;
  #count = 0;

  constructor(rows: number) {
    this.#offsets = new Uint32Array(rows + 1);
    this.#values = new Uint32Array(rows + 1);
  }

  add(code: number): void {
    if (code === 0) return;
    for (let at = this.#offsets[this.#row] as number; at < this.#count; at++) if (this.#values[at] === code) return;
    if (this.#count === this.#values.length) {
      const before = this.#values;
      this.#values = new Uint32Array(before.length * 2);
      this.#values.set(before);
    }
    this.#values[this.#count++] = code;
  }

  endRow(): void {
    this.#offsets[++this.#row] = this.#count;
  }

  finish(dictionary: Dictionary): RowCodes {
    return { dictionary, offsets: this.#offsets, values: this.#values.slice(0, this.#count) };
  }
}

/** The day on which a basis reads memberships; `undefined` is the day of each event. */
export function basisDay({ basis, store, through }: Pick<Scope, 'basis' | 'store' | 'through'>, bucket: Bucket): number | undefined {
  if (basis === undefined || basis === 'atEvent') return undefined;
  if (typeof basis === 'object') return requireDay(basis.asOf, 'basis');
  if (basis === 'atStart') return bucket.start - 1;
  return basis === 'atEnd' ? Math.min(bucket.end - 1, through) : Number.isNaN(store.completeThrough) ? Infinity : store.completeThrough;
}
