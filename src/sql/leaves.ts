import type { Cells } from '../engine/cells.js';
import type { Leaf, Scope } from '../engine/store.js';
import { eventCells } from './event-leaf.js';
import { migrationCells } from './migration-leaf.js';
import { openAgeCells } from './open-age-leaf.js';
import { stateCells } from './state-leaf.js';
import type { SqlStore } from './sql-store.js';

/** The figures of a leaf; `undefined` while the database was not asked for them yet. */
export function readLeaf(formula: Leaf, scope: Scope, store: SqlStore): Cells | undefined {
  switch (formula.op) {
    case 'count': case 'sum': case 'distinct': case 'median': case 'only': return eventCells(formula, scope, store);
    case 'openAge': return openAgeCells(formula, scope, store);
    case 'stock': case 'moved': case 'became': case 'medianRank': return stateCells(formula, scope, store);
    case 'migrationEffect': return migrationCells(formula, scope, store);
  }
}
