import type { Condition, Formula } from '../../contract/catalog.js';
import { difference, family, ratio, set } from './formulas.js';

const performance = (how: Extract<Formula, { readonly op: 'performance' }>['how'], scenario?: string): Formula => ({ op: 'performance', how, ...(scenario !== undefined && { scenario }) });
/** A blank goal is a fault of the plan and a goal of 0 plans nothing: neither counts. */
const planned: readonly Condition[] = [set('goal'), { column: 'goal', notIn: [0] }];
const state = (column: string): Formula => ({ op: 'only', fact: 'correctiveActions', column, time: 'evaluatedOn' });

export const OBJECTIVES = family('objectives', [
  { id: 'attainment', label: 'Attainment', unit: 'share', definition: 'Actual out of the objective, or the objective out of the actual where less is better; of one KPI.', formula: performance('attainment') },
  { id: 'attainmentOfBenchmark', label: 'Standing against the market', unit: 'share', definition: 'Actual out of the market’s reference, or the reference out of the actual where less is better; of one KPI.', formula: performance('attainment', 'benchmark') },
  { id: 'gap', label: 'Gap to objective', unit: 'count', decimals: 2, direction: 'neutral', definition: 'Actual minus objective, in the KPI’s own unit, in points for a share; of one KPI.', formula: performance('gap') },
  { id: 'relativeGap', label: 'Relative gap', unit: 'share', direction: 'neutral', definition: 'Gap out of the objective’s size; of one KPI.', formula: performance('relativeGap') },
  { id: 'pace', label: 'Pace', unit: 'ratio', decimals: 2, definition: 'Attainment divided by the part of the period that has passed; 1 is on time. Of one KPI.', formula: performance('pace') },
  { id: 'remaining', label: 'Remaining', unit: 'count', decimals: 1, direction: 'down', definition: 'What is missing to the objective, 0 once it is reached; of one KPI.', formula: performance('remaining') },
  { id: 'planAttainment', label: 'Plan attainment', unit: 'share', direction: 'neutral', definition: 'Contacts made, each plan capped at its maximum, out of the contacts planned, both weighted; plans without a goal do not count.',
    formula: ratio({ op: 'sum', fact: 'plans', column: 'actual', cap: 'max', times: 'weight', where: planned }, { op: 'sum', fact: 'plans', column: 'goal', times: 'weight', where: planned }) },
  { id: 'actionEffect', label: 'Effect of the action', unit: 'count', decimals: 2, direction: 'neutral', definition: 'KPI after a corrective action minus what was expected without it, in the KPI’s own unit; of one action.', formula: difference(state('after'), state('expected')) },
]);
