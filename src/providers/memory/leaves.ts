import type { Cells } from '../../engine/cells.js';
import type { Leaf, Scope } from '../../engine/store.js';
import { becameCells } from './became-leaf.js';
import { eventCells } from './event-leaf.js';
import { medianRankCells } from './median-rank-leaf.js';
import { migrationCells } from './migration-leaf.js';
import { movedCells } from './moved-leaf.js';
import { openAgeCells } from './open-age-leaf.js';
import { stockCells } from './stock-leaf.js';

/** The figures of a leaf, from the typed columns of the loaded tables. */
export function readLeaf(formula: Leaf, scope: Scope): Cells {
  switch (formula.op) {
    case 'count': case 'sum': case 'distinct': case 'median': case 'only': return eventCells(formula, scope);
    case 'stock': return stockCells(formula, scope);
    case 'became': return becameCells(formula, scope);
    case 'moved': return movedCells(formula, scope);
    case 'openAge': return openAgeCells(formula, scope);
    case 'medianRank': return medianRankCells(formula, scope);
    case 'migrationEffect': return migrationCells(formula, scope);
  }
}
