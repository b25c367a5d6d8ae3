import { CORE_CATALOG } from '../../../src/catalog/index.js';
import { GRAINS, type Catalog, type Filter, type Formula, type MeasureDefinition, type Query } from '../../../src/contract/index.js';
import { dayOf, randomBelow } from '../../providers/memory/engine/small.js';
import type { Sources } from './tables.js';

type Row = Readonly<Record<string, string>>;

/** Timelines with overlaps, gaps, changes on one day, states that run out, several products and channels, segments that are made and closed, HCPs who come and go. */
export function randomStates(seed: number): Sources {
  const below = randomBelow(seed);
  const pick = (...codes: string[]): string => codes[below(codes.length)] as string;
  const many = (count: number, make: (at: number) => Row): readonly Row[] => Array.from({ length: count }, (_, at) => make(at));
  const day = (): string => dayOf('2026-01-01', below(150));
  const hcp = (): string => `h${below(24)}`;
  const until = (start: number, length: number, ...or: string[]): string => pick(dayOf('2025-12-01', start + below(length)), ...or);
  return {
    hcps: many(22, (at) => ({ hcp: `h${at}`, specialty: pick('', 'gp', 'lung', 'gp|lung', 'lung|heart'), territory: pick('north', 'south', ''), audience: pick('core', 'wide', ''), targeted: pick('true', 'false', ''), validFrom: pick('', '', day()), validTo: pick('', '', day()) })),
    products: [{ product: 'p', market: 'm' }, { product: 'q', market: 'm' }, { product: 'r', market: 'n' }],
    segments: [
      { segment: 'new', segmentScheme: 'value' }, { segment: 'active', segmentScheme: 'value' }, { segment: 'wave', segmentScheme: 'value', validFrom: '2026-02-10' },
      { segment: 'pilot', segmentScheme: 'digital', validTo: '2026-03-05' }, { segment: 'online', segmentScheme: 'digital' }, { segment: 'loose' },
    ],
    memberships: many(70, () => {
      const start = below(160);
      return { hcp: hcp(), segment: pick('new', 'active', 'wave', 'pilot', 'online', 'loose', 'odd'), validFrom: dayOf('2025-12-01', start), validTo: until(start, 90, '', '') };
    }),
    adoptionSnapshots: ['2026-01-31', '2026-02-28', '2026-03-15', '2026-04-30'].flatMap((snapshotAt, at) => ['p', ...(at === 1 ? [] : ['q'])].flatMap((product) =>
      many(12, (one) => ({ hcp: `h${(one * 2 + at) % 24}`, product: below(12) ? product : '', snapshotAt, adoptionStage: pick('unuser', 'awareness', 'trial', 'adoption', 'advocacy', '', 'odd') })))),
    consentEvents: many(90, () => {
      const start = below(170);
      return { hcp: hcp(), effectiveFrom: dayOf('2025-12-01', start), effectiveTo: until(start, 60, '', '', ''), consentStatus: pick('opt-in', 'opt-in', 'opt-out', 'pending', 'odd'), consentSource: pick('web', 'rep', ''), channel: pick('email', 'phone', 'web', ''), product: pick('p', 'q', '', '') };
    }),
    profileQuality: many(20, () => ({ hcp: hcp(), validFrom: day(), validTo: pick('', '', day()), complete: pick('true', 'false', ''), emailCheck: pick('valid', 'invalid', ''), linked: pick('true', 'false') })),
    assets: many(12, (at) => ({ asset: `a${at}`, assetKind: pick('mail', 'visual', ''), product: pick('p', 'q', ''), adoptionStage: pick('trial', 'adoption', ''), approvedFrom: pick('', day()), approvedTo: pick('', '', day()) })),
    subscriptions: many(25, () => ({ customer: `c${below(8)}`, product: pick('p', 'q', 'r'), startsOn: day(), endsOn: pick('', '', day()), amount: pick('', '10', '20.5', '0') })),
    teamSnapshots: ['2026-01-31', '2026-03-31'].flatMap((snapshotAt) => many(8, (at) => ({ colleague: `t${at}`, team: pick('campaigns', 'data', ''), snapshotAt, fte: pick('1', '0.5', '') }))),
    interactions: many(150, () => ({ hcp: pick('', hcp(), hcp(), hcp()), occurredAt: day(), channel: pick('web', 'phone', ''), product: pick('p', 'q', ''), campaign: pick('c1', 'c2', ''), activityType: pick('visit', 'mail', '') })),
    sends: many(100, () => ({ hcp: hcp(), attemptedAt: day(), sentAt: day(), deliveredAt: pick('', day()), campaign: pick('c1', 'c2', '') })),
    prescriptions: ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01'].flatMap((month) => many(18, (at) => ({ hcp: `h${at}`, product: pick('p', 'q'), month, prescriptions: pick('', '1', '2.5', '7'), newPrescriptions: pick('', '1') }))),
  };
}

