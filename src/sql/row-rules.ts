import { sql } from 'kysely';
import { dimensionDefinition, OmnichannelError, type Capabilities, type Catalog, type FactDefinition } from '../contract/index.js';
import { pairDimensions } from '../engine/catalog-states.js';
import { leafFact, leavesOf } from '../engine/measure-reads.js';
import type { Leaf } from '../engine/store.js';
import type { Sql } from './compile.js';
import { physicalColumn, type RowRule, type SqlContext } from './physical.js';
import type { SqlColumn, SqlSchema, SqlTable } from './schema.js';

/** How a rule reaches the rows of a fact: by their own codes, by a look-up that has them, or not at all because they are for everybody. */
type Way = { readonly how: 'own' } | { readonly how: 'lookup'; readonly lookup: SqlTable } | { readonly how: 'shared' };

type Known = Pick<SqlContext, 'catalog' | 'schema'>;

const holdsCodes = (column: Pick<SqlColumn, 'type'> | undefined): boolean => column?.type === 'code' || column?.type === 'codes';

/** Refuses rules that no rows can be chosen by. Throws `unknown-dimension` or `invalid-setting`. */
export function checkRules(rules: readonly RowRule[], catalog: Catalog, subject: string): void {
  for (const { dimension, in: codes, shared = [] } of rules) {
    const refuse = (problem: string, remedy: string): never => {
      throw new OmnichannelError('invalid-setting', { subject, problem: `invalid rule on "${dimension}": ${problem}`, remedy });
    };
    const definition = dimensionDefinition(catalog, dimension);
    if (!definition) throw new OmnichannelError('unknown-dimension', { subject, problem: `unknown dimension "${dimension}" in a rule`, remedy: 'Name a dimension of the catalog.' });
    if (ofStates(catalog).has(dimension) || definition.derived) refuse('it changes over time, so that rows have no code of their own', 'Rule by what is written in the rows or in their look-ups: territory, product, channel.');
    if (!catalog.facts.some(({ columns }) => columns[dimension]?.type === 'code')) refuse('no fact has it as a column', 'Rule by a dimension that is a column of a fact.');
    if (!Array.isArray(codes) || codes.some((code) => typeof code !== 'string' || code === '')) refuse('codes that are no texts, or empty', 'List the codes that may be seen; name facts whose rows without a code are for everybody in `shared`.');
    const strange = shared.find((id) => !catalog.facts.some((fact) => fact.id === id));
    if (strange !== undefined) refuse(`unknown fact "${strange}"`, 'Name facts of the catalog in `shared`.');
  }
}

/** States of entities, the ends of their movements, and what look-ups say of states. */
function ofStates({ states, facts }: Catalog): ReadonlySet<string> {
  const named = states.flatMap(({ state }) => (state === undefined ? [] : [state]));
  const described = facts.filter(({ key }) => key !== undefined && named.includes(key)).flatMap(({ columns }) => Object.keys(columns));
  return new Set([...named, ...named.flatMap(pairDimensions), ...described]);
}

function wayOf(fact: SqlTable, rule: RowRule, known: Known, seen: readonly string[] = []): Way | undefined {
  const { definition, columns } = fact;
  if (holdsCodes(columns.get(rule.dimension))) return { how: 'own' };
  const path = [...seen, definition.id];
  const lookup = lookupsOf(definition, known).find((one) => {
    if (path.includes(one.definition.id) || columns.get(one.definition.key as string)?.type !== 'code') return false;
    const way = wayOf(one, rule, known, path);
    return way !== undefined && way.how !== 'shared';
  });
  if (lookup) return { how: 'lookup', lookup };
  return rule.shared?.includes(definition.id) ? { how: 'shared' } : undefined;
}

/** What describes codes of a fact's columns: its look-ups in their order, then all others. */
function lookupsOf({ id, lookups = [] }: FactDefinition, { catalog, schema }: Known): readonly SqlTable[] {
  const others = catalog.facts.filter((one) => one.key !== undefined && one.id !== id && !lookups.includes(one.id)).map((one) => one.id);
  return [...lookups, ...others].flatMap((one) => schema.get(one) ?? []).filter(({ definition: { key } }) => key !== undefined);
}

const isReached = (table: SqlTable, rules: readonly RowRule[], known: Known): boolean => rules.every((rule) => wayOf(table, rule, known) !== undefined);

/** What a caller may know of: facts whose rows the rules tell apart, and what describes their codes. */
export function ruledSchema(schema: SqlSchema, rules: readonly RowRule[], catalog: Catalog): SqlSchema {
  if (rules.length === 0) return schema;
  return new Map([...schema].filter(([, table]) => table.definition.key !== undefined || isReached(table, rules, { catalog, schema })));
}

/** Whether a look-up describes the codes of visible rows and is no more than that, since a rule does not tell its own rows apart. */
export function isOnlyDescribing(table: SqlTable, context: SqlContext): boolean {
  return !isReached(table, context.rules, context);
}

/** Refuses figures over rows that the rules do not tell apart: they would be those of everybody, or wrong. Throws `missing-table`. */
export function requireRuled(leaf: Leaf, context: SqlContext, subject: string): void {
  const unruled = unruledFact(leaf, context);
  if (unruled === undefined) return;
  const by = context.rules.map(({ dimension }) => `"${dimension}"`).join(', ');
  throw new OmnichannelError('missing-table', {
    subject, problem: `missing table "${unruled}" for this reader: what may be seen is told apart by ${by}, and its rows are not`, remedy: 'Leave out the measure, give the table the column, or name it in `shared` of the rule.',
  });
}

