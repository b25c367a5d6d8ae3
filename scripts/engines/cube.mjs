/** A Cube server of its own for tests, installed on demand next to the other caches and started on loopback. */
import { spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ROOT } from '../support/root.mjs';
import { freePort } from './free-port.mjs';

const VERSION = '1.7.43';
const PACKAGES = { '@cubejs-backend/server': VERSION, '@cubejs-backend/postgres-driver': VERSION };
const HOME = path.join(ROOT, `node_modules/.cache/cube-${VERSION}`);
const STARTS_WITHIN_MS = 120_000;
const SECRET = 'only-for-tests';

/** About 340 MB; no install script runs, since Cube's would download a database that is not needed. */
async function ensureInstalled() {
  if (existsSync(path.join(HOME, 'installed'))) return;
  mkdirSync(HOME, { recursive: true });
  writeFileSync(path.join(HOME, 'package.json'), JSON.stringify({ name: 'cube-for-tests', version: '0.0.0', private: true, dependencies: PACKAGES }));
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const install = spawn(npm, ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel', 'error'], { cwd: HOME, stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' });
  const code = await new Promise((resolve, reject) => install.once('error', reject).once('exit', resolve));
  if (code !== 0) throw new Error(`Cube ${VERSION} could not be installed from the package registry (npm ended with ${code}).`);
  writeFileSync(path.join(HOME, 'installed'), VERSION);
}

const base64 = (value) => Buffer.from(value).toString('base64url');

/** A token that the server accepts, with claims for its row rules. */
export function cubeToken(claims = {}) {
  const text = `${base64(JSON.stringify({ alg: 'HS256', typ: 'JWT' }))}.${base64(JSON.stringify(claims))}`;
  return `${text}.${createHmac('sha256', SECRET).update(text).digest('base64url')}`;
}

/**
 * Starts a server over a Postgres with a data model (text by name of file). `url` is what the provider wants.
 *
 * @param {{ postgresPort: number, model: Record<string, string>, continueWaitSeconds?: number }} options
 * @returns {Promise<{ url: string, stop(): Promise<void> }>}
 */
export async function startCube({ postgresPort, model, continueWaitSeconds = 5 }) {
  await ensureInstalled();
  const folder = mkdtempSync(path.join(tmpdir(), 'omnichannel-cube-'));
  mkdirSync(path.join(folder, 'model'));
  for (const [name, text] of Object.entries(model)) writeFileSync(path.join(folder, 'model', name), text);
  const port = await freePort();
  const env = {
    PATH: process.env.PATH, HOME: folder, CUBE_HOME: HOME, CONTINUE_WAIT_S: String(continueWaitSeconds), PORT: String(port), NODE_ENV: 'production', TZ: 'UTC',
    CUBEJS_DEV_MODE: 'false', CUBEJS_TELEMETRY: 'false', CUBEJS_API_SECRET: SECRET, CUBEJS_CACHE_AND_QUEUE_DRIVER: 'memory', CUBEJS_TESSERACT_SQL_PLANNER: 'false',
    CUBEJS_SCHEMA_PATH: 'model', CUBEJS_DB_TYPE: 'postgres', CUBEJS_DB_HOST: '127.0.0.1', CUBEJS_DB_PORT: String(postgresPort), CUBEJS_DB_USER: 'postgres', CUBEJS_DB_PASS: 'none', CUBEJS_DB_NAME: 'postgres', CUBEJS_LOG_LEVEL: 'error',
  };
  const server = spawn(process.execPath, [path.join(ROOT, 'scripts/engines/cube-server/server.cjs')], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [server.stdout, server.stderr]) stream.setEncoding('utf8').on('data', (text) => { said = (said + text).slice(-6000); });
  const end = () => server.kill('SIGKILL');
  process.once('exit', end);
  const stop = async () => {
    process.removeListener('exit', end);
    if (server.exitCode === null && server.signalCode === null) {
      const gone = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGKILL');
      await gone;
    }
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await whenReady(`http://127.0.0.1:${port}/readyz`, server);
  } catch (error) {
    await stop();
    throw new Error(`${error.message}:\n${said}`);
  }
  return { url: `http://127.0.0.1:${port}/cubejs-api/v1`, said: () => said, stop };
}

async function whenReady(address, server) {
  const until = Date.now() + STARTS_WITHIN_MS;
  while (Date.now() < until) {
    if (server.exitCode !== null) throw new Error(`Cube ended with ${server.exitCode}`);
    const answer = await fetch(address).catch(() => undefined);
    if (answer?.ok) return;
    await pause(250);
  }
  throw new Error('Cube was not ready in time');
}
