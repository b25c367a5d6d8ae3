import { sql } from 'kysely';
import type { Condition, StateDefinition } from '../contract/index.js';
import { stateDefinition } from '../engine/catalog-states.js';
import type { Clause, Scope } from '../engine/store.js';
import { FIRST_DATE, LAST_DATE } from './buckets.js';
import type { Sql } from './compile.js';
import { holdAll } from './conditions.js';
import { derivedCodes } from './derived.js';
import { JoinedRows, keyOf, oneEach, type RowCodes } from './joined-rows.js';
import { CODES, HOLDER } from './memberships.js';
import type { Needs } from './kind-needs.js';
import { FIELD_END, readKinds, ROW_END, type CodeReader, type Kind, type KindReaders } from './kinds.js';
import type { SqlQuestion, SqlRow, SqlSource } from './questions.js';
import { SEQUENCE } from './relation.js';
import { passes } from './row-filters.js';
import type { SqlTable } from './schema.js';
import { END, spells, START, STATE, divisionColumns } from './spells.js';
import type { SqlStore } from './sql-store.js';

/** Days of a bucket on which states are looked at, as day numbers. */
export interface Window {
  readonly first: number;
  readonly last: number;
  /** Day on which other states are read; `undefined` where it is that of each change. */
  readonly others: number | undefined;
}

export interface KindQuestion {
  readonly definition: StateDefinition;
  readonly needs: Needs;
  readonly scope: Scope;
  readonly where: readonly Condition[];
  readonly windows: readonly Window[];
  /** Rows that stand on any day of a window, at either end of it, or all of entities with a change after its first day. */
  readonly how: 'any' | 'ends' | 'changes';
  /** Whether it matters which of an entity's rows come first, and the table tells. */
  readonly isOrdered: boolean;
  /** Whether entities of the universe count though they are in no state, or it is only told whether they are in it. */
  readonly universe: 'none' | 'told' | 'counted';
  readonly sum?: string | undefined;
  readonly expiringDays?: number | undefined;
  /** Sums per entity, in parts: relation of `~e`, `~value` and `~p0`…, by window `~b`. */
  readonly measured?: { readonly relation: Sql; readonly parts: readonly string[] } | undefined;
}

const ref = (name: string): Sql => sql.id(name);
const of = (alias: string, name: string): Sql => sql.id(alias, name);
const [B, E, V] = ['~b', '~e', '~v'];
const clamp = (day: number): number => Math.max(FIRST_DATE, Math.min(day, LAST_DATE));

/** The text of the codes of a row or entity: '' for none, `|` between several. */
function textOf({ value, many }: Pick<RowCodes, 'value' | 'many'>, { context: { flavour } }: SqlStore): Sql {
  return sql`coalesce(${many ? flavour.join(value) : flavour.text(value)}, '')`;
}

const fields = (parts: readonly Sql[]): Sql => sql.join(parts, sql.raw(` || '${FIELD_END}' || `));

/** Whether a spell stands on any day of the window. */
const touches = (spell: string): Sql => sql`${of(spell, '~s')} <= ${of('d', '~l')} and (${of(spell, '~n')} is null or ${of(spell, '~n')} > ${of('d', '~f')})`;
/** Whether a spell stands on a day of the window. */
const stands = (spell: string, day: string): Sql => sql`${of(spell, '~s')} <= ${of('d', day)} and (${of(spell, '~n')} is null or ${of(spell, '~n')} > ${of('d', day)})`;

class Composer {
  readonly #question: KindQuestion;
  readonly #store: SqlStore;

  constructor(question: KindQuestion, store: SqlStore) {
    this.#question = question;
    this.#store = store;
  }

