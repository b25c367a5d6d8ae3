/** What is checked of the Storybook as a site: it works from any folder, and what the compose page gives away runs. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import Ajv2020 from 'ajv/dist/2020.js';
import { build } from 'esbuild';
import { ROOT } from './root.mjs';
import { serveFolder } from './static-server.mjs';

const DEPTH = 'some/deep/path';
const PATIENCE_MS = 30_000;

/** Serves a folder as if a host had put it below others. */
export async function serveDeep(folder) {
  const root = mkdtempSync(path.join(ROOT, 'node_modules/.cache/deep-'));
  mkdirSync(path.join(root, path.dirname(DEPTH)), { recursive: true });
  symlinkSync(folder, path.join(root, DEPTH), 'junction');
  const server = await serveFolder(root);
  return {
    base: `${server.origin}/${DEPTH}`,
    close: async () => {
      await server.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** The manager, opened at an address that a colleague sent: the story in it wears what the address says. */
export async function managerFaults(page, base) {
  await page.goto(`${base}/index.html?path=/story/widgets-kpi-tile--default&globals=brand:vivid;scheme:dark;delay:800`, { waitUntil: 'load' });
  const story = await page.waitForFrame((frame) => frame.url().includes('iframe.html'), { timeout: PATIENCE_MS });
  const wears = () => document.querySelector('.omni-vivid.dark kpi-tile')?.status === 'ready';
  return story.waitForFunction(wears, { timeout: PATIENCE_MS }).then(() => [], () => ['the story in the manager does not wear what its address says']);
}

/** In the page: the compose page once its figures are there. */
const isComposed = () => {
  const tiles = [...document.querySelector('compose-page')?.dashboard?.children ?? []];
  return tiles.length > 0 && tiles.every(({ status }) => status === undefined || status === 'ready' || status === 'partial');
};
/** In the page: what each tile shows. */
const shownIn = (dashboard) => [...dashboard.children].filter((tile) => tile.toTable).map((tile) => ({ id: tile.slot, status: tile.status, table: tile.toTable().rows.map((row) => row.map(({ text }) => text)) }));

/** The library as one file, as a script tag takes it. */
async function libraryFile() {
  const contents = ['define', 'index', 'providers/memory/index'].map((name) => `export * from './src/${name}.ts';`).join('\n');
  const { outputFiles: [file] } = await build({ stdin: { contents, resolveDir: ROOT, loader: 'ts' }, bundle: true, format: 'esm', write: false, tsconfig: path.join(ROOT, 'tsconfig.json'), conditions: ['production'], define: { 'process.env.NODE_ENV': '"production"' }, external: ['@uwdata/flechette', 'hyparquet'] });
  return file.text;
}

const themes = () => Object.fromEntries(readdirSync(path.join(ROOT, 'src/themes')).filter((name) => name.endsWith('.css')).map((name) => [name, readFileSync(path.join(ROOT, 'src/themes', name), 'utf8')]));

/** Opens a copied page where nothing is but the library, and tells what it shows. */
async function openedAlone(browser, html) {
  const [library, sheets] = [await libraryFile(), themes()];
  const page = await browser.newPage();
  const faults = [];
  page.on('pageerror', (error) => faults.push(`copied page: ${error.message}`));
  page.on('console', (message) => message.type() === 'error' && faults.push(`copied page: ${message.text()}`));
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const { pathname, host } = new URL(request.url());
    const headers = { 'access-control-allow-origin': '*' };
    if (host === 'page.example') return void request.respond({ contentType: 'text/html', body: pathname === '/' ? html : '' });
    if (pathname.endsWith('/dist/cdn/omnichannel-widgets.js')) return void request.respond({ contentType: 'text/javascript', headers, body: library });
    const sheet = sheets[path.basename(pathname)];
    if (sheet && pathname.includes('/dist/themes/')) return void request.respond({ contentType: 'text/css', headers, body: sheet });
    faults.push(`copied page asks for ${request.url()}`);
    return void request.abort();
  });
  await page.evaluateOnNewDocument(() => addEventListener('widget-error', ({ detail }) => console.error(String(detail.error?.message ?? detail.message ?? JSON.stringify(detail)))));
  await page.goto('http://page.example/', { waitUntil: 'load' });
  const isThere = () => [...document.querySelectorAll('omnichannel-dashboard > *')].every(({ status }) => !['idle', 'loading'].includes(status)) && document.querySelector('omnichannel-dashboard > *')?.status !== undefined;
  await page.waitForFunction(isThere, { timeout: PATIENCE_MS }).catch(() => faults.push('copied page: its figures never came'));
  const shown = await page.$eval('omnichannel-dashboard', shownIn);
  await page.close();
  return { faults, shown };
}

/** What is copied from the compose page is a document of the schema, is taken back as it is, and a page that shows the same figures. */
export async function composeFaults(browser, page, base) {
  await page.goto(`${base}/iframe.html?id=recipes-compose--compose&viewMode=story&globals=brand:vivid;a11y.manual:!true`, { waitUntil: 'load' });
  await page.waitForFunction(isComposed, { timeout: PATIENCE_MS });
  const copied = await page.$eval('compose-page', async (compose) => {
    const { dashboard } = compose;
    const html = await compose.makePage();
    return { html, state: dashboard.getState() };
  });
  const shown = await (await page.evaluateHandle(() => document.querySelector('compose-page').dashboard)).evaluate(shownIn);
  const back = await page.$eval('compose-page', (compose, state) => {
    compose.show('{ "version": 1 }');
    compose.show(JSON.stringify(state));
    return compose.dashboard.getState();
  }, copied.state);
  const validate = new Ajv2020({ strict: false }).compile(JSON.parse(readFileSync(path.join(ROOT, 'schemas/dashboard.schema.json'), 'utf8')));
  const alone = await openedAlone(browser, copied.html);
  return [
    ...(validate(copied.state) ? [] : [`copied document: ${JSON.stringify(validate.errors)}`]),
    ...(JSON.stringify(back) === JSON.stringify(copied.state) ? [] : ['a document that is pasted back is not what was copied']),
    ...alone.faults,
    ...(shown.length > 0 && JSON.stringify(alone.shown) === JSON.stringify(shown) ? [] : [`the copied page shows other figures: ${JSON.stringify(alone.shown)} instead of ${JSON.stringify(shown)}`]),
  ];
}
