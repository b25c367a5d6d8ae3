import type { DimensionDefinition, MemberDefinition } from '../contract/catalog.js';

/** The adoption ladder, in rank order. */
export const ADOPTION_LADDER: readonly MemberDefinition[] = [
  { code: 'unuser', label: 'Unuser', rank: 0 },
  { code: 'awareness', label: 'Awareness', rank: 1 },
  { code: 'trial', label: 'Trial', rank: 2 },
  { code: 'adoption', label: 'Adoption', rank: 3 },
  { code: 'advocacy', label: 'Advocacy', rank: 4 },
];

const named = (...pairs: readonly (readonly [string, string])[]): readonly MemberDefinition[] => pairs.map(([code, label]) => ({ code, label }));

export const DIMENSIONS: readonly DimensionDefinition[] = [
  { id: 'hcp', label: 'HCP' },
  { id: 'specialty', label: 'Specialty', overlapping: true },
  { id: 'territory', label: 'Territory' },
  { id: 'audience', label: 'Audience', members: named(['hcp', 'HCPs'], ['patient', 'Patients'], ['carer', 'Carers'], ['pharmacist', 'Pharmacists'], ['public', 'Public']) },
  { id: 'segment', label: 'Segment', overlapping: true },
  { id: 'segmentFrom', label: 'From segment' },
  { id: 'segmentTo', label: 'To segment' },
  { id: 'segmentScheme', label: 'Segmentation' },
  { id: 'adoptionStage', label: 'Adoption stage', ordered: true, members: ADOPTION_LADDER },
  { id: 'product', label: 'Product' },
  { id: 'market', label: 'Market' },
  { id: 'theme', label: 'Theme' },
  { id: 'campaign', label: 'Campaign' },
  { id: 'keyMessage', label: 'Key message' },
  { id: 'asset', label: 'Content' },
  { id: 'assetKind', label: 'Kind of content' },
  { id: 'channel', label: 'Channel', members: named(['face-to-face', 'Face-to-face'], ['phone', 'Phone'], ['remote', 'Remote call'], ['approved-email', 'Approved e-mail'], ['marketing-email', 'Marketing e-mail'], ['webinar', 'Webinar'], ['congress', 'Congress'], ['web', 'Web'], ['sms', 'SMS and chat']) },
  { id: 'activityType', label: 'Activity type' },
  { id: 'emailType', label: 'E-mail type' },
  { id: 'consentStatus', label: 'Consent status', members: named(['opt-in', 'Opted in'], ['pending', 'Pending'], ['expired', 'Expired'], ['opt-out', 'Opted out']) },
  { id: 'consentType', label: 'Consent type' },
  { id: 'consentSource', label: 'Consent source' },
  { id: 'suggestionStatus', label: 'Suggestion outcome' },
  { id: 'scenario', label: 'Scenario', members: named(['actual', 'Actual'], ['objective', 'Objective'], ['forecast', 'Forecast'], ['benchmark', 'Benchmark']) },
];
