import type { Filter, StateDefinition } from '../../contract/index.js';
import { NO_DAY, type Dictionary, type Table } from './column-store.js';
import { columnCodes, type RowCodes } from './row-codes.js';
import type { Bucket, Scope } from './scope.js';
import { collapse, entriesOn, stateRows, type Entries, type StateRows } from './states.js';
import type { Store } from './store.js';

/** A dimension that HCPs have by way of a state: the state itself, or what a look-up says of it. */
export interface StateDimension {
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
    if (codes && (definition.state === dimension || describesState(definition, dimension, store))) return { definition, codes, dictionary: codes.dictionary };
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

const rowKey = ({ keys }: RowCodes, row: number): number => (keys ? (keys[row] as number) : row);

/** The codes of each HCP on a day, by HCP code. */
export function membershipOn(found: StateDimension, filters: readonly Filter[], day: number, store: Store): RowCodes {
  const rows = stateRows(found.definition, filters, [], store);
  const entries = collapse(entriesOn(rows, day) ?? { hcps: [], states: [], rows: [] }, rows, () => 0);
  return byHcp(found, rows, entries, store);
}

function byHcp({ definition, dictionary, codes }: StateDimension, rows: StateRows, entries: Entries, store: Store): RowCodes {
  const size = store.dictionaries.of(definition.entity).values.length;
  const codeAt = (at: number): number => (codes === rows.states || definition.state === undefined ? (entries.states[at] as number) : (codes.values[rowKey(codes, entries.rows[at] as number)] as number));
  const own = definition.state !== undefined && dictionary === rows.states?.dictionary;
  return gather(size, dictionary, entries.hcps, entries.hcps.map((_, at) => (own ? (entries.states[at] as number) : codeAt(at))));
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
  const values: number[] = [];
  for (let key = 0; key < size; key++) {
    for (const code of lists.get(key) ?? []) if (code !== 0) values.push(code);
    offsets[key + 1] = values.length;
  }
  return { dictionary, offsets, values: Uint32Array.from(values) };
}

/** The codes of each event's HCP on the day of the event, by row of the event's table. */
export function membershipAtEvents(found: StateDimension, filters: readonly Filter[], table: Table, hcps: Uint32Array, days: Int32Array, store: Store): RowCodes {
  const rows = stateRows(found.definition, filters, [], store);
  if (found.definition.kind !== 'interval') return dayByDay(found, rows, table, hcps, days, store);
  const byHcpRows = new Map<number, number[]>();
  for (let row = 0; row < rows.mask.length; row++) {
    if (!rows.mask[row]) continue;
    const list = byHcpRows.get(rows.hcps[row] as number);
    if (list) list.push(row);
    else byHcpRows.set(rows.hcps[row] as number, [row]);
  }
  const offsets = new Uint32Array(table.length + 1);
  const values: number[] = [];
  for (let event = 0; event < table.length; event++) {
    const from = values.length;
    const day = days[event] as number;
    for (const row of byHcpRows.get(hcps[event] as number) ?? []) {
      const end = rows.until?.[row] ?? NO_DAY;
      if ((rows.time[row] as number) > day || (end !== NO_DAY && end <= day)) continue;
      const code = found.codes.values[rowKey(found.codes, row)] as number;
      if (code !== 0 && values.indexOf(code, from) < 0) values.push(code);
    }
    offsets[event + 1] = values.length;
  }
  return { dictionary: found.dictionary, offsets, values: Uint32Array.from(values) };
}

function dayByDay(found: StateDimension, rows: StateRows, table: Table, hcps: Uint32Array, days: Int32Array, store: Store): RowCodes {
  const known = new Map<number, RowCodes>();
  const offsets = new Uint32Array(table.length + 1);
  const values: number[] = [];
  for (let event = 0; event < table.length; event++) {
    const day = days[event] as number;
    let codes = known.get(day);
    if (!codes) known.set(day, (codes = byHcp(found, rows, collapse(entriesOn(rows, day) ?? { hcps: [], states: [], rows: [] }, rows, () => 0), store)));
    const hcp = hcps[event] as number;
    for (let at = codes.offsets?.[hcp] as number; at < (codes.offsets?.[hcp + 1] as number); at++) values.push(codes.values[at] as number);
    offsets[event + 1] = values.length;
  }
  return { dictionary: found.dictionary, offsets, values: Uint32Array.from(values) };
}

/** The day on which a basis reads memberships; `undefined` is the day of each event. */
export function basisDay(scope: Pick<Scope, 'basis' | 'store'>, bucket: Bucket, byDefault: 'atEvent' | 'atEnd' | 'atStart'): number | undefined {
  const { basis = byDefault, store } = scope;
  if (typeof basis === 'object') return Math.round(Date.parse(`${basis.asOf}T00:00:00Z`) / 86_400_000);
  if (basis === 'atEvent') return byDefault === 'atEvent' ? undefined : basisDay({ ...scope, basis: byDefault }, bucket, byDefault);
  if (basis === 'atStart') return bucket.start - 1;
  return basis === 'current' ? store.completeThrough : Math.min(bucket.end - 1, store.completeThrough);
}

