import { sql } from 'kysely';
import type { Formula } from '../contract/index.js';
import { cellsOf, MISSING, NOT_APPLICABLE, type Cells, type Figure } from '../engine/cells.js';
import { absentFigure, loadedStretches } from '../engine/loaded-stretches.js';
import { isPerson } from '../engine/persons.js';
import { bucketOf, flowReachOf } from '../engine/scope.js';
import type { Scope } from '../engine/store.js';
import { broadcast } from '../engine/without-axes.js';
import { bucketAt } from './buckets.js';
import type { Sql } from './compile.js';
import { axisCodes, selectRows, type AxisCodes, type EventRows } from './event-rows.js';
import { keyOf, missingColumn, type JoinedRows } from './joined-rows.js';
import { knownDays } from './known-days.js';
import type { SqlQuestion, SqlRow } from './questions.js';
import type { SqlTable } from './schema.js';
import type { SqlStore } from './sql-store.js';

export type EventFormula = Extract<Formula, { readonly op: 'count' | 'sum' | 'distinct' | 'median' | 'only' }>;

/** Figures over the rows of a fact that are dated in the scope's buckets. */
export function eventCells(formula: EventFormula, scope: Scope, store: SqlStore): Cells | undefined {
  const coarse = 'coarse' in formula && formula.coarse === true;
  const selected = selectRows(formula, scope, store);
  const axes = axisCodes(selected, scope, coarse);
  const { aggregates, figure } = aggregate(formula, selected, scope);
  const { start, end } = selected.dated.range;
  const bucket = scope.buckets.length < 2 ? undefined : bucketAt(selected.rows.own(selected.dated.column), scope.buckets, store.context.flavour);
  const answers = end > start ? store.known(question(selected.rows, axes, bucket, aggregates)) : [];
  const days = knownDays(formula.fact, formula.time, scope, store);
  if (!answers || !days) return undefined;
  const absent = absentFigure(formula.op, loadedStretches(days, scope), scope);
  return broadcast(cellsOf(cellFigures(answers, axes, bucket !== undefined, figure), absent), axes, scope);
}

/** A question about rows in the cells of some axes, and of the buckets where they are told apart. */
export function question(rows: JoinedRows, axes: readonly AxisCodes[], bucket: Sql | undefined, aggregates: readonly Sql[]): SqlQuestion {
  const groups = [...(bucket ? [rows.context.flavour.number(bucket)] : []), ...axes.map(({ code }) => code)];
  const dimensions = [...(bucket ? [undefined] : []), ...axes.map(({ axis }) => axis.dimension)];
  const from = rows.from();
  const key = keyOf(sql`${sql.join([...groups, sql`1`])} from ${from}`, rows.context);
  const source = { key, from, groups, dimensions };
  return { key: `${key} ${keyOf(sql.join(aggregates), rows.context)}`, source, aggregates };
}

/** The figures of an answer's rows by cell; `figure` makes that of a cell from its aggregates, the first of which counts its rows. */
export function cellFigures(answers: readonly SqlRow[], axes: readonly AxisCodes[], hasBuckets: boolean, figure: (aggregates: SqlRow, key: number) => Figure): ReadonlyMap<number, Figure> {
  const figures = new Map<number, Figure>();
  const from = hasBuckets ? 1 : 0;
  for (const row of answers) {
    const bucket = hasBuckets ? (row[0] as number) : 0;
    const codes = row.slice(from, from + axes.length) as readonly number[];
    const aggregates = row.slice(from + axes.length);
    if (bucket < 0 || !aggregates[0] || !axes.every(({ allows }, at) => allows(codes[at] as number))) continue;
    const key = axes.reduce((sum, { axis: { stride } }, at) => sum + stride * (codes[at] as number), bucket);
    figures.set(key, figure(aggregates, key));
  }
  return figures;
}

interface Aggregate {
  readonly aggregates: readonly Sql[];
  readonly figure: (aggregates: SqlRow, key: number) => Figure;
}

