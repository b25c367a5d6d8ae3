import { OmnichannelError, PERFORMANCES, quoted, type Catalog, type ColumnType, type Condition, type DimensionDefinition, type FactDefinition, type Formula, type StateDefinition } from '../contract/index.js';
import { conditionColumns, derivedEntity, lookupWith, partsOf } from './measure-reads.js';
import { KPI } from './kpis.js';
import { didYouMean } from '../tables/near-matches.js';
import { OBJECTIVES } from './store.js';
import { BusinessZone } from '../tables/values.js';

/**
 * Refuses a catalog that cannot be computed: `duplicate-id`, `invalid-catalog` where an entry names a fact, state,
 * column, look-up, dimension or measure that is not there, `cyclic-formula` with the path of the circle.
 */
export function checkCatalog(catalog: Catalog): void {
  for (const [noun, entries] of [['measure', catalog.measures], ['dimension', catalog.dimensions], ['fact', catalog.facts], ['state', catalog.states]] as const) {
    entries.forEach(({ id }, at) => {
      if (entries.findIndex((entry) => entry.id === id) === at) return;
      throw new OmnichannelError('duplicate-id', { subject: 'catalog', problem: `duplicate ${noun} "${id}"`, remedy: 'Give every entry of a list its own id.' });
    });
  }
  checkCalendar(catalog);
  const check = new CatalogCheck(catalog);
  catalog.facts.forEach((fact) => check.fact(fact));
  catalog.states.forEach((state) => check.state(state));
  catalog.dimensions.forEach((dimension) => check.dimension(dimension));
  for (const { id, formula } of catalog.measures) check.formula(formula, `measure "${id}"`);
  checkCycles(catalog);
}

function refuse(problem: string, remedy: string): never {
  throw new OmnichannelError('invalid-catalog', { subject: 'catalog', problem, remedy });
}

/** The entry of that id, or an error that says who names it. */
function known<Entry extends { readonly id: string }>(entries: readonly Entry[], id: string, noun: string, owner: string): Entry {
  return entries.find((entry) => entry.id === id)
    ?? refuse(`unknown ${noun} "${id}" in ${owner}`, didYouMean(id, entries.map((entry) => entry.id)));
}

function checkCalendar({ calendar: { timeZone, fiscalYearStartMonth: month = 1 } }: Catalog): void {
  try {
    new BusinessZone(timeZone);
  } catch {
    refuse(`unknown time zone "${timeZone}"`, 'Give an IANA zone such as "Europe/Paris".');
  }
  if (!Number.isInteger(month) || month < 1 || month > 12) refuse(`invalid fiscalYearStartMonth ${month}`, 'Give a month from 1 to 12.');
}

class CatalogCheck {
  readonly #catalog: Catalog;
  readonly #dimensions: ReadonlySet<string>;

  constructor(catalog: Catalog) {
    this.#catalog = catalog;
    this.#dimensions = new Set([...catalog.dimensions.map(({ id }) => id), ...catalog.facts.flatMap(({ columns }) => Object.keys(columns))]);
  }

