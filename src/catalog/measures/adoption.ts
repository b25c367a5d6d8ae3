import type { Formula } from '../../contract/catalog.js';
import { difference, family, inPoints, measure, ratio, share, stock } from './formulas.js';

const progress = (how: 'up' | 'down'): Formula => ({ op: 'moved', states: 'adoption', how });

export const ADOPTION = family('adoption', [
  { id: 'hcpsAtStage', label: 'HCPs on the adoption scale', unit: 'hcp', additivity: 'semi-additive', definition: 'HCPs at the adoption stage of one product at the end of the period.', formula: { op: 'stock', states: 'adoption' } },
  { id: 'stageShare', label: 'Share of stage', unit: 'share', definition: 'HCPs at the stage, out of all HCPs with a known stage.', formula: share(measure('hcpsAtStage'), 'adoptionStage') },
  { id: 'hcpsAtOrAboveStage', label: 'HCPs at or above stage', unit: 'hcp', additivity: 'semi-additive', definition: 'HCPs at the stage or a higher one at the end of the period.', formula: { op: 'accumulate', of: measure('hcpsAtStage'), along: 'adoptionStage' } },
  { id: 'stageGap', label: 'Gap of stage to objective', unit: 'points', decimals: 1, definition: 'Share of the stage minus its objective, in percentage points.', formula: inPoints(measure('stageShare'), { op: 'scenario', of: measure('stageShare'), scenario: 'objective' }) },
  { id: 'wonHcps', label: 'HCPs won', unit: 'hcp', definition: 'HCPs at the stage at the end of the period minus those at its start: net, so that moves in and out cancel.', formula: { op: 'change', of: measure('hcpsAtStage') } },
  { id: 'progressedHcps', label: 'HCPs who progressed', unit: 'hcp', definition: 'HCPs at a higher stage at the end of the period than at its start, known at both.', formula: progress('up') },
  { id: 'regressedHcps', label: 'HCPs who fell back', unit: 'hcp', direction: 'down', definition: 'HCPs at a lower stage at the end of the period than at its start, known at both.', formula: progress('down') },
  { id: 'progressionRate', label: 'Progression rate', unit: 'share', definition: 'HCPs who progressed, out of those known at both ends and below the top stage at the start.', formula: ratio(measure('progressedHcps'), { op: 'moved', states: 'adoption', how: 'known', belowTop: true }) },
  { id: 'medianStage', label: 'Median stage', unit: 'stage', definition: 'Stage of the middle HCP in rank order at the end of the period, among HCPs with a known stage.', formula: { op: 'medianRank', states: 'adoption' } },
]);

/** The whole universe: being in a segment is what is measured, so it does not narrow the base. */
const everyone: Formula = { op: 'whole', of: stock('universe'), without: ['segment', 'segmentScheme'] };
const segmented = stock('segment');

export const SEGMENTS = family('segments', [
  { id: 'segmentSize', label: 'HCPs in the segment', unit: 'hcp', additivity: 'semi-additive', direction: 'neutral', definition: 'HCPs in the segment at the end of the period; segments may overlap.', formula: { op: 'stock', states: 'segment' } },
  { id: 'segmentInflow', label: 'HCPs who entered', unit: 'hcp', direction: 'neutral', definition: 'HCPs in the segment at the end of the period who were not in it at the start.', formula: { op: 'moved', states: 'segment', how: 'entered' } },
  { id: 'segmentOutflow', label: 'HCPs who left', unit: 'hcp', direction: 'neutral', definition: 'HCPs in the segment at the start of the period who are not in it at the end.', formula: { op: 'moved', states: 'segment', how: 'left' } },
  { id: 'segmentRetention', label: 'Retention', unit: 'share', definition: 'HCPs in the segment at both ends of the period, out of those in it at the start.', formula: ratio({ op: 'moved', states: 'segment', how: 'stayed' }, { op: 'stock', states: 'segment', at: 'start' }) },
  { id: 'movedHcps', label: 'HCPs moved', unit: 'hcp', direction: 'neutral', definition: 'HCPs by their segment at the start and at the end of the period.', formula: { op: 'moved', states: 'segment', how: 'between' } },
  { id: 'transitionRate', label: 'Transition rate', unit: 'share', direction: 'neutral', definition: 'HCPs moved between two segments, out of those in the first at the start.', formula: share(measure('movedHcps'), 'segmentTo') },
  { id: 'netFlow', label: 'Net flow', unit: 'hcp', direction: 'neutral', definition: 'HCPs moved from the first segment to the second, minus those moved back.', formula: difference(measure('movedHcps'), { op: 'reversed', of: measure('movedHcps') }) },
  { id: 'segmentCoverage', label: 'Coverage of the segmentation', unit: 'share', definition: 'HCPs in any segment of the segmentation, out of all HCPs in the universe at the end of the period.', formula: ratio(segmented, everyone) },
  { id: 'unassignedHcps', label: 'HCPs without a segment', unit: 'hcp', additivity: 'semi-additive', direction: 'down', definition: 'HCPs in the universe at the end of the period who are in no segment of the segmentation.', formula: { op: 'stock', states: 'segment', in: [''] } },
  { id: 'segmentOverlap', label: 'Overlap of segments', unit: 'share', direction: 'neutral', definition: 'HCPs in two or more segments at once, out of those in any.', formula: ratio({ op: 'stock', states: 'segment', atLeast: 2 }, segmented) },
]);
