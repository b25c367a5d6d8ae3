import type { Formula } from '../../contract/index.js';
import { NO_DAY, type Codes } from '../../tables/column-store.js';
import { stateDefinition } from '../catalog-states.js';
import { cellsOf, MISSING, ZERO, type Cells, type Figure } from '../cells.js';
import { isPerson, personsOf } from '../persons.js';
import { allowedCodes, wantedCodes } from '../row-codes.js';
import { bucketOf, reachOf } from '../scope.js';
import { withoutAxes } from '../without-axes.js';
import { CodeSet } from './code-set.js';
import { countedSet, weigher, type Counted } from './counted.js';
import { numbersOf } from './numbers.js';
import { presence } from './presence.js';
import { countedEntries, dayOfOthers, eachKey, entryAt, readAxes, tellsApart, type ReadAxis } from './state-leaf.js';
import type { Entries } from './entries.js';
import { requireSingle, stateRows, type StateRows } from './states.js';
import type { Axis, Bucket, Scope } from '../store.js';

export type StockFormula = Extract<Formula, { readonly op: 'stock' }>;

/** Entities in a state at the end or start of each bucket, or a number of the rows that hold then. */
export function stockCells(formula: StockFormula, scope: Scope): Cells {
  const rows = stateRows(stateDefinition(scope.store, formula.states), scope.filters, formula.where ?? [], scope.store);
  const counting = new StockCounting(formula, rows, scope);
  return standingCells({ ...formula, rows, rowsOn: (day, bucket) => counting.standing(day, bucket), withNone: formula.in?.includes('') === true, entryScope: counting.scope, absent: ZERO }, scope, (entries, axes, index) =>
    [...counting.tallies(entries, axes, index)].map(([key, tally]) => [key, counting.figure(tally)]));
}

export interface Standing {
  readonly rows: StateRows;
  readonly at?: StockFormula['at'];
  readonly coarse?: boolean;
  /** HCPs of the universe without a state are entries too, though they are not asked for by a group or filter. */
  readonly withNone?: boolean;
  /** The rows whose entries count on the day of a bucket, where not all of them do. */
  readonly rowsOn?: (day: number, bucket: Bucket) => StateRows;
  /** The question as entries are filtered by, where not by all of it. */
  readonly entryScope?: Scope;
  /** A cell without entries on a day that is known. */
  readonly absent: Figure;
}

type FiguresOf = (entries: Entries, axes: readonly ReadAxis[], bucket: number) => Iterable<readonly [number, Figure]>;

/** Figures of what stands at the end or start of each bucket. */
export function standingCells({ rows, at, coarse = false, withNone = false, rowsOn = () => rows, entryScope, absent }: Standing, scope: Scope, figuresOf: FiguresOf): Cells {
  scope.bases.add('atEnd');
  const { basis, through } = scope;
  requireSingle(rows, scope.axes.map(({ dimension }) => dimension), scope.measure);
  const figures = new Map<number, Figure>();
  const atStart = scope.atStart ?? (at === 'start' || basis === 'atStart');
  const lacking = new Set<Axis>();
  const byBucket = scope.buckets.map((bucket, index): ((key: number) => Figure) => {
    const reach = reachOf(bucket, scope);
    const last = Math.min(bucket.end - 1, through);
    const day = atStart ? bucket.start - 1 : last;
    // What stands at the start of a flow is divided as the flow is, by what HCPs are at its end.
    const others = dayOfOthers(scope, bucket, at === 'start' ? last : day);
    const entries = reach === 'beyond' ? undefined : countedEntries(rowsOn(day, bucket), day, others, entryScope ?? scope, { coarse, withNone });
    if (!entries) return () => MISSING;
    const partial = (figure: Figure): Figure => (reach === 'partial' && !atStart && figure.value !== null ? { ...figure, state: 'partial' } : figure);
    for (const [key, figure] of figuresOf(entries, readAxes(rows, others, scope, coarse, lacking), index)) figures.set(key, partial(figure));
    const isThere = presence(rows, [day, day], scope);
    return (key) => (isThere(key) ? partial(absent) : MISSING);
  });
  const cells = cellsOf(figures, (key) => (byBucket[bucketOf(key, scope)] as (key: number) => Figure)(key));
  return lacking.size > 0 ? withoutAxes(cells, scope, [...lacking].map(({ dimension }) => dimension)) : cells;
}

/** What is known of one cell: who stands in it, the persons behind it, and the sum where one is asked for. */
interface Tally { readonly entities: Counted; readonly persons: Counted; value?: number }

class StockCounting {
  /** The question without filters that the counting of states honours itself. */
  readonly scope: Scope;
  readonly #formula: StockFormula;
  readonly #rows: StateRows;
  readonly #codes: ReadonlySet<number | undefined> | undefined;
  readonly #withNone: boolean;
  readonly #numbers: Float64Array | undefined;
  readonly #persons: Codes | undefined;
  readonly #shown: Uint8Array | undefined;

