import type { Catalog } from '../../contract/index.js';
import { eachCube, leafKey, listMember, namedLeaves, snakeCase, type CubeLeaf, type NamedLeaf } from './names.js';
import type { CubeFilter, CubeMeta, CubeQuery } from './protocol.js';

/** What a host's model calls otherwise: `{ 'sends.opened_messages': 'mailing.opens', sends: 'mailing' }`, by the name that `cube-model` writes. */
export type CubeMapping = Readonly<Record<string, string>>;

/** How a dimension is read in a cube: a code in each row, or a list of codes. */
export type Reading = 'code' | 'list' | undefined;

/** The members of one model, under the names that `cube-model` writes. */
export class ModelMap {
  readonly #leaves: ReadonlyMap<string, NamedLeaf>;
  readonly #mapping: CubeMapping;
  readonly #members: ReadonlySet<string>;

  constructor(catalog: Catalog, mapping: CubeMapping, { cubes }: CubeMeta) {
    this.#leaves = namedLeaves(catalog);
    this.#mapping = mapping;
    this.#members = new Set(cubes.flatMap(({ name, measures, dimensions }) => [name, ...measures.map((measure) => measure.name), ...dimensions.map((dimension) => dimension.name)]));
  }

  /** The model's own name for a cube or a member. */
  actual(member: string): string {
    const [cube = '', name, ...grain] = member.split('.');
    const whole = name === undefined ? undefined : this.#mapping[`${cube}.${name}`];
    return [...(whole === undefined ? [this.#mapping[cube] ?? cube, ...(name === undefined ? [] : [name])] : [whole]), ...grain].join('.');
  }

  has(member: string): boolean {
    return this.#members.has(this.actual(member));
  }

  leaf(leaf: CubeLeaf): NamedLeaf | undefined {
    const named = this.#leaves.get(leafKey(leaf));
    return named && this.has(`${named.cube}.${named.name}`) ? named : undefined;
  }

  reading(cube: string, dimension: string): Reading {
    if (this.has(`${cube}.${snakeCase(dimension)}`)) return 'code';
    return this.has(`${cube}.${listMember(dimension)}`) ? 'list' : undefined;
  }

  /** The cube with a row for each code of a column that holds several. */
  each(cube: string, dimension: string): string | undefined {
    const each = eachCube(cube, dimension);
    return this.has(`${each}.${snakeCase(dimension)}`) ? each : undefined;
  }

  /** A question in the model's own names. */
  translated(query: CubeQuery): CubeQuery {
    const name = (member: string): string => this.actual(member);
    const filter = (one: CubeFilter): CubeFilter => ('or' in one ? { or: one.or.map(filter) } : 'and' in one ? { and: one.and.map(filter) } : { ...one, member: name(one.member) });
    return {
      ...query,
      ...(query.measures && { measures: query.measures.map(name) }), ...(query.dimensions && { dimensions: query.dimensions.map(name) }),
      ...(query.timeDimensions && { timeDimensions: query.timeDimensions.map((time) => ({ ...time, dimension: name(time.dimension) })) }),
      ...(query.filters && { filters: query.filters.map(filter) }),
    };
  }
}
