/**
 * `npm run test:hosts`: packs the package, installs it into each application under test/hosts and drives that in a browser.
 * Ends with a line `N passed, N failed`.
 *
 * npm run test:hosts -- vue-3                   only this host; several may be named
 * npm run test:hosts -- --no-build              with dist as it is
 * npm run test:hosts -- --pictures=some/folder  writes a picture of each page there as it is when its test closes it
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureBrowser } from './support/browser.mjs';
import { countsChannel, writeCounts } from './support/counts.mjs';
import { ensureDependencies } from './support/dependencies.mjs';
import { hosts, hostsFolder, packPackage, prepareHost, testsOf } from './support/hosts.mjs';
import { runTool } from './support/tools.mjs';

/** Installing waits for the disk and the network, building for the processor. */
const AT_ONCE = 2;

const given = process.argv.slice(2);
const options = given.filter((argument) => argument.startsWith('--'));
const wanted = given.filter((argument) => !options.includes(argument));
const pictures = options.find((option) => option.startsWith('--pictures='))?.slice('--pictures='.length);
const unknown = [
  ...wanted.filter((name) => !hosts().includes(name)),
  ...options.filter((option) => option !== '--no-build' && !option.startsWith('--pictures=')),
];
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(', ')}. There are the hosts ${hosts().join(', ')}, and --no-build, --pictures=<folder>.`);
  process.exit(1);
}

const seconds = (start) => `${((performance.now() - start) / 1000).toFixed(1)} s`;

/** The hosts that could be set up; the others are told of. */
async function prepareAll(names, tarball) {
  const ready = [];
  const waiting = [...names];
  const work = async () => {
    for (let name = waiting.shift(); name; name = waiting.shift()) {
      const start = performance.now();
      try {
        await prepareHost(name, tarball);
        ready.push(name);
        console.log(`${name}: installed and built in ${seconds(start)}`);
      } catch (error) {
        console.error(`${name}: ${error.message}\n${name}: FAILED after ${seconds(start)}`);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return ready.sort();
}

async function packed() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'omnichannel-widgets-pack-'));
  try {
    return await packPackage(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs the tests of the hosts that stand. */
async function testAll(names) {
  if (names.length === 0) return { passed: 0, failed: 0 };
  const channel = countsChannel();
  const env = { ...channel.env, OMNI_HOSTS_FOLDER: hostsFolder(), ...(pictures && { OMNI_HOSTS_PICTURES: path.resolve(pictures) }) };
  const args = ['--timeout', '60000', '--reporter', 'scripts/mocha-counts.cjs', ...names.map((name) => `test/hosts/${testsOf(name)}`)];
  const { code } = await runTool('mocha', args, { env });
  const counts = channel.take() ?? { passed: 0, failed: 1 };
  return { passed: counts.passed, failed: code === 0 ? counts.failed : Math.max(1, counts.failed) };
}

ensureDependencies();
ensureBrowser();
const names = wanted.length > 0 ? wanted : hosts();
if (!options.includes('--no-build') && (await runTool('scripts/build.mjs')).code !== 0) {
  writeCounts({ passed: 0, failed: 1 });
  console.log('\n0 passed, 1 failed');
  process.exit(1);
}
const ready = await prepareAll(names, await packed());
const counts = await testAll(ready);
const total = { passed: counts.passed, failed: counts.failed + names.length - ready.length };
writeCounts(total);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);
