import { sql } from 'kysely';
import type { Formula } from '../contract/index.js';
import { stateDefinition } from '../engine/catalog-states.js';
import type { Cells } from '../engine/cells.js';
import { codeOn, basisDay, comparedBucket, reachOf } from '../engine/scope.js';
import type { Bucket, Scope } from '../engine/store.js';
import { isOfRows, migrationCells as compareKinds } from '../engine/states/migration-leaf.js';
import { stateRows } from '../engine/states/states.js';
import type { Sql } from './compile.js';
import { selectRows } from './event-rows.js';
import { missingColumn, type RowCodes } from './joined-rows.js';
import { needsOf } from './kind-needs.js';
import type { KindQuestion, Window } from './kind-source.js';
import { daysWithRows } from './known-days.js';
import { KindStore } from './sample-store.js';
import { isOrdered, kindCells } from './state-leaf.js';
import type { SqlStore } from './sql-store.js';

export type MigrationFormula = Extract<Formula, { readonly op: 'migrationEffect' }>;

/** What is compared in a bucket: what is known of it, and the stretch before. */
interface Compared { readonly now: Bucket; readonly then: Bucket }

/** Change of a column per entity, of those whose rank rose minus that of those who stayed. */
export function migrationCells(formula: MigrationFormula, scope: Scope, store: SqlStore): Cells | undefined {
  const definition = stateDefinition(store, formula.states);
  const inner: Scope = { ...scope, filters: scope.filters.filter(({ dimension }) => dimension !== definition.state) };
  const hasRows = daysWithRows(formula.fact, undefined, scope, store);
  const compared = scope.buckets.map((bucket): Compared => ({ now: { start: bucket.start, end: Math.min(bucket.end, scope.through + 1) }, then: comparedBucket(bucket, 'previous-period', scope) }));
  const windows = scope.buckets.map((bucket, at): Window | undefined => {
    const { now, then } = compared[at] as Compared;
    if (reachOf(bucket, scope) === 'beyond' || (hasRows && (!hasRows(now.start, now.end) || !hasRows(then.start, then.end)))) return undefined;
    return { first: now.start - 1, last: now.end - 1, others: basisDay(scope, bucket) ?? now.end - 1 };
  });
  const empty = new KindStore(store, { definition, needs: needsOf(definition, formula, inner, store), sum: undefined, window: { first: 0, last: 0, others: 0 }, isOfEnds: true, isExpiring: false, kinds: [], isKnown: () => false, firstDay: 0 });
  const blank = stateRows(definition, [], [], empty);
  const isPart = ({ dimension }: { readonly dimension: string }): boolean => isOfRows(dimension, formula.fact, blank, { ...scope, store: empty });
  const parts = scope.axes.filter(isPart);
  const asked = compared.filter((_, at) => windows[at] !== undefined);
  const measured = asked.length === 0 ? undefined : { relation: changes(formula, asked, parts.map(({ dimension }) => dimension), { ...scope, filters: scope.filters.filter(isPart) }, definition.entity, store), parts: parts.map(({ dimension }) => dimension) };
  const needs = needsOf(definition, formula, inner, store);
  const looked = { definition, needs, isOrdered: isOrdered(formula, definition, needs, inner, store), scope: inner, windows, universe: 'none', how: 'ends', where: [], measured } as const satisfies Omit<KindQuestion, 'windows'> & { readonly windows: readonly (Window | undefined)[] };
  if (!hasRows) return undefined;
  return kindCells(looked, scope, store, (own, sample) => compareKinds(formula, own, {
    hasRows,
    changesOf: () => (key, entity) => {
      const kind = sample.kindOf(entity);
      return kind?.measured && parts.every((axis, at) => kind.part[at] === codeOn(key, axis)) ? kind.sum : undefined;
    },
  }));
}

/** What each entity has more now than before, apart for the dimensions that rows of the fact know: `~b`, `~e`, `~p0` … and `~value`. */
function changes({ fact, column }: MigrationFormula, compared: readonly Compared[], parts: readonly string[], scope: Scope, entity: string, store: SqlStore): Sql {
  const { flavour } = store.context;
  const { rows, dated } = selectRows({ fact }, { ...scope, axes: [], buckets: compared.flatMap(({ now, then }) => [now, then]) }, store);
  const value = rows.column(column);
  if (value?.type !== 'number') throw missingColumn(fact, column);
  const day = (name: string): Sql => sql.id('m', name);
  const at = rows.own(dated.column);
  rows.cross(sql`(${sql.join(compared.map(({ now, then }, bucket) => sql`select ${sql.lit(bucket)} as ${sql.id('~b')}, ${flavour.date(now.start)} as ${sql.id('~now')}, ${flavour.date(now.end)} as ${sql.id('~end')}, ${flavour.date(then.start)} as ${sql.id('~then')}, ${flavour.date(then.end)} as ${sql.id('~until')}`), sql` union all `)})`);
  const isNow = sql`(${at} >= ${day('~now')} and ${at} < ${day('~end')})`;
  rows.where(sql`(${isNow} or (${at} >= ${day('~then')} and ${at} < ${day('~until')}))`).where(sql`${value.value} is not null`);
  const codes = parts.map((dimension) => rows.codes(dimension) as RowCodes).map((one) => (one.many ? rows.expand(one.value) : one.value));
  const groups = [day('~b'), rows.own(entity), ...codes];
  const names = ['~b', '~e', ...codes.map((_, part) => `~p${part}`)];
  return sql`select ${sql.join(groups.map((group, place) => sql`${group} as ${sql.id(names[place] as string)}`))}, sum(case when ${isNow} then ${value.value} else -${value.value} end) as ${sql.id('~value')} from ${rows.from()} group by ${sql.join(groups.map((_, place) => sql.lit(place + 1)))}`;
}
