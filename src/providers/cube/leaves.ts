import type { Cells } from '../../engine/cells.js';
import type { Scope } from '../../engine/store.js';
import type { CubeStore } from './cube-store.js';
import type { CubeLeaf, NamedLeaf } from './names.js';
import { rowCells } from './row-leaf.js';
import { stockCells } from './stock-leaf.js';

/** The figures of a leaf, by loads of Cube. */
export function readLeaf(formula: CubeLeaf, named: NamedLeaf, scope: Scope, store: CubeStore): Cells {
  return formula.op === 'stock' ? stockCells(formula, named, scope, store) : rowCells(formula, named, scope, store);
}
