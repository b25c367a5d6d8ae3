/** Web-test-runner plugin: loads the console trap before the first line of every test file. */
export function consoleTrap() {
  return {
    name: 'console-trap',
    transform(context) {
      if (!context.path.endsWith('.element.test.ts')) return undefined;
      // On the first line, so that line numbers stay.
      return { body: `import '/test/support/console-trap.ts'; ${context.body}` };
    },
  };
}
