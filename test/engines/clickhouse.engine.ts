import { expect } from 'chai';
import { CORE_CATALOG } from '../../src/catalog/index.js';
import type { Query } from '../../src/contract/index.js';
import { createMemoryProvider } from '../../src/providers/memory/index.js';
import { createSqlProvider, type RowRule } from '../../src/sql/index.js';
import { startClickHouse, type ClickHouseServer } from '../../scripts/engines/clickhouse.mjs';
import { openClickHouse } from '../../examples/gateway/engines/clickhouse.js';
import { ENGINE_LIMITS } from '../../examples/gateway/options.js';
import { randomBelow } from '../providers/memory/engine/small.js';
import { allowedRows } from '../sql/support/allowed-rows.js';
import { differential } from '../sql/support/differential.js';
import { randomStateQuery, randomStates, STATE_MEASURES } from '../sql/support/random-states.js';
import { comparable, expectSame, openPair, outcome } from '../sql/support/same.js';
import { readTables, tableOptions } from '../sql/support/tables.js';
import { ask, INTERACTIONS, post, reader, signal, start, tokenFor } from '../examples/gateway/support.js';
import { TENANTS } from '../sql/support/tenants.js';
import { openTables } from './support/clickhouse.js';

describe('ClickHouse', function () {
  this.timeout(300_000);
  let server: ClickHouseServer;
  before(async function () {
    this.timeout(600_000);
    server = await startClickHouse();
  });
  after(() => server?.stop());

  differential('ClickHouse', (tables) => openTables(server.url, tables));

  it('answers random questions about states as from memory', async () => {
    const known = STATE_MEASURES.filter((id) => CORE_CATALOG.measures.some((measure) => measure.id === id));
    for (const k of [0, 5]) {
      const below = randomBelow(15_485_863 + k);
      const pair = await openPair((tables) => openTables(server.url, tables), randomStates(7919), { k, completeThrough: '2026-05-12' });
      for (let round = 0; round < 40; round++) await expectSame(pair, randomStateQuery(below, known));
      await pair.close();
    }
  });

  it('shows a reader the rows of a rule alone', async () => {
    for (const rule of [{ dimension: 'territory', in: ['north'] }, { dimension: 'specialty', in: ['lung', 'heart'] }] satisfies RowRule[]) {
      const below = randomBelow(rule.dimension.length);
      const sources = randomStates(97);
      const tables = await readTables(sources, CORE_CATALOG);
      const connection = await openTables(server.url, tables);
      const ruled = createSqlProvider({ connection, tables: tableOptions(tables), rules: [rule], source: 'tables', completeThrough: '2026-05-12' });
      const memory = createMemoryProvider({ tables: allowedRows(sources, rule), source: 'tables', completeThrough: '2026-05-12' });
      await ruled.ready;
      const known = STATE_MEASURES.filter((id) => ruled.capabilities?.measures[id]);
      for (let round = 0; round < 20; round++) {
        const query = randomStateQuery(below, known);
        const [expected, found] = await Promise.all([outcome(memory, query), outcome(ruled, query)]);
        if ('error' in expected) expect(found, JSON.stringify(query)).to.have.property('error');
        else expect(comparable(found), JSON.stringify(query)).to.deep.equal(comparable(expected));
      }
      for (const dimension of ['hcp', 'territory', 'specialty', 'segment', 'product']) expect(await ruled.members({ dimension }, { signal }), dimension).to.deep.equal(await memory.members?.({ dimension }, { signal }));
      await connection.close();
    }
  });

  it('stands behind the gateway', async () => {
    const tables = await readTables(TENANTS, CORE_CATALOG);
    const { connection } = { connection: await openTables(server.url, tables) };
    const { url } = await start({}, { connection, check: async () => undefined, close: () => connection.close() });
    const query: Query = { ...INTERACTIONS, dimensions: ['territory'] };
    expect((await (await reader(url, 'ours')).query(query, { signal })).rows).to.deep.equal([['ours', 24]]);
    expect((await post(`${url}/query`, ask(query), { token: await tokenFor("ours') or 1=1 --", '\\', "\\') or 1=1 --", '\t\n') })).body.results?.[0]?.result?.rows).to.deep.equal([]);
  });

  it('gets values as they are', async () => {
    const engine = openClickHouse({ url: server.url }, ENGINE_LIMITS);
    for (const value of ["O'Re\\'); drop--", '\\', '\\\\', '\t', 'a\nb', '\\N', '{p0:String}', '"', '`', '%', 'é€😀']) {
      expect(await engine.connection.run({ sql: 'select {p0:String}', parameters: [value] }, { signal }), JSON.stringify(value)).to.deep.equal([[value]]);
    }
    expect(await engine.connection.run({ sql: 'select nowhere', parameters: [] }, { signal }).catch((error: unknown) => String(error))).to.include('ClickHouse: Code: 47');
    await engine.close();
  });
});
