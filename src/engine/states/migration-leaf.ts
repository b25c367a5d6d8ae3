import type { Formula } from '../../contract/index.js';
import { entityFact, stateDefinition } from '../catalog-states.js';
import { cellsOf, MISSING, NOT_APPLICABLE, type Cells, type Figure } from '../cells.js';
import { allowedCodes, columnCodes } from '../row-codes.js';
import { bucketOf, comparedBucket, reachOf } from '../scope.js';
import { countedSet, type Counted } from './counted.js';
import { stateDimension } from './memberships.js';
import { rankedMoves, type RankedMove } from './moved-leaf.js';
import { countedEntries, dayOfOthers, eachKey, readAxes } from './state-leaf.js';
import { requireSingle, stateRows, type StateRows } from './states.js';
import type { Bucket, Scope } from '../store.js';

export type MigrationFormula = Extract<Formula, { readonly op: 'migrationEffect' }>;

/** Sum and number of HCPs of one side of the comparison. */
interface Side { readonly hcps: Counted; sum: number }
interface Compared { readonly movers: Side; readonly stayers: Side }

/**
 * Change of a column per HCP, of those whose rank rose minus that of those who stayed. The change is that of the stretch
 * (of a running one what is known of it) against the stretch before: whole months against as many months, else as many days.
 */
export function migrationCells(formula: MigrationFormula, scope: Scope, { hasRows, changesOf }: Measured): Cells {
  scope.bases.add('atEnd');
  const rows = stateRows(stateDefinition(scope.store, formula.states), scope.filters, [], scope.store);
  requireSingle(rows, scope.axes.map(({ dimension }) => dimension), scope.measure);
  // By stage means by the stage at the start.
  const own = scope.filters.filter(({ dimension }) => dimension === rows.definition.state);
  const inner: Scope = own.length > 0 ? { ...scope, filters: scope.filters.filter((filter) => !own.includes(filter)) } : scope;
  const allowed = rows.states && own.length > 0 ? allowedCodes(rows.states.dictionary, own) : undefined;
  const figures = new Map<number, Figure>();
  const absent = scope.buckets.map((bucket, index): Figure => {
    const reach = reachOf(bucket, scope);
    const now: Bucket = { start: bucket.start, end: Math.min(bucket.end, scope.through + 1) };
    const then = comparedBucket(bucket, 'previous-period', scope);
    if (reach === 'beyond' || !hasRows(now.start, now.end) || !hasRows(then.start, then.end)) return MISSING;
    const others = dayOfOthers(scope, bucket, now.end - 1);
    const [start, end] = [now.start - 1, now.end - 1].map((day) => countedEntries(rows, day, others, inner));
    if (!start || !end) return MISSING;
    const changes = changesOf(rows, [now, then]);
    const compared = compare(rankedMoves(rows, [start, end], scope).filter(({ from }) => !allowed || allowed[from]), changes, { rows, others, index, scope });
    for (const [key, { movers, stayers }] of compared) figures.set(key, effect(movers, stayers, reach === 'partial'));
    return NOT_APPLICABLE;
  });
  return cellsOf(figures, (key) => absent[bucketOf(key, scope)] as Figure);
}

function effect(movers: Side, stayers: Side, isPartial: boolean): Figure {
  if (movers.hcps.size === 0 || stayers.hcps.size === 0) return NOT_APPLICABLE;
  const value = movers.sum / movers.hcps.size - stayers.sum / stayers.hcps.size;
  return { value, state: isPartial ? 'partial' : 'ok', hcps: Math.min(movers.hcps.size, stayers.hcps.size), personal: true };
}

/** Whether rows of the fact are told apart by a dimension themselves, not by what their HCPs are. */
export function isOfRows(dimension: string, fact: string, { definition }: StateRows, { store }: Scope): boolean {
  if (entityFact(store.catalog, definition.entity)?.columns[dimension] !== undefined || dimension === definition.entity) return false;
  const byState = stateDimension(dimension, store, (entity) => entity === definition.entity);
  return columnCodes(store.table(fact), dimension, store) !== undefined && (!byState || definition.by?.includes(dimension) === true);
}

/** `undefined` of an HCP without any row on either side: who is not observed has not stayed at zero. */
export type Changes = (key: number, hcp: number) => number | undefined;

/** What is compared. */
export interface Measured {
  /** Whether there is any row from one day to before another. */
  hasRows(from: number, end: number): boolean;
  changesOf(rows: StateRows, buckets: readonly [Bucket, Bucket]): Changes;
}

interface Comparing { readonly rows: StateRows; readonly others: number; readonly index: number; readonly scope: Scope }

function compare(moves: readonly RankedMove[], changes: Changes, { rows, others, index, scope }: Comparing): ReadonlyMap<number, Compared> {
  const axes = readAxes(rows, others, scope, false, new Set());
  const found = new Map<number, Compared>();
  const newSet = countedSet(scope.store);
  for (const { hcp, from, row, rise } of moves) {
    if (rise < 0) continue;
    eachKey({ hcp, state: from, row }, axes, index, (key) => {
      const change = changes(key, hcp);
      if (change === undefined) return;
      let compared = found.get(key);
      if (!compared) found.set(key, (compared = { movers: { hcps: newSet(), sum: 0 }, stayers: { hcps: newSet(), sum: 0 } }));
      const side = rise > 0 ? compared.movers : compared.stayers;
      side.hcps.add(hcp);
      side.sum += change;
    });
  }
  return found;
}
