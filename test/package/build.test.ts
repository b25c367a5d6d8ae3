import { expect } from 'chai';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import puppeteer, { type Browser } from 'puppeteer-core';
import { BROWSER_ARGS, ensureBrowser } from '../../scripts/support/browser.mjs';
import { doors, tags } from '../../scripts/support/doors.mjs';
import { serveFolder } from '../../scripts/support/static-server.mjs';

interface Manifest {
  exports: Record<string, string | { types: string; default: string }>;
}

const { exports } = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
/** Doors that are read as files. */
const NO_CODE = Object.keys(exports).filter((door) => /\.(css|json|txt)$/.test(door));
const CDN_FILE = 'dist/cdn/omnichannel-widgets.js';
const STRICT_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html";

describe('the built package', function () {
  this.timeout(240_000);

  before(() => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/build.mjs'], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`npm run build failed:\n${stdout}\n${stderr}`);
  });

  it('has a file, and types, behind every door', () => {
    const promised = Object.values(exports).flatMap((target) => (typeof target === 'string' ? [target] : [target.types, target.default]));
    expect(promised.filter((file) => !existsSync(file))).to.deep.equal([]);
  });

  describe('as it is published', () => {
    let published: readonly string[] = [];
    before(() => {
      const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
      const answer = execFileSync(npm, ['pack', '--dry-run', '--json'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], shell: process.platform === 'win32' });
      published = (JSON.parse(answer) as { files: { path: string }[] }[])[0]?.files.map((file) => file.path) ?? [];
    });

    it('holds what its doors and commands need', () => {
      const targets = Object.values(exports).flatMap((target) => (typeof target === 'string' ? [target] : Object.values(target)));
      const commands = readdirSync('bin', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.mjs')).map((file) => `bin/${file.replaceAll('\\', '/')}`);
      expect([...targets.map((target) => target.slice(2)), ...commands].filter((file) => !published.includes(file))).to.deep.equal([]);
    });

    it('holds nothing else: no sources, tests, figures of the demo or settings of ours', () => {
      const allowed = /^(bin|dist|editors|schemas|types)\/|^(CHANGELOG|README)\.md$|^(LICENSE|llms\.txt|package\.json|custom-elements\.json)$/;
      expect(published.filter((file) => !allowed.test(file))).to.deep.equal([]);
      expect(published.filter((file) => /\.(csv|parquet|duckdb|tsbuildinfo)$|\.test\.|\bdemo\b/.test(file))).to.deep.equal([]);
    });

    it('brings the sources of its maps inside them', () => {
      const maps = published.filter((file) => file.endsWith('.map'));
      const without = maps.filter((file) => {
        const { sources, sourcesContent = [] } = JSON.parse(readFileSync(file, 'utf8')) as { sources: string[]; sourcesContent?: (string | null)[] };
        return sources.some((_, at) => typeof sourcesContent[at] !== 'string');
      });
      expect(maps).to.have.length.greaterThan(20);
      expect(without).to.deep.equal([]);
    });

    it('gives types that TypeScript finds for every door', () => {
      const { status, stdout } = spawnSync(process.execPath, ['node_modules/@arethetypeswrong/cli/dist/index.js', '--pack', '.', '--profile', 'esm-only', '--format', 'ascii', '--exclude-entrypoints', ...NO_CODE], { encoding: 'utf8' });
      expect(status, stdout).to.equal(0);
    });
  });

  it('opens every door that registers nothing on a server', () => {
    const names = doors().filter(({ registers }) => !registers).map(({ name }) => (name === 'index' ? 'omnichannel-widgets' : `omnichannel-widgets/${name}`));
    const code = `for (const name of ${JSON.stringify(names)}) await import(name); console.log('opened');`;
    expect(execFileSync(process.execPath, ['--input-type=module', '--eval', code], { encoding: 'utf8' })).to.equal('opened\n');
  });

  it('leaves its dependencies out of the doors, and all of them in the file for a script tag', () => {
    const script = readFileSync(CDN_FILE, 'utf8');
    expect(script).not.to.match(/^import\b|[;}]import\b/m);
    expect(script).not.to.contain('process.env');
    expect(script.match(/\/\*!/g)).to.have.lengthOf(1);
    expect(readFileSync('dist/cdn/THIRD-PARTY-NOTICES', 'utf8')).to.match(/^lit-html .*BSD-3-Clause/m);
  });

  describe('under a strict policy', () => {
    let browser: Browser;
    before(async () => {
      browser = await puppeteer.launch({ executablePath: ensureBrowser(), args: BROWSER_ARGS });
    });
    after(() => browser.close());

    /** What the page says in the end. */
    async function said(policy: string, search = ''): Promise<string> {
      const server = await serveFolder('.', { 'content-security-policy': policy });
      const page = await browser.newPage();
      await page.goto(`${server.origin}/test/package/memory-worker.html${search}`, { waitUntil: 'load' });
      await page.waitForFunction(() => document.body.textContent?.trim() !== '');
      const text = await page.$eval('body', ({ textContent }) => textContent ?? '');
      await server.close();
      return text;
    }

    it('starts the worker of the memory provider from the file beside it', async () => {
      expect(await said("default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'")).to.equal('[[2]]');
    });

    it('starts it as the host\'s Trusted Types want it, and says so where they are not asked', async () => {
      const policy = "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types host";
      expect(await said(policy, '?trusted')).to.equal('[[2]]');
      expect(await said(policy)).to.match(/^memory: failed engine: the worker does not start\..*\(failed-engine\)$/);
    });

    it('says so where no worker is allowed', async () => {
      expect(await said("default-src 'none'; script-src 'self'; worker-src 'none'; connect-src 'self'")).to.match(/\(failed-engine\)$/);
    });
  });

  describe('as a script tag under a strict policy', () => {
    let browser: Browser;
    before(async () => {
      browser = await puppeteer.launch({ executablePath: ensureBrowser(), args: BROWSER_ARGS });
    });
    after(() => browser.close());

    it('registers every element, draws in the languages beside it, and provokes nothing', async () => {
      const server = await serveFolder('.', { 'content-security-policy': STRICT_POLICY });
      const page = await browser.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(String(error)));
      await page.goto(`${server.origin}/test/package/script-tag.html`, { waitUntil: 'networkidle0' });
      const missing = await page.evaluate((names) => names.filter((name) => !customElements.get(name)), tags());
      const drawn = await page.$$eval('kpi-tile', (tiles) => tiles.map(({ shadowRoot }) => shadowRoot?.textContent ?? ''));
      await server.close();
      expect(complaints).to.deep.equal([]);
      expect(missing).to.deep.equal([]);
      expect(drawn[0]).to.contain('2.58').and.to.contain('met');
      expect(drawn[1]).to.contain('2,58').and.to.contain('atteint');
    });
  });
});
