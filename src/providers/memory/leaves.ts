import type { Cells } from '../../engine/cells.js';
import type { Leaf, Scope } from '../../engine/store.js';
import { becameCells } from '../../engine/states/became-leaf.js';
import { eventCells } from './event-leaf.js';
import { measuredInRows } from './measured-changes.js';
import { medianRankCells } from '../../engine/states/median-rank-leaf.js';
import { migrationCells } from '../../engine/states/migration-leaf.js';
import { movedCells } from '../../engine/states/moved-leaf.js';
import { openAgeCells } from './open-age-leaf.js';
import { stockCells } from '../../engine/states/stock-leaf.js';

/** The figures of a leaf, from the typed columns of the loaded tables. */
export function readLeaf(formula: Leaf, scope: Scope): Cells {
  switch (formula.op) {
    case 'count': case 'sum': case 'distinct': case 'median': case 'only': return eventCells(formula, scope);
    case 'stock': return stockCells(formula, scope);
    case 'became': return becameCells(formula, scope);
    case 'moved': return movedCells(formula, scope);
    case 'openAge': return openAgeCells(formula, scope);
    case 'medianRank': return medianRankCells(formula, scope);
    case 'migrationEffect': return migrationCells(formula, scope, measuredInRows(formula, scope));
  }
}
