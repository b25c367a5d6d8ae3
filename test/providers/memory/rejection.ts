import { OmnichannelError } from '../../../src/contract/index.js';

/** The error with which a promise rejects; fails where it does not. */
export async function rejection(promise: Promise<unknown>): Promise<OmnichannelError> {
  const outcome = await promise.then(() => undefined, (thrown: unknown) => thrown);
  if (outcome instanceof OmnichannelError) return outcome;
  throw new Error(`expected an OmnichannelError, got ${String(outcome)}`);
}
