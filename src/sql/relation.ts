import { sql } from 'kysely';
import type { Sql } from './compile.js';
import { physicalColumn, type SqlContext } from './physical.js';
import { isOnlyDescribing, namingFacts, ruleConditions, seenCodes } from './row-rules.js';
import type { SqlTable } from './schema.js';

export type { RowRule, SqlContext } from './physical.js';

/** Name under which a relation has the column that tells later rows of a day from earlier ones. */
export const SEQUENCE = '~sequence';

/**
 * The rows of a fact as the catalog names and types their columns: codes with null for "no value", lists of codes as arrays,
 * dates of the business calendar, numbers, flags. Of the rows a caller may see, and that hold some conditions over the
 * physical table, whose name is `p` in them.
 */
export function relation(fact: string, context: SqlContext, conditions: readonly Sql[] = []): Sql {
  const table = context.schema.get(fact) as SqlTable;
  return describing(fact, context, isOnlyDescribing(table, context) ? [...conditions, isNamed(table, context)] : conditions);
}

/** The same for joining by its key to rows that may be seen: so a look-up that no rule reaches says no more than what their codes mean. */
export function describing(fact: string, context: SqlContext, conditions: readonly Sql[] = []): Sql {
  const table = context.schema.get(fact) as SqlTable;
  const columns = [...table.columns].map(([id, column]) => sql`${column.type === 'codes' ? seenCodes(id, physicalColumn(column, context), context) : physicalColumn(column, context)} as ${sql.ref(id)}`);
  const sequence = table.sequence === undefined ? [] : [sql`${sql.id('p', table.sequence)} as ${sql.ref(SEQUENCE)}`];
  const all = [...ruleConditions(table, context), ...conditions];
  const held = all.length === 0 ? sql`` : sql` where ${sql.join(all, sql` and `)}`;
  return sql`(select ${sql.join([...columns, ...sequence])} from ${sql.id(...table.name)} as p${held})`;
}

/** Whether a row that may be seen has the code that a row of a look-up describes. */
function isNamed(lookup: SqlTable, context: SqlContext): Sql {
  const { flavour } = context;
  const key = lookup.definition.key as string;
  const names = namingFacts(lookup, context).map(({ definition: { id }, columns }) => {
    const own = sql.id('n', key);
    if (columns.get(key)?.type !== 'codes') return sql`select ${own} from ${relation(id, context)} as n where ${own} is not null`;
    return sql`select ${flavour.element('e')} from ${relation(id, context)} as n ${flavour.joinElements(flavour.orNone(own), 'e')} where ${flavour.element('e')} is not null`;
  });
  const named = lookup.columns.get(key);
  return names.length === 0 || !named ? sql`1 = 0` : sql`${physicalColumn(named, context)} in (${sql.join(names, sql` union distinct `)})`;
}
