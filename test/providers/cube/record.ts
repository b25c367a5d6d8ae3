/** Records the answers of a live Cube anew: `node --import tsx test/providers/cube/record.ts`. */
import { mkdirSync, rmSync } from 'node:fs';
import { cubeToken } from '../../../scripts/engines/cube.mjs';
import { createCubeProvider } from '../../../src/providers/cube/index.js';
import { startLive } from './live.js';
import { QUESTIONS } from './questions.js';
import { record, writeRecording, type Exchange } from './recording.js';
import { RAW, SLOW } from './raw-questions.js';

const { signal } = new AbortController();
const live = await startLive({ slow: true, continueWaitSeconds: 1 });

async function recorded(name: string, ask: (url: string) => Promise<unknown>): Promise<void> {
  const exchanges: Exchange[] = [];
  const proxy = await record(live.url, exchanges);
  const outcome = await ask(proxy.url).catch((error: unknown) => String(error));
  await proxy.close();
  writeRecording(name, exchanges);
  console.log(name, exchanges.length, typeof outcome === 'string' ? outcome : '');
}

try {
  rmSync('test/providers/cube/recorded', { recursive: true, force: true });
  mkdirSync('test/providers/cube/recorded', { recursive: true });
  const token = cubeToken();
  for (const [name, query] of Object.entries(QUESTIONS)) await recorded(name, (url) => createCubeProvider({ url, token }).query(query, { signal }));
  await recorded('slow-query', (url) => createCubeProvider({ url, token, completeThrough: '2026-05-31' }).query(SLOW, { signal }));
  await recorded('members', (url) => createCubeProvider({ url, token }).members?.({ dimension: 'product', search: 'RES' }, { signal }) ?? Promise.resolve());
  await recorded('row-rules', (url) => createCubeProvider({ url, token: cubeToken({ territory: 'north' }), completeThrough: '2026-05-31' }).query({ measures: ['hcpsInUniverse'], period: { start: '2026-01-01', end: '2026-06-01' } }, { signal }));
  for (const [name, { authorization, body }] of Object.entries(RAW)) {
    await recorded(name, (url) => fetch(`${url}/load`, { method: 'POST', headers: { 'content-type': 'application/json', ...(authorization === 'valid' ? { authorization: token } : authorization === null ? {} : { authorization }) }, body: JSON.stringify(body) }));
  }
} finally {
  await live.stop();
}
