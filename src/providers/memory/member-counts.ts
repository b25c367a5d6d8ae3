import { ALL_TIME, requireDay, type MembersRequest } from '../../contract/index.js';
import { NO_DAY, type CodeColumn, type Table } from '../../tables/column-store.js';
import { entityColumn, filteredRows, holderOf, isOfIntervalState } from '../../engine/member-list.js';
import { columnCodes, eachCode, PASSED, verdictsOf } from '../../engine/row-codes.js';
import { toBucket } from '../../engine/scope.js';
import { OBJECTIVES, type Store } from '../../engine/store.js';
import { applyConditions } from '../../engine/states/conditions.js';
import { derivedCodes } from '../../engine/states/derived.js';

/** The table, or nothing where it was not given or could not be loaded. */
export function loadedTable(store: Store, id: string): Table | undefined {
  try {
    return store.has(id) ? store.table(id) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * How many HCPs stand behind each member. For attributes of HCPs and for states that hold between two days, those
 * of the period's last day (or the last complete day); else all HCPs with a counted row, in the period where one is
 * asked for. `undefined` where a table that is needed is missing.
 */
export function countHcps(request: MembersRequest, store: Store): ReadonlyMap<string, number> | undefined {
  const { dimension, period } = request;
  const entity = entityColumn(store);
  if (dimension === entity) return undefined;
  const { facts } = store.catalog;
  const day = period ? requireDay(period.end, 'members') - 1 : store.completeThrough;
  const holder = holderOf(dimension, store.catalog);
  const counter = new Counter(dimension, entity, store);
  if (holder !== undefined) {
    const table = loadedTable(store, holder);
    if (!table) return undefined;
    const rest = { ...request, filters: (request.filters ?? []).filter((filter) => !isOfIntervalState(filter, table.id, store.catalog)) };
    counter.add(table, leftByState(table, validRows(table, day, filteredRows(table, rest, store), store), request, store));
    return counter.counts;
  }
  for (const fact of facts) {
    if (fact.id === OBJECTIVES || fact.key !== undefined || !Object.hasOwn(fact.columns, entity) || !store.has(fact.id)) continue;
    const table = loadedTable(store, fact.id);
    if (!table) return undefined;
    counter.add(table, countedRows(table, request, store));
  }
  return counter.counts;
}

/** How many persons have each code of a dimension that is made from rows. */
export function countDerived({ dimension, period = ALL_TIME }: MembersRequest, store: Store): ReadonlyMap<string, number> {
  const through = Number.isNaN(store.completeThrough) ? Infinity : store.completeThrough;
  const found = derivedCodes(dimension, { store, period: toBucket(period), through });
  const counts = new Map<string, number>();
  for (const code of found?.codes.values ?? []) {
    const name = found?.codes.dictionary.values[code] as string;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

/** The rows of an interval state that hold on the day; all rows where the table is none, or no day is known. */
function validRows(table: Table, day: number, kept: Uint8Array | undefined, store: Store): Uint8Array {
  const rows = kept ?? new Uint8Array(table.length).fill(1);
  const state = store.catalog.states.find(({ kind, fact }) => kind === 'interval' && fact === table.id);
  const [from, until] = [table.columns.get(state?.time ?? ''), table.columns.get(state?.until ?? '')];
  if (Number.isNaN(day)) return rows;
  return rows.map((row, at) => {
    const begins = from?.type === 'date' ? (from.days[at] as number) : NO_DAY;
    const ends = until?.type === 'date' ? (until.days[at] as number) : NO_DAY;
    return row && begins <= day && (ends === NO_DAY || ends > day) ? 1 : 0;
  });
}

/** Of rows that hold on one day those of HCPs whose states on it pass the filters. */
function leftByState(table: Table, rows: Uint8Array, { dimension, filters = [] }: MembersRequest, store: Store): Uint8Array {
  const { codes: hcps } = table.columns.get(entityColumn(store)) as CodeColumn;
  return filters.reduce((left, filter) => {
    const codes = filter.dimension !== dimension && isOfIntervalState(filter, table.id, store.catalog) ? columnCodes(table, filter.dimension, store) : undefined;
    if (!codes) return left;
    const verdicts = verdictsOf(codes.dictionary, filter);
    const byHcp = new Map<number, number>();
    const visit = (row: number): void => eachCode(codes, row, (code) => {
      if (code !== 0) byHcp.set(hcps[row] as number, (byHcp.get(hcps[row] as number) ?? 0) | (verdicts[code] as number));
    });
    rows.forEach((holds, row) => { if (holds) visit(row); });
    return left.map((holds, row) => (holds && (byHcp.get(hcps[row] as number) ?? verdicts[0]) === PASSED ? 1 : 0));
  }, rows);
}

function countedRows(table: Table, { period }: MembersRequest, store: Store): Uint8Array {
  const rows = new Uint8Array(table.length).fill(1);
  applyConditions(rows, table, table.definition.exclude ?? [], store, true);
  const time = table.columns.get(table.definition.time ?? '');
  if (!period || time?.type !== 'date') return rows;
  const [start, end] = [requireDay(period.start, 'members'), requireDay(period.end, 'members')];
  return rows.map((row, at) => (row && (time.days[at] as number) >= start && (time.days[at] as number) < end ? 1 : 0));
}

/** Counts HCPs once per member, one bit for each. */
class Counter {
  readonly counts = new Map<string, number>();
  readonly #seen = new Map<string, Uint8Array>();
  readonly #dimension: string;
  readonly #entity: string;
  readonly #store: Store;

  constructor(dimension: string, entity: string, store: Store) {
    this.#dimension = dimension;
    this.#entity = entity;
    this.#store = store;
  }

  add(table: Table, rows: Uint8Array): void {
    const codes = columnCodes(table, this.#dimension, this.#store);
    const hcps = table.columns.get(this.#entity) as CodeColumn | undefined;
    if (!codes || !hcps) return;
    const bytes = Math.ceil(hcps.dictionary.values.length / 8);
    const seenByCode: (Uint8Array | undefined)[] = [];
    const counts: number[] = [];
    const seenOf = (code: number): Uint8Array => {
      const name = codes.dictionary.values[code] as string;
      const seen = this.#seen.get(name) ?? new Uint8Array(bytes);
      this.#seen.set(name, seen);
      counts[code] = this.counts.get(name) ?? 0;
      return (seenByCode[code] = seen);
    };
    for (let row = 0; row < table.length; row += 1) {
      const hcp = hcps.codes[row] as number;
      if (hcp === 0 || !rows[row]) continue;
      eachCode(codes, row, (code) => {
        if (!code) return;
        const seen = seenByCode[code] ?? seenOf(code);
        const [at, bit] = [hcp >> 3, 1 << (hcp & 7)];
        if ((seen[at] as number) & bit) return;
        seen[at] = (seen[at] as number) | bit;
        counts[code] = (counts[code] as number) + 1;
      });
    }
    counts.forEach((count, code) => this.counts.set(codes.dictionary.values[code] as string, count));
  }
}
