import type { Catalog } from '../contract/index.js';
import { didYouMean } from '../tables/near-matches.js';
import type { SchemaFault } from './schema-faults.js';
import type { DocumentKind } from './document-kinds.js';
import type { JsonPath } from './json-text.js';

/** Settings that each element of the library has, by its plain name. */
export type ElementSettings = Readonly<Record<string, readonly string[]>>;

interface Manifest {
  readonly modules: readonly { readonly declarations?: readonly { readonly tagName?: string; readonly members?: readonly { readonly kind: string; readonly name: string; readonly readonly?: boolean }[] }[] }[];
}

/** What a host hands to an element rather than writes. */
const NO_SETTINGS = ['provider', 'data', 'catalog', 'audience', 'heading'];

/** The settings of the library's elements, from its manifest. */
export function elementSettings({ modules }: Manifest): ElementSettings {
  const elements = modules.flatMap(({ declarations = [] }) => declarations).flatMap(({ tagName, members = [] }) => (tagName === undefined ? [] : [[tagName, members] as const]));
  return Object.fromEntries(elements.map(([tag, members]) => [tag, members.filter(({ kind, readonly, name }) => kind === 'field' && !readonly && !NO_SETTINGS.includes(name)).map(({ name }) => name)]));
}

interface Named { readonly noun: 'measure' | 'dimension'; readonly id: unknown; readonly path: JsonPath }
type Fields = Readonly<Record<string, unknown>>;

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const fieldsOf = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {});

/** Measures and dimensions that a document names and a catalog does not have. Facts have columns that are dimensions too. */
export function unknownIds(kind: DocumentKind, value: unknown, catalog: Catalog): readonly SchemaFault[] {
  const known = {
    measure: new Set(catalog.measures.map(({ id }) => id)),
    dimension: new Set([...catalog.dimensions.map(({ id }) => id), ...catalog.facts.flatMap(({ columns }) => Object.keys(columns))]),
  };
  return namesIn(kind, fieldsOf(value)).flatMap(({ noun, id, path }) => (typeof id !== 'string' || known[noun].has(id) ? [] : [{ path, problem: `unknown ${noun} "${id}"`, remedy: nearest(id, known[noun]) }]));
}

/** A catalog is too long to be listed. */
function nearest(id: string, known: ReadonlySet<string>): string {
  const sentence = didYouMean(id, known);
  return sentence.startsWith('Did') ? sentence : 'Take an id of the catalog, or add an entry to it.';
}

function namesIn(kind: DocumentKind, value: Fields): readonly Named[] {
  const filters = (list: unknown, path: JsonPath): readonly Named[] => listOf(list).map((filter, at) => ({ noun: 'dimension' as const, id: fieldsOf(filter)['dimension'], path: [...path, at, 'dimension'] }));
  const measures = (list: unknown, path: JsonPath): readonly Named[] => listOf(list).map((id, at) => ({ noun: 'measure' as const, id, path: [...path, at] }));
  if (kind === 'query') {
    const dimensions = listOf(value['dimensions']).map((id, at) => ({ noun: 'dimension' as const, id, path: ['dimensions', at] }));
    return [...measures(value['measures'], ['measures']), ...dimensions, ...filters(value['filters'], ['filters'])];
  }
  if (kind !== 'dashboard') return [];
  const tiles = listOf(value['tiles']).flatMap((tile, at): readonly Named[] => {
    const settings = fieldsOf(fieldsOf(tile)['settings']);
    const path = ['tiles', at, 'settings'];
    return [{ noun: 'measure', id: settings['measure'], path: [...path, 'measure'] }, ...measures(settings['measures'], [...path, 'measures']), ...filters(settings['filters'], [...path, 'filters'])];
  });
  return [...filters(value['filters'], ['filters']), ...tiles];
}

/** Settings of tiles that their elements do not have. Elements of the host are not judged. */
export function unknownSettings(value: unknown, elements: ElementSettings): readonly SchemaFault[] {
  return listOf(fieldsOf(value)['tiles']).flatMap((tile, at) => {
    const { element, settings } = fieldsOf(tile);
    const known = typeof element === 'string' && Object.hasOwn(elements, element) ? elements[element] : undefined;
    if (!known) return [];
    return Object.keys(fieldsOf(settings)).filter((name) => !known.includes(name)).map((name) => ({ path: ['tiles', at, 'settings', name], problem: `unknown setting "${name}" of ${String(element)}`, remedy: didYouMean(name, known) }));
  });
}
