import { dimensionDefinition, type MeasureDefinition } from '../contract/index.js';
import { NO_DAY, type CodeColumn, type DateColumn, type NumberColumn, type Table } from '../tables/column-store.js';
import { MISSING, type Cells, type Figure } from './cells.js';
import { allowedCodes } from './row-codes.js';
import { bucketOf, codeOn } from './scope.js';
import { OBJECTIVES, type Bucket, type Scope, type Store } from './store.js';

/** Units whose objectives hold for a part as for the whole: a rate, not a number of things. */
const RATE_UNITS: readonly string[] = ['share', 'points', 'index', 'ratio'];

export function isRate({ unit }: Pick<MeasureDefinition, 'unit'>): boolean {
  return RATE_UNITS.includes(unit);
}

/** A row of the objectives table, read. */
interface Objective {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  readonly setOn: number;
  /** Code by dimension, where the objective is for a part only. */
  readonly scope: ReadonlyMap<string, number>;
}

function read(table: Table, measure: string, scenario: string): readonly Objective[] {
  const codesOf = (column: string): CodeColumn => table.columns.get(column) as CodeColumn;
  const [kpi, scenarios] = [codesOf('kpi'), table.columns.get('scenario') as CodeColumn | undefined];
  const [start, end, setOn] = ['startsOn', 'endsOn', 'setOn'].map((name) => (table.columns.get(name) as DateColumn | undefined)?.days);
  const values = (table.columns.get('value') as NumberColumn | undefined)?.values;
  const wanted = kpi.dictionary.find(measure);
  const rows: Objective[] = [];
  for (let row = 0; row < table.length; row++) {
    const named = scenarios?.dictionary.values[scenarios.codes[row] as number] || 'objective';
    const value = values?.[row] ?? Number.NaN;
    if (kpi.codes[row] !== wanted || named !== scenario || Number.isNaN(value)) continue;
    const parts = scopeDimensions(table).flatMap((dimension) => {
      const code = codesOf(dimension).codes[row] as number;
      return code === 0 ? [] : [[dimension, code] as const];
    });
    rows.push({ start: start?.[row] ?? NO_DAY, end: (end?.[row] ?? NO_DAY) + 1, value, setOn: setOn?.[row] ?? NO_DAY, scope: new Map(parts) });
  }
  return rows;
}

/** Dimensions that an objective may be narrowed by. */
function scopeDimensions(table: Table): readonly string[] {
  return [...table.columns].flatMap(([id, { type }]) => (type === 'code' && id !== 'kpi' && id !== 'scenario' ? [id] : []));
}

/**
 * What a cell is about: its grouped codes and the filters that name one member. `undefined` where a filter names several, and
 * where HCPs may have several values and those with another one are left out: no objective is of the rest of a member.
 */
function cellScope(key: number, { filters, axes, store }: Scope, dimensions: readonly string[]): ReadonlyMap<string, number | undefined> {
  const parts = new Map<string, number | undefined>();
  for (const { dimension, in: kept, notIn } of filters) {
    if (!kept && !notIn?.length) continue;
    const code = dimensions.includes(dimension) && kept?.length === 1 ? store.dictionaries.of(dimension).find(kept[0] as string) : undefined;
    const isOther = parts.has(dimension) && parts.get(dimension) !== code;
    parts.set(dimension, overlaps(dimension, store) && (isOther || leavesOut(notIn)) ? undefined : code);
  }
  for (const axis of axes) {
    const isRest = overlaps(axis.dimension, store) && filters.some(({ dimension, notIn }) => dimension === axis.dimension && leavesOut(notIn));
    parts.set(axis.dimension, isRest ? undefined : codeOn(key, axis));
  }
  return parts;
}

const leavesOut = (codes: readonly string[] = []): boolean => codes.some((code) => code !== '');
const overlaps = (dimension: string, { catalog }: Store): boolean => dimensionDefinition(catalog, dimension)?.overlapping === true;

