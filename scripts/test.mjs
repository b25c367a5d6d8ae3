/**
 * `npm test`: everything that is checked, on a bare machine too. Ends with a line `N passed, N failed`.
 *
 * npm test -- pure                                 only this stage; several may be named
 * npm test -- everything                           the hosts too, which take minutes (see scripts/test-hosts.mjs)
 * npm test -- element 'test/ui/**\/*.element.test.ts'   only these files of the pure and element tests
 */
import { ensureBrowser } from './support/browser.mjs';
import { countsChannel } from './support/counts.mjs';
import { ensureDependencies } from './support/dependencies.mjs';
import { runTool } from './support/tools.mjs';

const given = process.argv.slice(2);
const files = given.filter((argument) => /[/*]|\.ts$/.test(argument));
const wanted = given.filter((argument) => !files.includes(argument));

/** A stage that is no set of tests: one failure or nothing. */
const check = (tool, args) => async () => ({ passed: 0, failed: (await runTool(tool, args)).code === 0 ? 0 : 1 });

/** A stage of tests, which says how many there were. */
const tests = (tool, args) => async () => {
  const channel = countsChannel();
  const { code } = await runTool(tool, args, { env: channel.env });
  const counts = channel.take() ?? { passed: 0, failed: 1 };
  return { passed: counts.passed, failed: code === 0 ? counts.failed : Math.max(1, counts.failed) };
};

const STAGES = {
  generated: { heading: 'Generated files are up to date', run: check('scripts/generate.mjs', ['--check']) },
  types: { heading: 'Types', run: check('tsc', ['--noEmit', '-p', '.']) },
  lint: { heading: 'Lint', run: check('eslint', ['.', '--max-warnings', '0']) },
  pure: { heading: 'Pure tests (Node)', run: tests('mocha', ['--reporter', 'scripts/mocha-counts.cjs', ...(files.length > 0 ? files : ['test/**/*.test.ts'])]) },
  element: { heading: 'Element tests (Chromium)', run: tests('wtr', files.length > 0 ? ['--files', ...files] : []) },
  stories: { heading: 'Stories (Chromium)', run: tests('scripts/check-stories.mjs', []) },
  hosts: { heading: 'Hosts (Chromium)', run: tests('scripts/test-hosts.mjs', []) },
};
const QUICK = Object.keys(STAGES).filter((name) => name !== 'hosts');

const names = wanted.length === 0 ? QUICK : wanted.flatMap((name) => (name === 'everything' ? Object.keys(STAGES) : [name]));
const unknown = names.filter((name) => !Object.hasOwn(STAGES, name));
if (unknown.length > 0) {
  console.error(`Unknown stage: ${unknown.join(', ')}. There are: ${Object.keys(STAGES).join(', ')}, everything.`);
  process.exit(1);
}

ensureDependencies();
if (['pure', 'element', 'stories', 'hosts'].some((name) => names.includes(name))) ensureBrowser();

const total = { passed: 0, failed: 0 };
const failedStages = [];
for (const name of names) {
  const { heading, run } = STAGES[name];
  console.log(`\n== ${heading}`);
  const start = performance.now();
  const { passed, failed } = await run();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`== ${heading}: ${failed === 0 ? 'passed' : 'FAILED'} in ${seconds} s`);
  total.passed += passed;
  total.failed += failed;
  if (failed > 0) failedStages.push(name);
}

if (failedStages.length > 0) console.log(`\nFailed: ${failedStages.join(', ')}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);
