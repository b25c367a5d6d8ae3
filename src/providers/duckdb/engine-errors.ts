import { OmnichannelError } from '../../contract/index.js';

/** What the engine says, as an error of the library. */
export function engineError(thrown: unknown, subject: string): OmnichannelError {
  if (thrown instanceof OmnichannelError) return thrown;
  const { message = String(thrown) } = (thrown ?? {}) as Error;
  const isFull = /out of memory|allocation failure|failed to allocate|memory limit/i.test(message);
  return new OmnichannelError('failed-engine', {
    subject, problem: `failed engine: DuckDB says "${message}"`,
    remedy: isFull ? 'Give the engine a higher memoryLimit, or load fewer rows.' : 'See the cause.', cause: thrown,
  });
}

/** The engine was closed, or broke, while it was asked. */
export function closedEngine(subject: string): OmnichannelError {
  return new OmnichannelError('failed-engine', { subject, problem: 'failed engine: DuckDB was closed or broke before it answered', remedy: 'Ask again: the engine starts anew.', retryable: true });
}
