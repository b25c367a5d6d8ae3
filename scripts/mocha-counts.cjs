/** Mocha reporter: the `dot` or `spec` reporter, and the number of passed and failed tests for the parent process. */
const { reporters, Runner } = require('mocha');

const testsOf = (suite) => [...suite.tests, ...suite.suites.flatMap(testsOf)];

module.exports = class extends reporters.Dot {
  #runner;
  #brokenHooks = 0;

  constructor(runner, options) {
    super(runner, options);
    this.#runner = runner;
    runner.on(Runner.constants.EVENT_TEST_FAIL, ({ type }) => { this.#brokenHooks += type === 'hook' ? 1 : 0; });
  }

  /** Mocha ends the process only after this. */
  done(failures, finish) {
    const tests = testsOf(this.#runner.suite);
    void import('./support/counts.mjs').then(({ writeCounts }) => {
      writeCounts({
        passed: tests.filter(({ state }) => state === 'passed').length,
        failed: tests.filter(({ state }) => state === 'failed').length + this.#brokenHooks,
      });
      finish(failures);
    });
  }
};
