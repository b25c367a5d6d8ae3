import type { Direction } from './catalog.js';

export const VERDICTS = ['met', 'near', 'missed', 'none'] as const;
/** How a figure stands against its objective; `none` where there is no objective. */
export type Verdict = (typeof VERDICTS)[number];

export interface Assessment {
  readonly verdict: Verdict;
  /** Figure minus objective, in the figure's own unit. */
  readonly gap: number | null;
  /** Figure over objective; `null` unless both are positive. */
  readonly attainment: number | null;
}

/**
 * Stands the figure against its objective. Equal once both are rounded to what the reader sees is `met`.
 * `near` is a miss by at most `tolerance` of the objective (5 % unless set). Measures without a
 * direction get a gap and no verdict.
 */
export function assess(value: number | null, objective: number | null, { direction, decimals, tolerance = 0.05 }: {
  direction: Direction; decimals: number; tolerance?: number;
}): Assessment {
  if (value === null || objective === null) return { verdict: 'none', gap: null, attainment: null };
  const gap = value - objective;
  const attainment = value > 0 && objective > 0 ? value / objective : null;
  if (direction === 'neutral') return { verdict: 'none', gap, attainment };
  const unit = 10 ** decimals;
  const roundedGap = Math.round(value * unit) - Math.round(objective * unit);
  const shortfall = direction === 'down' ? roundedGap : -roundedGap;
  if (shortfall <= 0) return { verdict: 'met', gap, attainment };
  return { verdict: shortfall / unit <= Math.abs(objective) * tolerance ? 'near' : 'missed', gap, attainment };
}