const measure = (id: string, formula: Formula): MeasureDefinition => ({ ...(CORE_CATALOG.measures[0] as MeasureDefinition), id, label: id, formula });

/** The catalog with a measure for each way in which states are read. */
export const STATES_CATALOG: Catalog = {
  ...CORE_CATALOG,
  measures: [
    ...CORE_CATALOG.measures,
    measure('someSegments', { op: 'stock', states: 'segment', in: ['', 'new', 'online'] }),
    measure('twoSegments', { op: 'stock', states: 'segment', atLeast: 2 }),
    measure('duringSegment', { op: 'stock', states: 'segment', at: 'during' }),
    measure('startSegment', { op: 'stock', states: 'segment', at: 'start' }),
    measure('endingSoon', { op: 'stock', states: 'segment', expiringDays: 20 }),
    measure('coarseUniverse', { op: 'stock', states: 'universe', coarse: true, where: [{ column: 'targeted', in: [true] }] }),
    measure('repConsents', { op: 'stock', states: 'consent', where: [{ column: 'consentSource', in: ['rep', 'web'] }] }),
    measure('expiredConsents', { op: 'stock', states: 'consent', in: ['expired', 'pending'], at: 'start' }),
    measure('amounts', { op: 'stock', states: 'subscription', sum: 'amount' }),
    measure('fte', { op: 'stock', states: 'team', sum: 'fte', where: [{ column: 'team', notIn: ['data'] }] }),
    measure('assetsHeld', { op: 'stock', states: 'library', at: 'during', where: [{ column: 'assetKind', isSet: true }] }),
    measure('stayedSegment', { op: 'moved', states: 'segment', how: 'stayed' }),
    measure('knownStage', { op: 'moved', states: 'adoption', how: 'known', belowTop: true }),
    measure('downStage', { op: 'moved', states: 'adoption', how: 'down' }),
    measure('pairsOfConsent', { op: 'moved', states: 'consent', how: 'between' }),
    measure('enteredConsent', { op: 'moved', states: 'consent', how: 'entered' }),
    measure('becameAnything', { op: 'became', states: 'consent' }),
    measure('becameNot', { op: 'became', states: 'consent', notTo: ['opt-in'], notFrom: ['opt-out'] }),
    measure('becameSegment', { op: 'became', states: 'segment', to: ['new', 'online'] }),
    measure('becameStage', { op: 'became', states: 'adoption' }),
    measure('middleStage', { op: 'medianRank', states: 'adoption' }),
    measure('changeOfStage', { op: 'change', of: { op: 'stock', states: 'adoption' } }),
  ],
};

const HCP = ['specialty', 'territory', 'audience', 'hcp', 'receiverOf'];
const STATES = ['segment', 'segmentScheme', 'consentStatus', 'adoptionStage'];
const MEASURES: Readonly<Record<string, readonly string[]>> = {
  segmentSize: [...HCP, ...STATES], segmentInflow: [...HCP, ...STATES], segmentOutflow: [...HCP, ...STATES], segmentRetention: [...HCP, ...STATES], segmentCoverage: [...HCP, ...STATES], segmentOverlap: [...HCP, ...STATES], unassignedHcps: [...HCP, ...STATES],
  movedHcps: [...HCP, ...STATES, 'segmentFrom', 'segmentTo'], transitionRate: [...HCP, 'segmentScheme', 'segmentFrom', 'segmentTo', 'segmentFrom', 'segmentTo'], netFlow: [...HCP, 'segmentFrom', 'segmentTo'],
  hcpsAtStage: [...HCP, ...STATES, 'product', 'product'], medianStage: [...HCP, ...STATES, 'product', 'product'], progressedHcps: [...HCP, ...STATES, 'product', 'product'], progressionRate: [...HCP, ...STATES, 'product', 'product'],
  optedInHcps: [...HCP, ...STATES, 'channel', 'product', 'consentSource'], newOptIns: [...HCP, ...STATES, 'channel', 'product', 'consentSource'], optInsLost: [...HCP, 'channel', 'product'], netOptIns: [...HCP, ...STATES, 'channel', 'product'],
  consentRate: [...HCP, ...STATES, 'channel', 'product'], expiringConsents: [...HCP, 'channel', 'product'], hcpsInUniverse: [...HCP, ...STATES], mrr: ['product', 'market'], completenessRate: [...HCP, 'segment'], someSegments: [...HCP, ...STATES], twoSegments: [...HCP, ...STATES], duringSegment: [...HCP, ...STATES], startSegment: [...HCP, ...STATES], endingSoon: [...HCP, ...STATES], coarseUniverse: [...HCP, ...STATES, 'product', 'campaign'],
  repConsents: [...HCP, 'channel', 'product', 'consentSource', 'consentStatus'], expiredConsents: [...HCP, 'channel', 'product', 'consentSource', 'consentStatus', 'segment'], amounts: ['product', 'market', 'customer'], fte: ['team', 'colleague'], assetsHeld: ['product', 'assetKind', 'adoptionStage', 'asset'],
  stayedSegment: [...HCP, ...STATES, 'segmentTo'], knownStage: [...HCP, ...STATES, 'product', 'product'], downStage: [...HCP, ...STATES, 'product', 'product'], pairsOfConsent: [...HCP, 'channel', 'product', 'consentSource', 'consentStatusFrom', 'consentStatusTo'], enteredConsent: [...HCP, 'channel', 'product', 'consentSource', 'consentStatus'],
  becameAnything: [...HCP, 'channel', 'product', 'consentSource', 'consentStatus', 'segment'], becameNot: [...HCP, 'channel', 'product', 'consentStatus', 'adoptionStage'], becameSegment: [...HCP, 'segment', 'segmentScheme', 'consentStatus'], becameStage: [...HCP, 'product', 'adoptionStage', 'segment'],
  middleStage: [...HCP, ...STATES, 'product', 'product'], changeOfStage: [...HCP, ...STATES, 'product', 'product'], migrationEffect: [...HCP, 'product', 'product', 'adoptionStage', 'segment'],
};
/** Measures of the catalog that are asked for. */
export const STATE_MEASURES = Object.keys(MEASURES).filter((id) => STATES_CATALOG.measures.some((one) => one.id === id));

