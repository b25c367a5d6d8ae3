import type { Formula } from '../../contract/index.js';
import type { Dictionary } from '../../tables/column-store.js';
import { codesByKey, eachCode, isRefused, PASSED, verdictsOf, wantedCodes } from '../row-codes.js';
import { rowGroup } from './state-leaf.js';
import type { Entries } from './entries.js';
import type { StateRows } from './states.js';
import type { Clause, Scope } from '../store.js';

export type MovedFormula = Extract<Formula, { readonly op: 'moved' }>;

/** One HCP between two states; `row` says where it stands on other axes. */
export interface Move { readonly hcp: number; readonly from: number; readonly to: number; readonly row: number }

interface Asked {
  readonly how: MovedFormula['how'];
  readonly rows: StateRows;
  readonly pair: readonly [string, string];
  /** Filters on the states, on one end of a pair, and on what describes the states. */
  readonly own: readonly Clause[];
  readonly start: Entries;
  readonly inner: Scope;
}

/** What a movement is on a dimension. At an end of a pair "no state" is a place like others, elsewhere it counts only where there is no other code. */
interface End { readonly dictionary: Dictionary; readonly isPlace: boolean; codesOf(move: Move): readonly number[] }

function endOf(dimension: string, { how, rows, pair, inner: { store } }: Asked): End {
  const { dictionary } = rows.states as { dictionary: Dictionary };
  const isPlace = pair.includes(dimension);
  if (dimension === pair[1] || (how === 'entered' && dimension === rows.definition.state)) return { dictionary, isPlace, codesOf: ({ to }) => [to] };
  if (isPlace || dimension === rows.definition.state) return { dictionary, isPlace, codesOf: ({ from }) => [from] };
  const lookup = store.catalog.facts.find(({ key, id, columns }) => key === rows.definition.state && columns[dimension] !== undefined && store.has(id));
  const column = lookup && store.table(lookup.id).columns.get(dimension);
  if (!lookup || (column?.type !== 'code' && column?.type !== 'codes')) return { dictionary: store.dictionaries.of(dimension), isPlace, codesOf: () => [] };
  const codes = codesByKey(store.table(lookup.id), column);
  const described = (state: number): readonly number[] => {
    const found: number[] = [];
    eachCode(codes, state, (code) => { found.push(code); });
    return found;
  };
  return { dictionary: column.dictionary, isPlace, codesOf: ({ from, to }) => [...described(from), ...described(to)].filter(Boolean) };
}

function standingAt({ hcps, states, rows }: Entries): readonly Move[] {
  return [...hcps.keys()].map((at) => ({ hcp: hcps[at] as number, from: states[at] as number, to: states[at] as number, row: rows[at] as number }));
}

/** The movements left by filters that look at all movements of an HCP: who has one that is left out goes with all others too. */
export function leftMoves(moves: readonly Move[], asked: Asked): readonly Move[] {
  const { how, rows: { definition }, own, start, inner } = asked;
  const groupOf = rowGroup(asked.rows, inner.axes, inner);
  const size = inner.store.dictionaries.of(definition.entity).values.length;
  const holderOf = ({ hcp, row }: Pick<Move, 'hcp' | 'row'>): number => groupOf(row) * size + hcp;
  // Who stayed is a part of who was there at the start.
  const known = how === 'stayed' ? [...moves, ...standingAt(start)] : moves;
  return own.reduce<readonly Move[]>((left, filter) => {
    const end = endOf(filter.dimension, asked);
    const verdicts = verdictsOf(end.dictionary, filter);
    const found = new Map<number, number>();
    for (const move of known) {
      for (const code of end.codesOf(move)) if (code !== 0 || end.isPlace) found.set(holderOf(move), (found.get(holderOf(move)) ?? 0) | (verdicts[code] as number));
    }
    const wanted = wantedCodes(end.dictionary, own.filter(({ dimension }) => dimension === filter.dimension));
    const isShown = (codes: readonly number[]): boolean => (codes.length > 0 ? codes : [0]).some((code) => (!wanted || wanted[code] === 1) && !isRefused(verdicts[code]));
    return left.filter((move) => (found.get(holderOf(move)) ?? verdicts[0]) === PASSED && isShown(end.codesOf(move)));
  }, moves);
}
