import { sql } from 'kysely';
import { isoDate, OmnichannelError } from '../contract/index.js';
import { isPerson } from '../engine/persons.js';
import { OBJECTIVES } from '../engine/store.js';
import { Dictionaries, type Table } from '../tables/column-store.js';
import { readTable } from '../tables/table-source.js';
import { compile, type Sql } from './compile.js';
import type { SqlConnection } from './connection.js';
import type { SqlRow } from './questions.js';
import { relation, SEQUENCE, type SqlContext } from './relation.js';
import type { SqlTable } from './schema.js';

/** What is read from the database before any question: the tables that describe codes, the objectives, and how far the facts reach. */
export interface References {
  readonly tables: ReadonlyMap<string, Table>;
  readonly dictionaries: Dictionaries;
  /** First and last day of any fact, as day numbers; NaN where there is none. */
  readonly firstDay: number;
  readonly lastDay: number;
  /** When they were read, an ISO instant. */
  readonly loadedAt: string;
  /** Answers to questions that last as long as the references, by their keys. */
  readonly answers: Map<string, readonly SqlRow[]>;
}

export type Decode = (column: string, value: unknown) => string;

/** Whether all rows of a table are kept beside the engine: those that describe codes other than persons, and objectives. */
export function isReference({ definition: { id, key } }: SqlTable): boolean {
  return id === OBJECTIVES || (key !== undefined && !isPerson(key));
}

export async function readReferences(connection: SqlConnection, context: SqlContext, decode: Decode, signal: AbortSignal): Promise<References> {
  const { catalog, schema } = context;
  const dictionaries = new Dictionaries();
  const rows = async (statement: Sql): Promise<readonly (readonly unknown[])[]> => connection.run(compile(statement, connection.dialect), { signal });
  const tables = new Map<string, Table>();
  for (const table of [...schema.values()].filter(isReference)) {
    const ids = [...table.columns.keys()];
    const found = await rows(sql`select ${sql.join(ids.map((id) => printable(id, table, context)))} from ${relation(table.definition.id, context)} as t${inSequence(table)}`);
    const columns = Object.fromEntries(ids.map((id, at) => [id, found.map((row) => readable(id, row[at], table, decode))]));
    tables.set(table.definition.id, await readTable(table.definition, columns, { dictionaries, timeZone: catalog.calendar.timeZone, signal }));
  }
  let [firstDay, lastDay] = [NaN, NaN];
  for (const { definition: { id, key, time }, columns } of schema.values()) {
    if (id === OBJECTIVES || key !== undefined || time === undefined || !columns.has(time)) continue;
    const day = context.flavour.dayNumber(sql.ref(time));
    const [[first, last] = []] = await rows(sql`select ${context.flavour.number(sql`min(${day})`)}, ${context.flavour.number(sql`max(${day})`)} from ${relation(id, context)} as t where ${sql.ref(time)} is not null`);
    if (typeof first === 'number' && !(first >= firstDay)) firstDay = first;
    if (typeof last === 'number' && !(last <= lastDay)) lastDay = last;
  }
  return { tables, dictionaries, firstDay, lastDay, loadedAt: new Date().toISOString(), answers: new Map() };
}

/** Of several rows with one key the last counts. */
function inSequence({ sequence }: SqlTable): Sql {
  return sequence === undefined ? sql`` : sql` order by ${sql.id('t', SEQUENCE)}`;
}

/** A column in a type that every client hands out alike. */
function printable(id: string, { columns }: SqlTable, { flavour }: SqlContext): Sql {
  const own = sql.ref(id);
  switch (columns.get(id)?.type) {
    case 'date': return flavour.number(flavour.dayNumber(own));
    case 'codes': return flavour.join(own);
    default: return own;
  }
}

function readable(id: string, value: unknown, { columns, definition }: SqlTable, decode: Decode): unknown {
  if (value === null || value === undefined) return null;
  switch (columns.get(id)?.type) {
    case 'date': return isoDate(Number(value));
    case 'code': return decode(id, value);
    case 'codes': return (value as string).split('|').filter((code) => code !== '').map((code) => decode(id, code));
    case 'flag': return typeof value === 'boolean' ? value : Number(value) === 1;
    case 'number': case 'text': return value;
    case undefined: throw new OmnichannelError('missing-column', { subject: definition.id, problem: `missing column "${id}"`, remedy: 'Read the schema again.' });
  }
}
