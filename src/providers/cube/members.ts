import { dimensionDefinition, OmnichannelError, type Catalog, type Member, type MembersRequest } from '../../contract/index.js';
import { didYouMean } from '../../tables/near-matches.js';
import type { AnsweredRows } from './answers.js';
import { codeFilters } from './filters.js';
import type { ModelMap } from './model-map.js';
import { eachCube, factCube, snakeCase } from './names.js';
import type { CubeFilter, CubeQuery } from './protocol.js';

/** Where the members of a dimension are found, and what says more of them. */
interface Place { readonly cube: string; readonly code: string; readonly label?: string; readonly rank?: string; readonly parent?: string }

type Load = (query: CubeQuery) => Promise<AnsweredRows>;

/** Without case and accents. */
const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * The members of a dimension: those of the catalog, and those of the look-up table whose key it is, else of all tables that have
 * it. Cube searches without case, accents count; the counts of HCPs are not asked for. Throws `unknown-dimension`.
 */
export async function members(request: MembersRequest, catalog: Catalog, map: ModelMap, load: Load): Promise<readonly Member[]> {
  const { search = '', offset = 0, limit } = request;
  const dimension = endOf(request.dimension, catalog);
  const definition = dimensionDefinition(catalog, dimension);
  const places = placesOf(dimension, catalog, map);
  if (!definition && places.length === 0) {
    throw new OmnichannelError('unknown-dimension', { subject: 'members', problem: `unknown dimension "${dimension}"`, remedy: didYouMean(dimension, catalog.dimensions.map(({ id }) => id)) });
  }
  const listed = definition?.members ?? [];
  const text = folded(search.trim());
  const found = new Map<string, Member>(listed.map(({ code, label, rank }, at) => [code, { code, label, rank: rank ?? at }]));
  const answers = await Promise.all(places.map(async (place) => ({ place, answered: await load(questionAt(place, request, listed.length === 0 ? search.trim() : '', map)) })));
  for (const { place, answered } of answers) {
    for (const row of answered.rows) {
      const read = (member: string | undefined): string | undefined => (member && map.has(member) ? answered.text(row, member) || undefined : undefined);
      const code = read(place.code);
      if (code === undefined) continue;
      const [label, rank, parent] = [read(place.label), read(place.rank), read(place.parent)];
      found.set(code, { ...found.get(code), code, ...(label !== undefined && { label }), ...(rank !== undefined && { rank: Number(rank) }), ...(parent !== undefined && { parent }) });
    }
  }
  const { compare } = new Intl.Collator('en', { numeric: true });
  return [...found.values()]
    .filter(({ code, label = '' }) => text === '' || folded(code).includes(text) || folded(label).includes(text))
    .sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || compare(a.label ?? a.code, b.label ?? b.code) || compare(a.code, b.code))
    .slice(offset, limit === undefined ? undefined : offset + limit);
}

/** `segmentFrom` and `segmentTo` are segments. */
function endOf(dimension: string, { states }: Catalog): string {
  return states.find(({ state }) => state !== undefined && (dimension === `${state}From` || dimension === `${state}To`))?.state ?? dimension;
}

function placesOf(dimension: string, { facts }: Catalog, map: ModelMap): readonly Place[] {
  const name = snakeCase(dimension);
  const described = facts.find(({ key, id }) => key === dimension && map.has(`${factCube(id)}.${name}`));
  if (described) {
    const cube = factCube(described.id);
    return [{ cube, code: `${cube}.${name}`, label: `${cube}.label`, rank: `${cube}.order`, parent: `${cube}.${name}_scheme` }];
  }
  const places = facts.filter(({ columns }) => Object.hasOwn(columns, dimension)).flatMap(({ id, columns, key }): readonly (Place & { readonly isLookup: boolean })[] => {
    const cube = columns[dimension]?.many ? eachCube(factCube(id), dimension) : factCube(id);
    return map.has(`${cube}.${name}`) ? [{ cube, code: `${cube}.${name}`, isLookup: key !== undefined }] : [];
  });
  return places.filter(({ cube }) => cube !== 'objectives');
}

function questionAt({ cube, code, label, rank, parent }: Place, { filters = [] }: MembersRequest, search: string, map: ModelMap): CubeQuery {
  const known = [code, label, rank, parent].filter((member) => member !== undefined && map.has(member)) as readonly string[];
  const narrowed = filters.flatMap((filter) => (map.has(`${cube}.${snakeCase(filter.dimension)}`) ? (codeFilters(`${cube}.${snakeCase(filter.dimension)}`, filter) ?? []) : []));
  const contains = (member: string): CubeFilter => ({ member, operator: 'contains', values: [search] });
  const searched: readonly CubeFilter[] = search === '' ? [] : [{ or: [contains(code), ...(known.includes(label ?? '') ? [contains(label as string)] : [])] }];
  return { dimensions: known, filters: [...narrowed, ...searched] };
}
