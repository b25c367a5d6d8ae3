/** Makes `node_modules` match `package-lock.json`. Imports nothing that would have to be installed first. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './root.mjs';

/** npm writes what it installed, last of all, into a lock file of its own: it is the stamp of a finished install. */
const INSTALLED = path.join(ROOT, 'node_modules/.package-lock.json');

const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

function isUpToDate() {
  if (!existsSync(INSTALLED)) return false;
  const installed = packagesOf(INSTALLED);
  return Object.entries(packagesOf(path.join(ROOT, 'package-lock.json'))).every(([place, { version, optional, devOptional, peer }]) => {
    if (place === '') return true;
    const found = installed[place];
    return found ? found.version === version : Boolean(optional || devOptional || peer);
  });
}

/** Runs `npm ci` where packages are absent or of another version than the lock says; ends the process if that fails. */
export function ensureDependencies() {
  if (isUpToDate()) return;
  console.log('Installing the packages (npm ci). The first time takes a minute or two.');
  // Started by npm, npm's own program file is known and no shell is needed; Windows cannot start npm.cmd without one.
  const npm = process.env.npm_execpath;
  const options = { cwd: ROOT, stdio: 'inherit', env: { ...process.env, PUPPETEER_SKIP_DOWNLOAD: '1' } };
  const { status } = npm?.endsWith('js') ? spawnSync(process.execPath, [npm, 'ci'], options) : spawnSync('npm ci', { ...options, shell: true });
  if (status !== 0) {
    console.error('npm ci failed: see its message above.');
    process.exit(1);
  }
}
