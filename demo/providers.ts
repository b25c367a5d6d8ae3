import { createMemoryProvider } from '../src/providers/memory/index.js';
import type { OpenSource } from './data.js';

export const PROVIDERS = ['memory', 'duckdb', 'http'] as const;
/** What computes the figures: a worker of the page, a database in the browser, or a server. */
export type ProviderChoice = (typeof PROVIDERS)[number];

/** What the address names; the worker unless it names another. */
export function chosenProvider(): ProviderChoice {
  const wanted = new URLSearchParams(location.search).get('provider');
  return PROVIDERS.find((one) => one === wanted) ?? 'memory';
}

interface WorkerPolicy { createScriptURL(address: string): string }
interface PolicyFactory { createPolicy(name: string, rules: WorkerPolicy): WorkerPolicy }

/** Starts a worker of the portal's own, on pages that demand Trusted Types too. */
function startWorkers(): (address: string | URL, options?: WorkerOptions) => Worker {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: PolicyFactory };
  const policy = trustedTypes?.createPolicy('aveline-workers', { createScriptURL: (address) => address });
  return (address, options) => new Worker(policy ? policy.createScriptURL(String(address)) : address, options);
}

/** What opens the sources; only what the choice needs is loaded. */
export async function openerOf(choice: ProviderChoice): Promise<OpenSource> {
  const start = startWorkers();
  const absolute = (path: string): URL => new URL(path, location.origin);
  switch (choice) {
    case 'memory': {
      const worker = (): Worker => start(new URL('../src/providers/memory/memory.worker.ts', import.meta.url), { type: 'module' });
      return ({ id: _, ...options }) => createMemoryProvider({ ...options, worker });
    }
    case 'duckdb': {
      const { createDuckDbProvider, duckDbInWorker } = await import('../src/providers/duckdb/index.js');
      const engine = duckDbInWorker({ worker: () => start(absolute('/duckdb/duckdb-browser-eh.worker.js')), module: absolute('/duckdb/duckdb-eh.wasm') });
      return ({ id: _, ...options }) => createDuckDbProvider({ ...options, engine });
    }
    case 'http': {
      const { createHttpProvider } = await import('../src/providers/http/index.js');
      const token = async (): Promise<string> => (await fetch(absolute('/figures/token'))).text();
      return ({ id, name }) => createHttpProvider({ timeoutMs: 180_000, url: absolute(`/figures/${id}`), name, token });
    }
  }
}
