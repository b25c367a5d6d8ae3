/** Waits for the work, or rejects with the signal's reason as soon as it is aborted. */
export async function untilAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  signal.throwIfAborted();
  const over = new AbortController();
  const aborted = new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true, signal: over.signal }));
  try {
    return await Promise.race([work, aborted]);
  } finally {
    over.abort();
  }
}