  constructor(formula: StockFormula, rows: StateRows, scope: Scope) {
    const { definition, states, table } = rows;
    const own = scope.filters.filter(({ dimension }) => dimension === definition.state);
    // A sum is of rows, each with a state of its own.
    this.scope = formula.sum !== undefined && own.length > 0 ? { ...scope, filters: scope.filters.filter((filter) => !own.includes(filter)) } : scope;
    this.#formula = formula;
    this.#rows = rows;
    this.#codes = formula.in && states && new Set(formula.in.map((state) => states.dictionary.find(state)));
    this.#withNone = formula.atLeast === undefined && (definition.state === undefined || tellsApart(rows, scope));
    this.#numbers = formula.sum === undefined ? undefined : numbersOf(table, formula.sum, scope.store);
    this.#persons = isPerson(definition.entity) ? undefined : personsOf(table);
    const ofRows = own.length > 0 && formula.sum !== undefined;
    this.#shown = states && (ofRows ? allowedCodes(states.dictionary, own) : formula.in ? undefined : wantedCodes(states.dictionary, own));
  }

  /** The rows that count on a day: those whose state ends soon after it, where only they do; those that ended since the bucket began, where the whole of it counts. */
  standing(day: number, { start }: Bucket): StateRows {
    const { at, expiringDays: days } = this.#formula;
    const { until, mask, time } = this.#rows;
    // A state that ends before it begins holds on no day.
    if (at === 'during') return { ...this.#rows, until: until?.map((end, row) => (end > start && end > (time[row] as number) ? NO_DAY : end)), key: undefined };
    if (days === undefined) return this.#rows;
    const isEnding = (row: number): boolean => until !== undefined && until[row] !== NO_DAY && (until[row] as number) > day && (until[row] as number) - day <= days;
    return { ...this.#rows, key: undefined, wanted: mask.map((_, row) => ((this.#rows.wanted?.[row] ?? 1) && isEnding(row) ? 1 : 0)) };
  }

  tallies(entries: Entries, axes: readonly ReadAxis[], index: number): ReadonlyMap<number, Tally> {
    const tallies = new Map<number, Tally>();
    const isEnough = this.#inEnough(entries, axes, index);
    const ofPersons = isPerson(this.#rows.definition.entity);
    const areEntities = ofPersons && !this.#numbers;
    const newSet = countedSet(this.scope.store);
    const newPersons = ofPersons ? newSet : (): Counted => new CodeSet();
    const weight = weigher(this.scope.store);
    this.#each(entries, axes, index, (key, at) => {
      const { hcp, state, row } = entryAt(entries, at);
      if ((this.#shown && !this.#shown[state]) || !isEnough(key, hcp)) return;
      let tally = tallies.get(key);
      if (!tally) {
        const entities = newSet();
        tallies.set(key, (tally = { entities, persons: areEntities ? entities : newPersons() }));
      }
      tally.entities.add(hcp);
      const number = this.#numbers && row >= 0 ? (this.#numbers[row] as number) : Number.NaN;
      if (areEntities || (this.#numbers && Number.isNaN(number))) return;
      tally.value = (tally.value ?? 0) + number * weight(hcp);
      const person = ofPersons ? hcp : (this.#persons?.[row] ?? 0);
      if (person !== 0) tally.persons.add(person);
    });
    return tallies;
  }

  figure({ entities, persons, value }: Tally): Figure {
    const personal = isPerson(this.#rows.definition.entity) || this.#persons !== undefined;
    const hcps = personal && persons.size > 0 ? persons.size : Infinity;
    if (!this.#numbers) return { value: entities.size, state: 'ok', hcps, counted: true, personal };
    return value === undefined ? MISSING : { value, state: 'ok', hcps, personal };
  }

  /** Calls back with every cell of every entry that is in a wanted state. */
  #each(entries: Entries, axes: readonly ReadAxis[], index: number, visit: (key: number, at: number) => void): void {
    entries.hcps.forEach((_, at) => {
      const state = entries.states[at] as number;
      if (this.#codes ? !this.#codes.has(state) : !this.#withNone && state === 0) return;
      eachKey(entryAt(entries, at), axes, index, (key) => visit(key, at));
    });
  }

  /** Whether an entity is in so many different states at once, within all that a cell is divided by but the state. */
  #inEnough(entries: Entries, axes: readonly ReadAxis[], index: number): (key: number, entity: number) => boolean {
    const { atLeast } = this.#formula;
    if (atLeast === undefined) return () => true;
    const own = axes.find(({ axis }) => axis.dimension === this.#rows.definition.state)?.axis;
    const withoutState = (key: number): number => (own ? key - (Math.floor(key / own.stride) % own.size) * own.stride : key);
    const states = new Map<number, Map<number, Set<number>>>();
    this.#each(entries, own ? axes.filter(({ axis }) => axis !== own) : axes, index, (key, at) => {
      const { hcp, state } = entryAt(entries, at);
      let entities = states.get(key);
      if (!entities) states.set(key, (entities = new Map<number, Set<number>>()));
      const known = entities.get(hcp);
      if (known) known.add(state);
      else entities.set(hcp, new Set([state]));
    });
    return (key, entity) => (states.get(withoutState(key))?.get(entity)?.size ?? 0) >= atLeast;
  }
}
