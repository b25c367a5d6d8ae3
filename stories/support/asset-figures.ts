import type { Cell, MeasureCell, Result } from '../../src/contract/index.js';

const COLUMNS: Result['columns'] = [
  { id: 'adoptionStage', kind: 'dimension' }, { id: 'asset', kind: 'dimension' },
  { id: 'assetEngagement', kind: 'measure' }, { id: 'participation', kind: 'measure' }, { id: 'completedAction', kind: 'measure' },
];

/** A rate with what it is made of. */
export const rateOf = (numerator: number, denominator: number): MeasureCell => ({ value: numerator / denominator, numerator, denominator });

export const HIDDEN_FIGURE: MeasureCell = { value: null, state: 'suppressed' };

/** Rows of stage, asset, engagement, participation and completed action, as a provider would answer them. */
export function assetResult(rows: readonly (readonly Cell[])[], totals?: readonly Cell[], meta: Partial<Result['meta']> = {}): Result {
  return { columns: COLUMNS, rows, ...(totals && { totals }), meta: { source: 'CRM', completeThrough: '2026-10-31', ...meta } };
}

/** Four studies; the whole is computed at its own grain, since one HCP may use several. */
export const STUDIES: readonly (readonly Cell[])[] = [
  ['adoption', 'Kronos study', 108, rateOf(108, 2037), rateOf(23, 100)],
  ['awareness', 'BPCO indications', 130, rateOf(130, 2097), rateOf(36, 129)],
  ['adoption', 'Efficiency study', 75, rateOf(75, 2143), rateOf(19, 73)],
  ['advocacy', 'MEETOP study', 45, rateOf(45, 2500), rateOf(13, 45)],
];
export const STUDIES_TOTAL: readonly Cell[] = [null, null, 264, rateOf(264, 2710), rateOf(84, 251)];

/** As many made-up assets as wanted, always the same. */
export function manyAssets(count: number): readonly (readonly Cell[])[] {
  const stages = ['unuser', 'awareness', 'trial', 'adoption', 'advocacy'];
  return Array.from({ length: count }, (_, at) => {
    const engaged = (at * 7919) % 997;
    return [stages[(at * 7) % 5] as string, `Study ${at + 1}`, engaged, rateOf(engaged, 1000 + ((at * 31) % 900)), rateOf((at * 13) % 90, 100)];
  });
}
