/** Hosts: small applications under `test/hosts` that install the packed package, each in a folder of its own outside the project. */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runNpm } from './npm.mjs';
import { ROOT } from './root.mjs';

const SOURCES = path.join(ROOT, 'test/hosts');
const TARBALL = 'omnichannel-widgets.tgz';
const STAMP = 'node_modules/.installed-for-tests.json';
const INSTALL = ['install', '--no-package-lock', '--no-audit', '--no-fund', '--prefer-offline'];

/** The names of all hosts: folders with a `package.json` and tests. */
export const hosts = () => readdirSync(SOURCES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(path.join(SOURCES, entry.name, 'package.json')) && existsSync(path.join(SOURCES, testsOf(entry.name))))
  .map(({ name }) => name).sort();

/** The file with a host's tests, from the folder of all hosts. */
export const testsOf = (name) => `${name}/${name}.host.ts`;

/** Where the hosts of this checkout stand; kept from run to run. */
export function hostsFolder() {
  const folder = path.join(realpathSync(os.tmpdir()), `omnichannel-widgets-hosts-${createHash('sha256').update(ROOT).digest('hex').slice(0, 12)}`);
  mkdirSync(folder, { recursive: true });
  return folder;
}

const discard = (file) => rmSync(file, { recursive: true, force: true });

/** Packs the built package. @returns the tarball, to be thrown away after use. */
export async function packPackage(folder) {
  mkdirSync(folder, { recursive: true });
  const { code, output } = await runNpm(['pack', '--ignore-scripts', '--pack-destination', folder], ROOT);
  const file = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  if (code !== 0 || !file) throw new Error(`npm pack failed:\n${output}`);
  return readFileSync(path.join(folder, file));
}

/** Copies the sources of a host; only installed packages stay from before. */
function copySources(name, folder) {
  mkdirSync(folder, { recursive: true });
  for (const entry of readdirSync(folder)) if (entry !== 'node_modules') discard(path.join(folder, entry));
  cpSync(path.join(SOURCES, name), folder, { recursive: true, filter: (file) => !file.endsWith('.host.ts') && path.basename(file) !== 'node_modules' });
}

/** Installs what a host asks for, unless just that is installed. */
async function install(folder, tarball) {
  const stamp = path.join(folder, STAMP);
  const wanted = { manifest: readFileSync(path.join(folder, 'package.json'), 'utf8'), tarball: createHash('sha256').update(tarball).digest('hex') };
  const found = existsSync(stamp) ? JSON.parse(readFileSync(stamp, 'utf8')) : undefined;
  writeFileSync(path.join(folder, TARBALL), tarball);
  if (found?.manifest === wanted.manifest && found.tarball === wanted.tarball) return;
  // Nothing of another version of the package, and of npm's notes about it, may remain.
  const outdated = found?.manifest === wanted.manifest ? ['omnichannel-widgets', '.package-lock.json', path.basename(STAMP)] : [''];
  for (const entry of outdated) discard(path.join(folder, 'node_modules', entry));
  const { code, output } = await runNpm(INSTALL, folder);
  if (code !== 0) throw new Error(`npm install failed:\n${output}`);
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, JSON.stringify(wanted));
}

/**
 * Sets a host up in its own folder: sources, packages, build.
 * @throws an error with npm's output where that fails.
 */
export async function prepareHost(name, tarball) {
  const folder = path.join(hostsFolder(), name);
  copySources(name, folder);
  await install(folder, tarball);
  if (!JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')).scripts?.build) return;
  const { code, output } = await runNpm(['run', 'build'], folder);
  if (code !== 0) throw new Error(`npm run build failed:\n${output}`);
}