/** The fact behind a leaf, or that of the universe of its states, which the caller may not count. */
function unruledFact(leaf: Leaf, context: SqlContext): string | undefined {
  const { catalog, schema, rules } = context;
  if (rules.length === 0) return undefined;
  const universe = 'states' in leaf ? catalog.states.find(({ id }) => id === catalog.states.find((state) => state.id === leaf.states)?.universe)?.fact : undefined;
  const counted = [leafFact(catalog, leaf)?.id, universe, ...('fact' in leaf ? [leaf.fact] : [])].filter((id) => id !== undefined);
  return counted.find((id) => {
    const table = schema.get(id);
    return !table || isOnlyDescribing(table, context);
  });
}

/** The measures that do not count what the caller may not count. */
export function ruledCapabilities(capabilities: Capabilities, context: SqlContext): Capabilities {
  if (context.rules.length === 0) return capabilities;
  const measures = Object.entries(capabilities.measures).filter(([id]) => leavesOf(context.catalog, id).every((leaf) => unruledFact(leaf, context) === undefined));
  return { ...capabilities, measures: Object.fromEntries(measures) };
}

/** What rows of the physical table, whose name is `p`, must hold to be seen. */
export function ruleConditions(table: SqlTable, context: SqlContext): readonly Sql[] {
  return context.rules.flatMap((rule) => conditionOf(table, rule, context) ?? []);
}

function conditionOf(table: SqlTable, rule: RowRule, context: SqlContext): Sql | undefined {
  const way = wayOf(table, rule, context);
  if (!way || way.how === 'shared') return undefined;
  const isShared = rule.shared?.includes(table.definition.id) === true;
  if (way.how === 'lookup') {
    const key = way.lookup.definition.key as string;
    const own = physicalColumn(table.columns.get(key) as SqlColumn, context);
    return orBlank(sql`${own} in (${keysOf(way.lookup, ruleConditions(way.lookup, { ...context, rules: [rule] }), context)})`, isShared ? sql`${own} is null` : undefined);
  }
  const own = ownCodes(table, rule, context);
  const { key } = table.definition;
  // Of several rows about one thing the last says whose it is.
  const last = key === undefined || table.sequence === undefined || key === rule.dimension ? [] : [sql`${physicalColumn(table.columns.get(key) as SqlColumn, context)} in (${lastKeys(table, rule, context)})`];
  return sql.join([orBlank(own.any, isShared ? own.blank : undefined), ...last], sql` and `);
}

const orBlank = (condition: Sql, blank: Sql | undefined): Sql => (blank ? sql`(${condition} or ${blank})` : condition);

/** Whether a row's own codes have one of those that may be seen, or none at all. */
function ownCodes(table: SqlTable, rule: RowRule, context: SqlContext, alias?: string): { readonly any: Sql; readonly blank: Sql } {
  const column = table.columns.get(rule.dimension) as SqlColumn;
  const own = alias === undefined ? physicalColumn(column, context) : sql.id(alias, rule.dimension);
  const values = valuesOf(rule, context);
  const isList = column.type === 'codes';
  const blank = isList ? context.flavour.isEmpty(own) : sql`${own} is null`;
  if (values.length === 0) return { any: sql`1 = 0`, blank };
  if (isList) return { any: context.flavour.hasAny(own, values), blank };
  return { any: sql`${alias === undefined ? sql.id('p', column.name) : own} in (${sql.join(values)})`, blank };
}

function valuesOf({ dimension, in: codes }: RowRule, { encode }: SqlContext): readonly Sql[] {
  return [...new Set(codes)].flatMap((code) => {
    const value = encode(dimension, code);
    return value === undefined ? [] : [sql`${value}`];
  });
}

function keysOf({ name, columns, definition }: SqlTable, conditions: readonly Sql[], context: SqlContext): Sql {
  const key = physicalColumn(columns.get(definition.key as string) as SqlColumn, context);
  return sql`select ${key} from ${sql.id(...name)} as p where ${sql.join([sql`${key} is not null`, ...conditions], sql` and `)}`;
}

/** Keys whose last row may be seen. */
function lastKeys(table: SqlTable, rule: RowRule, context: SqlContext): Sql {
  const { name, columns, definition, sequence } = table;
  const [key, code] = [definition.key as string, rule.dimension].map((id) => physicalColumn(columns.get(id) as SqlColumn, context)) as [Sql, Sql];
  const place = sql`row_number() over (partition by ${key} order by ${sql.id('p', sequence as string)} desc)`;
  const { any, blank } = ownCodes(table, rule, context, 'l');
  const isShared = rule.shared?.includes(definition.id) === true;
  return sql`select ${sql.id('l', '~key')} from (select ${key} as ${sql.id('~key')}, ${code} as ${sql.id(rule.dimension)}, ${place} as ${sql.id('~copy')} from ${sql.id(...name)} as p) as l where ${sql.id('l', '~copy')} = 1 and ${orBlank(any, isShared ? blank : undefined)}`;
}

/** A list of codes without those that the caller may not see. */
export function seenCodes(id: string, list: Sql, context: SqlContext): Sql {
  return context.rules.filter(({ dimension }) => dimension === id).reduce((seen, rule) => context.flavour.keepOnly(seen, valuesOf(rule, context)), list);
}

/** The facts by whose visible rows a look-up's codes are named, with the name of the column. */
export function namingFacts(lookup: SqlTable, context: SqlContext): readonly SqlTable[] {
  const { key } = lookup.definition;
  return [...context.schema.values()].filter((table) => table !== lookup && holdsCodes(table.columns.get(key as string)) && !isOnlyDescribing(table, context));
}
