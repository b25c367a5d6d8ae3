/**
 * `npm run sizes`: what a page loads with each door of the package, at first and with all that it loads on demand, beside its budget in `sizes.json`.
 * `npm run sizes -- define/kpi-tile [more doors]`: the modules that weigh most on one page with these doors.
 * `npm run sizes -- --write`: sets the budgets of all doors a little above what was measured; those of pages are promises and stay.
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ensureDependencies } from './support/dependencies.mjs';
import { doors } from './support/doors.mjs';
import { ROOT } from './support/root.mjs';

ensureDependencies();
const { measurePage } = await import('./support/measure-sizes.mjs');

const HEAVIEST = 30;
/** How much a door may grow before somebody has to look at it: a part of it, and bytes. */
const MARGIN = { share: 1.02, bytes: 200 };
const FILE = path.join(ROOT, 'sizes.json');

const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const budgets = JSON.parse(await readFile(FILE, 'utf8'));
const sources = new Map(doors().map(({ name, source }) => [name, source]));
const kB = (bytes) => (bytes / 1000).toFixed(1).padStart(8);

const withMargin = (bytes) => Math.ceil((bytes * MARGIN.share + MARGIN.bytes) / 100) / 10;

function sourceOf(door) {
  const source = sources.get(door);
  if (!source) throw new Error(`sizes: unknown door "${door}". Use one of ${[...sources.keys()].join(', ')}.`);
  return source;
}

async function listWeights(names) {
  const { first, all, weights } = await measurePage(names.map(sourceOf));
  console.log(`${names.join(' + ')}: ${kB(first.gzip).trim()} kB at first, ${kB(all.gzip).trim()} kB with all on demand (gzip)`);
  for (const [when, isWanted] of [['at first', true], ['on demand', false]]) {
    console.log(`\n${when.padEnd(10)}${'min'.padStart(6)}${'~gzip'.padStart(8)}  module`);
    for (const { module, min, gzip } of weights.filter(({ isFirst }) => isFirst === isWanted).slice(0, HEAVIEST)) console.log(`${''.padEnd(8)}${kB(min)}${kB(gzip)}  ${module}`);
  }
}

function line(name, { first, all }, budget = {}) {
  const over = first.gzip > budget.first * 1000 || all.gzip > budget.all * 1000;
  const limit = (amount) => (amount === undefined ? '–' : String(amount)).padStart(8);
  console.log(`${name.padEnd(32)}${kB(first.gzip)}${limit(budget.first)}${kB(all.gzip)}${limit(budget.all)}${over ? '  over its budget' : ''}`);
}

async function listDoors() {
  console.log(`${'kB, gzip'.padEnd(32)}   first  budget     all  budget`);
  for (const [page, budget] of Object.entries(budgets.pages)) line(page, await measurePage(budget.doors.map(sourceOf)), budget);
  console.log('');
  const measured = {};
  for (const [name, source] of sources) {
    const page = await measurePage([source]);
    line(name, page, budgets.doors[name]);
    measured[name] = { first: withMargin(page.first.gzip), all: withMargin(page.all.gzip) };
  }
  return measured;
}

/** One line for each page and door. */
function write({ unit, pages }, measured) {
  const lines = (all) => Object.entries(all).map(([name, each]) => `    ${JSON.stringify(name)}: ${JSON.stringify(each).replaceAll(/[:,{](?=\S)|(?=\}$)/g, '$& ')}`).join(',\n');
  return writeFile(FILE, `{\n  "unit": ${JSON.stringify(unit)},\n  "pages": {\n${lines(pages)}\n  },\n  "doors": {\n${lines(measured)}\n  }\n}\n`);
}

if (wanted.length > 0) await listWeights(wanted);
else {
  const measured = await listDoors();
  if (process.argv.includes('--write')) await write(budgets, measured);
}
