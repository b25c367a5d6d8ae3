import { expect } from 'chai';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { OpenSource } from '../../demo/data.js';
import { openGateways } from '../../demo/server/gateways.js';
import type { DataProvider, Query } from '../../src/contract/index.js';
import { createDuckDbProvider } from '../../src/providers/duckdb/index.js';
import { nodeDuckDb } from '../../src/providers/duckdb/node.js';
import { createHttpProvider } from '../../src/providers/http/index.js';
import { createMemoryProvider } from '../../src/providers/memory/index.js';
import { comparable, outcome } from '../sql/support/same.js';
import { demoProvider } from './demo-sources.js';

/** All that the screens ask; `providers.element.test.ts` tells where it is out of date. */
const SCREENS = JSON.parse(readFileSync('test/demo/screen-questions.json', 'utf8')) as Readonly<Record<string, readonly Query[]>>;
const MEMBERS = ['segment', 'specialty', 'product', 'campaign', 'keyMessage', 'asset', 'theme', 'kpi'];
const { signal } = new AbortController();

const answersOf = (provider: DataProvider, queries: readonly Query[]): Promise<readonly unknown[]> => Promise.all(queries.map(async (query) => [query, comparable(await outcome(provider, query))]));

const ends: (() => Promise<void>)[] = [];
const inDuckDb = (): OpenSource => ({ id: _, ...parts }) => {
  const provider = createDuckDbProvider({ ...parts, engine: nodeDuckDb({ threads: 2 }) });
  ends.push(async () => provider.close());
  return provider;
};
async function overHttp(): Promise<OpenSource> {
  const gateways = await openGateways();
  const server = createServer((request, response) => void gateways.answer(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  ends.push(gateways.close, async () => { server.close(); server.closeAllConnections(); });
  const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}/figures`;
  const token = async (): Promise<string> => (await fetch(`${root}/token`)).text();
  return ({ id, name }) => createHttpProvider({ url: `${root}/${id}`, name, token });
}

describe('the figures of every screen of the demo', () => {
  let memory: DataProvider;
  before(async () => {
    memory = await demoProvider(({ id: _, ...parts }) => createMemoryProvider(parts));
  }).timeout(20_000);
  after(async () => void await Promise.all(ends.map((end) => end())));

  for (const [name, open] of Object.entries({ DuckDB: inDuckDb, 'a server': overHttp })) {
    describe(`from ${name}`, () => {
      let other: DataProvider;
      before(async () => {
        other = await demoProvider(await open());
      }).timeout(60_000);

      for (const [screen, queries] of Object.entries(SCREENS)) {
        it(`are those from memory on ${screen}`, async () => {
          expect(await answersOf(other, queries)).to.deep.equal(await answersOf(memory, queries));
        }).timeout(60_000);
      }

      it('come with the same members to filter by', async () => {
        for (const dimension of MEMBERS) expect(await other.members?.({ dimension }, { signal }), dimension).to.deep.equal(await memory.members?.({ dimension }, { signal }));
      }).timeout(20_000);
    });
  }
});
