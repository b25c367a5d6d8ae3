/**
 * Draws every story in a browser. A story fails when it breaks, writes a warning or an error to the console, asks anything
 * outside its own origin, or has a serious accessibility fault. Arguments, if any, are parts of the story ids to look at.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import puppeteer from 'puppeteer-core';
import { BROWSER_ARGS, ensureBrowser } from './support/browser.mjs';
import { writeCounts } from './support/counts.mjs';
import { ROOT } from './support/root.mjs';
import { serveFolder } from './support/static-server.mjs';
import { runTool } from './support/tools.mjs';

const OUTPUT = path.join(ROOT, 'node_modules/.cache/storybook-test');
const INPUTS = ['src', 'stories', '.storybook', 'demo', 'data', 'custom-elements.json', 'package-lock.json', 'tsconfig.json'];
const PAGES = 2;
/** A story may show a state that lasts, such as loading: it is looked at as it is after this time. */
const SETTLE_MS = 2000;

function filesOf(input) {
  const full = path.join(ROOT, input);
  if (!existsSync(full)) return [];
  if (statSync(full).isFile()) return [full];
  return readdirSync(full, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

function inputsHash() {
  const hash = createHash('sha256');
  for (const file of INPUTS.flatMap(filesOf)) hash.update(path.relative(ROOT, file)).update(readFileSync(file));
  return hash.digest('hex');
}

async function buildStorybook() {
  const stamp = path.join(OUTPUT, 'inputs.sha256');
  const wanted = inputsHash();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  rmSync(OUTPUT, { recursive: true, force: true });
  const { code, output } = await runTool('storybook', ['build', '--test', '--disable-telemetry', '--output-dir', OUTPUT], { quiet: true });
  if (code !== 0) {
    console.error(`${output}\nStorybook could not be built.`);
    process.exit(1);
  }
  writeFileSync(stamp, wanted);
}

const storiesToCheck = () => {
  const parts = process.argv.slice(2);
  const { entries } = JSON.parse(readFileSync(path.join(OUTPUT, 'index.json'), 'utf8'));
  return Object.values(entries)
    .filter(({ type, id }) => type === 'story' && (parts.length === 0 || parts.some((part) => id.includes(part))))
    .map(({ id }) => id);
};

/** In the page: whether Storybook has rendered and played the story, or given up. */
const isOver = () => ['finished', 'completed', 'errored', 'aborted'].includes(globalThis.__STORYBOOK_PREVIEW__?.currentRender?.phase);

/** In the page: whether every element has its final state and nothing is left to update. */
const isSettled = () => [...document.querySelectorAll('*')]
  .filter(({ localName }) => localName.includes('-'))
  .every(({ status, isUpdatePending }) => status !== 'loading' && isUpdatePending !== true);

/** In the page: serious accessibility faults, one line each. */
const accessibilityFaults = async () => {
  const { violations } = await globalThis.axe.run(document.querySelector('#storybook-root'), { resultTypes: ['violations'] });
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `accessibility: ${help} (${id}) at ${nodes.slice(0, 3).map(({ target }) => target.flat().join(' ')).join('; ')}`);
};

async function faultsOf(page, origin, id) {
  const faults = [];
  const listeners = {
    console: (message) => {
      if (['warn', 'error'].includes(message.type())) faults.push(`console.${message.type()}: ${message.text()} (${message.location().url})`);
    },
    pageerror: (error) => faults.push(`page error: ${error instanceof Error ? error.message : String(error)}`),
    request: (request) => {
      if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).origin !== origin) faults.push(`asked outside: ${request.url()}`);
    },
  };
  for (const [event, listener] of Object.entries(listeners)) page.on(event, listener);
  try {
    await page.goto(`${origin}/iframe.html?id=${id}&viewMode=story&globals=a11y.manual:!true`, { waitUntil: 'load' });
    await page.waitForFunction(isOver, { timeout: 20000 });
    await page.waitForFunction(isSettled, { timeout: SETTLE_MS }).catch(() => undefined);
    await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); }));
    const failure = await page.evaluate(() => (document.body.classList.contains('sb-show-errordisplay') ? document.querySelector('#error-message')?.textContent : undefined));
    if (failure) faults.push(`broke: ${failure.trim()}`);
    await page.addScriptTag({ path: path.join(ROOT, 'node_modules/axe-core/axe.min.js') });
    faults.push(...await page.evaluate(accessibilityFaults));
  } catch (error) {
    faults.push(`never finished: ${error.message}`);
  } finally {
    for (const [event, listener] of Object.entries(listeners)) page.off(event, listener);
  }
  return faults;
}

if (!filesOf('stories').some((file) => file.endsWith('.stories.ts'))) {
  console.log('There are no stories.');
  writeCounts({ passed: 0, failed: 0 });
  process.exit(0);
}

await buildStorybook();
const server = await serveFolder(OUTPUT);
const browser = await puppeteer.launch({ executablePath: ensureBrowser(), args: BROWSER_ARGS });
const waiting = storiesToCheck();
const counts = { passed: 0, failed: 0 };

async function checkFromQueue() {
  // A browser context each: no story meets another's leftovers, and neither page waits in the background.
  const page = await (await browser.createBrowserContext()).newPage();
  await page.setViewport({ width: 1280, height: 800 });
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
    const faults = await faultsOf(page, server.origin, id);
    counts[faults.length === 0 ? 'passed' : 'failed'] += 1;
    if (faults.length > 0) console.log(`\n✗ ${id}\n${[...new Set(faults)].map((fault) => `    ${fault}`).join('\n')}`);
  }
}
await Promise.all(Array.from({ length: PAGES }, checkFromQueue));
await browser.close();
await server.close();

console.log(`\n${counts.passed + counts.failed} stories: ${counts.passed} passed, ${counts.failed} failed`);
writeCounts(counts);
process.exit(counts.failed === 0 ? 0 : 1);
