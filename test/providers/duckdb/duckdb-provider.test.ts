import { expect } from 'chai';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CORE_CATALOG } from '../../../src/catalog/index.js';
import type { Change, DataProvider, OmnichannelError, Progress, Query, Result } from '../../../src/contract/index.js';
import { createDuckDbProvider, type DuckDbEngine, type DuckDbInstance, type DuckDbProvider, type DuckDbProviderOptions } from '../../../src/providers/duckdb/index.js';
import { nodeDuckDb } from '../../../src/providers/duckdb/node.js';
import { createMemoryProvider } from '../../../src/providers/memory/index.js';
import { hostFile } from './host-tables.js';

const TABLES = {
  hcps: { csv: 'hcp,specialty,territory,targeted\nh1,gp|asthma,north,true\nh2,gp,north,true\nh3,gp,south,false\n' },
  interactions: { csv: 'hcp,occurredAt,channel,product,isPreview\nh1,2026-05-01,phone,respira,\nh1,2026-05-02,phone,respira,\nh2,2026-05-02,phone,nasalis,\nh3,2026-04-02,letter,respira,\n' },
};
const PERIOD = { start: '2026-04-01', end: '2026-06-01' };
const BY_CHANNEL: Query = { measures: ['interactions', 'activeHcps'], dimensions: ['channel'], period: PERIOD };
const BY_SPECIALTY: Query = { measures: ['interactions'], dimensions: ['specialty'], period: PERIOD };
const never = new AbortController().signal;
const ask = async (provider: DataProvider, query: Query = BY_CHANNEL): Promise<Result['rows']> => (await provider.query(query, { signal: never })).rows;
const rejection = (work: Promise<unknown>): Promise<OmnichannelError> => work.then(() => { throw new Error('nothing was refused'); }, (thrown: unknown) => thrown as OmnichannelError);

/** An engine whose instances are kept at hand, and its statements. */
function watched(engine: DuckDbEngine = nodeDuckDb()): DuckDbEngine & { readonly instances: DuckDbInstance[]; readonly statements: string[] } {
  const instances: DuckDbInstance[] = [];
  const statements: string[] = [];
  return {
    instances, statements,
    async start(options) {
      const instance = await engine.start(options);
      instances.push(instance);
      return {
        run: (statement, running) => {
          statements.push(statement.sql);
          return instance.run(statement, running);
        },
        insert: (insertion) => instance.insert(insertion), isAlive: () => instance.isAlive(), close: () => instance.close(),
      };
    },
  };
}

