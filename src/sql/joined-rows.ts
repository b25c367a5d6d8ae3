import { sql } from 'kysely';
import { OmnichannelError } from '../contract/index.js';
import { lookupKnowing } from '../engine/knows.js';
import { compile, type Sql } from './compile.js';
import { describing, relation, SEQUENCE, type SqlContext } from './relation.js';
import type { SqlColumn, SqlTable } from './schema.js';
import type { SqlStore } from './sql-store.js';

/** Codes of rows on a dimension: one each, null for none, or an array of them. */
export interface RowCodes {
  readonly value: Sql;
  readonly many: boolean;
  /** The column as whose codes they are written in the database. */
  readonly column: string;
  /** Where it is quicker than to take arrays apart: makes a row for each code, or one with null where there is none; the code. */
  readonly each?: () => Sql;
}

export interface JoinedColumn { readonly type: SqlColumn['type']; readonly value: Sql }

/** What a fact of the catalog is in the database. Throws `missing-table`. */
export function requireTable(id: string, { context: { schema, catalog }, source }: SqlStore): SqlTable {
  const table = schema.get(id);
  if (table) return table;
  const label = catalog.facts.find((fact) => fact.id === id)?.label ?? id;
  throw new OmnichannelError('missing-table', { subject: source, problem: `missing table "${id}" (${label})`, remedy: 'Give the database this table or view, or name it in `tables`.' });
}

export function missingColumn(table: string, column: string): OmnichannelError {
  return new OmnichannelError('missing-column', { subject: table, problem: `missing column "${column}"`, remedy: 'Give the table this column, or leave out the measures that need it.' });
}

/** A time column that a measure needs. */
export function missingDate(table: string, column: string | undefined, measure: string): OmnichannelError {
  return new OmnichannelError('missing-column', { subject: measure, problem: `missing column "${column}" in table "${table}"`, remedy: 'Give the table its time column.' });
}

/** A text that is equal for equal SQL. */
export function keyOf(statement: Sql, { flavour: { dialect } }: Pick<SqlContext, 'flavour'>): string {
  const { sql: text, parameters } = compile(statement, dialect);
  return JSON.stringify([text, parameters]);
}

/** The rows of a look-up, one per key: of several the last. For joining by the key to rows that may be seen, unless asked for as a `relation` of its own. */
export function oneEach(lookup: SqlTable, context: SqlContext, rows: typeof relation = describing): Sql {
  const key = sql.id('r', lookup.definition.key as string);
  const last = lookup.sequence === undefined ? sql`` : sql` order by ${sql.id('r', SEQUENCE)} desc`;
  return sql`(select * from (select r.*, row_number() over (partition by ${key}${last}) as ${sql.id('~copy')} from ${rows(lookup.definition.id, context)} as r) as u where ${sql.id('u', '~copy')} = 1)`;
}

/** The rows of a fact, named `t`, with what is joined to them. */
export class JoinedRows {
  readonly table: SqlTable;
  readonly store: SqlStore;
  readonly #joins = new Map<string, Sql>();
  readonly #expansions: Sql[] = [];
  readonly #conditions: Sql[] = [];
  readonly #plain: Sql[] = [];
  readonly #base: Sql | undefined;

  /** `base` is a relation with the columns of the fact, where not all of its rows. Throws `missing-table`. */
  constructor(fact: string, store: SqlStore, base?: Sql) {
    this.store = store;
    this.#base = base;
    this.table = requireTable(fact, store);
  }

  get context(): SqlContext {
    return this.store.context;
  }

  /** A column of the rows themselves. */
  own(column: string): Sql {
    return sql.id('t', column);
  }

  /** The rows' own column, else that of the first look-up that has it. */
  column(name: string): JoinedColumn | undefined {
    const own = this.table.columns.get(name);
    if (own) return { type: own.type, value: this.own(name) };
    const lookup = lookupKnowing(this.table.definition, name, this.store);
    const table = lookup && this.context.schema.get(lookup.id);
    if (!table) return undefined;
    return { type: (table.columns.get(name) as SqlColumn).type, value: sql.id(this.joinLookup(table), name) };
  }

