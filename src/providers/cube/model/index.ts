import { CORE_CATALOG } from '../../../catalog/index.js';
import { OmnichannelError, requireDay, type Catalog, type FactDefinition, type StateDefinition } from '../../../contract/index.js';
import { checkCatalog } from '../../../engine/catalog-check.js';
import { conditionColumns } from '../../../engine/measure-reads.js';
import { didYouMean } from '../../../tables/near-matches.js';
import { COVERAGE, factCube, namedLeaves, snakeCase, type NamedLeaf } from '../names.js';
import { NotInModel } from './conditions.js';
import { cubeText, own, type CubeDefinition, type CubeMeasure } from './cube-text.js';
import { dialectOf, type DialectName } from './dialects.js';
import { factCubes, lookupCubes, plainCube, type ModelWriting } from './fact-cubes.js';
import { stateCubes } from './state-cubes.js';

export { DIALECTS, type DialectName } from './dialects.js';

export interface CubeModelOptions {
  /** The core catalog unless given. */
  readonly catalog?: Catalog;
  /** How the warehouse writes; Postgres unless given. */
  readonly dialect?: DialectName;
  /** Schema of the tables in the warehouse. */
  readonly schema?: string;
  /** The tables that exist and the columns they have, by the catalog's names: `{ sends: ['hcp', 'sentAt'] }`; all of the catalog unless given. */
  readonly tables?: Readonly<Record<string, readonly string[]>>;
  /** First day of which states can be asked; 2015-01-01 unless given. */
  readonly from?: string;
  /** The day after the last of which states can be asked; 2040-01-01 unless given. */
  readonly before?: string;
}

export interface CubeModel {
  /** Text by name of file. */
  readonly files: Readonly<Record<string, string>>;
  /** Parts of measures that the model cannot say. */
  readonly leftOut: readonly { readonly measure: string; readonly why: string }[];
}

/** The data model with which a Cube answers the questions of a catalog. Throws `invalid-catalog`, `unknown-table`, `unknown-column`, `duplicate-id`, `invalid-date`, `invalid-period` or `invalid-setting`. */
export function cubeModel({ catalog = CORE_CATALOG, dialect: dialectName = 'postgres', schema, tables, from = '2015-01-01', before = '2040-01-01' }: CubeModelOptions = {}): CubeModel {
  const dialect = dialectOf(dialectName);
  checkCatalog(catalog);
  const [first, end] = [requireDay(from, 'cube-model'), requireDay(before, 'cube-model')];
  if (first >= end) throw new OmnichannelError('invalid-period', { subject: 'cube-model', problem: `invalid period "${from}" to "${before}"`, remedy: 'Let "before" come after "from".' });
  const narrowed = narrow(catalog, tables);
  const leftOut: { measure: string; why: string }[] = [];
  const tableOf = (fact: FactDefinition): string => [...(schema === undefined ? [] : [dialect.name(schema)]), dialect.name(snakeCase(fact.id))].join('.');
  const membersOf = (leaf: NamedLeaf, write: () => readonly CubeMeasure[]): readonly CubeMeasure[] => {
    try {
      return write();
    } catch (thrown) {
      if (!(thrown instanceof NotInModel)) throw thrown;
      leftOut.push({ measure: leaf.measure, why: thrown.message });
      return [];
    }
  };
  const writing: ModelWriting = { catalog: narrowed, dialect, tableOf, leaves: [...namedLeaves(catalog).values()], days: [from, before], membersOf };
  const cubes = [
    ...narrowed.facts.flatMap((fact) => (fact.key !== undefined ? lookupCubes(fact, writing) : fact.id === 'objectives' ? [plainCube(fact, writing)] : factCubes(fact, writing))),
    ...narrowed.states.flatMap((state) => stateCubes(state, writing)),
    coverageCube(writing),
  ];
  refuseLongNames(cubes);
  return { files: Object.fromEntries(cubes.map((cube) => [`${cube.name}.js`, cubeText(cube)])), leftOut };
}

/** Postgres cuts names after 63 letters, so that two could become one. */
const LONGEST_NAME = 63;

function refuseLongNames(cubes: readonly CubeDefinition[]): void {
  for (const { name, extends: parent } of cubes) {
    const { measures = [] } = cubes.find((cube) => cube.name === (parent ?? name)) ?? {};
    const long = measures.find((measure) => `${name}__${measure.name}`.length > LONGEST_NAME);
    if (long) throw new OmnichannelError('invalid-catalog', { subject: 'cube-model', problem: `invalid name "${name}.${long.name}" of more than ${LONGEST_NAME - 1} letters`, remedy: 'Give the measure, its fact or its dimension a shorter id.' });
  }
}

/** The catalog with only the tables and columns that exist. Throws `unknown-table` and `unknown-column`. */
function narrow(catalog: Catalog, tables: CubeModelOptions['tables']): Catalog {
  if (!tables) return catalog;
  const ids = Object.keys(tables);
  const facts = ids.map((id) => {
    const fact = catalog.facts.find((one) => one.id === id);
    if (!fact) throw new OmnichannelError('unknown-table', { subject: 'cube-model', problem: `unknown table "${id}"`, remedy: didYouMean(id, catalog.facts.map((one) => one.id)) });
    const unknown = tables[id]?.find((column) => !Object.hasOwn(fact.columns, column));
    if (unknown !== undefined) throw new OmnichannelError('unknown-column', { subject: id, problem: `unknown column "${unknown}"`, remedy: didYouMean(unknown, Object.keys(fact.columns)) });
    const columns = Object.fromEntries(Object.entries(fact.columns).filter(([name]) => tables[id]?.includes(name)));
    return { ...fact, columns, lookups: (fact.lookups ?? []).filter((lookup) => ids.includes(lookup)), exclude: (fact.exclude ?? []).filter((condition) => conditionColumns([condition]).every((column) => Object.hasOwn(columns, column))) };
  });
  const isHeld = ({ fact, kind, entity, time }: StateDefinition): boolean => [entity, ...(kind === 'interval' ? [] : [time])].every((column) => tables[fact]?.includes(column) === true);
  return { ...catalog, facts, states: catalog.states.filter(isHeld) };
}

/** First and last day of every table that dates its rows. */
function coverageCube({ catalog, dialect, tableOf }: ModelWriting): CubeDefinition {
  const dated = catalog.facts.filter(({ id, key, time }) => key === undefined && time !== undefined && id !== 'objectives');
  const parts = dated.map((fact) => {
    const day = dialect.date(dialect.name(snakeCase(fact.time as string)));
    return `SELECT ${dialect.text(factCube(fact.id))} AS table_name, MIN(${day}) AS first_day, MAX(${day}) AS last_day FROM ${tableOf(fact)}`;
  });
  return {
    name: COVERAGE, title: 'How far each table reaches', joins: [], measures: [],
    sql: parts.length > 0 ? parts.join(' UNION ALL ') : `SELECT '' AS table_name, NULL AS first_day, NULL AS last_day`,
    dimensions: [
      { name: 'table_name', type: 'string', sql: own('table_name') },
      { name: 'first_day', type: 'time', sql: dialect.timestamp(own('first_day')) }, { name: 'last_day', type: 'time', sql: dialect.timestamp(own('last_day')) },
    ],
  };
}
