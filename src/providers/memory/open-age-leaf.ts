import type { Formula } from '../../contract/index.js';
import { NO_DAY } from '../../tables/column-store.js';
import { cellsOf, MISSING, NOT_APPLICABLE, type Cells, type Figure } from '../../engine/cells.js';
import { personsOf } from '../../engine/persons.js';
import { bucketOf, reachOf } from '../../engine/scope.js';
import { medians } from './aggregates.js';
import { axisCodes, peopleBehind } from './event-leaf.js';
import { daysWithRows, selectRows } from './event-rows.js';
import { groupRows } from './groups.js';
import { daysOf } from '../../engine/states/numbers.js';
import type { Scope } from '../../engine/store.js';

export type OpenAgeFormula = Extract<Formula, { readonly op: 'openAge' }>;

const EVER = NO_DAY + 1;

/** Median days since rows that are open at the end of each bucket began. */
export function openAgeCells({ fact, from, until, where = [] }: OpenAgeFormula, scope: Scope): Cells {
  const figures = new Map<number, Figure>();
  const hasRows = daysWithRows(scope, fact, from);
  const absent = scope.buckets.map((bucket, index): Figure => {
    const reach = reachOf(bucket, scope);
    const moment = scope.atStart ? bucket.start : Math.min(bucket.end, scope.through + 1);
    if (reach === 'beyond' || !hasRows(EVER, moment)) return MISSING;
    const before: Scope = { ...scope, buckets: [{ start: EVER, end: moment }] };
    const { table, days, rows } = selectRows({ fact, where, time: from }, before);
    const ends = daysOf(table, until, scope.measure);
    const open = rows.filter((row) => ends[row] === NO_DAY || (ends[row] as number) >= moment);
    const grouped = groupRows(open, days, axisCodes({ table, days, rows: open }, before, false), before);
    const people = peopleBehind(table, grouped, scope);
    const ages = medians(grouped, Float64Array.from(days, (day) => moment - day));
    const personal = personsOf(table) !== undefined;
    const state = reach === 'partial' && !scope.atStart ? 'partial' : 'ok';
    grouped.keys.forEach((key, group) => figures.set(key + index, { value: ages[group] as number, state, hcps: people(group), personal }));
    return NOT_APPLICABLE;
  });
  return cellsOf(figures, (key) => absent[bucketOf(key, scope)] as Figure);
}
