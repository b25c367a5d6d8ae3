/**
 * A dashboard of twelve tiles over a star schema in compact columns, tile by tile.
 * Run: `npx tsx bench/memory/dashboard.mjs [interactions] [hcps]`. The first time counts all that is found out once; afterwards
 * each round asks for another period and other products, so that no answer is remembered.
 */
import { createMemoryProvider } from '../../src/providers/memory/index.ts';
import { compactTables, dashboard, DAYS, isoDay } from './data.mjs';

const INTERACTIONS = Number(process.argv[2] ?? 1_000_000);
const HCPS = Number(process.argv[3] ?? 200_000);
const ROUNDS = 5;

/** CPU time of this process in ms: it says more than the clock on a machine that others use too. */
const cpu = () => (process.cpuUsage().user + process.cpuUsage().system) / 1000;

const tables = compactTables({ interactions: INTERACTIONS, hcps: HCPS });
globalThis.gc?.();
const before = process.memoryUsage();
const start = cpu();
const provider = createMemoryProvider({ tables, completeThrough: isoDay(DAYS - 1) });
await provider.ready;
console.log(`${INTERACTIONS} interactions, ${HCPS} HCPs, ${tables.memberships.columns.hcp.codes.length} memberships; Node ${process.version}`);
console.log(`loaded in ${(cpu() - start).toFixed(0)} CPU ms, ${((process.memoryUsage().arrayBuffers - before.arrayBuffers) / 1e6).toFixed(1)} MB of arrays more than the host's own`);

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const times = new Map();
for (let round = 0; round <= ROUNDS; round += 1) {
  const products = [1, 2, 3].map((at) => `product${1 + ((round + at) % 12)}`);
  for (const [tile, query] of Object.entries(dashboard(round, products))) {
    const from = cpu();
    const { rows } = await provider.query(query, { signal: new AbortController().signal });
    times.set(tile, [...(times.get(tile) ?? []), cpu() - from]);
    if (rows.length === 0) throw new Error(`${tile}: no rows`);
  }
}
console.log(`CPU ms, the later rounds by their median\n${'tile'.padEnd(36)} ${'first'.padStart(8)} ${'then'.padStart(8)}`);
let [first, then] = [0, 0];
for (const [tile, [once, ...later]] of times) {
  first += once;
  then += median(later);
  console.log(`${tile.padEnd(36)} ${once.toFixed(0).padStart(8)} ${median(later).toFixed(1).padStart(8)}`);
}
console.log(`${'all'.padEnd(36)} ${first.toFixed(0).padStart(8)} ${then.toFixed(1).padStart(8)}`);
console.log(`memory ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`);
