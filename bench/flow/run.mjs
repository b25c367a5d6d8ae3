/**
 * Draws 34 segments over 6 months with segment-flow and with the sankey of ECharts, in turn and in a fresh page each:
 * bytes, time from the call to paint, main-thread time, stops for the keyboard. Argument: rounds. Pictures go to bench/flow/pictures.
 */
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import puppeteer from 'puppeteer-core';
import { BROWSER_ARGS, ensureBrowser } from '../../scripts/support/browser.mjs';

const ROUNDS = Number(process.argv[2] ?? 7);
const CONTESTANTS = {
  'ours, as it opens': { script: '/ours.js', query: '' },
  'ours, all 34 and every ribbon': { script: '/ours.js', query: '?every' },
  'ECharts sankey, every ribbon': { script: '/echarts.js', query: '' },
};
const page = (script) => `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><style>
  body { margin: 16px; font: 13px sans-serif; } main { width: 1168px; } .chart { height: 820px; }
</style><main></main><script type="module" src="${script}"></script></html>`;

const here = (file) => fileURLToPath(new URL(file, import.meta.url));
async function bundle(file) {
  const { outputFiles } = await build({
    entryPoints: [here(file)], bundle: true, write: false, minify: true, format: 'esm', target: 'es2022', tsconfig: here('../../tsconfig.json'),
    conditions: ['production'], define: { 'process.env.NODE_ENV': '"production"' }, logLevel: 'error',
  });
  return outputFiles[0].contents;
}
const files = { '/ours.js': await bundle('page-ours.ts'), '/echarts.js': await bundle('page-echarts.ts') };

const server = createServer(({ url }, response) => {
  const [path] = url.split('?');
  const asked = Object.values(CONTESTANTS).find(({ script }) => script.replace('.js', '') === path);
  if (files[path]) response.writeHead(200, { 'content-type': 'text/javascript' }).end(files[path]);
  else if (asked) response.writeHead(200, { 'content-type': 'text/html' }).end(page(asked.script));
  else response.writeHead(404).end();
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const browser = await puppeteer.launch({ executablePath: ensureBrowser(), headless: true, args: BROWSER_ARGS });

async function round({ script, query }, picture) {
  const tab = await browser.newPage();
  await tab.setViewport({ width: 1200, height: 940 });
  await tab.goto(`http://127.0.0.1:${server.address().port}${script.replace('.js', '')}${query}`);
  await tab.evaluate(() => window.contestant.prepare());
  const step = async (name) => {
    const before = (await tab.metrics()).TaskDuration;
    const painted = await tab.evaluate((each) => window.contestant.painted(each), name);
    return { painted, busy: ((await tab.metrics()).TaskDuration - before) * 1000 };
  };
  const draw = await step('draw');
  if (picture) await tab.screenshot({ path: here(`pictures/${picture}.webp`), type: 'webp', quality: 60 });
  const counts = await tab.evaluate(() => ({ stops: window.contestant.focusable(), ribbons: window.contestant.ribbons() }));
  const update = await step('update');
  await tab.close();
  return { draw, update, ...counts };
}

mkdirSync(here('pictures'), { recursive: true });
const rounds = Object.fromEntries(Object.keys(CONTESTANTS).map((name) => [name, []]));
for (let at = 0; at <= ROUNDS; at += 1) {
  for (const [name, contestant] of Object.entries(CONTESTANTS)) {
    const result = await round(contestant, at === 0 ? name.replace(/[^a-z0-9]+/gi, '-').toLowerCase() : undefined);
    if (at > 0) rounds[name].push(result);
  }
}
await browser.close();
server.close();

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const ms = (values) => `${median(values).toFixed(0)} ms`;
console.table(Object.fromEntries(Object.entries(rounds).map(([name, results]) => [name, {
  'gz kB': (gzipSync(files[CONTESTANTS[name].script], { level: 9 }).length / 1000).toFixed(1),
  ribbons: results[0].ribbons,
  'keyboard stops': results[0].stops,
  'draw → painted': ms(results.map(({ draw }) => draw.painted)),
  'draw, main thread': ms(results.map(({ draw }) => draw.busy)),
  'new data → painted': ms(results.map(({ update }) => update.painted)),
  'new data, main thread': ms(results.map(({ update }) => update.busy)),
}])));