/** Whether an objective speaks of a cell: exactly of it, or, for a rate, of a whole that it is part of. */
function speaksOf(objective: Objective, parts: ReadonlyMap<string, number | undefined>, grouped: readonly string[], isRate: boolean): boolean {
  for (const [dimension, code] of objective.scope) if (parts.get(dimension) !== code) return false;
  if (!isRate) return [...parts.keys()].every((dimension) => objective.scope.has(dimension));
  return grouped.every((dimension) => objective.scope.has(dimension));
}

/** Of objectives for the same dates and scope, the one set last. */
function latest(objectives: readonly Objective[]): readonly Objective[] {
  const byDates = new Map<string, Objective>();
  for (const objective of objectives) {
    const key = JSON.stringify([objective.start, objective.end, [...objective.scope].sort()]);
    const before = byDates.get(key);
    if (!before || objective.setOn >= before.setOn) byDates.set(key, objective);
  }
  return [...byDates.values()];
}

/** The objective for the narrowest part, then for the shortest time, then the one that began or was set last. */
function narrowest(objectives: readonly Objective[]): number | undefined {
  const [best] = [...objectives].sort((a, b) => b.scope.size - a.scope.size || (a.end - a.start) - (b.end - b.start) || b.start - a.start || b.setOn - a.setOn);
  return best?.value;
}

/** The objective of a stretch of time: parts that tile it are added where the measure adds; a stock has that of its last day; a rate that of a longer stretch too; a distinct count only its own. */
function valueFor(objectives: readonly Objective[], { start, end }: Bucket, additivity: string, isRate: boolean): number | undefined {
  const exact = objectives.filter((objective) => objective.start === start && objective.end === end);
  if (exact.length > 0) return narrowest(exact);
  if (additivity === 'semi-additive') return narrowest(objectives.filter((objective) => objective.start < end && objective.end >= end));
  if (additivity === 'non-additive' && !isRate) return undefined;
  if (additivity === 'non-additive') return narrowest(objectives.filter((objective) => objective.start <= start && objective.end >= end));
  const sums = new Map([[start, 0]]);
  for (const objective of [...objectives].sort((a, b) => a.start - b.start)) {
    const before = sums.get(objective.start);
    if (before !== undefined && objective.end <= end && !sums.has(objective.end)) sums.set(objective.end, before + objective.value);
  }
  return sums.get(end);
}

/** Objectives, forecasts or benchmarks of a measure; missing where none speaks of a cell. */
export function objectiveCells(measure: string, scenario: string, scope: Scope): Cells {
  const { store } = scope;
  const definition = store.catalog.measures.find(({ id }) => id === measure);
  const table = store.has(OBJECTIVES) ? store.table(OBJECTIVES) : undefined;
  const all = table ? latest(read(table, measure, scenario)) : [];
  const dimensions = table ? scopeDimensions(table) : [];
  const rate = definition !== undefined && isRate(definition);
  const grouped = scope.axes.map(({ dimension }) => dimension);
  const get = (key: number): Figure => {
    const parts = cellScope(key, scope, dimensions);
    const speaking = all.filter((objective) => speaksOf(objective, parts, grouped, rate));
    const value = valueFor(speaking, scope.buckets[bucketOf(key, scope)] as Bucket, definition?.additivity ?? '', rate);
    return value === undefined ? MISSING : { value, state: 'ok', hcps: Infinity };
  };
  const allowed = scope.axes.map(({ dimension }) => allowedCodes(store.dictionaries.of(dimension), scope.filters.filter((filter) => filter.dimension === dimension)));
  const occurring = (): readonly number[] => {
    const keys = all.flatMap(({ scope: parts }) => {
      const codes = scope.axes.map(({ dimension }) => parts.get(dimension));
      if (!codes.every((code, at) => code !== undefined && allowed[at]?.[code])) return [];
      const key = scope.axes.reduce((sum, { stride }, at) => sum + stride * (codes[at] as number), 0);
      return scope.buckets.map((_, bucket) => key + bucket);
    });
    return [...new Set(keys)].filter((key) => get(key).value !== null);
  };
  return { get, keys: occurring };
}
