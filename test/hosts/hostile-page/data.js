const times = (count, make) => Array.from({ length: count }, (_, at) => make(at + 1));
const MONTHS = ['04', '05', '06', '07', '08', '09', '10'];
const STAGES = ['unuser', 'awareness', 'trial', 'adoption', 'advocacy'];
const CHANNELS = ['face-to-face', 'phone', 'marketing-email', 'webinar'];
/** 0 to 99, always the same for the same number. */
const chance = (number) => (number * 7919 + (number % 13) * 37) % 100;

/** A small, made-up CRM: 240 HCPs, seven months. */
export const crm = {
  source: 'CRM', completeThrough: '2026-10-31',
  tables: {
    hcps: times(240, (hcp) => ({ hcp: `h${hcp}`, validFrom: '2020-01-01' })),
    segments: [
      { segment: 'digital', label: 'Digital first', segmentScheme: 'affinity' },
      { segment: 'field', label: 'Field first', segmentScheme: 'affinity' },
      { segment: 'hybrid', label: 'Hybrid', segmentScheme: 'affinity' },
    ],
    memberships: times(240, (hcp) => [
      { hcp: `h${hcp}`, segment: ['digital', 'field', 'hybrid'][hcp % 3], validFrom: '2026-01-01', ...(hcp % 5 === 0 && { validTo: '2026-10-10' }) },
      ...(hcp % 5 === 0 ? [{ hcp: `h${hcp}`, segment: ['hybrid', 'digital'][hcp % 2], validFrom: '2026-10-10' }] : []),
    ]).flat(),
    interactions: MONTHS.flatMap((month, at) => times(90 + 12 * at + chance(at), (hcp) => ({ hcp: `h${hcp}`, occurredAt: `2026-${month}-05`, channel: CHANNELS[Math.floor(Math.sqrt(chance(hcp + at)) / 2.5)] }))),
    adoptionSnapshots: MONTHS.flatMap((month, at) => times(240, (hcp) => ({ hcp: `h${hcp}`, snapshotAt: `2026-${month}-01`, adoptionStage: STAGES[Math.min(4, Math.floor(chance(hcp) / 32) + (hcp % 7 < at ? 1 : 0))] }))),
    consentEvents: [
      ...times(220, (hcp) => ({ hcp: `h${hcp}`, channel: 'marketing-email', consentStatus: 'opt-in', effectiveFrom: hcp < 120 ? '2026-01-10' : `2026-${MONTHS[hcp % 7]}-10` })),
      ...times(90, (hcp) => ({ hcp: `h${hcp}`, channel: 'marketing-email', consentStatus: 'opt-out', effectiveFrom: `2026-${MONTHS[hcp % 7]}-20` })),
    ],
    assets: times(24, (asset) => ({ asset: `a${asset}`, label: `Respira brochure ${asset}`, adoptionStage: STAGES[asset % 5] })),
    assetUses: times(24, (asset) => times(3 + asset, (hcp) => ({ hcp: `h${hcp}`, usedAt: '2026-10-05', asset: `a${asset}`, exposed: true, engaged: hcp % 3 === 0 }))).flat(),
  },
};
