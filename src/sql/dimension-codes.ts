import { sql } from 'kysely';
import { OmnichannelError } from '../contract/index.js';
import { knowsCodes } from '../engine/knows.js';
import { basisDay } from '../engine/scope.js';
import type { Bucket, Scope } from '../engine/store.js';
import { derivedCodes } from './derived.js';
import type { Sql } from './compile.js';
import type { JoinedRows, RowCodes } from './joined-rows.js';
import { CODES, FROM, HOLDER, membershipsOn, membershipsOver, stateOfDimension, UNTIL, type Memberships } from './memberships.js';

/** When rows happened: in a date column of theirs, on days of a range. */
export interface Dated { readonly column: string; readonly range: Bucket }

/** The codes of a fact's rows on a dimension: own column, look-up, or the state of the row's holder on the basis; `undefined` where they have none. Throws `unsupported-basis` and `ambiguous-scope`. */
export function eventCodes(rows: JoinedRows, dated: Dated, dimension: string, scope: Scope): RowCodes | undefined {
  const { store, table } = rows;
  const derived = derivedCodes(dimension, scope, store);
  if (derived) {
    if (table.columns.get(derived.entity)?.type !== 'code') return undefined;
    const on = (name: string): Sql => sql`${sql.id(name, HOLDER)} = ${rows.own(derived.entity)}`;
    return joinedCodes(rows, derived, { key: `derived ${dimension}`, column: derived.column, on });
  }
  const day = basisDay(scope, scope.period);
  const isOwnState = store.catalog.states.some(({ state }) => state === dimension) && table.definition.columns[dimension] !== undefined;
  if (!isOwnState || day === undefined) {
    const codes = rows.codes(dimension);
    if (codes) return codes;
  }
  const codes = codesOfState(rows, dated, dimension, day, scope);
  if (codes) return codes;
  if (!isOwnState || !table.columns.has(dimension)) return undefined;
  throw new OmnichannelError('unsupported-basis', {
    subject: scope.measure, problem: `unsupported basis ${JSON.stringify(scope.basis)} for "${dimension}": the table "${table.definition.id}" only knows it at the event`, remedy: 'Ask with the basis "atEvent", or load the history of memberships.',
  });
}

function codesOfState(rows: JoinedRows, dated: Dated, dimension: string, day: number | undefined, scope: Scope): RowCodes | undefined {
  const { store, table } = rows;
  const definition = stateOfDimension(dimension, store, (entity) => table.columns.has(entity));
  if (!definition || table.columns.get(definition.entity)?.type !== 'code') return undefined;
  // Filters that the rows answer themselves do not narrow memberships, unless these must come down to one timeline.
  const filters = scope.filters.filter((filter) => !knowsCodes(table.definition, filter.dimension, store) || definition.single?.includes(filter.dimension));
  const holder = rows.own(definition.entity);
  const own = day === undefined ? membershipsOver(dated.range, dimension, definition, filters, scope.measure, store) : membershipsOn(day, dimension, definition, filters, scope.measure, store);
  const at = rows.own(dated.column);
  const on = (name: string): Sql => {
    const during = day === undefined ? sql` and ${sql.id(name, FROM)} <= ${at} and ${sql.id(name, UNTIL)} > ${at}` : sql``;
    return sql`${sql.id(name, HOLDER)} = ${holder}${during}`;
  };
  return joinedCodes(rows, own, { key: `member ${dimension} ${dated.column} ${day}`, column: dimension, on });
}

/** Codes that stand in a relation of their own, joined where they are read. */
function joinedCodes(rows: JoinedRows, { relation, each }: Memberships, { key, column, on }: { readonly key: string; readonly column: string; readonly on: (name: string) => Sql }): RowCodes {
  const codesIn = (kind: string, from: Sql): Sql => sql.id(rows.join(`${key} ${kind}`, (name) => sql`${from} as ${sql.id(name)} on ${on(name)}`), CODES);
  const all = (): Sql => codesIn('all', relation);
  return { get value() { return all(); }, many: each !== undefined, column, ...(each && { each: () => codesIn('each', each) }) };
}
