import type { TableRow } from './dataset.js';
import { times, twoDigits } from './people.js';

export const PRODUCTS: readonly TableRow[] = [
  { product: 'kora', label: 'Kora®', market: 'lung' },
  { product: 'zeta', label: 'Zêta', market: 'lung' },
  { product: 'rival', label: 'Rival', market: 'lung' },
  { product: 'solo', label: 'Solo', market: 'skin' },
  { product: 'stray', label: 'Stray', market: null },
];

export const CAMPAIGNS: readonly TableRow[] = [
  { campaign: 'spring', label: 'Spring', product: 'kora' },
  { campaign: 'autumn', label: 'Autumn', product: 'zeta' },
  { campaign: 'large', label: 'Large', product: null },
];

const isSold = (month: string): boolean => month !== '2026-09-01';
const MONTHS: readonly string[] = [...times(12, (month) => `2025-${twoDigits(month)}-01`), ...times(11, (month) => `2026-${twoDigits(month)}-01`)].filter(isSold);
const REGIONS = ['east', 'west'] as const;

/** Three products of one market in two regions; September 2026 was not loaded. */
const lung: readonly TableRow[] = MONTHS.flatMap((month, place) => ['kora', 'zeta', 'rival'].flatMap((product, number) => REGIONS.map((region, at) => (
  { product, month, region, turnover: 100 * (number + 1) + 7 * place + 10 * at, units: product === 'rival' && at === 1 ? null : 10 + number + (place % 4) }
))));

/** Zero, below zero, no figure and no row: growth over none of them is a per cent. */
const solo: readonly TableRow[] = [
  { product: 'solo', month: '2026-01-01', region: 'east', turnover: 40, units: 4 },
  { product: 'solo', month: '2026-02-01', region: 'east', turnover: 0, units: 0 },
  { product: 'solo', month: '2026-03-01', region: 'east', turnover: 30, units: 3 },
  { product: 'solo', month: '2026-04-01', region: 'east', turnover: -5, units: 0 },
  { product: 'solo', month: '2026-05-01', region: 'east', turnover: 20, units: 2 },
  { product: 'solo', month: '2026-06-01', region: 'east', turnover: null, units: null },
  { product: 'stray', month: '2026-05-01', region: null, turnover: 9, units: 1 },
];

export const SALES: readonly TableRow[] = [...lung, ...solo];

/** Even and odd numbers of closed cases, open ones, and one that is closed later. */
export const PROCESS_CASES: readonly TableRow[] = [
  { processCase: 'c1', processKind: 'launch', openedAt: '2026-01-05', deliveredAt: '2026-01-15', days: 10 },
  { processCase: 'c2', processKind: 'launch', openedAt: '2026-01-06', deliveredAt: '2026-01-08', days: 2 },
  { processCase: 'c3', processKind: 'launch', openedAt: '2026-01-10', deliveredAt: '2026-02-09', days: 30 },
  { processCase: 'c4', processKind: 'extract', openedAt: '2026-01-11', deliveredAt: '2026-01-12', days: 1 },
  { processCase: 'c5', processKind: 'extract', openedAt: '2026-01-20', deliveredAt: '2026-01-24', days: 4 },
  { processCase: 'c6', processKind: 'extract', openedAt: '2026-01-22', deliveredAt: null, days: null },
  { processCase: 'c7', processKind: 'launch', openedAt: '2026-02-02', deliveredAt: null, days: null },
  { processCase: 'c8', processKind: null, openedAt: '2026-02-03', deliveredAt: '2026-03-01', days: 26 },
];

export const NETWORK_REACH: readonly TableRow[] = [
  { network: 'blue', startsOn: '2026-01-01', reach: 1000 },
  { network: 'blue', startsOn: '2026-02-01', reach: 1100 },
  { network: 'green', startsOn: '2026-01-01', reach: 300 },
];

/** One customer with two contracts at once, one that ended, one that begins later, one within a month. */
export const CONTRACTS: readonly TableRow[] = [
  { customer: 'k1', contractKind: 'basic', startsOn: '2025-06-01', endsOn: null, amount: 100 },
  { customer: 'k1', contractKind: 'plus', startsOn: '2026-02-01', endsOn: null, amount: 50 },
  { customer: 'k2', contractKind: 'basic', startsOn: '2025-06-01', endsOn: '2026-03-15', amount: 80 },
  { customer: 'k3', contractKind: 'plus', startsOn: '2026-04-01', endsOn: null, amount: 70 },
  { customer: 'k4', contractKind: 'basic', startsOn: '2026-03-05', endsOn: '2026-03-20', amount: 20 },
  { customer: 'k5', contractKind: 'basic', startsOn: '2026-03-31', endsOn: '2026-06-01', amount: null },
];

const objective = (kpi: string, startsOn: string, endsOn: string, value: number, more: TableRow = {}): TableRow =>
  ({ kpi, scenario: 'objective', startsOn, endsOn, value, setOn: null, channel: null, product: null, adoptionStage: null, ...more });
const LAST_DAYS = ['31', '28', '31', '30', '31', '30'] as const;

/** Ten a month, February set anew in January; a rate for the year; one for a channel; two other scenarios. */
export const OBJECTIVES: readonly TableRow[] = [
  ...times(6, (month) => objective('interactions', `2026-${twoDigits(month)}-01`, `2026-${twoDigits(month)}-${LAST_DAYS[month - 1] as string}`, 10, { setOn: '2025-12-01' })),
  objective('interactions', '2026-02-01', '2026-02-28', 16, { setOn: '2026-01-20' }),
  objective('interactions', '2026-01-01', '2026-01-31', 4, { channel: 'visit' }),
  objective('interactions', '2026-12-01', '2026-12-31', 20),
  objective('openRate', '2026-01-01', '2026-12-31', 0.25),
  objective('caseDays', '2026-01-01', '2026-12-31', 5),
  objective('caseDays', '2026-01-01', '2026-01-31', 8),
  objective('turnover', '2026-01-01', '2026-01-31', 2000, { scenario: 'forecast' }),
];
