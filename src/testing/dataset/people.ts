import type { TableRow } from './dataset.js';

/** `count` things made by their number, from 1. */
export const times = <Made>(count: number, make: (number: number) => Made): readonly Made[] => Array.from({ length: count }, (_, at) => make(at + 1));
export const twoDigits = (number: number): string => String(number).padStart(2, '0');
export const hcpCode = (number: number): string => `h${twoDigits(number)}`;

const SPECIALTIES = ['cardio', 'cardio|diabetes', 'general', 'diabetes', null] as const;
/** Two codes that differ in case only, and one that nobody is in. */
const TERRITORIES = ['north', 'south', 'North', null] as const;

const LEAVER = 7;
const COMER = 8;
const LATE_COMER = 9;

/** Sixty HCPs; one leaves, two come. `h99` has rows elsewhere and is not in this table. */
export const HCPS: readonly TableRow[] = times(60, (number) => ({
  hcp: hcpCode(number),
  specialty: SPECIALTIES[number % 5] ?? null,
  territory: number === 60 ? '' : TERRITORIES[number % 7 === 0 ? 3 : number % 3] ?? null,
  validFrom: number === COMER ? '2026-03-10' : number === LATE_COMER ? '2026-06-01' : '2025-01-01',
  validTo: number === LEAVER ? '2026-03-20' : null,
}));

/** `C` is created in April, `Z` is closed in June. The own order is not that of the codes. */
export const SEGMENTS: readonly TableRow[] = [
  { segment: 'B', label: 'Bronze', segmentScheme: 'value', order: 2, validFrom: '2025-01-01', validTo: null },
  { segment: 'A', label: 'Élite', segmentScheme: 'value', order: 1, validFrom: '2025-01-01', validTo: null },
  { segment: 'C', label: 'Challengers', segmentScheme: 'value', order: 3, validFrom: '2026-04-01', validTo: null },
  { segment: 'D1', label: 'Digital natives', segmentScheme: 'digital', order: 4, validFrom: '2025-01-01', validTo: null },
  { segment: 'D2', label: 'Digital converts', segmentScheme: 'digital', order: 5, validFrom: '2025-01-01', validTo: null },
  { segment: 'Z', label: 'Phased out', segmentScheme: 'digital', order: 6, validFrom: '2025-01-01', validTo: '2026-06-01' },
];

interface Stay { readonly segment: string; readonly validFrom: string; readonly validTo?: string }

/** Stays of one HCP in the segments by value: no segment, `A`, `B`, `B` and then `C`. */
function byValue(number: number): readonly Stay[] {
  if (number % 4 === 0) return [];
  if (number % 4 === 1) return [{ segment: 'A', validFrom: '2025-01-01', ...(number % 12 === 1 && { validTo: '2026-07-11' }) }];
  if (number % 8 !== 3) return [{ segment: 'B', validFrom: '2025-01-01' }];
  return [{ segment: 'B', validFrom: '2025-01-01', validTo: '2026-04-01' }, { segment: 'C', validFrom: '2026-04-01' }];
}

/** Stays by digital habit: `D1` all the time, `Z` until it closes and then `D2` or none, none and then `D1`. */
function byHabit(number: number): readonly Stay[] {
  if (number % 3 === 0) return [{ segment: 'D1', validFrom: '2025-01-01' }];
  if (number % 3 === 1) return [{ segment: 'Z', validFrom: '2025-01-01', validTo: '2026-06-01' }, ...(number % 2 === 1 ? [{ segment: 'D2', validFrom: '2026-06-01' }] : [])];
  return number > 40 ? [{ segment: 'D1', validFrom: '2026-02-15' }] : [];
}

export const MEMBERSHIPS: readonly TableRow[] = times(60, (number) => [...byValue(number), ...byHabit(number)].map(({ segment, validFrom, validTo = null }) => ({ hcp: hcpCode(number), segment, validFrom, validTo }))).flat();

