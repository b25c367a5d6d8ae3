/**
 * Questions over 1 M interactions: the provider in memory against plain loops over row objects in the same run.
 * Run: `npx tsx bench/memory/run.mjs [rows] [hcps]`. Loading is not counted. Each round asks for another period, so
 * that no answer is remembered; `first` is the very first time, with all that is found out once.
 */
import { createMemoryProvider } from '../../src/providers/memory/index.ts';

const ROWS = Number(process.argv[2] ?? 1_000_000);
const HCPS = Number(process.argv[3] ?? 20_000);
const ROUNDS = 7;
const FIRST = Date.UTC(2024, 10, 1);
const DAY_MS = 86_400_000;

let seed = 11;
const random = (below) => (seed = (seed * 48_271) % 2_147_483_647) % below;
const day = (offset) => new Date(FIRST + offset * DAY_MS).toISOString().slice(0, 10);
const days = Array.from({ length: 800 }, (_, at) => day(at));
const list = (count, prefix) => Array.from({ length: count }, (_, at) => `${prefix}${at}`);
const [channels, products, specialties, territories, segments] = [list(6, 'channel'), list(12, 'product'), list(8, 'specialty'), list(10, 'territory'), list(9, 'segment')];

function tables() {
  const hcps = list(HCPS, 'h');
  const hcpRows = { hcp: hcps, specialty: hcps.map(() => specialties[random(8)]), territory: hcps.map(() => territories[random(10)]), targeted: hcps.map(() => random(3) === 0) };
  const memberships = { hcp: [], segment: [], validFrom: [], validTo: [] };
  for (const hcp of hcps) {
    // A new segment in about every fourth month.
    for (let from = 0; from < 730;) {
      const to = from + 30 * (1 + random(7));
      memberships.hcp.push(hcp);
      memberships.segment.push(segments[random(9)]);
      memberships.validFrom.push(days[from]);
      memberships.validTo.push(to < 730 ? days[to] : '');
      from = to;
    }
  }
  const column = (make) => Array.from({ length: ROWS }, make);
  const interactions = {
    hcp: column(() => (random(40) === 0 ? '' : hcps[random(HCPS)])), occurredAt: column(() => days[random(730)]), channel: column(() => channels[random(6)]), product: column(() => products[random(12)]),
    points: column(() => random(100) / 4), isPreview: column(() => random(50) === 0), isMachine: column(() => random(50) === 0),
  };
  return { hcps: hcpRows, memberships, interactions };
}

const objects = (columns) => Array.from({ length: columns[Object.keys(columns)[0]].length }, (_, row) => Object.fromEntries(Object.keys(columns).map((name) => [name, columns[name][row]])));

/** How somebody would write it by hand: a loop with a set for each group. */
class Plain {
  constructor({ hcps, memberships, interactions }) {
    this.hcps = new Map(objects(hcps).map((row) => [row.hcp, row]));
    this.memberships = new Map();
    for (const row of objects(memberships)) this.memberships.set(row.hcp, [...(this.memberships.get(row.hcp) ?? []), row]);
    this.rows = objects(interactions);
  }

  segmentOf(row) {
    return this.memberships.get(row.hcp)?.find(({ validFrom, validTo }) => validFrom <= row.occurredAt && (validTo === '' || validTo > row.occurredAt))?.segment ?? '';
  }

  value(row, dimension) {
    if (dimension === 'month') return row.occurredAt.slice(0, 7);
    if (dimension === 'segment') return this.segmentOf(row);
    return row[dimension] ?? this.hcps.get(row.hcp)?.[dimension] ?? '';
  }

  ask({ measures: [measure], dimensions = [], period, grain, filters = [], totals }) {
    const keys = [...dimensions, ...(grain ? ['month'] : [])];
    const kept = this.rows.filter((row) => row.occurredAt >= period.start && row.occurredAt < period.end && !row.isPreview && !row.isMachine && filters.every((filter) => filter.in.includes(this.value(row, filter.dimension))));
    const groups = new Map();
    for (const row of kept) {
      const key = keys.map((dimension) => this.value(row, dimension)).join(' ');
      let group = groups.get(key);
      if (!group) groups.set(key, (group = { count: 0, hcps: new Set() }));
      group.count += 1;
      if (row.hcp !== '' && measure === 'activeHcps') group.hcps.add(row.hcp);
    }
    const all = totals ? new Set(kept.map(({ hcp }) => hcp)).size : 0;
    return new Map([...groups].map(([key, { count, hcps }]) => [key, measure === 'activeHcps' ? hcps.size : count, all]));
  }
}

