import type { Formula } from '../../contract/index.js';
import { stateDefinition } from '../catalog-states.js';
import { NOT_APPLICABLE, type Cells } from '../cells.js';
import { isPerson } from '../persons.js';
import { wantedCodes } from '../row-codes.js';
import { countedSet, weigher, type Counted } from './counted.js';
import { rankOf } from './moved-leaf.js';
import { eachKey, entryAt } from './state-leaf.js';
import { stateRows } from './states.js';
import { standingCells } from './stock-leaf.js';
import type { Scope } from '../store.js';

export type MedianRankFormula = Extract<Formula, { readonly op: 'medianRank' }>;

/** Rank of the middle one of those whose rank is known, the lower of two. */
export function medianRankCells({ states }: MedianRankFormula, scope: Scope): Cells {
  const rows = stateRows(stateDefinition(scope.store, states), scope.filters, [], scope.store);
  const rank = rankOf(rows, scope);
  const wanted = rows.states && wantedCodes(rows.states.dictionary, scope.filters.filter(({ dimension }) => dimension === rows.definition.state));
  const personal = isPerson(rows.definition.entity);
  const newSet = countedSet(scope.store);
  const weight = weigher(scope.store);
  return standingCells({ rows, absent: NOT_APPLICABLE }, scope, (entries, axes, index) => {
    const found = new Map<number, { readonly ranks: Map<number, number>; readonly people: Counted }>();
    entries.hcps.forEach((hcp, at) => {
      const own = rank.get(entries.states[at] as number);
      if (own === undefined || (wanted && !wanted[entries.states[at] as number])) return;
      eachKey(entryAt(entries, at), axes, index, (key) => {
        let known = found.get(key);
        if (!known) found.set(key, (known = { ranks: new Map<number, number>(), people: newSet() }));
        known.ranks.set(own, (known.ranks.get(own) ?? 0) + weight(hcp));
        known.people.add(hcp);
      });
    });
    return [...found].map(([key, { ranks, people }]) => [key, { value: middle(ranks), state: 'ok', hcps: personal ? people.size : Infinity, personal }]);
  });
}

/** The middle one of ranks that occur so often each, the lower of two. */
function middle(ranks: ReadonlyMap<number, number>): number {
  let left = [...ranks.values()].reduce((sum, count) => sum + count, 0) / 2;
  const sorted = [...ranks].sort(([a], [b]) => a - b);
  return (sorted.find(([, count]) => (left -= count) <= 0) as [number, number])[0];
}
