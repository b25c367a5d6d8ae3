/** A figure or a behaviour that is not as the contract has it. */
export class ConformanceError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ConformanceError';
  }
}

export function fail(message: string): never {
  throw new ConformanceError(message);
}

export function ensure(isTrue: boolean, message: string): void {
  if (!isTrue) fail(message);
}

export function ensureEqual(actual: unknown, expected: unknown, what: string): void {
  const [left, right] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (left !== right) fail(`${what}: answered ${String(left)}, expected ${String(right)}`);
}

/** What the work was refused with; fails where it was not. */
export async function refusalOf(work: () => Promise<unknown>, what: string): Promise<{ readonly name?: string; readonly code?: string; readonly message?: string }> {
  let answer: unknown;
  try {
    answer = await work();
  } catch (thrown) {
    return thrown as { readonly name?: string };
  }
  return fail(`${what}: was answered with ${JSON.stringify(answer)?.slice(0, 300)}, expected a refusal`);
}
