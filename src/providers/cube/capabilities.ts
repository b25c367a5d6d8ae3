import { isoDate, type Basis, type Capabilities, type Catalog, type Formula } from '../../contract/index.js';
import { isPerformance, leavesOf } from '../../engine/measure-reads.js';
import type { Coverage } from './cube-store.js';
import type { ModelMap } from './model-map.js';
import type { CubeLeaf } from './names.js';

const OPS: readonly Formula['op'][] = ['count', 'sum', 'distinct', 'median', 'only', 'stock'];

/** The measures of which the model has every part, with the dimensions that every part has. */
export function capabilitiesOf(catalog: Catalog, map: ModelMap, { completeThrough }: Coverage): Capabilities {
  const measures: Record<string, Capabilities['measures'][string]> = {};
  for (const { id } of catalog.measures) {
    const leaves = leavesOf(catalog, id);
    const named = leaves.map((leaf) => (OPS.includes(leaf.op) ? map.leaf(leaf as CubeLeaf) : undefined));
    const isHeld = named.every((leaf) => leaf !== undefined) && (!isPerformance(catalog, id) || map.has('objectives'));
    if (!isHeld) continue;
    const binding = named.filter((one) => one && !('coarse' in one.leaf && one.leaf.coarse));
    const cubes = [...new Set((binding.length > 0 ? binding : named).map((one) => one?.cube))];
    const has = (dimension: string): boolean => dimension === 'scenario' || (isPerformance(catalog, id) && (dimension === 'kpi' || dimension === 'family')) || (cubes.length > 0 && cubes.every((cube) => isReadable(cube, dimension, map)));
    const bases: readonly Basis[] = leaves.every(({ op }) => op === 'stock') ? ['atEnd', 'atStart'] : ['atEvent'];
    measures[id] = { dimensions: catalog.dimensions.map((dimension) => dimension.id).filter(has), bases };
  }
  return { measures, ...(Number.isFinite(completeThrough) && { completeThrough: isoDate(completeThrough) }) };
}

function isReadable(cube: string, dimension: string, map: ModelMap): boolean {
  const reading = map.reading(cube, dimension);
  return reading === 'code' || (reading === 'list' && map.each(cube, dimension) !== undefined);
}