  days(): Sql {
    const { flavour } = this.#store.context;
    const { through } = this.#question.scope;
    return sql.join(this.#question.windows.map(({ first, last, others = last }, at) =>
      sql`select ${sql.lit(at)} as ${ref(B)}, ${flavour.date(clamp(first))} as ${ref('~f')}, ${flavour.date(clamp(last))} as ${ref('~l')}, ${flavour.date(clamp(others))} as ${ref('~o')}, ${flavour.date(clamp(Math.min(others, through)))} as ${ref('~q')}`), sql` union all `);
  }

  /** Rows of each entity in each window, as one text. */
  own(): readonly (readonly [string, Sql])[] {
    const { how, expiringDays, isOrdered, universe } = this.#question;
    const { flavour } = this.#store.context;
    const [start, first] = [of('s', '~s'), of('d', '~f')];
    const ending = expiringDays === undefined ? sql`` : sql` and ${of('s', '~u')} > ${of('d', '~l')} and ${of('s', '~u')} <= ${flavour.addDays(of('d', '~l'), expiringDays)}`;
    const held = sql`${how === 'ends' ? sql`((${stands('s', '~f')}) or (${stands('s', '~l')}))` : touches('s')}${ending}`;
    const text = fields([...(how === 'any' ? [sql`''`, sql`''`] : this.#offsets('s', how === 'ends')), of('s', '~p')]);
    const isNew = sql`case when ${start} > ${first} then 1 else 0 end`;
    const places = !isOrdered ? [] : how === 'ends' || how === 'any' ? [of('s', '~q')]
      // What stands on the first day in the order in which timelines began; then by day, what runs out before what takes effect.
      : [isNew, sql`case when ${start} > ${first} then ${start} else ${of('s', '~y')} end`, sql`case when ${start} > ${first} then ${of('s', '~x')} else 0 end`, of('s', '~q')];
    const from = sql`from ${ref('~days')} as d cross join ${how === 'changes' ? ref('~spells') : this.#spells()} as s where ${held}`;
    const by = sql`${ref(B)}, ${ref(E)}`;
    if (how === 'changes') {
      // Few entities change in a window: only theirs are put in order.
      const [window, entity] = [of('d', B), of('s', E)];
      const changed = sql`select ${window}, ${entity} ${from} and ${start} > ${first}`;
      const list = sql`${flavour.joinGroup(text, ROW_END, places)} as ${ref(V)}`;
      return [['~spells', sql`select * from ${this.#spells()} as s`], ['~own', sql`select ${window} as ${ref(B)}, ${entity} as ${ref(E)}, ${list} ${from} and (${window}, ${entity}) in (${changed}) group by ${window}, ${entity}`]];
    }
    const [place = sql`0`] = places;
    const rows = sql`select ${of('d', B)} as ${ref(B)}, ${of('s', E)} as ${ref(E)}, ${text} as ${ref('~t')}, ${place} as ${ref('~q')} ${from}`;
    // Few entities have several rows: only theirs are put in order.
    const lists: readonly (readonly [string, Sql])[] = !isOrdered
      ? [['~held', sql`select ${by}, ${flavour.joinGroup(ref('~t'), ROW_END, [])} as ${ref(V)} from (${rows}) as r group by ${by}`]]
      : [
        ['~rows', rows],
        ['~sets', sql`select ${by}, min(${ref('~t')}) as ${ref(V)}, count(*) as ${ref('~c')} from ${ref('~rows')} group by ${by}`],
        ['~held', sql`select ${by}, ${ref(V)} from ${ref('~sets')} where ${ref('~c')} = 1 union all select ${by}, ${flavour.joinGroup(ref('~t'), ROW_END, [ref('~q')])} as ${ref(V)} from ${ref('~rows')} where (${by}) in (select ${by} from ${ref('~sets')} where ${ref('~c')} > 1) group by ${by}`],
      ];
    if (universe !== 'counted') return [...lists.slice(0, -1), ['~own', (lists.at(-1) as readonly [string, Sql])[1]]];
    const none = sql`select distinct ${of('u', B)}, ${of('u', E)}, ${flavour.nullable(sql`''`)} as ${ref(V)} from (${this.universe()}) as u left join ${ref('~held')} as o on ${of('o', B)} = ${of('u', B)} and ${of('o', E)} = ${of('u', E)} where ${of('o', E)} is null`;
    return [...lists, ['~own', sql`select ${by}, ${ref(V)} from ${ref('~held')} union all ${none}`]];
  }

  /** Days from the first of the window on; '' where they lie outside of it. */
  #offsets(spell: string, isOfEnds: boolean): readonly Sql[] {
    const { flavour } = this.#store.context;
    const [start, end, first, last] = [of(spell, '~s'), of(spell, '~n'), of('d', '~f'), of('d', '~l')];
    const after = (date: Sql, anchor: Sql): Sql => flavour.text(sql`${flavour.dayNumber(date)} - ${flavour.dayNumber(anchor)}`);
    if (isOfEnds) return [sql`case when ${start} <= ${first} and (${end} is null or ${end} > ${first}) then '' else '1' end`, sql`case when ${end} <= ${last} then '1' else '' end`];
    return [sql`case when ${start} <= ${first} then '' else ${after(start, first)} end`, sql`case when ${end} is null or ${end} > ${last} then '' else ${after(end, first)} end`];
  }

  #spells(): Sql {
    const { definition, needs, scope, where, how, sum, expiringDays, isOrdered } = this.#question;
    const store = this.#store;
    const rows = new JoinedRows(definition.fact, store, spells(definition, scope.filters, store, how === 'changes' ? 'event' : definition.kind));
    const held = holdAll(where, rows);
    if (held) rows.where(held);
    for (const only of this.#onlyEntities(rows.own(definition.entity))) rows.where(only);
    const number = sum === undefined ? undefined : rows.column(sum);
    const text = fields([
      textOf({ value: rows.own(STATE), many: false }, store),
      ...needs.ofRow.map((dimension) => textOf(rows.codes(dimension) as RowCodes, store)),
      ...(sum === undefined ? [] : [number?.type === 'number' ? textOf({ value: number.value, many: false }, store) : sql`''`]),
      ...(needs.person === undefined ? [] : [textOf({ value: rows.own(needs.person), many: false }, store)]),
    ]);
    const start = rows.own(START);
    const isOfChanges = how === 'changes' || definition.kind === 'event';
    const timeline = sql.join([definition.entity, ...divisionColumns(definition, rows)].map((column) => rows.own(column)));
    const over = sql`over (partition by ${timeline} order by ${start}, ${isOrdered ? rows.own(SEQUENCE) : start} rows between unbounded preceding and current row)`;
    const placed = !isOrdered ? [] : isOfChanges ? [sql`min(${rows.own(SEQUENCE)}) ${over} as ${ref('~q')}`] : [sql`${rows.own(SEQUENCE)} as ${ref('~q')}`];
    // Among rows that take effect on one day, what runs out comes first.
    const isEnd = sql`case when ${start} > ${rows.table.columns.get(definition.time)?.type === 'date' ? rows.own(definition.time) : start} then 0 else 1 end`;
    const firsts = how === 'changes' && isOrdered ? [sql`min(${start}) ${over} as ${ref('~y')}`, sql`${isEnd} as ${ref('~x')}`] : [];
    const until = definition.until !== undefined && rows.table.columns.get(definition.until)?.type === 'date' ? rows.own(definition.until) : undefined;
    if (expiringDays !== undefined && !until) rows.where(sql`1 = 0`);
    const ends = expiringDays === undefined ? [] : [sql`${until ?? start} as ${ref('~u')}`];
    const selected = [sql`${rows.own(definition.entity)} as ${ref(E)}`, sql`${start} as ${ref('~s')}`, sql`${rows.own(END)} as ${ref('~n')}`, sql`${text} as ${ref('~p')}`, ...placed, ...firsts, ...ends];
    return sql`(select ${sql.join(selected)} from ${rows.from()})`;
  }

  /** What is known of the entities that are asked for by name, so that no others are read. Snapshots are read whole: who stands in none tells of it. */
  #onlyEntities(entity: Sql): readonly Sql[] {
    const { definition, scope } = this.#question;
    if (definition.kind === 'snapshot') return [];
    return scope.filters.filter(({ dimension, in: kept }) => dimension === definition.entity && kept && !kept.includes(''))
      .map(({ dimension, in: kept }: Clause) => passes({ value: entity, many: false, column: dimension }, { dimension, in: kept }, this.#store.context));
  }

  universe(): Sql {
    const definition = stateDefinition(this.#store, this.#question.definition.universe as string);
    const rows = new JoinedRows(definition.fact, this.#store, spells(definition, [], this.#store));
    for (const only of this.#onlyEntities(rows.own(definition.entity))) rows.where(only);
    const from = sql`from ${ref('~days')} as d cross join (select ${rows.own(definition.entity)} as ${ref(E)}, ${rows.own(START)} as ${ref('~s')}, ${rows.own(END)} as ${ref('~n')} from ${rows.from()}) as s where`;
    const who = sql`select ${of('d', B)} as ${ref(B)}, ${of('s', E)} as ${ref(E)}`;
    if (this.#question.universe === 'counted') return sql`${who} ${from} ${stands('s', '~l')}`;
    const flag = (day: string, value: number): Sql => sql`max(case when ${stands('s', day)} then ${sql.lit(value)} else 0 end)`;
    return sql`${who}, ${flag('~f', 1)} + ${flag('~l', 2)} as ${ref(V)} ${from} ((${stands('s', '~f')}) or (${stands('s', '~l')})) group by ${of('d', B)}, ${of('s', E)}`;
  }

  entities(): Sql {
    const { definition, needs } = this.#question;
    const { context } = this.#store;
    const fact = context.catalog.facts.find(({ key }) => key === definition.entity);
    const table = context.schema.get(fact?.id ?? '') as SqlTable;
    const own = needs.ofEntity.map((dimension, at) => sql`${textOf({ value: of('r', dimension), many: table.columns.get(dimension)?.type === 'codes' }, this.#store)} as ${ref(`~a${at}`)}`);
    return sql`select ${sql.join([sql`${of('r', definition.entity)} as ${ref(E)}`, ...own])} from ${oneEach(table, context)} as r`;
  }

  /** Other states of each entity in each window: on one day, or over all of it. */
  others(other: StateDefinition): Sql {
    const store = this.#store;
    const { scope, windows } = this.#question;
    const { flavour } = store.context;
    const isFixed = windows.every(({ others }) => others !== undefined);
    const rows = new JoinedRows(other.fact, store, spells(other, scope.filters, store));
    const relation = sql`(select ${rows.own(other.entity)} as ${ref(E)}, ${rows.own(START)} as ${ref('~s')}, ${rows.own(END)} as ${ref('~n')}, ${textOf({ value: rows.own(STATE), many: false }, store)} as ${ref('~p')} from ${rows.from()})`;
    const text = fields([...(isFixed ? [sql`''`, sql`''`] : this.#offsets('s', false)), of('s', '~p')]);
    const held = isFixed ? stands('s', other.kind === 'event' ? '~q' : '~o') : touches('s');
    return sql`select ${of('d', B)} as ${ref(B)}, ${of('s', E)} as ${ref(E)}, ${flavour.joinGroup(text, ROW_END, [])} as ${ref(V)} from ${ref('~days')} as d cross join ${relation} as s where ${held} group by ${of('d', B)}, ${of('s', E)}`;
  }

  derived(dimension: string): Sql {
    const found = derivedCodes(dimension, this.#question.scope, this.#store);
    if (!found) return sql`select null as ${ref(E)}, '' as ${ref(V)} where 1 = 0`;
    return sql`select ${of('r', HOLDER)} as ${ref(E)}, ${textOf({ value: of('r', CODES), many: true }, this.#store)} as ${ref(V)} from ${found.relation} as r`;
  }
}

/** Asks for the kinds of entities there are in each window, and how many are of each. */
export function kindQuestion(question: KindQuestion, store: SqlStore): SqlQuestion {
  const { definition, needs, universe, sum, measured } = question;
  const { flavour } = store.context;
  const composer = new Composer(question, store);
  const tables: (readonly [string, Sql])[] = [['~days', composer.days()], ...composer.own()];
  const joins: Sql[] = [];
  const groups: Sql[] = [of('base', B)];
  if (needs.single) groups.push(flavour.text(of('base', E)));
  const add = (name: string, query: Sql, isByWindow: boolean): void => {
    tables.push([name, query]);
    joins.push(sql` left join ${ref(name)} on ${isByWindow ? sql`${of(name, B)} = ${of('base', B)} and ` : sql``}${of(name, E)} = ${of('base', E)}`);
  };
  // What stands in several rows begins with a mark, so that a row of empty fields is told from none.
  const marked = (name: string): Sql => sql`case when ${of(name, V)} is null or ${of(name, V)} = '' then '' else '>' || ${of(name, V)} end`;
  groups.push(marked('base'));
  if (universe === 'told') {
    add('~universe', composer.universe(), true);
    groups.push(sql`coalesce(${of('~universe', V)}, 0)`);
  }
  if (needs.ofEntity.length > 0) add('~entities', composer.entities(), false);
  groups.push(...needs.ofEntity.map((_, at) => sql`coalesce(${of('~entities', `~a${at}`)}, '')`));
  needs.states.forEach((other, at) => {
    add(`~state${at}`, composer.others(other), true);
    groups.push(marked(`~state${at}`));
  });
  needs.derived.forEach((dimension, at) => {
    add(`~derived${at}`, composer.derived(dimension), false);
    groups.push(sql`coalesce(${of(`~derived${at}`, V)}, '')`);
  });
  if (measured) {
    add('~measured', measured.relation, true);
    groups.push(...measured.parts.map((_, at) => sql`coalesce(${flavour.text(of('~measured', `~p${at}`))}, '')`));
  }
  const from = sql`${ref('~own')} as base${sql.join(joins, sql``)}`;
  const key = JSON.stringify([definition.id, sum, ...tables.map(([name, query]) => [name, keyOf(query, store.context)]), ...groups.map((group) => keyOf(group, store.context)), keyOf(from, store.context)]);
  const source: SqlSource = { key, with: tables, from, groups, dimensions: [], read: (rows) => readKinds(rows, readersOf(question, store)) as unknown as readonly SqlRow[] };
  const value = of('~measured', '~value');
  const aggregates = [flavour.number(sql`count(*)`), ...(measured ? [flavour.number(sql`sum(${value})`), flavour.number(sql`count(${value})`)] : [])];
  return { key, source, aggregates };
}

/** The kinds found; `undefined` until the database answered. */
export function knownKinds(question: SqlQuestion, store: SqlStore): readonly Kind[] | undefined {
  return store.known(question) as unknown as readonly Kind[] | undefined;
}

function readersOf({ definition, needs, universe, sum, measured }: KindQuestion, store: SqlStore): KindReaders {
  const reader = (dimension: string, column = dimension): CodeReader => {
    const dictionary = store.dictionaries.of(dimension);
    // Codes are gathered as texts whatever they are in their column.
    const isNumber = [...store.context.schema.values()].some(({ columns }) => /int|decimal|numeric|double|float/.test(columns.get(column)?.engineType ?? ''));
    const known = new Map<string, number>([['', 0]]);
    return (text) => {
      let code = known.get(text);
      if (code === undefined) known.set(text, (code = dictionary.add(store.decode(column, isNumber ? Number(text) : text))));
      return code;
    };
  };
  const { dimensions } = store.catalog;
  return {
    entity: needs.single ? reader(definition.entity) : undefined,
    state: definition.state === undefined ? () => 0 : reader(definition.state),
    ofRow: needs.ofRow.map((dimension) => reader(dimension)),
    hasNumber: sum !== undefined,
    person: needs.person === undefined ? undefined : reader(needs.person),
    universe,
    ofEntity: needs.ofEntity.map((dimension) => reader(dimension)),
    states: needs.states.map(({ state }) => reader(state as string)),
    derived: needs.derived.map((dimension) => reader(dimension, dimensions.find(({ id }) => id === dimension)?.derived?.column)),
    parts: measured?.parts.map((dimension) => reader(dimension)) ?? [],
    isMeasured: measured !== undefined,
  };
}
