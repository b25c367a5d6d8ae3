/** Web-test-runner reporter: says, and hands to the parent process, the number of passed and failed tests. */
import { writeCounts } from './support/counts.mjs';

function testsOf(suite) {
  return suite ? [...suite.tests, ...suite.suites.flatMap(testsOf)] : [];
}

export function countsReporter() {
  return {
    onTestRunFinished({ sessions }) {
      const counts = { passed: 0, failed: 0 };
      for (const session of sessions) {
        const tests = testsOf(session.testResults).filter(({ skipped }) => !skipped);
        counts.passed += tests.filter(({ passed }) => passed).length;
        const failed = tests.filter(({ passed }) => !passed).length;
        // A file that could not be loaded, or a failed hook, is a failure without a test.
        counts.failed += failed === 0 && !session.passed ? 1 : failed;
      }
      console.log(`\n${sessions.length} element test files: ${counts.passed} passed, ${counts.failed} failed`);
      writeCounts(counts);
    },
  };
}
