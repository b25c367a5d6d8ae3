/** Measures the asset table at 100,000 rows against a table written by hand, in turn, in a fresh page each. */
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import puppeteer from 'puppeteer-core';
import { BROWSER_ARGS, ensureBrowser } from '../../scripts/support/browser.mjs';

const ROUNDS = Number(process.argv[2] ?? 7);
const CONTESTANTS = ['by hand', 'ours'];
const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><style>
  body { margin: 16px; font: 13px sans-serif; }
  main { width: 1100px; }
  .hand { height: 480px; overflow: auto; }
  .room { position: relative; }
  .hand-row { display: grid; grid-template-columns: repeat(6, 1fr); align-items: center; height: 36px; border-bottom: 1px solid #ddd; background: #fff; }
  .room .hand-row { position: absolute; inset: 0 0 auto; contain: layout style; }
  .head { position: sticky; top: 0; z-index: 1; }
</style><main></main><script type="module" src="/page.js"></script></html>`;

const here = (file) => fileURLToPath(new URL(file, import.meta.url));
const { outputFiles } = await build({
  entryPoints: [here('page.ts')], bundle: true, write: false, minify: true, format: 'esm', target: 'es2022', tsconfig: here('../../tsconfig.json'),
  conditions: ['production'], define: { 'process.env.NODE_ENV': '"production"' }, logLevel: 'error',
});
const server = createServer(({ url }, response) => {
  const files = { '/': ['text/html', PAGE], '/page.js': ['text/javascript', outputFiles[0].contents] };
  const [type, content] = files[url] ?? ['text/plain', ''];
  response.writeHead(files[url] ? 200 : 404, { 'content-type': type }).end(content);
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const address = `http://127.0.0.1:${server.address().port}/`;

/** Main-thread seconds spent on tasks so far. */
async function taskSeconds(session) {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration').value;
}

async function round(name) {
  const browser = await puppeteer.launch({ executablePath: ensureBrowser(), headless: true, args: BROWSER_ARGS });
  try {
    const page = await browser.newPage();
    await page.setViewport({ width: 1200, height: 640 });
    const session = await page.createCDPSession();
    await session.send('Performance.enable');
    const faults = [];
    page.on('pageerror', (error) => faults.push(error.message));
    await page.exposeFunction('busyMs', async () => (await taskSeconds(session)) * 1000);
    await page.goto(address);
    await page.waitForFunction('window.measure');
    const measured = await page.evaluate((contestant) => window.measure(contestant, window.busyMs), name);
    if (faults.length > 0) throw new Error(faults.join('\n'));
    const frames = [...measured.scrollFrames].sort((a, b) => a - b);
    return { ...measured, p95Ms: frames[Math.floor(frames.length * 0.95)] };
  } finally {
    await browser.close();
  }
}

const samples = Object.fromEntries(CONTESTANTS.map((name) => [name, []]));
try {
  for (let at = 0; at < ROUNDS; at++) for (const name of CONTESTANTS) samples[name].push(await round(name));
} finally {
  server.close();
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const FIGURES = [
  ['first paint ms', 'paintMs'], ['  of it CPU ms', 'paintCpuMs'], ['sort ms', 'sortMs'], ['  of it CPU ms', 'sortCpuMs'], ['scroll p95 ms', 'p95Ms'], ['CPU ms a frame', 'frameCpuMs'],
  ['blank frames', 'blankFrames'], ['elements', 'elements'],
];
console.log(`100,000 rows × 6 columns, median of ${ROUNDS} rounds`);
for (const [label, key] of FIGURES) {
  const [floor, ours] = CONTESTANTS.map((name) => median(samples[name].map((sample) => sample[key])));
  console.log(`${label.padEnd(16)} by hand ${floor.toFixed(1).padStart(7)}   ours ${ours.toFixed(1).padStart(7)}   ${floor > 0 ? `${(ours / floor).toFixed(2)}×` : ''}`);
}
