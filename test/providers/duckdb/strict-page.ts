import { createDuckDbProvider, duckDbInWorker } from '../../../src/providers/duckdb/index.js';

const FILES = '/node_modules/@duckdb/duckdb-wasm/dist/';
const WORKER = `${FILES}duckdb-browser-eh.worker.js`;
const MODULE = `${FILES}duckdb-eh.wasm`;

interface Policy { createScriptURL(text: string): string }
interface Factory { createPolicy(name: string, rules: { createScriptURL: (text: string) => string }): Policy }

/** Asks a provider in a page with a strict policy, and reports the answer or the error. */
async function live(): Promise<object> {
  const isTrusted = document.querySelector('meta[http-equiv]')?.getAttribute('content')?.includes('require-trusted-types-for') === true;
  const trusted = isTrusted ? (globalThis as unknown as { trustedTypes: Factory }).trustedTypes.createPolicy('host', { createScriptURL: (text) => text }) : undefined;
  // A worker from the page itself has the page's policy, as one from a server has that of its file.
  const own = (): Worker => new Worker(URL.createObjectURL(new Blob([`importScripts(${JSON.stringify(new URL(WORKER, parent.location.href).href)})`])));
  const worker = trusted ? (): Worker => new Worker(trusted.createScriptURL(WORKER)) : own;
  const tables = { interactions: [{ hcp: 'h1', occurredAt: '2026-05-01' }, { hcp: 'h2', occurredAt: '2026-05-01' }] };
  const ask = async (engine: ReturnType<typeof duckDbInWorker>): Promise<unknown> => {
    const provider = createDuckDbProvider({ engine, tables, k: 1, completeThrough: '2026-05-31' });
    const { rows } = await provider.query({ measures: ['interactions'], period: { start: '2026-05-01', end: '2026-06-01' } }, { signal: new AbortController().signal });
    provider.close();
    return rows;
  };
  try {
    const refused = trusted ? await ask(duckDbInWorker({ worker: WORKER, module: MODULE })).then(() => 'nothing', (thrown: { code: string }) => thrown.code) : undefined;
    return { rows: await ask(duckDbInWorker({ worker, module: MODULE, startTimeoutMs: trusted ? 60_000 : 8000 })), ...(refused !== undefined && { refused }) };
  } catch (thrown) {
    return { message: (thrown as Error).message };
  }
}

void live().then((report) => parent.postMessage(report, '*'));
