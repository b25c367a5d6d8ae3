import type { Catalog, FactDefinition } from '../../../contract/index.js';
import { measureDefinition } from '../../../contract/index.js';
import { highest, lowest, ROWS, rowsOf, snakeCase, withNone, type CubeLeaf, type NamedLeaf } from '../names.js';
import { columnsOf, conditionSql, NotInModel, type ReadColumn, type ReadsColumn } from './conditions.js';
import { own, type CubeMeasure } from './cube-text.js';
import type { Dialect } from './dialects.js';

export interface Writing { readonly catalog: Catalog; readonly dialect: Dialect; readonly read: ReadsColumn }

/** What the model says of a measure to people; only measures of the catalog, not parts of them, have words of their own. */
function wordsOf({ measure, name }: NamedLeaf, catalog: Catalog): Pick<CubeMeasure, 'title' | 'description'> {
  const definition = measureDefinition(catalog, measure);
  return definition && name === snakeCase(measure) ? { title: definition.label, description: definition.definition } : {};
}

function oneCode({ sql, many }: ReadColumn, column: string): string {
  if (many) throw new NotInModel(`the column "${column}" holds several codes`);
  return sql;
}

/** The value where all conditions hold. */
const only = (value: string, conditions: readonly string[]): string => (conditions.length > 0 ? `CASE WHEN ${conditions.join(' AND ')} THEN ${value} END` : value);

/** The measures of one leaf over rows of a fact; throws `NotInModel`. */
export function rowMeasures(named: NamedLeaf & { readonly leaf: Exclude<CubeLeaf, { readonly op: 'stock' }> }, { catalog, dialect, read }: Writing): readonly CubeMeasure[] {
  const { leaf, name } = named;
  const filters = (leaf.where ?? []).map((condition) => conditionSql(condition, read, dialect));
  const words = wordsOf(named, catalog);
  const behind: CubeMeasure = { name: rowsOf(name), type: 'count', filters };
  if (leaf.op === 'count') return [{ name, type: 'count', filters, ...words }];
  const value = oneCode(read(leaf.column), leaf.column);
  switch (leaf.op) {
    case 'distinct': return [{ name, type: 'countDistinct', sql: value, filters, ...words }, behind];
    case 'sum': {
      const capped = leaf.cap === undefined ? value : `CASE WHEN ${read(leaf.cap).sql} < ${value} THEN ${read(leaf.cap).sql} ELSE ${value} END`;
      const sql = leaf.times === undefined ? capped : `(${capped}) * ${read(leaf.times).sql}`;
      return [{ name, type: 'sum', sql, filters, ...words }, behind];
    }
    case 'median': {
      if (!dialect.median) throw new NotInModel('the warehouse has no exact median that groups');
      return [{ name, type: 'number', sql: dialect.median(only(value, filters)), ...words }];
    }
    case 'only': return [{ name, type: 'number', sql: `CASE WHEN COUNT(${only('1', filters)}) = 1 THEN MAX(${only(value, filters)}) END`, ...words }, behind];
  }
}

/** The measures of a stock over entities as they stand on a day; throws `NotInModel`. */
export function stockMeasures(named: NamedLeaf & { readonly leaf: Extract<CubeLeaf, { readonly op: 'stock' }> }, { catalog, dialect, read }: Writing): readonly CubeMeasure[] {
  const { leaf, name } = named;
  const definition = catalog.states.find(({ id }) => id === leaf.states);
  const fact = catalog.facts.find(({ id }) => id === definition?.fact);
  if (!definition || !fact) throw new NotInModel(`the states "${leaf.states}" are not in the catalog`);
  if (leaf.atLeast !== undefined) throw new NotInModel('being in several states at once is no figure of Cube');
  if (leaf.in?.includes('')) throw new NotInModel('those in no state are counted by way of the universe');
  const words = wordsOf(named, catalog);
  const filters = (leaf.where ?? []).map((condition) => conditionSql(condition, read, dialect));
  if (leaf.expiringDays !== undefined) {
    const until = read(definition.until ?? '').sql;
    filters.push(`COALESCE(${dialect.daysBetween(until, own('as_of'))} BETWEEN 1 AND ${leaf.expiringDays}, FALSE)`);
  }
  const entity = oneCode(columnsOf(fact, dialect)(definition.entity), definition.entity);
  const state = own('omni_state');
  const inState = definition.state === undefined ? [] : [`${state} IS NOT NULL`];
  if (leaf.sum !== undefined) {
    if (leaf.in) throw new NotInModel('a sum over some states is not written');
    return [{ name, type: 'sum', sql: read(leaf.sum).sql, filters: [...inState, ...filters], ...words }, { name: rowsOf(name), type: 'count', filters: [...inState, ...filters] }];
  }
  if (leaf.in && definition.precedence) return byPrecedence({ named, precedence: definition.precedence, entity, filters, words, dialect });
  const wanted = leaf.in ? [`COALESCE(${state} IN (${leaf.in.map((code) => dialect.text(code)).join(', ')}), FALSE)`] : inState;
  const counted: CubeMeasure = { name, type: 'countDistinct', sql: entity, filters: [...wanted, ...filters], ...words };
  return definition.state !== undefined && !leaf.in ? [counted, { name: withNone(name), type: 'countDistinct', sql: entity, filters }] : [counted];
}

interface Preceding { readonly named: NamedLeaf; readonly precedence: readonly string[]; readonly entity: string; readonly filters: readonly string[]; readonly words: Pick<CubeMeasure, 'title' | 'description'>; readonly dialect: Dialect }

/** An entity in several states counts in the best of them: those in a state or a better one, less those in a better one. */
function byPrecedence({ named: { leaf, name }, precedence, entity, filters, words, dialect }: Preceding): readonly CubeMeasure[] {
  const states = leaf.op === 'stock' ? (leaf.in ?? []) : [];
  const [state] = states;
  const place = precedence.indexOf(state ?? '');
  if (states.length !== 1 || place < 0) throw new NotInModel('of states with a precedence only one at a time is written');
  if (place > 0 && filters.length > 0) throw new NotInModel('conditions on a state that others precede are not written');
  const upTo = (count: number): readonly string[] => [`COALESCE(${own('omni_state')} IN (${precedence.slice(0, count).map((code) => dialect.text(code)).join(', ')}), FALSE)`, ...filters];
  if (place === 0) return [{ name, type: 'countDistinct', sql: entity, filters: upTo(1), ...words }];
  const counted = (count: number): string => `COUNT(DISTINCT ${only(entity, upTo(count))})`;
  return [{ name, type: 'number', sql: `${counted(place + 1)} - ${counted(place)}`, ...words }];
}

/** What the reader of the figures needs beside them: how many rows there are, and whether a column that must be one is. */
export function helpers(single: readonly string[], fact: FactDefinition, dialect: Dialect): readonly CubeMeasure[] {
  const read = columnsOf(fact, dialect);
  const edge = (column: string): string => `COALESCE(${read(column).sql}, '')`;
  return [
    { name: ROWS, type: 'count' },
    ...single.flatMap((column): readonly CubeMeasure[] => [
      { name: lowest(column), type: 'number', sql: `MIN(${edge(column)})` },
      { name: highest(column), type: 'number', sql: `MAX(${edge(column)})` },
    ]),
  ];
}
