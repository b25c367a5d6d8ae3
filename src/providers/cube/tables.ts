import type { Catalog, FactDefinition } from '../../contract/index.js';
import type { Dictionaries, Table } from '../../tables/column-store.js';
import { readTable } from '../../tables/table-source.js';
import type { AnsweredRows } from './answers.js';
import type { ModelMap } from './model-map.js';
import { factCube, listMember, snakeCase } from './names.js';
import type { CubeQuery } from './protocol.js';

const memberOf = (fact: FactDefinition, column: string): string => `${factCube(fact.id)}.${fact.columns[column]?.many ? listMember(column) : snakeCase(column)}`;
const columnsIn = (fact: FactDefinition, map: ModelMap): readonly string[] => Object.keys(fact.columns).filter((column) => map.has(memberOf(fact, column)));

/** The question for all rows of a look-up or of the objectives. */
export function tableQuestion(fact: FactDefinition, map: ModelMap): CubeQuery {
  return { dimensions: columnsIn(fact, map).map((column) => memberOf(fact, column)), filters: [] };
}

/** The rows as a table of the engine. */
export function tableOf(fact: FactDefinition, answered: AnsweredRows, { map, catalog, dictionaries }: { readonly map: ModelMap; readonly catalog: Catalog; readonly dictionaries: Dictionaries }): Promise<Table> {
  const read = (row: AnsweredRows['rows'][number], column: string): unknown => {
    const text = answered.text(row, memberOf(fact, column));
    if (text === '') return null;
    const { type, many } = fact.columns[column] as FactDefinition['columns'][string];
    if (many) return text.replace(/^\||\|$/g, '');
    if (type === 'number') return Number(text);
    return type === 'date' ? text.slice(0, 10) : type === 'flag' ? ['true', '1', 't'].includes(text) : text;
  };
  const columns = columnsIn(fact, map);
  const rows = answered.rows.map((row) => Object.fromEntries(columns.map((column) => [column, read(row, column)])));
  return readTable(fact, rows, { dictionaries, timeZone: catalog.calendar.timeZone });
}
