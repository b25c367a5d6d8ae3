import { createMemoryProvider } from '../../dist/providers/memory-worker.js';

/** Asks one question of a provider in a worker; `?trusted` starts the worker through a Trusted Types policy. */
const options = { tables: { interactions: { csv: new URL('interactions.csv', import.meta.url) } }, k: 1, completeThrough: '2026-05-31' };
const trusted = () => {
  const policy = trustedTypes.createPolicy('host', { createScriptURL: (url) => url });
  return new Worker(policy.createScriptURL(new URL('../../dist/providers/memory.worker.js', import.meta.url).href), { type: 'module' });
};
const ask = async () => {
  const provider = createMemoryProvider({ ...options, ...(location.search === '?trusted' && { worker: trusted }) });
  const { rows } = await provider.query({ measures: ['interactions'], period: { start: '2026-05-01', end: '2026-06-01' } }, { signal: new AbortController().signal });
  provider.close();
  return JSON.stringify(rows);
};
document.body.textContent = await ask().catch(({ message }) => message);
