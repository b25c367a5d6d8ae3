/**
 * Fails a test that writes a warning or an error to the console without having announced it.
 * Both test runners load this file before any test; a test imports it only to announce a message.
 */

interface Announcement {
  pattern: RegExp;
  seen: string[];
}

/** What Lit says once per page in its development build. Nothing else is let through. */
const LIT_DEVELOPMENT_NOTICE = /^Lit is in dev mode\./;

const unexpected: string[] = [];
let announced: Announcement[] = [];

for (const level of ['warn', 'error'] as const) {
  const original = console[level].bind(console);
  console[level] = (...args: unknown[]) => {
    const message = args.map(textOf).join(' ');
    const announcement = announced.find(({ pattern }) => pattern.test(message));
    if (announcement) {
      announcement.seen.push(message);
      return;
    }
    if (!LIT_DEVELOPMENT_NOTICE.test(message)) unexpected.push(`console.${level}: ${message}`);
    original(...args);
  };
}

// A browser's unhandled rejections reach the console by way of the test runner; Node's would be lost.
const { process } = globalThis as { process?: { on?(event: 'unhandledRejection', listener: (reason: unknown) => void): void } };
process?.on?.('unhandledRejection', (reason) => {
  const message = `unhandled rejection: ${textOf(reason)}`;
  // Mocha hands the same event on a second time.
  if (!unexpected.includes(message)) unexpected.push(message);
});

function textOf(value: unknown): string {
  return value instanceof Error ? `${value.name}: ${value.message}` : String(value);
}

/**
 * Announces a console warning or error that the running test provokes. The message is kept off the console;
 * the test fails when it never comes. Call it before the provoking line.
 *
 * @returns the messages seen so far, in order, to be read after the provocation.
 */
export function expectConsole(pattern: RegExp): readonly string[] {
  const seen: string[] = [];
  announced.push({ pattern, seen });
  return seen;
}

/** What went wrong since the last call, as one sentence, or undefined. */
function takeComplaint(): string | undefined {
  const complaints = unexpected.splice(0).map((message) => `unexpected ${message}`);
  for (const { pattern, seen } of announced) {
    if (seen.length === 0) complaints.push(`announced console message never came: ${pattern}`);
  }
  announced = [];
  return complaints.length === 0 ? undefined : complaints.join('\n');
}

afterEach(function () {
  const complaint = takeComplaint();
  // Handing the error to the hook fails this one test; throwing would end the whole run.
  if (complaint !== undefined) (this.test as Mocha.Hook).error(new Error(complaint));
});

after(() => {
  const complaint = takeComplaint();
  if (complaint !== undefined) throw new Error(`outside any test: ${complaint}`);
});
