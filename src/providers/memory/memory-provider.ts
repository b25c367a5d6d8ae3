import type { MemoryProvider, MemoryProviderOptions } from './options.js';
import { TablesInMemory } from './tables-in-memory.js';
import { createMemoryProvider as createInWorker } from './worker-provider.js';

/**
 * A provider that answers from tables in memory. Throws `invalid-catalog`, `duplicate-id`, `cyclic-formula`,
 * `unknown-table`, `invalid-date` or `invalid-setting` at once (with `worker` they come with `ready` and all questions);
 * what is wrong inside a table comes with the questions that need it.
 */
export function createMemoryProvider(options: MemoryProviderOptions): MemoryProvider {
  return options.worker ? createInWorker(options) : new TablesInMemory(options);
}
