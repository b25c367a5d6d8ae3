import { CAMPAIGNS, CONTRACTS, NETWORK_REACH, OBJECTIVES, PROCESS_CASES, PRODUCTS, SALES } from './business.js';
import type { DatasetTables } from './dataset.js';
import { INTERACTIONS, PLANS, SENDS, SUGGESTIONS } from './events.js';
import { ADOPTION_SNAPSHOTS, CONSENT_EVENTS, HCPS, MEMBERSHIPS, PRESCRIPTIONS, SEGMENTS } from './people.js';

export const COMPLETE_THROUGH = '2026-11-30';

export const TABLES = {
  hcps: HCPS, segments: SEGMENTS, products: PRODUCTS, campaigns: CAMPAIGNS, interactions: INTERACTIONS, sends: SENDS, suggestions: SUGGESTIONS, plans: PLANS, processCases: PROCESS_CASES,
  networkReach: NETWORK_REACH, consentEvents: CONSENT_EVENTS, adoptionSnapshots: ADOPTION_SNAPSHOTS, memberships: MEMBERSHIPS, contracts: CONTRACTS, sales: SALES, prescriptions: PRESCRIPTIONS, objectives: OBJECTIVES,
} satisfies DatasetTables;
