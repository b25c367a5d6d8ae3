import { dimensionDefinition, OmnichannelError, type FactDefinition, type Filter } from '../../contract/index.js';
import { dimensionsOf } from '../../engine/capabilities.js';
import type { Axis, Scope } from '../../engine/store.js';
import { unsupportedDimension } from '../../engine/unsupported-dimension.js';
import type { AnsweredRows, Asked } from './answers.js';
import { codeFilters, listFilters } from './filters.js';
import type { ModelMap } from './model-map.js';
import { highest, listMember, lowest, snakeCase } from './names.js';
import type { CubeFilter, CubeRow } from './protocol.js';

/** How a scope is asked of one cube. */
export interface CubeScope {
  /** The cube itself, or that with a row for each code of the one grouped column that holds several. */
  readonly cube: string;
  readonly axes: readonly (Axis & { readonly member: string })[];
  /** Grouped dimensions that a coarse figure does without. */
  readonly lacking: readonly string[];
  /** `undefined`: nothing passes. */
  readonly filters: readonly CubeFilter[] | undefined;
}

interface Of { readonly cube: string; readonly fact: FactDefinition; readonly coarse: boolean; readonly map: ModelMap }

/** Whether the figure is by its definition the same for all members; refused where the catalog knows the dimension and the model does not. */
function mayLack(dimension: string, { fact, coarse }: Of, scope: Scope): boolean {
  if (dimensionsOf(fact, scope.store).has(dimension)) throw notInModel(scope, dimension, fact.id);
  return coarse;
}

function notInModel(scope: Scope, dimension: string, fact: string): OmnichannelError {
  return new OmnichannelError('unsupported-dimension', {
    subject: scope.measure, problem: `unsupported dimension "${dimension}": the model of Cube does not have it beside "${fact}"`, remedy: 'Leave the dimension out, or add it to the cube under the name that cube-model writes.',
  });
}

/** The cube, members and filters of a scope; filters that the rows do not know are noted as ignored. */
export function cubeScope(of: Of, scope: Scope): CubeScope {
  const { map, fact, cube } = of;
  const lacking: string[] = [];
  let asked = cube;
  const axes = scope.axes.flatMap((axis) => {
    const { dimension } = axis;
    const reading = map.reading(cube, dimension);
    if (reading === undefined) {
      if (!mayLack(dimension, of, scope)) throw unsupportedDimension(scope, dimension, fact.id);
      lacking.push(dimension);
      return [];
    }
    if (reading === 'list') {
      const each = asked === cube ? map.each(cube, dimension) : undefined;
      if (each === undefined) throw notInModel(scope, dimension, fact.id);
      asked = each;
    }
    return [{ ...axis, name: snakeCase(dimension) }];
  });
  return { cube: asked, lacking, axes: axes.map(({ name, ...axis }) => ({ ...axis, member: `${asked}.${name}` })), filters: filtersOf(of, asked, scope) };
}

function filtersOf(of: Of, asked: string, scope: Scope): readonly CubeFilter[] | undefined {
  const all: CubeFilter[] = [];
  for (const filter of scope.filters) {
    const { dimension } = filter;
    const reading = of.map.reading(of.cube, dimension);
    if (reading === undefined) {
      if (!mayLack(dimension, of, scope)) scope.ignored.add(dimension);
      continue;
    }
    const isEach = reading === 'list' && scope.axes.some((axis) => axis.dimension === dimension);
    const filters = [reading === 'list' ? listFilters(`${asked}.${listMember(dimension)}`, filter) : [], reading === 'code' || isEach ? codeFilters(`${asked}.${snakeCase(dimension)}`, filter) : []];
    if (filters.some((list) => list === undefined)) return undefined;
    all.push(...filters.flatMap((list) => list ?? []));
  }
  return all;
}

/** The dimensions of a question, and which of the catalog they are. */
export function groupsOf({ axes }: CubeScope): Pick<Asked, 'codes'> & { readonly dimensions: readonly string[] } {
  return { dimensions: axes.map(({ member }) => member), codes: Object.fromEntries(axes.map(({ member, dimension }) => [member, dimension])) };
}

/** The cell of a row. */
export function keyOf(row: CubeRow, { axes }: CubeScope, answered: AnsweredRows, codeOf: (dimension: string, text: string) => number): number {
  return axes.reduce((key, { member, dimension, stride }) => key + stride * codeOf(dimension, answered.text(row, member)), 0);
}

/** Entities that may be in several states at once: rows cannot tell who has none of some codes. */
export function refuseRowwise(filters: readonly Filter[], ofStates: (dimension: string) => boolean, scope: Scope): void {
  for (const { dimension, notIn = [] } of filters) {
    if (!ofStates(dimension) || dimensionDefinition(scope.store.catalog, dimension)?.overlapping !== true) continue;
    if (notIn.every((code) => code === '') && filters.filter((filter) => filter.dimension === dimension).length === 1) continue;
    throw new OmnichannelError('unsupported-dimension', {
      subject: scope.measure, problem: `unsupported filter on "${dimension}": Cube cannot tell who is in none, or in each, of several that overlap`, remedy: 'Filter by the members that are wanted, in one list.',
    });
  }
}

/** Refuses figures over several codes of columns where only one makes sense: one product, one attribution model at a time. */
export function requireOne(columns: readonly string[], answered: AnsweredRows, cube: string, { measure }: Scope): void {
  for (const column of columns) {
    const values = [...new Set(answered.rows.flatMap((row) => [lowest(column), highest(column)].map((edge) => answered.text(row, `${cube}.${edge}`))))].sort();
    if (values.length <= 1) continue;
    const shown = values.slice(0, 5).map((value) => `"${value}"`);
    throw new OmnichannelError('ambiguous-scope', {
      subject: measure, problem: `ambiguous ${column}: ${shown.join(', ')}${values.length > 5 ? ' …' : ''}`, remedy: `Filter or group by one ${column}: figures of several cannot be put together.`,
    });
  }
}
