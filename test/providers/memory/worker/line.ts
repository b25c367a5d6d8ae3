import { createMemoryProvider } from '../../../../src/providers/memory/index.js';
import type { MemoryProvider, MemoryProviderOptions } from '../../../../src/providers/memory/index.js';
import { serveTables } from '../../../../src/providers/memory/worker-side.js';

/** Both ends of a line that clones what goes over it, as a worker's does; `onWorker` sees what arrives. */
export function worker(onWorker: (message: unknown) => void = () => undefined): () => Worker {
  return () => {
    const { port1, port2 } = new MessageChannel();
    port2.addEventListener('message', ({ data }) => onWorker(data));
    serveTables(port2);
    port2.start();
    port1.start();
    return Object.assign(port1, { terminate: () => { port1.close(); port2.close(); } }) as unknown as Worker;
  };
}

const open = new Set<MemoryProvider>();

/** A provider at the page's end of such a line; ended by `closeAll`. */
export function inWorker(options: MemoryProviderOptions, start: () => Worker = worker()): MemoryProvider {
  const provider = createMemoryProvider({ worker: start, ...options });
  open.add(provider);
  return provider;
}

export function closeAll(): void {
  for (const provider of open) provider.close();
  open.clear();
}
