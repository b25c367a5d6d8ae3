import type { Cells } from '../engine/cells.js';
import type { Leaf, Scope } from '../engine/store.js';
import { eventCells } from './event-leaf.js';
import type { SqlStore } from './sql-store.js';

/** The figures of a leaf; `undefined` while the database was not asked for them yet. */
export function readLeaf(formula: Leaf, scope: Scope, store: SqlStore): Cells | undefined {
  switch (formula.op) {
    case 'count': case 'sum': case 'distinct': case 'median': case 'only': return eventCells(formula, scope, store);
    default: return undefined;
  }
}