const only = (dimension, ...codes) => ({ dimension, in: codes });
const months = (count, shift) => ({ start: day(730 - count * 30 - shift), end: day(730 - shift) });
const QUESTIONS = {
  'active HCPs, filtered': (shift) => ({ measures: ['activeHcps'], period: months(6, shift), filters: [only('product', 'product1'), only('channel', 'channel1', 'channel2')] }),
  'active HCPs of a specialty': (shift) => ({ measures: ['activeHcps'], period: months(6, shift), filters: [only('specialty', 'specialty1')] }),
  'interactions, month × channel': (shift) => ({ measures: ['interactions'], dimensions: ['channel'], grain: 'month', period: months(23, shift) }),
  'active HCPs, month × channel': (shift) => ({ measures: ['activeHcps'], dimensions: ['channel'], grain: 'month', period: months(23, shift) }),
  'active HCPs by segment at the event': (shift) => ({ measures: ['activeHcps'], dimensions: ['segment'], period: months(6, shift) }),
  'interactions of a segment, by month': (shift) => ({ measures: ['interactions'], grain: 'month', period: months(12, shift), filters: [only('segment', 'segment1')] }),
  'active HCPs by territory and product': (shift) => ({ measures: ['activeHcps'], dimensions: ['territory', 'product'], period: months(6, shift) }),
  'active HCPs by product, with totals': (shift) => ({ measures: ['activeHcps'], dimensions: ['product'], period: months(23, shift), totals: true }),
};

const DASHBOARD = (shift) => {
  const filters = [only('product', 'product1', 'product2', 'product3')];
  const period = months(6, shift);
  const ask = (measure, more = {}) => ({ measures: [measure], period, filters, ...more });
  return [
    ask('activeHcps'), ask('interactions'), ask('engagementPoints'), ask('reachRate'), ask('pointsPerHcp', { dimensions: ['segment'] }), ask('interactions', { grain: 'month' }),
    ask('activeHcps', { grain: 'month' }), ask('interactions', { dimensions: ['channel'], grain: 'month' }), ask('activeHcps', { dimensions: ['specialty'] }),
    ask('segmentSize', { dimensions: ['segment'], grain: 'month', filters: [] }), ask('movedHcps', { dimensions: ['segmentFrom', 'segmentTo'], filters: [] }), ask('activeHcps', { dimensions: ['territory'], totals: true }),
  ];
};

const data = tables();
const provider = createMemoryProvider({ tables: data, completeThrough: day(729) });
await provider.ready;
const plain = new Plain(data);
const ask = (query) => provider.query(query, { signal: new AbortController().signal });
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
async function timed(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

console.log(`${ROWS} interactions, ${HCPS} HCPs, ${data.memberships.hcp.length} memberships; Node ${process.version}; median of ${ROUNDS} in ms`);
console.log(`${'question'.padEnd(40)} ${'first'.padStart(8)} ${'then'.padStart(8)} ${'loops'.padStart(8)}   loops take`);
for (const [name, question] of Object.entries(QUESTIONS)) {
  const first = await timed(() => ask(question(0)));
  const [ours, theirs] = [[], []];
  for (let round = 1; round <= ROUNDS; round += 1) {
    ours.push(await timed(() => ask(question(round))));
    if (round <= 3) theirs.push(await timed(() => plain.ask(question(round))));
  }
  console.log(`${name.padEnd(40)} ${first.toFixed(0).padStart(8)} ${median(ours).toFixed(1).padStart(8)} ${median(theirs).toFixed(0).padStart(8)}   ${(median(theirs) / median(ours)).toFixed(1)} times as long`);
}
const dashboards = [];
for (let round = 1; round <= ROUNDS; round += 1) {
  dashboards.push(await timed(async () => {
    for (const query of DASHBOARD(round + 20)) await ask(query);
  }));
}
console.log(`${'a dashboard of twelve questions'.padEnd(40)} ${dashboards[0].toFixed(0).padStart(8)} ${median(dashboards).toFixed(1).padStart(8)}`);
