import type { Sources } from './tables.js';

/** Two tenants, each with codes that say whose they are; names of the other must appear nowhere. */
export const TENANTS: Sources = {
  hcps: Array.from({ length: 24 }, (_, at) => ({ hcp: `${at < 12 ? 'ours' : 'theirs'}-${at}`, territory: at < 12 ? 'ours' : 'theirs', specialty: at % 2 ? 'gp' : `${at < 12 ? 'ours' : 'theirs'}-specialty` })),
  products: [{ product: 'ours-p', market: 'ours-m', own: 'true' }, { product: 'theirs-p', market: 'theirs-m', own: 'true' }, { product: 'theirs-unused', market: 'theirs-m2' }],
  campaigns: [{ campaign: 'ours-c', label: 'Ours' }, { campaign: 'theirs-c', label: 'Theirs secret' }],
  assets: [{ asset: 'theirs-a', assetKind: 'mail', product: 'theirs-p', approvedFrom: '2026-01-01' }],
  segments: [{ segment: 'ours-s', segmentScheme: 'ours-scheme' }, { segment: 'theirs-s', segmentScheme: 'theirs-scheme' }],
  assetUses: [{ hcp: 'ours-1', asset: 'ours-a', usedAt: '2026-02-02' }, { hcp: 'theirs-13', asset: 'theirs-a', usedAt: '2026-02-02' }],
  memberships: Array.from({ length: 24 }, (_, at) => ({ hcp: `${at < 12 ? 'ours' : 'theirs'}-${at}`, segment: at < 12 ? 'ours-s' : 'theirs-s', validFrom: '2026-01-01', validTo: '' })),
  interactions: Array.from({ length: 48 }, (_, at) => ({ hcp: `${at % 24 < 12 ? 'ours' : 'theirs'}-${at % 24}`, occurredAt: at % 2 ? '2026-02-03' : '2026-03-04', channel: at % 24 < 12 ? 'web' : 'theirs-channel', product: at % 24 < 12 ? 'ours-p' : 'theirs-p', campaign: at % 24 < 12 ? 'ours-c' : 'theirs-c' })),
  sends: Array.from({ length: 24 }, (_, at) => ({ hcp: `${at < 12 ? 'ours' : 'theirs'}-${at}`, attemptedAt: '2026-02-01', sentAt: '2026-02-01', deliveredAt: '2026-02-01', campaign: at < 12 ? 'ours-c' : 'theirs-c' })),
  adoptionSnapshots: Array.from({ length: 24 }, (_, at) => ({ hcp: `${at < 12 ? 'ours' : 'theirs'}-${at}`, snapshotAt: '2026-03-31', product: at < 12 ? `ours-${at % 2 ? 'p' : 'q'}` : 'theirs-p', adoptionStage: 'trial' })),
  sales: [{ product: 'ours-p', territory: 'ours', month: '2026-02-01', turnover: '10' }, { product: 'theirs-p', territory: 'theirs', month: '2026-02-01', turnover: '7000' }],
  objectives: [
    { kpi: 'activeHcps', territory: 'ours', startsOn: '2026-01-01', endsOn: '2026-05-31', value: '11', scenario: 'objective' },
    { kpi: 'activeHcps', territory: 'theirs', startsOn: '2026-01-01', endsOn: '2026-05-31', value: '7777', scenario: 'objective' },
    { kpi: 'activeHcps', territory: '', startsOn: '2026-01-01', endsOn: '2026-05-31', value: '9999', scenario: 'objective' },
  ],
  mentions: [{ keyword: 'theirs-k', competitor: 'theirs-co', network: 'theirs-n', theme: 'theirs-t', day: '2026-02-02', mentions: '4' }],
};
