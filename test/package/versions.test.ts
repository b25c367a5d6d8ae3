import { expect } from 'chai';
import { build, type Plugin } from 'esbuild';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { BROWSER_ARGS, ensureBrowser } from '../../scripts/support/browser.mjs';
import { tags } from '../../scripts/support/doors.mjs';
import { serveFolder } from '../../scripts/support/static-server.mjs';

const ROOT = process.cwd();

/** A copy that hands down another version of the context than the others. */
const nextContext: Plugin = {
  name: 'next-context',
  setup: ({ onLoad }) => onLoad({ filter: /dashboard-context\.ts$/ }, ({ path: file }) => {
    const text = readFileSync(file, 'utf8');
    if (!text.includes('CONTEXT_VERSION = 1;')) throw new Error('dashboard-context.ts says no CONTEXT_VERSION = 1');
    return { contents: text.replace('CONTEXT_VERSION = 1;', 'CONTEXT_VERSION = 2;'), loader: 'ts' };
  }),
};

/** All of the library in one file, as a script tag loads it; with `define` it registers the plain names. */
async function singleFile(outfile: string, { version, define = false, french = false, plugins = [] }: { version: string; define?: boolean; french?: boolean; plugins?: Plugin[] }): Promise<void> {
  const sources = ['index.ts', ...(define ? ['define.ts'] : []), ...(french ? ['locales/fr/define.ts'] : [])];
  await build({
    stdin: { contents: sources.map((source) => `export * from './src/${source}';`).join('\n'), resolveDir: ROOT, sourcefile: 'single-file.js' },
    bundle: true, format: 'esm', target: 'es2022', minify: true, outfile, plugins, logLevel: 'error',
    tsconfig: 'tsconfig.json', conditions: ['production'], define: { 'process.env.NODE_ENV': '"production"' }, banner: { js: `/*! omnichannel-widgets ${version} */` },
    external: ['@uwdata/flechette', 'hyparquet'],
  });
}

const HTML = `<!doctype html><meta charset="utf-8"><title>Versions</title><link rel="icon" href="data:,"><body>
<script type="module">
  window.figures = (figure, log) => ({
    name: 'source of ' + figure, capabilities: { measures: {}, completeThrough: '2026-10-31' },
    query: async (query) => {
      log?.push(query);
      const dimensions = query.dimensions ?? [];
      return {
        columns: [...(query.grain ? [{ id: 'time', kind: 'time' }] : []), ...dimensions.map((id) => ({ id, kind: 'dimension' })), ...query.measures.map((id) => ({ id, kind: 'measure' }))],
        rows: [[...(query.grain ? [query.period.start] : []), ...dimensions.map((id) => ({ scenario: 'actual', adoptionStage: 'trial' })[id] ?? 'x'), ...query.measures.map(() => figure)]],
        meta: { source: 'CRM', completeThrough: '2026-10-31' },
      };
    },
  });
  window.refusing = (failure) => ({ query: () => Promise.reject(failure) });
  window.textOf = (node) => (node.shadowRoot ? window.textOf(node.shadowRoot) : '') + [...node.childNodes].map((child) => child.localName === 'style' ? '' : child.data ?? window.textOf(child)).join(' ');
  window.until = async (isTrue, why) => {
    for (let turn = 0; !isTrue(); turn += 1) {
      if (turn > 1000) throw new Error('never: ' + why);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  window.board = async (prefix, provider, more = {}) => {
    const board = Object.assign(document.createElement(prefix + 'omnichannel-dashboard'), { provider, period: '2026-05-01/2026-11-01', ...more });
    const tile = Object.assign(document.createElement(prefix + 'kpi-tile'), { measure: 'activeHcps' });
    const trend = Object.assign(document.createElement(prefix + 'measure-trend'), { measures: ['interactions'] });
    board.append(tile, trend);
    document.body.append(board);
    await window.until(() => tile.status === 'ready', prefix + 'kpi-tile is ' + tile.status);
    await window.until(() => trend.shadowRoot.querySelector('.chart svg text'), 'a chart under ' + prefix);
    return board;
  };
</script>`;

/** Both versions under names of their own, drawn from figures in attributes. */
const STRICT = `
  const [one, two] = await Promise.all([import('/one.js'), import('/two.js')]);
  two.defineWidgets({ prefix: 'zeta-' });
  for (const name of ['kpi-tile', 'zeta-kpi-tile']) {
    const tile = Object.assign(document.createElement(name), { value: 1821, heading: name });
    document.body.append(tile);
    await tile.updateComplete;
  }
  document.title = [...document.querySelectorAll('kpi-tile, zeta-kpi-tile')].map((tile) => tile.shadowRoot.querySelector('.value').textContent.trim()).join(' ');
`;