/** What is asked of each cell: how many rows, its value, and how many persons stand behind it. */
function aggregate(formula: EventFormula, { rows, where }: EventRows, scope: Scope): Aggregate {
  const value = valueOf(formula, rows);
  const held = isOnlyOf(formula) ? [where, sql`${value} is not null`].filter((part) => part !== undefined) : where ? [where] : [];
  const people = peopleBehind(rows, held, scope);
  const { number } = rows.context.flavour;
  const result = valueOver(formula, value, where, rows);
  const aggregates = [number(countOf(where)), ...(result ? [number(result)] : []), ...people.aggregates];
  const counted = formula.op === 'count' || formula.op === 'distinct';
  return { aggregates, figure: (found, key) => {
    const count = found[0] as number;
    const figure = result ? (found[1] as number | null) : count;
    if (formula.op === 'only' && count !== 1) return NOT_APPLICABLE;
    if (figure === null) return formula.op === 'median' ? NOT_APPLICABLE : MISSING;
    const partial = flowReachOf(scope.buckets[bucketOf(key, scope)] as Scope['period'], scope) !== 'complete';
    return { value: figure, state: partial ? 'partial' : 'ok', hcps: people.of(found.at(-1)), counted, personal: people.personal };
  } };
}

/** Whether only rows with a value stand behind a figure. */
const isOnlyOf = ({ op }: EventFormula): boolean => op === 'sum' || op === 'median' || op === 'only';

const when = (condition: Sql | undefined, value: Sql): Sql => (condition ? sql`case when ${condition} then ${value} end` : value);

/** How many rows hold a condition. */
export function countOf(condition: Sql | undefined): Sql {
  return condition ? sql`count(case when ${condition} then 1 end)` : sql`count(*)`;
}

/** The number or code of each row that a formula is about. */
function valueOf(formula: EventFormula, rows: JoinedRows): Sql {
  if (formula.op === 'count') return sql.lit(1);
  if (formula.op !== 'distinct') return formula.op === 'sum' ? limited(formula, rows) : numberOf(formula.column, rows);
  if (rows.table.columns.get(formula.column)?.type !== 'code') throw missingColumn(rows.table.definition.id, formula.column);
  return rows.own(formula.column);
}

/** The number of each row: its own column, else that of a look-up. Throws `missing-column`. */
function numberOf(name: string, rows: JoinedRows): Sql {
  const column = rows.column(name);
  if (column?.type === 'number') return column.value;
  throw missingColumn(rows.table.definition.id, name);
}

/** The values of a sum's rows: not above their cap, times their factor; a row without a factor has none. */
function limited({ column, cap, times }: Extract<EventFormula, { readonly op: 'sum' }>, rows: JoinedRows): Sql {
  const own = numberOf(column, rows);
  const limit = cap === undefined ? undefined : numberOf(cap, rows);
  const value = limit ? sql`case when ${limit} < ${own} then ${limit} else ${own} end` : own;
  return times === undefined ? value : sql`(${value}) * ${numberOf(times, rows)}`;
}

/** The value of a cell, null where it has none; `undefined` where that is the number of its rows. */
function valueOver({ op }: EventFormula, value: Sql, where: Sql | undefined, { context: { flavour } }: JoinedRows): Sql | undefined {
  switch (op) {
    case 'count': return undefined;
    case 'distinct': return sql`count(distinct ${when(where, value)})`;
    case 'sum': return sql`sum(${when(where, value)})`;
    case 'median': return flavour.median(when(where, value));
    case 'only': return sql`max(${when(where, value)})`;
  }
}

export interface People {
  /** Nothing where nobody is hidden. */
  readonly aggregates: readonly Sql[];
  /** How many HCPs stand behind a figure, from that aggregate, where fewer than may be shown; infinite elsewhere and where no row is an HCP's. */
  readonly of: (count: unknown) => number;
  readonly personal: boolean;
}

/** The column of the persons of a table's rows, if they know one. */
export function personColumn({ columns }: SqlTable): string | undefined {
  return ['hcp', 'contact'].find((name) => isPerson(name) && columns.get(name)?.type === 'code');
}

/** How many persons stand behind each cell, of the rows that hold some conditions. */
export function peopleBehind(rows: JoinedRows, held: readonly Sql[], scope: Scope): People {
  const column = personColumn(rows.table);
  if (column === undefined) return { aggregates: [], of: () => Infinity, personal: false };
  scope.bases.add('atEvent');
  const { k } = scope.store;
  if (k <= 0) return { aggregates: [], of: () => Infinity, personal: true };
  const persons = when(held.length === 0 ? undefined : sql.join(held, sql` and `), rows.own(column));
  return { aggregates: [rows.context.flavour.number(sql`count(distinct ${persons})`)], of: (count) => (count === 0 || (count as number) >= k ? Infinity : (count as number)), personal: true };
}
