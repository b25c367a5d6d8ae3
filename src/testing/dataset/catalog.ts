import type { Calendar, Catalog, DimensionDefinition, MemberDefinition } from '../../contract/index.js';
import { FACTS, STATES } from './facts.js';
import { MEASURES } from './measures.js';

/** The ladder in rank order: neither alphabetical nor in the order of the rows. Nobody ever stands on `loyal`. */
export const LADDER = ['unaware', 'aware', 'trying', 'loyal', 'advocate'] as const;

const ladder: readonly MemberDefinition[] = LADDER.map((code, rank) => ({ code, label: code, rank }));
const overlapping = (id: string): DimensionDefinition => ({ id, label: id, overlapping: true });
const plain = (...ids: readonly string[]): readonly DimensionDefinition[] => ids.map((id) => ({ id, label: id }));

export const DIMENSIONS: readonly DimensionDefinition[] = [
  ...plain('hcp', 'territory', 'segmentFrom', 'segmentTo', 'product', 'market', 'campaign', 'keyMessage', 'emailType', 'suggestionStatus', 'processKind', 'network', 'region', 'kpi', 'family', 'contractKind', 'consentStatus'),
  ...['specialty', 'segment', 'segmentScheme'].map(overlapping),
  { id: 'adoptionStage', label: 'Stage', ordered: true, members: ladder },
  { id: 'channel', label: 'Channel', members: [{ code: 'visit', label: 'Visit' }, { code: 'email', label: 'Électronique' }, { code: 'web', label: 'Web' }] },
  { ...overlapping('receiverOf'), derived: { fact: 'sends', column: 'campaign', where: [{ column: 'deliveredAt', isSet: true }] } },
  { id: 'scenario', label: 'Scenario' },
];

/** A small star of its own, in a zone that is ahead of UTC and changes its clocks. */
export function conformanceCatalog(calendar: Calendar = { timeZone: 'Europe/Paris' }): Catalog {
  return { version: 'conformance-1', currency: 'EUR', calendar, measures: MEASURES, dimensions: DIMENSIONS, facts: FACTS, states: STATES };
}