  /** The rows' codes on a dimension, by a column of their own or of a look-up. */
  codes(dimension: string): RowCodes | undefined {
    const lookup = this.#lookupOfMany(dimension);
    if (lookup) return this.#manyOf(lookup, dimension);
    const column = this.column(dimension);
    return column?.type === 'code' || column?.type === 'codes' ? { value: column.value, many: column.type === 'codes', column: dimension } : undefined;
  }

  /** The look-up whose rows have several codes. */
  #lookupOfMany(name: string): SqlTable | undefined {
    const lookup = this.table.columns.has(name) ? undefined : lookupKnowing(this.table.definition, name, this.store);
    const table = lookup && this.context.schema.get(lookup.id);
    return table?.columns.get(name)?.type === 'codes' ? table : undefined;
  }

  #manyOf(lookup: SqlTable, name: string): RowCodes {
    const { flavour } = this.context;
    const key = lookup.definition.key as string;
    const value = (): Sql => sql.id(this.joinLookup(lookup), name);
    const parts = (): Sql => sql`(select ${sql.id('r', key)} as ${sql.id(key)}, ${flavour.element('e')} as ${sql.id(name)} from ${oneEach(lookup, this.context)} as r ${flavour.joinElements(flavour.orNone(sql.id('r', name)), 'e')})`;
    const each = (): Sql => sql.id(this.join(`${lookup.definition.id} ${name} each`, (alias) => sql`${parts()} as ${sql.id(alias)} on ${sql.id(alias, key)} = ${this.own(key)}`), name);
    return { get value() { return value(); }, many: true, column: name, each };
  }

  /** One code of each row; a row with several becomes several. */
  eachOf(codes: RowCodes): Sql {
    if (codes.each) return codes.each();
    return codes.many ? this.expand(codes.value) : codes.value;
  }

  /** Joins a look-up by its key, which stands in the rows' own column unless said, and says its name. */
  joinLookup(lookup: SqlTable, by: Sql = this.own(lookup.definition.key as string)): string {
    const on = (alias: string): Sql => sql`${oneEach(lookup, this.context)} as ${sql.id(alias)} on ${sql.id(alias, lookup.definition.key as string)} = ${by}`;
    return this.join(`${lookup.definition.id} ${keyOf(by, this.context)}`, on);
  }

  /** Joins a relation, once for a key, and says its name; it has one row for each of these, unless they are to become several. */
  join(key: string, make: (alias: string) => Sql): string {
    const known = [...this.#joins.keys()].indexOf(key);
    if (known >= 0) return `j${known}`;
    const alias = `j${this.#joins.size}`;
    this.#joins.set(key, sql``);
    this.#joins.set(key, sql` left join ${make(alias)}`);
    return alias;
  }

  /** Puts each row beside each row of a relation, which is named `m`. */
  cross(relation: Sql): this {
    this.#expansions.push(sql` cross join ${relation} as m`);
    return this;
  }

  /** Makes a row for each code, or one with null where there is none; the code. */
  expand(array: Sql): Sql {
    const { flavour } = this.context;
    const alias = `e${this.#expansions.length}`;
    this.#expansions.push(sql` ${flavour.joinElements(flavour.orNone(array), alias)}`);
    return flavour.element(alias);
  }

  /** Keeps only rows that hold a condition. */
  where(condition: Sql): this {
    this.#conditions.push(condition);
    return this;
  }

  /** The same of a condition over the physical table, where its name is `p`: so indexes and partitions are used. */
  wherePlain(condition: Sql): this {
    this.#plain.push(condition);
    return this;
  }

  /** What follows `from`; of the rows that hold one more condition, where it is given. */
  from(also?: Sql): Sql {
    const held = also ? [...this.#conditions, also] : this.#conditions;
    const conditions = held.length === 0 ? sql`` : sql` where ${sql.join(held, sql` and `)}`;
    return sql`${this.#base ?? relation(this.table.definition.id, this.context, this.#plain)} as t${sql.join([...this.#joins.values()], sql``)}${sql.join(this.#expansions, sql``)}${conditions}`;
  }
}
