import type { Catalog, ColumnDefinition, Condition, FactDefinition } from '../../../contract/index.js';
import { factCube, listMember, snakeCase } from '../names.js';
import { member, own } from './cube-text.js';
import type { Dialect } from './dialects.js';

/** Why a measure cannot be written as a member of a model. */
export class NotInModel extends Error {}

/** A column as SQL reads it. */
export interface ReadColumn { readonly sql: string; readonly type: ColumnDefinition['type']; readonly many: boolean }
export type ReadsColumn = (name: string) => ReadColumn;

/** A column as it is in the warehouse, blank codes read as none. */
export function cleaned(sql: string, { type }: ColumnDefinition, dialect: Dialect): string {
  if (type === 'date') return dialect.date(sql);
  return type === 'code' || type === 'text' ? `NULLIF(${sql}, '')` : sql;
}

/** The columns of a table itself, under an alias or the cube's own name. */
export function columnsOf(fact: FactDefinition, dialect: Dialect, alias?: string): ReadsColumn {
  return (name) => {
    const definition = fact.columns[name];
    if (!definition) throw new NotInModel(`the table "${fact.id}" has no column "${name}"`);
    const quoted = dialect.name(snakeCase(name));
    return { sql: cleaned(alias === undefined ? own(quoted) : `${alias}.${quoted}`, definition, dialect), type: definition.type, many: definition.many === true };
  };
}

/** The look-up tables of a fact whose key is a column of its own. */
export function lookupsOf(fact: FactDefinition, catalog: Catalog): readonly FactDefinition[] {
  return (fact.lookups ?? []).flatMap((id) => catalog.facts.filter((one) => one.id === id && one.key !== undefined && Object.hasOwn(fact.columns, one.key)));
}

/** The columns of a fact, else those of its look-ups as members of their cubes. */
export function joinedColumns(fact: FactDefinition, catalog: Catalog, dialect: Dialect): ReadsColumn {
  const read = columnsOf(fact, dialect);
  return (name) => {
    if (Object.hasOwn(fact.columns, name)) return read(name);
    const lookup = lookupsOf(fact, catalog).find(({ columns }) => Object.hasOwn(columns, name));
    const definition = lookup?.columns[name];
    if (!lookup || !definition) throw new NotInModel(`the table "${fact.id}" knows no "${name}"`);
    const sql = member(`${factCube(lookup.id)}.${definition.many ? listMember(name) : snakeCase(name)}`);
    return { sql: definition.type === 'date' ? dialect.date(sql) : sql, type: definition.type, many: definition.many === true };
  };
}

function literal(value: string | number | boolean, dialect: Dialect): string {
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return typeof value === 'number' ? String(value) : dialect.text(value);
}

/** A condition that is true or false, never unknown: a blank is in no list, and in none that is left out. */
export function conditionSql(condition: Condition, read: ReadsColumn, dialect: Dialect): string {
  if ('anySet' in condition) return `(${condition.anySet.map((column) => `${read(column).sql} IS NOT NULL`).join(' OR ')})`;
  const { sql, many } = read(condition.column);
  if ('isSet' in condition) return `${sql} IS ${condition.isSet ? 'NOT ' : ''}NULL`;
  if ('within' in condition) {
    const days = dialect.daysBetween(sql, read(condition.of).sql);
    return `COALESCE(${days} BETWEEN 0 AND ${condition.within}, FALSE)`;
  }
  if (many) throw new NotInModel(`the column "${condition.column}" holds several codes`);
  const isKept = 'in' in condition;
  const values = (isKept ? condition.in : condition.notIn).map((value) => literal(value, dialect));
  if (values.length === 0) return isKept ? 'FALSE' : 'TRUE';
  return `COALESCE(${sql} ${isKept ? 'IN' : 'NOT IN'} (${values.join(', ')}), ${isKept ? 'FALSE' : 'TRUE'})`;
}
