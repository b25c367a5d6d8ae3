import type { Filter, StateDefinition } from '../../contract/index.js';
import type { Codes, Dictionary, Table } from '../../tables/column-store.js';
import { describesState, entityFact } from '../catalog-states.js';
import { remember } from '../remember.js';
import { columnCodes, eachCode, type RowCodes } from '../row-codes.js';
import { sampleIn } from '../sample.js';
import type { Scope, Store } from '../store.js';
import { spellsOf, type Spells } from './spells.js';
import { collapse, entriesOn } from './entries.js';
import { requireSingle, rowFilters, stateRows, type StateRows } from './states.js';

/** A dimension that HCPs have by way of a state: the state itself, or what a look-up says of it. */
export interface StateDimension {
  readonly dimension: string;
  readonly definition: StateDefinition;
  readonly dictionary: Dictionary;
  /** Code on the dimension of each row of the state's table. */
  readonly codes: RowCodes;
}

/** The state through which some entity (HCPs, unless others are known too) has a dimension, if there is one. */
export function stateDimension(dimension: string, store: Store, knows: (entity: string) => boolean = () => true): StateDimension | undefined {
  for (const definition of store.catalog.states) {
    if (definition.state === undefined || !store.has(definition.fact) || !knows(definition.entity)) continue;
    const codes = definition.state === dimension || !entityFact(store.catalog, definition.entity)?.columns[dimension] ? columnCodes(store.table(definition.fact), dimension, store) : undefined;
    if (codes && !codes.offsets && (definition.state === dimension || describesState(definition, dimension, store))) return { dimension, definition, codes, dictionary: codes.dictionary };
  }
  return undefined;
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
  const { id, entity, state } = found.definition;
  return remember(scope, `member ${id} ${found.dimension} ${day} ${JSON.stringify(own)}`, () => {
    const { rows, codeOf } = stateRowsOf(found, own, scope);
    const { hcps, states, rows: standing } = collapse(entriesOn(rows, day) ?? { hcps: new Uint32Array(), states: new Uint32Array(), rows: new Int32Array() }, rows, () => 0);
    return gather(scope.store.dictionaries.of(entity).values.length, found.dictionary, [...hcps], [...(found.dimension === state ? states : standing.map(codeOf))]);
  });
}

/** Parallel keys and codes as codes by key, each once. */
export function gather(size: number, dictionary: Dictionary, keys: readonly number[], codes: readonly number[]): RowCodes {
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

function spellsIn(found: StateDimension, filters: readonly Filter[], scope: Pick<Scope, 'store' | 'measure' | 'through'>): Spells {
  const own = rowFilters(found.definition, filters, scope.store);
  return remember(scope, `spells ${found.definition.id} ${found.dimension} ${scope.through} ${JSON.stringify(own)}`, () => {
    const { rows, codeOf } = stateRowsOf(found, own, scope);
    return spellsOf(rows, codeOf, scope.through);
  });
}

/** Reads the codes of an HCP on a day, each once; 0 where there is none. */
export function membershipReader(found: StateDimension, filters: readonly Filter[], day: number, scope: Scope): (hcp: number, visit: (code: number) => void) => void {
  if (sampleIn(scope.store)) {
    const standing = membershipOn(found, filters, day, scope);
    return (hcp, visit) => eachCode(standing, hcp, visit);
  }
  const { offsets, starts, ends, codes } = spellsIn(found, filters, scope);
  const seen: number[] = [];
  return (hcp, visit) => {
    seen.length = 0;
    for (let at = offsets[hcp] as number; at < (offsets[hcp + 1] as number); at++) {
      const code = codes[at] as number;
      if ((starts[at] as number) <= day && (ends[at] as number) > day && !seen.includes(code)) seen.push(code);
    }
    if (seen.length === 0) visit(0);
    for (const code of [...seen]) visit(code);
  };
}

/** The codes of each event's HCP on the day of the event, by row of the event's table. */
export function membershipAtEvents(found: StateDimension, filters: readonly Filter[], { table, days, hcps }: { readonly table: Table; readonly days: Int32Array; readonly hcps: Codes }, scope: Scope): RowCodes {
  const own = rowFilters(found.definition, filters, scope.store);
  const dated = [...table.columns].find(([, column]) => column.type === 'date' && column.days === days)?.[0];
  return remember(scope, `member ${table.id} ${dated} ${found.dimension} ${JSON.stringify(own)} ${scope.through}`, () => {
    return codesAtEvents(spellsIn(found, own, scope), days, hcps, found.dictionary);
  });
}

function codesAtEvents({ offsets: spells, starts, ends, codes }: Spells, days: Int32Array, hcps: Codes, dictionary: Dictionary): RowCodes {
  const offsets = new Uint32Array(days.length + 1);
  let values = new Uint32Array(days.length + 1);
  let count = 0;
  for (let event = 0; event < days.length; event++) {
    const hcp = hcps[event] as number;
    const day = days[event] as number;
    const first = count;
    for (let at = spells[hcp] as number; at < (spells[hcp + 1] as number); at++) {
      if ((starts[at] as number) > day || (ends[at] as number) <= day) continue;
      // Each code once in a row.
      let known = codes[at] === 0;
      for (let before = first; before < count && !known; before++) known = values[before] === codes[at];
      if (known) continue;
      if (count === values.length) values = roomier(values);
      values[count++] = codes[at] as number;
    }
    offsets[event + 1] = count;
  }
  return { dictionary, offsets, values: values.slice(0, count) };
}

function roomier(values: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const longer = new Uint32Array(values.length * 2);
  longer.set(values);
  return longer;
}
