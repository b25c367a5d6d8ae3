import type { Catalog } from '../contract/index.js';
import { didYouMean } from '../tables/near-matches.js';
import type { SchemaFault } from './schema-faults.js';
import type { DocumentKind } from './document-kinds.js';
import type { JsonPath } from './json-text.js';

interface Named { readonly noun: 'measure' | 'dimension' | 'column'; readonly id: unknown; readonly path: JsonPath }
type Fields = Readonly<Record<string, unknown>>;

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const fieldsOf = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {});

/** Measures and dimensions that a document names and a catalog does not have. Facts have columns that are dimensions too. */
export function unknownIds(kind: DocumentKind, value: unknown, catalog: Catalog): readonly SchemaFault[] {
  const measures = new Set(catalog.measures.map(({ id }) => id));
  const dimensions = new Set([...catalog.dimensions.map(({ id }) => id), ...catalog.facts.flatMap(({ columns }) => Object.keys(columns))]);
  const known = { measure: measures, dimension: dimensions, column: new Set([...measures, ...dimensions]) };
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
    const columns = listOf(settings['columns']).map((id, column) => ({ noun: 'column' as const, id, path: [...path, 'columns', column] }));
    const divisions = ['by', 'split'].filter((name) => settings[name] !== '').map((name) => ({ noun: 'dimension' as const, id: settings[name], path: [...path, name] }));
    return [{ noun: 'measure', id: settings['measure'], path: [...path, 'measure'] }, ...measures(settings['measures'], [...path, 'measures']), ...divisions, ...columns, ...filters(settings['filters'], [...path, 'filters'])];
  });
  return [...filters(value['filters'], ['filters']), ...tiles];
}
