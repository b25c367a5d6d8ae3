import { createMemoryProvider } from 'omnichannel-widgets/providers/memory';

/** How many HCPs were contacted once, by month and channel. */
const CONTACTS = [
  ['2026-05', 'phone', 8], ['2026-05', 'face-to-face', 11], ['2026-05', 'webinar', 5],
  ['2026-06', 'phone', 9], ['2026-06', 'face-to-face', 12], ['2026-06', 'webinar', 6],
  ['2026-07', 'phone', 7], ['2026-07', 'face-to-face', 9], ['2026-07', 'webinar', 9],
  ['2026-08', 'phone', 10], ['2026-08', 'face-to-face', 13], ['2026-08', 'webinar', 8],
  ['2026-09', 'phone', 12], ['2026-09', 'face-to-face', 15], ['2026-09', 'webinar', 11],
  ['2026-10', 'phone', 14], ['2026-10', 'face-to-face', 18], ['2026-10', 'webinar', 12],
] as const;

/** One row per contact. */
const interactions = CONTACTS.flatMap(([month, channel, count]) =>
  Array.from({ length: count }, (_, at) => ({ hcp: `hcp-${at + 1}`, occurredAt: `${month}-15`, channel })));

export const provider = createMemoryProvider({ source: 'CRM', completeThrough: '2026-10-31', tables: { interactions } });
