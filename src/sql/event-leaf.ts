import type { Cells } from '../engine/cells.js';
import type { Leaf, Scope } from '../engine/store.js';
import type { SqlStore } from './sql-store.js';

export function eventCells(formula: Leaf, scope: Scope, store: SqlStore): Cells | undefined {
  throw new Error(`${formula.op} ${scope.measure} ${store.source}`);
}
