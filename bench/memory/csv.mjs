/**
 * Reading a CSV of 1 M rows into typed columns, against parsers that hand out rows of texts.
 * Run: `npx tsx bench/memory/csv.mjs [rows]`. Peers take part where they are installed, here or in the folder PEERS.
 */
import { createRequire } from 'node:module';
import { CORE_CATALOG } from '../../src/catalog/index.ts';
import { Dictionaries } from '../../src/tables/column-store.ts';
import { readTable } from '../../src/tables/table-source.ts';

const ROWS = Number(process.argv[2] ?? 1_000_000);
const ROUNDS = 3;

function interactionsCsv(rows) {
  const channels = ['face-to-face', 'phone', 'remote', 'approved-email', 'webinar', 'web'];
  const lines = ['hcp,occurredAt,channel,activityType,campaign,product,keyMessage,points,isPreview'];
  let seed = 7;
  const random = (below) => (seed = (seed * 48_271) % 2_147_483_647) % below;
  for (let row = 0; row < rows; row += 1) {
    const day = new Date(Date.UTC(2024, 10, 1) + random(730) * 86_400_000).toISOString().slice(0, 10);
    lines.push(`h${random(50_000)},${day},${channels[random(6)]},visit-${random(12)},campaign-${random(40)},respira,km${random(9)},${random(100) / 4},${random(50) === 0 ? 'true' : ''}`);
  }
  return lines.join('\n');
}

async function peer(name) {
  for (const folder of [import.meta.url, process.env.PEERS && `file://${process.env.PEERS}/`].filter(Boolean)) {
    try {
      return await import(createRequire(folder).resolve(name));
    } catch {
      // Not installed there.
    }
  }
  return undefined;
}

const [papaparse, udsv] = [await peer('papaparse'), await peer('udsv')];
const definition = CORE_CATALOG.facts.find(({ id }) => id === 'interactions');
const contestants = {
  ours: async (csv) => (await readTable(definition, { csv }, { dictionaries: new Dictionaries(), timeZone: 'Europe/Paris' })).length,
  ...(udsv && { 'udsv (arrays of texts)': (csv) => udsv.initParser(udsv.inferSchema(csv)).stringArrs(csv).length }),
  ...(udsv && { 'udsv (typed objects)': (csv) => udsv.initParser(udsv.inferSchema(csv)).typedObjs(csv).length }),
  ...(papaparse && { 'papaparse (arrays of texts)': (csv) => (papaparse.default ?? papaparse).parse(csv).data.length - 1 }),
};

const csv = interactionsCsv(ROWS);
const times = Object.fromEntries(Object.keys(contestants).map((name) => [name, []]));
for (let round = 0; round < ROUNDS; round += 1) {
  for (const [name, read] of Object.entries(contestants)) {
    globalThis.gc?.();
    const start = performance.now();
    const rows = await read(csv);
    times[name].push(performance.now() - start);
    if (rows !== ROWS) throw new Error(`${name} read ${rows} rows of ${ROWS}`);
  }
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const ours = median(times.ours);
console.log(`${ROWS} rows, ${(csv.length / 1e6).toFixed(0)} MB, median of ${ROUNDS}`);
for (const [name, values] of Object.entries(times)) console.log(`${name.padEnd(28)} ${median(values).toFixed(0).padStart(6)} ms   ours is ${(ours / median(values)).toFixed(2)} of it`);
