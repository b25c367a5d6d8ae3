import type { Formula } from '../../contract/index.js';
import { stateDefinition } from '../../engine/catalog-states.js';
import { NOT_APPLICABLE, type Cells } from '../../engine/cells.js';
import { isPerson } from '../../engine/persons.js';
import { wantedCodes } from '../../engine/row-codes.js';
import { rankOf } from './moved-leaf.js';
import { eachKey, entryAt } from './state-leaf.js';
import { stateRows } from './states.js';
import { standingCells } from './stock-leaf.js';
import type { Scope } from '../../engine/store.js';

export type MedianRankFormula = Extract<Formula, { readonly op: 'medianRank' }>;

/** Rank of the middle one of those whose rank is known, the lower of two. */
export function medianRankCells({ states }: MedianRankFormula, scope: Scope): Cells {
  const rows = stateRows(stateDefinition(scope.store, states), scope.filters, [], scope.store);
  const rank = rankOf(rows, scope);
  const wanted = rows.states && wantedCodes(rows.states.dictionary, scope.filters.filter(({ dimension }) => dimension === rows.definition.state));
  const personal = isPerson(rows.definition.entity);
  return standingCells({ rows, absent: NOT_APPLICABLE }, scope, (entries, axes, index) => {
    const found = new Map<number, { readonly ranks: number[]; readonly people: Set<number> }>();
    entries.hcps.forEach((hcp, at) => {
      const own = rank.get(entries.states[at] as number);
      if (own === undefined || (wanted && !wanted[entries.states[at] as number])) return;
      eachKey(entryAt(entries, at), axes, index, (key) => {
        const known = found.get(key);
        if (!known) found.set(key, { ranks: [own], people: new Set([hcp]) });
        else {
          known.ranks.push(own);
          known.people.add(hcp);
        }
      });
    });
    return [...found].map(([key, { ranks, people }]) => {
      ranks.sort((a, b) => a - b);
      return [key, { value: ranks[(ranks.length - 1) >> 1] as number, state: 'ok', hcps: personal ? people.size : Infinity, personal }];
    });
  });
}
