import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import puppeteer, { type LaunchOptions, type Page } from 'puppeteer-core';
import { freePort } from '../../../scripts/engines/free-port.mjs';
import { BROWSER_ARGS, ensureBrowser } from '../../../scripts/support/browser.mjs';
import { serveFolder } from '../../../scripts/support/static-server.mjs';

export interface HostOptions {
  /** Headers of every answer, such as a content security policy. */
  readonly headers?: Record<string, string>;
  /** The page to open, from the root of the host: `/` unless given. */
  readonly path?: string;
  /** Further settings of the browser. */
  readonly launch?: LaunchOptions;
  /** A server that runs already, as `serveHost` gives it; else the host's `dist`, or the host's folder, is served. */
  readonly origin?: string;
}

export interface OpenHost {
  readonly page: Page;
  readonly origin: string;
  /** What no host may cause: console messages, page errors, requests to outside, violations of a policy. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/** Nothing but this machine can be reached. */
const OFFLINE = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1';

/** Where a host stands, as `npm run test:hosts` has set it up. */
export function hostFolder(name: string): string {
  const folder = process.env.OMNI_HOSTS_FOLDER;
  if (!folder) throw new Error(`Hosts are set up by: npm run test:hosts -- ${name}`);
  return path.join(folder, name);
}

function servedFolder(name: string): string {
  const built = path.join(hostFolder(name), 'dist');
  return existsSync(built) ? built : hostFolder(name);
}

/** Notes in `complaints` what a page does that no host may cause. */
async function listen(page: Page, origin: string, complaints: string[]): Promise<void> {
  page.on('console', (message) => complaints.push(`console.${message.type()}: ${message.text()} ${message.location().url ?? ''}`.trim()));
  page.on('pageerror', (error) => complaints.push(`page error: ${error instanceof Error ? error.message : String(error)}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(`${origin}/`) && !/^(data|blob|about):/.test(request.url())) complaints.push(`request to outside: ${request.url()}`);
  });
  await page.exposeFunction('reportViolation', (violation: string) => { complaints.push(`violation: ${violation}`); });
  await page.evaluateOnNewDocument(() => addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample, sourceFile, lineNumber }) => {
    const { reportViolation } = globalThis as unknown as { reportViolation(violation: string): void };
    reportViolation(`${violatedDirective} ${blockedURI} ${sample} ${sourceFile}:${lineNumber}`);
  }, { capture: true }));
}

async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = process.env.OMNI_HOSTS_PICTURES;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
}

/** Serves a host and opens it in a browser of its own. Everything it says and asks is noted from the first byte on. */
export async function openHost(name: string, { headers = {}, path: place = '/', launch = {}, origin: running }: HostOptions = {}): Promise<OpenHost> {
  const server = running === undefined ? await serveFolder(servedFolder(name), headers) : { origin: running, close: () => Promise.resolve() };
  const browser = await puppeteer.launch({ defaultViewport: { width: 1200, height: 900 }, ...launch, executablePath: ensureBrowser(), args: [...BROWSER_ARGS, OFFLINE, ...(launch.args ?? [])] });
  const complaints: string[] = [];
  const page = await browser.newPage();
  const close = async (): Promise<void> => {
    await browser.close();
    await server.close();
  };
  try {
    await listen(page, server.origin, complaints);
    await page.goto(`${server.origin}${place}`, { waitUntil: 'load' });
  } catch (error) {
    await close();
    throw error;
  }
  return { page, origin: server.origin, complaints, close: async () => { await keepPicture(page, name); await close(); } };
}

/**
 * Starts a host's own server, a script of Node that listens at `PORT` on 127.0.0.1.
 * @throws an error with its output when it ends, or does not answer within 20 seconds.
 */
export async function serveHost(name: string, script = 'server.mjs'): Promise<{ readonly origin: string; close(): Promise<void> }> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [script], { cwd: hostFolder(name), env: { ...process.env, PORT: String(port) }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { output += chunk.toString(); });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const close = async (): Promise<void> => {
    child.kill();
    await ended;
  };
  const isAnswering = (): Promise<boolean> => fetch(origin).then(() => true, () => false);
  const deadline = Date.now() + 20_000;
  while (!(await isAnswering())) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await close();
      throw new Error(`The server of ${name} does not answer:\n${output}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { origin, close };
}