/** Rank on the ladder by month: everybody begins low, most rise once, some fall back, nobody stands on the fourth rung. */
function stageIn(month: number, number: number): string {
  if (number > 38) return '';
  const start = number % 3;
  const risen = month >= 2 + (number % 5) ? 1 : 0;
  const fallen = number % 7 === 0 && month >= 6 ? 1 : 0;
  const rank = Math.max(0, start + risen - fallen);
  return ['unaware', 'aware', 'trying', 'advocate'][rank] as string;
}

const MONTH_ENDS: Readonly<Record<number, string>> = {
  1: '2026-01-31', 2: '2026-02-28', 3: '2026-03-31', 4: '2026-04-30', 5: '2026-05-31', 6: '2026-06-30', 7: '2026-07-31', 9: '2026-09-30', 10: '2026-10-31', 11: '2026-11-30',
};

/** One snapshot a month, none for August; the second product has one a quarter. */
export const ADOPTION_SNAPSHOTS: readonly TableRow[] = Object.entries(MONTH_ENDS).flatMap(([month, snapshotAt]) => [
  ...times(40, (number) => ({ hcp: hcpCode(number), product: 'kora', snapshotAt, adoptionStage: stageIn(Number(month), number) })),
  ...(Number(month) % 3 === 0 ? times(20, (number) => ({ hcp: hcpCode(number), product: 'zeta', snapshotAt, adoptionStage: number % 2 === 0 ? 'aware' : 'unaware' })) : []),
]);

export const PRESCRIPTIONS: readonly TableRow[] = times(6, (month) => times(24, (number) => ({
  hcp: hcpCode(number), product: 'kora', month: `2026-${twoDigits(month)}-01`, prescriptions: number % 6 === 5 && month === 2 ? null : (number % 4) + month * (number % 5),
}))).flat();

const dated = (number: number, month: number): string => `2026-${twoDigits(month)}-${twoDigits(1 + (number % 27))}`;
const event = (number: number, consentStatus: string, effectiveFrom: string, more: TableRow = {}): TableRow =>
  ({ hcp: hcpCode(number), channel: 'email', product: 'kora', consentStatus, effectiveFrom, effectiveTo: null, ...more });

/** Opt-ins that run out, are withdrawn or stay; then the cases that are told wrongly most often. */
export const CONSENT_EVENTS: readonly TableRow[] = [
  ...times(48, (number) => (number % 9 === 0 ? event(number, 'pending', dated(number, 1)) : event(number, 'opt-in', dated(number, 1 + (number % 4)), { effectiveTo: number % 5 === 0 ? '2026-07-15' : number % 5 === 1 ? '2026-12-20' : null }))),
  ...times(12, (number) => event(number * 4 - 3, 'opt-out', dated(number, 5))),
  // Opted out without ever having opted in; opted out twice; opted in twice.
  event(50, 'opt-out', '2026-03-02'),
  event(51, 'opt-in', '2026-02-03'), event(51, 'opt-out', '2026-03-03'), event(51, 'opt-out', '2026-03-19'),
  event(52, 'opt-in', '2026-02-04'), event(52, 'opt-in', '2026-04-04'),
  // Two on one date: the later row wins.
  event(53, 'opt-in', '2026-03-05'), event(53, 'opt-out', '2026-03-05'),
  event(54, 'opt-out', '2026-03-06'), event(54, 'opt-in', '2026-03-06'),
  // In by e-mail and out on the web: in for any channel. Pending and in: in.
  event(55, 'opt-in', '2026-03-07'), event(55, 'opt-out', '2026-03-09', { channel: 'web' }),
  event(56, 'pending', '2026-03-07'), event(56, 'opt-in', '2026-03-20', { product: 'zeta' }),
  // Renewed before it ran out, and after.
  event(57, 'opt-in', '2026-01-10', { effectiveTo: '2026-06-10' }), event(57, 'opt-in', '2026-06-01', { effectiveTo: '2027-06-01' }),
  event(58, 'opt-in', '2026-01-10', { effectiveTo: '2026-06-10' }), event(58, 'opt-in', '2026-08-01'),
];
