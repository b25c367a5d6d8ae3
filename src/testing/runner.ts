import { OmnichannelError } from '../contract/index.js';

/** What the suite needs of a test runner: the functions that mocha, vitest and jest have as globals. */
export interface TestRunner {
  describe(name: string, body: () => void): void;
  it: ((name: string, test: () => Promise<void>) => void) & { readonly skip?: (name: string, test: () => Promise<void>) => void };
  before(prepare: () => Promise<void>): void;
  after(close: () => Promise<void>): void;
}

interface Globals extends Partial<Omit<TestRunner, 'before' | 'after'>> {
  readonly before?: TestRunner['before'];
  readonly after?: TestRunner['after'];
  readonly beforeAll?: TestRunner['before'];
  readonly afterAll?: TestRunner['after'];
}

/** The runner whose functions are global; throws `invalid-setting` where there is none. */
export function globalRunner(): TestRunner {
  const { describe, it, before, after, beforeAll = before, afterAll = after } = globalThis as Globals;
  if (describe && it && beforeAll && afterAll) return { describe, it, before: beforeAll, after: afterAll };
  throw new OmnichannelError('invalid-setting', {
    subject: 'describeProvider', problem: 'invalid runner: describe, it, before and after (or beforeAll, afterAll) are not global', remedy: 'Run the file with mocha, jest or vitest with globals, or pass { runner: { describe, it, before, after } }.',
  });
}
