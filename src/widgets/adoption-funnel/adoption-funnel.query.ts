import { mergeFilters, OmnichannelError, type Filter, type Query } from '../../contract/index.js';
import type { Questions, Scope } from '../../context/questions.js';

export const FUNNEL_MODES = ['count', 'share', 'at-or-above', 'won'] as const;
export type FunnelMode = (typeof FUNNEL_MODES)[number];

export interface FunnelQuestion {
  readonly mode: FunnelMode;
  readonly withObjective: boolean;
  readonly by?: string;
  readonly baseline?: string;
}

/** What each mode asks for and explains. */
export const MEASURES_OF: Record<FunnelMode, readonly string[]> = {
  count: ['hcpsAtStage', 'stageShare'],
  share: ['hcpsAtStage', 'stageShare'],
  'at-or-above': ['hcpsAtStage', 'stageShare', 'hcpsAtOrAboveStage'],
  won: ['wonHcps', 'hcpsAtStage'],
};
const MOVES = ['progressedHcps', 'regressedHcps'];
const SCENARIOS: Filter = { dimension: 'scenario', in: ['actual', 'objective'] };

/** The scale at the end of the period; for `won`, what has changed since the baseline, and who moved up or back. */
export function funnelQuestions({ period, filters }: Scope, { mode, withObjective, by, baseline }: FunnelQuestion): Questions {
  if (mode === 'won' && baseline && baseline >= period.end) {
    throw new OmnichannelError('invalid-setting', { subject: 'adoption-funnel', problem: `invalid baseline "${baseline}"`, remedy: `Give a date before the period's end, ${period.end}.` });
  }
  const plain: Query = { measures: MEASURES_OF[mode], period: mode === 'won' && baseline ? { start: baseline, end: period.end } : period, filters };
  const dimensions = [...(by ? [by] : []), 'adoptionStage'];
  return {
    main: { query: withObjective ? { ...plain, dimensions: [...dimensions, 'scenario'], filters: mergeFilters(filters, [SCENARIOS]) } : { ...plain, dimensions } },
    ...(mode === 'won' && !by && { moves: { query: { ...plain, measures: MOVES } } }),
  };
}
