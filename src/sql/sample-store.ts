import type { Catalog, StateDefinition } from '../contract/index.js';
import { stateDefinition } from '../engine/catalog-states.js';
import type { Cells } from '../engine/cells.js';
import type { RowCodes } from '../engine/row-codes.js';
import type { SampleStore } from '../engine/sample.js';
import type { Store } from '../engine/store.js';
import { Dictionaries, Dictionary, NO_DAY, NO_FLAG, type Table, type TableColumn } from '../tables/column-store.js';
import type { Needs } from './kind-needs.js';
import type { Window } from './kind-source.js';
import type { Kind } from './kinds.js';
import type { SqlStore } from './sql-store.js';

/** A row of a table of the sample; what it does not say is missing. */
interface SampleRow {
  readonly entity: number;
  readonly codes: ReadonlyMap<string, readonly number[]>;
  readonly number: number;
  readonly days: Days;
  readonly until: number;
  /** The state whose rows it is one of. */
  readonly states: string | undefined;
}

/** First and last day (exclusive) on which a row stands. */
interface Days { readonly from: number; readonly end: number }

const ALWAYS: Days = { from: -Infinity, end: Infinity };

export interface Found {
  readonly definition: StateDefinition;
  readonly needs: Needs;
  readonly sum: string | undefined;
  readonly window: Window;
  /** Whether a row that ends does so at the last day of the window only. */
  readonly isOfEnds: boolean;
  /** Whether all rows end soon after the window. */
  readonly isExpiring: boolean;
  readonly kinds: readonly Kind[];
  /** Whether anything is known of a day. */
  readonly isKnown: (day: number) => boolean;
  readonly firstDay: number;
}

class OwnDictionaries extends Dictionaries {
  readonly #own: ReadonlyMap<string, Dictionary>;
  readonly #others: Dictionaries;

  constructor(own: ReadonlyMap<string, Dictionary>, others: Dictionaries) {
    super();
    this.#own = own;
    this.#others = others;
  }

  override of(column: string): Dictionary {
    return this.#own.get(column) ?? this.#others.of(column);
  }
}

/** The kinds of one window as a store: an entity for each. */
export class KindStore implements SampleStore {
  readonly catalog: Catalog;
  readonly dictionaries: Dictionaries;
  readonly weights: Float64Array;
  readonly revision = 0;
  readonly #store: SqlStore;
  readonly #found: Found;
  readonly #entities: readonly number[];
  readonly #kinds: ReadonlyMap<number, Kind>;
  readonly #rows = new Map<string, SampleRow[]>();
  readonly #tables = new Map<string, Table>();