describe('a provider over DuckDB', function () {
  this.timeout(30_000);
  const open: DuckDbProvider[] = [];
  const create = (options: Partial<DuckDbProviderOptions> = {}): DuckDbProvider => {
    const provider = createDuckDbProvider({ engine: nodeDuckDb(), tables: TABLES, k: 1, ...options });
    open.push(provider);
    return provider;
  };
  afterEach(() => {
    for (const provider of open.splice(0)) provider.close();
  });

  it('starts its engine with the first question, once', async () => {
    const engine = watched();
    const provider = create({ engine });
    expect(engine.instances).to.have.lengthOf(0);
    await Promise.all([ask(provider), ask(provider), provider.ready]);
    expect(engine.instances).to.have.lengthOf(1);
  });

  it('answers as memory does', async () => {
    const [duckdb, memory] = [create(), createMemoryProvider({ tables: TABLES, k: 1 })];
    for (const query of [BY_CHANNEL, BY_SPECIALTY, { ...BY_CHANNEL, filters: [{ dimension: 'specialty', in: ['asthma'] }] }]) expect(await ask(duckdb, query)).to.deep.equal(await ask(memory, query));
    expect(duckdb.capabilities).to.deep.equal(memory.capabilities);
  });

  it('never asks for what needs an extension: zones of time, or the day of the engine', async () => {
    const engine = watched();
    const provider = create({ engine, completeThrough: '2026-05-31' });
    await provider.queryAll?.([BY_CHANNEL, BY_SPECIALTY, { ...BY_CHANNEL, grain: 'month' }, { ...BY_CHANNEL, basis: 'atEvent' }], { signal: never });
    await provider.members?.({ dimension: 'channel', period: PERIOD }, { signal: never });
    expect(engine.statements.length).to.be.greaterThan(5);
    expect(engine.statements.filter((statement) => /time zone|current_(?!schema)|\bnow\(|today\(|timestamptz|_json|_parquet/i.test(statement))).to.deep.equal([]);
  });

  it('refuses at once what cannot be right', () => {
    expect(() => create({ k: -1 })).to.throw('invalid k -1');
    expect(() => create({ completeThrough: '2026-02-30' })).to.throw('invalid date');
    expect(() => create({ tables: { interaction: [] } })).to.throw('unknown table "interaction"');
    expect(() => create({ catalog: { ...CORE_CATALOG, measures: [...CORE_CATALOG.measures, ...CORE_CATALOG.measures.slice(0, 1)] } })).to.throw('duplicate');
  });

  it('reads codes that look like SQL as codes', async () => {
    const odd = 'x\'); drop table "~interactions"; --\\\u0000';
    const provider = create({ completeThrough: '2026-05-31', tables: { interactions: [{ hcp: 'h1', occurredAt: '2026-05-01', channel: odd }, { hcp: 'h2', occurredAt: '2026-05-01', channel: 'phone' }] } });
    expect(await ask(provider, { ...BY_CHANNEL, filters: [{ dimension: 'channel', in: [odd] }] })).to.deep.equal([[odd.trim(), 1, 1]]);
    expect(await ask(provider, { ...BY_CHANNEL, dimensions: [], filters: [{ dimension: 'channel', notIn: [odd] }] })).to.deep.equal([[1, 1]]);
  });

  describe('with a broken table', () => {
    const tables = { ...TABLES, hcps: { csv: 'hcp,speciality\nh1,gp\n' } };

    it('answers what does not need it, and else says what is wrong', async () => {
      const provider = create({ tables });
      expect(await ask(provider)).to.have.lengthOf(2);
      expect((await rejection(ask(provider, BY_SPECIALTY))).code).to.equal('unknown-column');
      expect((await rejection(ask(provider, { ...BY_CHANNEL, filters: [{ dimension: 'territory', in: ['north'] }] }))).code).to.equal('unknown-column');
      const answers = await provider.queryAll?.([BY_SPECIALTY, BY_CHANNEL], { signal: never });
      expect(answers?.map((answer) => answer instanceof Error)).to.deep.equal([true, false]);
      expect((await rejection(provider.ready)).code).to.equal('unknown-column');
    });

    it('is mended by replacing the table, not by adding to it', async () => {
      const provider = create({ tables });
      expect((await rejection(provider.append('hcps', TABLES.hcps))).code).to.equal('unknown-column');
      await provider.replace('hcps', TABLES.hcps);
      expect((await ask(provider, BY_SPECIALTY)).map(([code]) => code)).to.deep.equal(['asthma', 'gp']);
    });
  });

  describe('that grows', () => {
    it('counts appended rows, with columns and codes that were not there', async () => {
      const provider = create();
      const memory = createMemoryProvider({ tables: TABLES, k: 1 });
      const many = Array.from({ length: 700 }, (_, at) => ({ hcp: `new${at}`, occurredAt: '2026-05-30', channel: 'web', campaign: `c${at % 3}` }));
      for (const source of [provider, memory]) {
        await source.append('interactions', many);
        await source.append('hcps', many.map(({ hcp }) => ({ hcp, specialty: `s${hcp}` })));
      }
      for (const query of [BY_CHANNEL, { ...BY_CHANNEL, dimensions: ['campaign'] }, BY_SPECIALTY]) expect(await ask(provider, query)).to.deep.equal(await ask(memory, query));
    });

    it('stays as it was where a change is refused', async () => {
      const provider = create();
      const before = await ask(provider);
      expect((await rejection(provider.append('interactions', [{ hcp: 'h1', occurredAt: 'tomorrow' }]))).code).to.equal('invalid-date');
      expect((await rejection(provider.replace('nothing', []))).code).to.equal('unknown-table');
      expect(await ask(provider)).to.deep.equal(before);
    });

    it('tells its listeners which measures changed, until they leave', async () => {
      const provider = create();
      const changes: Change[] = [];
      const leave = provider.subscribe?.((change) => changes.push(change));
      await provider.append('interactions', [{ hcp: 'h1', occurredAt: '2026-05-30', channel: 'web' }]);
      leave?.();
      await provider.replace('interactions', []);
      expect(changes).to.have.lengthOf(1);
      expect(changes[0]?.measures).to.include('interactions').and.not.include('contractValue');
    });

    it('exchanges a table between questions, never during one', async () => {
      const order: string[] = [];
      let release: () => void = () => undefined;
      const gate = { held: Promise.resolve() };
      const engine: DuckDbEngine = { start: async (options) => {
        const instance = await nodeDuckDb().start(options);
        return {
          run: async (statement, running) => {
            if (!statement.sql.includes('group by')) return instance.run(statement, running);
            await gate.held;
            return instance.run(statement, running).finally(() => order.push('question'));
          },
          insert: async (insertion) => {
            order.push(`insert ${insertion.table}`);
            return instance.insert(insertion);
          },
          isAlive: () => instance.isAlive(), close: () => instance.close(),
        };
      } };
      const provider = create({ engine, completeThrough: '2026-05-31' });
      await provider.ready;
      order.length = 0;
      gate.held = new Promise((resolve) => { release = resolve; });
      const asked = ask(provider, BY_SPECIALTY);
      await new Promise((resolve) => { setTimeout(resolve, 20); });
      const changed = provider.append('interactions', [{ hcp: 'h1', occurredAt: '2026-05-30', channel: 'web' }]);
      await new Promise((resolve) => { setTimeout(resolve, 50); });
      release();
      await Promise.all([asked, changed]);
      expect(order.at(-1)).to.equal('insert ~interactions');
      expect(order.length).to.be.greaterThan(1);
    });

    it('makes changes one after the other, and questions see one state', async () => {
      const provider = create({ completeThrough: '2026-05-31', tables: { interactions: [] } });
      const add = (day: number): Promise<void> => provider.append('interactions', [{ hcp: `h${day}`, occurredAt: `2026-05-0${day}`, channel: 'web' }]);
      const changes = [1, 2, 3, 4].map(add);
      const asked = [1, 2, 3].map(() => ask(provider, { ...BY_CHANNEL, dimensions: [] }));
      for (const [[interactions, hcps] = []] of await Promise.all(asked)) expect(interactions ?? hcps).to.equal(hcps ?? interactions);
      await Promise.all(changes);
      expect(await ask(provider, { ...BY_CHANNEL, dimensions: [] })).to.deep.equal([[4, 4]]);
    });
  });

  it('tells how far its parts have come', async () => {
    const provider = create();
    const told: Progress[] = [];
    provider.watchProgress?.((progress) => told.push(progress));
    await provider.ready;
    expect(told.filter(({ done }) => done).map(({ part, loaded, total }) => `${part} ${loaded}/${total}`).sort()).to.deep.equal(['engine 0/undefined', 'hcps 3/3', 'interactions 4/4']);
    const late: Progress[] = [];
    provider.watchProgress?.((progress) => late.push(progress));
    expect(late).to.deep.equal([]);
  });

  describe('whose engine ends', () => {
    it('starts another with the next question, with the tables as they were', async () => {
      const engine = watched();
      const provider = create({ engine });
      await provider.append('interactions', [{ hcp: 'h9', occurredAt: '2026-05-30', channel: 'web' }]);
      const before = await ask(provider);
      engine.instances[0]?.close();
      const failure = await rejection(ask(provider));
      expect([failure.code, failure.retryable]).to.deep.equal(['failed-engine', true]);
      expect(await ask(provider)).to.deep.equal(before);
      expect(engine.instances).to.have.lengthOf(2);
    });

    it('tries a start that failed again', async () => {
      let starts = 0;
      const engine: DuckDbEngine = { start: (options) => (starts++ === 0 ? Promise.reject(new Error('no room')) : nodeDuckDb().start(options)) };
      const provider = create({ engine });
      await rejection(ask(provider));
      expect(await ask(provider)).to.have.lengthOf(2);
    });
  });

  describe('that is told to stop', () => {
    it('gives up a question as soon as it is aborted', async () => {
      const provider = create();
      const stop = new AbortController();
      const asked = rejection(provider.query(BY_CHANNEL, { signal: stop.signal }));
      stop.abort(new Error('enough'));
      expect((await asked).message).to.equal('enough');
      expect((await rejection(provider.query(BY_CHANNEL, { signal: stop.signal }))).message).to.equal('enough');
    });

    it('refuses later questions and changes', async () => {
      const provider = create();
      const asked = ask(provider);
      provider.close();
      expect((await rejection(asked)).message).to.contain('closed');
      expect((await rejection(ask(provider))).message).to.contain('closed');
      expect((await rejection(provider.append('hcps', []))).message).to.contain('closed');
    });
  });

  it('interrupts a statement that is aborted, and locks the engine', async () => {
    const instance = await nodeDuckDb().start({ subject: 'test', report: () => undefined });
    const stop = new AbortController();
    const long = rejection(instance.run({ sql: 'select count(*) from range(100000000000) as r(i) where i % 7 = $1', parameters: [3] }, { signal: stop.signal }));
    setTimeout(() => stop.abort(new Error('enough')), 50);
    expect((await long).message).to.equal('enough');
    expect((await rejection(instance.run({ sql: 'set enable_external_access=true', parameters: [] }, { signal: never }))).code).to.equal('failed-engine');
    expect((await rejection(instance.run({ sql: "select * from read_csv('/etc/hostname')", parameters: [] }, { signal: never }))).message).to.contain('disabled');
    expect(await instance.isAlive()).to.equal(true);
    instance.close();
  });

  describe('over tables that the host has', () => {
    let folder = '';
    before(async () => { folder = await mkdtemp(path.join(tmpdir(), 'host-')); });
    after(() => rm(folder, { recursive: true }));

    it('asks them as they stand, alone or beside loaded ones', async () => {
      const file = path.join(folder, 'host.duckdb');
      const tables = await hostFile(file, TABLES, CORE_CATALOG);
      const memory = createMemoryProvider({ tables: TABLES, k: 1 });
      for (const [engine, hcps] of [[nodeDuckDb({ path: file, readOnly: true }), tables['hcps']], [nodeDuckDb({ path: file }), TABLES.hcps]] as const) {
        const provider = createDuckDbProvider({ engine, tables: { interactions: tables['interactions'] as object as typeof TABLES.hcps, hcps: hcps as typeof TABLES.hcps }, k: 1 });
        for (const query of [BY_CHANNEL, BY_SPECIALTY, { ...BY_CHANNEL, filters: [{ dimension: 'specialty', notIn: ['asthma'] }] }]) expect(await ask(provider, query)).to.deep.equal(await ask(memory, query));
        provider.close();
      }
    });

    it('names a table that is not there', async () => {
      const provider = create({ tables: { interactions: { table: 'nowhere' } } });
      expect((await rejection(ask(provider))).message).to.contain('missing table "nowhere"');
    });
  });
});
