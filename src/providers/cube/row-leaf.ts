import { bucketStart, isoDate, nextBucket, OmnichannelError, requireDay, type FactDefinition } from '../../contract/index.js';
import { cellsOf, MISSING, NOT_APPLICABLE, type Cells, type Figure } from '../../engine/cells.js';
import { absentFigure, loadedStretches } from '../../engine/loaded-stretches.js';
import { flowReachOf } from '../../engine/scope.js';
import type { Bucket, Scope } from '../../engine/store.js';
import { withoutAxes } from '../../engine/without-axes.js';
import type { AnsweredRows, Asked } from './answers.js';
import type { CubeStore } from './cube-store.js';
import { cubeScope, groupsOf, keyOf, requireOne } from './cube-scope.js';
import { factCube, highest, lowest, ROWS, rowsOf, snakeCase, type CubeLeaf, type NamedLeaf } from './names.js';
import type { CubeRow } from './protocol.js';
import { slicesOf, timeOf } from './slices.js';

export type RowLeaf = Exclude<CubeLeaf, { readonly op: 'stock' }>;

/** Figures over the rows of a fact that are dated in the scope's buckets. */
export function rowCells(formula: RowLeaf, named: NamedLeaf, scope: Scope, store: CubeStore): Cells {
  const fact = store.catalog.facts.find(({ id }) => id === formula.fact) as FactDefinition;
  const time = formula.time ?? fact.time;
  if (time === undefined) throw new OmnichannelError('missing-column', { subject: scope.measure, problem: `missing time of table "${fact.id}"`, remedy: 'Name the column that dates its rows in the catalog.' });
  refuseBasis(fact, scope);
  if (Object.hasOwn(fact.columns, 'hcp') || Object.hasOwn(fact.columns, 'contact')) scope.bases.add('atEvent');
  const asked = cubeScope({ cube: named.cube, fact, coarse: 'coarse' in formula && formula.coarse === true, map: store.map }, scope);
  const absent = absentFigure(formula.op, loadedStretches(daysWithRows(factCube(fact.id), snakeCase(time), scope, store), scope), scope);
  const figures = new Map<number, Figure>();
  if (asked.filters) {
    const name = (member: string): string => `${asked.cube}.${member}`;
    const helper = name(rowsOf(named.name));
    const ambiguous = (fact.single ?? []).filter((column) => !scope.axes.some(({ dimension }) => dimension === column) && store.map.has(name(lowest(column))));
    const measures = [name(named.name), ...(store.map.has(helper) ? [helper] : []), ...ambiguous.flatMap((column) => [name(lowest(column)), name(highest(column))])];
    for (const slice of slicesOf(scope)) {
      const dated = name(snakeCase(time));
      const { dimensions, codes } = groupsOf(asked);
      const answered = store.ask({ query: { dimensions, timeDimensions: [timeOf(dated, slice)], filters: asked.filters }, codes }, measures);
      if (!answered) continue;
      requireOne(ambiguous, answered, asked.cube, scope);
      for (const row of answered.rows) {
        const bucket = slice.bucketAt(answered.text(row, `${dated}.${slice.granularity}`).slice(0, 10));
        const figure = bucket < 0 ? undefined : figureOf(formula, row, answered, { value: name(named.name), rows: helper }, store.map.has(helper));
        if (!figure) continue;
        const partial = flowReachOf(scope.buckets[bucket] as Bucket, scope) !== 'complete' && figure.value !== null;
        figures.set(bucket + keyOf(row, asked, answered, store.codeOf), partial ? { ...figure, state: 'partial' } : figure);
      }
    }
  }
  const cells = cellsOf(figures, absent);
  return asked.lacking.length > 0 ? withoutAxes(cells, scope, asked.lacking) : cells;
}

/** What a row of Cube's says; nothing where no row of the fact stands behind it. */
function figureOf({ op }: RowLeaf, row: CubeRow, answered: AnsweredRows, member: { readonly value: string; readonly rows: string }, counts: boolean): Figure | undefined {
  const value = answered.number(row, member.value);
  const behind = counts ? answered.number(row, member.rows) : undefined;
  const known = (figure: number): Figure => ({ value: figure, state: 'ok', hcps: Infinity, counted: op === 'count' || op === 'distinct' });
  switch (op) {
    case 'count': return value ? known(value) : undefined;
    case 'distinct': return value || behind ? known(value ?? 0) : undefined;
    case 'sum': return behind === 0 ? undefined : value === null ? MISSING : known(value);
    case 'median': return value === null ? undefined : known(value);
    case 'only': return behind === 0 ? undefined : (behind ?? 1) > 1 ? NOT_APPLICABLE : value === null ? MISSING : known(value);
  }
}

/** Memberships of another day than the event's are not in the model. */
function refuseBasis({ columns }: FactDefinition, scope: Scope): void {
  if (scope.basis === undefined || scope.basis === 'atEvent') return;
  const named = [...scope.axes, ...scope.filters].map(({ dimension }) => dimension);
  const state = scope.store.catalog.states.find(({ state: column }) => column !== undefined && Object.hasOwn(columns, column) && named.includes(column))?.state;
  if (state === undefined) return;
  throw new OmnichannelError('unsupported-basis', {
    subject: scope.measure, problem: `unsupported basis ${JSON.stringify(scope.basis)} for "${state}": the model of Cube only knows it at the event`, remedy: 'Ask with the basis "atEvent".',
  });
}

/** The days, in all months that the buckets touch, on which the fact has any row whatever is filtered by; ascending. */
function daysWithRows(cube: string, time: string, { buckets, through }: Scope, store: CubeStore): readonly number[] {
  const first = Math.min(...buckets.map(({ start }) => start));
  const last = Math.min(through, Math.max(...buckets.map(({ end }) => end)) - 1);
  if (last < first) return [];
  const dimension = `${cube}.${time}`;
  const end = requireDay(nextBucket(bucketStart(isoDate(last), 'month'), 'month'), cube) - 1;
  const asked: Asked = { codes: {}, query: { dimensions: [], filters: [], timeDimensions: [{ dimension, granularity: 'day', dateRange: [bucketStart(isoDate(first), 'month'), isoDate(Math.min(through, end))] }] } };
  const answered = store.ask(asked, [`${cube}.${ROWS}`]);
  return (answered?.rows ?? []).flatMap((row) => {
    const day = answered?.text(row, `${dimension}.day`).slice(0, 10) ?? '';
    return day !== '' && answered?.number(row, `${cube}.${ROWS}`) ? [requireDay(day, cube)] : [];
  }).sort((a, b) => a - b);
}