  constructor(store: SqlStore, found: Found) {
    const { definition, needs, kinds } = found;
    this.#store = store;
    this.#found = found;
    this.catalog = store.catalog;
    const own = new Dictionary();
    this.#entities = needs.single ? kinds.map(({ entity }) => entity) : kinds.map((_, at) => own.add(String(at)));
    this.dictionaries = needs.single ? store.dictionaries : new OwnDictionaries(new Map([[definition.entity, own]]), store.dictionaries);
    this.#kinds = new Map(kinds.map((kind, at) => [this.#entities[at] as number, kind]));
    this.weights = new Float64Array(this.dictionaries.of(definition.entity).values.length);
    kinds.forEach(({ count, measured }, at) => { this.weights[this.#entities[at] as number] = measured ?? count; });
    kinds.forEach((kind, at) => this.#addRows(kind, this.#entities[at] as number));
    kinds.forEach((kind, at) => this.#describe(kind, this.#entities[at] as number));
  }

  /** The kind that an entity stands for. */
  kindOf(entity: number): Kind | undefined {
    return this.#kinds.get(entity);
  }

  get k(): number { return this.#store.k; }
  get source(): string { return this.#store.source; }
  get loadedAt(): string { return this.#store.loadedAt; }
  get completeThrough(): number { return this.#store.completeThrough; }
  get completeFrom(): number { return this.#store.completeFrom; }
  get firstDay(): number { return this.#store.firstDay; }

  leaf(...[formula, scope]: Parameters<Store['leaf']>): Cells {
    return this.#store.leaf(formula, scope);
  }

  has(id: string): boolean {
    return this.#store.has(id);
  }

  columns(id: string): ReturnType<Store['columns']> {
    return this.#store.columns(id);
  }

  table(id: string): Table {
    const isOwn = id === this.#found.definition.fact;
    if (!this.#store.has(id) || (this.#store.isReference(id) && !isOwn)) return this.#store.table(id);
    let table = this.#tables.get(id);
    if (!table) this.#tables.set(id, (table = this.#tableOf(id)));
    return table;
  }

  standing(states: string, day: number): readonly number[] | undefined {
    const { definition, isKnown } = this.#found;
    if (states === definition.id && !isKnown(day)) return undefined;
    const rows = this.#rows.get(stateDefinition(this, states).fact) ?? [];
    return rows.flatMap(({ states: own, days: { from, end } }, at) => (own === states && from <= day && end > day ? [at] : []));
  }

  firstDayOf(): number {
    return this.#found.firstDay;
  }

  derived(dimension: string): RowCodes {
    const at = this.#found.needs.derived.indexOf(dimension);
    const lists: (readonly number[])[] = [];
    this.#found.kinds.forEach(({ derived }, kind) => { lists[this.#entities[kind] as number] = derived[at] ?? []; });
    return { dictionary: this.dictionaries.of(dimension), ...listed(Array.from({ length: this.weights.length }, (_, entity) => lists[entity] ?? [])) };
  }

  #add(fact: string, row: SampleRow): void {
    const rows = this.#rows.get(fact);
    if (rows) rows.push(row);
    else this.#rows.set(fact, [row]);
  }

  /** The rows of an entity in its own state, the universe and other states. */
  #addRows({ rows, universe, states }: Kind, entity: number): void {
    const { definition, needs, window, isExpiring, window: { first, last, others } } = this.#found;
    const plain = { entity, number: Number.NaN, until: NO_DAY };
    for (const { from, end, state, codes, number, person } of rows) {
      const said = new Map<string, readonly number[]>(needs.ofRow.map((dimension, at) => [dimension, codes[at] ?? []]));
      if (definition.state !== undefined) said.set(definition.state, [state]);
      if (needs.person !== undefined) said.set(needs.person, [person]);
      this.#add(definition.fact, { entity, codes: said, number, days: this.#days(from, end), until: isExpiring ? last + 1 : NO_DAY, states: definition.id });
    }
    const inUniverse = [...(universe & 1 ? [first] : []), ...(universe & 2 && (last !== first || !(universe & 1)) ? [last] : [])];
    for (const day of inUniverse) this.#add(stateDefinition(this, definition.universe as string).fact, { ...plain, codes: new Map(), days: { from: day, end: day + 1 }, states: definition.universe });
    needs.states.forEach((other, at) => {
      for (const { from, end, state } of states[at] ?? []) {
        const days = others === undefined ? { from: from === undefined ? -Infinity : window.first + from, end: end === undefined ? Infinity : window.first + end } : ALWAYS;
        this.#add(other.fact, { ...plain, codes: new Map([[other.state as string, [state]]]), days, states: other.id });
      }
    });
  }

  #days(from: number | undefined, end: number | undefined): Days {
    const { isOfEnds, window: { first, last } } = this.#found;
    if (isOfEnds) return { from: from === undefined ? -Infinity : last, end: end === undefined ? Infinity : last };
    return { from: from === undefined ? -Infinity : first + from, end: end === undefined ? Infinity : first + end };
  }

  /** The row of an entity in its look-up, after all others: it says what the entity is. */
  #describe({ ofEntity }: Kind, entity: number): void {
    const { definition, needs } = this.#found;
    const fact = this.catalog.facts.find(({ key }) => key === definition.entity);
    if (!fact || needs.ofEntity.length === 0) return;
    this.#add(fact.id, { entity, codes: new Map(needs.ofEntity.map((dimension, at) => [dimension, ofEntity[at] ?? []])), number: Number.NaN, days: ALWAYS, until: NO_DAY, states: undefined });
  }

  #tableOf(id: string): Table {
    const rows = this.#rows.get(id) ?? [];
    const fact = this.catalog.facts.find((one) => one.id === id) as Table['definition'];
    const { definition, needs, sum } = this.#found;
    const columns = new Map<string, TableColumn>();
    for (const [name, { type }] of this.#store.columns(id) ?? []) columns.set(name, this.#column(name, type, rows));
    if (id === definition.fact) {
      // What look-ups say of rows stands in the rows themselves.
      for (const name of needs.ofRow) if (!columns.has(name)) columns.set(name, this.#column(name, 'codes', rows));
      if (sum !== undefined && !columns.has(sum) && rows.some(({ number }) => !Number.isNaN(number))) columns.set(sum, this.#column(sum, 'number', rows));
    }
    return { id, definition: fact, length: rows.length, columns };
  }

  #column(name: string, type: TableColumn['type'], rows: readonly SampleRow[]): TableColumn {
    const { definition, sum } = this.#found;
    const dictionary = this.dictionaries.of(name);
    const codes = (row: SampleRow): readonly number[] => (name === definition.entity ? [row.entity] : (row.codes.get(name) ?? []));
    switch (type) {
      case 'code': return { type, dictionary, codes: Uint32Array.from(rows, (row) => codes(row)[0] ?? 0) };
      case 'codes': return { type, dictionary, ...listed(rows.map(codes)) };
      case 'number': return { type, values: Float64Array.from(rows, ({ number }) => (name === sum ? number : Number.NaN)) };
      case 'date': return { type, days: Int32Array.from(rows, (row) => this.#day(name, row)) };
      case 'flag': return { type, flags: new Uint8Array(rows.length).fill(NO_FLAG) };
      case 'text': return { type, texts: rows.map(() => null) };
    }
  }

  #day(name: string, { days, until, states }: SampleRow): number {
    const { definition, window } = this.#found;
    if (states !== definition.id) return NO_DAY;
    if (name === definition.until) return until;
    return name === definition.time ? Math.max(days.from, window.first) : NO_DAY;
  }
}

function listed(lists: readonly (readonly number[])[]): { readonly offsets: Uint32Array; readonly values: Uint32Array } {
  const offsets = new Uint32Array(lists.length + 1);
  lists.forEach((list, at) => { offsets[at + 1] = (offsets[at] as number) + list.length; });
  return { offsets, values: Uint32Array.from(lists.flat()) };
}
