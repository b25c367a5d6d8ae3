import { sql } from 'kysely';
import type { Formula } from '../contract/index.js';
import { cellsOf, MISSING, NOT_APPLICABLE, type Cells, type Figure } from '../engine/cells.js';
import { bucketOf, reachOf } from '../engine/scope.js';
import type { Bucket, Scope } from '../engine/store.js';
import { LAST_DATE } from './buckets.js';
import type { Sql } from './compile.js';
import { cellFigures, countOf, peopleBehind, question } from './event-leaf.js';
import { axisCodes, selectRows } from './event-rows.js';
import { missingDate, requireTable } from './joined-rows.js';
import { daysWithRows } from './known-days.js';
import type { SqlStore } from './sql-store.js';

export type OpenAgeFormula = Extract<Formula, { readonly op: 'openAge' }>;

/** A bucket whose open rows are looked at, and the day on which they are. */
interface Moment { readonly bucket: number; readonly day: number }

/** Median days since rows that are open at the end of each bucket began. */
export function openAgeCells({ fact, from, until, where = [] }: OpenAgeFormula, scope: Scope, store: SqlStore): Cells | undefined {
  const hasRows = daysWithRows(fact, from, scope, store);
  if (!hasRows) return undefined;
  if (requireTable(fact, store).columns.get(until)?.type !== 'date') throw missingDate(fact, until, scope.measure);
  const moments = scope.buckets.flatMap((bucket, at): readonly Moment[] => {
    const day = scope.atStart ? bucket.start : Math.min(bucket.end, scope.through + 1);
    return reachOf(bucket, scope) === 'beyond' || !hasRows(-Infinity, day) ? [] : [{ bucket: at, day }];
  });
  const known = new Set(moments.map(({ bucket }) => bucket));
  const absent = (key: number): Figure => (known.has(bucketOf(key, scope)) ? NOT_APPLICABLE : MISSING);
  if (moments.length === 0) return cellsOf(new Map(), absent);
  const everBefore: Bucket = { start: -Infinity, end: Math.max(...moments.map(({ day }) => day)) };
  const selected = selectRows({ fact, where, time: from }, { ...scope, buckets: [everBefore] }, store);
  const { rows, dated } = selected;
  const { flavour } = store.context;
  rows.cross(momentsTable(moments, store));
  const [began, ended, day] = [rows.own(dated.column), rows.own(until), sql.id('m', '~day')];
  rows.where(sql`${began} < ${day}`).where(sql`(${ended} is null or ${ended} >= ${day})`);
  if (selected.where) rows.where(selected.where);
  const axes = axisCodes(selected, scope, false);
  const people = peopleBehind(rows, [], scope);
  const age = flavour.number(sql`${flavour.dayNumber(day)} - ${flavour.dayNumber(began)}`);
  const aggregates = [flavour.number(countOf(undefined)), flavour.number(flavour.median(age)), ...people.aggregates];
  const answers = store.known(question(rows, axes, sql.id('m', '~bucket'), aggregates));
  return answers && cellsOf(cellFigures(answers, axes, true, (found, key): Figure => {
    const isPartial = reachOf(scope.buckets[bucketOf(key, scope)] as Bucket, scope) === 'partial' && !scope.atStart;
    return { value: found[1] as number, state: isPartial ? 'partial' : 'ok', hcps: people.of(found.at(-1)), personal: people.personal };
  }), absent);
}

/** The moments as a table in brackets: `~bucket` and `~day`. */
function momentsTable(moments: readonly Moment[], { context: { flavour } }: SqlStore): Sql {
  const rows = moments.map(({ bucket, day }) => sql`select ${sql.lit(bucket)} as ${sql.id('~bucket')}, ${flavour.date(Math.min(day, LAST_DATE))} as ${sql.id('~day')}`);
  return sql`(${sql.join(rows, sql` union all `)})`;
}
