import { checkResult } from '../contract/index.js';
import type { ConformanceDataset, ConformanceQuestion } from './dataset/dataset.js';
import { CONFORMANCE_DATASET } from './dataset/index.js';
import { REFUSALS, isServed } from './capable.js';
import { checkBehaviour } from './checks/behaviour.js';
import { checkInjection } from './checks/injection.js';
import { checkMembers } from './checks/members.js';
import { checkPrivacy } from './checks/privacy.js';
import { compareAnswer } from './compare.js';
import { never } from './never.js';
import { globalRunner } from './runner.js';
import type { ConformanceOptions, ConformanceProvider, MakeProvider, Suite } from './suite.js';

/**
 * Describes a provider to a test runner: every question of the dataset has its right answer, and the provider behaves as the
 * contract says. What `provider.capabilities` does not list must be refused, not answered.
 *
 * Where the dataset's `k` is above 1, small groups must be hidden, and an attacker tries to work the hidden figures out of
 * what is shown for other groupings of the same question. That the difference of two questions with different filters tells
 * of the HCPs between them is an open weakness of answers to free questions: only what a `notIn` on an overlapping dimension
 * leaves out is protected, and only that is tested. Throws `invalid-setting` where there is no test runner.
 */
export function describeProvider(name: string, makeProvider: MakeProvider, dataset: ConformanceDataset = CONFORMANCE_DATASET, options: ConformanceOptions = {}): void {
  const { runner = globalRunner(), numbers = 'exact', skip = {} } = options;
  runner.describe(`${name}: ${dataset.name}, k = ${dataset.k}`, () => {
    let made: ConformanceProvider | undefined;
    runner.before(async () => {
      made = await makeProvider(dataset);
    });
    runner.after(async () => {
      await made?.close?.();
    });
    const provider = (): ConformanceProvider => made as ConformanceProvider;
    const test = (title: string, body: (provider: ConformanceProvider) => Promise<void>): void => {
      const reason = Object.entries(skip).find(([part]) => title.includes(part))?.[1];
      if (reason === undefined) return runner.it(title, () => body(provider()));
      const skipped = `${title} (skipped: ${reason})`;
      if (runner.it.skip) runner.it.skip(skipped, () => Promise.resolve());
      else runner.it(skipped, () => Promise.resolve());
    };
    const suite: Suite = { dataset, numbers, provider, test };
    dataset.questions.forEach((question) => checkQuestion(question, suite));
    for (const check of [checkBehaviour, checkInjection, checkMembers, checkPrivacy]) check(suite);
  });
}

/** The right answer; of what the provider does not claim to serve a refusal will do too. */
function checkQuestion(question: ConformanceQuestion, { dataset: { k }, numbers, test }: Suite): void {
  test(question.name, async (provider) => {
    const result = await provider.query(question.query, { signal: never() }).catch((thrown: { readonly code?: string }) => {
      if (REFUSALS.includes(thrown.code ?? '') && !isServed(question.query, provider.capabilities)) return undefined;
      throw thrown;
    });
    if (result) compareAnswer(checkResult(result, provider.name ?? 'provider', question.query), question, { k, numbers });
  });
}