  fact(fact: FactDefinition): void {
    const owner = `fact "${fact.id}"`;
    if (fact.time !== undefined) this.#dated(fact, fact.time, owner);
    if (fact.key !== undefined) this.#own(fact, fact.key, owner);
    for (const id of fact.lookups ?? []) {
      const lookup = known(this.#catalog.facts, id, 'look-up', owner);
      if (lookup.key === undefined) refuse(`invalid look-up "${id}" in ${owner}: it has no key`, `Name the key column of "${id}", or leave it out.`);
      this.#own(fact, lookup.key, `${owner}, needed by its look-up "${id}"`);
    }
    for (const column of fact.single ?? []) this.#own(fact, column, owner, 'code');
    this.#conditions(fact, fact.exclude, owner);
  }

  dimension({ id, derived }: DimensionDefinition): void {
    if (!derived) return;
    const owner = `dimension "${id}"`;
    const fact = known(this.#catalog.facts, derived.fact, 'fact', owner);
    this.#reachable(fact, derived.column, owner, 'code');
    if (derivedEntity(this.#catalog, derived) === undefined) refuse(`missing column of HCPs of "${fact.id}" in ${owner}`, 'Derive the dimension from rows that name HCPs.');
    if (derived.time !== undefined) this.#dated(fact, derived.time, owner);
    else if (fact.time === undefined) refuse(`missing time column of "${fact.id}" in ${owner}`, 'Name the column that dates the rows.');
    this.#conditions(fact, derived.where, owner);
    const holder = this.#catalog.facts.find(({ columns }) => Object.hasOwn(columns, id));
    if (holder) refuse(`invalid derived ${owner}: it is a column of "${holder.id}"`, 'Give the dimension an id of its own.');
  }

  state(state: StateDefinition): void {
    const owner = `state "${state.id}"`;
    const fact = known(this.#catalog.facts, state.fact, 'fact', owner);
    for (const column of [state.entity, ...(state.state === undefined ? [] : [state.state]), ...(state.by ?? [])]) this.#own(fact, column, owner);
    for (const column of [state.time, ...(state.until === undefined ? [] : [state.until])]) this.#dated(fact, column, owner);
    for (const column of state.single ?? []) {
      if (!state.by?.includes(column)) refuse(`invalid single column "${column}" in ${owner}`, 'Name it in `by` too.');
    }
    if (state.universe !== undefined) known(this.#catalog.states, state.universe, 'state', owner);
  }

  formula(formula: Formula, owner: string): void {
    switch (formula.op) {
      case 'count': case 'sum': case 'distinct': case 'median': case 'only': {
        const fact = known(this.#catalog.facts, formula.fact, 'fact', owner);
        if (formula.op === 'distinct') this.#reachable(fact, formula.column, owner);
        else if (formula.op !== 'count') this.#own(fact, formula.column, owner, 'number');
        if (formula.op === 'sum') for (const column of [formula.cap, formula.times]) if (column !== undefined) this.#reachable(fact, column, owner, 'number');
        if (formula.time !== undefined) this.#dated(fact, formula.time, owner);
        else if (fact.time === undefined) refuse(`missing time column of "${fact.id}" in ${owner}`, 'Name the column that dates the rows.');
        this.#conditions(fact, formula.where, owner);
        break;
      }
      case 'openAge': {
        const fact = known(this.#catalog.facts, formula.fact, 'fact', owner);
        for (const column of [formula.from, formula.until]) this.#dated(fact, column, owner);
        this.#conditions(fact, formula.where, owner);
        break;
      }
      case 'stock': case 'became': case 'moved': case 'medianRank': case 'migrationEffect': {
        const state = known(this.#catalog.states, formula.states, 'state', owner);
        if (formula.op === 'stock') this.#stock(formula, state, owner);
        if (formula.op === 'medianRank' || formula.op === 'migrationEffect') this.#ranked(state, owner);
        if (formula.op === 'migrationEffect') this.#perEntity(formula, state, owner);
        break;
      }
      case 'measure': known(this.#catalog.measures, formula.id, 'measure', owner); break;
      case 'share': formula.across.forEach((dimension) => this.#dimension(dimension, owner)); break;
      case 'whole': formula.without.forEach((dimension) => this.#dimension(dimension, owner)); break;
      case 'accumulate': this.#dimension(formula.along, owner); break;
      case 'widen': this.#dimension(formula.from, owner); this.#dimension(formula.to, owner); break;
      case 'ratio': case 'difference': case 'product': case 'index': case 'growth': case 'shift': case 'change': case 'reversed': case 'scenario': break;
      case 'performance': this.#performance(formula, owner); break;
      default: refuse(`unknown operation ${JSON.stringify((formula as { op?: unknown }).op) ?? 'undefined'} in ${owner}`, 'Use the operations of the catalog\'s formulas.');
    }
    partsOf(formula).forEach((part) => this.formula(part, owner));
  }

  #stock({ at, where, sum, expiringDays, atLeast }: Extract<Formula, { readonly op: 'stock' }>, state: StateDefinition, owner: string): void {
    const fact = known(this.#catalog.facts, state.fact, 'fact', `state "${state.id}"`);
    this.#conditions(fact, where, owner);
    if (sum !== undefined) this.#reachable(fact, sum, owner, 'number');
    if (at === 'during' && (state.kind !== 'interval' || sum !== undefined || expiringDays !== undefined)) refuse(`invalid at "during" in ${owner}`, 'Count entities of a state of kind "interval" with it, without `sum` and `expiringDays`.');
    if (expiringDays !== undefined && !(expiringDays > 0)) refuse(`invalid expiringDays ${quoted(expiringDays)} in ${owner}`, 'Give a number of days above 0.');
    if (expiringDays !== undefined && state.until === undefined) refuse(`missing end of the state "${state.id}" in ${owner}`, 'Name the column of its last day as `until`, or leave out `expiringDays`.');
    if (atLeast !== undefined && !(Number.isInteger(atLeast) && atLeast > 0)) refuse(`invalid atLeast ${quoted(atLeast)} in ${owner}`, 'Give a whole number of states above 0.');
    if (atLeast !== undefined && (state.state === undefined || sum !== undefined)) refuse(`invalid atLeast in ${owner}: ${sum === undefined ? `"${state.id}" has no states to tell apart` : 'a sum counts nobody'}`, 'Leave out `atLeast`.');
  }

  #ranked({ id, state }: StateDefinition, owner: string): void {
    const members = this.#catalog.dimensions.find((dimension) => dimension.id === state)?.members ?? [];
    if (!members.some(({ rank }) => rank !== undefined)) refuse(`missing ranks of the state "${id}" in ${owner}`, `Give the members of the dimension ${quoted(state)} a rank each.`);
  }

  #perEntity({ fact: id, column }: Extract<Formula, { readonly op: 'migrationEffect' }>, { entity }: StateDefinition, owner: string): void {
    const fact = known(this.#catalog.facts, id, 'fact', owner);
    this.#own(fact, entity, owner, 'code');
    this.#reachable(fact, column, owner, 'number');
    if (fact.time === undefined) refuse(`missing time column of "${fact.id}" in ${owner}`, 'Name the column that dates the rows.');
  }

  #performance({ how, scenario }: Extract<Formula, { readonly op: 'performance' }>, owner: string): void {
    if (!PERFORMANCES.includes(how)) refuse(`unknown performance ${quoted(how)} in ${owner}`, didYouMean(String(how), PERFORMANCES));
    if (scenario === 'actual') refuse(`invalid scenario "actual" in ${owner}`, 'Name the scenario that actual figures are compared with.');
    const objectives = this.#catalog.facts.find(({ id }) => id === OBJECTIVES);
    if (!objectives) refuse(`unknown fact "${OBJECTIVES}" in ${owner}`, 'Add the table of objectives to the catalog.');
    this.#own(objectives, KPI, owner);
  }

  #dimension(id: string, owner: string): void {
    if (!this.#dimensions.has(id)) refuse(`unknown dimension "${id}" in ${owner}`, didYouMean(id, this.#dimensions));
  }

  #own(fact: FactDefinition, column: string, owner: string, type?: ColumnType): void {
    const definition = Object.hasOwn(fact.columns, column) ? fact.columns[column] : undefined;
    if (!definition) refuse(`unknown column "${column}" of "${fact.id}" in ${owner}`, didYouMean(column, Object.keys(fact.columns)));
    if (type && definition.type !== type) refuse(`invalid column "${column}" of "${fact.id}" in ${owner}: a ${definition.type}`, `Name a column of type ${type}.`);
  }

  #dated(fact: FactDefinition, column: string, owner: string): void {
    this.#own(fact, column, owner, 'date');
  }

  #conditions(fact: FactDefinition, conditions: readonly Condition[] = [], owner: string): void {
    for (const condition of conditions) {
      const within = 'within' in condition;
      if (within && !(condition.within >= 0)) refuse(`invalid within ${quoted(condition.within)} in ${owner}`, 'Give a number of days, 0 or more.');
      for (const column of conditionColumns([condition])) this.#reachable(fact, column, owner, within ? 'date' : undefined);
    }
  }

  /** The column stands in the fact or in one of its look-ups. */
  #reachable(fact: FactDefinition, column: string, owner: string, type?: ColumnType): void {
    this.#own(lookupWith(this.#catalog, fact, column) ?? fact, column, owner, type);
  }
}

function checkCycles(catalog: Catalog): void {
  const done = new Set<string>();
  const visit = (id: string, path: readonly string[]): void => {
    if (path.includes(id)) {
      throw new OmnichannelError('cyclic-formula', {
        subject: 'catalog', problem: `invalid measure "${id}": its formula comes back to itself, ${[...path.slice(path.indexOf(id)), id].join(' → ')}`, remedy: 'Write one of these formulas without the others.',
      });
    }
    if (done.has(id)) return;
    const measure = catalog.measures.find((each) => each.id === id);
    const named = (formula: Formula): readonly string[] => (formula.op === 'measure' ? [formula.id] : partsOf(formula).flatMap(named));
    if (measure) for (const next of named(measure.formula)) visit(next, [...path, id]);
    done.add(id);
  };
  for (const { id } of catalog.measures) visit(id, []);
}
