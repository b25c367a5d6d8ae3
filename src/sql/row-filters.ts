import { sql } from 'kysely';
import type { Filter } from '../contract/index.js';
import { codesByKey, passingKeys } from '../engine/row-codes.js';
import { lookupKnowing } from '../engine/knows.js';
import type { Sql } from './compile.js';
import type { JoinedRows, RowCodes } from './joined-rows.js';
import { isReference } from './references.js';
import type { SqlContext } from './relation.js';
import type { SqlColumn } from './schema.js';

/** Codes as values of the database, without those that it does not have and without '' for "no value". */
function written(codes: readonly string[], column: string, { encode }: SqlContext): readonly Sql[] {
  return codes.flatMap((code) => {
    const value = code === '' ? undefined : encode(column, code);
    return value === undefined ? [] : [sql`${value}`];
  });
}

function isAny({ value, many, column }: RowCodes, codes: readonly string[], context: SqlContext): Sql | undefined {
  const values = written(codes, column, context);
  if (values.length === 0) return undefined;
  return many ? context.flavour.hasAny(value, values) : sql`${value} in (${sql.join(values)})`;
}

export function isBlank({ value, many }: RowCodes, { flavour }: SqlContext): Sql {
  return many ? flavour.isEmpty(value) : sql`${value} is null`;
}

const NEVER = sql`1 = 0`;
const either = (...parts: readonly (Sql | undefined)[]): Sql => {
  const given = parts.filter((part) => part !== undefined);
  return given.length === 0 ? NEVER : given.length === 1 ? (given[0] as Sql) : sql`(${sql.join(given, sql` or `)})`;
};

/** Whether codes pass a filter: any of them is wanted and none refused; where there is none, '' speaks of it. Never null in a condition that must hold. */
export function passes(codes: RowCodes, { in: kept, notIn = [] }: Filter, context: SqlContext): Sql {
  const parts: Sql[] = [];
  if (kept) parts.push(either(isAny(codes, kept, context), kept.includes('') ? isBlank(codes, context) : undefined));
  const refused = isAny(codes, notIn, context);
  if (refused) parts.push(codes.many ? sql`not ${refused}` : sql`(${codes.value} is null or not (${refused}))`);
  if (notIn.includes('')) parts.push(sql`not (${isBlank(codes, context)})`);
  return parts.length === 0 ? sql`1 = 1` : sql.join(parts, sql` and `);
}

/** Keeps the rows whose codes pass a filter; those without codes on its dimension have none. */
export function keepFilter(rows: JoinedRows, filter: Filter, codes: RowCodes | undefined = rows.codes(filter.dimension)): void {
  const { context, table } = rows;
  const own = table.columns.get(filter.dimension);
  const isSet = filter.in !== undefined && !filter.in.includes('') && !filter.notIn?.length;
  if (own?.type === 'code' && isSet) rows.wherePlain(passes({ value: sql.id('p', own.name), many: false, column: filter.dimension }, filter, context));
  else if (codes) rows.where(passes(codes, filter, context));
}

const MOST_LISTED = 2000;

/**
 * A filter on what a look-up says as one on its key, where the look-up is kept beside the engine: so that a market is looked for
 * as its products. The filter itself where it is another.
 */
export function asKeys(filter: Filter, rows: JoinedRows): Filter {
  const { store, table } = rows;
  if (table.columns.has(filter.dimension)) return filter;
  const lookup = lookupKnowing(table.definition, filter.dimension, store);
  const described = lookup && rows.context.schema.get(lookup.id);
  if (!lookup?.key || !described || !isReference(described)) return filter;
  const { columns } = store.table(lookup.id);
  const [column, keys] = [columns.get(filter.dimension), columns.get(lookup.key)];
  if ((column?.type !== 'code' && column?.type !== 'codes') || keys?.type !== 'code') return filter;
  const passing = passingKeys(codesByKey(store.table(lookup.id), column), filter);
  const known = [...new Set(keys.codes)].filter((code) => code !== 0);
  const named = (wanted: number): readonly string[] => known.filter((code) => (passing[code] ?? 0) === wanted).map((code) => keys.dictionary.values[code] as string);
  const blankPasses = isBlankPassing(filter);
  const codes = named(blankPasses ? 0 : 1);
  if (codes.length > MOST_LISTED) return filter;
  return blankPasses ? { dimension: lookup.key, notIn: codes } : { dimension: lookup.key, in: codes };
}

/** Whether a filter lets pass what has no value. */
export function isBlankPassing({ in: kept, notIn = [] }: Filter): boolean {
  return (!kept || kept.includes('')) && !notIn.includes('');
}

/** The type of a column that holds codes. */
export const isCodes = (column: Pick<SqlColumn, 'type'> | undefined): boolean => column?.type === 'code' || column?.type === 'codes';
