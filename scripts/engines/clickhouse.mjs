/** A ClickHouse of its own for tests: the engine of chdb, installed on demand beside other caches, behind a bridge that speaks ClickHouse's HTTP interface on loopback. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { ROOT } from '../support/root.mjs';

const VERSION = '3.4.0';
const PACKAGES = { 'chdb': VERSION, '@chdb/lib-linux-x64-gnu': '26.7.3-stable.1' };
const HOME = path.join(process.env.XDG_CACHE_HOME ?? path.join(homedir(), '.cache'), `omnichannel-widgets/clickhouse-${VERSION}`);
const STARTS_WITHIN_MS = 120_000;

/** About 550 MB. */
async function ensureInstalled() {
  if (existsSync(path.join(HOME, 'installed'))) return;
  mkdirSync(HOME, { recursive: true });
  writeFileSync(path.join(HOME, 'package.json'), JSON.stringify({ name: 'clickhouse-for-tests', version: '0.0.0', private: true, dependencies: PACKAGES }));
  const install = spawn('npm', ['install', '--no-audit', '--no-fund', '--loglevel', 'error'], { cwd: HOME, stdio: ['ignore', 'ignore', 'inherit'] });
  const code = await new Promise((resolve, reject) => install.once('error', reject).once('exit', resolve));
  if (code !== 0) throw new Error(`chdb ${VERSION} could not be installed from the package registry (npm ended with ${code}).`);
  writeFileSync(path.join(HOME, 'installed'), VERSION);
}

/**
 * Starts an empty ClickHouse; `url` is that of its HTTP interface. `stop` ends it and deletes its files.
 *
 * @returns {Promise<{ url: string, stop(): Promise<void> }>}
 */
export async function startClickHouse() {
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error('The ClickHouse for tests runs on Linux x64 only.');
  await ensureInstalled();
  const folder = mkdtempSync(path.join(tmpdir(), 'omnichannel-clickhouse-'));
  const bridge = spawn(process.execPath, [path.join(ROOT, 'scripts/engines/clickhouse-bridge.mjs'), HOME, path.join(folder, 'data')], { stdio: ['ignore', 'pipe', 'pipe'] });
  const end = () => {
    bridge.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once('exit', end);
  const url = await new Promise((resolve, reject) => {
    let said = '';
    const timer = setTimeout(() => reject(new Error(`ClickHouse was not ready within ${STARTS_WITHIN_MS / 1000} s:\n${said}`)), STARTS_WITHIN_MS);
    bridge.once('exit', (code) => reject(new Error(`ClickHouse ended with ${code}:\n${said}`)));
    bridge.stderr.setEncoding('utf8').on('data', (text) => (said = (said + text).slice(-4000)));
    bridge.stdout.setEncoding('utf8').on('data', (text) => {
      const found = /^listening (\d+)$/m.exec(text);
      if (!found) return;
      clearTimeout(timer);
      resolve(`http://127.0.0.1:${found[1]}`);
    });
  }).catch((error) => {
    end();
    throw error;
  });
  return { url, stop: async () => {
    process.removeListener('exit', end);
    const gone = new Promise((resolve) => bridge.once('exit', resolve));
    bridge.kill('SIGKILL');
    await gone;
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  } };
}
