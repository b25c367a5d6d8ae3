import { dimensionDefinition, type Catalog, type FactDefinition } from '../../../contract/index.js';
import { eachCube, factCube, listMember, snakeCase } from '../names.js';
import { cleaned, lookupsOf } from './conditions.js';
import { member, own, type CubeDefinition, type CubeDimension } from './cube-text.js';
import type { Dialect } from './dialects.js';

const TYPES = { code: 'string', text: 'string', number: 'number', date: 'time', flag: 'boolean' } as const;

/** A column of a table as a dimension of its cube; several codes in one cell as a list. */
export function columnDimension(fact: FactDefinition, name: string, dialect: Dialect): CubeDimension {
  const definition = fact.columns[name] as FactDefinition['columns'][string];
  const column = own(dialect.name(snakeCase(name)));
  if (definition.many) return { name: listMember(name), type: 'string', sql: listSql(column) };
  return { name: snakeCase(name), type: TYPES[definition.type], sql: definition.type === 'date' ? dialect.timestamp(column) : cleaned(column, definition, dialect) };
}

/** `a | b` as `|a|b|`; nothing where there is no code. */
const listSql = (column: string): string => `'|' || REPLACE(REPLACE(NULLIF(TRIM(${column}), ''), ' |', '|'), '| ', '|') || '|'`;

/** Own codes, the columns of time, and the codes of look-ups, in the names of the catalog's dimensions. */
export function factDimensions(fact: FactDefinition, times: readonly string[], catalog: Catalog, dialect: Dialect): readonly CubeDimension[] {
  const isDimension = (name: string): boolean => dimensionDefinition(catalog, name) !== undefined;
  const owned = Object.entries(fact.columns).flatMap(([name, { type }]) => ((type === 'code' && isDimension(name)) || times.includes(name) ? [columnDimension(fact, name, dialect)] : []));
  const seen = new Set(Object.keys(fact.columns));
  const joined = lookupsOf(fact, catalog).flatMap((lookup) => Object.entries(lookup.columns).flatMap(([name, { type, many }]): readonly CubeDimension[] => {
    if (type !== 'code' || seen.has(name) || !isDimension(name)) return [];
    seen.add(name);
    const column = many ? listMember(name) : snakeCase(name);
    return [{ name: column, type: 'string', sql: member(`${factCube(lookup.id)}.${column}`) }];
  }));
  return [...owned, ...joined];
}

export function lookupJoins(fact: FactDefinition, catalog: Catalog, dialect: Dialect): CubeDefinition['joins'] {
  return lookupsOf(fact, catalog).map((lookup) => {
    const key = dialect.name(snakeCase(lookup.key as string));
    return { name: factCube(lookup.id), sql: `${own(key)} = ${member(factCube(lookup.id))}.${key}` };
  });
}

/** A cube's rows once for each code of a column that holds several, for each such column of its own or of a look-up. */
export function eachCodeCubes(cube: CubeDefinition, fact: FactDefinition, catalog: Catalog, dialect: Dialect, tableOf: (fact: FactDefinition) => string): readonly CubeDefinition[] {
  const many = (table: FactDefinition): readonly string[] => Object.entries(table.columns).flatMap(([name, column]) => (column.many && dimensionDefinition(catalog, name) ? [name] : []));
  const ofOwn = many(fact).map((column) => ({ column, from: '', list: `base.${dialect.name(snakeCase(column))}` }));
  const ofLookups = lookupsOf(fact, catalog).flatMap((lookup) => many(lookup).filter((column) => !Object.hasOwn(fact.columns, column)).map((column) => {
    const key = dialect.name(snakeCase(lookup.key as string));
    return { column, from: ` LEFT JOIN ${tableOf(lookup)} described ON described.${key} = base.${key}`, list: `described.${dialect.name(snakeCase(column))}` };
  }));
  return [...ofOwn, ...ofLookups].map(({ column, from, list }): CubeDefinition => ({
    name: eachCube(cube.name, column), title: `${cube.title}, once for each ${dimensionDefinition(catalog, column)?.label ?? column}`, extends: cube.name,
    note: 'Only to be grouped by the dimension below: without it a row counts as often as it has codes.',
    sql: `SELECT base.*, ${dialect.part} AS omni_part FROM (${cube.sql}) base${from} ${dialect.parts(list)}`,
    joins: [], dimensions: [{ name: snakeCase(column), type: 'string', sql: own('omni_part') }], measures: [],
  }));
}
