import type { Catalog, FactDefinition } from '../../../contract/index.js';
import { factCube, snakeCase, type NamedLeaf } from '../names.js';
import { columnsOf, conditionSql, joinedColumns, lookupsOf } from './conditions.js';
import { own, type CubeDefinition, type CubeDimension, type CubeMeasure } from './cube-text.js';
import type { Dialect } from './dialects.js';
import { helpers, rowMeasures } from './measures.js';
import { columnDimension, eachCodeCubes, factDimensions, lookupJoins } from './members.js';

/** What is written, and for whom. */
export interface ModelWriting {
  readonly catalog: Catalog;
  readonly dialect: Dialect;
  /** The table of a fact as the warehouse names it. */
  tableOf(fact: FactDefinition): string;
  readonly leaves: readonly NamedLeaf[];
  /** First day and the day after the last one of which states can be asked. */
  readonly days: readonly [string, string];
  /** The members of a leaf; none where it cannot be written, which is noted. */
  membersOf(leaf: NamedLeaf, write: () => readonly CubeMeasure[]): readonly CubeMeasure[];
}

type RowLeaf = Parameters<typeof rowMeasures>[0];
const isOfRows = (leaf: NamedLeaf): leaf is RowLeaf => leaf.leaf.op !== 'stock';

/** Rows that are never counted are left out where the cube begins. */
function rowsSql(fact: FactDefinition, { dialect, tableOf }: ModelWriting): string {
  const read = columnsOf(fact, dialect, 'source_rows');
  const excluded = (fact.exclude ?? []).map((condition) => `NOT (${conditionSql(condition, read, dialect)})`);
  return `SELECT * FROM ${tableOf(fact)} source_rows${excluded.length > 0 ? ` WHERE ${excluded.join(' AND ')}` : ''}`;
}

/** Cube asks for a key of cubes that join others; as long as nothing joins them to many rows it is not read. */
export function rowKey(fact: FactDefinition, dialect: Dialect): CubeDimension {
  const columns = Object.entries(fact.columns).filter(([, { required }]) => required).map(([name]) => dialect.asText(own(dialect.name(snakeCase(name)))));
  return { name: 'row_key', type: 'string', primaryKey: 'hidden', sql: columns.join(" || '|' || ") };
}

/** The cube of a fact, and its rows once for each code of columns that hold several. */
export function factCubes(fact: FactDefinition, writing: ModelWriting): readonly CubeDefinition[] {
  const { catalog, dialect, leaves } = writing;
  const ofFact = leaves.filter(isOfRows).filter(({ leaf }) => leaf.fact === fact.id);
  if (ofFact.length === 0 || fact.time === undefined) return [];
  const read = joinedColumns(fact, catalog, dialect);
  const times = [...new Set([fact.time, ...ofFact.flatMap((named) => named.times)])];
  const cube: CubeDefinition = {
    name: factCube(fact.id), title: fact.label, sql: rowsSql(fact, writing), joins: lookupJoins(fact, catalog, dialect),
    note: lookupsOf(fact, catalog).length > 0 ? 'Before you join this cube to one with several rows for each of its own, put the unique key of its table in the place of row_key.' : undefined,
    dimensions: [rowKey(fact, dialect), ...factDimensions(fact, times, catalog, dialect)],
    measures: [...helpers(fact.single ?? [], fact, dialect), ...ofFact.flatMap((named) => writing.membersOf(named, () => rowMeasures(named, { catalog, dialect, read })))],
  };
  return [cube, ...eachCodeCubes(cube, fact, catalog, dialect, writing.tableOf)];
}

/** The cubes of a look-up table: every column, so that conditions can name them, and its rows once for each code of columns that hold several. */
export function lookupCubes(fact: FactDefinition, writing: ModelWriting): readonly CubeDefinition[] {
  const cube = plainCube(fact, writing);
  const lookup: CubeDefinition = {
    ...cube,
    dimensions: cube.dimensions.map((dimension) => (dimension.name === snakeCase(fact.key as string) ? { ...dimension, primaryKey: 'shown' } : dimension)),
  };
  return [lookup, ...eachCodeCubes(lookup, fact, writing.catalog, writing.dialect, writing.tableOf)];
}

/** A table of which only the rows themselves are asked: objectives. */
export function plainCube(fact: FactDefinition, { dialect, tableOf }: ModelWriting): CubeDefinition {
  return { name: factCube(fact.id), title: fact.label, sql: `SELECT * FROM ${tableOf(fact)} source_rows`, joins: [], measures: [{ name: 'rows', type: 'count' }], dimensions: Object.keys(fact.columns).map((name) => columnDimension(fact, name, dialect)) };
}
