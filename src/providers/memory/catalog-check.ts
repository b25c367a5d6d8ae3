import { OmnichannelError, type Catalog, type Condition, type FactDefinition, type Formula, type StateDefinition } from '../../contract/index.js';
import { conditionColumns, lookupWith, partsOf } from './measure-reads.js';
import { didYouMean } from './near-matches.js';
import { BusinessZone } from './values.js';

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
    this.#conditions(fact, fact.exclude, owner);
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
      case 'count': case 'sum': case 'distinct': case 'median': {
        const fact = known(this.#catalog.facts, formula.fact, 'fact', owner);
        if (formula.op === 'distinct') this.#reachable(fact, formula.column, owner);
        else if (formula.op !== 'count') this.#own(fact, formula.column, owner, 'number');
        if (formula.time !== undefined) this.#dated(fact, formula.time, owner);
        else if (fact.time === undefined) refuse(`missing time column of "${fact.id}" in ${owner}`, 'Name the column that dates the rows.');
        this.#conditions(fact, formula.where, owner);
        break;
      }
      case 'stock': case 'became': case 'moved': {
        const state = known(this.#catalog.states, formula.states, 'state', owner);
        if (formula.op === 'stock') this.#conditions(known(this.#catalog.facts, state.fact, 'fact', `state "${state.id}"`), formula.where, owner);
        break;
      }
      case 'measure': known(this.#catalog.measures, formula.id, 'measure', owner); break;
      case 'share': formula.across.forEach((dimension) => this.#dimension(dimension, owner)); break;
      case 'accumulate': this.#dimension(formula.along, owner); break;
      case 'widen': this.#dimension(formula.from, owner); this.#dimension(formula.to, owner); break;
      case 'ratio': case 'difference': case 'growth': case 'change': case 'scenario': break;
      default: refuse(`unknown operation ${JSON.stringify((formula as { op?: unknown }).op) ?? 'undefined'} in ${owner}`, 'Use the operations of the catalog\'s formulas.');
    }
    partsOf(formula).forEach((part) => this.formula(part, owner));
  }

  #dimension(id: string, owner: string): void {
    if (!this.#dimensions.has(id)) refuse(`unknown dimension "${id}" in ${owner}`, didYouMean(id, this.#dimensions));
  }

  #own(fact: FactDefinition, column: string, owner: string, type?: 'number' | 'date'): void {
    const definition = Object.hasOwn(fact.columns, column) ? fact.columns[column] : undefined;
    if (!definition) refuse(`unknown column "${column}" of "${fact.id}" in ${owner}`, didYouMean(column, Object.keys(fact.columns)));
    if (type && definition.type !== type) refuse(`invalid column "${column}" of "${fact.id}" in ${owner}: a ${definition.type}`, `Name a column of type ${type}.`);
  }

  #dated(fact: FactDefinition, column: string, owner: string): void {
    this.#own(fact, column, owner, 'date');
  }

  #conditions(fact: FactDefinition, conditions: readonly Condition[] | undefined, owner: string): void {
    for (const column of conditionColumns(conditions)) this.#reachable(fact, column, owner);
  }

  /** The column stands in the fact or in one of its look-ups. */
  #reachable(fact: FactDefinition, column: string, owner: string): void {
    if (!lookupWith(this.#catalog, fact, column)) this.#own(fact, column, owner);
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