/** What the page's own module puts into the window. */
interface Tile extends HTMLElement { readonly status: string; measure: string }
interface Board extends HTMLElement { audience: string }
interface Library {
  defineWidgets(options?: { prefix?: string }): void;
  OmnichannelError: new (code: string, details: { subject: string; problem: string; remedy: string }) => Error;
}
declare global {
  interface Window {
    figures(figure: number, log?: unknown[]): unknown;
    refusing(failure: Error): unknown;
    textOf(node: Node): string;
    until(isTrue: () => unknown, why: string): Promise<void>;
    board(prefix: string, provider: unknown, more?: object): Promise<Board>;
  }
}

describe('two versions of the library on one page', function () {
  this.timeout(120_000);
  let folder: string;
  let browser: Browser;
  let server: { readonly origin: string; close(): Promise<unknown> };
  let page: Page;
  let complaints: string[];

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'versions-'));
    await singleFile(path.join(folder, 'one.js'), { version: '1.0.0', define: true });
    await singleFile(path.join(folder, 'two.js'), { version: '1.4.0', french: true });
    await singleFile(path.join(folder, 'plain.js'), { version: '1.5.0', define: true });
    await singleFile(path.join(folder, 'next.js'), { version: '2.0.0', plugins: [nextContext] });
    writeFileSync(path.join(folder, 'index.html'), HTML);
    writeFileSync(path.join(folder, 'strict.html'), '<!doctype html><meta charset="utf-8"><title>Strict</title><body><script type="module" src="strict.js"></script>');
    writeFileSync(path.join(folder, 'strict.js'), STRICT);
    server = await serveFolder(`${folder}/`);
    browser = await puppeteer.launch({ executablePath: ensureBrowser(), args: BROWSER_ARGS });
  });

  after(async () => {
    await browser?.close();
    await server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  beforeEach(async () => {
    page = await browser.newPage();
    // Charts are drawn when they come near what is seen.
    await page.setViewport({ width: 1000, height: 3000 });
    complaints = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(`${server.origin}/index.html`, { waitUntil: 'load' });
    await page.evaluate(`Promise.all(['one', 'two', 'next'].map(async (name) => { window[name] = await import('/' + name + '.js'); }))`);
  });

  afterEach(async () => {
    await page.close();
    expect(complaints).to.deep.equal([]);
  });

  it('serve three tenants under three names, each with its source, its look and its language, none touching another', async () => {
    const seen = await page.evaluate(async () => {
      const { one, two } = window as unknown as Record<'one' | 'two', Library>;
      one.defineWidgets({ prefix: 'acme-' });
      two.defineWidgets({ prefix: 'zeta-' });
      const logs: unknown[][] = [[], [], []];
      const looks = ['rgb(10, 20, 30)', 'rgb(40, 50, 60)', 'rgb(70, 80, 90)'];
      const prefixes = ['', 'acme-', 'zeta-'];
      const boards = await Promise.all(prefixes.map(async (prefix, at) => {
        const board = await window.board(prefix, window.figures(1111 * (at + 1), logs[at]), { audience: 'tenant', lang: at === 0 ? 'en' : 'fr' });
        board.style.setProperty('--omni-text', looks[at] as string);
        return board;
      }));
      const tiles = boards.map((board, at) => board.querySelector(`${prefixes[at]}kpi-tile`) as Tile);
      const trends = boards.map((board, at) => board.querySelector(`${prefixes[at]}measure-trend`) as Tile);
      await window.until(() => getComputedStyle(tiles[2]?.shadowRoot?.querySelector('.value') as Element).color === looks[2], 'the look');
      const texts = boards.map((board) => window.textOf(board).replace(/[\s\u202f\u00a0]+/g, ' '));
      const before = [...texts];
      const asked = logs.map((log) => log.length);
      (boards[0] as Board).audience = 'another';
      await window.until(() => (logs[0] as unknown[]).length > (asked[0] as number) && tiles[0]?.status === 'ready', 'other figures');
      return {
        figures: texts.map((text) => ['1,111', '2 222', '3 333', '1 111', '2,222', '3,333'].filter((figure) => text.includes(figure))),
        headings: tiles.map((tile) => tile.shadowRoot?.querySelector('h3')?.textContent?.trim()),
        colours: tiles.map((tile) => getComputedStyle(tile.shadowRoot?.querySelector('.value') as Element).color === looks[tiles.indexOf(tile)]),
        charts: trends.slice(1).every((trend) => trend.shadowRoot?.querySelector('.chart svg')),
        isUntouched: [1, 2].map((at) => logs[at]?.length === asked[at] && window.textOf(boards[at] as Board).replace(/[\s\u202f\u00a0]+/g, ' ') === before[at]),
        classes: new Set(prefixes.map((prefix) => customElements.get(`${prefix}kpi-tile`))).size,
      };
    });
    expect(seen.figures).to.deep.equal([['1,111'], ['2 222'], ['3 333']]);
    // Only the second version was told French: the first one has French numbers, and its own words.
    expect(seen.headings).to.deep.equal(['Active HCPs', 'Active HCPs', 'PdS actifs']);
    expect([seen.colours, seen.charts, seen.isUntouched, seen.classes]).to.deep.equal([[true, true, true], true, [true, true], 3]);
  });

  it('understand each other where a widget of one stands in a dashboard of the other', async () => {
    const seen = await page.evaluate(async () => {
      const { two } = window as unknown as Record<'two', Library>;
      two.defineWidgets({ prefix: 'zeta-' });
      const log: { filters?: unknown }[] = [];
      const board = await window.board('', window.figures(1111, log), { filters: [{ dimension: 'segment', in: ['active'] }] });
      const tile = Object.assign(document.createElement('zeta-kpi-tile') as Tile, { measure: 'interactions' });
      board.append(tile);
      await window.until(() => tile.status === 'ready', `zeta-kpi-tile is ${tile.status}`);
      return { text: window.textOf(tile), filters: log.at(-1)?.filters, slot: tile.slot };
    });
    expect(seen.text).to.contain('1,111');
    expect(JSON.stringify(seen.filters)).to.contain('segment');
    expect(seen.slot).to.equal('tile zeta-kpi-tile-1');
  });

  for (const [outer, inner] of [['', 'next-'], ['next-', '']] as const) {
    it(`say so where they do not understand each other: ${inner || 'plain '}widgets in a ${outer || 'plain '}dashboard`, async () => {
      const seen = await page.evaluate(async (outerPrefix, innerPrefix) => {
        const { next } = window as unknown as Record<'next', Library>;
        next.defineWidgets({ prefix: 'next-' });
        const messages: string[] = [];
        document.body.addEventListener('widget-error', (event) => messages.push((event as CustomEvent<{ cause: Error }>).detail.cause.message));
        const log: unknown[] = [];
        const board = await window.board(outerPrefix, window.figures(1111, log));
        const asked = log.length;
        const inside = document.createElement(`${innerPrefix}omnichannel-dashboard`);
        const tiles = [board, inside].map((home) => home.appendChild(Object.assign(document.createElement(`${innerPrefix}kpi-tile`) as Tile, { measure: 'interactions' })));
        const bar = document.createElement(`${innerPrefix}filter-bar`);
        board.append(inside, bar);
        await window.until(() => tiles.every(({ status }) => status === 'error') && messages.length > 2, `tiles are ${tiles.map(({ status }) => status).join()}`);
        return { messages, asked: log.length - asked, text: window.textOf(tiles[0] as Tile) };
      }, outer, inner);
      const [theirs, own] = outer === '' ? [1, 2] : [2, 1];
      for (const name of ['kpi-tile', 'filter-bar']) {
        expect(seen.messages).to.include(`${inner}${name}: unsupported version ${theirs} of what the dashboard around it hands down. Put it into a dashboard of its own version of the library (it understands version ${own}), or give it a provider outside of one. (unsupported-version)`);
      }
      expect(seen.asked).to.equal(0);
      expect(seen.text).to.not.contain('1,111');
    });
  }

  it('hand errors to each other as they are', async () => {
    const seen = await page.evaluate(async () => {
      const { two } = window as unknown as Record<'two', Library>;
      const failure = new two.OmnichannelError('unauthorised', { subject: 'http', problem: 'failed request: refused', remedy: 'Sign in again.' });
      const tile = Object.assign(document.createElement('kpi-tile') as Tile, { measure: 'interactions', period: '2026-05-01/2026-11-01', provider: window.refusing(failure) });
      const messages: string[] = [];
      tile.addEventListener('widget-error', (event) => messages.push((event as CustomEvent<{ cause: Error }>).detail.cause.message));
      document.body.append(tile);
      await window.until(() => tile.status === 'unauthorised', tile.status);
      return messages;
    });
    expect(seen).to.deep.equal(['http: failed request: refused. Sign in again. (unauthorised)']);
  });

  it('run under a strict policy with Trusted Types that lets the one of Lit be made twice', async () => {
    const policy = "default-src 'none'; script-src 'self'; style-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html 'allow-duplicates'";
    const strict = await serveFolder(`${folder}/`, { 'content-security-policy': policy });
    try {
      await page.goto(`${strict.origin}/strict.html`, { waitUntil: 'load' });
      await page.waitForFunction(() => document.title !== 'Strict', { timeout: 10_000 });
      expect(await page.title()).to.equal('1,821 1,821');
    } finally {
      await strict.close();
    }
  });

  it('warn once of each plain name that both register, and keep the first', async () => {
    const isSame = await page.evaluate(`(async () => {
      const first = customElements.get('kpi-tile');
      await import('/plain.js');
      return first === customElements.get('kpi-tile');
    })()`);
    expect(isSame).to.equal(true);
    expect(complaints.splice(0).map((told) => /duplicate element name "([\w-]+)"/.exec(told)?.[1]).sort()).to.deep.equal(tags());
  });
});
