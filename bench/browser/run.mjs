/**
 * `npm run bench -- browser [interactions] [rounds]`: in one page of Chromium, the memory provider in a worker, DuckDB-WASM by the provider of the
 * library, and the statements of the latter sent to it as they are. In turn: loading, the questions of a dashboard after each of
 * some filter changes (five unless said), typing in a filter; the longest task of the page meanwhile.
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { loadavg } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import puppeteer from 'puppeteer-core';
import { BROWSER_ARGS, ensureBrowser } from '../../scripts/support/browser.mjs';

const INTERACTIONS = Number(process.argv[2] ?? 1_000_000);
const CSV_ROWS = 1_000_000;
const ROUNDS = Number(process.argv[3] ?? 5);
const STATEMENTS = 'statements as they are';
const PATIENCE_MS = 600_000;
const here = (file) => fileURLToPath(new URL(file, import.meta.url));

async function bundle(file) {
  const { outputFiles } = await build({
    entryPoints: [here(file)], bundle: true, write: false, minify: true, format: 'esm', target: 'es2022', tsconfig: here('../../tsconfig.json'),
    conditions: ['production'], define: { 'process.env.NODE_ENV': '"production"' }, logLevel: 'error',
  });
  return outputFiles[0].contents;
}

function interactionsCsv() {
  const lines = ['hcp,occurredAt,channel,product,campaign,keyMessage,points,isPreview,isMachine'];
  let seed = 7;
  const random = (below) => (seed = (seed * 48_271) % 2_147_483_647) % below;
  for (let row = 0; row < CSV_ROWS; row += 1) {
    const day = new Date(Date.UTC(2024, 10, 1 + random(730))).toISOString().slice(0, 10);
    lines.push(`h${random(200_000)},${day},channel${random(6)},product${random(12)},campaign${random(40)},message${random(60)},${random(100) / 4},false,false`);
  }
  return lines.join('\n');
}

const wasm = (name) => readFileSync(path.join(path.dirname(createRequire(import.meta.url).resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm')), name));
const files = {
  '/': ['text/html', '<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><main></main><script type="module" src="/page.js"></script></html>'],
  '/page.js': ['text/javascript', await bundle('page.ts')],
  '/memory.worker.js': ['text/javascript', await bundle('../../src/providers/memory/memory.worker.ts')],
  '/duckdb-browser-eh.worker.js': ['text/javascript', wasm('duckdb-browser-eh.worker.js')],
  '/duckdb-eh.wasm': ['application/wasm', wasm('duckdb-eh.wasm')],
  '/interactions.csv': ['text/csv', interactionsCsv()],
};
const server = createServer(({ url }, response) => {
  const [type, content] = files[url] ?? ['text/plain', ''];
  response.writeHead(files[url] ? 200 : 404, { 'content-type': type }).end(content);
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const browser = await puppeteer.launch({ executablePath: ensureBrowser(), headless: true, args: BROWSER_ARGS, protocolTimeout: PATIENCE_MS });

const median = (values) => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)];
const ms = (value) => `${value.toFixed(0)} ms`;
const load = () => `load ${loadavg()[0].toFixed(1)}`;
const told = ({ ms: took, longestTask }) => `${ms(took)}, longest task ${longestTask === 0 ? 'under 50 ms' : ms(longestTask)}`;

try {
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.log(`fault in the page: ${error.message}`));
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  await page.waitForFunction('window.bench');
  const call = (name, ...args) => page.evaluate((method, given) => window.bench[method](...given), name, args);
  await call('makeTables', INTERACTIONS);
  console.log(`${INTERACTIONS} interactions in one page; ${load()}`);
  for (const name of ['memory', 'duckdb']) console.log(`loading compact columns, ${name}: ${told(await call('load', name))}; ${load()}`);
  const [first, second] = await call('tray');
  console.log(`fifteen tiles, twelve different questions: asked ${first.length} time(s) for ${first.join(' + ')} questions; second look ${second.length} time(s)`);
  console.log(`100,000 rows into the asset table: ${told(await call('largeAnswer'))}`);
  const changes = { memory: [], duckdb: [], [STATEMENTS]: [] };
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const name of Object.keys(changes)) {
      const change = await call('change', name, round);
      console.log(`${round === 0 ? 'first dashboard' : `filter change ${round}`}, ${name}: ${told(change)}`);
      if (round > 0) changes[name].push(change);
    }
  }
  console.log(`statements of a dashboard: ${await call('statements')}; ${load()}`);
  const times = Object.fromEntries(Object.entries(changes).map(([name, all]) => [name, median(all.map(({ ms: took }) => took))]));
  for (const [name, all] of Object.entries(changes)) console.log(`dashboard after a filter change, ${name}: median ${ms(times[name])} (${all.map(({ ms: took }) => took.toFixed(0)).join(', ')}), ${(times[name] / times.memory).toFixed(2)} of memory, ${(times[name] / times.duckdb).toFixed(2)} of duckdb; longest task ${ms(Math.max(...all.map(({ longestTask }) => longestTask)))}`);
  for (const name of ['memory', 'duckdb']) console.log(`ten filter changes in a second, ${name}: ${told(await call('type', name, 20))}; ${load()}`);
  for (const name of ['memory', 'duckdb']) console.log(`loading ${CSV_ROWS} rows of CSV, ${name}: ${told(await call('loadCsv', name))}; ${load()}`);
} finally {
  await browser.close();
  server.close();
}
