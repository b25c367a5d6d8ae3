/**
 * A pharma star schema as typed columns, equal for equal sizes: interactions over 730 days, HCPs, segments by month,
 * consent events. Memory and databases are asked about the same rows; it runs in Node and in a browser.
 */
const FIRST_DAY = Date.UTC(2024, 10, 1) / 86_400_000;
export const DAYS = 730;
export const MONTHS = 24;

const list = (count, prefix) => ['', ...Array.from({ length: count }, (_, at) => `${prefix}${at + 1}`)];
export const isoDay = (offset) => new Date((FIRST_DAY + offset) * 86_400_000).toISOString().slice(0, 10);
const monthStarts = Array.from({ length: MONTHS }, (_, at) => Date.UTC(2024, 10 + at, 1) / 86_400_000);

/** Whole numbers from 0 below a bound (xorshift). */
function randomBelow(seed) {
  let state = seed | 0;
  return (bound) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % bound;
  };
}

function filled(Kind, length, make) {
  const values = new Kind(length);
  for (let at = 0; at < length; at += 1) values[at] = make(at);
  return values;
}

/** Sources for `createMemoryProvider({ tables })`: compact columns. */
export function compactTables({ interactions = 1_000_000, hcps = 200_000, segments = 34, consents = 1_000_000 } = {}) {
  const random = randomBelow(20_241_101);
  const hcp = list(hcps, 'h');
  const someHcp = () => 1 + random(hcps);
  return {
    hcps: { columns: {
      hcp: { codes: filled(Uint32Array, hcps, (at) => at + 1), values: hcp },
      specialty: { codes: filled(Uint8Array, hcps, () => 1 + random(8)), values: list(8, 'specialty') },
      territory: { codes: filled(Uint8Array, hcps, () => 1 + random(10)), values: list(10, 'territory') },
      targeted: filled(Uint8Array, hcps, () => (random(3) === 0 ? 1 : 0)),
    } },
    interactions: { columns: {
      hcp: { codes: filled(Uint32Array, interactions, () => (random(40) === 0 ? 0 : someHcp())), values: hcp },
      occurredAt: { days: filled(Int32Array, interactions, () => FIRST_DAY + random(DAYS)) },
      channel: { codes: filled(Uint8Array, interactions, () => 1 + random(6)), values: list(6, 'channel') },
      product: { codes: filled(Uint8Array, interactions, () => 1 + random(12)), values: list(12, 'product') },
      campaign: { codes: filled(Uint8Array, interactions, () => 1 + random(40)), values: list(40, 'campaign') },
      keyMessage: { codes: filled(Uint8Array, interactions, () => 1 + random(60)), values: list(60, 'message') },
      points: filled(Float64Array, interactions, () => random(100) / 4),
      isPreview: filled(Uint8Array, interactions, () => (random(50) === 0 ? 1 : 0)),
      isMachine: filled(Uint8Array, interactions, () => (random(50) === 0 ? 1 : 0)),
    } },
    memberships: memberships(hcps, segments, hcp, random),
    consentEvents: { columns: {
      hcp: { codes: filled(Uint32Array, consents, someHcp), values: hcp },
      channel: { codes: filled(Uint8Array, consents, () => 4 + random(3)), values: list(6, 'channel') },
      consentStatus: { codes: filled(Uint8Array, consents, () => (random(3) === 0 ? 2 : 1)), values: ['', 'opt-in', 'opt-out'] },
      effectiveFrom: { days: filled(Int32Array, consents, () => FIRST_DAY + random(DAYS)) },
    } },
  };
}

/** One membership of each HCP in each month: the same segment as the month before, or in one month of six another. */
function memberships(hcps, segments, hcp, random) {
  const rows = hcps * MONTHS;
  const [codes, segment, from, to] = [new Uint32Array(rows), new Uint8Array(rows), new Int32Array(rows), new Int32Array(rows)];
  let at = 0;
  for (let one = 1; one <= hcps; one += 1) {
    let own = 1 + random(segments);
    for (let month = 0; month < MONTHS; month += 1) {
      if (random(6) === 0) own = 1 + random(segments);
      [codes[at], segment[at], from[at], to[at]] = [one, own, monthStarts[month], monthStarts[month + 1] ?? -2_147_483_648];
      at += 1;
    }
  }
  return { columns: { hcp: { codes, values: hcp }, segment: { codes: segment, values: list(segments, 'segment') }, validFrom: { days: from }, validTo: { days: to } } };
}

const only = (dimension, ...codes) => ({ dimension, in: codes });

/** The last `count` months of the data, all of it moved back by `shift` days so that no answer is remembered. */
const months = (count, shift) => ({ start: isoDay(DAYS - count * 30 - shift), end: isoDay(DAYS - shift) });

/** The questions of a dashboard of twelve tiles under one filter, by tile. */
export function dashboard(shift, products = ['product1', 'product2', 'product3']) {
  const filters = [only('product', ...products)];
  const period = months(6, shift);
  const ask = (measure, more = {}) => ({ measures: [measure], period, filters, ...more });
  return {
    'active HCPs': ask('activeHcps'),
    interactions: ask('interactions'),
    points: ask('engagementPoints'),
    'reach rate': ask('reachRate'),
    'points per HCP by segment': ask('pointsPerHcp', { dimensions: ['segment'] }),
    'interactions by month': ask('interactions', { grain: 'month' }),
    'active HCPs by month': ask('activeHcps', { grain: 'month' }),
    'interactions by channel and month': ask('interactions', { dimensions: ['channel'], grain: 'month' }),
    'active HCPs by specialty': ask('activeHcps', { dimensions: ['specialty'] }),
    'segment sizes by month': ask('segmentSize', { dimensions: ['segment'], grain: 'month', filters: [] }),
    'moves between segments': ask('movedHcps', { dimensions: ['segmentFrom', 'segmentTo'], filters: [] }),
    'opt-ins by month': ask('newOptIns', { dimensions: ['channel'], grain: 'month', filters: [] }),
  };
}
