/**
 * Draws every story and every page of the Storybook in a browser, from a folder below others. One fails when it breaks, writes a
 * warning or an error to the console, asks anything outside its own folder, or has a serious accessibility fault. Then the site as
 * a whole. Arguments, if any, are parts of the ids to look at; `site` stands for the whole.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import puppeteer from 'puppeteer-core';
import { BROWSER_ARGS, ensureBrowser } from './support/browser.mjs';
import { writeCounts } from './support/counts.mjs';
import { ROOT } from './support/root.mjs';
import { composeFaults, managerFaults, serveDeep } from './support/story-site.mjs';
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
  const { code, output } = await runTool('storybook', ['build', '--disable-telemetry', '--output-dir', OUTPUT], { quiet: true });
  if (code !== 0) {
    console.error(`${output}\nStorybook could not be built.`);
    process.exit(1);
  }
  writeFileSync(stamp, wanted);
}

const named = process.argv.slice(2);
const isNamed = (id) => named.length === 0 || named.some((part) => id.includes(part));

/** Stories, and pages that stand by themselves; a widget's own page only repeats its stories. */
const toCheck = () => Object.values(JSON.parse(readFileSync(path.join(OUTPUT, 'index.json'), 'utf8')).entries)
  .filter(({ type, id, tags }) => (type === 'story' || tags.includes('unattached-mdx')) && isNamed(id))
  .map(({ type, id }) => ({ id, type }));

/** In the page: whether Storybook has rendered the page, or rendered and played the story, or given up. */
const isOver = (type) => (type === 'docs' && document.querySelector('#storybook-docs h1') !== null) || ['finished', 'completed', 'errored', 'aborted'].includes(globalThis.__STORYBOOK_PREVIEW__?.currentRender?.phase);

/** In the page: whether every element has its final state and nothing is left to update, but for what is shown as loading. */
const isSettled = () => [...document.querySelectorAll('*')]
  .filter((element) => element.localName.includes('-') && !element.closest('[data-state="loading"]'))
  .every(({ status, isUpdatePending }) => status !== 'loading' && isUpdatePending !== true);

/** In the page: serious accessibility faults, one line each. */
const accessibilityFaults = async (type) => {
  const { violations } = await globalThis.axe.run(document.querySelector(type === 'docs' ? '#storybook-docs' : '#storybook-root'), { resultTypes: ['violations'] });
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `accessibility: ${help} (${id}) at ${nodes.slice(0, 3).map(({ target }) => target.flat().join(' ')).join('; ')}`);
};

/** Collects what goes wrong in a page while something is done with it. What Storybook's own manager says to its makers is not ours, nor the icon that browsers ask for. */
async function watched(page, base, work) {
  const faults = [];
  const listeners = {
    console: (message) => {
      if (['warn', 'error'].includes(message.type()) && !message.location().url?.includes('/sb-manager/')) faults.push(`console.${message.type()}: ${message.text()} (${message.location().url})`);
    },
    pageerror: (error) => faults.push(`page error: ${error instanceof Error ? error.message : String(error)}`),
    request: (request) => {
      if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(`${base}/`) && !request.url().endsWith('/favicon.ico')) faults.push(`asked outside: ${request.url()}`);
    },
  };
  for (const [event, listener] of Object.entries(listeners)) page.on(event, listener);
  try {
    faults.push(...await work());
  } catch (error) {
    faults.push(`never finished: ${error.message}`);
  } finally {
    for (const [event, listener] of Object.entries(listeners)) page.off(event, listener);
  }
  return faults;
}

async function faultsOf(page, base, { id, type }) {
  const faults = [];
  await page.goto(`${base}/iframe.html?id=${id}&viewMode=${type}&globals=a11y.manual:!true`, { waitUntil: 'load' });
  await page.waitForFunction(isOver, { timeout: 20000 }, type);
  await page.waitForFunction(isSettled, { timeout: SETTLE_MS }).catch(() => undefined);
  await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); }));
  const failure = await page.evaluate(() => (document.body.classList.contains('sb-show-errordisplay') ? document.querySelector('#error-message')?.textContent : undefined));
  if (failure) faults.push(`broke: ${failure.trim()}`);
  await page.addScriptTag({ path: path.join(ROOT, 'node_modules/axe-core/axe.min.js') });
  faults.push(...await page.evaluate(accessibilityFaults, type));
  return faults;
}

if (!filesOf('stories').some((file) => file.endsWith('.stories.ts'))) {
  console.log('There are no stories.');
  writeCounts({ passed: 0, failed: 0 });
  process.exit(0);
}

await buildStorybook();
const site = await serveDeep(OUTPUT);
const browser = await puppeteer.launch({ executablePath: ensureBrowser(), args: BROWSER_ARGS });
const waiting = [
  ...toCheck().map((entry) => ({ name: entry.id, faults: (page) => faultsOf(page, site.base, entry) })),
  ...(isNamed('site') ? [{ name: 'the site in its manager', faults: (page) => managerFaults(page, site.base) }, { name: 'what the compose page gives away', faults: (page) => composeFaults(browser, page, site.base) }] : []),
];
const counts = { passed: 0, failed: 0 };

async function checkFromQueue() {
  // A browser context each: no story meets another's leftovers, and neither page waits in the background.
  const page = await (await browser.createBrowserContext()).newPage();
  await page.setViewport({ width: 1280, height: 800 });
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { name, faults } = next;
    const found = await watched(page, site.base, () => faults(page));
    counts[found.length === 0 ? 'passed' : 'failed'] += 1;
    if (found.length > 0) console.log(`\n✗ ${name}\n${[...new Set(found)].map((fault) => `    ${fault}`).join('\n')}`);
  }
}
await Promise.all(Array.from({ length: PAGES }, checkFromQueue));
await browser.close();
await site.close();

console.log(`\n${counts.passed + counts.failed} stories: ${counts.passed} passed, ${counts.failed} failed`);
writeCounts(counts);
process.exit(counts.failed === 0 ? 0 : 1);