const CODES = ['', 'web', 'phone', 'email', 'p', 'q', 'm', 'gp', 'lung', 'north', 'south', 'core', 'new', 'active', 'wave', 'pilot', 'online', 'loose', 'value', 'digital', 'h1', 'h2', 'h3', 'h4', 'h5', 'nobody', 'opt-in', 'opt-out', 'expired', 'pending', 'trial', 'advocacy', 'unuser', '~outside', '~created', 'c1', 'rep'];
const OF: Readonly<Record<string, readonly string[]>> = {
  segment: ['', 'new', 'active', 'wave', 'pilot', 'online', 'loose', 'odd'], segmentFrom: ['', 'new', 'active', 'pilot', '~outside', '~created', '~closed'], segmentTo: ['', 'new', 'active', 'wave', '~outside', '~closed'], segmentScheme: ['', 'value', 'digital'],
  consentStatus: ['', 'opt-in', 'opt-out', 'pending', 'expired'], adoptionStage: ['', 'unuser', 'trial', 'adoption', 'advocacy'], product: ['p', 'p', 'q', ''], channel: ['email', 'phone', 'web', ''], specialty: ['', 'gp', 'lung', 'heart'], territory: ['north', 'south', ''], hcp: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'h7', 'nobody'],
};
const BASES = [undefined, undefined, undefined, 'atEvent', 'atStart', 'atEnd', 'current', { asOf: '2026-03-10' }] as const;

export function randomStateQuery(below: (bound: number) => number, known: readonly string[] = STATE_MEASURES): Query {
  const pick = <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item;
  const id = pick(known);
  const own = MEASURES[id] as readonly string[];
  const dimensions = [...new Set(Array.from({ length: below(3) }, () => pick(own)))];
  const filters: Filter[] = Array.from({ length: below(3) }, (): Filter => {
    const dimension = pick(own);
    const codes = Array.from({ length: 1 + below(4) }, () => pick(OF[dimension] ?? CODES));
    return [{ dimension, in: codes }, { dimension, in: codes }, { dimension, notIn: codes }, { dimension, in: codes, notIn: [pick(OF[dimension] ?? CODES)] }][below(4)] as Filter;
  });
  // Of several products it is not said which one's stage an HCP has.
  if (id === 'becameStage') filters.push({ dimension: 'product', in: ['q'] });
  if (own.filter((one) => one === 'product').length > 1 && below(4)) filters.push({ dimension: 'product', in: ['p'] });
  const start = below(110);
  const grain = below(3) ? pick(GRAINS.filter((one) => one !== 'day')) : undefined;
  const basis = pick(BASES);
  return { measures: [id], dimensions, filters, period: { start: dayOf('2026-01-01', start), end: dayOf('2026-01-01', start + 15 + below(70)) }, totals: below(2) === 0, ...(grain && { grain }), ...(basis && { basis }) };
}

