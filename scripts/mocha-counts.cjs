/** Mocha reporter: the `dot` or `spec` reporter, and the number of passed and failed tests for the parent process. */
const { reporters, Runner } = require('mocha');

const testsOf = (suite) => [...suite.tests, ...suite.suites.flatMap(testsOf)];

module.exports = class extends reporters.Dot {
  constructor(runner, options) {
    super(runner, options);
    let brokenHooks = 0;
    runner.on(Runner.constants.EVENT_TEST_FAIL, ({ type }) => { brokenHooks += type === 'hook' ? 1 : 0; });
    runner.once(Runner.constants.EVENT_RUN_END, async () => {
      const tests = testsOf(runner.suite);
      const { writeCounts } = await import('./support/counts.mjs');
      writeCounts({
        passed: tests.filter(({ state }) => state === 'passed').length,
        failed: tests.filter(({ state }) => state === 'failed').length + brokenHooks,
      });
    });
  }
};
