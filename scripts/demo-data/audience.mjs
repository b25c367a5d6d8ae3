import { DATA_END } from './calendar.mjs';
import { chance } from './random.mjs';

const READINESS = { active: 0.9, 'new-clients': 0.75, leaving: 0.55, left: 0.2 };
export const ACTIVE_HCPS = 1821;

/**
 * The HCPs in contact with the brand in the shown period. They are also the ones whose adoption stage
 * is known at its end, and nobody else has an interaction or an engagement in it.
 */
export function activeAudience(hcps, segmentsOf) {
  const random = chance('audience');
  const valid = hcps.filter(({ validTo }) => !validTo);
  return random.sample(valid, ACTIVE_HCPS, ({ hcp }) => READINESS[segmentsOf(hcp, DATA_END)[0]] ?? 0.4);
}
