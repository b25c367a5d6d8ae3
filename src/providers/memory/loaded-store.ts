import { OmnichannelError, type Catalog, type FactDefinition } from '../../contract/index.js';
import { Dictionaries, NO_DAY, type Table } from '../../tables/column-store.js';
import { didYouMean } from '../../tables/near-matches.js';
import type { Cells } from '../../engine/cells.js';
import { OBJECTIVES, type Leaf, type Scope, type Store } from '../../engine/store.js';
import { readLeaf } from './leaves.js';

interface Days { readonly first: number; readonly last: number }

/** The tables of one provider, or the errors with which their loading failed. */
export class LoadedStore implements Store {
  readonly catalog: Catalog;
  readonly dictionaries = new Dictionaries();
  readonly k: number;
  readonly source: string;
  readonly completeFrom: number;
  readonly #reach: number | undefined;
  #loadedAt = new Date().toISOString();
  #revision = 0;
  #days: Days = { first: NaN, last: NaN };
  readonly #tables = new Map<string, Table | OmnichannelError>();

  /** `from` and `reach` are the first and the last complete day where the host knows them. */
  constructor({ catalog, k, source, from = -Infinity, reach }: { readonly catalog: Catalog; readonly k: number; readonly source: string; readonly from?: number | undefined; readonly reach?: number | undefined }) {
    this.catalog = catalog;
    this.k = k;
    this.source = source;
    this.completeFrom = from;
    this.#reach = reach;
  }

  get loadedAt(): string {
    return this.#loadedAt;
  }

  get revision(): number {
    return this.#revision;
  }

  get completeThrough(): number {
    return this.#reach ?? this.#days.last;
  }

  get firstDay(): number {
    return this.#days.first;
  }

  has(id: string): boolean {
    return this.#tables.has(id);
  }

  table(id: string): Table {
    const table = this.#tables.get(id);
    if (table instanceof OmnichannelError) throw table;
    if (table) return table;
    const { label } = this.definition(id);
    throw new OmnichannelError('missing-table', {
      subject: this.source, problem: `missing table "${id}" (${label})`, remedy: `Give the provider this table: { tables: { ${id}: … } }.`,
    });
  }

  columns(id: string): Table['columns'] | undefined {
    const table = this.#tables.get(id);
    return table instanceof OmnichannelError ? undefined : table?.columns;
  }

  leaf(formula: Leaf, scope: Scope): Cells {
    return readLeaf(formula, scope);
  }

  /** What the catalog says of a table; throws `unknown-table`. */
  definition(id: string): FactDefinition {
    const definition = this.catalog.facts.find((fact) => fact.id === id);
    if (definition) return definition;
    throw new OmnichannelError('unknown-table', {
      subject: this.source, problem: `unknown table "${id}"`, remedy: `${didYouMean(id, this.catalog.facts.map((fact) => fact.id))} Tables are the facts of the catalog.`,
    });
  }

  put(id: string, table: Table | OmnichannelError): void {
    this.#tables.set(id, table);
    this.#days = this.#daysOfFacts();
    this.#loadedAt = new Date().toISOString();
    this.#revision += 1;
  }

  clear(): void {
    this.#tables.clear();
    this.#revision += 1;
  }

  #daysOfFacts(): Days {
    let days: Days = { first: NaN, last: NaN };
    for (const table of this.#tables.values()) {
      if (table instanceof OmnichannelError || table.id === OBJECTIVES || table.definition.key !== undefined) continue;
      const { first, last } = daysOf(table);
      if (!Number.isNaN(last)) days = { first: first < days.first || Number.isNaN(days.first) ? first : days.first, last: last > days.last || Number.isNaN(days.last) ? last : days.last };
    }
    return days;
  }
}

const known = new WeakMap<Table, Days>();

/** First and last day in a table's time column. */
function daysOf(table: Table): Days {
  const before = known.get(table);
  if (before) return before;
  const column = table.columns.get(table.definition.time ?? '');
  let [first, last] = [NaN, NaN];
  for (const day of column?.type === 'date' ? column.days : []) {
    if (day === NO_DAY) continue;
    if (!(day >= first)) first = day;
    if (!(day <= last)) last = day;
  }
  known.set(table, { first, last });
  return { first, last };
}
